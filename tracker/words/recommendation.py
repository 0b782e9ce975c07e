"""One recommendation → what its claim, its verdict and its evidence come to, and where they disagree.

Takes values, returns text; decides nothing.
"""

from datetime import date

from tracker.register.records import Register
from tracker.register.schema.recommendations import Recommendation
from tracker.register.schema.response import Response
from tracker.rules.state.position import Standing
from tracker.rules.state.standing import Span
from tracker.vocabulary import DONE, Flag, Outcome, Rule, State, Status, WordingStatus
from tracker.words.figures import capital, listed, on_or_in, short_name


def claim_text(span: Span) -> str:
    """Return what is reported and since when."""
    if span.reported is Status.NOT_REPORTED:
        return "Nothing is reported about this one by itself."
    since = f", first said {on_or_in(span.reported_on)}" if span.reported_on else ""
    return f"{span.reported.label}{since}."


def acceptance_text(register: Register, span: Span, response: Response | None) -> str:
    """Return what the responsible body answered, by the day of the span."""
    if span.answer is None:
        return "Whether it was accepted is not on record."
    given = [each for each in (response.answers if response else ()) if each.decision is span.answer]
    own = max(reversed(given), key=lambda each: each.date or date.min, default=None)
    if own is None:
        return f"{span.answer.label}, by a statement about the whole source."
    reason = f" {own.reason}" if own.reason else ""
    when = on_or_in(own.date) if own.date else "on a day that is not on record"
    return f"{own.decision.label} by {short_name(register, own.by)} {when}.{reason}"


def verdict_text(register: Register, span: Span) -> str:
    """Return the verdict, by whom and when; without one, who may give it."""
    if span.verdict is None or span.verdict_on is None:
        verifiers = register.sources[register.recommendations[span.recommendation].source].verifiers
        names = [short_name(register, each) for each in verifiers]
        who = f" {capital(listed(names))} alone may give one." if names else " No verifier is named."
        return f"No verdict is on the register.{who}"
    return f"{span.verdict.label} by {short_name(register, span.verdict_by)} {on_or_in(span.verdict_on)}."


def wording_text(recommendation: Recommendation) -> str:
    """Return what the register holds of the official text."""
    match recommendation.wording_status:
        case WordingStatus.VERBATIM:
            return "This is the official wording."
        case WordingStatus.THEME:
            return "A theme that was seen; it is not known to be one recommendation of its own."
        case WordingStatus.NOT_TRANSCRIBED:
            return (
                "Official wording not yet transcribed: nothing of it was seen. It is for the register’s keeper to add."
            )
    return "Own words. Official wording not yet transcribed."


def reference_text(recommendation: Recommendation) -> str:
    """Return the source's own number, or that it was not seen."""
    if recommendation.reference:
        return f"There it is {recommendation.reference}."
    return "Its own number there was not seen."


def disagreements(standing: Standing, rules: frozenset[Rule]) -> list[str]:
    """Return where claim, verdict and evidence do not say the same; empty where they agree, or say nothing."""
    span = standing.span
    parts = [_of_verdict(span), _of_evidence(span, rules), _of_deadline(rules)]
    return [each for each in parts if each]


def _of_verdict(span: Span) -> str:
    if Flag.REJECTED_BY_VERIFIER in span.flags:
        return "The owner claims that it is done; the verifier did not find it so."
    if Flag.REOPENED in span.flags:
        return f"It was verified once, and is now: {span.state.label.lower()}."
    if span.state is State.VERIFIED and span.reported is not Status.IMPLEMENTED:
        reported = "nothing" if span.reported is Status.NOT_REPORTED else span.reported.label.lower()
        return f"It is verified, while its owner’s own report of it is: {reported}."
    if span.state is State.IMPLEMENTED and span.verdict is None:
        own = "A statement about the source says that it is done" if span.by_statement else "It is claimed to be done"
        return f"{own}; no verifier has said so."
    if span.verdict in (Outcome.PARTLY_VERIFIED, Outcome.NOT_VERIFIED) and span.state is State.IMPLEMENTED:
        return f"It is claimed to be done again since the last verdict, which was: {_label(span)}."
    return ""


def _label(span: Span) -> str:
    return span.verdict.label.lower() if span.verdict else "none"


def _of_evidence(span: Span, rules: frozenset[Rule]) -> str:
    if Rule.EVIDENCE_AFTER_CLAIM in rules:
        return "Its evidence is newer than the claim that it is done."
    if span.state in DONE and not span.evidence:
        return "It is shown as done, and no evidence of its own is on the register."
    if span.reported is Status.NOT_REPORTED and span.evidence and span.state is State.NOT_REPORTED:
        return "Evidence is on the register, and no owner has reported anything on the strength of it."
    if span.state is State.VERIFICATION_LAPSED:
        return "It was verified on evidence that has since expired."
    return ""


def _of_deadline(rules: frozenset[Rule]) -> str:
    if Rule.EXPECTATION_PASSED in rules:
        return "Its owner said by when it would be done; that day has passed."
    return ""
