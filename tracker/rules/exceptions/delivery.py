"""The rules about delivery: deadlines, expectations, owners, limbs. A rule is its figures and what finds them.

Takes a case, returns what it finds. When each rule holds is told in the vocabulary.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from tracker.register.schema.response import Update
from tracker.rules.exceptions.case import Case, Figures, Found, days_after
from tracker.rules.history.deadline import Deadline
from tracker.rules.history.newest import newest
from tracker.rules.state.position import ActionStanding
from tracker.vocabulary import OPEN, Rule, Status, Timeliness

UNDATED_AFTER_DAYS = 182


@dataclass(frozen=True, slots=True)
class PastDeadline(Figures):
    """`late`: the days since the deadline as it stands, or since `reopened_on` where that is what they count from."""

    late: int
    deadline: Deadline
    reopened_on: date | None


def _past_deadline(case: Case, days: int | None, deadline: Deadline) -> tuple[int, Deadline, date | None] | None:
    """Return the days past a deadline, the deadline, and the day of reopening where it is the later; None where not."""
    if deadline.now is None or not days:
        return None
    reopened_on = case.standing.span.reopened_on
    return days, deadline, reopened_on if reopened_on and reopened_on > days_after(deadline.now, 1) else None


@dataclass(frozen=True, slots=True)
class Overdue(PastDeadline):
    rule: ClassVar = Rule.OVERDUE


def overdue(case: Case) -> Found:
    standing = case.standing
    past = _past_deadline(case, standing.days, standing.span.deadline)
    if standing.timeliness is Timeliness.OVERDUE and past:
        figures = Overdue(*past)
        yield case.raised(_since(figures), figures)


@dataclass(frozen=True, slots=True)
class ActionOverdue(PastDeadline):
    rule: ClassVar = Rule.ACTION_OVERDUE


def action_overdue(case: Case) -> Found:
    """Find only an action whose deadline is not the recommendation's: of others that one says the same."""
    if case.state not in OPEN:
        return
    due = case.standing.span.deadline.now
    for action in case.standing.actions:
        past = _past_deadline(case, action.days, action.span.deadline)
        if action.timeliness is Timeliness.OVERDUE and past and action.span.deadline.now != due:
            figures = ActionOverdue(*past)
            yield case.raised(_since(figures), figures, action)


def _since(figures: PastDeadline) -> date:
    assert figures.deadline.now is not None, "what is past a deadline has one"
    return figures.reopened_on or days_after(figures.deadline.now, 1)


@dataclass(frozen=True, slots=True)
class Unreported(PastDeadline):
    rule: ClassVar = Rule.UNREPORTED


def unreported(case: Case) -> Found:
    standing = case.standing
    past = _past_deadline(case, standing.days, standing.span.deadline)
    if standing.timeliness is Timeliness.UNREPORTED and past and standing.span.deadline.now:
        yield case.raised(days_after(standing.span.deadline.now, 1), Unreported(*past))


@dataclass(frozen=True, slots=True)
class ExpectationPassed(Figures):
    """`update`: the one that gave the date."""

    rule: ClassVar = Rule.EXPECTATION_PASSED
    expected: date
    update: Update


def expectation_passed(case: Case) -> Found:
    if case.response is None or case.state not in OPEN:
        return
    for action, standing in zip(case.response.actions, case.standing.actions, strict=True):
        expected, update = standing.span.expected, newest(action.updates, case.as_at)
        ended = standing.span.status in (Status.IMPLEMENTED, Status.WITHDRAWN)
        if expected and update and expected < case.as_at and not ended:
            yield case.raised(days_after(expected, 1), ExpectationPassed(expected, update), standing)


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
    if case.state in OPEN and not case.standing.owners:
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


def _own_deadlines(case: Case) -> Iterator[tuple[ActionStanding | None, Deadline]]:
    """Yield the deadline of an open recommendation (None), and those of its actions that have one.

    What was done, and has lapsed since, was done: the history had ended.
    """
    if case.state not in OPEN:
        return
    yield None, case.standing.span.deadline
    with_their_own = {action.id for action in case.response.actions if action.due} if case.response else set()
    for standing in case.standing.actions:
        if standing.span.action in with_their_own:
            yield standing, standing.span.deadline


@dataclass(frozen=True, slots=True)
class LimbUncovered(Figures):
    """`limbs`: the ids of those that no live action delivers."""

    rule: ClassVar = Rule.LIMB_UNCOVERED
    limbs: tuple[str, ...]


def limb_uncovered(case: Case) -> Found:
    """Find nothing where there is no action at all: that nothing is reported says more."""
    if case.state not in OPEN or not case.response or not case.standing.actions:
        return
    live = {action.span.action for action in case.standing.actions if action.span.status is not Status.WITHDRAWN}
    covered = {limb for action in case.response.actions if action.id in live for limb in action.limbs}
    missing = tuple(limb.id for limb in case.recommendation.limbs if limb.id not in covered)
    if missing:
        yield case.raised(case.issued_on, LimbUncovered(missing))


ABOUT_DELIVERY: tuple[Callable[[Case], Found], ...] = (
    overdue,
    action_overdue,
    unreported,
    expectation_passed,
    undated,
    owner_missing,
    slipped_twice,
    extension_told_late,
    limb_uncovered,
)
