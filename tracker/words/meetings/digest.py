"""What a party is told in a short message → its words: those of its sheet, and how they are headed.

Takes what `rules.meetings.digest` found, returns text; decides nothing.
"""

from typing import NamedTuple

from tracker.dates import in_words
from tracker.register.records import Register
from tracker.rules.meetings.digest import Digest, Part
from tracker.rules.meetings.sheets import Duty, Waiting
from tracker.rules.state.position import Standing
from tracker.vocabulary import Marking, State
from tracker.words.figures import capital, count, listed, on_or_in, short_name
from tracker.words.meetings.owed import owner_name
from tracker.words.meetings.sheets import (
    NOTHING_OWED,
    day_text,
    duty_text,
    inferred,
    inferred_note,
    own_action_text,
    role_text,
    waiting_since_text,
    waiting_text,
    when_text,
)
from tracker.words.states import state_text

VERDICTS = "Waiting for a verdict"
OPEN_SHEET = "Open the whole sheet"
RECORD = "Record an update"
RECORD_VERDICT = "Record a verdict"
MOST_ACTIONS = 2  # of a recommendation, in a message


class DigestItem(NamedTuple):
    """A line of a message: what it is about, by its id and title, and what is to be said of it."""

    subject: str
    title: str
    text: str

    @property
    def short_name(self) -> str:
        """Return what to call it where its title is not told: its id; of a decision also that it is one."""
        meeting, is_decision, decision = self.subject.partition("/")
        return f"decision {decision} of {meeting}" if is_decision else self.subject

    @property
    def name(self) -> str:
        """Return what to call it where it is told in full."""
        return f"{self.subject} {self.title}" if self.title else capital(self.short_name)


def part_title(digest: Digest, part: Part) -> str:
    """Return how a part is headed."""
    titles: dict[Part, str] = {
        "overdue": "Overdue",
        "not_upheld": "Claims not upheld",
        "answers": "Answers to give",
        "due_soon": f"Due by {in_words(digest.soon)}",
        "evidence": "Evidence missing",
        "later": "Owed later, or without a day",
    }
    return titles[part]


def waits_title(register: Register, digest: Digest) -> str:
    """Return how what others wait for is headed."""
    return f"Waiting for {short_name(register, digest.sheet.owner)}"


def title_text(register: Register, digest: Digest) -> str:
    """Return the heading of a message."""
    return f"{owner_name(register, digest.sheet.owner)}: what is owed"


def figures(register: Register, digest: Digest, *, briefly: bool = False) -> list[str]:
    """Return what there is, with its number, each as the sheet counts it: "3 overdue", "2 due by 31 March 2020".

    `briefly`: of how many the deadline is inferred is told in a word.
    """
    sheet = digest.sheet
    late = [duty for duty in sheet.duties if duty.late is not None]
    not_upheld = sum(duty.is_not_upheld for duty in sheet.duties)
    unproved = sum(duty.kind == "evidence" for duty in sheet.duties)
    soon, waits = sheet.due_by(digest.soon), len(sheet.waits)
    told = [
        (len(late), f"{len(late):,} overdue{_inferred(register, late) if briefly else _in_full(register, late)}"),
        (soon, f"{soon:,} due by {in_words(digest.soon)}"),
        (not_upheld, f"{count(not_upheld, 'claim')} not upheld"),
        (sheet.answers, f"{count(sheet.answers, 'answer')} to give"),
        (unproved, f"evidence missing for {count(unproved, 'claim')}"),
        (waits, f"{count(waits, 'action')} of others waiting"),
        (len(digest.verdicts), f"{count(len(digest.verdicts), 'verdict')} to give"),
    ]
    return [text for number, text in told if number]


def _inferred(register: Register, late: list[Duty]) -> str:
    number = inferred(register, late)
    if not number:
        return ""
    return " (inferred)" if number == len(late) else f" ({number:,} inferred)"


def _in_full(register: Register, late: list[Duty]) -> str:
    note = inferred_note(register, late)
    return f" ({note})" if note else ""


def subject_text(register: Register, digest: Digest, audience: Marking) -> str:
    """Return the fact that the message is about, for the line that a reader sees first.

    "3 overdue, 2 due by 31 March 2020: Gangs Violence Matrix recommendations"
    """
    fact = ", ".join(figures(register, digest, briefly=True)[:_IN_SUBJECT]) or _nothing_pressing(digest)
    marked = "" if audience is Marking.PUBLIC else f"[{audience.label}] "
    return f"{marked}{fact}: {register.settings.title}"


_IN_SUBJECT = 2  # what is told on a telephone before the line is cut


def _nothing_pressing(digest: Digest) -> str:
    owes = digest.sheet.owes
    return f"{count(owes, 'thing')} owed, none due by {in_words(digest.soon)}" if owes else "Nothing is owed"


def lead_text(register: Register, digest: Digest) -> str:
    """Return the whole in a sentence, as at its day."""
    day = f"Position as at {in_words(digest.as_at)}"
    if digest.says_nothing:
        return f"{day}. {NOTHING_OWED}"
    return f"{day}: {listed(figures(register, digest)) or _nothing_pressing(digest)}."


def item_of(register: Register, digest: Digest, duty: Duty) -> DigestItem:
    """Return a line about something owed."""
    if duty.kind == "recommendation":
        title = register.recommendations[duty.subject].title
        said = ". ".join(map(capital, _of_recommendation(register, digest, duty)))
        return DigestItem(duty.subject, title, said)
    when = "" if duty.kind == "evidence" else f"{capital(when_text(register, duty))}. "
    return DigestItem(duty.subject, "", f"{when}{duty_text(register, duty)}")


def _of_recommendation(register: Register, digest: Digest, duty: Duty) -> list[str]:
    day, when = day_text(duty), when_text(register, duty)
    said = [f"{day}, {when}" if day else when]
    said += [own_action_text(register, each, digest.as_at) for each in duty.actions[:MOST_ACTIONS]]
    if len(duty.actions) > MOST_ACTIONS:
        said.append(f"{len(duty.actions) - MOST_ACTIONS:,} more of its actions")
    elif not duty.actions and (role := role_text(register, duty)):
        said.append(role)
    return said


def waiting_item(register: Register, waiting: Waiting) -> DigestItem:
    """Return a line about an action of another that waits for the party."""
    text = f"{waiting_text(register, waiting)}, since {waiting_since_text(waiting)}"
    return DigestItem(waiting.action.action.id, "", text)


def verdict_item(register: Register, standing: Standing) -> DigestItem:
    """Return a line about a claim that waits for a verdict, or about a verdict whose evidence has expired."""
    span = standing.span
    said = state_text(register, span)
    if span.state is State.VERIFICATION_LAPSED and span.retest_since:
        said = f"{said}: evidence expired {on_or_in(span.retest_since)}"
    elif span.reported_on:
        said = f"{said}, claimed {on_or_in(span.reported_on)}"
    return DigestItem(span.recommendation, register.recommendations[span.recommendation].title, said)


def more_text(shown: int, ids: str) -> str:
    """Return which others are in a part of which some are told."""
    return f"Also: {ids}" if shown else ids


def footer_lines(register: Register, audience: Marking, restricted: int) -> list[str]:
    """Return why somebody has this message, and what is not in it."""
    lines = [f"This message is made from the register “{register.settings.title}”."]
    if restricted:
        items = count(restricted, "item of the register is", "items of the register are")
        lines.append(f"Words marked above {audience.label.lower()} are not in it: {items} restricted.")
    return lines


def stop_text(address: str) -> str:
    """Return how to have no more of these messages."""
    return f"To have no more of these messages, write to {address}."
