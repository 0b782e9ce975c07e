"""Days, and months where only the month is on record; quarters.

Knows the calendar and how a date is written; knows nothing of the register and never asks what day it is.
"""

import calendar
import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from tracker.problems import quoted

ONE_DAY = timedelta(days=1)
FIRST_YEAR, LAST_YEAR = 1800, 2199  # a day of any other year is a slip of the pen, or stands for "never"
Quarters = Literal["financial", "calendar"]

_WRITTEN = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
MONTHS = "January February March April May June July August September October November December".split()
_LOOKS_LIKE_A_DATE = re.compile(r"\d{1,4}[-/. ]\d{1,2}(?:[-/. ]\d{1,4})?|\d{4}", re.ASCII)


class Month(date):
    """A month of which the day is not on record. It *is* its last day, and remembers that only the month is known."""

    __slots__ = ()

    def __new__(cls, year: int, month: int, day: int | None = None) -> "Month":
        """Make the month of `year` and `month`; `day` is there for `copy` and `pickle` alone and is not looked at."""
        return super().__new__(cls, year, month, calendar.monthrange(year, month)[1])

    def __add__(self, other: timedelta) -> date:  # type: ignore[override]  # a month and a day are a day
        """Count on from the last day; the sum is a plain day."""
        return last_day(self) + other

    __radd__ = __add__  # type: ignore[assignment]

    def __sub__(self, other):  # type: ignore[no-untyped-def]
        """Count back, or to another day, from the last day; the difference is a plain day or a time."""
        return last_day(self) - other

    def __reduce__(self) -> tuple[type["Month"], tuple[int, int]]:
        """Pickle as year and month."""
        return (Month, (self.year, self.month))


class Year(Month):
    """A year of which neither month nor day is on record. It *is* its last day, and remembers what is known of it."""

    __slots__ = ()

    def __new__(cls, year: int, month: int = 12, day: int | None = None) -> "Year":
        """Make the year; month and day are there for `copy` and `pickle` alone and are not looked at."""
        return super().__new__(cls, year, 12)  # type: ignore[return-value]

    def __reduce__(self) -> tuple[type["Month"], tuple[int, int]]:
        """Pickle as its year."""
        return (Year, (self.year, 12))


class NotADay(ValueError):
    """The text is no day; the message says so in one sentence and how to write one."""


@lru_cache(maxsize=65536)
def day_from(text: str) -> date:
    """Return the day, or the month, that `text` writes as YYYY-MM-DD or YYYY-MM; raise `NotADay` otherwise."""
    written = _WRITTEN.fullmatch(text)
    if written is None:
        raise NotADay(_unreadable(text))
    year, month, day = int(written[1]), int(written[2] or 12), written[3]
    if not FIRST_YEAR <= year <= LAST_YEAR:
        years = f"the years {FIRST_YEAR} to {LAST_YEAR}"
        raise NotADay(f"'{text}' lies outside {years}. Correct the year, or leave the date out where there is none.")
    try:
        if written[2] is None:
            return Year(year)
        return Month(year, month) if day is None else date(year, month, int(day))
    except (ValueError, calendar.IllegalMonthError):
        example = f"{year}-{min(max(month, 1), 12):02}-28" if day else f"{year}-02"
        form = "YEAR-MONTH-DAY" if day else "YEAR-MONTH"
        kind = "day" if day else "month"
        raise NotADay(f"'{text}' is not a {kind} in the calendar. Write it as {form}, for example {example}.") from None


def _unreadable(text: str) -> str:
    how = "Write it as YEAR-MONTH-DAY, for example 2024-02-28; YEAR-MONTH or YEAR where no more is known."
    if _LOOKS_LIKE_A_DATE.fullmatch(text):
        return f"{quoted(text)} is not written the way the register writes a date. {how}"
    return f"{quoted(text)} is not a date. {how}"


def first_day(day: date) -> date:
    """Return the first day that `day` may mean: of a month its first. Rules that accuse count from it."""
    if isinstance(day, Month):
        return date(day.year, 1 if isinstance(day, Year) else day.month, 1)
    return day


def last_day(day: date) -> date:
    """Return `day` as a plain day: of a month its last."""
    return date(day.year, day.month, day.day) if isinstance(day, Month) else day


def as_written(day: date) -> str:
    """Return `day` as the register writes it: YYYY-MM-DD, or YYYY-MM where only the month is on record."""
    if isinstance(day, Year):
        return f"{day.year:04}"
    return f"{day.year:04}-{day.month:02}" if isinstance(day, Month) else day.isoformat()


def in_words(day: date) -> str:
    """Return `day` for a reader: "8 January 2020", or "January 2021" where only the month is on record."""
    if isinstance(day, Year):
        return str(day.year)
    month = f"{MONTHS[day.month - 1]} {day.year}"
    return month if isinstance(day, Month) else f"{day.day} {month}"


def in_few_words(day: date) -> str:
    """Return `day` for a narrow column: "8 Jan 2020", or "Jan 2021" where only the month is on record."""
    if isinstance(day, Year):
        return str(day.year)
    month = f"{MONTHS[day.month - 1][:3]} {day.year}"
    return month if isinstance(day, Month) else f"{day.day} {month}"


def quarter_end(day: date) -> date:
    """Return the last day of the quarter that `day` lies in; financial and calendar quarters end on the same days."""
    month = (day.month + 2) // 3 * 3
    return date(day.year, month, calendar.monthrange(day.year, month)[1])


def quarter_ends(first: date, last: date) -> Iterator[date]:
    """Yield the last day of every quarter that ends in `first`..`last`, both included, oldest first."""
    end = quarter_end(first)
    while end <= last:
        yield end
        end = quarter_end(end + ONE_DAY)


def quarter_name(day: date, quarters: Quarters) -> str:
    """Return the name of the quarter of `day`: "Q3 2019/20" (financial, Q1 = April to June) or "Q4 2019" (calendar)."""
    number = (day.month + 2) // 3
    if quarters == "calendar":
        return f"Q{number} {day.year}"
    year = day.year if number > 1 else day.year - 1
    return f"Q{number - 1 or 4} {year}/{(year + 1) % 100:02}"
