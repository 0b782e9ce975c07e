"""The rules about what is more than one recommendation: sources, decisions, concerns, indicators.

Takes a register and the position of a day, returns what it finds. One function per rule, its docstring its help.
"""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import groupby

from tracker.dates import as_written
from tracker.register.records import Register, covers
from tracker.register.schema.recommendations import Statement
from tracker.register.schema.supporting import Indicator, Observation
from tracker.rules.exceptions.case import Found, days_after, raised
from tracker.rules.state.position import Position
from tracker.rules.state.settled import is_resolved, waits
from tracker.vocabulary import DONE, Covers, Rule, Says, State, WordingStatus


def statement_contradicted(register: Register, position: Position) -> Found:
    """A statement claims more done than the register's own entries leave room for."""
    for source in position.sources.values():
        if source.done_from is None and source.stated:
            figures = {"statement": source.stated, "standing": source}
            yield raised(Rule.STATEMENT_CONTRADICTED, "source", source.id, source.stated.date, position.as_at, figures)


def stated_not_evidenced(register: Register, position: Position) -> Found:
    """A statement claims more done than the register shows one by one."""
    for source in position.sources.values():
        if source.gap and source.stated:
            figures = {"statement": source.stated, "standing": source}
            yield raised(Rule.STATED_NOT_EVIDENCED, "source", source.id, source.stated.date, position.as_at, figures)


def count_mismatch(register: Register, position: Position) -> Found:
    """The register does not hold as many recommendations as the source says it makes."""
    for source in position.sources.values():
        if source.on_file != source.expected_count:
            since = register.sources[source.id].issued_on
            yield raised(Rule.COUNT_MISMATCH, "source", source.id, since, position.as_at, {"standing": source})


def expectation_of_source_passed(register: Register, position: Position) -> Found:
    """The date by which a statement expected a source's recommendations has passed, and not all of them are done."""
    for id in position.sources:
        statements = register.sources[id].statements
        said = [each for each in statements if each.says is Says.EXPECTED and each.date <= position.as_at]
        newest = max(reversed(said), key=lambda each: each.date, default=None)
        if newest is None or newest.expected is None or not newest.expected < position.as_at:
            continue
        waiting = _still_expected(register, position, id, newest)
        if waiting:
            figures = {"statement": newest, "waiting": waiting}
            since = days_after(newest.expected, 1)
            yield raised(Rule.EXPECTATION_PASSED, "source", id, since, position.as_at, figures)


def _still_expected(register: Register, position: Position, source: str, statement: Statement) -> int:
    """Return how many of those a statement is about are neither done nor closed; where it lists none, by number."""
    states = [
        standing.span.state
        for id, standing in position.standings.items()
        if register.recommendations[id].source == source and (covers(statement, id) or not _lists(statement))
    ]
    done = sum(state in DONE for state in states)
    if _lists(statement):
        return sum(state not in DONE and state is not State.CLOSED_NOT_IMPLEMENTED for state in states)
    return max(0, (statement.at_least or 1) - done)


def _lists(statement: Statement) -> bool:
    return statement.covers is not None and statement.covers is not Covers.SOME


def wording_missing(register: Register, position: Position) -> Found:
    """The official wording of some of a source's recommendations is not on the register: one row, with the number."""
    for id in position.sources:
        recommendations = register.of_source(id)
        untold = [each for each in recommendations if each.wording_status is WordingStatus.NOT_TRANSCRIBED]
        themes = [each for each in recommendations if each.wording_status is WordingStatus.THEME]
        if untold or themes:
            figures = {"not_transcribed": len(untold), "themes": len(themes), "of": len(recommendations)}
            since = register.sources[id].issued_on
            yield raised(Rule.WORDING_MISSING, "source", id, since, position.as_at, figures)


def decision_overdue(register: Register, position: Position) -> Found:
    """A decision's date has passed and it is not done."""
    for meeting in register.meetings:
        for decision in meeting.decisions if meeting.date <= position.as_at else ():
            if waits(decision, position.as_at) and decision.due and decision.due < position.as_at:
                figures = {"decision": decision, "meeting": meeting, "late": (position.as_at - decision.due).days}
                subject, since = f"{meeting.id}/{decision.id}", days_after(decision.due, 1)
                about = decision.recommendations
                yield raised(Rule.DECISION_OVERDUE, "decision", subject, since, position.as_at, figures, about)


def concern_unresolved(register: Register, position: Position) -> Found:
    """A concern was raised longer ago than the quiet period and is not resolved."""
    quiet = register.settings.quiet_after_days
    for concern in register.concerns:
        age = (position.as_at - concern.raised_on).days
        if age > quiet and not is_resolved(concern, position.as_at):
            since = days_after(concern.raised_on, quiet + 1)
            figures = {"concern": concern, "age": age}
            about = concern.recommendations
            yield raised(Rule.CONCERN_UNRESOLVED, "concern", concern.id, since, position.as_at, figures, about)


def figures_disagree(register: Register, position: Position) -> Found:
    """Two published figures of one indicator for one day, or one month, differ."""
    for indicator in register.indicators:
        for as_of, published in by_day(indicator, position.as_at):
            since = _differ_since(published)
            if since:
                figures = {"indicator": indicator, "as_of": as_of, "published": published}
                about = indicator.recommendations
                yield raised(Rule.FIGURES_DISAGREE, "indicator", indicator.id, since, position.as_at, figures, about)


def _differ_since(published: list[Observation]) -> date | None:
    """Return when the first figure came out that differs from those before it, None where all are alike."""
    first, *later = sorted(published, key=known_on)
    return next((known_on(each) for each in later if each.value != first.value), None)


def known_on(observation: Observation) -> date:
    """Return the day from which a figure is visible: its publication, or where that is not on record its own day."""
    return observation.published_on or observation.as_of


def by_day(indicator: Indicator, as_at: date) -> Iterator[tuple[date, list[Observation]]]:
    """Yield each day, or month, that figures visible on a day are about, with those figures; oldest first."""
    visible = [each for each in indicator.observations if known_on(each) <= as_at]
    visible.sort(key=lambda each: as_written(each.as_of))
    for _, group in groupby(visible, key=lambda each: as_written(each.as_of)):
        published = list(group)
        yield published[0].as_of, published


ABOUT_WHOLES: tuple[Callable[[Register, Position], Found], ...] = (
    *(statement_contradicted, stated_not_evidenced, count_mismatch, expectation_of_source_passed, wording_missing),
    *(decision_overdue, concern_unresolved, figures_disagree),
)
