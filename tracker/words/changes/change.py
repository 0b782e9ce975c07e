"""A change between two positions → what to say of it: what, when, by whom, and what it was before.

Takes values, returns text; decides nothing. One function per kind of change.
"""

from datetime import date

from tracker.dates import in_words
from tracker.problems import quoted
from tracker.register.records import Register
from tracker.register.schema.corrections import Correction
from tracker.register.schema.entries import Attributed
from tracker.register.schema.recommendations import Recommendation, Statement
from tracker.register.schema.response import (
    Action,
    Answer,
    Escalation,
    Evidence,
    Extension,
    Handover,
    Update,
    Verification,
)
from tracker.register.schema.restricted import Restricted
from tracker.register.schema.supporting import Concern, Decision, Observation, Step
from tracker.rules.changes.change import AnyChange, Change, StateChange
from tracker.rules.exceptions.case import OversightException
from tracker.vocabulary import DecisionOutcome, DueBasis, Status, Word
from tracker.words.changes.sentences import Sentences
from tracker.words.dated import checked_text, outlook
from tracker.words.exceptions import message
from tracker.words.figures import capital, doubt, on_or_in, short_name, small
from tracker.words.statements import said_by, statement_text
from tracker.words.states import state_text

OTHER_WAY_ROUND = "The first day is later than the second, so they are compared the other way round."

SENTENCES = Sentences()


def change_text(register: Register, change: AnyChange) -> str:
    """Return what is to be said of a change; `register`: the later one."""
    sentence = _sentence(register, change)
    return capital(f"recorded late: {sentence}" if change.late else sentence)


def _sentence(register: Register, change: AnyChange) -> str:
    if isinstance(change, StateChange):
        return _state(register, change)
    return SENTENCES[change.what](register, change)


def value_text(value: object) -> str:
    """Return a value in a sentence: a word of the vocabulary by its label, a day in words, nothing as "nothing".

    A state is told by `words.states` instead: its word depends on whether its source has verifiers.
    """
    if value is None:
        return "nothing"
    if isinstance(value, Word):
        return small(value.label)
    return in_words(value) if isinstance(value, date) else str(value)


def quoted_text(value: object) -> str:
    """Return the words of somebody in quotation marks, whole."""
    return f"“{value_text(value)}”"


def _when(change: Change) -> str:
    return on_or_in(change.on) if change.on else "on a day that is not on record"


def _because(reason: str | Restricted | None) -> str:
    return f": {reason}" if reason else "."


@SENTENCES.of("added")
def _added(_: Register, change: Change) -> str:
    return f"put on the register: {quoted_text(change.now)}, issued {_when(change)}."


@SENTENCES.of("removed")
def _removed(_: Register, change: Change) -> str:
    return f"taken off the register: {quoted_text(change.was)}."


@SENTENCES.of("wording")
def _wording(_: Register, change: Change) -> str:
    special = {"wording_status": "the status of its wording", "limbs": "the wording of its parts"}
    what = special.get(change.of, f"its {change.of}")
    if change.was is None:
        return f"{what} is now on the register: {quoted_text(change.now)}."
    if change.now is None:
        return f"{what} was taken out; it was {quoted_text(change.was)}."
    return f"{what} was {quoted_text(change.was)} and is now {quoted_text(change.now)}."


def _state(register: Register, change: StateChange) -> str:
    was = f"; it was: {small(state_text(register, change.before))}" if change.before else ""
    return f"now {small(state_text(register, change.after))}, since {in_words(change.on)}{was}."


@SENTENCES.of_entry("acceptance", Answer)
def _acceptance(register: Register, change: Change, entry: Answer) -> str:
    by = short_name(register, entry.by)
    return f"{_when(change)} {by} answered: {value_text(entry.decision)}{_because(entry.reason)}"


@SENTENCES.of("owner")
def _owner(register: Register, change: Change) -> str:
    was, now = (short_name(register, _party(each)) for each in (change.was, change.now))
    if isinstance(change.entry, Handover):
        return f"handed over {_when(change)} from {was} to {now}{_because(change.entry.reason)}"
    whose = f"the owner of {change.of}" if change.of else "its owner"
    return f"{whose} was {was} and is now {now}; no handover is on record."


def _party(value: object) -> str | None:
    return None if value is None else str(value)


@SENTENCES.of("deadline")
def _deadline(register: Register, change: Change) -> str:
    whose = f"the deadline of {change.of}" if change.of else "its deadline"
    if isinstance(change.entry, Extension):
        by = short_name(register, change.entry.agreed_by)
        moved = f"from {value_text(change.was)} to {value_text(change.now)}"
        return f"{whose} was extended {moved}, agreed {_when(change)} by {by}: {change.entry.reason}"
    entry = change.entry
    inferred = " (inferred)" if isinstance(entry, Recommendation) and entry.due_basis is DueBasis.INFERRED else ""
    if change.was is None:
        return f"{whose} is now on the register: {value_text(change.now)}{inferred}."
    if change.now is None:
        return f"{whose}, {value_text(change.was)}, was taken out."
    moved = f"{whose} was {value_text(change.was)} and is now {value_text(change.now)}{inferred}"
    return f"{moved}; no extension is on record for it."


@SENTENCES.of_entry("action_added", Action)
def _action_added(register: Register, change: Change, entry: Action) -> str:
    return f"action {change.of} was added: {entry.title} ({short_name(register, entry.owner)})."


@SENTENCES.of("action_removed")
def _action_removed(_: Register, change: Change) -> str:
    return f"action {change.of} was taken out: {change.was}."


@SENTENCES.of_entry("update", Update)
def _update(register: Register, change: Change, entry: Update) -> str:
    by, status = short_name(register, entry.by), value_text(entry.status)
    before = ", as before" if change.was == change.now else f", after {value_text(change.was)}"
    if change.was is Status.NOT_REPORTED:
        before = ", the first report of it"
    reported = f"{_when(change)} {by} reported {change.of} as {status}{before}{doubt(entry)}: “{entry.note}”"
    return " ".join([reported, *outlook(entry)])


@SENTENCES.of_entry("evidence", Evidence)
def _evidence(_: Register, change: Change, entry: Evidence) -> str:
    day = f"{'dated' if entry.date else 'received'} {in_words(entry.own_day)}"
    if isinstance(entry.title, Restricted):  # then what it shows is, too
        return f"evidence {entry.id} was recorded ({small(entry.marking.label)}), {day}{doubt(entry)}."
    return f"evidence {entry.id} was recorded: {entry.title}, {day}{doubt(entry)}. {entry.shows}"


@SENTENCES.of_entry("verdict", Attributed)
def _verdict(register: Register, change: Change, entry: Attributed) -> str:
    before = f", after {value_text(change.was)}" if change.was else ""
    match entry:
        case Statement():
            return f"{said_by(register, entry)} that it was verified{before}: “{entry.text}”"
        case Verification():
            verdict = f"verdict of {short_name(register, entry.by)} {_when(change)}: {value_text(entry.outcome)}"
            return f"{verdict}{before}{doubt(entry)}. {checked_text(entry)}".rstrip()
    raise TypeError(f"a verdict cannot rest on {type(entry).__name__}")


@SENTENCES.of_entry("escalated", Escalation)
def _escalated(register: Register, change: Change, entry: Escalation) -> str:
    by, to = short_name(register, entry.by), short_name(register, entry.to)
    return f"escalated {_when(change)} by {by} to {to}: {entry.reason}"


@SENTENCES.of_entry("answered", Escalation)
def _answered(register: Register, change: Change, entry: Escalation) -> str:
    to_what = f"to what was escalated {on_or_in(entry.date)}"
    return f"{short_name(register, entry.to)} gave an answer {_when(change)} {to_what}{_because(entry.answer)}"


@SENTENCES.of_entry("statement", Statement)
def _statement(register: Register, change: Change, entry: Statement) -> str:
    day = f"statement of {in_words(entry.date)}{doubt(entry)}"
    return f"{day}: {statement_text(register, entry)}: “{entry.text}”"


def _decision_of(register: Register, change: Change) -> str:
    meeting_id, _, id = change.of.partition("/")
    meeting = next(each for each in register.meetings if each.id == meeting_id)
    return f"decision {id} of {meeting.title}, {in_words(meeting.date)}"


@SENTENCES.of_entry("decided", Decision)
def _decided(register: Register, change: Change, entry: Decision) -> str:
    is_unknown = entry.outcome is DecisionOutcome.ASKED
    outcome = "asked, the outcome is not on record" if is_unknown else value_text(entry.outcome)
    return f"{_decision_of(register, change)}: {outcome}{doubt(entry)}. {entry.text}"


@SENTENCES.of("outcome")
def _outcome(register: Register, change: Change) -> str:
    if change.was is DecisionOutcome.ASKED:
        return f"the outcome of {_decision_of(register, change)}, is now on record: {value_text(change.now)}."
    moved = f"was {value_text(change.was)} and is now {value_text(change.now)}"
    return f"the outcome of {_decision_of(register, change)}, {moved}."


@SENTENCES.of_entry("carried_out", Decision)
def _carried_out(register: Register, change: Change, entry: Decision) -> str:
    return f"{_decision_of(register, change)}, was carried out {_when(change)}. {entry.text}"


@SENTENCES.of_entry("raised", Concern)
def _raised(register: Register, change: Change, entry: Concern) -> str:
    by = short_name(register, entry.raised_by)
    return f"{value_text(entry.kind)} concern {change.of} was raised {_when(change)} by {by}: {entry.text}"


@SENTENCES.of_entry("step", Step)
def _step(register: Register, change: Change, entry: Step) -> str:
    return f"concern {change.of} was put to {short_name(register, entry.to)} {_when(change)}: {entry.text}"


@SENTENCES.of_entry("resolved", Concern)
def _resolved(_: Register, change: Change, entry: Concern) -> str:
    return f"concern {change.of} was resolved {_when(change)}{_because(entry.resolution)}"


@SENTENCES.of_entry("figure", Observation)
def _figure(register: Register, change: Change, entry: Observation) -> str:
    indicator = next(each for each in register.indicators if each.id == change.of)
    about = "about " if entry.approximate else ""
    published = f", published {on_or_in(entry.published_on)}" if entry.published_on else ""
    figure = f"{about}{entry.value:,} {indicator.unit} for {in_words(entry.as_of)}"
    note = f" {entry.note}" if entry.note else ""
    return f"{indicator.title}: {figure}{published} ({entry.title}){doubt(entry)}.{note}"


@SENTENCES.of_entry("correction", Correction)
def _correction(register: Register, change: Change, entry: Correction) -> str:
    was, now = (quoted_text(each) if each is not None else "nothing" for each in (change.was, change.now))
    by = short_name(register, entry.by)
    return f"corrected {_when(change)} by {by}: {change.of} was {was} and is now {now}. {entry.reason}"


@SENTENCES.of("rewritten")
def _rewritten(_: Register, change: Change) -> str:
    if change.now is None:
        return f"taken out without a correction: {change.of}, which was {quoted(str(change.was))}."
    was, now = quoted_text(change.was), quoted_text(change.now)
    return f"rewritten without a correction: {change.of} was {was} and is now {now}."


@SENTENCES.of_exception("exception_begun")
def _begun(register: Register, change: Change, exception: OversightException) -> str:
    which = f"{exception.rule.label}, {exception.subject}, since {in_words(exception.since)}"
    return f"new exception: {which}. {message(register, exception)}."


@SENTENCES.of_exception("exception_cleared")
def _cleared(_: Register, change: Change, exception: OversightException) -> str:
    return f"cleared exception: {exception.rule.label}, {exception.subject}, found since {in_words(exception.since)}."
