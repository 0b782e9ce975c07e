"""The rules about a source as a whole: what was stated of it, how much of it is on file, in which wording.

Takes a register and the position of a day, returns what it finds. A rule is its figures and the function that finds
them; when each holds is told in the vocabulary.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from tracker.register.records import Register
from tracker.register.schema.recommendations import Statement
from tracker.rules.exceptions.case import Figures, Found, days_after, raised
from tracker.rules.history.newest import newest
from tracker.rules.state.position import Position, Standing
from tracker.rules.state.proving import verdicts
from tracker.rules.state.sources import Counted
from tracker.vocabulary import DONE, OPEN, Rule, Says, State, WordingStatus


@dataclass(frozen=True, slots=True)
class StatementContradicted(Figures):
    """`total`: how many the source makes; `room`: how many the register's own entries leave that may be done."""

    rule: ClassVar = Rule.STATEMENT_CONTRADICTED
    counted: Counted
    total: int
    room: int


def statement_contradicted(register: Register, position: Position) -> Found:
    for source in position.sources.values():
        if source.contradicted:
            figures = StatementContradicted(source.contradicted, source.total, source.contradicted_room)
            yield raised("source", source.id, source.contradicted.statement.date, position.as_at, figures)


@dataclass(frozen=True, slots=True)
class StatedNotEvidenced(Figures):
    """`total`: how many the source makes; `done`: how many of those that the statement is about are shown as done."""

    rule: ClassVar = Rule.STATED_NOT_EVIDENCED
    counted: Counted
    total: int
    done: int


def stated_not_evidenced(register: Register, position: Position) -> Found:
    for source in position.sources.values():
        if source.widest:
            figures = StatedNotEvidenced(source.widest, source.total, source.widest.at_least - source.gap)
            yield raised("source", source.id, source.widest.statement.date, position.as_at, figures)


def statement_of(figures: Figures) -> Statement | None:
    """Return the statement that an exception about a source is about; None where it is about none."""
    if isinstance(figures, StatementContradicted | StatedNotEvidenced):
        return figures.counted.statement
    return figures.statement if isinstance(figures, RestsOnStatement | ExpectationOfSourcePassed) else None


@dataclass(frozen=True, slots=True)
class CountMismatch(Figures):
    """`makes`: how many the source says it makes."""

    rule: ClassVar = Rule.COUNT_MISMATCH
    makes: int
    on_file: int


def count_mismatch(register: Register, position: Position) -> Found:
    for source in position.sources.values():
        if source.expected_count is not None and source.on_file != source.expected_count:
            since, figures = register.sources[source.id].issued_on, CountMismatch(source.expected_count, source.on_file)
            yield raised("source", source.id, since, position.as_at, figures)


@dataclass(frozen=True, slots=True)
class RestsOnStatement(Figures):
    """How many of the source's done ones are so by a statement alone. `statement`: the newest that carries one.

    `done`: how many are done in all; `not_transcribed`: of how many that a statement carries the text was not seen.
    """

    rule: ClassVar = Rule.RESTS_ON_STATEMENT
    carried: int
    done: int
    not_transcribed: int
    statement: Statement


def rests_on_statement(register: Register, position: Position) -> Found:
    for id, standings in _of_sources(register, position).items():
        carried = _carried(standings)
        statement = newest(_carrying(register, id, carried, position.as_at))
        if statement is not None:
            wordings = (register.recommendations[each.span.recommendation].wording_status for each in carried)
            unseen = sum(wording is WordingStatus.NOT_TRANSCRIBED for wording in wordings)
            figures = RestsOnStatement(len(carried), position.sources[id].done, unseen, statement)
            yield raised("source", id, statement.date, position.as_at, figures)


def carrying_statement(register: Register, source: str, standings: list[Standing], as_at: date) -> Statement | None:
    """Return the newest statement by which alone some of a source's recommendations are done; None where none is."""
    return newest(_carrying(register, source, _carried(standings), as_at))


def _carried(standings: list[Standing]) -> list[Standing]:
    return [each for each in standings if each.span.by_statement and each.span.state in DONE]


def _carrying(register: Register, source: str, carried: list[Standing], as_at: date) -> list[Statement]:
    """Return the statements that carry one: what is verified by those that say so, where that is the verdict on it.

    What was superseded is carried by none that came after its state was settled by that.
    """
    statements = [
        each for each in register.sources[source].statements if each.says in (Says.IMPLEMENTED, Says.VERIFIED)
    ]
    places: set[int] = set()
    for standing in carried:
        id, until = standing.span.recommendation, standing.span.details.settled_on or as_at
        covering = [each for each in statements if each.date <= until and register.covers(each, id)]
        judged_on = _judged_on(register, id, until)
        verifying = [each for each in covering if each.says is Says.VERIFIED and each.date >= judged_on]
        carrying = verifying if verifying and standing.span.state is State.VERIFIED else covering
        places.update(each.place for each in carrying)
    return [each for each in statements if each.place in places]


def _judged_on(register: Register, recommendation: str, until: date) -> date:
    """Return when the last verification was, after which an older statement is no verdict any more."""
    given = verdicts(register.responses.get(recommendation), until)
    return max((verdict.date for verdict in given), default=date.min)


def _of_sources(register: Register, position: Position) -> dict[str, list[Standing]]:
    """Return where the recommendations of each source stand, by the source's id."""
    standings: dict[str, list[Standing]] = {id: [] for id in position.sources}
    for id, standing in position.standings.items():
        source = register.recommendations[id].source
        if source in standings:
            standings[source].append(standing)
    return standings


@dataclass(frozen=True, slots=True)
class ExpectationOfSourcePassed(Figures):
    """`still_open`: how many of those that the statement covers are open."""

    rule: ClassVar = Rule.EXPECTATION_PASSED
    statement: Statement
    expected: date
    still_open: int


def expectation_of_source_passed(register: Register, position: Position) -> Found:
    """Find it by what the newest such statement covers: one that says "some", or a number, names none that is late."""
    for id, standings in _of_sources(register, position).items():
        expecting = (each for each in register.sources[id].statements if each.says is Says.EXPECTED)
        statement = newest(expecting, position.as_at)
        if statement is None or statement.expected is None or not statement.expected < position.as_at:
            continue
        still_open = sum(
            each.span.state in OPEN and register.covers(statement, each.span.recommendation) for each in standings
        )
        if still_open:
            figures = ExpectationOfSourcePassed(statement, statement.expected, still_open)
            yield raised("source", id, days_after(statement.expected, 1), position.as_at, figures)


@dataclass(frozen=True, slots=True)
class WordingMissing(Figures):
    """How many of a source's recommendations are not transcribed, and how many are themes; `of`: of how many."""

    rule: ClassVar = Rule.WORDING_MISSING
    not_transcribed: int
    themes: int
    of: int


def wording_missing(register: Register, position: Position) -> Found:
    """Find one exception for a source, with the numbers: one for each recommendation would hide all others."""
    for id, standings in _of_sources(register, position).items():
        statuses = [register.recommendations[each.span.recommendation].wording_status for each in standings]
        not_transcribed, themes = statuses.count(WordingStatus.NOT_TRANSCRIBED), statuses.count(WordingStatus.THEME)
        if not_transcribed or themes:
            figures = WordingMissing(not_transcribed, themes, len(statuses))
            yield raised("source", id, register.sources[id].issued_on, position.as_at, figures)


ABOUT_SOURCES: tuple[Callable[[Register, Position], Found], ...] = (
    statement_contradicted,
    stated_not_evidenced,
    rests_on_statement,
    count_mismatch,
    expectation_of_source_passed,
    wording_missing,
)
