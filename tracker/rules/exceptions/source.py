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
from tracker.rules.state.newest import newest
from tracker.rules.state.position import Position
from tracker.rules.state.sources import Counted
from tracker.vocabulary import DONE, Covers, Rule, Says, State, WordingStatus


@dataclass(frozen=True, slots=True)
class StatementContradicted(Figures):
    """`room`: how many the register's own entries leave that may be done."""

    rule: ClassVar = Rule.STATEMENT_CONTRADICTED
    counted: Counted
    room: int


def statement_contradicted(register: Register, position: Position) -> Found:
    for source in position.sources.values():
        if source.contradicted:
            figures = StatementContradicted(source.contradicted, source.contradicted_room)
            yield raised("source", source.id, source.contradicted.statement.date, position.as_at, figures)


@dataclass(frozen=True, slots=True)
class StatedNotEvidenced(Figures):
    """`done`: how many of those that the statement is about are shown as done."""

    rule: ClassVar = Rule.STATED_NOT_EVIDENCED
    counted: Counted
    done: int


def stated_not_evidenced(register: Register, position: Position) -> Found:
    for source in position.sources.values():
        if source.widest:
            figures = StatedNotEvidenced(source.widest, source.widest.at_least - source.gap)
            yield raised("source", source.id, source.widest.statement.date, position.as_at, figures)


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
class ExpectationOfSourcePassed(Figures):
    """`waiting`: how many of those that the statement is about are neither done nor closed."""

    rule: ClassVar = Rule.EXPECTATION_PASSED
    statement: Statement
    expected: date
    waiting: int


def expectation_of_source_passed(register: Register, position: Position) -> Found:
    for id in position.sources:
        expecting = (each for each in register.sources[id].statements if each.says is Says.EXPECTED)
        statement = newest(expecting, position.as_at)
        if statement is None or statement.expected is None or not statement.expected < position.as_at:
            continue
        waiting = _still_expected(register, position, id, statement)
        if waiting:
            figures = ExpectationOfSourcePassed(statement, statement.expected, waiting)
            yield raised("source", id, days_after(statement.expected, 1), position.as_at, figures)


def _still_expected(register: Register, position: Position, source: str, statement: Statement) -> int:
    """Return how many of those a statement is about are neither done nor closed; where it lists none, by number."""
    states = [
        standing.span.state
        for id, standing in position.standings.items()
        if register.recommendations[id].source == source and (register.covers(statement, id) or not _lists(statement))
    ]
    done = sum(state in DONE for state in states)
    if _lists(statement):
        return sum(state not in DONE and state is not State.CLOSED_NOT_IMPLEMENTED for state in states)
    return max(0, (statement.at_least or 1) - done)


def _lists(statement: Statement) -> bool:
    return statement.covers is not None and statement.covers is not Covers.SOME


@dataclass(frozen=True, slots=True)
class WordingMissing(Figures):
    """How many of a source's recommendations are not transcribed, and how many are themes; `of`: of how many."""

    rule: ClassVar = Rule.WORDING_MISSING
    not_transcribed: int
    themes: int
    of: int


def wording_missing(register: Register, position: Position) -> Found:
    """Find one exception for a source, with the numbers: one for each recommendation would hide all others."""
    for id in position.sources:
        statuses = [each.wording_status for each in register.of_source(id)]
        not_transcribed, themes = statuses.count(WordingStatus.NOT_TRANSCRIBED), statuses.count(WordingStatus.THEME)
        if not_transcribed or themes:
            figures = WordingMissing(not_transcribed, themes, len(statuses))
            yield raised("source", id, register.sources[id].issued_on, position.as_at, figures)


ABOUT_SOURCES: tuple[Callable[[Register, Position], Found], ...] = (
    statement_contradicted,
    stated_not_evidenced,
    count_mismatch,
    expectation_of_source_passed,
    wording_missing,
)
