"""How something stands against its deadline, and in days how much: worked out here and nowhere else.

Takes spans and a day, returns a timeliness. A rule that accuses counts a month from its first day.
"""

from datetime import date
from typing import NamedTuple

from tracker.dates import ONE_DAY, first_day
from tracker.rules.history.details import Completion
from tracker.rules.state.spans import ActionSpan, Span
from tracker.vocabulary import DONE, OPEN, State, Status, Timeliness


class Timely(NamedTuple):
    """A timeliness with its days. `at_least`: it was late by so many days or more; the day itself is not on record.

    `upheld`: of an action, whether its claim held; False where it is owed again.
    """

    timeliness: Timeliness
    days: int | None = None
    at_least: bool = False
    upheld: bool = True


_NOT_APPLICABLE = Timely(Timeliness.NOT_APPLICABLE)


def timeliness_of(span: Span, as_at: date, due_soon_days: int) -> Timely:
    """Return how a recommendation stands against its deadline on a day that lies in its span."""
    details, deadline = span.details, span.deadline
    state = details.state
    if state in OPEN:
        unreported = state is State.NOT_REPORTED and not details.in_force
        return _of_open(span, deadline.now, as_at, due_soon_days, unreported=unreported)
    if state in DONE and details.completion is not None and deadline.original is not None:
        return _of_done(details.completion, deadline.original)
    if state is State.VERIFICATION_LAPSED and details.retest_since is not None:
        return Timely(Timeliness.RETEST_DUE, (as_at - details.retest_since).days)
    return _NOT_APPLICABLE


def timeliness_of_action(action: ActionSpan, span: Span, as_at: date, due_soon_days: int) -> Timely:
    """Return how an action stands against its deadline on a day; `span`: its recommendation's of that day."""
    status = action.status
    if status is Status.WITHDRAWN:
        return _NOT_APPLICABLE
    is_open, claimed = span.details.state in OPEN, status is Status.IMPLEMENTED
    completed_on = _completed_on(action, span.details.failed_on) if claimed else None
    if is_open and completed_on is None:
        unreported = status is Status.NOT_REPORTED
        timely = _of_open(span, action.deadline.now, as_at, due_soon_days, unreported=unreported)
        return timely._replace(upheld=False) if claimed else timely
    if not claimed or action.deadline.original is None:
        return _NOT_APPLICABLE
    if completed_on is not None:
        return _of_done(Completion(max(completed_on, span.issued_on)), action.deadline.original)
    return _of_done(span.details.completion, action.deadline.original) if span.details.completion else _NOT_APPLICABLE


def _completed_on(action: ActionSpan, failed_on: date | None) -> date | None:
    """Return the day on which an action was completed; after a claim that was not upheld, that of the first since."""
    begun = action.implemented_on
    if failed_on is None or (begun is not None and first_day(begun) > failed_on):
        return begun
    return next((claim for claim in action.claims if first_day(claim) > failed_on), None)


def _of_open(span: Span, due: date | None, as_at: date, due_soon_days: int, *, unreported: bool) -> Timely:
    if due is None:
        return Timely(Timeliness.UNDATED, (as_at - span.issued_on).days)
    left = (due - as_at).days
    if left >= 0:
        return Timely(Timeliness.DUE_SOON if left <= due_soon_days else Timeliness.ON_TRACK, left)
    reopened_on = span.details.reopened_on
    since = due if reopened_on is None else max(due, reopened_on - ONE_DAY)
    return Timely(Timeliness.UNREPORTED if unreported else Timeliness.OVERDUE, (as_at - since).days)


def _of_done(completion: Completion, due: date) -> Timely:
    if completion.on <= due:
        return Timely(Timeliness.ON_TIME, (due - completion.on).days)
    if not completion.own:
        if completion.undone_by > due:
            return Timely(Timeliness.LATE, (completion.undone_by - due).days, at_least=True)
        return Timely(Timeliness.DAY_NOT_KNOWN)
    past = (first_day(completion.on) - due).days
    return Timely(Timeliness.LATE, past) if past > 0 else Timely(Timeliness.DAY_NOT_KNOWN)
