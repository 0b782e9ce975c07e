"""A register with all that follows from it on a day; and what of it is newer than another.

Takes values, returns values.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple, Protocol, TypeVar

from tracker.register.promises.matching import matched
from tracker.register.records import Register
from tracker.register.schema.entries import Entry
from tracker.rules.exceptions import exceptions
from tracker.rules.exceptions.case import OversightException
from tracker.rules.state.position import Position, position
from tracker.rules.state.spans import Spans
from tracker.rules.state.standing import spans_of_register

_E = TypeVar("_E", bound=Entry)


class RegisterOnDay(Protocol):
    """A register as it is known, and where everything stands in it on the day of the position."""

    @property
    def register(self) -> Register: ...

    @property
    def spans(self) -> Mapping[str, Spans]:
        """Return the spans of every recommendation."""
        ...

    @property
    def position(self) -> Position:
        """Return where everything stands."""
        ...

    @property
    def exceptions(self) -> tuple[OversightException, ...]:
        """Return what the group must look at."""
        ...

    @property
    def as_at(self) -> date:
        """Return the day of the position."""
        ...


class WorkedOut(NamedTuple):
    """All of that, worked out of a register for a day."""

    register: Register
    spans: Mapping[str, Spans]
    position: Position
    exceptions: tuple[OversightException, ...]

    @property
    def as_at(self) -> date:
        """Return the day of the position."""
        return self.position.as_at


def known(register: Register, as_at: date, spans: Mapping[str, Spans] | None = None) -> WorkedOut:
    """Return what is known of a day from a register; `spans`: those of the register, where they are at hand."""
    spans = spans_of_register(register) if spans is None else spans
    stands = position(register, spans, as_at)
    return WorkedOut(register, spans, stands, exceptions(register, stands))


def newly(
    then: Sequence[_E], now: Sequence[_E], day_of: Callable[[_E], date], before: date, after: date
) -> tuple[_E, ...]:
    """Return the entries of a list that are visible on the day `after` and were not on the day `before`, by day.

    `then` and `now`: the list as it was known and as it is. An entry that was edited since is not new.
    """
    known_before = {number for old, number in matched(then, now).pairs if day_of(then[old]) <= before}
    new = [each for number, each in enumerate(now) if number not in known_before and day_of(each) <= after]
    return tuple(sorted(new, key=day_of))


def is_among(entry: Entry, entries: Iterable[Entry]) -> bool:
    """Return whether an entry is one of these very entries; two may say the same."""
    return any(entry is each for each in entries)
