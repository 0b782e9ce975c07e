"""A change between two positions → what to say of it: what, when, by whom, and what it was before.

Takes values, returns text; decides nothing. One function per kind of change.
"""

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

from tracker.dates import in_words
from tracker.problems import quoted
from tracker.register.records import Register
from tracker.register.schema.corrections import Correction
from tracker.register.schema.entries import Entry
from tracker.register.schema.recommendations import Statement
from tracker.register.schema.response import (
    Acceptance,
    Action,
    Escalation,
    Evidence,
    Extension,
    Handover,
    Update,
    Verification,
)
from tracker.register.schema.restricted import Restricted
from tracker.register.schema.supporting import Concern, Decision, Observation, Step
from tracker.rules.changes.change import Change, What
from tracker.vocabulary import DecisionOutcome, DueBasis, Status, Word
from tracker.words.dated import sample_text
from tracker.words.exceptions import message
from tracker.words.figures import by_the_end, capital, doubt, on_or_in, short_name
from tracker.words.statements import said_by, statement_text

_Sentence = Callable[[Register, Change], str]
_E = TypeVar("_E", bound=Entry)


OTHER_WAY_ROUND = "The first day is later than the second, so they are compared the other way round."


def change_text(register: Register, change: Change) -> str:
    """Return what is to be said of a change; `register`: the later one."""
    told = _SENTENCES[change.what](register, change)
    return capital(f"recorded late: {told}" if change.late else told)


def value_text(value: Any) -> str:
    """Return a value in a sentence: a word of the vocabulary by its label, a day in words, nothing as "nothing"."""
    if value is None:
        return "nothing"
    if isinstance(value, Word):
        return value.label[:1].lower() + value.label[1:]
    return in_words(value) if isinstance(value, date) else str(value)


def _entry(change: Change, kind: type[_E]) -> _E:
    """Return the entry that says so, which of this kind of change is of this class."""
    if not isinstance(change.entry, kind):
        raise TypeError(f"{change.what}: {change.entry}")
    return change.entry


def _when(change: Change) -> str:
    return on_or_in(change.on) if change.on else "on a day that is not on record"


def _because(reason: str | Restricted | None) -> str:
    return f": {reason}" if reason else "."


def _added(_: Register, change: Change) -> str:
    return f"put on the register: {quoted_text(change.now)}, issued {_when(change)}."


def _removed(_: Register, change: Change) -> str:
    return f"taken off the register: {quoted_text(change.was)}."


def quoted_text(value: Any) -> str:
    """Return the words of somebody in quotation marks, whole."""
    return f"“{value_text(value)}”"


def _wording(_: Register, change: Change) -> str:
    special = {"wording_status": "the status of its wording", "limbs": "the wording of its parts"}
    what = special.get(change.of, f"its {change.of}")
    if change.was is None:
        return f"{what} is now on the register: {quoted_text(change.now)}."
    if change.now is None:
        return f"{what} was taken out; it was {quoted_text(change.was)}."
    return f"{what} was {quoted_text(change.was)} and is now {quoted_text(change.now)}."


def _state(_: Register, change: Change) -> str:
    was = f"; it was: {value_text(change.was)}" if change.was else ""
    return f"now {value_text(change.now)}, since {in_words(change.on) if change.on else 'an unknown day'}{was}."


def _acceptance(register: Register, change: Change) -> str:
    entry = _entry(change, Acceptance)
    by = short_name(register, entry.by)
    return f"{_when(change)} {by} answered: {value_text(entry.decision)}{_because(entry.reason)}"


def _owner(register: Register, change: Change) -> str:
    was, now = (short_name(register, _party(each)) for each in (change.was, change.now))
    if isinstance(change.entry, Handover):
        return f"handed over {_when(change)} from {was} to {now}{_because(change.entry.reason)}"
    whose = f"the owner of {change.of}" if change.of else "its owner"
    return f"{whose} was {was} and is now {now}; no handover is on record."


def _party(value: Any) -> str | None:
    return None if value is None else str(value)


def _deadline(register: Register, change: Change) -> str:
    whose = f"the deadline of {change.of}" if change.of else "its deadline"
    if isinstance(change.entry, Extension):
        by = short_name(register, change.entry.agreed_by)
        moved = f"from {value_text(change.was)} to {value_text(change.now)}"
        return f"{whose} was extended {moved}, agreed {_when(change)} by {by}: {change.entry.reason}"
    inferred = " (inferred)" if getattr(change.entry, "due_basis", None) is DueBasis.INFERRED else ""
    if change.was is None:
        return f"{whose} is now on the register: {value_text(change.now)}{inferred}."
    if change.now is None:
        return f"{whose}, {value_text(change.was)}, was taken out."
    told = f"{whose} was {value_text(change.was)} and is now {value_text(change.now)}{inferred}"
    return f"{told}; no extension is on record for it."


def _action_added(register: Register, change: Change) -> str:
    entry = _entry(change, Action)
    return f"action {change.of} was added: {entry.title} ({short_name(register, entry.owner)})."


def _action_removed(_: Register, change: Change) -> str:
    return f"action {change.of} was taken out: {change.was}."


def _update(register: Register, change: Change) -> str:
    entry = _entry(change, Update)
    by, status = short_name(register, entry.by), value_text(entry.status)
    before = ", as before" if change.was == change.now else f", after {value_text(change.was)}"
    if change.was is Status.NOT_REPORTED:
        before = ", the first report of it"
    parts = [f"{_when(change)} {by} reported {change.of} as {status}{before}{doubt(entry)}: “{entry.note}”"]
    if entry.expected:
        parts.append(f"Expected to be done {by_the_end(entry.expected)}.")
    if entry.risk:
        parts.append(f"Risk: {entry.risk}")
    return " ".join(parts)


def _evidence(_: Register, change: Change) -> str:
    entry = _entry(change, Evidence)
    dated = "dated" if entry.date else "received"
    day = f"{dated} {in_words(entry.own_day)}"
    return f"evidence {entry.id} was recorded: {entry.title}, {day}{doubt(entry)}. {entry.shows}"


def _verdict(register: Register, change: Change) -> str:
    before = f", after {value_text(change.was)}" if change.was else ""
    if isinstance(change.entry, Statement):
        return f"{said_by(register, change.entry)} that it was verified{before}: “{change.entry.text}”"
    entry = _entry(change, Verification)
    found = " ".join(str(part) for part in (sample_text(entry.sample) if entry.sample else "", entry.note) if part)
    told = f"verdict of {short_name(register, entry.by)} {_when(change)}: {value_text(entry.outcome)}"
    return f"{told}{before}{doubt(entry)}. {found}".rstrip()


def _escalated(register: Register, change: Change) -> str:
    entry = _entry(change, Escalation)
    by, to = short_name(register, entry.by), short_name(register, entry.to)
    return f"escalated {_when(change)} by {by} to {to}: {entry.reason}"


def _answered(register: Register, change: Change) -> str:
    entry = _entry(change, Escalation)
    asked = f"to what was escalated {on_or_in(entry.date)}"
    return f"{short_name(register, entry.to)} gave an answer {_when(change)} {asked}{_because(entry.answer)}"


def _statement(register: Register, change: Change) -> str:
    entry = _entry(change, Statement)
    day = f"statement of {in_words(entry.date)}{doubt(entry)}"
    return f"{day}: {statement_text(register, entry)}: “{entry.text}”"


def _decision_of(register: Register, change: Change) -> str:
    meeting_id, _, id = change.of.partition("/")
    meeting = next(each for each in register.meetings if each.id == meeting_id)
    return f"decision {id} of {meeting.title}, {in_words(meeting.date)}"


def _decided(register: Register, change: Change) -> str:
    entry = _entry(change, Decision)
    asked = entry.outcome is DecisionOutcome.ASKED
    outcome = "asked, the outcome is not on record" if asked else value_text(entry.outcome)
    return f"{_decision_of(register, change)}: {outcome}{doubt(entry)}. {entry.text}"


def _outcome(register: Register, change: Change) -> str:
    if change.was is DecisionOutcome.ASKED:
        return f"the outcome of {_decision_of(register, change)}, is now on record: {value_text(change.now)}."
    told = f"was {value_text(change.was)} and is now {value_text(change.now)}"
    return f"the outcome of {_decision_of(register, change)}, {told}."


def _carried_out(register: Register, change: Change) -> str:
    entry = _entry(change, Decision)
    return f"{_decision_of(register, change)}, was carried out {_when(change)}. {entry.text}"


def _raised(register: Register, change: Change) -> str:
    entry = _entry(change, Concern)
    by = short_name(register, entry.raised_by)
    return f"{value_text(entry.kind)} concern {change.of} was raised {_when(change)} by {by}: {entry.text}"


def _step(register: Register, change: Change) -> str:
    entry = _entry(change, Step)
    return f"concern {change.of} was put to {short_name(register, entry.to)} {_when(change)}: {entry.text}"


def _resolved(_: Register, change: Change) -> str:
    entry = _entry(change, Concern)
    return f"concern {change.of} was resolved {_when(change)}{_because(entry.resolution)}"


def _figure(register: Register, change: Change) -> str:
    entry = _entry(change, Observation)
    indicator = next(each for each in register.indicators if each.id == change.of)
    about = "about " if entry.approximate else ""
    published = f", published {on_or_in(entry.published_on)}" if entry.published_on else ""
    figure = f"{about}{entry.value:,} {indicator.unit} for {in_words(entry.as_of)}"
    note = f" {entry.note}" if entry.note else ""
    return f"{indicator.title}: {figure}{published} ({entry.title}){doubt(entry)}.{note}"


def _correction(register: Register, change: Change) -> str:
    entry = _entry(change, Correction)
    was, now = (quoted_text(each) if each is not None else "nothing" for each in (change.was, change.now))
    by = short_name(register, entry.by)
    return f"corrected {_when(change)} by {by}: {change.of} was {was} and is now {now}. {entry.reason}"


def _rewritten(_: Register, change: Change) -> str:
    if change.now is None:
        return f"taken out without a correction: {change.of}, which was {quoted(str(change.was))}."
    was, now = quoted_text(change.was), quoted_text(change.now)
    return f"rewritten without a correction: {change.of} was {was} and is now {now}."


def _begun(register: Register, change: Change) -> str:
    found: Any = change.exception
    return f"new: {found.rule.label}, {found.subject}, since {in_words(found.since)}. {message(register, found)}."


def _cleared(_: Register, change: Change) -> str:
    found: Any = change.exception
    return f"cleared: {found.rule.label}, {found.subject}, which had stood since {in_words(found.since)}."


_SENTENCES: dict[What, _Sentence] = {
    "added": _added,
    "removed": _removed,
    "wording": _wording,
    "state": _state,
    "acceptance": _acceptance,
    "owner": _owner,
    "deadline": _deadline,
    "action_added": _action_added,
    "action_removed": _action_removed,
    "update": _update,
    "evidence": _evidence,
    "verdict": _verdict,
    "escalated": _escalated,
    "answered": _answered,
    "statement": _statement,
    "decided": _decided,
    "outcome": _outcome,
    "carried_out": _carried_out,
    "raised": _raised,
    "step": _step,
    "resolved": _resolved,
    "figure": _figure,
    "correction": _correction,
    "rewritten": _rewritten,
    "exception_begun": _begun,
    "exception_cleared": _cleared,
}
