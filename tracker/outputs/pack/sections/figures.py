"""The pictures of a pack: a square a recommendation, or a bar a source; and a bar a quarter.

Puts numbers into figures; the words of what they show come from `words`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from tracker.dates import in_few_words
from tracker.outputs.pack.sections.facts import PackFacts
from tracker.outputs.pack.sections.parts import RowsColumn, rows_table
from tracker.outputs.paper.blocks import Block, Heading, Paragraph, Square, SquaresFigure, StackPart, StacksFigure, line
from tracker.rules.lists.sources import MANY_SOURCES, SourceFigures, in_all
from tracker.rules.series.quarters import LAST_QUARTERS, MOST_QUARTERS, Quarter, by_years, quarter_series
from tracker.vocabulary import PAST_DEADLINE, State, Timeliness
from tracker.words.pack import sections
from tracker.words.pack.supporting import hollow, squares_reading, states_text
from tracker.words.series.progress import all_may_be_done, may_be_done, quarter_text, series_text
from tracker.words.states import state_label

_MOST_SQUARES = 80  # of more a bar for each source: on a page each line of squares takes the room of three of text
_CAPTION = "Where the recommendations stand"
_BY_QUARTER = "How many were in which state at the end of each"
_TWELVE = "The last twelve quarters: how many were in which state at the end of each"


def recommendations_figure(facts: PackFacts) -> Iterator[Block]:
    """Yield the picture of where things stand; none where nothing is on file, or of more sources than can be seen."""
    sources = [each for each in facts.sources if each.standings]
    if not sources or len(facts.sources) > MANY_SOURCES:
        return
    reading = squares_reading({each.source.id: list(_numbers(facts, each)) for each in sources})
    if len(facts.position.standings) <= _MOST_SQUARES:
        yield SquaresFigure(_CAPTION, reading, tuple((each.source.id, _squares(each)) for each in sources))
        return
    bars = tuple((each.source.id, _parts_of(each)) for each in sources)
    yield StacksFigure(_CAPTION, reading, bars, _legend(facts, (part.state for _, parts in bars for part in parts)))


def _quarters_figure(facts: PackFacts, series: Sequence[Quarter], caption: str, reading: str) -> StacksFigure:
    """Return a bar for each quarter or year."""
    bars = tuple((quarter_text(each), _stack_parts(each.states, each.by_statement)) for each in series)
    return StacksFigure(caption, reading, bars, _legend(facts, (part.state for _, parts in bars for part in parts)))


def _legend(facts: PackFacts, states: Iterable[State]) -> tuple[tuple[State, str], ...]:
    """Return the words of the states that a picture shows, in the order of the vocabulary."""
    shown = set(states)
    return tuple(
        (state, state_label(facts.register, facts.position.sources, state)) for state in State if state in shown
    )


def _stack_parts(states: Mapping[State, int], by_statement: Mapping[State, int]) -> tuple[StackPart, ...]:
    """Return a bar's parts: of each state those that stand there by themselves, then by a statement alone."""
    return tuple(
        StackPart(state, number, is_hollow)
        for state in State
        for number, is_hollow in (
            (states.get(state, 0) - by_statement.get(state, 0), False),
            (by_statement.get(state, 0), True),
        )
        if number
    )


def _squares(figures: SourceFigures) -> tuple[Square, ...]:
    return tuple(
        Square(each.span.recommendation, each.span.state, each.timeliness in PAST_DEADLINE, each.span.by_statement)
        for each in figures.standings
    )


def _parts_of(figures: SourceFigures) -> tuple[StackPart, ...]:
    by_statement = Counter(each.span.state for each in figures.standings if each.span.by_statement)
    return _stack_parts(figures.source.states, by_statement)


def _numbers(facts: PackFacts, figures: SourceFigures) -> Iterator[tuple[str, int]]:
    for part in _parts_of(figures):
        yield _label(facts, [figures.source.id], part), part.number


def quarter_blocks(facts: PackFacts) -> Iterator[Block]:
    """Yield the counts at the end of each quarter; over a long time at the end of each year, then the last quarters."""
    yield Heading(3, sections.QUARTERS, "quarters")
    if not facts.position.standings:
        yield Paragraph(line(sections.NOTHING_ON_FILE))
        return
    series = quarter_series(facts.register, facts.shown.spans, facts.as_at)
    reading = series_text(facts.register, series, facts.position)
    yield Paragraph(line(" ".join(filter(None, [reading, _may_be_done(facts)]))))
    if len(series) > MOST_QUARTERS:
        yield from _counted(facts, by_years(series), f"{_BY_QUARTER} year", "Year", reading)
        yield from _counted(facts, series[-LAST_QUARTERS:], _TWELVE, "Quarter", reading)
    else:
        yield from _counted(facts, series, f"{_BY_QUARTER} quarter", "Quarter", reading)


def _may_be_done(facts: PackFacts) -> str:
    if len(facts.sources) > MANY_SOURCES:
        return all_may_be_done(in_all(facts.sources))
    return may_be_done(facts.sources)


def _counted(facts: PackFacts, series: Sequence[Quarter], caption: str, period: str, reading: str) -> Iterator[Block]:
    yield _quarters_figure(facts, series, caption, reading)
    columns: list[RowsColumn[Quarter]] = [
        RowsColumn(period, quarter_text, 1.7),
        RowsColumn("Counted on", lambda each: in_few_words(each.ends), 1.4),
        RowsColumn("By state", lambda each: _states(facts, each), 6),
    ]
    columns.append(RowsColumn("All", lambda each: f"{sum(each.states.values()):,}", number=True))
    if any(each.span.deadline.now for each in facts.position.standings.values()):
        columns.append(RowsColumn(Timeliness.OVERDUE.label, lambda each: f"{each.overdue:,}", number=True))
        columns.append(RowsColumn(Timeliness.UNREPORTED.label, lambda each: f"{each.unreported:,}", 1.8, number=True))
    yield rows_table(caption, columns, series)


def _states(facts: PackFacts, quarter: Quarter) -> str:
    parts = _stack_parts(quarter.states, quarter.by_statement)
    return states_text([(_label(facts, facts.position.sources, part), part.number) for part in parts])


def _label(facts: PackFacts, sources: Iterable[str], part: StackPart) -> str:
    return hollow(state_label(facts.register, sources, part.state), part.by_statement)
