"""What the Overview says of a recommendation's square, of a count that changed, and of what is dated later.

Takes values, returns text; decides nothing.
"""

from tracker.dates import in_few_words, in_words
from tracker.register.records import Register
from tracker.register.schema.supporting import Meeting
from tracker.rules.lists.later import Later
from tracker.rules.state.position import Standing
from tracker.vocabulary import Timeliness
from tracker.words.deadlines import standing_text
from tracker.words.figures import count
from tracker.words.states import state_text


def square_text(register: Register, standing: Standing) -> str:
    """Return the name of a recommendation's square: which it is, its state, how it stands against its deadline."""
    recommendation = register.recommendations[standing.span.recommendation]
    timely = f", {standing_text(register, standing)}" if standing.timeliness is not Timeliness.NOT_APPLICABLE else ""
    return f"{recommendation.id} {recommendation.title}: {state_text(register, standing.span)}{timely}"


def change_text(now: int, before: int | None, meeting: Meeting | None) -> str:
    """Return how a count changed since the last meeting: "+2 since 12 Feb 2025"; "" where it did not, or none was."""
    if before is None or meeting is None or now == before:
        return ""
    return f"{'+' if now > before else '−'}{abs(now - before):,} since {in_few_words(meeting.date)}"


def later_text(later: Later) -> str:
    """Return how much the register holds of later days: "Later on the register: 6 entries up to 13 February 2024"."""
    return f"Later on the register: {count(later.number, 'entry', 'entries')} up to {in_words(later.newest)}"
