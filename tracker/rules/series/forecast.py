"""What was completed so far → when the open ones are done if it goes on at that pace, and whether that held before.

Takes values, returns values; the same ones always give the same answer. Fewer than three completions give no number.

A completion is a recommendation that is done, or lapsed, on the day of the forecast; its day is its `done_on`. One that
fell is open again and is none until it is done again; one that was closed was not done and is none, though it is not
open either. Where a statement made it done, its day is that of the first entry of its own that says so (`own_claim`);
without one it is none: a sentence about many at once says nothing of the pace at which each is done.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import takewhile
from typing import NamedTuple

from tracker.dates import last_day
from tracker.register.records import Register
from tracker.rules.series.draws import RUNS, runs_done
from tracker.rules.series.quarters import quarter_days
from tracker.rules.state.deadline import is_inferred
from tracker.rules.state.standing import Span, Spans, at
from tracker.vocabulary import OPEN, Status

ENOUGH = 3  # completions
_MEDIAN, _P85 = RUNS * 50 // 100, RUNS * 85 // 100
_WEEK = timedelta(weeks=1)


class Outlook(NamedTuple):
    """What the method says on a day. A run that ends in a week counts as ending on the week's last day.

    `since`: the first issue date, from which weeks are counted. `undated`: how many of the open ones have no deadline.
    `inferred`: whether no document states the last deadline. `median`, `p85`: None without history, with nothing open,
    or where they lie beyond the horizon of 25 years. `chance`: of ending by the last deadline; 0 where that has passed,
    None without one or where it is less than a week away, which weekly counts cannot tell.
    """

    made_on: date
    since: date | None
    open: int
    completions: int
    last_deadline: date | None
    inferred: bool
    undated: int
    median: date | None = None
    p85: date | None = None
    chance: float | None = None

    @property
    def enough_history(self) -> bool:
        """Return whether there are completions enough for any number."""
        return self.completions >= ENOUGH

    @property
    def given(self) -> bool:
        """Return whether there is a forecast: history enough, and something open."""
        return self.enough_history and self.open > 0


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


class Forecast(NamedTuple):
    """What the method says on a day, what it said at the end of each earlier quarter, and what the owners expect."""

    now: Outlook
    backtest: tuple[Backtest, ...]
    expected: tuple[Expectation, ...]


def forecast(register: Register, spans: Mapping[str, Spans], as_at: date) -> Forecast:
    """Return the forecast on the day `as_at`, from what is dated by that day."""
    ended = {id: _closed_since(own.recommendation, as_at) for id, own in spans.items()}
    days = (each.ends for each in quarter_days(register, as_at) if each.ends < as_at)
    now = _on(spans, as_at)
    return Forecast(
        _outlook(register, spans, now, as_at),
        tuple(_tested(register, spans, day, as_at, ended) for day in days),
        tuple(_expectations(register, spans, now, as_at)),
    )


def completions(spans: Mapping[str, Spans], as_at: date) -> dict[str, date]:
    """Return when each recommendation that is done on a day was completed, without those done by a statement alone."""
    return _completions(spans, _on(spans, as_at))


def _on(spans: Mapping[str, Spans], day: date) -> list[Span]:
    return [span for own in spans.values() if (span := at(own.recommendation, day))]


def _completions(spans: Mapping[str, Spans], on_a_day: Iterable[Span]) -> dict[str, date]:
    found = {}
    for span in on_a_day:
        if span.done_on is not None and not span.by_statement:
            own = spans[span.recommendation].recommendation
            # Where a statement had said so before, its own word completed it on the day that it took over.
            alone = max((each.to_date for each in own if each.by_statement and each.to_date), default=date.min)
            taken_over = alone if alone <= span.from_date else date.min
            found[span.recommendation] = max(last_day(span.done_on), taken_over)
    return found


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
    found = Outlook(made_on, since, len(still_open), len(done), last, bool(inferred) and all(inferred), undated)
    if since is None or not found.given:
        return found
    left = 0 if last is None else (last - made_on) // _WEEK
    by_week = runs_done(weekly_counts(done.values(), since, made_on), found.open, _P85, left)
    return found._replace(
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
                yield Expectation(id, action.id, action.owner, its.updated_on, its.expected)
