"""The rules about proof: claims, verdicts and evidence. One function per rule, its docstring its help.

Takes a case, returns what it finds.
"""

from collections.abc import Callable
from datetime import date

from tracker.dates import first_day
from tracker.register.records import covers
from tracker.register.schema.recommendations import Statement
from tracker.register.schema.response import Verification
from tracker.rules.exceptions.case import Case, Found, days_after
from tracker.vocabulary import DONE, Flag, Outcome, Rule, Says, State, Status

_PROVED = (State.VERIFIED, State.VERIFICATION_LAPSED)


def rejected_by_verifier(case: Case) -> Found:
    """Claimed to be done; the verifier did not find it so."""
    span = case.standing.span
    if Flag.REJECTED_BY_VERIFIER in span.flags:
        verdict = _verdicts(case)[-1]
        figures = {"verdict": verdict, "outcome": span.verdict, "claimed_on": span.reported_on}
        yield case.raised(Rule.REJECTED_BY_VERIFIER, verdict.date, **figures)


def _verdicts(case: Case) -> list[Verification | Statement]:
    """Return the verdicts up to the day, oldest first; of one day the verifications before the statements."""
    own = case.response.verifications if case.response else ()
    stated = case.register.sources[case.recommendation.source].statements
    verdicts: list[Verification | Statement] = [each for each in own if each.outcome is not Outcome.SUPERSEDED]
    verdicts += [each for each in stated if each.says is Says.VERIFIED and covers(each, case.recommendation.id)]
    return sorted((each for each in verdicts if each.date <= case.as_at), key=lambda each: each.date)


def reopened(case: Case) -> Found:
    """It was verified once, and is not now."""
    span = case.standing.span
    if Flag.REOPENED in span.flags:
        yield case.raised(Rule.REOPENED, _reopened_on(case), state=span.state)


def _reopened_on(case: Case) -> date:
    """Return when it fell since it was last verified; where it did not fall, when a verdict first went against it."""
    verdicts, fell_on = _verdicts(case), case.standing.span.fell_on
    last = max(number for number, each in enumerate(verdicts) if _verifies(each))
    if fell_on and fell_on > verdicts[last].date:
        return fell_on
    return verdicts[last + 1].date


def _verifies(verdict: Verification | Statement) -> bool:
    return isinstance(verdict, Statement) or verdict.outcome is Outcome.VERIFIED


def unevidenced(case: Case) -> Found:
    """Done or lapsed, no evidence is on the register, and no statement that it is done or verified covers it."""
    span = case.standing.span
    if (case.state in DONE or case.state in _PROVED) and not span.evidence and span.done_on and not _stated_done(case):
        yield case.raised(Rule.UNEVIDENCED, span.done_on)


def _stated_done(case: Case) -> bool:
    source = case.register.sources[case.recommendation.source]
    return any(
        each.says in (Says.IMPLEMENTED, Says.VERIFIED)
        and each.date <= case.as_at
        and covers(each, case.recommendation.id)
        for each in source.statements
    )


def verification_lapsed(case: Case) -> Found:
    """Evidence that the verification rests on has expired."""
    expired = case.standing.span.retest_since
    if case.state is State.VERIFICATION_LAPSED and expired:
        yield case.raised(Rule.VERIFICATION_LAPSED, days_after(expired, 1), expired=expired)


def verification_waiting(case: Case) -> Found:
    """Claimed to be done for longer than the quiet period, and not verified."""
    claimed_on = case.standing.span.reported_on
    if case.state is State.IMPLEMENTED and claimed_on and (waited := (case.as_at - claimed_on).days) > case.quiet_days:
        since = days_after(claimed_on, case.quiet_days + 1)
        yield case.raised(Rule.VERIFICATION_WAITING, since, claimed_on=claimed_on, waited=waited)


def self_verified(case: Case) -> Found:
    """Verified or lapsed, and who gave the verdict owns it, or one of its actions."""
    span = case.standing.span
    owners = {span.owner, *(action.owner for action in (case.response.actions if case.response else ()))} - {None}
    if case.state in _PROVED and span.verdict_by in owners:
        verdict = _verdicts(case)[-1]
        yield case.raised(Rule.SELF_VERIFIED, verdict.date, verdict=verdict, leads=verdict.by == span.owner)


def evidence_after_claim(case: Case) -> Found:
    """Done, with evidence, and the earliest of it is newer than the claim. It stands until the claim is withdrawn."""
    span = case.standing.span
    if case.state not in DONE or span.reported is not Status.IMPLEMENTED or not case.response or not span.reported_on:
        return
    dates = [item.own_day for item in case.response.evidence if item.own_day <= case.as_at]
    earliest = min(dates, key=first_day, default=None)
    if earliest and first_day(earliest) > span.reported_on:
        figures = {"claimed_on": span.reported_on, "earliest": earliest}
        yield case.raised(Rule.EVIDENCE_AFTER_CLAIM, span.reported_on, **figures)


ABOUT_PROOF: tuple[Callable[[Case], Found], ...] = (
    *(rejected_by_verifier, reopened, unevidenced, verification_lapsed, verification_waiting),
    *(self_verified, evidence_after_claim),
)
