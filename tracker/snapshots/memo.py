"""What was worked out of a register for a day, so that it is worked out once for all readers of this process.

Holds values; knows nothing of what they are.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from datetime import date
from typing import TypeVar, cast

_MOST_DAYS, _MOST_VALUES = 12, 500  # of ten thousand recommendations, a day takes some tens of megabytes
_T = TypeVar("_T")


class Memo:
    """Values by content, day and key; the days that were asked about longest ago are forgotten first."""

    def __init__(self, most_days: int = _MOST_DAYS) -> None:
        """Hold what belongs to at most so many days."""
        self._most_days = most_days
        self._lock = threading.Lock()
        self._failures = 0
        self._days: OrderedDict[tuple[str, date], OrderedDict[Hashable, object]] = OrderedDict()

    def get(self, content: str, day: date, key: Hashable, make: Callable[[], _T]) -> _T:
        """Return the value of `key`, made now if need be: by two readers at once at worst, for no lock is held."""
        with self._lock:
            values = self._days.setdefault((content, day), OrderedDict())
            self._days.move_to_end((content, day))
            while len(self._days) > self._most_days:
                self._days.popitem(last=False)
            if key in values:
                return cast(_T, values[key])
            failures = self._failures
        value = make()
        with self._lock:
            if self._failures > failures:
                return value
            values[key] = value
            while len(values) > _MOST_VALUES:
                values.popitem(last=False)
        return value

    def note_failure(self) -> None:
        """Do not keep what is being made: it rests on an answer that is missing now, and may be there the next time."""
        with self._lock:
            self._failures += 1
