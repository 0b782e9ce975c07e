"""What comes up → a sentence each: what falls due, what expires, which answers are owed.

Takes values, returns text; decides nothing.
"""

from datetime import date

from tracker.dates import in_words
from tracker.register.records import Register
from tracker.register.schema.response import Action, Escalation, Evidence
from tracker.register.schema.supporting import Decision, Meeting
from tracker.rules.meetings.ahead import Ahead
from tracker.words.figures import capital, listed, on_or_in, short_name

COMES_UP = "What comes up"


def until_text(meeting: Meeting | None, until: date) -> str:
    """Return up to which day it is looked ahead."""
    if meeting is None:
        return f"No later meeting is on the register, so this covers the next quarter, to {in_words(until)}."
    return f"This covers the time to the next meeting: {meeting.title}, {in_words(meeting.date)}."


def nothing_ahead(until: date) -> str:
    """Return what is said where nothing comes up, whatever is overdue already."""
    return (
        f"Nothing comes up by {in_words(until)}:"
        " no deadline falls in that time, no evidence expires and no answer is due."
    )


def ahead_text(register: Register, coming: Ahead) -> str:
    """Return what comes up."""
    entry = coming.entry
    match entry:
        case Escalation():
            to = capital(short_name(register, entry.to))
            return f"{to} has not answered what was escalated {on_or_in(entry.date)}: {entry.reason}"
        case Evidence():
            return f"Evidence {entry.id} expires: {entry.title}"
        case Decision():
            owner = f", by {short_name(register, entry.owner)}" if entry.owner else ""
            return f"A decision is to be carried out{owner}: {entry.text}"
        case Action():
            owner = short_name(register, entry.owner)
            what = "falls due" if coming.what == "action_due" else "is expected by its owner"
            return f"Action {entry.id} {what}: {entry.title} ({owner})"
    if coming.what == "answer":
        return f"An answer to the recommendation, by {listed([short_name(register, body) for body in coming.bodies])}"
    return f"The recommendation falls due{' (inferred deadline)' if coming.inferred else ''}"
