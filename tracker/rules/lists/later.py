"""A register → what it holds of the days after one: how many entries are dated later, and the newest of them.

Takes a register and a day; returns a number and a day. What an entry looks forward to, such as a planned meeting, is
no entry of a later day.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from tracker.dates import last_day
from tracker.register.records import Register
from tracker.register.schema.corrections import Correction
from tracker.register.schema.meanings import later_days, own_days
from tracker.register.schema.supporting import Meeting
from tracker.register.walk import entries
from tracker.vocabulary import MeetingStatus


class Later(NamedTuple):
    """The entries dated after a day. `newest`: the last day of any of them."""

    number: int
    newest: date


def days_of_entries(register: Register) -> tuple[date, ...]:
    """Return the last day on which something happened to each entry that has one, oldest first."""
    return tuple(sorted(_newest_days(register)))


def later_than(days: Sequence[date], as_at: date) -> Later | None:
    """Return how many entries are dated after a day, by their own day or by what came of them later; None where none.

    `days`: see `days_of_entries`. They are counted whatever their words are marked as, for figures are the same for
    every reader.
    """
    number = len(days) - bisect_right(days, as_at)
    return Later(number, days[-1]) if number else None


def _newest_days(register: Register) -> Iterator[date]:
    """Yield the last day on which something happened to an entry, of each that has one.

    A correction changes what was written, and no position; a recommendation without a day is counted with its source.
    """
    for located in entries(register):
        entry: Any = located.entry
        planned = isinstance(entry, Meeting) and entry.status is not MeetingStatus.HELD
        if planned or isinstance(entry, Correction):
            continue
        own = next((day for name in own_days(type(entry)) if (day := getattr(entry, name))), None)
        days = [own, *(getattr(entry, name) for name, _ in later_days(type(entry)))]
        if known := [last_day(day) for day in days if day]:
            yield max(known)
