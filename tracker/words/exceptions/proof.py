"""The sentences about claims, verdicts and evidence; with what clears each."""

from tracker.dates import in_words
from tracker.register.records import Register
from tracker.rules.exceptions.case import OversightException
from tracker.rules.exceptions.proof import (
    ClaimNotUpheld,
    ContradictedByEvidence,
    EvidenceAfterClaim,
    Reopened,
    SelfVerified,
    Unevidenced,
    VerificationLapsed,
    VerificationWaiting,
)
from tracker.vocabulary import Outcome, State
from tracker.words.exceptions.wording import Wordings
from tracker.words.figures import count, days_since, doubt, on_or_in, short_name

ON_PROOF = Wordings()


@ON_PROOF.of(ClaimNotUpheld, clears="An update newer than the verdict, or a later verdict that it is done, in {where}.")
def _claim_not_upheld(register: Register, _: OversightException, figures: ClaimNotUpheld) -> str:
    verdict = figures.verdict
    what = "found part of it done" if figures.outcome is Outcome.PARTLY_VERIFIED else "did not find it done"
    checked = f"{on_or_in(verdict.date)} {short_name(register, verdict.by)} {what}{doubt(verdict)}"
    return f"claimed done {on_or_in(figures.claimed_on)}; {checked}"


_STATE_NOW = {
    State.PARTLY_VERIFIED: "part of it is verified now",
    State.PARTLY_IMPLEMENTED: "part of it is now claimed done",
    State.IN_PROGRESS: "it is now in progress",
    State.NOT_STARTED: "it is now not started",
    State.NOT_REPORTED: "nothing is reported about it now",
}


@ON_PROOF.of(Reopened, clears="A new verdict or update by which it is done, in {where}.")
def _reopened(_: Register, exception: OversightException, figures: Reopened) -> str:
    was = "verified" if figures.was_verified else "shown as done"
    return f"it was {was}, and has not been since {in_words(exception.since)}; {_STATE_NOW[figures.state]}"


@ON_PROOF.of(Unevidenced, clears="Evidence, in {where}.")
def _unevidenced(_: Register, exception: OversightException, __: Unevidenced) -> str:
    return f"shown as done since {in_words(exception.since)}, and no evidence is on the register"


@ON_PROOF.of(
    ContradictedByEvidence,
    clears="A verdict or a claim that is later than that evidence, or an update that it is not done, in {where}.",
)
def _contradicted(_: Register, __: OversightException, figures: ContradictedByEvidence) -> str:
    item, others = figures.evidence, figures.number - 1
    done = "verified" if figures.is_verified else "claimed done"
    which = f"evidence {item.id}, dated {in_words(item.own_day)}{doubt(item)},"
    if others:
        return f"{done} {on_or_in(figures.done_by)}; {which} and {count(others, 'later item')} show the contrary"
    return f"{done} {on_or_in(figures.done_by)}; {which} shows the contrary"


@ON_PROOF.of(VerificationLapsed, clears="A new verdict on evidence that is in date, in {where}.")
def _verification_lapsed(_: Register, __: OversightException, figures: VerificationLapsed) -> str:
    return f"evidence that the verification rests on expired {on_or_in(figures.expired)}"


@ON_PROOF.of(VerificationWaiting, clears="A verdict of one of the source’s verifiers, in {where}.")
def _verification_waiting(_: Register, __: OversightException, figures: VerificationWaiting) -> str:
    waited = days_since(figures.claimed_on, figures.waited)
    return f"claimed done {on_or_in(figures.claimed_on)}, and not verified in the {waited} since"


@ON_PROOF.of(SelfVerified, clears="A verdict by a body that owns neither it nor one of its actions, in {where}.")
def _self_verified(register: Register, _: OversightException, figures: SelfVerified) -> str:
    verdict = figures.verdict
    by = f"verified {on_or_in(verdict.date)} by {short_name(register, verdict.by)}"
    whose = "its owner" if figures.leads else "the owner of one of its actions"
    if verdict.by == figures.owner:
        return f"{by}, {whose}{doubt(verdict)}"
    return f"{by}, of the same body as {whose}, {short_name(register, figures.owner)}{doubt(verdict)}"


@ON_PROOF.of(
    EvidenceAfterClaim,
    clears="Evidence dated before the claim, in {where}. Without it, this stays as long as the claim does.",
)
def _evidence_after_claim(_: Register, __: OversightException, figures: EvidenceAfterClaim) -> str:
    claimed, earliest = on_or_in(figures.claimed_on), in_words(figures.earliest)
    return f"claimed done {claimed}; its earliest evidence is dated {earliest}"
