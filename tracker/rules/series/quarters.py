"""Spans → counts over time: how many were in which state, and how many past their deadline, at the end of each quarter.

Takes values, returns values. A sweep over the spans: no position is worked out day by day.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import accumulate
from typing import NamedTuple

from tracker.dates import Quarters, last_day, quarter_end, quarter_ends, quarter_name
from tracker.register.records import Register
from tracker.rules.state.spans import Spans
from tracker.vocabulary import OPEN, QuarterKind, State, Timeliness


class Quarter(NamedTuple):
    """The counts on the last day of a quarter; `to_date`: whether that day is not its end but the day asked for.

    `by_statement`: how many of those in a state a statement about their source alone put there.
    """

    quarter: str
    ends: date
    to_date: bool
    states: Mapping[State, int]
    by_statement: Mapping[State, int]
    overdue: int
    unreported: int


MOST_QUARTERS, LAST_QUARTERS = 24, 12  # so many are shown one by one; of more the years, and below so many quarters


class QuarterDay(NamedTuple):
    """A day on which something is counted; `to_date`: whether it is not its quarter's end but the day asked for."""

    quarter: str
    ends: date
    to_date: bool


def quarter_days(register: Register, as_at: date) -> list[QuarterDay]:
    """Return each quarter's last day since the first source was issued, and `as_at` itself."""
    first = min((last_day(source.issued_on) for source in register.sources.values()), default=as_at)
    kind: Quarters = "calendar" if register.settings.quarters is QuarterKind.CALENDAR else "financial"
    days = [QuarterDay(quarter_name(day, kind), day, False) for day in quarter_ends(first, as_at)]
    if not days or days[-1].ends != as_at:
        days.append(QuarterDay(quarter_name(as_at, kind), as_at, as_at != quarter_end(as_at)))
    return days


def quarter_series(register: Register, spans: Mapping[str, Spans], as_at: date) -> list[Quarter]:
    """Return the counts at each quarter's last day since the first source was issued, and at `as_at` itself."""
    shown = quarter_days(register, as_at)
    days = [each.ends for each in shown]
    states, past = states_on(spans.values(), days), past_deadline_on(spans.values(), days)
    by_statement = states_on(spans.values(), days, by_statement_alone=True)
    return [
        Quarter(
            *each,
            states=_on(number, states),
            by_statement=_on(number, by_statement),
            overdue=past[Timeliness.OVERDUE][number],
            unreported=past[Timeliness.UNREPORTED][number],
        )
        for number, each in enumerate(shown)
    ]


def by_years(series: Iterable[Quarter]) -> list[Quarter]:
    """Return the counts at the end of each financial or calendar year, as the quarters are, and on the last day.

    The name of a year stands in the place of its last quarter's; one that has not ended is to date.
    """
    years: dict[str, Quarter] = {}
    for each in series:
        number, _, year = each.quarter.partition(" ")
        years[year] = each._replace(quarter=year, to_date=each.to_date or number != "Q4")
    return list(years.values())


def _on(number: int, counts: Mapping[State, Sequence[int]]) -> dict[State, int]:
    """Return the states that something is in on one of the days."""
    return {state: on_each_day[number] for state, on_each_day in counts.items() if on_each_day[number]}


def states_on(
    spans: Iterable[Spans], days: Sequence[date], *, by_statement_alone: bool = False
) -> dict[State, list[int]]:
    """Return how many recommendations are in each state on each of `days` (oldest first).

    `by_statement_alone`: only those that would stand lower had their source made no statement.
    """
    steps = {state: [0] * (len(days) + 1) for state in State}
    for each in spans:
        for span in each.recommendation:
            if by_statement_alone and not span.by_statement:
                continue
            begins = bisect_left(days, span.from_date)
            ends = len(days) if span.to_date is None else bisect_left(days, span.to_date)
            if begins < ends:
                of_state = steps[span.state]
                of_state[begins] += 1
                of_state[ends] -= 1
    return {state: list(accumulate(of_state[:-1])) for state, of_state in steps.items()}


def past_deadline_on(spans: Iterable[Spans], days: Sequence[date]) -> dict[Timeliness, list[int]]:
    """Return how many open recommendations are past their deadline on each of `days`, reported on and not."""
    steps = {each: [0] * (len(days) + 1) for each in (Timeliness.OVERDUE, Timeliness.UNREPORTED)}
    for each in spans:
        for span in each.recommendation:
            due = span.deadline.now
            if due is None or span.state not in OPEN:
                continue
            begins = max(bisect_left(days, span.from_date), bisect_right(days, due))
            ends = len(days) if span.to_date is None else bisect_left(days, span.to_date)
            if begins < ends:
                is_silent = span.state is State.NOT_REPORTED and not span.details.in_force
                late = steps[Timeliness.UNREPORTED if is_silent else Timeliness.OVERDUE]
                late[begins] += 1
                late[ends] -= 1
    return {each: list(accumulate(late[:-1])) for each, late in steps.items()}
