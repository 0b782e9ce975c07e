"""Quarter by quarter: a bar for each quarter's end, stacked by state, its sentence, its numbers and their download.

Draws; the counts come from `rules`, the sentences from `words`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import streamlit as st

from tracker.dates import as_written, in_few_words
from tracker.outputs.data import flat_quarters
from tracker.rules.series.quarters import LAST_QUARTERS, MOST_QUARTERS, Quarter, by_years, quarter_series
from tracker.ui.kit.charts import BLUE, GREEN, INK, QUIET, draw_chart, empty_chart
from tracker.ui.kit.contents import draw_contents as draw_links
from tracker.ui.kit.downloads import download_csv
from tracker.ui.kit.markup import Html, element, paragraph
from tracker.ui.kit.tables import Column, table
from tracker.ui.parts.states import label_of, legend_of
from tracker.ui.parts.worked_out import section
from tracker.ui.shell.view import View
from tracker.vocabulary import State, Timeliness
from tracker.words.series.progress import quarter_text, series_text
from tracker.words.states import by_statement_text

# How each state is drawn: as its square is, as far as a bar can be: its colour and plotly's name of the pattern.
_LOOKS = {
    State.VERIFIED: (GREEN, ""),
    State.VERIFICATION_LAPSED: (GREEN, "-"),
    State.IMPLEMENTED: (BLUE, ""),
    State.PARTLY_VERIFIED: (GREEN, "/"),
    State.PARTLY_IMPLEMENTED: (BLUE, "+"),
    State.IN_PROGRESS: (BLUE, "\\"),
    State.NOT_STARTED: (INK, "."),
    State.NOT_REPORTED: ("#ffffff", ""),
    State.SUPERSEDED: (QUIET, "-"),
    State.CLOSED_NOT_IMPLEMENTED: (QUIET, "x"),
}
_CAPTION = "How many were in which state at the end of"
_SECTIONS = {
    "quarters": "Quarter by quarter",
    "flow": "What happened",
    "times": "How long it takes",
    "slippage": "Deadlines moved",
    "forecast": "Forecast",
    "two-dates": "Two dates side by side",
    "restated": "What meetings were told that is told differently now",
}


def draw_contents() -> None:
    """Draw links to the sections of the page."""
    draw_links(*((name, place) for place, name in _SECTIONS.items()))


def heading(view: View, place: str) -> Html:
    """Return the heading of a section of the page, where its link leads."""
    return section(view, _SECTIONS[place], place, place)


def draw_quarters(view: View) -> None:
    """Draw how many were in which state at the end of each quarter, or of each year, as bars and as a table."""
    series = view.kept("quarters", lambda: quarter_series(view.register, view.spans, view.as_at))
    reading = view.kept("quarters told", lambda: series_text(view.register, series, view.position))
    st.html(heading(view, "quarters"))
    is_long = len(series) > MOST_QUARTERS
    shown, period = (by_years(series), "year") if is_long else (series, "quarter")
    numbers = view.kept("quarters table", lambda: _table(view, shown, f"{_CAPTION} each {period}", period))
    states = _states_in(series)
    if states:
        figure = view.kept("quarters drawn", lambda: _figure(view, shown, states))
        hollow = any(each.by_statement for each in series)
        keys = element("div", legend_of(view, states, late=False, by_statement=hollow), class_="stack")
        draw_chart(figure, reading, numbers, "quarters", table_open=True, legend=keys)
    else:
        st.html(paragraph(reading))
    if is_long:
        last, caption = (
            series[-LAST_QUARTERS:],
            "The last twelve quarters: how many were in which state at the end of each",
        )
        st.html(view.kept("last quarters", lambda: _table(view, last, caption, "quarter")))
    name = f"progress-{as_written(view.as_at)}.csv"
    rows = flat_quarters(series)
    download_csv("Download these numbers (CSV)", name, tuple(rows[0]), lambda: [list(row.values()) for row in rows])


def _states_in(series: Sequence[Quarter]) -> list[State]:
    return [state for state in State if any(each.states.get(state) for each in series)]


def _height(series: Sequence[Quarter]) -> int:
    return 60 + 30 * len(series)


def _figure(view: View, series: Sequence[Quarter], states: Sequence[State]) -> Any:
    figure = empty_chart(_height(series))
    for state in states:
        colour, shape = _LOOKS[state]
        label = label_of(view, state)
        hollow = [each.by_statement.get(state, 0) for each in series]
        full = [each.states.get(state, 0) - number for each, number in zip(series, hollow, strict=True)]
        _add_bars(figure, series, full, label, colour, shape)
        if any(hollow):
            _add_bars(figure, series, hollow, by_statement_text(label), colour, "", hollow=True)
    figure.update_layout(barmode="stack", bargap=0.25, showlegend=False)  # the words stand above, at any width
    figure.update_yaxes(type="category", autorange="reversed", dtick=1, showgrid=False, ticklabelstandoff=8)
    figure.update_xaxes(tickformat=",d", rangemode="tozero", nticks=6)
    return figure


def _add_bars(
    figure: Any,
    series: Sequence[Quarter],
    numbers: Sequence[int],
    label: str,
    colour: str,
    shape: str,
    hollow: bool = False,
) -> None:
    """Add a part of each quarter's bar; `shape`: plotly's name of the pattern; `hollow`: an outline of the colour."""
    figure.add_bar(
        orientation="h",
        name=label,
        y=[quarter_text(each) for each in series],
        x=numbers,
        marker={
            "color": "#ffffff" if hollow else colour,
            "line": {"color": QUIET if colour == "#ffffff" else colour, "width": 3 if hollow else 1.5},
            "pattern": {"shape": shape, "fillmode": "replace", "bgcolor": "#ffffff", "size": 7, "solidity": 0.4},
        },
        hovertemplate=f"%{{y}}: %{{x:,}} {label}<extra></extra>",
    )


def _table(view: View, series: Sequence[Quarter], caption: str, period: str) -> Html:
    columns: list[Column[Quarter]] = [
        Column(period.capitalize(), quarter_text, header=True, one_line=True),
        Column("Counted on", lambda each: in_few_words(each.ends), one_line=True),
        *(_state_column(view, state) for state in _states_in(series)),
        *_hollow_columns(series),
        Column("All", lambda each: f"{sum(each.states.values()):,}", number=True),
        Column(Timeliness.OVERDUE.label, lambda each: f"{each.overdue:,}", number=True),
        Column(Timeliness.UNREPORTED.label, lambda each: f"{each.unreported:,}", number=True),
    ]
    return table(caption, columns, series, "wide grid quarters")


def _state_column(view: View, state: State) -> Column[Quarter]:
    return Column(label_of(view, state), lambda each: f"{each.states.get(state, 0):,}", number=True)


def _hollow_columns(series: Sequence[Quarter]) -> Iterator[Column[Quarter]]:
    """Yield a column of how many are done by statement, where any ever was."""
    if any(each.by_statement for each in series):
        yield Column("By statement alone", lambda each: f"{sum(each.by_statement.values()):,}", number=True)
