"""A dated entry → what kind of thing it is, and what it says, for a timeline.

Takes values, returns text; decides nothing.
"""

from typing import NamedTuple

from tracker.dates import in_words
from tracker.register.records import Register
from tracker.register.schema.entries import Entry
from tracker.register.schema.recommendations import Source, Statement
from tracker.register.schema.response import (
    Acceptance,
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


class Told(NamedTuple):
    """An entry told: its kind with what it comes to, and its words, "" where it has none."""

    what: str
    words: str


def told(register: Register, dated: Dated) -> Told:
    """Return what a dated entry is and says."""
    entry = dated.entry
    match entry:
        case Source():
            return Told(f"Issued by {short_name(register, entry.issued_by)}", entry.title)
        case Statement():
            return Told(statement_text(register, entry), str(entry.text))
        case Acceptance():
            return Told(f"{entry.decision.label} by {short_name(register, entry.by)}", entry.reason or "")
        case Update():
            by = short_name(register, entry.by)
            return Told(f"Update on {dated.of}: {entry.status.label.lower()}, says {by}", _note(entry))
        case Evidence():
            return Told(f"Evidence {entry.id}, {entry.kind.label.lower()}: {entry.title}", str(entry.shows))
        case Verification():
            by = short_name(register, entry.by)
            return Told(f"Verdict by {by}: {entry.outcome.label.lower()}", _found(entry))
    return _of_its_handling(register, dated, entry)


def _of_its_handling(register: Register, dated: Dated, entry: Entry) -> Told:
    match entry:
        case Extension():
            by = short_name(register, entry.agreed_by)
            of = f" of {dated.of}" if dated.of else ""
            return Told(f"Deadline{of} extended to {in_words(entry.due)}, agreed by {by}", str(entry.reason))
        case Handover():
            to = short_name(register, entry.to)
            return Told(f"Handed over from {short_name(register, entry.from_)} to {to}", entry.reason or "")
        case Escalation() if dated.moment == "answered":
            return Told(f"Answer by {short_name(register, entry.to)} to the escalation", str(entry.answer or ""))
        case Escalation():
            by, to = short_name(register, entry.by), short_name(register, entry.to)
            return Told(f"Escalated by {by} to {to}", str(entry.reason))
    return _of_the_group(register, dated, entry)


def _of_the_group(register: Register, dated: Dated, entry: Entry) -> Told:
    match entry:
        case Decision() if dated.moment == "resolved":
            return Told("A decision about it was carried out", str(entry.text))
        case Decision():
            meeting = next(each.title for each in register.meetings if each.id == dated.of)
            return Told(f"Decision of {meeting}: {entry.outcome.label.lower()}", str(entry.text))
        case Concern() if dated.moment == "resolved":
            return Told("A concern about it was resolved", str(entry.resolution or ""))
        case Concern():
            by = short_name(register, entry.raised_by)
            return Told(f"{entry.kind.label} concern {entry.id}, raised by {by}", str(entry.text))
        case Step():
            return Told(f"Concern {dated.of} put to {short_name(register, entry.to)}", str(entry.text))
    return Told("", "")


def _note(update: Update) -> str:
    parts = [str(update.note)]
    if update.expected:
        parts.append(f"Expected to be done {by_the_end(update.expected)}.")
    if update.risk:
        parts.append(f"Risk: {update.risk}")
    return " ".join(parts)


def _found(verification: Verification) -> str:
    parts = [sample_text(verification.sample)] if verification.sample else []
    return " ".join([*parts, *([str(verification.note)] if verification.note else [])])


def sample_text(sample: Sample | Restricted) -> str:
    """Return what was looked at: "7 of 8 looked at passed"."""
    if isinstance(sample, Restricted):
        return f"Sample: {sample}."
    return f"{sample.passed} of {count(sample.size, 'case')} looked at passed."
