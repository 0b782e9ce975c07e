"""What reads differently of a past day, and why: the values alone.

Holds what `restatements` has found; decides nothing.
"""

from datetime import date
from typing import Any, Literal, NamedTuple

from tracker.register.schema.corrections import Correction
from tracker.register.schema.entries import Entry
from tracker.rules.changes.change import Value
from tracker.rules.state.spans import Span
from tracker.vocabulary import State

Why = Literal["corrected", "filled", "late", "back_dated", "added", "removed", "moved"]


class RestatedFact(NamedTuple):
    """One thing about a day that reads differently: what was told then, and what is known now."""

    what: str
    then: Value
    now: Value


class RestatedState(NamedTuple):
    """A recommendation stands otherwise on a day: where it stood as told then, and as known now; None where nowhere."""

    span_then: Span | None
    span_now: Span | None

    @property
    def what(self) -> Literal["state"]:
        """Return what reads differently."""
        return "state"

    @property
    def then(self) -> State | None:
        """Return the state as told then."""
        return self.span_then.state if self.span_then else None

    @property
    def now(self) -> State | None:
        """Return the state as known now."""
        return self.span_now.state if self.span_now else None


class Cause(NamedTuple):
    """An entry on which a difference rests.

    corrected: a field that was filled says something else, with the `correction` where one says so; filled: a field
    that was empty then. late: dated by the day, recorded after it, and not older than what the register then held of
    its kind (`of_the_day`: it is dated on that very day); back_dated: older than something that it then held. added: a
    record without a date of its own; removed: gone since; moved: at another place in its list. `of`: the action that
    it belongs to, or "". `newest`: of what is late or back-dated, the day of the newest that was held.
    """

    why: Why
    field: str
    was: Any
    now: Any
    entry: Entry | None
    path: str
    of: str
    on: date | None
    newest: date | None
    of_the_day: bool
    correction: Correction | None


class Restatement(NamedTuple):
    """A recommendation or a source of which a day reads differently.

    No cause: none of its own entries is one. `through`: of a source, the recommendations of which the state is told
    differently, by id.
    """

    subject: str
    facts: tuple[RestatedFact | RestatedState, ...]
    causes: tuple[Cause, ...]
    through: tuple[str, ...] = ()


class Restatements(NamedTuple):
    """What reads differently of a day, in the order of the register."""

    as_at: date
    recommendations: tuple[Restatement, ...]
    sources: tuple[Restatement, ...]
