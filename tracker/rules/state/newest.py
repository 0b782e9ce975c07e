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


def newest(entries: Iterable[_D], as_at: date) -> _D | None:
    """Return the entry of the latest day up to `as_at`; of one day the one that stands last in its file."""
    visible = [entry for entry in entries if entry.date <= as_at]
    # The first of the greatest is what `max` returns: reversed, it is the last of that day.
    return max(reversed(visible), key=lambda entry: entry.date, default=None)
