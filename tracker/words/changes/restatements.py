"""What reads differently of a past day → sentences: what was told, what is known, and why.

Takes values, returns text; decides nothing.
"""

from collections import Counter
from typing import Any

from tracker.dates import in_words
from tracker.register.promises.corrections import as_text
from tracker.register.records import Register
from tracker.register.schema.entries import Attributed, Entry
from tracker.register.schema.recommendations import Limb, Recommendation, Source, Statement
from tracker.register.schema.response import Action, Answer, Evidence, Extension, Handover, Update, Verification
from tracker.rules.changes.restated import Cause, RestatedFact, RestatedState, Restatement, Restatements
from tracker.vocabulary import Timeliness
from tracker.words.changes.change import quoted_text, value_text
from tracker.words.figures import capital, count, doubt, ids_text, on_or_in, short_name, small
from tracker.words.states import state_text

NO_CAUSE = "None of its own entries explains this. A setting of the register or another entry may."

_WHAT = {
    "state": "state",
    "timeliness": "standing against the deadline",
    "owner": "owner",
    "deadline": "deadline",
    "verdict": "verdict",
    "evidence": "number of items of evidence",
    "expected_count": "number that the source makes",
    "stated_implemented": "number stated as done",
    "stated_verified": "number stated as verified",
    "done": "number done",
    "done_from": "least number done",
    "done_to": "greatest number done",
    "statements": "number of statements",
}
_WHY = {
    "same_day": "dated on the day itself and recorded since",
    "late": "recorded late",
    "back_dated": "dated before entries held then",
    "corrected": "corrected",
    "filled": "filled in since",
    "added": "added since",
    "removed": "taken out since",
    "moved": "moved to another place",
}
_UNEXPLAINED = "not explained by its own entries"
_NAMES: dict[type[Entry], str] = {
    Update: "an update",
    Verification: "a verdict",
    Evidence: "an item of evidence",
    Answer: "an answer",
    Extension: "an extension",
    Handover: "a handover",
    Statement: "a statement",
    Action: "action",
    Limb: "part",
    Recommendation: "recommendation",
    Source: "source",
}


def _fact(register: Register, fact: RestatedFact | RestatedState) -> str:
    """Return what was told then and what is known now, in one sentence."""
    if isinstance(fact, RestatedState):
        spans = (fact.span_then, fact.span_now)
        then, now = (small(state_text(register, span)) if span else "none" for span in spans)
    else:
        then, now = (_value(register, fact.what, each) for each in (fact.then, fact.now))
    return f"{capital(_WHAT[fact.what])}: then {then}, now {now}."


def cause_text(register: Register, cause: Cause) -> str:
    """Return why, in one sentence; `register`: as it is known now."""
    match cause.why:
        case "late":
            late = "Dated on the day itself, and recorded since" if cause.of_the_day else "Recorded late"
            return f"{late}: {_entry(register, cause)}, {_newer(cause)}."
        case "back_dated":
            held = f"before one of {in_words(cause.newest)} that the register already held" if cause.newest else ""
            return f"Recorded afterwards, and dated {held}: {_entry(register, cause)}."
        case "corrected":
            return (
                f"Corrected: {_field(cause)} was {_quoted(cause.was)} and is {_quoted(cause.now)}{_by(register, cause)}"
            )
        case "filled":
            was = "empty" if as_text(cause.was) is None else _quoted(cause.was)
            return f"Filled in since: {_field(cause)} was {was} and is {_quoted(cause.now)}."
        case "added":
            return f"Added since: {_entry(register, cause)}."
        case "removed":
            return f"Taken out since: {cause.field or cause.path}{_by(register, cause)}"
    return f"Moved to another place in its list: {_entry(register, cause)}."


def things_text(restated: Restatements) -> str:
    """Return which things read differently, and how many of each: "state (2), verdict (1)"."""
    counts = Counter(fact.what for each in (*restated.sources, *restated.recommendations) for fact in each.facts)
    return ", ".join(f"{name} ({counts[what]:,})" for what, name in _WHAT.items() if counts[what]) or "nothing"


def causes_text(restated: Restatements) -> str:
    """Return how many entries of which kind the differences rest on: "recorded late (2), corrected (1)"."""
    subjects = (*restated.sources, *restated.recommendations)
    reasons = {(cause.path, cause.field): (cause.why, cause.of_the_day) for each in subjects for cause in each.causes}
    counts = Counter(_WHY["same_day" if why == "late" and of_the_day else why] for why, of_the_day in reasons.values())
    counts[_UNEXPLAINED] = sum(not each.causes and not each.through for each in subjects)
    return ", ".join(f"{name} ({counts[name]:,})" for name in (*_WHY.values(), _UNEXPLAINED) if counts[name]) or "none"


def meetings_gist(meetings: int, restated: int, untold: int) -> str:
    """Return in a few words of how many meetings something reads differently now."""
    unknown = f", {untold:,} not known" if untold else ""
    return f"{restated or 'none'} of {count(meetings, 'meeting')} held{unknown}"


def meetings_text(meetings: int, restated: int, untold: int) -> str:
    """Return how many of the meetings held were told something that reads differently now; of `untold` none knows."""
    if not meetings:
        return "No meeting had been held by this day."
    if untold:
        which = "1 meeting was" if untold == 1 else f"{untold:,} meetings were"
        return f"{_restated_text(meetings, restated)} What {which} shown is not known."
    return _restated_text(meetings, restated)


def _restated_text(meetings: int, restated: int) -> str:
    if not restated:
        held = count(meetings, "meeting")
        return f"Of {held} held, none is known to have been shown a position that reads differently now."
    which = "was shown a position of its day" if restated == 1 else "were shown a position of their day"
    return (
        f"Of {count(meetings, 'meeting')} held, {restated:,} {which} that reads differently now. An entry recorded"
        " after a meeting can change what is known of its day."
    )


def _newer(cause: Cause) -> str:
    if cause.newest is None:
        return "the first of its kind"
    if cause.newest == cause.on:
        return "of the same day as the newest one held then"
    return f"newer than the newest one held then, of {in_words(cause.newest)}"


def facts_text(register: Register, restatement: Restatement) -> str:
    """Return what reads differently of a recommendation or source: "State: then in progress, now implemented."."""
    return " ".join(_fact(register, each) for each in restatement.facts)


def reasons(register: Register, restatement: Restatement) -> list[str]:
    """Return why it does, a sentence each."""
    causes = [cause_text(register, each) for each in restatement.causes]
    if restatement.through:
        causes.append(f"It follows from what reads differently about {ids_text(restatement.through)}.")
    return causes or [NO_CAUSE]


def _value(register: Register, what: str, value: Any) -> str:
    if what == "owner":
        return short_name(register, value)
    if value is Timeliness.NOT_APPLICABLE:
        return "not applicable"
    return "none" if value is None else value_text(value)


def _quoted(value: Any) -> str:
    text = as_text(value)
    return "nothing" if text is None else quoted_text(text)


def _field(cause: Cause) -> str:
    return f"{cause.field} in {cause.path}"


def _by(register: Register, cause: Cause) -> str:
    correction = cause.correction
    if correction is None:
        return "; no correction says why."
    return f", {on_or_in(correction.date)} by {short_name(register, correction.by)}: {correction.reason}"


def _entry(register: Register, cause: Cause) -> str:
    """Return which entry it is: "an update on ICO-05.1 of 5 March 2025 (implemented)"."""
    entry: Any = cause.entry
    on = f" on {cause.of}" if cause.of and cause.on else ""
    of = f" of {in_words(cause.on)}" if cause.on else f" {entry.id}"
    return (
        f"{_NAMES[type(entry)]}{on}{of}{_gist(register, entry)}{doubt(entry) if isinstance(entry, Attributed) else ''}"
    )


def _gist(register: Register, entry: Any) -> str:
    match entry:
        case Update():
            return f" ({value_text(entry.status)})"
        case Verification():
            return f" ({value_text(entry.outcome)})"
        case Extension():
            return f" (to {in_words(entry.due)})"
        case Handover():
            return f" (to {short_name(register, entry.to)})"
        case Evidence():
            return f" ({entry.id}, {entry.title})"
        case Answer():
            return f" ({value_text(entry.decision)})"
        case Statement():
            return f" ({value_text(entry.says)})"
    return ""
