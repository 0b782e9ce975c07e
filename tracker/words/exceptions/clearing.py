"""An exception → what would end it, in one sentence.

Takes what a rule found, returns text; decides nothing. One sentence per rule.
"""

from tracker.register.records import Register
from tracker.rules.exceptions.case import OversightException
from tracker.vocabulary import Rule

_CLEARS: dict[Rule, str] = {
    Rule.OVERDUE: "An update that says it is implemented, or an agreed extension, in {where}.",
    Rule.REJECTED_BY_VERIFIER: "An update newer than the verdict, or a later verdict that it is done, in {where}.",
    Rule.REOPENED: "A new verdict of a verifier that it is done, in {where}.",
    Rule.UNEVIDENCED: "Evidence, in {where}.",
    Rule.CLOSED_WITHOUT_AGREEMENT: "A meeting’s agreement that names it, in meetings.yaml.",
    Rule.ESCALATION_UNANSWERED: "The answer and its date, in {where}.",
    Rule.STATEMENT_CONTRADICTED: "A newer statement, or updates that bring the entries into line with it.",
    Rule.UNREPORTED: "A first update by an action owner, in {where}.",
    Rule.EXPECTATION_PASSED: "An update that says it is done, or when it is expected now, in {where}.",
    Rule.UNDATED: "A deadline, in recommendations.yaml.",
    Rule.OWNER_MISSING: "An owner in recommendations.yaml, or a handover in {where}.",
    Rule.SLIPPED_TWICE: "It stands until the recommendation is done or closed.",
    Rule.EXTENSION_TOLD_LATE: "It stands until the recommendation is done or closed.",
    Rule.VERIFICATION_LAPSED: "A new verdict on evidence that is in date, in {where}.",
    Rule.VERIFICATION_WAITING: "A verdict of one of the source’s verifiers, in {where}.",
    Rule.SELF_VERIFIED: "A verdict by somebody who owns neither it nor one of its actions, in {where}.",
    Rule.LIMB_UNCOVERED: "An action that names the limb, in {where}.",
    Rule.STATED_NOT_EVIDENCED: "An update with evidence for each one, in a response file of its own.",
    Rule.COUNT_MISMATCH: "The missing ones, or a corrected count, in recommendations.yaml.",
    Rule.DECISION_OVERDUE: "The day it was done, in meetings.yaml.",
    Rule.CONCERN_UNRESOLVED: "Its resolution and the day, in concerns.yaml.",
    Rule.QUIET: "Any new entry, in {where}.",
    Rule.EVIDENCE_AFTER_CLAIM: "Evidence of before the claim, in {where}; else it stands while the claim does.",
    Rule.WORDING_MISSING: "The official wording, transcribed by the register’s keeper, in recommendations.yaml.",
    Rule.FIGURES_DISAGREE: "Nothing: both figures stay, as published.",
}
_OF_A_SOURCE = {
    Rule.EXPECTATION_PASSED: "A newer statement, or updates and verdicts that show them done.",
}


def clears(_: Register, exception: OversightException) -> str:
    """Return what would end the exception, in one sentence."""
    of_a_source = _OF_A_SOURCE if exception.kind == "source" else {}
    return of_a_source.get(exception.rule, _CLEARS[exception.rule]).format(where=_where(exception))


def _where(exception: OversightException) -> str:
    return f"responses/{exception.recommendations[0]}.yaml" if exception.recommendations else "the register"
