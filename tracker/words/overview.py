"""What the Overview says of a recommendation's square, of a count that changed, and of what is dated later.

Takes values, returns text; decides nothing.
"""

from collections.abc import Sequence

from tracker.dates import in_words
from tracker.register.records import Register
from tracker.register.schema.response import Action, Escalation, Evidence
from tracker.register.schema.supporting import Decision, Meeting
from tracker.rules.lists.later import Later
from tracker.rules.meetings.ahead import Ahead
from tracker.rules.state.position import Standing
from tracker.vocabulary import Timeliness
from tracker.words.deadlines import number_inferred, standing_text
from tracker.words.figures import count
from tracker.words.states import state_text

INFERRED_KEY = "Inferred: no document states it"


def square_text(register: Register, standing: Standing) -> str:
    """Return the name of a recommendation's square: which it is, its state, how it stands against its deadline."""
    recommendation = register.recommendations[standing.span.recommendation]
    timely = f", {standing_text(register, standing)}" if standing.timeliness is not Timeliness.NOT_APPLICABLE else ""
    return f"{recommendation.id} {recommendation.title}: {state_text(register, standing.span)}{timely}"


def change_text(now: int, before: int | None, meeting: Meeting | None) -> str:
    """Return how a count changed since the last meeting: "+2"; "" where it did not, or none was."""
    if before is None or meeting is None or now == before:
        return ""
    return f"{'+' if now > before else '−'}{abs(now - before):,}"


def by_statement_briefly(standings: Sequence[Standing]) -> str:
    """Return how many are done by a statement alone: "2 by statement", "by statement" of all, or ""."""
    return _part_of(sum(each.span.by_statement for each in standings), len(standings), "by statement")


def inferred_briefly(register: Register, standings: Sequence[Standing]) -> str:
    """Return of how many the deadline is inferred: "2 inferred", "all inferred", or ""."""
    inferred = number_inferred(register, standings)
    return "all inferred" if 1 < inferred == len(standings) else _part_of(inferred, len(standings), "inferred")


def _part_of(number: int, total: int, what: str) -> str:
    if not number:
        return ""
    return what if number == total else f"{number:,} {what}"


def ahead_briefly(coming: Ahead) -> str:
    """Return what comes up in a few words, beside the recommendation that it is about."""
    match coming.entry:
        case Escalation():
            return f"answer to the escalation of {in_words(coming.entry.date)}"
        case Evidence():
            return f"evidence {coming.entry.id} expires"
        case Decision():
            return "decision to be carried out"
        case Action():
            return f"action {coming.entry.id} {'falls due' if coming.what == 'action_due' else 'expected by its owner'}"
    if coming.what == "answer":
        return "answer to it"
    return f"falls due{' (inferred)' if coming.inferred else ''}"


def later_text(later: Later) -> str:
    """Return how much the register holds of later days: "Later on the register: 6 entries up to 13 February 2024"."""
    return f"Later on the register: {count(later.number, 'entry', 'entries')} up to {in_words(later.newest)}"
