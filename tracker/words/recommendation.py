"""One recommendation → what its claim, its verdict and its evidence come to, and where they disagree.

Takes values, returns text; decides nothing.
"""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date

from tracker.dates import in_few_words, in_words
from tracker.register.records import Register
from tracker.register.schema.entries import Entry
from tracker.register.schema.recommendations import Recommendation, Statement
from tracker.register.schema.response import (
    Answer,
    Escalation,
    Evidence,
    Extension,
    Handover,
    Update,
    Verification,
)
from tracker.rules.lists.dated import Dated
from tracker.rules.lists.waiting import Wait
from tracker.rules.state.position import Standing
from tracker.rules.state.spans import Span
from tracker.vocabulary import (
    DONE,
    DONE_OR_LAPSED,
    AnswerKind,
    DueBasis,
    Flag,
    Outcome,
    Rule,
    State,
    Status,
    WordingStatus,
)
from tracker.words.figures import count, days_since, ids_text, listed, on_or_in, short_name, small


def claim_text(span: Span) -> str:
    """Return what is reported and since when."""
    if span.reported is Status.NOT_REPORTED:
        return "Nothing is reported about this one by itself."
    since = f", first said {on_or_in(span.reported_on)}" if span.reported_on else ""
    return f"{span.reported.label}{since}."


def answer_text(span: Span, answers: Sequence[Answer]) -> str:
    """Return the recommendation's answer, in a word; `answers`: the entries by the day of the span."""
    if span.answer is None:
        return "Whether it was accepted is not on record."
    return f"Answer: {answer_briefly(span.answer, answers)}."


def answer_briefly(answer: AnswerKind | None, answers: Sequence[Answer]) -> str:
    """Return an answer in a word, and that a statement alone gives it where no body's own entry does."""
    if answer is None:
        return "not on record"
    own = any(each.decision is answer for each in answers)
    return answer.label if own else f"{answer.label}, by a statement about the whole source"


def one_answer_text(register: Register, answer: Answer, body: str) -> str:
    """Return one answer of a body: "Accepted in part on 3 May 2020, by its Head of Delivery. The reason."."""
    when = on_or_in(answer.date) if answer.date else "on a day that is not on record"
    by = f", by {short_name(register, answer.by)}" if answer.by != body else ""
    reason = f" {answer.reason}" if answer.reason else ""
    return f"{answer.decision.label} {when}{by}.{reason}"


def owners_text(register: Register, standing: Standing) -> str:
    """Return the lead and the owners of its live actions; that nobody is on record, where there is none."""
    return ", ".join(map(register.name_of, standing.owners or (None,)))


def doubts_text(doubts: Sequence[Rule]) -> str:
    """Return why something shown as done cannot be vouched for: "no evidence; retest due"."""
    return "; ".join(small(rule.label) for rule in doubts)


def said_of_it_text(register: Register, statement: Statement) -> str:
    """Return where a search found its words: in what was said of the source, in which word for how many, by whom."""
    word = f"“{statement.as_said}”, " if statement.as_said else ""
    return f"said of its source: {word}{short_name(register, statement.by)}, {in_few_words(statement.date)}"


def verdict_label(span: Span) -> str:
    """Return the last verdict in a word or two, and that what it found was reopened since; "none" without one."""
    if span.verdict is None:
        return "none"
    return f"{span.verdict.label}, reopened since" if _is_undone(span) else span.verdict.label


def _is_undone(span: Span) -> bool:
    return Flag.REOPENED in span.flags and span.verdict is Outcome.VERIFIED


def course_texts(register: Register, standing: Standing) -> list[str]:
    """Return why it stands as it does where its state alone does not say: closed, reopened, refused, owed again."""
    span = standing.span
    texts = [_of_closing(span), _of_reopening(register, span), *_of_refusals(register, span)]
    owed_again = [action.span.action for action in standing.actions if not action.upheld]
    if owed_again:
        claims = (
            "its claim was not upheld, so it is" if len(owed_again) == 1 else "their claims were not upheld: they are"
        )
        texts.append(f"{ids_text(owed_again)}: {claims} owed again.")
    return [text for text in texts if text]


def _of_closing(span: Span) -> str:
    if span.closing is None:
        return ""
    refused = span.closing.reason is AnswerKind.REJECTED
    why = "it was rejected" if refused else "every action was withdrawn"
    return f"Closed without being implemented {_since(span.closing.on)}: {why}."


def _of_reopening(register: Register, span: Span) -> str:
    if span.reopened_on is None:
        return ""
    verifiers = register.sources[register.recommendations[span.recommendation].source].verifiers
    was = "It was verified before" if verifiers else "It was done before"
    return f"{was}, and was reopened {on_or_in(span.reopened_on)}."


def _of_refusals(register: Register, span: Span) -> list[str]:
    texts = [
        f"It is done, though {short_name(register, each.by)} refused it"
        f" {on_or_in(each.date) if each.date else 'on a day that is not on record'}."
        for each in span.details.refusals
    ]
    if Flag.REJECTED_THEN_ACTED in span.flags:
        texts.append("It was refused. What was said or done since has overtaken that.")
    return texts


def wait_text(register: Register, wait: Wait, as_at: date) -> str:
    """Return who waits, for whom and since when: " waits for the Council since 3 March 2024 (393 days)"."""
    since = _since(wait.since)
    number = f" ({days_since(wait.since, (as_at - wait.since).days)})" if wait.since else ""
    return f"waits for {short_name(register, wait.party)} {since}{number}"


def _since(day: date | None) -> str:
    return f"since {in_words(day)}" if day else "since a day that is not on record"


def where_text(standing: Standing) -> str:
    """Return how many actions there are and where they stand: "6 actions: 4 implemented, 2 in progress"."""
    by_status = Counter(action.span.status for action in standing.actions)
    parts = [f"{by_status[status]:,} {small(status.label)}" for status in Status if by_status[status]]
    return f"{count(len(standing.actions), 'action')}: {', '.join(parts)}"


def last_entries_text(entries: Sequence[Dated]) -> str:
    """Return what the entries of the last day are: "update, evidence"; "" where there is none."""
    return ", ".join(dict.fromkeys(_kind(each) for each in entries))


def verdict_text(register: Register, span: Span) -> str:
    """Return the verdict, by whom and when; without one, who may give it."""
    if span.verdict is None or span.verdict_on is None:
        verifiers = register.sources[register.recommendations[span.recommendation].source].verifiers
        names = [short_name(register, each) for each in verifiers]
        who = f" Only {listed(names)} may give one." if names else " No verifier is named."
        return f"No verdict is on the register.{who}"
    alone = ", by a statement about the whole source" if _is_verified_by_statement(span) else ""
    return f"{span.verdict.label} by {short_name(register, span.verdict_by)} {on_or_in(span.verdict_on)}{alone}."


def _is_verified_by_statement(span: Span) -> bool:
    return span.by_statement and span.state is State.VERIFIED


def _kind(entry: Dated) -> str:
    return "answer to an escalation" if entry.moment == "answered" else _KINDS[type(entry.entry)]


_KINDS: dict[type[Entry], str] = {
    Answer: "answer",
    Update: "update",
    Evidence: "evidence",
    Extension: "extension",
    Verification: "verdict",
    Escalation: "escalation",
    Handover: "handover",
    Statement: "statement",
}


def wording_text(recommendation: Recommendation) -> str:
    """Return what the register holds of the official text."""
    match recommendation.wording_status:
        case WordingStatus.VERBATIM:
            return "Official wording."
        case WordingStatus.THEME:
            return "A theme that was seen. It is not known to be a recommendation of its own."
        case WordingStatus.NOT_TRANSCRIBED:
            return "Official wording not yet transcribed: none of it was seen. The register’s keeper can add it."
    return "Own words. Official wording not yet transcribed."


def beginning_of(text: str, most: int) -> tuple[str, str]:
    """Return a text in two parts: whole sentences of its beginning, no longer than `most` signs, and the rest.

    A sentence that is longer by itself is parted between words; a text that is not longer is not parted.
    """
    if len(text) <= most:
        return text, ""
    ends = [match.end() for match in re.finditer(r"[.;:?!]\s|\n", text[:most])]
    end = ends[-1] if ends else text.rfind(" ", 0, most) + 1 or most
    return text[:end].rstrip(), text[end:].lstrip()


def rests_on_text(recommendation: Recommendation) -> str:
    """Return what stands before the document that is known of it: of its words, or where none is held of itself."""
    held = recommendation.wording or recommendation.summary
    return " These words come from: " if held else " That it was asked is known from: "


def stated_in_text(recommendation: Recommendation) -> str:
    """Return what stands before the document of its deadline."""
    return " Worked out from: " if recommendation.due_basis is DueBasis.INFERRED else " Stated in: "


def reference_text(recommendation: Recommendation) -> str:
    """Return the source's own number, or that it was not seen."""
    if recommendation.reference:
        return f"The source’s own number: {recommendation.reference}."
    return "The source’s own number is not on record."


def disagreements(standing: Standing, rules: frozenset[Rule]) -> list[str]:
    """Return where claim, verdict and evidence do not say the same; empty where they agree, or say nothing."""
    span = standing.span
    parts = [_of_verdict(span), _of_evidence(span, rules), _of_deadline(rules)]
    return [each for each in parts if each]


def _of_verdict(span: Span) -> str:
    if Flag.REJECTED_BY_VERIFIER in span.flags:
        how = "upheld it in part" if span.verdict is Outcome.PARTLY_VERIFIED else "did not uphold it"
        return f"The owner claims that it is done. The verifier {how}."
    if span.state is State.VERIFIED and span.reported is not Status.IMPLEMENTED:
        verified = "It is verified"
        if _is_verified_by_statement(span):
            verified = "Only a statement about the whole source says that it is verified"
        if span.reported is Status.NOT_REPORTED:
            return f"{verified}; its owner has reported nothing about this one."
        return f"{verified}; its owner’s own last report is: {small(span.reported.label)}."
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
    if span.state in DONE_OR_LAPSED and span.contradicting:
        return "It is shown as done, and evidence on the register shows the contrary."
    if span.state in DONE and not span.evidence:
        return "It is shown as done, and no evidence of its own is on the register."
    if span.reported is Status.NOT_REPORTED and span.evidence and span.state is State.NOT_REPORTED:
        return "Evidence is on the register, but no owner has reported anything that rests on it."
    if span.state is State.VERIFICATION_LAPSED:
        return "It was verified on evidence that has since expired."
    return ""


def _of_deadline(rules: frozenset[Rule]) -> str:
    if Rule.EXPECTATION_PASSED in rules:
        return "Its owner said by when it would be done. That day has passed."
    return ""
