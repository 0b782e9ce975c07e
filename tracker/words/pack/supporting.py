"""The detail of a pack: sources, exceptions, a line each, the parties → the words that a paper alone says.

Takes values, returns text; decides nothing.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from tracker.dates import in_few_words, in_words
from tracker.register.records import Register
from tracker.register.schema.entries import Attributed
from tracker.register.schema.response import Escalation
from tracker.register.schema.supporting import Concern, Decision, Meeting, Observation
from tracker.rules.history.settled import is_answered
from tracker.rules.lists.sources import LateCount, SourceFigures
from tracker.rules.meetings.contacts import Contact
from tracker.rules.state.position import Standing
from tracker.vocabulary import Certainty, DecisionOutcome, MeetingStatus, Status, Timeliness
from tracker.words.deadlines import deadline_text, short_standing_text
from tracker.words.figures import count, doubt, listed, short_name, small
from tracker.words.pack.sections import NONE, NOT_APPLICABLE, NOT_ON_RECORD
from tracker.words.states import by_statement_text

SEVERITY = {3: "Act now", 2: "Ask", 1: "Note"}
NO_CONTACTS = "No party answers for anything by this day."
CONTACT_NOTE = "Posts and bodies, as the register names them; it names no persons."


def squares_reading(labels: Mapping[str, Sequence[tuple[str, int]]]) -> str:
    """Return what a picture of squares shows, source by source: "ICO: 1 in progress; 15 no progress reported."."""
    return " ".join(f"{source}: {states_text(numbers)}." for source, numbers in labels.items())


def hollow(label: str, by_statement: bool) -> str:
    """Return the word of a state, and that a statement alone put it there."""
    return by_statement_text(label) if by_statement else label


def late_number(late: LateCount, figures: SourceFigures) -> str:
    """Return how many of a source are late in one way: "4", "15 (inferred)", "no deadline"."""
    if not late.number:
        return "0" if figures.open_with_deadline else "no deadline"
    inferred = "inferred" if late.inferred == late.number else f"{late.inferred:,} inferred"
    return f"{late.number:,} ({inferred})" if late.inferred else f"{late.number:,}"


def doubted_number(figures: SourceFigures) -> str:
    """Return how many of a source are shown as done and cannot be vouched for; "none done" where none is."""
    return f"{figures.doubted:,}" if figures.doubted or figures.source.done else "none done"


def checked_text(figures: SourceFigures) -> str:
    """Return when the keeper last looked for reports on all of a source."""
    return in_few_words(figures.source.last_checked) if figures.source.last_checked else NOT_ON_RECORD


def made_text(figures: SourceFigures) -> str:
    """Return how many a source makes, and how many are on file where that differs."""
    total, on_file = figures.source.total, figures.source.on_file
    return f"{total:,}" if total == on_file else f"{total:,} ({on_file:,} on file)"


def published_by(figure: Observation, published: str) -> str:
    """Return when a figure was published, and how it is known where not at first hand."""
    return f", {published}{doubt(figure)}"


def how_known(entry: Attributed) -> str:
    """Return how the register knows an entry: "first hand", "reported in Joint Audit Panel paper, 8 January 2020"."""
    return small(doubt(entry).strip(" ()")) or small(Certainty.FIRST_HAND.label)


def severity_caption(severity: str, number: int) -> str:
    """Return how the findings of one urgency are told: "Act now: 4"."""
    return f"{severity}: {number:,}"


def titled_with_owner(register: Register, standing: Standing) -> str:
    """Return a recommendation's title and its owners by their short names, the lead first."""
    owners = ", ".join(short_name(register, owner) for owner in standing.owners or (None,))
    return f"{register.recommendations[standing.span.recommendation].title} – {owners}"


def claim_brief(standing: Standing) -> str:
    """Return what is claimed, in a word or two, and since when: "In progress, 8 Jan 2020", "nothing reported"."""
    span = standing.span
    if span.reported is Status.NOT_REPORTED:
        return small(Status.NOT_REPORTED.label)
    since = f", {in_few_words(span.reported_on)}" if span.reported_on else ""
    return f"{span.reported.label}{since}"


def verdict_brief(label: str, standing: Standing) -> str:
    """Return the verdict with its day; "none" without one."""
    on = standing.span.verdict_on
    return f"{label}, {in_few_words(on)}" if on and label != NONE else label


def deadline_brief(register: Register, standing: Standing, inferred: bool) -> str:
    """Return the deadline and the days to or past it: "13 May 2019 (inferred); 240 days past"."""
    span = standing.span
    due = deadline_text(span.deadline, inferred)
    if standing.timeliness in (Timeliness.NOT_APPLICABLE, Timeliness.UNDATED):
        return due if standing.timeliness is Timeliness.NOT_APPLICABLE else short_standing_text(register, standing)
    stands = short_standing_text(register, standing).removesuffix(" (inferred)")
    return f"{due}; {stands}"


def evidence_brief(standing: Standing) -> str:
    """Return how many items of evidence there are, and how many show the contrary."""
    span = standing.span
    against = f", {span.contradicting:,} against" if span.contradicting else ""
    return f"{span.evidence:,}{against}" if span.evidence or against else NONE


def coming_note(meeting: Meeting | None, until: date) -> str:
    """Return up to which day it is looked ahead."""
    if meeting is None:
        return f"No later meeting is on the register, so this looks ahead to {in_words(until)}, a quarter."
    planned = "" if meeting.status is MeetingStatus.HELD else f" ({small(meeting.status.label)})"
    return f"Up to the next meeting: {meeting.title}, {in_words(meeting.date)}{planned}."


def nothing_comes(until: date) -> str:
    """Return that nothing comes up."""
    return f"Nothing falls due or expires, and no answer is owed, by {in_words(until)}."


def escalation_text(register: Register, escalation: Escalation) -> str:
    """Return what was escalated by whom to whom, and why."""
    by, to = short_name(register, escalation.by), short_name(register, escalation.to)
    return f"By {by} to {to}: {escalation.reason}"


def escalation_answer(escalation: Escalation, as_at: date) -> str:
    """Return the answer to an escalation; "not answered" without one."""
    if not is_answered(escalation, as_at) or escalation.answered_on is None:
        return "not answered"
    return f"{in_few_words(escalation.answered_on)}: {escalation.answer or 'what was answered is not on record'}"


def outcome_text(decision: Decision) -> str:
    """Return what became of a decision; that the outcome is not on record, where the meeting was only asked."""
    is_asked = decision.outcome is DecisionOutcome.ASKED
    return "asked; the outcome is not on record" if is_asked else small(decision.outcome.label)


def concern_heading(concern: Concern) -> str:
    """Return how a concern is headed."""
    return f"{concern.id} {concern.kind.label} concern of {in_words(concern.raised_on)}"


def role_text(contact: Contact) -> str:
    """Return what a party answers for: "owns 23; verifies ICO"."""
    parts = [f"owns {count(contact.owns, 'recommendation')}"] if contact.owns else []
    parts += [f"verifies {_sources(contact.verifies)}"] if contact.verifies else []
    parts += [f"issued {_sources(contact.issued)}"] if contact.issued else []
    return "; ".join(parts)


_MOST_SOURCES = 5


def _sources(ids: Sequence[str]) -> str:
    return listed(ids) if len(ids) <= _MOST_SOURCES else f"{len(ids):,} sources"


def part_of_text(register: Register, contact: Contact) -> str:
    """Return the party that a party belongs to; "not applicable" to a body of its own."""
    return register.name_of(contact.party.part_of) if contact.party.part_of else NOT_APPLICABLE


def states_text(numbers: Sequence[tuple[str, int]]) -> str:
    """Return how many were in which state: "4 in progress; 21 no progress reported", or "none on file" of nothing."""
    return "; ".join(f"{number:,} {small(label)}" for label, number in numbers) or "none on file"
