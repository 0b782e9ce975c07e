"""An axis of days for a drawing made of elements: where a day lies, and which months to write above it.

Works out places; draws nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from tracker.dates import Month, in_few_words

_MOST_LABELS = 6
_STEPS = (1, 3, 6, 12, 24, 60, 120)  # months between two labels


@dataclass(frozen=True)
class Axis:
    """The days from `first` to `last`, both drawn."""

    first: date
    last: date

    def place(self, day: date) -> float:
        """Return where a day lies, in hundredths of the width."""
        return 100 * (day - self.first) / ((self.last - self.first) or timedelta(1))

    def width(self, start: date, end: date) -> float:
        """Return how wide the time from one day to another is, in hundredths of the width."""
        return self.place(end) - self.place(start)

    @property
    def labels(self) -> list[tuple[date, str]]:
        """Return days to write above the axis: firsts of months, no more than there is room for."""
        months = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month
        step = next((each for each in _STEPS if months / each <= _MOST_LABELS), months)
        begun = self.first.year * 12 + self.first.month  # the month after the first, counted from the year 0
        numbers = range(begun + -begun % step, self.last.year * 12 + self.last.month, step)
        return [(date(number // 12, number % 12 + 1, 1), _name(number)) for number in numbers]


def _name(number: int) -> str:
    return in_few_words(Month(number // 12, number % 12 + 1))
