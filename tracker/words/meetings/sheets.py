"""What a party owes → the words of its sheet, and of the table of all parties.

Takes what `rules.meetings.sheets` found, returns text; decides nothing.
"""

from collections.abc import Sequence
from datetime import date

from tracker.dates import in_few_words
from tracker.register.records import Register
from tracker.rules.history.deadline import is_inferred
from tracker.rules.meetings.owed import Owed
from tracker.rules.meetings.sheets import Duty, Sheet, Waiting
from tracker.vocabulary import DONE_OR_LAPSED
from tracker.words.deadlines import standing_text
from tracker.words.figures import count, days, listed, on_or_in, short_name
from tracker.words.meetings.owed import answer_due_text, due_text, expected_text, missing_text, stands_text

NOBODY_OWES = "Nobody owes anything on this day."
THINGS_OWED = (
    "Things owed: open recommendations to lead or to act on, answers to give, decisions to carry out, and evidence"
    " missing for a claim."
)
NOTHING_OWED = "Nothing is owed on this day, and nobody waits for this party."
WAITED_FOR_ALONE = "Nothing is owed on this day, but others wait for this party."
REMEDY = (
    "Add missing evidence to the response file of its recommendation, under evidence, and name it in an update."
    " data/README.md says how."
)
PART_DONE = "its own part is done"


def number_text(register: Register, duties: Sequence[Duty]) -> str:
    """Return how many are overdue, and how many of them by an inferred deadline: "23, 16 of them inferred"."""
    number = inferred(register, duties)
    which = " (inferred)" if number == len(duties) else f", {number:,} of them inferred" if number else ""
    return f"{len(duties):,}{which if number else ''}"


def inferred_note(register: Register, duties: Sequence[Duty]) -> str:
    """Return how many of these rest on an inferred deadline, to stand beside their number; "" where none does."""
    number = inferred(register, duties)
    if not number:
        return ""
    return "by an inferred deadline" if number == len(duties) else f"{number:,} of them by an inferred deadline"


def inferred(register: Register, duties: Sequence[Duty]) -> int:
    """Return how many rest on an inferred deadline."""
    return sum(_is_inferred(register, each) for each in duties)


def _is_inferred(register: Register, duty: Duty) -> bool:
    if duty.kind != "recommendation" or duty.urgent is None or duty.standing is None:
        return False
    if isinstance(duty.urgent, Owed):
        if duty.urgent.action.due is not None:
            return False
        return is_inferred(duty.urgent.recommendation, duty.urgent.standing.span.deadline)
    return is_inferred(register.recommendations[duty.subject], duty.standing.span.deadline)


def when_text(register: Register, duty: Duty) -> str:
    """Return by when it is owed, and by how much that is past."""
    if duty.decision:
        return due_text(duty.decision)
    if duty.answer:
        return answer_due_text(duty.answer)
    if duty.escalation:
        return f"asked {on_or_in(duty.escalation.date)}"
    if duty.kind == "evidence":
        return "evidence missing"
    if duty.urgent is None:
        return PART_DONE
    if isinstance(duty.urgent, Owed):
        return stands_text(duty.urgent)
    said = standing_text(register, duty.urgent)
    return f"{said}; claim not upheld" if duty.is_not_upheld else said


def day_text(duty: Duty) -> str:
    """Return the deadline that `when_text` is about, of a recommendation or an action; "" where it says it itself."""
    if duty.kind != "recommendation" or duty.due is None:
        return ""
    return in_few_words(duty.due)


def role_text(register: Register, duty: Duty) -> str:
    """Return who leads it, or whose its actions are; "" where the party leads it and has actions of its own."""
    assert duty.standing is not None
    lead = duty.standing.span.owner
    if not duty.leads:
        return f"led by {short_name(register, lead)}" if lead else "nobody is on record as its lead"
    if not duty.standing.actions:
        return "no action is on record"
    others = [owner for owner in duty.standing.owners if owner != lead]
    return f"its actions: {listed([short_name(register, each) for each in others])}" if not duty.actions else ""


def own_action_text(register: Register, owed: Owed, as_at: date) -> str:
    """Return an own action and how it stands: "ICO-05.1 Agree: In progress; expected by 1 May 2020; waits for …"."""
    span = owed.standing.span
    stands = [span.status.label if owed.standing.upheld else "claim not upheld: a new claim is needed"]
    if expected := expected_text(owed, as_at):
        stands.append(f"expected {expected}")
    if span.waiting_on and span.waiting_since:
        stands.append(f"waits for {short_name(register, span.waiting_on)} since {in_few_words(span.waiting_since)}")
    return f"{owed.action.id} {owed.action.title}: {'; '.join(stands)}"


def duty_text(register: Register, duty: Duty) -> str:
    """Return what is owed, of what is no open recommendation."""
    if duty.answer:
        return f"An answer to the recommendation, by {short_name(register, duty.answer.body)}"
    if duty.escalation:
        asked = f"escalated {on_or_in(duty.escalation.date)} by {short_name(register, duty.escalation.by)}"
        return f"An answer to what was {asked}: {duty.escalation.reason}"
    if duty.decision:
        return f"Decided {on_or_in(duty.decision.meeting.date)}: {duty.decision.decision.text}"
    [action] = duty.actions
    since = action.standing.span.implemented_on
    return f"{action.action.title}: {missing_text(action)}{f'; claimed {on_or_in(since)}' if since else ''}"


def waiting_text(register: Register, waiting: Waiting) -> str:
    """Return which action waits, and whose it is."""
    return f"{waiting.action.action.title} ({short_name(register, waiting.action.action.owner)})"


def waiting_since_text(waiting: Waiting) -> str:
    """Return since when an action waits: "12 Jan 2025, for 79 days"."""
    return f"{in_few_words(waiting.since)}, for {days(waiting.days)}"


def over_text(sheet: Sheet) -> str:
    """Return how many actions are done and how many have ended otherwise: "6 done, 1 ended"."""
    parts = [f"{number:,} {word}" for word, number in _over(sheet).items() if number]
    return ", ".join(parts)


def _over(sheet: Sheet) -> dict[str, int]:
    return {"done": len(sheet.of("done")), "ended": len(sheet.of("ended"))}


def sides_text(sides: int) -> str:
    """Return on how many sides of A4 a sheet prints."""
    return f"Prints on {count(sides, 'side')} of A4."


def parts_gist(parts: Sequence[Sequence[Owed]]) -> str:
    """Return what is in the grids in a few words: "DATA-03 2 of 5 done"; of many how many there are."""
    if len(parts) > _PARTS_TOLD:
        return f"{count(len(parts), 'recommendation')}, each with its actions side by side"
    return "; ".join(f"{each[0].recommendation.id} {_done(each)}" for each in parts)


_PARTS_TOLD = 4


def _done(parts: Sequence[Owed]) -> str:
    live = [each for each in parts if each.stage != "ended"]
    done = sum(each.stage == "done" for each in live)
    if parts[0].overall.span.state in DONE_OR_LAPSED and not live:
        return "ended"
    return f"{done:,} of {len(live):,} done"
