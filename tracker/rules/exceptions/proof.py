"""The rules about proof: claims, verdicts and evidence. A rule is its figures and the function that finds them.

Takes a case, returns what it finds. When each rule holds is told in the vocabulary.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from tracker.dates import first_day
from tracker.register.schema.recommendations import Statement
from tracker.register.schema.response import Verification
from tracker.rules.exceptions.case import Case, Figures, Found, days_after
from tracker.vocabulary import DONE, Flag, Outcome, Rule, Says, State, Status

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
    own = case.response.verifications if case.response else ()
    stated = case.register.sources[case.recommendation.source].statements
    verdicts: list[Verification | Statement] = [each for each in own if each.outcome is not Outcome.SUPERSEDED]
    verdicts += [
        each for each in stated if each.says is Says.VERIFIED and case.register.covers(each, case.recommendation.id)
    ]
    return sorted((each for each in verdicts if each.date <= case.as_at), key=lambda each: each.date)


@dataclass(frozen=True, slots=True)
class Reopened(Figures):
    """`state`: what it is now."""

    rule: ClassVar = Rule.REOPENED
    state: State


def reopened(case: Case) -> Found:
    span = case.standing.span
    if span.reopened_on is not None:
        yield case.raised(span.reopened_on, Reopened(span.state))


@dataclass(frozen=True, slots=True)
class Unevidenced(Figures):
    rule: ClassVar = Rule.UNEVIDENCED


def unevidenced(case: Case) -> Found:
    """Find it too where a verification has lapsed; not where a statement that it is done or verified covers it."""
    span = case.standing.span
    if (case.state in DONE or case.state in _PROVED) and not span.evidence and span.done_on and not _stated_done(case):
        yield case.raised(span.done_on, Unevidenced())


def _stated_done(case: Case) -> bool:
    source = case.register.sources[case.recommendation.source]
    return any(
        each.says in (Says.IMPLEMENTED, Says.VERIFIED)
        and each.date <= case.as_at
        and case.register.covers(each, case.recommendation.id)
        for each in source.statements
    )


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
    claimed_on = case.standing.span.reported_on
    if case.state is State.IMPLEMENTED and claimed_on and (waited := (case.as_at - claimed_on).days) > case.quiet_days:
        yield case.raised(days_after(claimed_on, case.quiet_days + 1), VerificationWaiting(claimed_on, waited))


@dataclass(frozen=True, slots=True)
class SelfVerified(Figures):
    """`leads`: whether who verified it owns all of it; else one of its actions."""

    rule: ClassVar = Rule.SELF_VERIFIED
    verdict: Verification | Statement
    leads: bool


def self_verified(case: Case) -> Found:
    """Find it too where the verification has lapsed."""
    span = case.standing.span
    owners = {span.owner, *(action.owner for action in (case.response.actions if case.response else ()))} - {None}
    if case.state in _PROVED and span.verdict_by in owners:
        verdict = _verdicts(case)[-1]
        yield case.raised(verdict.date, SelfVerified(verdict, verdict.by == span.owner))


@dataclass(frozen=True, slots=True)
class EvidenceAfterClaim(Figures):
    """`earliest`: the own date of the earliest item of evidence."""

    rule: ClassVar = Rule.EVIDENCE_AFTER_CLAIM
    claimed_on: date
    earliest: date


def evidence_after_claim(case: Case) -> Found:
    """Find it by the earliest day that the evidence may be of: a month counts from its first, since this accuses."""
    span = case.standing.span
    if case.state not in DONE or span.reported is not Status.IMPLEMENTED or not case.response or not span.reported_on:
        return
    dates = [item.own_day for item in case.response.evidence if item.own_day <= case.as_at]
    earliest = min(dates, key=first_day, default=None)
    if earliest and first_day(earliest) > span.reported_on:
        yield case.raised(span.reported_on, EvidenceAfterClaim(span.reported_on, earliest))


ABOUT_PROOF: tuple[Callable[[Case], Found], ...] = (
    claim_not_upheld,
    reopened,
    unevidenced,
    verification_lapsed,
    verification_waiting,
    self_verified,
    evidence_after_claim,
)
