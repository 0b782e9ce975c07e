"""An exception → why the group must look at it, in a few words: one line among many, not the sentence.

Takes what a rule found, returns text; decides nothing. `words.exceptions` has the sentences.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from tracker.dates import in_few_words
from tracker.register.records import Register
from tracker.rules.exceptions.answers import AnswerOverdue, ClosedWithoutAgreement, RefusedBySome
from tracker.rules.exceptions.case import Figures, OversightException
from tracker.rules.exceptions.delivery import (
    ActionOverdue,
    ExpectationPassed,
    ExtensionToldLate,
    LimbUncovered,
    Overdue,
    OwnerMissing,
    PastDeadline,
    SlippedTwice,
    Undated,
    Unreported,
)
from tracker.rules.exceptions.outcomes import FiguresDisagree
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
from tracker.rules.exceptions.silence import (
    ConcernUnresolved,
    DecisionOverdue,
    EscalationUnanswered,
    Quiet,
    WaitingOnParty,
)
from tracker.rules.exceptions.source import (
    CountMismatch,
    ExpectationOfSourcePassed,
    RestsOnStatement,
    StatedNotEvidenced,
    StatementContradicted,
    WordingMissing,
)
from tracker.rules.history.deadline import was_inferred
from tracker.vocabulary import Outcome
from tracker.words.figures import count, days, days_since, known_briefly, listed, short_name, times
from tracker.words.statements import own_word

_F = TypeVar("_F", bound=Figures)
_Reason = Callable[[Register, OversightException, _F], str]
REASONS: dict[type[Figures], _Reason[Any]] = {}


def _of(figures: type[_F]) -> Callable[[_Reason[_F]], _Reason[_F]]:
    """Take the decorated function as the reason for these figures."""

    def take(reason: _Reason[_F]) -> _Reason[_F]:
        REASONS[figures] = reason
        return reason

    return take


def reason(register: Register, exception: OversightException) -> str:
    """Return why: "182 days past an inferred deadline"; of an action without saying which."""
    return REASONS[type(exception.figures)](register, exception, exception.figures)


@_of(Overdue)
def _overdue(register: Register, exception: OversightException, figures: Overdue) -> str:
    return _past(register, exception, figures)


@_of(ActionOverdue)
def _action_overdue(register: Register, exception: OversightException, figures: ActionOverdue) -> str:
    return _past(register, exception, figures)


@_of(Unreported)
def _unreported(register: Register, exception: OversightException, figures: Unreported) -> str:
    return f"nothing reported, {_past(register, exception, figures)}"


def _past(register: Register, exception: OversightException, figures: PastDeadline) -> str:
    # A deadline that was agreed in place of an inferred one is not inferred.
    inferred = not figures.deadline.extensions and _is_inferred(register, exception, figures)
    deadline = "an inferred deadline" if inferred else "its deadline"
    again = "open again for " if figures.reopened_on else ""
    return f"{again}{days(figures.late)}{',' if again else ''} past {deadline}"


def _is_inferred(
    register: Register, exception: OversightException, figures: PastDeadline | SlippedTwice | ExtensionToldLate
) -> bool:
    """Return whether no document states the original deadline; an action that has one of its own was given it."""
    recommendation = register.recommendations[exception.recommendations[0]]
    return exception.kind == "recommendation" and was_inferred(recommendation, figures.deadline)


@_of(ExpectationPassed)
def _expectation_passed(_: Register, __: OversightException, figures: ExpectationPassed) -> str:
    return f"its owner expected it by {in_few_words(figures.expected)}{known_briefly(figures.update)}"


@_of(Undated)
def _undated(_: Register, __: OversightException, figures: Undated) -> str:
    return f"no deadline, open for {days(figures.age)}"


@_of(OwnerMissing)
def _owner_missing(_: Register, __: OversightException, ___: OwnerMissing) -> str:
    return "no owner on record"


@_of(SlippedTwice)
def _slipped_twice(register: Register, exception: OversightException, figures: SlippedTwice) -> str:
    inferred = " from an inferred deadline" if _is_inferred(register, exception, figures) else ""
    return f"extended {times(figures.deadline.extensions)}{inferred}"


@_of(ExtensionToldLate)
def _extension_told_late(register: Register, exception: OversightException, figures: ExtensionToldLate) -> str:
    inferred = " (inferred deadline)" if _is_inferred(register, exception, figures) else ""
    return f"extension agreed late{inferred}"


@_of(LimbUncovered)
def _limb_uncovered(_: Register, __: OversightException, figures: LimbUncovered) -> str:
    which = listed([f"({limb})" for limb in figures.limbs])
    return f"no action for {'limb' if len(figures.limbs) == 1 else 'limbs'} {which}"


@_of(AnswerOverdue)
def _answer_overdue(register: Register, _: OversightException, figures: AnswerOverdue) -> str:
    who = listed([short_name(register, body) for body in figures.bodies])
    return f"no answer by {who}, {days(figures.late)} late"


@_of(RefusedBySome)
def _refused_by_some(register: Register, _: OversightException, figures: RefusedBySome) -> str:
    return f"shown as done, refused by {listed([short_name(register, body) for body in figures.bodies])}"


@_of(ClosedWithoutAgreement)
def _closed_without_agreement(_: Register, exception: OversightException, figures: ClosedWithoutAgreement) -> str:
    when = in_few_words(exception.since) if figures.is_dated else "on a day not on record"
    return f"{figures.closed_by.label.lower()} {when}, not taken up since"


@_of(ClaimNotUpheld)
def _claim_not_upheld(_: Register, __: OversightException, figures: ClaimNotUpheld) -> str:
    partly = ", found done in part" if figures.outcome is Outcome.PARTLY_VERIFIED else ""
    return f"claim not upheld{partly}{known_briefly(figures.verdict)}"


@_of(Reopened)
def _reopened(_: Register, exception: OversightException, __: Reopened) -> str:
    return f"reopened {in_few_words(exception.since)}"


@_of(Unevidenced)
def _unevidenced(_: Register, exception: OversightException, __: Unevidenced) -> str:
    return f"shown as done since {in_few_words(exception.since)}, no evidence"


@_of(ContradictedByEvidence)
def _contradicted(_: Register, __: OversightException, figures: ContradictedByEvidence) -> str:
    item = figures.evidence
    more = f" and {count(figures.number - 1, 'later item')}" if figures.number > 1 else ""
    shows = "shows" if figures.number == 1 else "show"
    dated = in_few_words(item.own_day)
    return f"shown as done; evidence of {dated}{known_briefly(item)}{more} {shows} the contrary"


@_of(VerificationLapsed)
def _verification_lapsed(_: Register, __: OversightException, figures: VerificationLapsed) -> str:
    return f"its verification’s evidence expired {in_few_words(figures.expired)}"


@_of(VerificationWaiting)
def _verification_waiting(_: Register, __: OversightException, figures: VerificationWaiting) -> str:
    return f"claimed done, no verdict for {days_since(figures.claimed_on, figures.waited)}"


@_of(SelfVerified)
def _self_verified(_: Register, __: OversightException, figures: SelfVerified) -> str:
    whose = "its owner" if figures.leads else "an action’s owner"
    by = whose if figures.verdict.by == figures.owner else f"the body of {whose}"
    return f"verified by {by}{known_briefly(figures.verdict)}"


@_of(EvidenceAfterClaim)
def _evidence_after_claim(_: Register, __: OversightException, ___: EvidenceAfterClaim) -> str:
    return "evidence newer than the claim"


@_of(Quiet)
def _quiet(_: Register, __: OversightException, figures: Quiet) -> str:
    return f"no entry for {days_since(figures.newest, figures.silent)}"


@_of(EscalationUnanswered)
def _escalation_unanswered(_: Register, __: OversightException, figures: EscalationUnanswered) -> str:
    return f"escalation unanswered for {days_since(figures.escalation.date, figures.waited)}"


@_of(WaitingOnParty)
def _waiting(register: Register, _: OversightException, figures: WaitingOnParty) -> str:
    return f"waiting on {short_name(register, figures.party)} for {days_since(figures.waiting_since, figures.waited)}"


@_of(DecisionOverdue)
def _decision_overdue(_: Register, __: OversightException, figures: DecisionOverdue) -> str:
    return f"{days(figures.late)} past its date, not shown as done{known_briefly(figures.decision)}"


@_of(ConcernUnresolved)
def _concern_unresolved(_: Register, __: OversightException, figures: ConcernUnresolved) -> str:
    return f"raised {in_few_words(figures.concern.raised_on)}, not shown as resolved"


@_of(StatementContradicted)
def _statement_contradicted(_: Register, __: OversightException, figures: StatementContradicted) -> str:
    statement = figures.counted.statement
    said = own_word(statement)
    return f"{said} stated{known_briefly(statement)}, entries leave room for {figures.room}"


@_of(StatedNotEvidenced)
def _stated_not_evidenced(_: Register, __: OversightException, figures: StatedNotEvidenced) -> str:
    statement = figures.counted.statement
    said = own_word(statement)
    return f"{said} stated{known_briefly(statement)}, {figures.done or 'none'} shown one by one"


@_of(RestsOnStatement)
def _rests_on_statement(_: Register, __: OversightException, figures: RestsOnStatement) -> str:
    which = f"all {figures.done}" if 1 < figures.carried == figures.done else f"{figures.carried} of {figures.done}"
    rest = "rests" if figures.carried == 1 else "rest"
    return f"{which} done {rest} on a statement alone{known_briefly(figures.statement)}"


@_of(CountMismatch)
def _count_mismatch(_: Register, __: OversightException, figures: CountMismatch) -> str:
    return f"makes {figures.makes}, the register holds {figures.on_file}"


@_of(ExpectationOfSourcePassed)
def _expectation_of_source_passed(_: Register, __: OversightException, figures: ExpectationOfSourcePassed) -> str:
    expected = in_few_words(figures.expected)
    known = known_briefly(figures.statement)
    return f"expected by {expected}{known}, which has passed; {figures.still_open} not shown as done"


@_of(WordingMissing)
def _wording_missing(_: Register, __: OversightException, figures: WordingMissing) -> str:
    parts = [f"{figures.not_transcribed} of {figures.of} not transcribed"] if figures.not_transcribed else []
    parts += [f"{figures.themes} of {figures.of} known as themes only"] if figures.themes else []
    return "; ".join(parts)


@_of(FiguresDisagree)
def _figures_disagree(_: Register, __: OversightException, figures: FiguresDisagree) -> str:
    return f"published figures for {in_few_words(figures.as_of)} differ"
