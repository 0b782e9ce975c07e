"""The rules about silence: what waits, and what nobody has reported on, answered, carried out or resolved.

Takes a case, or a register and the position of a day; returns what it finds.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from tracker.register.records import Register
from tracker.register.schema.response import Escalation
from tracker.register.schema.supporting import Concern, Decision, Meeting
from tracker.rules.exceptions.case import Case, Figures, Found, days_after, raised
from tracker.rules.history.settled import is_answered, is_resolved, waits
from tracker.rules.state.position import Position
from tracker.vocabulary import OPEN, Rule, Timeliness


@dataclass(frozen=True, slots=True)
class Quiet(Figures):
    """`silent`: the days since `newest`, which is the newest entry or, where there is none, the day of issue."""

    rule: ClassVar = Rule.QUIET
    newest: date
    silent: int
    has_entry: bool


def quiet(case: Case) -> Found:
    """Find nothing where it is past its deadline and unreported, which says more."""
    entered = case.standing.span.last_activity
    newest = entered or case.issued_on
    silent = (case.as_at - newest).days
    if case.state in OPEN and silent > case.quiet_days and case.standing.timeliness is not Timeliness.UNREPORTED:
        yield case.raised(days_after(newest, case.quiet_days + 1), Quiet(newest, silent, entered is not None))


@dataclass(frozen=True, slots=True)
class EscalationUnanswered(Figures):
    """`waited`: in days."""

    rule: ClassVar = Rule.ESCALATION_UNANSWERED
    escalation: Escalation
    waited: int


def escalation_unanswered(case: Case) -> Found:
    """Find the oldest of several that wait: it is what the others wait behind."""
    if case.state not in OPEN:
        return
    waiting = [
        each
        for each in (case.response.escalations if case.response else ())
        if each.date <= case.as_at and not is_answered(each, case.as_at)
    ]
    oldest = min(waiting, key=lambda each: each.date, default=None)
    if oldest and (waited := (case.as_at - oldest.date).days) > case.quiet_days:
        yield case.raised(days_after(oldest.date, case.quiet_days + 1), EscalationUnanswered(oldest, waited))


@dataclass(frozen=True, slots=True)
class WaitingOnParty(Figures):
    """`party`: whom the action waits on; `waited`: in days, since `waiting_since`."""

    rule: ClassVar = Rule.WAITING
    party: str
    waiting_since: date
    waited: int


def waiting(case: Case) -> Found:
    """Find nothing before its issue: nobody waits for what has not been asked."""
    if case.state not in OPEN:
        return
    for action in case.standing.actions:
        party, waiting_since = action.span.waiting_on, action.span.waiting_since
        if party is None or waiting_since is None:
            continue
        begun = max(waiting_since, case.standing.span.issued_on)
        if (waited := (case.as_at - begun).days) > case.quiet_days:
            yield case.raised(days_after(begun, case.quiet_days + 1), WaitingOnParty(party, begun, waited), action)


@dataclass(frozen=True, slots=True)
class DecisionOverdue(Figures):
    """`late`: in days."""

    rule: ClassVar = Rule.DECISION_OVERDUE
    decision: Decision
    meeting: Meeting
    due: date
    late: int


def decision_overdue(register: Register, position: Position) -> Found:
    as_at = position.as_at
    for meeting in register.meetings:
        for decision in meeting.decisions if meeting.date <= as_at else ():
            if waits(decision, as_at) and decision.due and decision.due < as_at:
                figures = DecisionOverdue(decision, meeting, decision.due, (as_at - decision.due).days)
                since = days_after(decision.due, 1)
                subject = f"{meeting.id}/{decision.id}"
                owners = (decision.owner,) if decision.owner else ()
                yield raised("decision", subject, since, as_at, figures, decision.recommendations, owners)


@dataclass(frozen=True, slots=True)
class ConcernUnresolved(Figures):
    """`age`: in days."""

    rule: ClassVar = Rule.CONCERN_UNRESOLVED
    concern: Concern
    age: int


def concern_unresolved(register: Register, position: Position) -> Found:
    quiet_days = register.settings.quiet_after_days
    for concern in register.concerns:
        age = (position.as_at - concern.raised_on).days
        if age > quiet_days and not is_resolved(concern, position.as_at):
            since, figures = days_after(concern.raised_on, quiet_days + 1), ConcernUnresolved(concern, age)
            yield raised("concern", concern.id, since, position.as_at, figures, concern.recommendations)


ABOUT_SILENCE: tuple[Callable[[Case], Found], ...] = (quiet, waiting, escalation_unanswered)
ABOUT_THE_GROUP: tuple[Callable[[Register, Position], Found], ...] = (decision_overdue, concern_unresolved)
