"""The rules about proof: claims, verdicts and evidence. A rule is its figures and the function that finds them.

Takes a case, returns what it finds. When each rule holds is told in the vocabulary.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from tracker.dates import first_day
from tracker.register.schema.recommendations import Statement
from tracker.register.schema.response import Evidence, Verification
from tracker.rules.exceptions.case import Case, Figures, Found, days_after
from tracker.rules.state.proving import contradicting, supporting, verdicts
from tracker.vocabulary import DONE, DONE_OR_LAPSED, Flag, Outcome, Rule, Says, State, Status

_PROVED = (State.VERIFIED, State.VERIFICATION_LAPSED)


@dataclass(frozen=True, slots=True)
class ClaimNotUpheld(Figures):
    """`claimed_on`: since when it has been claimed to be done."""

    rule: ClassVar = Rule.REJECTED_BY_VERIFIER
    verdict: Verification | Statement
    outcome: Outcome | None
    claimed_on: date


def claim_not_upheld(case: Case) -> Found:
    span = case.standing.span
    if Flag.REJECTED_BY_VERIFIER in span.flags and span.reported_on:
        verdict = _verdicts(case)[-1]
        yield case.raised(verdict.date, ClaimNotUpheld(verdict, span.verdict, span.reported_on))


def _verdicts(case: Case) -> list[Verification | Statement]:
    """Return the verdicts up to the day, oldest first; of one day the verifications before the statements."""
    given: list[Verification | Statement] = [*verdicts(case.response, case.as_at), *case.statements(Says.VERIFIED)]
    return sorted(given, key=lambda verdict: verdict.date)


@dataclass(frozen=True, slots=True)
class Reopened(Figures):
    """`state`: what it is now; `was_verified`: it was verified before; where nobody verifies, it was done."""

    rule: ClassVar = Rule.REOPENED
    state: State
    was_verified: bool


def reopened(case: Case) -> Found:
    span = case.standing.span
    if span.reopened_on is not None:
        yield case.raised(span.reopened_on, Reopened(span.state, bool(case.source.verifiers)))


@dataclass(frozen=True, slots=True)
class Unevidenced(Figures):
    rule: ClassVar = Rule.UNEVIDENCED


def unevidenced(case: Case) -> Found:
    """Find it too where a verification has lapsed; not where a statement that it is done or verified covers it."""
    span = case.standing.span
    if case.state not in DONE_OR_LAPSED or span.evidence or span.done_on is None:
        return
    if not case.statements(Says.IMPLEMENTED, Says.VERIFIED):
        yield case.raised(span.done_on, Unevidenced())


@dataclass(frozen=True, slots=True)
class ContradictedByEvidence(Figures):
    """`evidence`: the oldest of `number` items that show the contrary; `done_by`: the day of the verdict or the claim.

    `is_verified`: whether it is that of a verdict. No item is of before that day.
    """

    rule: ClassVar = Rule.CONTRADICTED
    evidence: Evidence
    number: int
    done_by: date
    is_verified: bool


def contradicted(case: Case) -> Found:
    """Find evidence of the day of the verdict in force, else of the claim, or later; a month counts from its first."""
    span = case.standing.span
    if case.state not in DONE_OR_LAPSED or not span.contradicting:
        return
    is_for_good = span.details.settled_on is not None and span.state is State.VERIFIED
    in_force = span.verdict_on if span.details.in_force or is_for_good else None
    done_by = in_force or span.reported_on
    if done_by is None:
        return
    items = [item for item in contradicting(case.response, case.as_at) if first_day(item.own_day) >= done_by]
    oldest = min(items, key=lambda item: item.own_day, default=None)
    if oldest:
        figures = ContradictedByEvidence(oldest, len(items), done_by, in_force is not None)
        yield case.raised(oldest.own_day, figures)


@dataclass(frozen=True, slots=True)
class VerificationLapsed(Figures):
    """`expired`: the day on which the evidence did."""

    rule: ClassVar = Rule.VERIFICATION_LAPSED
    expired: date


def verification_lapsed(case: Case) -> Found:
    expired = case.standing.span.retest_since
    if case.state is State.VERIFICATION_LAPSED and expired:
        yield case.raised(days_after(expired, 1), VerificationLapsed(expired))


@dataclass(frozen=True, slots=True)
class VerificationWaiting(Figures):
    """`waited`: in days."""

    rule: ClassVar = Rule.VERIFICATION_WAITING
    claimed_on: date
    waited: int


def verification_waiting(case: Case) -> Found:
    """Find nothing where it has been superseded: nobody owes a verdict any more."""
    span = case.standing.span
    claimed_on = span.reported_on
    if case.state is not State.IMPLEMENTED or not case.source.verifiers or span.details.settled_on:
        return
    if claimed_on and (waited := (case.as_at - claimed_on).days) > case.quiet_days:
        yield case.raised(days_after(claimed_on, case.quiet_days + 1), VerificationWaiting(claimed_on, waited))


@dataclass(frozen=True, slots=True)
class SelfVerified(Figures):
    """`leads`: whether it is owned by whom the verifier acts for; else one of its actions is; `owner`: the owner."""

    rule: ClassVar = Rule.SELF_VERIFIED
    verdict: Verification | Statement
    leads: bool
    owner: str


def self_verified(case: Case) -> Found:
    """Find it too where the verification has lapsed. Posts own, and verify, for their body."""
    span = case.standing.span
    if case.state not in _PROVED or span.verdict_by is None or not case.source.verifiers:
        return
    by = case.body_of(span.verdict_by)
    owners = (span.owner, *(action.owner for action in (case.response.actions if case.response else ())))
    owner = next((owner for owner in owners if owner is not None and case.body_of(owner) == by), None)
    if owner is not None:
        verdict = _verdicts(case)[-1]
        yield case.raised(verdict.date, SelfVerified(verdict, owner == span.owner, owner))


@dataclass(frozen=True, slots=True)
class EvidenceAfterClaim(Figures):
    """`earliest`: the own date of the earliest item of evidence."""

    rule: ClassVar = Rule.EVIDENCE_AFTER_CLAIM
    claimed_on: date
    earliest: date


def evidence_after_claim(case: Case) -> Found:
    """Find it by the earliest day that the evidence may be of: a month counts from its first, since this accuses."""
    span = case.standing.span
    if case.state not in DONE or span.reported is not Status.IMPLEMENTED or not span.reported_on:
        return
    dates = [item.own_day for item in supporting(case.response, case.as_at)]
    earliest = min(dates, key=first_day, default=None)
    if earliest and first_day(earliest) > span.reported_on:
        yield case.raised(span.reported_on, EvidenceAfterClaim(span.reported_on, earliest))


ABOUT_PROOF: tuple[Callable[[Case], Found], ...] = (
    claim_not_upheld,
    reopened,
    unevidenced,
    contradicted,
    verification_lapsed,
    verification_waiting,
    self_verified,
    evidence_after_claim,
)
