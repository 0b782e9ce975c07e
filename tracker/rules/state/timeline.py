"""Everything told of a recommendation, or of an action, so far: what one entry after another has made of it.

Takes entries in the order of their dates; makes no spans.
"""

from collections.abc import Callable, Iterable
from datetime import date
from operator import itemgetter
from typing import Any

from tracker.dates import ONE_DAY
from tracker.register.records import covers
from tracker.register.schema.recommendations import Recommendation, Source, Statement
from tracker.register.schema.response import Acceptance, Action, Evidence, Extension, Handover, Response, Update
from tracker.rules.state.deadline import Deadline, extended
from tracker.rules.state.status_history import Course, own_date
from tracker.vocabulary import Decision, Says, Status

Taking = tuple[date, Callable[[Any], None] | None, Any]  # its day, who takes it, the entry; no entry: an expiry
_DAY = itemgetter(0)


class Account:
    """Everything told of a recommendation so far: its course, and beside it deadline, owner, answer and evidence."""

    __slots__ = ("acceptance", "accepted_itself", "course", "deadline", "evidence", "last_activity", "owner", "whose")

    def __init__(self, recommendation: Recommendation, response: Response | None) -> None:
        self.course = Course(
            recommendation, response.actions if response else (), response.evidence if response else ()
        )
        self.whose = recommendation.id
        self.owner = recommendation.owner
        self.deadline = Deadline(recommendation.due, recommendation.due)
        self.acceptance: Decision | None = None
        self.accepted_itself = False
        self.evidence = 0
        self.last_activity: date | None = None

    def take_acceptance(self, given: Acceptance) -> None:
        self.acceptance, self.accepted_itself = given.decision, True
        if given.decision is Decision.REJECTED:
            self.course.close(given.date, Decision.REJECTED)

    def take_extension(self, extension: Extension) -> None:
        self.deadline = extended(self.deadline, extension)

    def take_handover(self, handover: Handover) -> None:
        self.owner = handover.to

    def take_evidence(self, item: Evidence) -> None:
        self.evidence += 1
        if item.expires:
            self.course.take_expiry(item)

    def take_statement(self, statement: Statement) -> None:
        if statement.says is Says.ACCEPTED and not self.accepted_itself:
            self.acceptance = Decision.ACCEPTED
        self.course.take_statement(statement)


def takings_of(
    account: Account, recommendation: Recommendation, response: Response | None, source: Source
) -> list[Taking]:
    """Return what is to be taken, in the order of the days; of one day in the order of the file, statements last."""
    takings = _answered(account, response) if response else []
    for statement in source.statements:
        if statement.covers and covers(statement, recommendation.id):
            takings.append((statement.date, account.take_statement, statement))
    takings.sort(key=_DAY)
    return takings


def _answered(account: Account, response: Response) -> list[Taking]:
    course, acceptance = account.course, response.acceptance
    takings: list[Taking] = [(acceptance.date, account.take_acceptance, acceptance)] if acceptance else []
    takings += [(each.agreed_on, account.take_extension, each) for each in response.extensions]
    takings += [(each.date, account.take_handover, each) for each in response.handovers]
    for action in response.actions:
        takings += [(each.date, course.take_update, (action.id, each)) for each in action.updates]
        takings += [(each.agreed_on, None, each) for each in action.extensions]
    for item in response.evidence:
        takings.append((own_date(item), account.take_evidence, item))
        if item.expires:
            takings.append((item.expires + ONE_DAY, course.take_expiry, None))
    takings += [(each.date, course.take_verification, each) for each in response.verifications]
    for escalation in response.escalations:
        takings.append((escalation.date, None, escalation))
        if escalation.answered_on:
            takings.append((escalation.answered_on, None, escalation))
    return takings


class ActionAccount:
    """Everything told of an action so far."""

    __slots__ = ("deadline", "expected", "implemented_on", "last_activity", "status", "updated_on", "whose")

    def __init__(self, action: Action, due: date | None) -> None:
        self.whose = action.id
        self.status = Status.NOT_REPORTED
        self.deadline = Deadline(due, due)
        self.implemented_on: date | None = None
        self.updated_on: date | None = None
        self.expected: date | None = None
        self.last_activity: date | None = None

    def take_extension(self, extension: Extension) -> None:
        self.deadline = extended(self.deadline, extension)

    def take_update(self, update: Update) -> None:
        if update.status is not Status.IMPLEMENTED:
            self.implemented_on = None
        elif self.status is not Status.IMPLEMENTED:
            self.implemented_on = update.date
        self.status, self.updated_on, self.expected = update.status, update.date, update.expected


def takings_of_action(account: ActionAccount, action: Action, extensions: Iterable[Extension]) -> list[Taking]:
    """Return what is to be taken of an action: its updates, and the extensions of the deadline that it has."""
    takings: list[Taking] = [(each.agreed_on, account.take_extension, each) for each in extensions]
    takings += [(each.date, account.take_update, each) for each in action.updates]
    takings.sort(key=_DAY)
    return takings
