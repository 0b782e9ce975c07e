"""The rules about what the bodies answered: not yet, not all alike, or with a refusal that closed it.

Takes a case, returns what it finds. When each rule holds is told in the vocabulary.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from tracker.dates import first_day
from tracker.rules.exceptions.case import Case, Figures, Found, days_after
from tracker.rules.exceptions.unanswered import owed_answer
from tracker.vocabulary import DecisionOutcome, Flag, MeetingStatus, Rule, Word

_AGREEMENT = frozenset({DecisionOutcome.AGREED, DecisionOutcome.AMENDED})


@dataclass(frozen=True, slots=True)
class AnswerOverdue(Figures):
    """`bodies`: who has not answered; `due`: by when they were to, `late`: for how many days that has passed."""

    rule: ClassVar = Rule.ANSWER_OVERDUE
    bodies: tuple[str, ...]
    due: date
    late: int


def answer_overdue(case: Case) -> Found:
    """Find nothing before the day after its issue, though its answer was due before that: nobody could answer."""
    owed = owed_answer(case.register, case.standing, case.as_at, case.bodies)
    if owed is not None and owed.due < case.as_at:
        late = (case.as_at - owed.due).days
        yield case.raised(days_after(owed.due, 1), AnswerOverdue(owed.bodies, owed.due, late))


@dataclass(frozen=True, slots=True)
class RefusedBySome(Figures):
    """`bodies`: who refused it; `on`: the day of the first of these refusals, None where it is not on record."""

    rule: ClassVar = Rule.REFUSED_BY_SOME
    bodies: tuple[str, ...]
    on: date | None


def refused_by_some(case: Case) -> Found:
    """Find the oldest refusal that nothing settles: a decision that agreed, or a verifier's outcome of after it."""
    span = case.standing.span
    if Flag.REFUSED_BY_SOME not in span.flags or _is_decided(case, _AGREEMENT):
        return
    outcomes = [verdict.date for verdict in case.response.verifications] if case.response else []
    newest = max((on for on in outcomes if on <= case.as_at), default=date.min)
    # Where only a month is on record, an outcome may be of after a refusal: a rule that accuses gives it that.
    unsettled = [each for each in span.details.refusals if newest <= first_day(each.date or span.issued_on)]
    if unsettled:
        oldest = min(unsettled, key=lambda refusal: refusal.date or span.issued_on)
        bodies = tuple(dict.fromkeys(case.body_of(refusal.by) for refusal in unsettled))
        yield case.raised(oldest.date or case.issued_on, RefusedBySome(bodies, oldest.date))


@dataclass(frozen=True, slots=True)
class ClosedWithoutAgreement(Figures):
    """`is_dated`: whether the day of the refusal, or of the withdrawal, is on record."""

    rule: ClassVar = Rule.CLOSED_WITHOUT_AGREEMENT
    closed_by: Word
    is_dated: bool


def closed_without_agreement(case: Case) -> Found:
    """Find nothing where nobody could agree: no meeting is known of by then, and the source has no verifiers."""
    closing = case.standing.span.closing
    if closing is None or not (case.source.verifiers or _has_meeting(case)) or _is_decided(case):
        return
    if case.response and any(verdict.date <= case.as_at for verdict in case.response.verifications):
        return
    yield case.raised(closing.on, ClosedWithoutAgreement(closing.reason, closing.by is not None))


def _has_meeting(case: Case) -> bool:
    return any(each.date <= case.as_at or each.status is MeetingStatus.PLANNED for each in case.register.meetings)


def _is_decided(case: Case, outcomes: frozenset[DecisionOutcome] = frozenset(DecisionOutcome)) -> bool:
    """Return whether a decision of one of these outcomes names it."""
    return any(
        meeting.date <= case.as_at
        and decision.outcome in outcomes
        and case.recommendation.id in decision.recommendations
        for meeting in case.register.meetings
        for decision in meeting.decisions
    )


ABOUT_ANSWERS: tuple[Callable[[Case], Found], ...] = (answer_overdue, refused_by_some, closed_without_agreement)
