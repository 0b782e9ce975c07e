"""Quarter by quarter: a bar for each quarter's end, a part for each state, drawn as the squares are; and as numbers.

Draws; the counts come from `rules`, the words from `words`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from tracker.dates import in_few_words
from tracker.outputs.drawn.bars import BarPart, bar
from tracker.outputs.drawn.html_table import Column, table
from tracker.outputs.markup import Html, details, escaped, for_ears, joined, link, paragraph
from tracker.outputs.parts.showing import Showing
from tracker.outputs.parts.states import label_of, legend_of
from tracker.rules.lists.sources import MANY_SOURCES, SourceFigures, in_all
from tracker.rules.series.quarters import LAST_QUARTERS, MOST_QUARTERS, Quarter, by_years
from tracker.vocabulary import State, Timeliness
from tracker.words.series.progress import all_may_be_done, may_be_done, quarter_text, series_text
from tracker.words.states import by_statement_text

_CAPTION = "How many were in which state at the end of"
_TWELVE = "The last twelve quarters"
LeadTo = Callable[[Quarter, State | None], str]  # the address of a list as at a quarter's end; "" where there is none


def leads_nowhere(_: Quarter, __: State | None) -> str:
    """Return that there is no list of a quarter's end."""
    return ""


def quarter_by_quarter(
    page: Showing, series: Sequence[Quarter], figures: Sequence[SourceFigures], lead: LeadTo = leads_nowhere
) -> Html:
    """Return the reading, the bars and the numbers; of a long series a bar for each year, then the last quarters.

    `figures`: what the sources come to; `lead`: the address of the list as at a quarter's end, of all or of a state.
    """
    told = [series_text(page.register, series, page.position), _may_be_done(figures)]
    reading = paragraph(" ".join(filter(None, told)), class_="wide")
    if not _states_in(series):
        return reading
    is_long = len(series) > MOST_QUARTERS
    shown, period = (by_years(series), "year") if is_long else (series, "quarter")
    stacks = [_stack(page, shown, f"A bar for each {period}, a part for each state", period, lead)]
    numbers = [_table(page, shown, f"{_CAPTION} each {period}", period, lead)]
    if is_long:
        last, caption = series[-LAST_QUARTERS:], f"{_TWELVE}: how many were in which state at the end of each"
        stacks.append(_stack(page, last, f"{_TWELVE}, a part for each state", "quarter", lead, unseen=False))
        numbers.append(_table(page, last, caption, "quarter", lead))
    return joined([reading, _keys(page, series), *stacks, details("The same as a table of numbers", *numbers)])


def _may_be_done(figures: Sequence[SourceFigures]) -> str:
    """Return how many may be done by what is stated of the sources, of many of all together."""
    return all_may_be_done(in_all(figures)) if len(figures) > MANY_SOURCES else may_be_done(figures)


def _keys(page: Showing, series: Sequence[Quarter]) -> Html:
    """Return what the parts of the bars mean."""
    return legend_of(page, _states_in(series), late=False, by_statement=any(each.by_statement for each in series))


def _stack(
    page: Showing, series: Sequence[Quarter], caption: str, period: str, lead: LeadTo, *, unseen: bool = True
) -> Html:
    """Return a bar for each quarter or year, all to one measure: the most on file is as wide as there is room."""
    most = max(sum(each.states.values()) for each in series) or 1
    columns: list[Column[Quarter]] = [
        Column(period.capitalize(), lambda each: _then(each, lead), header=True, one_line=True),
        Column("By state", lambda each: _bar(page, each, most)),
        Column("All", lambda each: f"{sum(each.states.values()):,}", number=True),
    ]
    if _has_deadlines(page):
        columns.append(Column("Past deadline", lambda each: f"{each.overdue + each.unreported:,}", number=True))
    return table(caption, columns, series, "grid stack", unseen=unseen)


def _has_deadlines(page: Showing) -> bool:
    return any(each.span.deadline.now for each in page.position.standings.values())


def _then(quarter: Quarter, lead: LeadTo) -> Html:
    """Return what a quarter is called, a link to the list as at its last day where there is one."""
    name, address = quarter_text(quarter), lead(quarter, None)
    return link(name, address, title=f"As at {in_few_words(quarter.ends)}") if address else escaped(name)


def _bar(page: Showing, quarter: Quarter, most: int) -> Html:
    parts = list(_parts(page, quarter))
    return joined([bar(parts, most), for_ears(", ".join(part.name for part in parts))])


def _parts(page: Showing, quarter: Quarter) -> Iterator[BarPart]:
    """Yield a part for each state, and beside it one for those that are in it by statement alone."""
    for state in State:
        hollow, label = quarter.by_statement.get(state, 0), label_of(page, state)
        if own := quarter.states.get(state, 0) - hollow:
            yield BarPart(state, own, f"{label}: {own:,}")
        if hollow:
            yield BarPart(state, hollow, f"{by_statement_text(label)}: {hollow:,}", by_statement=True)


def _states_in(series: Sequence[Quarter]) -> list[State]:
    return [state for state in State if any(each.states.get(state) for each in series)]


def _table(page: Showing, series: Sequence[Quarter], caption: str, period: str, lead: LeadTo) -> Html:
    columns: list[Column[Quarter]] = [
        Column(period.capitalize(), quarter_text, header=True, one_line=True),
        Column("Counted on", lambda each: in_few_words(each.ends), one_line=True),
        *(_state_column(page, state, lead) for state in _states_in(series)),
        *_hollow_columns(series),
        Column("All", lambda each: f"{sum(each.states.values()):,}", number=True),
    ]
    if _has_deadlines(page):
        columns.append(Column(Timeliness.OVERDUE.label, lambda each: f"{each.overdue:,}", number=True))
        columns.append(Column(Timeliness.UNREPORTED.label, lambda each: f"{each.unreported:,}", number=True))
    return table(caption, columns, series, "wide grid quarters")


def _state_column(page: Showing, state: State, lead: LeadTo) -> Column[Quarter]:
    return Column(label_of(page, state), lambda each: _number(each, state, lead), number=True)


def _number(quarter: Quarter, state: State, lead: LeadTo) -> Html | str:
    """Return how many were in a state, a link to which they were."""
    number = quarter.states.get(state, 0)
    if not number:
        return "0"
    address = lead(quarter, state)
    return link(f"{number:,}", address) if address else f"{number:,}"


def _hollow_columns(series: Sequence[Quarter]) -> Iterator[Column[Quarter]]:
    """Yield a column of how many are done by statement, where any ever was."""
    if any(each.by_statement for each in series):
        yield Column("By statement alone", lambda each: f"{sum(each.by_statement.values()):,}", number=True)
