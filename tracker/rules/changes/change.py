"""A change between two positions: what it is, what was and what is, and the entry that says so.

Holds values; decides nothing.
"""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Literal, NamedTuple, TypeVar

from tracker.register.schema.entries import Entry
from tracker.register.schema.response import Extension, Handover
from tracker.register.schema.restricted import Restricted
from tracker.rules.exceptions.case import OversightException
from tracker.rules.state.spans import Span
from tracker.vocabulary import State

What = Literal[
    "added",
    "removed",
    "wording",
    "acceptance",
    "owner",
    "deadline",
    "action_added",
    "action_removed",
    "update",
    "evidence",
    "verdict",
    "escalated",
    "answered",
    "statement",
    "decided",
    "outcome",
    "carried_out",
    "raised",
    "step",
    "resolved",
    "figure",
    "correction",
    "rewritten",
    "exception_begun",
    "exception_cleared",
]
Value = str | date | int | float | Restricted | None  # a word of the vocabulary is a str
_E = TypeVar("_E", bound=Entry)


class Change(NamedTuple):
    """A change, but of a state. None: there was none, there is none, or no entry says so.

    `rewritten`: what was recorded once is told otherwise, or gone, without a correction; `was` and `now` as written.
    `of`: which action, item of evidence, field, decision, concern, indicator or subject of an exception it is about, ""
    where the recommendation or source itself. `on`: the day on which it is dated. `entry` stands in the file `path`, of
    the later register (of what was removed: of the earlier). `late`: it is dated by the earlier day, but was not known
    then.
    """

    what: What
    was: Value
    now: Value
    of: str = ""
    on: date | None = None
    entry: Entry | None = None
    path: str | None = None
    late: bool = False
    exception: OversightException | None = None

    @property
    def line(self) -> int | None:
        """Return the line of the entry in its file."""
        return self.entry.line if self.entry else None


class StateChange(NamedTuple):
    """A recommendation has another state, since the day `on`; the other fields are those of `Change`.

    `before`: where it stood, None if it was not there; `after`: where it stands. A state alone would not do: what it is
    called depends on its span.
    """

    before: Span | None
    after: Span
    on: date
    entry: Entry | None
    path: str | None
    late: bool

    @property
    def what(self) -> Literal["state"]:
        """Return what kind of change it is."""
        return "state"

    @property
    def of(self) -> str:
        """Return that it is about the recommendation itself."""
        return ""

    @property
    def was(self) -> State | None:
        """Return the state before."""
        return self.before.state if self.before else None

    @property
    def now(self) -> State:
        """Return the state after."""
        return self.after.state

    @property
    def line(self) -> int | None:
        """Return the line of the entry in its file."""
        return self.entry.line if self.entry else None


AnyChange = Change | StateChange


def stands(change: AnyChange) -> bool:
    """Return whether the entry of a change stands in the later register, so that somebody recorded it there."""
    return change.now is not None and change.entry is not None


_FIELDS = {
    "answered": "answered_on",
    "carried_out": "done_on",
    "resolved": "resolved_on",
    "outcome": "outcome",
}


def field_of(change: AnyChange) -> str:
    """Return the field that a change is in, "" where its whole entry is what is new."""
    if change.what in ("wording", "rewritten"):
        return change.of.rpartition(".")[2]
    if change.what == "owner" and not isinstance(change.entry, Handover):
        return "owner"
    if change.what == "deadline" and not isinstance(change.entry, Extension):
        return "due"
    return _FIELDS.get(change.what, "")


def in_turn(first: Value, entries: Sequence[_E], value_of: Callable[[_E], Value]) -> list[tuple[_E, Value, Value]]:
    """Return each entry with the value before it and its own, in the order given."""
    values = [first, *map(value_of, entries)]
    return list(zip(entries, values, values[1:], strict=False))
