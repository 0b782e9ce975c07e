"""A dated entry → what kind of thing it is, and what it says, for a timeline.

Takes values, returns text; decides nothing. One function per class of entry.
"""

from collections.abc import Callable
from typing import Any, NamedTuple, TypeVar

from tracker.dates import in_words
from tracker.register.records import Register
from tracker.register.schema.entries import Entry
from tracker.register.schema.recommendations import Source, Statement
from tracker.register.schema.response import (
    Answer,
    Escalation,
    Evidence,
    Extension,
    Handover,
    Sample,
    Update,
    Verification,
)
from tracker.register.schema.restricted import Restricted
from tracker.register.schema.supporting import Concern, Decision, Step
from tracker.rules.lists.dated import Dated
from tracker.words.figures import by_the_end, count, short_name
from tracker.words.statements import statement_text


class DatedText(NamedTuple):
    """An entry in words: its kind with what it comes to, and what it says, "" where it says nothing."""

    kind: str
    words: str


_E = TypeVar("_E", bound=Entry)
_Text = Callable[[Register, Dated, _E], DatedText]
_TEXTS: dict[type[Entry], _Text[Any]] = {}


def dated_text(register: Register, dated: Dated) -> DatedText:
    """Return what a dated entry is and says."""
    return _TEXTS[type(dated.entry)](register, dated, dated.entry)


def _of(kind: type[_E]) -> Callable[[_Text[_E]], _Text[_E]]:
    """Take the decorated function for the entries of a class."""

    def take(text: _Text[_E]) -> _Text[_E]:
        _TEXTS[kind] = text
        return text

    return take


@_of(Source)
def _source(register: Register, _: Dated, source: Source) -> DatedText:
    return DatedText(f"Issued by {short_name(register, source.issued_by)}", source.title)


@_of(Statement)
def _statement(register: Register, _: Dated, statement: Statement) -> DatedText:
    return DatedText(statement_text(register, statement), str(statement.text))


@_of(Answer)
def _acceptance(register: Register, _: Dated, acceptance: Answer) -> DatedText:
    by = short_name(register, acceptance.by)
    return DatedText(f"{acceptance.decision.label} by {by}", acceptance.reason or "")


@_of(Update)
def _update(register: Register, dated: Dated, update: Update) -> DatedText:
    by = short_name(register, update.by)
    kind = f"Update on {dated.of}: {update.status.label.lower()}, says {by}"
    return DatedText(kind, " ".join([str(update.note), *outlook(update)]))


@_of(Evidence)
def _evidence(_: Register, __: Dated, item: Evidence) -> DatedText:
    return DatedText(f"Evidence {item.id}, {item.kind.label.lower()}: {item.title}", str(item.shows))


@_of(Verification)
def _verification(register: Register, _: Dated, verification: Verification) -> DatedText:
    by, outcome = short_name(register, verification.by), verification.outcome.label.lower()
    return DatedText(f"Verdict by {by}: {outcome}", checked_text(verification))


@_of(Extension)
def _extension(register: Register, dated: Dated, extension: Extension) -> DatedText:
    by, of = short_name(register, extension.agreed_by), f" of {dated.of}" if dated.of else ""
    return DatedText(f"Deadline{of} extended to {in_words(extension.due)}, agreed by {by}", str(extension.reason))


@_of(Handover)
def _handover(register: Register, _: Dated, handover: Handover) -> DatedText:
    from_, to = short_name(register, handover.from_), short_name(register, handover.to)
    return DatedText(f"Handed over from {from_} to {to}", handover.reason or "")


@_of(Escalation)
def _escalation(register: Register, dated: Dated, escalation: Escalation) -> DatedText:
    by, to = short_name(register, escalation.by), short_name(register, escalation.to)
    if dated.moment == "answered":
        return DatedText(f"Answer by {to} to the escalation", str(escalation.answer or ""))
    return DatedText(f"Escalated by {by} to {to}", str(escalation.reason))


@_of(Decision)
def _decision(register: Register, dated: Dated, decision: Decision) -> DatedText:
    if dated.moment == "resolved":
        return DatedText("A decision about it was carried out", str(decision.text))
    meeting = next(each.title for each in register.meetings if each.id == dated.of)
    return DatedText(f"Decision of {meeting}: {decision.outcome.label.lower()}", str(decision.text))


@_of(Concern)
def _concern(register: Register, dated: Dated, concern: Concern) -> DatedText:
    if dated.moment == "resolved":
        return DatedText("A concern about it was resolved", str(concern.resolution or ""))
    by = short_name(register, concern.raised_by)
    return DatedText(f"{concern.kind.label} concern {concern.id}, raised by {by}", str(concern.text))


@_of(Step)
def _step(register: Register, dated: Dated, step: Step) -> DatedText:
    return DatedText(f"Concern {dated.of} put to {short_name(register, step.to)}", str(step.text))


def outlook(update: Update) -> list[str]:
    """Return when an update expects it to be done, and what stands in the way; empty where it says neither."""
    expected = [f"Expected to be done {by_the_end(update.expected)}."] if update.expected else []
    return [*expected, f"Risk: {update.risk}"] if update.risk else expected


def checked_text(verification: Verification) -> str:
    """Return what was looked at for a verdict, and its note; "" where neither is on record."""
    looked_at = sample_text(verification.sample) if verification.sample else ""
    return " ".join(str(part) for part in (looked_at, verification.note) if part)


def sample_text(sample: Sample | Restricted) -> str:
    """Return what was looked at: "7 of 8 cases looked at passed."."""
    if isinstance(sample, Restricted):
        return f"Sample: {sample}."
    if sample.passed is None:
        return f"{count(sample.size, 'case was', 'cases were')} looked at; how many passed is not on record."
    return f"{sample.passed} of {count(sample.size, 'case')} looked at passed."
