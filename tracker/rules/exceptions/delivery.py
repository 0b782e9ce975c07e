"""The rules about delivery: deadlines, owners, silence, closing. One function per rule, its docstring its help.

Takes a case, returns what it finds.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

from tracker.register.schema.response import Update
from tracker.rules.exceptions.case import Case, Found, OversightException, days_after
from tracker.rules.state.deadline import Deadline
from tracker.rules.state.position import ActionStanding
from tracker.rules.state.settled import is_answered
from tracker.vocabulary import DONE, OPEN, Decision, DecisionOutcome, Rule, State, Status, Timeliness

UNDATED_AFTER_DAYS = 182
_AGREEMENT = (DecisionOutcome.AGREED, DecisionOutcome.AMENDED)


def overdue(case: Case) -> Found:
    """Open, something is reported, and the present deadline has passed; also an action whose own deadline differs."""
    standing = case.standing
    if standing.timeliness is Timeliness.OVERDUE and standing.span.deadline.now:
        since = days_after(standing.span.deadline.now, 1)
        yield case.raised(Rule.OVERDUE, since, late=standing.days, deadline=standing.span.deadline)
    if case.state is State.CLOSED_NOT_IMPLEMENTED:
        return
    for action in standing.actions:
        due = action.span.deadline.now
        if action.timeliness is Timeliness.OVERDUE and due and due != standing.span.deadline.now:
            figures = {"late": action.days, "deadline": action.span.deadline}
            yield case.raised_of_action(Rule.OVERDUE, action.span.action, days_after(due, 1), **figures)


def unreported(case: Case) -> Found:
    """Past its present deadline, and nothing is reported about this one by itself."""
    standing = case.standing
    if standing.timeliness is Timeliness.UNREPORTED and standing.span.deadline.now:
        since = days_after(standing.span.deadline.now, 1)
        yield case.raised(Rule.UNREPORTED, since, late=standing.days, deadline=standing.span.deadline)


def expectation_passed(case: Case) -> Found:
    """The date by which an action's owner last expected to be done has passed, and the action is not done."""
    if case.state is State.CLOSED_NOT_IMPLEMENTED:
        return
    for action in case.standing.actions:
        span = action.span
        if span.expected and span.expected < case.as_at and span.status not in (Status.IMPLEMENTED, Status.WITHDRAWN):
            since = days_after(span.expected, 1)
            figures = {"expected": span.expected, "update": _last_update(case, span.action)}
            yield case.raised_of_action(Rule.EXPECTATION_PASSED, span.action, since, **figures)


def _last_update(case: Case, action: str) -> Update | None:
    owned = case.response.actions if case.response else ()
    updates = (update for each in owned if each.id == action for update in each.updates if update.date <= case.as_at)
    return max(reversed(list(updates)), key=lambda update: update.date, default=None)


def undated(case: Case) -> Found:
    """Open for more than 182 days, and no deadline is on the register."""
    standing = case.standing
    if standing.timeliness is Timeliness.UNDATED and (standing.days or 0) > UNDATED_AFTER_DAYS:
        yield case.raised(Rule.UNDATED, days_after(case.issued_on, UNDATED_AFTER_DAYS + 1), age=standing.days)


def owner_missing(case: Case) -> Found:
    """Open, and no owner is on record."""
    if case.state in OPEN and case.standing.span.owner is None:
        yield case.raised(Rule.OWNER_MISSING, case.issued_on)


def slipped_twice(case: Case) -> Found:
    """Two or more extensions were agreed. It stands until the recommendation is done or closed."""
    for action, deadline in _own_deadlines(case):
        if deadline.second_on:
            figures = {"extensions": deadline.extensions, "deadline": deadline}
            yield _of(case, action, Rule.SLIPPED_TWICE, deadline.second_on, figures)


def extension_told_late(case: Case) -> Found:
    """An extension was agreed after the deadline that it replaces. It stands until it is done or closed."""
    for action, deadline in _own_deadlines(case):
        if deadline.told_late_on:
            yield _of(case, action, Rule.EXTENSION_TOLD_LATE, deadline.told_late_on, {"deadline": deadline})


def _own_deadlines(case: Case) -> list[tuple[ActionStanding | None, Deadline]]:
    """Return the deadlines of a recommendation that is not ended: its own, and those of actions that have one."""
    if case.state in DONE or case.state is State.CLOSED_NOT_IMPLEMENTED:
        return []
    with_their_own = {action.id for action in case.response.actions if action.due} if case.response else set()
    actions = [each for each in case.standing.actions if each.span.action in with_their_own]
    return [(None, case.standing.span.deadline), *((each, each.span.deadline) for each in actions)]


def _of(
    case: Case, action: ActionStanding | None, rule: Rule, since: date, figures: dict[str, Any]
) -> OversightException:
    if action is None:
        return case.raised(rule, since, **figures)
    return case.raised_of_action(rule, action.span.action, since, **figures)


def limb_uncovered(case: Case) -> Found:
    """Open, with actions, and a limb that no live action delivers."""
    if case.state not in OPEN or not case.recommendation.limbs or not case.response or not case.standing.actions:
        return
    live = {each.span.action for each in case.standing.actions if each.span.status is not Status.WITHDRAWN}
    covered = {limb for action in case.response.actions if action.id in live for limb in action.limbs}
    missing = [limb.id for limb in case.recommendation.limbs if limb.id not in covered]
    if missing:
        yield case.raised(Rule.LIMB_UNCOVERED, case.issued_on, limbs=missing)


def quiet(case: Case) -> Found:
    """Open, and nothing was recorded about it for longer than the quiet period; not where it is `unreported`."""
    entered = case.standing.span.last_activity
    newest = entered or case.issued_on
    silent = (case.as_at - newest).days
    if case.state in OPEN and silent > case.quiet_days and case.standing.timeliness is not Timeliness.UNREPORTED:
        figures = {"entered": entered, "newest": newest, "silent": silent}
        yield case.raised(Rule.QUIET, days_after(newest, case.quiet_days + 1), **figures)


def closed_without_agreement(case: Case) -> Found:
    """Rejected or withdrawn, and neither a decision that a meeting agreed nor an outcome of a verifier names it."""
    span = case.standing.span
    if span.closed_on is None or span.closed_by not in (Decision.REJECTED, Status.WITHDRAWN):
        return
    id = case.recommendation.id
    agreed = any(
        meeting.date <= case.as_at and decision.outcome in _AGREEMENT and id in decision.recommendations
        for meeting in case.register.meetings
        for decision in meeting.decisions
    )
    found = case.response and any(each.date <= case.as_at for each in case.response.verifications)
    if not agreed and not found:
        yield case.raised(Rule.CLOSED_WITHOUT_AGREEMENT, span.closed_on, closed_by=span.closed_by)


def escalation_unanswered(case: Case) -> Found:
    """An escalation has waited for an answer for longer than the quiet period; of several the oldest is shown."""
    waiting = [
        each
        for each in (case.response.escalations if case.response else ())
        if each.date <= case.as_at and not is_answered(each, case.as_at)
    ]
    oldest = min(waiting, key=lambda each: each.date, default=None)
    if oldest and (waited := (case.as_at - oldest.date).days) > case.quiet_days:
        since = days_after(oldest.date, case.quiet_days + 1)
        yield case.raised(Rule.ESCALATION_UNANSWERED, since, escalation=oldest, waited=waited)


ABOUT_DELIVERY: tuple[Callable[[Case], Found], ...] = (
    *(overdue, unreported, expectation_passed, undated, owner_missing, slipped_twice, extension_told_late),
    *(limb_uncovered, quiet, closed_without_agreement, escalation_unanswered),
)
