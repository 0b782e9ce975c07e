"""The rules about delivery: deadlines, owners, limbs, closing. A rule is its figures and the function that finds them.

Takes a case, returns what it finds. When each rule holds is told in the vocabulary.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from tracker.register.schema.response import Update
from tracker.rules.exceptions.case import Case, Figures, Found, days_after
from tracker.rules.state.deadline import Deadline
from tracker.rules.state.newest import newest
from tracker.vocabulary import DONE, OPEN, DecisionOutcome, Rule, State, Status, Timeliness, Word

UNDATED_AFTER_DAYS = 182
_AGREEMENT = (DecisionOutcome.AGREED, DecisionOutcome.AMENDED)


@dataclass(frozen=True, slots=True)
class PastDeadline(Figures):
    """`late`: the days since the deadline as it stands."""

    late: int
    deadline: Deadline


@dataclass(frozen=True, slots=True)
class Overdue(PastDeadline):
    rule: ClassVar = Rule.OVERDUE


def overdue(case: Case) -> Found:
    """Find also an action past a deadline that is not the recommendation's: that one would say the same twice."""
    standing, deadline = case.standing, case.standing.span.deadline
    if standing.timeliness is Timeliness.OVERDUE and deadline.now and standing.days:
        yield case.raised(days_after(deadline.now, 1), Overdue(standing.days, deadline))
    if case.state is State.CLOSED_NOT_IMPLEMENTED:
        return
    for action in standing.actions:
        own = action.span.deadline
        if action.timeliness is Timeliness.OVERDUE and action.days and own.now and own.now != deadline.now:
            yield case.raised(days_after(own.now, 1), Overdue(action.days, own), action.span.action)


@dataclass(frozen=True, slots=True)
class Unreported(PastDeadline):
    rule: ClassVar = Rule.UNREPORTED


def unreported(case: Case) -> Found:
    standing, deadline = case.standing, case.standing.span.deadline
    if standing.timeliness is Timeliness.UNREPORTED and deadline.now and standing.days:
        yield case.raised(days_after(deadline.now, 1), Unreported(standing.days, deadline))


@dataclass(frozen=True, slots=True)
class ExpectationPassed(Figures):
    """`update`: the one that gave the date."""

    rule: ClassVar = Rule.EXPECTATION_PASSED
    expected: date
    update: Update


def expectation_passed(case: Case) -> Found:
    if case.response is None or case.state is State.CLOSED_NOT_IMPLEMENTED:
        return
    for action, standing in zip(case.response.actions, case.standing.actions, strict=True):
        expected, update = standing.span.expected, newest(action.updates, case.as_at)
        ended = standing.span.status in (Status.IMPLEMENTED, Status.WITHDRAWN)
        if expected and update and expected < case.as_at and not ended:
            yield case.raised(days_after(expected, 1), ExpectationPassed(expected, update), action.id)


@dataclass(frozen=True, slots=True)
class Undated(Figures):
    """`age`: for how many days it has been open."""

    rule: ClassVar = Rule.UNDATED
    age: int


def undated(case: Case) -> Found:
    standing = case.standing
    if standing.timeliness is Timeliness.UNDATED and standing.days and standing.days > UNDATED_AFTER_DAYS:
        yield case.raised(days_after(case.issued_on, UNDATED_AFTER_DAYS + 1), Undated(standing.days))


@dataclass(frozen=True, slots=True)
class OwnerMissing(Figures):
    rule: ClassVar = Rule.OWNER_MISSING


def owner_missing(case: Case) -> Found:
    if case.state in OPEN and case.standing.span.owner is None:
        yield case.raised(case.issued_on, OwnerMissing())


@dataclass(frozen=True, slots=True)
class SlippedTwice(Figures):
    rule: ClassVar = Rule.SLIPPED_TWICE
    deadline: Deadline


def slipped_twice(case: Case) -> Found:
    for action, deadline in _own_deadlines(case):
        if deadline.second_on:
            yield case.raised(deadline.second_on, SlippedTwice(deadline), action)


@dataclass(frozen=True, slots=True)
class ExtensionToldLate(Figures):
    rule: ClassVar = Rule.EXTENSION_TOLD_LATE
    deadline: Deadline


def extension_told_late(case: Case) -> Found:
    for action, deadline in _own_deadlines(case):
        if deadline.told_late_on:
            yield case.raised(deadline.told_late_on, ExtensionToldLate(deadline), action)


def _own_deadlines(case: Case) -> Iterator[tuple[str | None, Deadline]]:
    """Yield the deadline of a recommendation that is not ended (None), and those of its actions that have one."""
    if case.state in DONE or case.state is State.CLOSED_NOT_IMPLEMENTED:
        return
    yield None, case.standing.span.deadline
    with_their_own = {action.id for action in case.response.actions if action.due} if case.response else set()
    for standing in case.standing.actions:
        if standing.span.action in with_their_own:
            yield standing.span.action, standing.span.deadline


@dataclass(frozen=True, slots=True)
class LimbUncovered(Figures):
    """`limbs`: the ids of those that no live action delivers."""

    rule: ClassVar = Rule.LIMB_UNCOVERED
    limbs: tuple[str, ...]


def limb_uncovered(case: Case) -> Found:
    """Find nothing where there is no action at all: that nothing is reported says more."""
    if case.state not in OPEN or not case.response or not case.standing.actions:
        return
    live = {each.span.action for each in case.standing.actions if each.span.status is not Status.WITHDRAWN}
    covered = {limb for action in case.response.actions if action.id in live for limb in action.limbs}
    missing = tuple(limb.id for limb in case.recommendation.limbs if limb.id not in covered)
    if missing:
        yield case.raised(case.issued_on, LimbUncovered(missing))


@dataclass(frozen=True, slots=True)
class ClosedWithoutAgreement(Figures):
    rule: ClassVar = Rule.CLOSED_WITHOUT_AGREEMENT
    closed_by: Word


def closed_without_agreement(case: Case) -> Found:
    span = case.standing.span
    if span.closing is None:
        return
    id = case.recommendation.id
    agreed = any(
        meeting.date <= case.as_at and decision.outcome in _AGREEMENT and id in decision.recommendations
        for meeting in case.register.meetings
        for decision in meeting.decisions
    )
    checked = case.response and any(verdict.date <= case.as_at for verdict in case.response.verifications)
    if not agreed and not checked:
        yield case.raised(span.closing.on, ClosedWithoutAgreement(span.closing.reason))


ABOUT_DELIVERY: tuple[Callable[[Case], Found], ...] = (
    overdue,
    unreported,
    expectation_passed,
    undated,
    owner_missing,
    slipped_twice,
    extension_told_late,
    limb_uncovered,
    closed_without_agreement,
)
