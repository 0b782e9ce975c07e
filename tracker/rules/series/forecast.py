"""What was completed so far → when the open ones are done if it goes on at that pace, and whether that held before.

Takes values, returns values; the same ones always give the same answer. Completions in fewer than three different
weeks give no number, and neither does a past in which the method was wrong more often than right.

A completion is a recommendation that is done, or lapsed, on the day of the forecast; its day is its `done_on`. One that
fell is open again and is none until it is done again; one that was closed was not done and is none, though it is not
open either. Where a statement made it done, its day is the one on which entries of its own took over; without any it
is none: a sentence about many at once says nothing of the pace at which each is done.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import takewhile
from typing import NamedTuple

from tracker.dates import last_day
from tracker.register.records import Register
from tracker.rules.history.deadline import is_inferred
from tracker.rules.series.draws import RUNS, runs_done
from tracker.rules.series.quarters import quarter_days
from tracker.rules.state.spans import Span, Spans, at
from tracker.vocabulary import OPEN, Status

ENOUGH = 3  # different weeks in which something was completed
_JUDGED = 4  # earlier quarter-ends, from which on the method is judged by them
_MEDIAN, _P85 = RUNS * 50 // 100, RUNS * 85 // 100
_WEEK = timedelta(weeks=1)


class Outlook(NamedTuple):
    """What the method says on a day. A run that ends in a week counts as ending on the week's last day.

    `since`: the first issue date, from which weeks are counted. `undated`: how many of the open ones have no deadline.
    `inferred`: whether no document states the last deadline. `median`, `p85`: None without history, with nothing open,
    where they lie beyond the horizon of 25 years, or where forecasts of this register were wrong too often. `chance`:
    of ending by the last deadline; 0 where that has passed, None without one or where it is less than a week away,
    which weekly counts cannot tell. `weeks`: in how many different weeks the completions were; `judged`: how many
    earlier forecasts can be judged, `wrong`: of how many of them the day of 85 % did not hold.
    """

    made_on: date
    since: date | None
    open: int
    completions: int
    last_deadline: date | None
    inferred: bool
    undated: int
    weeks: int = 0
    median: date | None = None
    p85: date | None = None
    chance: float | None = None
    judged: int = 0
    wrong: int = 0

    @property
    def enough_history(self) -> bool:
        """Return whether there are completions in weeks enough for any number."""
        return self.weeks >= ENOUGH

    @property
    def was_wrong(self) -> bool:
        """Return whether earlier forecasts of this register held too seldom for another one."""
        return self.judged >= _JUDGED and 2 * (self.judged - self.wrong) < self.judged

    @property
    def given(self) -> bool:
        """Return whether there is a forecast: history enough, something open, and a method that has held before."""
        return self.enough_history and self.open > 0 and not self.was_wrong


class Backtest(NamedTuple):
    """What the method said at the end of an earlier quarter, and what came of it.

    `ended_on`: the day since which none of those then open has been open; None while one is, or has fallen back.
    `inside`: whether that is by the 85th percentile; None where no forecast could be made, or it cannot be known yet.
    """

    then: Outlook
    ended_on: date | None
    inside: bool | None


class Expectation(NamedTuple):
    """The day by which the owner of an action that is not done last said that it would be."""

    recommendation: str
    action: str
    owner: str | None
    said_on: date
    expected: date


def soonest_first(expected: Iterable[Expectation]) -> list[Expectation]:
    """Return what owners expect, the soonest first; a month counts from its last day."""
    return sorted(expected, key=lambda each: last_day(each.expected))


class Forecast(NamedTuple):
    """What the method says on a day, what it said at the end of each earlier quarter, and what the owners expect."""

    now: Outlook
    backtest: tuple[Backtest, ...]
    expected: tuple[Expectation, ...]


def forecast(register: Register, spans: Mapping[str, Spans], as_at: date) -> Forecast:
    """Return the forecast on the day `as_at`, from what is dated by that day."""
    ended = {id: _closed_since(own.recommendation, as_at) for id, own in spans.items()}
    days = (each.ends for each in quarter_days(register, as_at) if each.ends < as_at)
    on_the_day = _on(spans, as_at)
    backtest = tuple(_tested(register, spans, day, as_at, ended) for day in days)
    outlook = _held_against(_outlook(register, spans, on_the_day, as_at), backtest)
    return Forecast(outlook, backtest, tuple(_expectations(register, spans, on_the_day, as_at)))


def _held_against(outlook: Outlook, backtest: Iterable[Backtest]) -> Outlook:
    """Return what the method says, without any number where it was wrong too often on the register's own past."""
    held = [each.inside for each in backtest if each.inside is not None]
    judged = outlook._replace(judged=len(held), wrong=len(held) - sum(held))
    return judged._replace(median=None, p85=None, chance=None) if judged.was_wrong else judged


def completions(spans: Mapping[str, Spans], as_at: date) -> dict[str, date]:
    """Return when each recommendation that is done on a day was completed, without those done by a statement alone."""
    return _completions(spans, _on(spans, as_at))


def _on(spans: Mapping[str, Spans], day: date) -> list[Span]:
    return [span for own in spans.values() if (span := at(own.recommendation, day))]


def _completions(spans: Mapping[str, Spans], on_a_day: Iterable[Span]) -> dict[str, date]:
    completed_on = {}
    for span in on_a_day:
        if span.done_on is None:
            continue
        if span.done_by_own:
            completed_on[span.recommendation] = last_day(span.done_on)
        elif not span.by_statement:
            # A statement had said so before: its own word completed it on the day that it took over.
            own = spans[span.recommendation].recommendation
            alone = max((each.to_date for each in own if each.by_statement and each.to_date), default=date.min)
            taken_over = alone if alone <= span.from_date else date.min
            completed_on[span.recommendation] = max(last_day(span.done_on), taken_over)
    return completed_on


def _outlook(register: Register, spans: Mapping[str, Spans], on_the_day: Iterable[Span], made_on: date) -> Outlook:
    """Return what the method says on a day, from what is dated by that day."""
    issued = (last_day(each.issued_on) for each in register.sources.values())
    since = min((day for day in issued if day <= made_on), default=None)
    still_open = [span for span in on_the_day if span.state in OPEN]
    done = _completions(spans, on_the_day)
    dues = [(span.deadline.now, span) for span in still_open if span.deadline.now]
    last = max((due for due, _ in dues), default=None)
    latest = (span for due, span in dues if due == last)
    inferred = [is_inferred(register.recommendations[span.recommendation], span.deadline) for span in latest]
    undated = len(still_open) - len(dues)
    is_inferred_last = bool(inferred) and all(inferred)
    counts = weekly_counts(done.values(), since, made_on) if since else []
    weeks = sum(number > 0 for number in counts)
    outlook = Outlook(made_on, since, len(still_open), len(done), last, is_inferred_last, undated, weeks)
    if not outlook.given:
        return outlook
    left = 0 if last is None else (last - made_on) // _WEEK
    by_week = runs_done(counts, outlook.open, _P85, left)
    return outlook._replace(
        median=_day_of(_MEDIAN, by_week, made_on),
        p85=_day_of(_P85, by_week, made_on),
        chance=_chance(last, by_week, made_on),
    )


def weekly_counts(days: Iterable[date], first: date, last: date) -> list[int]:
    """Return how many of `days` lie in each week from `first` to `last`, oldest first, the weeks of none included.

    Weeks are counted back from `last`, so that the newest is whole; the oldest, which may be cut short, counts as one.
    """
    counts = [0] * ((last - first).days // 7 + 1)
    for day in days:
        counts[-1 - (last - day).days // 7] += 1
    return counts


def _day_of(runs: int, by_week: Sequence[int], made_on: date) -> date | None:
    """Return the day by which so many runs have ended, None where they do not within the horizon."""
    week = next((number for number, done in enumerate(by_week, 1) if done >= runs), None)
    return None if week is None else made_on + week * _WEEK


def _chance(last: date | None, by_week: Sequence[int], made_on: date) -> float | None:
    if last is None:
        return None
    if last < made_on:
        return 0.0
    weeks = min((last - made_on) // _WEEK, len(by_week))
    return by_week[weeks - 1] / RUNS if weeks else None


def _tested(
    register: Register, spans: Mapping[str, Spans], day: date, as_at: date, ended: Mapping[str, date | None]
) -> Backtest:
    on_the_day = _on(spans, day)
    then = _outlook(register, spans, on_the_day, day)
    ends = [ended[span.recommendation] for span in on_the_day if span.state in OPEN]
    known = [each for each in ends if each is not None]
    ended_on = max(known) if ends and len(known) == len(ends) else None
    if not then.given:
        return Backtest(then, ended_on, None)
    if ended_on is not None:
        return Backtest(then, ended_on, then.p85 is None or ended_on <= then.p85)
    return Backtest(then, None, False if then.p85 is not None and then.p85 <= as_at else None)


def _closed_since(spans: Sequence[Span], as_at: date) -> date | None:
    """Return since when, without a break up to `as_at`, it has not been open; None where it is open."""
    newest_first = (span for span in reversed(spans) if span.from_date <= as_at)
    unbroken = [span.from_date for span in takewhile(lambda span: span.state not in OPEN, newest_first)]
    return unbroken[-1] if unbroken else None


def _expectations(
    register: Register, spans: Mapping[str, Spans], on_the_day: Iterable[Span], as_at: date
) -> Iterator[Expectation]:
    for span in on_the_day:
        id = span.recommendation
        for action in register.responses[id].actions if span.state in OPEN and id in register.responses else ():
            its = at(spans[id].actions[action.id], as_at)
            if its is None or its.expected is None or its.updated_on is None:
                continue
            if its.status not in (Status.IMPLEMENTED, Status.WITHDRAWN):
                yield Expectation(id, action.id, its.owner, its.updated_on, its.expected)
