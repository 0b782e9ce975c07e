"""A meeting → what is said of it: what it had before it, since the last one, what was outstanding, what it was told.

Takes values, returns text; decides nothing.
"""

from datetime import date

from tracker.dates import in_words
from tracker.register.records import Register
from tracker.register.schema.recommendations import Statement
from tracker.register.schema.supporting import Concern, Decision, Meeting
from tracker.rules.changes.outstanding import Left, Outstanding
from tracker.rules.history.settled import is_carried_out, is_resolved
from tracker.rules.meetings.agenda import Claim
from tracker.vocabulary import MeetingStatus
from tracker.words.changes.change import value_text
from tracker.words.changes.known import known_text
from tracker.words.figures import capital, count, doubt, ids_text, on_or_in, short_name
from tracker.words.statements import statement_text

NONE_AT_ALL = "No meeting is on the register. Meetings are recorded in meetings.yaml."
NO_MATTERS = "No rule finds anything to escalate."
NO_ANSWERS = "No answer is owed."
NO_QUESTIONS = "No rule finds anything to ask about."
NO_DECISIONS_OPEN = "No decision waits to be carried out."
NOTHING_DUE = "Nothing falls due by then."
NOTHING_EXPIRES = "No evidence expires by then."
NOTHING_CHANGED = "Nothing changed on the register."
NO_DECISIONS = "No decision of this meeting is on record."
NO_CONCERNS = "No concern was open."
NO_CLAIMS = "No claim is dated in the week before, or on the day itself."
NO_PAPERS = "no paper is on record"
FIRST = "No earlier meeting had been held, so there is none before it to compare with."
NOT_TOLD = "What this meeting was told cannot be set against what is known now."
STILL_TO_COME = "It has not been held, so it has been told nothing yet."
SAME_TOLD = "Everything that this meeting was told of its day is told in the same way now."
CLAIMS_HINT = (
    "What was reported or stated in the seven days before the meeting and on its day: a plain fact, and no reproach."
)
OUTSTANDING_HINT = "Outstanding is what is neither done nor closed. A range stands where a statement names none."
OUTSTANDING = "Made, outstanding then, outstanding now, and progress since"
OUTSTANDING_COLUMNS = ("Source", "Made", "Outstanding then", "Outstanding now", "Progress since")
BESIDE = {  # what changed beside recommendations and sources, by the names of `rules.compare.Comparison`
    "decisions": "Decisions",
    "concerns": "Concerns",
    "indicators": "New figures",
    "others": "Other corrections",
}
ITEMS = {  # of an agenda, in their order, by the names of `rules.agenda.Agenda`
    "to_escalate": "Matters to escalate",
    "answers": "Answers owed",
    "to_ask": "To ask about",
    "decisions": "Open decisions",
    "due": "Due by then",
    "expiring": "Evidence that expires by then",
}


def meeting_name(meeting: Meeting) -> str:
    """Return how a meeting is offered: "17 May 2023 – Joint Assurance Board", with its status unless held."""
    status = "" if meeting.status is MeetingStatus.HELD else f" ({meeting.status.label.lower()})"
    return f"{in_words(meeting.date)} – {meeting.title}{status}"


def no_such_meeting(id: str) -> str:
    """Return what is said of a meeting that is not there."""
    return f"No meeting is called ‘{id}’. Another one is shown."


def none_held_text(as_at: date) -> str:
    """Return that no meeting had been held by a day."""
    return f"No meeting on the register had been held by {in_words(as_at)}. The first one after it is shown."


def position_text(meeting: Meeting, as_at: date, since: str) -> str:
    """Return which position a meeting's page shows; `since`: how it is known."""
    if meeting.status is MeetingStatus.CANCELLED:
        return f"The meeting did not take place. What stands here is the position as at {in_words(as_at)}, {since}."
    if as_at < meeting.date:
        return f"The meeting is still to come. What stands here is the position as at {in_words(as_at)}, {since}."
    return f"What stands here is the position as at {in_words(as_at)}, the day of the meeting, {since}."


def more_matters_text(number: int) -> str:
    """Return that more is to be looked at than is listed, and where all of it is."""
    return f"And {count(number, 'more matter')}: all exceptions, by rule"


def clocks_text(before: date, before_commit: str | None, after: date, after_commit: str | None) -> str:
    """Return which two positions are compared; without a commit, one is as known now."""
    return f"From {in_words(before)}, {known_text(before_commit)}, to {in_words(after)}, {known_text(after_commit)}."


def without_history(reason: str) -> str:
    """Return that both positions are as known now, and why."""
    return f"{reason} Both positions are as known now."


def changed_text(recommendations: int, of: int) -> str:
    """Return of how many recommendations something changed."""
    return f"Something changed about {recommendations:,} of {count(of, 'recommendation')}."


def more_text(number: int) -> str:
    """Return that more recommendations changed than are shown."""
    return f"{count(number, 'more recommendation')} changed; the command compare lists them all."


def left_text(left: Left | None) -> str:
    """Return how many are outstanding: "9", "5 to 7", or that the statements contradict the entries."""
    if left is None:
        return "–"
    if left.least is None or left.most is None:
        return f"{left.shown:,} (a statement contradicts it)"
    return f"{left.shown:,}" if left.least == left.most else f"{left.least:,} to {left.most:,}"


def made_text(row: Outstanding) -> str:
    """Return how many a source makes, and how many are on file where that differs."""
    return f"{row.made:,}" if row.made == row.on_file else f"{row.made:,} ({row.on_file:,} on file)"


def progress_text(row: Outstanding) -> str:
    """Return what became of a source's recommendations since."""
    moves = [
        ("done", row.done),
        ("closed", row.closed),
        ("outstanding again", row.fell_back),
        ("begun", row.begun),
    ]
    parts = [f"{len(ids):,} {word}: {ids_text(ids)}" for word, ids in moves if ids]
    if row.updates:
        parts.append(f"{count(row.updates, 'new update')} on {count(len(row.updated), 'recommendation')}")
    return capital("; ".join(parts)) or "None on record"


def claim_text(register: Register, claim: Claim) -> str:
    """Return what was claimed, by whom and when."""
    entry = claim.entry
    when = capital(on_or_in(entry.date))
    if isinstance(entry, Statement):
        return f"{when}, of {claim.of}: {statement_text(register, entry)}{doubt(entry)}."
    by, status = short_name(register, entry.by), value_text(entry.status)
    return f"{when}, {by} reported {claim.of} as {status}{doubt(entry)}."


def follow_up_text(decision: Decision, as_at: date) -> str:
    """Return what became of a decision by a day."""
    if decision.done_on and is_carried_out(decision, as_at):
        return f"carried out {on_or_in(decision.done_on)}"
    if decision.owner is None and decision.due is None:
        return "nothing to carry out"
    if decision.due is None:
        return "not carried out; no date on record"
    passed = ", which has passed" if decision.due < as_at else ""
    return f"not carried out; due {on_or_in(decision.due)}{passed}"


def raised_text(register: Register, concern: Concern) -> str:
    """Return by whom and when a concern was raised."""
    return f"{capital(on_or_in(concern.raised_on))}, {short_name(register, concern.raised_by)}"


def steps_text(register: Register, concern: Concern, as_at: date) -> str:
    """Return what was done about a concern by a day."""
    steps = [
        f"{capital(on_or_in(each.date))}, put to {short_name(register, each.to)}: {each.text}"
        for each in concern.steps
        if each.date <= as_at
    ]
    if concern.resolved_on and is_resolved(concern, as_at):
        steps.append(
            f"Resolved {on_or_in(concern.resolved_on)}{f': {concern.resolution}' if concern.resolution else ''}"
        )
    return " ".join(steps) or "Nothing is on record."


def differently_text(recommendations: int, sources: int) -> str:
    """Return of how many recommendations and sources a day is told differently."""
    parts = [count(recommendations, "recommendation")] if recommendations else []
    parts += [count(sources, "source")] if sources else []
    return f"Of {' and '.join(parts)} something is told differently now."
