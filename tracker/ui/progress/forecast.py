"""The forecast: what the method says, how it did at earlier quarter-ends, and what the owners themselves expect.

Draws; the forecast comes from `rules`, the sentences from `words`.
"""

from __future__ import annotations

import streamlit as st

from tracker.dates import in_few_words
from tracker.outputs.drawn.html_table import Column, table
from tracker.outputs.markup import NOTHING, Html, details, element, joined, paragraph
from tracker.rules.series.forecast import Backtest, Expectation, Forecast, forecast, soonest_first
from tracker.ui.progress.sections import opening
from tracker.ui.shell.view import View
from tracker.words.figures import the_end_of
from tracker.words.meetings.owed import owner_name
from tracker.words.series import forecast as words

_SHOWN = 25  # owners' dates: of more the soonest


def draw_forecast(view: View) -> None:
    """Draw the forecast of the day, or that there is not enough history for one."""
    st.html(view.kept("forecast", lambda: _forecast(view)))


def _forecast(view: View) -> Html:
    found = forecast(view.register, view.spans, view.as_at)
    told = element(
        "div",
        paragraph(words.forecast_text(found.now), class_="wide"),
        details("How this is made", paragraph(words.METHOD)),
        paragraph(words.backtest_text(found.backtest), class_="wide"),
        _backtest(found),
        paragraph(words.expected_text(found), class_="wide"),
        class_="forecast",
    )
    return opening(view, "forecast", words.forecast_gist(found.now), told, _expected(view, found))


def _backtest(found: Forecast) -> Html:
    if not any(each.then.given for each in found.backtest):
        return NOTHING
    columns: list[Column[Backtest]] = [
        Column("Forecast on", lambda each: in_few_words(each.then.made_on), header=True, one_line=True),
        Column("Open then", lambda each: f"{each.then.open:,}", number=True),
        Column("As likely as not by", lambda each: words.then_text(each, each.then.median)),
        Column("With a chance of 85% by", lambda each: words.then_text(each, each.then.p85)),
        Column("What came of it", words.came_of_it),
    ]
    made = table("What the method said at earlier quarter-ends", columns, found.backtest, "wide", unseen=True)
    return details("What the method said at earlier quarter-ends", made)


def _expected(view: View, found: Forecast) -> Html:
    if not found.expected:
        return NOTHING
    columns: list[Column[Expectation]] = [
        Column("Recommendation", lambda each: view.recommendation(each.recommendation), header=True),
        Column("Action", lambda each: each.action, one_line=True),
        Column("Owner", lambda each: owner_name(view.register, each.owner)),
        Column("Said on", lambda each: in_few_words(each.said_on), one_line=True),
        Column("Expected by", lambda each: the_end_of(each.expected)),
    ]
    shown = found.expected if len(found.expected) <= _SHOWN else soonest_first(found.expected)[:_SHOWN]
    made = table("When owners expect their actions to be done", columns, shown, "wide")
    left = len(found.expected) - _SHOWN
    return joined([made, paragraph(words.later_text(left)) if left > 0 else NOTHING])
