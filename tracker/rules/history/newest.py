"""Which of several entries is the newest: the one rule for entries of one day.

Takes entries with a date; looks at nothing else of them.
"""

from collections.abc import Iterable
from datetime import date
from typing import Protocol, TypeVar


class _Dated(Protocol):
    @property
    def date(self) -> date: ...


_D = TypeVar("_D", bound=_Dated)


def newest(entries: Iterable[_D], as_at: date | None = None) -> _D | None:
    """Return the entry of the latest day, up to `as_at` where it is given; of one day the last in its file."""
    visible = [entry for entry in entries if as_at is None or entry.date <= as_at]
    # `max` returns the first of those that are equal: of the reversed list, the last of that day.
    return max(reversed(visible), key=lambda entry: entry.date, default=None)
