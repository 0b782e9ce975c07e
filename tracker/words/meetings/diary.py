"""An entry of a calendar → its one line, and what stands below it.

Takes what `rules.meetings.diary` found, returns text; decides nothing.
"""

from tracker.dates import Month
from tracker.register.records import Register
from tracker.register.schema.recommendations import Statement
from tracker.register.schema.response import Action, Evidence
from tracker.register.schema.restricted import Restricted
from tracker.register.schema.supporting import Decision, Meeting
from tracker.rules.history.deadline import was_inferred
from tracker.rules.meetings.ahead import Coming
from tracker.rules.meetings.diary import DiaryEntry, Off
from tracker.rules.state.position import Position
from tracker.vocabulary import Marking
from tracker.words.deadlines import deadline_text
from tracker.words.figures import by_the_end, capital, doubt, listed, on_or_in, short_name
from tracker.words.states import state_text

OF_ALL = "every party"
_OFF: dict[Off, str] = {
    "settled": "No longer due",
    "withdrawn": "No longer expected",
    "passed_on": "Now somebody else’s",
    "cancelled": "Cancelled",
}
_EXPECTED = "Expected by its owner"
_CATEGORIES: dict[Coming, str] = {
    "due": "Deadline",
    "action_due": "Deadline",
    "expected": _EXPECTED,
    "source_expected": _EXPECTED,
    "expires": "Evidence expires",
    "answer": "Answer due",
    "decision": "Decision to be carried out",
    "meeting": "Meeting",
}


def calendar_name(register: Register, party: str | None) -> str:
    """Return what a calendar is called: "Gangs Violence Matrix recommendations: Metropolitan Police Service"."""
    whose = f": {register.name_of(party)}" if party else ""
    return f"{register.settings.title}{whose}"


def calendar_text(register: Register, party: str | None, audience: Marking) -> str:
    """Return what is in a calendar, and for whom."""
    whose = short_name(register, party) if party else OF_ALL
    restricted = "" if audience is Marking.PUBLIC else f" For readers of {audience.label.lower()} information."
    return f"Deadlines, expected dates, answers due, evidence that expires and meetings, of {whose}.{restricted}"


def category_text(entry: DiaryEntry) -> str:
    """Return what sort of day it is."""
    return _CATEGORIES[entry.coming.what]


def summary_text(register: Register, entry: DiaryEntry) -> str:
    """Return the line of a calendar: "ICO-05 due (inferred): Data Sharing Agreements with partners".

    Of what is off that comes first, so that a calendar that does not strike it out tells it all the same.
    """
    if isinstance(entry.coming.entry, Meeting):
        return f"{_OFF[entry.off]}: {entry.coming.entry.title}" if entry.off else entry.coming.entry.title
    subject, title = _subject(entry), _title(register, entry)
    if not entry.off:
        return f"{subject} {_awaited(register, entry)}: {title}"
    was_expected = entry.off == "settled" and _CATEGORIES[entry.coming.what] == _EXPECTED
    return f"{_OFF['withdrawn' if was_expected else entry.off]}: {subject}, {title}"


def _subject(entry: DiaryEntry) -> str:
    return f"{'Decision ' if entry.coming.what == 'decision' else ''}{entry.coming.subject}"


def _title(register: Register, entry: DiaryEntry) -> str | Restricted:
    match entry.coming.entry:
        case Decision() | Statement() as said:
            return said.text
        case Evidence() | Action() as titled:
            return titled.title
    return register.recommendations[entry.coming.subject].title


def _awaited(register: Register, entry: DiaryEntry) -> str:
    """Return what is awaited; of a month alone that its last day is no day that anybody named."""
    coming = entry.coming
    by = f" {by_the_end(coming.on)}" if isinstance(coming.on, Month) else ""
    match coming.what:
        case "expected":
            return f"expected by its owner{by}"
        case "source_expected":
            return f"expected to be done{by}"
        case "expires":
            return "expires"
        case "answer":
            return f"answer due from {listed([short_name(register, each) for each in coming.bodies])}"
        case "decision":
            return "to be carried out"
    return "due (inferred)" if coming.inferred else "due"


def description_lines(register: Register, position: Position, entry: DiaryEntry) -> list[str]:
    """Return what stands below the line of a calendar, a sentence each."""
    coming = entry.coming
    lines = [f"{capital(why).removesuffix('.')}." for why in [_why(register, entry)] if why]
    standing = position.standings.get(coming.recommendation or "")
    if standing is not None:
        recommendation = register.recommendations[standing.span.recommendation]
        if coming.what not in ("due", "answer"):
            lines.append(f"About {recommendation.id}: {recommendation.title}.")
        lines.append(f"Where {recommendation.id} stands: {state_text(register, standing.span)}.")
        if coming.what == "due":
            deadline = standing.span.deadline
            lines.append(f"Deadline: {deadline_text(deadline, was_inferred(recommendation, deadline))}.")
            if coming.inferred:
                lines.append("No document on the register states this deadline: it is inferred.")
    if not entry.is_everybodys and coming.what != "answer":
        lines.append(f"Whose: {listed([register.name_of(each) for each in entry.owners or (None,)])}.")
    return lines


def _why(register: Register, entry: DiaryEntry) -> str:
    coming = entry.coming
    match coming.entry:
        case Statement():
            said = f"{short_name(register, coming.entry.by)} said so {on_or_in(coming.entry.date)}{doubt(coming.entry)}"
            return f"{said}: {coming.entry.text}"
        case Decision():
            id = coming.subject.partition("/")[0]
            [meeting] = [each for each in register.meetings if each.id == id]
            outcome = coming.entry.outcome.label.lower()
            return f"put to {meeting.title} {on_or_in(meeting.date)}, {outcome}{doubt(coming.entry)}"
        case Meeting():
            return f"of {short_name(register, coming.entry.body)}"
        case Action() if coming.what == "expected":
            return "the day that its owner named; it moves no deadline"
    return ""
