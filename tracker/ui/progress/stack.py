"""Quarter by quarter: a bar for each quarter's end, a part for each state, drawn as the squares are.

Draws; the counts come from `rules`, the sentences from `words`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import streamlit as st

from tracker.dates import as_written, in_few_words
from tracker.outputs.data import flat_quarters
from tracker.outputs.drawn.bars import BarPart, bar
from tracker.outputs.drawn.html_table import Column, table
from tracker.outputs.markup import NOTHING, Html, details, for_ears, joined, link, paragraph
from tracker.outputs.parts.states import label_of, legend_of
from tracker.rules.lists.sources import MANY_SOURCES, in_all
from tracker.rules.series.quarters import LAST_QUARTERS, MOST_QUARTERS, Quarter, by_years, quarter_series
from tracker.ui.kit import address
from tracker.ui.kit.downloads import download_csv
from tracker.ui.parts.figures import figures_of
from tracker.ui.progress.sections import heading
from tracker.ui.shell.view import View
from tracker.vocabulary import State, Timeliness
from tracker.words.series.progress import all_may_be_done, may_be_done, quarter_text, series_text
from tracker.words.states import by_statement_text

_CAPTION = "How many were in which state at the end of"
_TWELVE = "The last twelve quarters"


def draw_quarters(view: View) -> None:
    """Draw how many were in which state at the end of each quarter, or of each year, as bars and as a table."""
    series = view.kept("quarters", lambda: quarter_series(view.register, view.spans, view.as_at))
    st.html(view.kept("quarters drawn", lambda: _quarters(view, series)))
    name = f"progress-{as_written(view.as_at)}.csv"
    rows = flat_quarters(series)
    download_csv("Download these numbers (CSV)", name, tuple(rows[0]), lambda: [list(row.values()) for row in rows])


def _quarters(view: View, series: Sequence[Quarter]) -> Html:
    told = [series_text(view.register, series, view.position), _may_be_done(view)]
    reading = paragraph(" ".join(filter(None, told)), class_="wide")
    is_long = len(series) > MOST_QUARTERS
    shown, period = (by_years(series), "year") if is_long else (series, "quarter")
    stacks = [_stack(view, shown, f"A bar for each {period}, a part for each state", period)]
    numbers = [_table(view, shown, f"{_CAPTION} each {period}", period)]
    if is_long:
        last = series[-LAST_QUARTERS:]
        stacks.append(_stack(view, last, f"{_TWELVE}, a part for each state", "quarter", unseen=False))
        numbers.append(_table(view, last, f"{_TWELVE}: how many were in which state at the end of each", "quarter"))
    drawn = NOTHING
    if _states_in(series):
        drawn = joined([_keys(view, series), *stacks, details("The same as a table of numbers", *numbers)])
    return joined([heading(view, "quarters"), reading, drawn])


def _may_be_done(view: View) -> str:
    """Return how many may be done by what is stated of the sources, of many of all together."""
    figures = figures_of(view)
    return all_may_be_done(in_all(figures)) if len(figures) > MANY_SOURCES else may_be_done(figures)


def _keys(view: View, series: Sequence[Quarter]) -> Html:
    """Return what the parts of the bars mean."""
    return legend_of(view, _states_in(series), late=False, by_statement=any(each.by_statement for each in series))


def _stack(view: View, series: Sequence[Quarter], caption: str, period: str, *, unseen: bool = True) -> Html:
    """Return a bar for each quarter or year, all to one measure: the most on file is as wide as there is room."""
    most = max(sum(each.states.values()) for each in series) or 1
    columns: list[Column[Quarter]] = [
        Column(period.capitalize(), lambda each: _then(view, each), header=True, one_line=True),
        Column("By state", lambda each: _bar(view, each, most)),
        Column("All", lambda each: f"{sum(each.states.values()):,}", number=True),
    ]
    if _has_deadlines(view):
        columns.append(Column("Past deadline", lambda each: f"{each.overdue + each.unreported:,}", number=True))
    return table(caption, columns, series, "grid stack", unseen=unseen)


def _has_deadlines(view: View) -> bool:
    return any(each.span.deadline.now for each in view.position.standings.values())


def _then(view: View, quarter: Quarter) -> Html:
    """Return what a quarter is called, a link to the list as at its last day."""
    return link(quarter_text(quarter), _listed(view, quarter), title=f"As at {in_few_words(quarter.ends)}")


def _listed(view: View, quarter: Quarter, **asked: str) -> str:
    return address.to_page("recommendations", asked, quarter.ends, view.known_at)


def _bar(view: View, quarter: Quarter, most: int) -> Html:
    parts = list(_parts(view, quarter))
    return joined([bar(parts, most), for_ears(", ".join(part.name for part in parts))])


def _parts(view: View, quarter: Quarter) -> Iterator[BarPart]:
    """Yield a part for each state, and beside it one for those that are in it by statement alone."""
    for state in State:
        hollow, label = quarter.by_statement.get(state, 0), label_of(view, state)
        if own := quarter.states.get(state, 0) - hollow:
            yield BarPart(state, own, f"{label}: {own:,}")
        if hollow:
            yield BarPart(state, hollow, f"{by_statement_text(label)}: {hollow:,}", by_statement=True)


def _states_in(series: Sequence[Quarter]) -> list[State]:
    return [state for state in State if any(each.states.get(state) for each in series)]


def _table(view: View, series: Sequence[Quarter], caption: str, period: str) -> Html:
    columns: list[Column[Quarter]] = [
        Column(period.capitalize(), quarter_text, header=True, one_line=True),
        Column("Counted on", lambda each: in_few_words(each.ends), one_line=True),
        *(_state_column(view, state) for state in _states_in(series)),
        *_hollow_columns(series),
        Column("All", lambda each: f"{sum(each.states.values()):,}", number=True),
    ]
    if _has_deadlines(view):
        columns.append(Column(Timeliness.OVERDUE.label, lambda each: f"{each.overdue:,}", number=True))
        columns.append(Column(Timeliness.UNREPORTED.label, lambda each: f"{each.unreported:,}", number=True))
    return table(caption, columns, series, "wide grid quarters")


def _state_column(view: View, state: State) -> Column[Quarter]:
    return Column(label_of(view, state), lambda each: _number(view, each, state), number=True)


def _number(view: View, quarter: Quarter, state: State) -> Html | str:
    """Return how many were in a state, a link to which they were."""
    number = quarter.states.get(state, 0)
    if not number:
        return "0"
    return link(f"{number:,}", _listed(view, quarter, state=state.value))


def _hollow_columns(series: Sequence[Quarter]) -> Iterator[Column[Quarter]]:
    """Yield a column of how many are done by statement, where any ever was."""
    if any(each.by_statement for each in series):
        yield Column("By statement alone", lambda each: f"{sum(each.by_statement.values()):,}", number=True)
