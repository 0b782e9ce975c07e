"""A meeting → what is said of it: what it had before it, since the last one, what was outstanding, what it was told.

Takes values, returns text; decides nothing.
"""

from collections.abc import Sequence
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
from tracker.words.figures import capital, count, doubt, ids_text, near, on_or_in, short_name
from tracker.words.statements import statement_text

NONE_AT_ALL = (
    "No meeting is on the register, so there is no agenda. Meetings are recorded in meetings.yaml."
    " What a meeting would look at is on these pages:"
)
INSTEAD = (  # what can be seen where no meeting is on the register: a page, and what stands there
    ("overview", "what to look at first"),
    ("assurance", "what the rules find, and what would clear it"),
    ("progress", "two dates side by side"),
    ("actions", "who owes what"),
)
NOTHING_CHANGED = "Nothing changed on the register."
NO_MATTERS = "No rule finds anything to escalate or to ask about."
NO_DECISIONS = "No decision is waiting to be carried out."
NOTHING_COMES = "Nothing falls due or expires by then, and no answer is owed."
DECISIONS = "Decisions and their follow-up"
OPEN_DECISIONS = "Open from earlier meetings"
NO_CONCERNS = "No concern is open."
NO_CLAIMS = "Nothing was claimed in the seven days before it, or on the day itself."
NO_PAPERS = "none on record"
FIRST = "No earlier meeting that was held is on the register, so there is nothing to compare with."
NOT_TOLD = "What the meeting was shown cannot be compared with what is known now."
SAME_TOLD = "The papers of this meeting still hold: what is known now of its day is the same."
NO_LATER = "no later meeting is on the register"
OUTSTANDING_TITLE = "Outstanding, source by source"
OUTSTANDING_HINT = (
    "Outstanding means neither done nor closed. A range means that a statement does not say which ones are done."
)
OUTSTANDING = "Made, outstanding then, outstanding now, and progress since"
OUTSTANDING_COLUMNS = ("Source", "Made", "Outstanding then", "Outstanding now", "Progress since")
RESTATED = "What reads differently now"
RESTATED_HINT = "What this meeting was shown of its day, compared with what is known of that day now."
CLAIMS = "Claimed just before"
CLAIMS_HINT = "In the seven days before the meeting, and on the day itself."
BESIDE = {  # what changed beside recommendations and sources, by the names of `rules.compare.Comparison`
    "decisions": "Decisions",
    "concerns": "Concerns",
    "indicators": "New figures",
    "others": "Other corrections",
}
_SOURCES_TOLD = 4
ITEMS = {  # of an agenda, in their order, by the names of `rules.agenda.Agenda`
    "to_escalate": "Matters to escalate",
    "answers": "Answers awaited",
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
    return f"No meeting is called ‘{id}’, so another one is shown."


def which_text(meeting: Meeting, as_at: date, is_next: bool) -> str:
    """Return which meeting it is on a day: held, cancelled, the next one, or a later one to come."""
    if meeting.status is MeetingStatus.CANCELLED:
        return "cancelled"
    if meeting.date > as_at:
        return "next meeting" if is_next else "to come"
    return "held" if meeting.status is MeetingStatus.HELD else "today, by its date"


def since_title(last: Meeting, as_at: date) -> str:
    """Return what is called what changed since a meeting: "Since 12 February", with the year where it is another."""
    return f"Since {near(last.date, as_at)}"


def after_last_title(last: Meeting) -> str:
    """Return how a page is headed that no meeting is on the register for."""
    return f"Since {last.title}, {in_words(last.date)}"


def coming_title(meeting: Meeting | None, as_at: date, *, later: bool) -> str:
    """Return the heading of what comes up; `later`: whether a meeting is to come after the one shown."""
    if meeting is not None and meeting.date > as_at:
        return "Before this meeting"
    return "Before the next meeting" if later else "In the next quarter"


def more_matters_text(number: int) -> str:
    """Return that more is to be looked at than is listed, and where all of it is."""
    return f"And {count(number, 'more matter')}: all exceptions, by rule"


def more_coming_text(number: int) -> str:
    """Return that more comes up than is listed."""
    return f"{count(number, 'more comes', 'more come')} after these."


def clocks_text(before: date, before_commit: str | None, after: date, after_commit: str | None) -> str:
    """Return which two positions are compared; without a commit, one is as known now."""
    earlier = f"{in_words(before)}, {known_text(before_commit)}"
    return f"Compared: {earlier}; and {in_words(after)}, {known_text(after_commit)}."


def without_history(reason: str, revision: str | None = None) -> str:
    """Return that both positions are known from the same revision, None is now, and why."""
    return f"{reason} Both positions are {known_text(revision)}."


def changed_text(recommendations: int, of: int) -> str:
    """Return of how many recommendations something changed."""
    return f"Something changed about {recommendations:,} of {count(of, 'recommendation')}."


def all_changed_text(recommendations: int, beside: Sequence[str]) -> str:
    """Return what opens all that changed: "all 7; also: Decisions, New figures"; `beside`: what else there is."""
    changed = "1 in all" if recommendations == 1 else f"all {recommendations:,}"
    if not beside:
        return changed
    others = f"{len(beside):,} more groups" if len(beside) > _SOURCES_TOLD else ", ".join(beside)
    return f"{changed}; also: {others}" if recommendations else others


def more_text(number: int) -> str:
    """Return that more recommendations changed than are shown."""
    return f"{count(number, 'more recommendation')} changed. The command compare lists them all."


def late_text(day: date) -> str:
    """Return what "recorded late" means where the earlier of two days is this one."""
    return f"Recorded late: dated {in_words(day)} or before, but not yet on the register as it was known then."


def of_source_text(source: str) -> str:
    """Return what is called what changed about a source, beside its recommendations."""
    return f"{source} as a whole"


def outstanding_gist(rows: Sequence[Outstanding]) -> str:
    """Return how many are outstanding of each source; of many sources, of how many something was done."""
    if len(rows) <= _SOURCES_TOLD:
        return "; ".join(f"{row.source} {left_text(row.now)} of {row.made:,}" for row in rows)
    moved = sum(bool(row.done or row.closed or row.begun or row.updates) for row in rows)
    return f"{count(len(rows), 'source')}, progress on {moved:,}"


def more_sources_text(number: int) -> str:
    """Return that more sources are not shown, and where they are."""
    return f"{count(number, 'more source')} without progress. The command compare lists them all."


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


def overdue_text(number: int) -> str:
    """Return how many of the open decisions are overdue, to stand beside their number; "" where none is."""
    return f"{number:,} overdue" if number else ""


def followed_up_text(day: date) -> str:
    """Return up to which day the follow-up of a meeting's decisions is shown: it came after the meeting's papers."""
    return f"Follow-up: what is known now of the time up to {in_words(day)}."


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


def steps_texts(register: Register, concern: Concern, as_at: date) -> list[str]:
    """Return what was done about a concern by a day, a sentence each, oldest first."""
    steps = [
        f"{capital(on_or_in(each.date))}, put to {short_name(register, each.to)}: {each.text}"
        for each in concern.steps
        if each.date <= as_at
    ]
    if concern.resolved_on and is_resolved(concern, as_at):
        steps.append(
            f"Resolved {on_or_in(concern.resolved_on)}{f': {concern.resolution}' if concern.resolution else ''}"
        )
    return steps


def concern_text(register: Register, concern: Concern, as_at: date) -> str:
    """Return how a concern stands: who raised it and when, and whether it is resolved."""
    raised = f"{concern.kind.label}, raised {on_or_in(concern.raised_on)} by {short_name(register, concern.raised_by)}"
    if concern.resolved_on and is_resolved(concern, as_at):
        return f"{raised}; resolved {on_or_in(concern.resolved_on)}"
    return f"{raised}; not resolved"


def differently_text(recommendations: int, sources: int) -> str:
    """Return of how many recommendations and sources a day reads differently."""
    parts = [count(recommendations, "recommendation")] if recommendations else []
    parts += [count(sources, "source")] if sources else []
    return f"Something reads differently now about {' and '.join(parts)}."
