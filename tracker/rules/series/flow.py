"""Spans → what happened: per quarter, how long it took, and which deadlines and leads were changed.

Takes values, returns values. Nothing is counted that is dated after the day asked for.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import takewhile
from statistics import median
from typing import Literal, NamedTuple, get_args

from tracker.dates import last_day
from tracker.register.records import Register
from tracker.register.schema.response import Extension, Handover
from tracker.rules.history.deadline import Deadline, ExtensionStep, extended_by
from tracker.rules.series.quarters import QuarterDay, quarter_days
from tracker.rules.state.spans import Span, Spans, at
from tracker.vocabulary import CLOSED, DONE, OPEN, State, Status

Happening = Literal["made", "claimed", "verified", "reopened", "closed"]
_WAS_DONE = (*DONE, State.VERIFICATION_LAPSED)
_WAS_VERIFIED = (State.VERIFIED, State.VERIFICATION_LAPSED)


class Event(NamedTuple):
    """Something that happened to a recommendation. `own`: whether by then it had a claim or a verdict of its own."""

    on: date
    what: Happening
    recommendation: str
    own: bool


class QuarterFlow(NamedTuple):
    """What happened in a quarter up to its last day, or up to the day asked for: in order of the day.

    One recommendation may stand in several lists, and in one list twice.
    """

    quarter: str
    ends: date
    to_date: bool
    made: tuple[Event, ...]
    claimed: tuple[Event, ...]
    verified: tuple[Event, ...]
    reopened: tuple[Event, ...]
    closed: tuple[Event, ...]


class Median(NamedTuple):
    """A median in days, None of nothing, and of how many it is the median."""

    days: float | None
    of: int


class Times(NamedTuple):
    """How long things took, of all on file: done, still open, due for a retest and closed make up the whole.

    `to_claim`: from issue to claim, of those done (or due for a retest) that were claimed. `to_verdict`: from claim to
    the verdict that it is done, of those that were claimed first. `waiting`: how many are claimed and not verified,
    where somebody may verify. `open_for`: since issue, of the open ones.
    """

    on_file: int
    done: int
    open: int
    retest: int
    closed: int
    waiting: int
    to_claim: Median
    to_verdict: Median
    open_for: Median


class Slippage(NamedTuple):
    """A deadline that was extended, and how: of a recommendation, or of one of its actions (`action`)."""

    recommendation: str
    action: str | None
    deadline: Deadline
    steps: tuple[ExtensionStep, ...]


class HandedOver(NamedTuple):
    """A change of the lead of a recommendation."""

    recommendation: str
    handover: Handover


def quarter_flow(register: Register, spans: Mapping[str, Spans], as_at: date) -> list[QuarterFlow]:
    """Return what happened in each quarter since the first source was issued, the last one up to `as_at`."""
    days = quarter_days(register, as_at)
    ends = [each.ends for each in days]
    of_quarter: list[list[Event]] = [[] for _ in days]
    for event in events(spans, as_at):
        of_quarter[bisect_left(ends, event.on)].append(event)
    return [_flow(day, happened) for day, happened in zip(days, of_quarter, strict=True)]


def _flow(day: QuarterDay, happened: Iterable[Event]) -> QuarterFlow:
    lists: dict[Happening, list[Event]] = {each: [] for each in get_args(Happening)}
    for event in happened:
        lists[event.what].append(event)
    return QuarterFlow(*day, *(tuple(each) for each in lists.values()))


def events(spans: Mapping[str, Spans], as_at: date) -> list[Event]:
    """Return everything that happened up to a day, in order of the day.

    Made: its source was issued. Claimed: it came to be reported implemented, or was claimed again after a verdict
    against it. Verified: it came to be verified, also by a retest. Reopened: the flag was raised. Closed: it came to be
    closed without being done.
    """
    happened = [event for own in spans.values() for event in _events(own.recommendation) if event.on <= as_at]
    return sorted(happened, key=lambda event: event.on)


def _events(spans: Iterable[Span]) -> Iterator[Event]:
    before: Span | None = None
    for span in spans:
        for what in _happened(before, span):
            yield Event(span.from_date, what, span.recommendation, not span.by_statement)
        before = span


def _happened(before: Span | None, now: Span) -> Iterator[Happening]:
    was = before.state if before else None
    if before is None:
        yield "made"
    claimed_before = before is not None and before.reported is Status.IMPLEMENTED
    claimed_again = now.state is State.IMPLEMENTED and was in OPEN
    if now.reported is Status.IMPLEMENTED and (not claimed_before or claimed_again):
        yield "claimed"
    if now.state is State.VERIFIED and was is not State.VERIFIED:
        yield "verified"
    if now.reopened_on is not None and now.reopened_on != (before.reopened_on if before else None):
        yield "reopened"
    if now.state in CLOSED and was not in CLOSED:
        yield "closed"


def times(register: Register, spans: Mapping[str, Spans], as_at: date) -> Times:
    """Return how long it took from issue to claim and from claim to verdict, and how many are still open."""
    to_claim, to_verdict, open_for, states = [], [], [], []
    waiting = 0
    for id, own in spans.items():
        span = at(own.recommendation, as_at)
        if span is None:
            continue
        states.append(span.state)
        recommendation = register.recommendations[id]
        waiting += span.state is State.IMPLEMENTED and bool(register.sources[recommendation.source].verifiers)
        issued_on = last_day(register.issued_on(recommendation))
        if span.state in OPEN:
            open_for.append((as_at - issued_on).days)
        if span.state in _WAS_DONE and span.reported is Status.IMPLEMENTED and span.reported_on:
            claimed_on = last_day(span.reported_on)
            to_claim.append((claimed_on - issued_on).days)
            verified_on = _verified_since(own.recommendation, as_at)
            if verified_on and claimed_on <= verified_on:
                to_verdict.append((verified_on - claimed_on).days)
    return Times(
        on_file=len(states),
        done=sum(state in DONE for state in states),
        open=len(open_for),
        retest=states.count(State.VERIFICATION_LAPSED),
        closed=sum(state in CLOSED for state in states),
        waiting=waiting,
        to_claim=_median(to_claim),
        to_verdict=_median(to_verdict),
        open_for=_median(open_for),
    )


def _verified_since(spans: Iterable[Span], as_at: date) -> date | None:
    """Return since when, without a break up to `as_at`, it has been verified or due for a retest."""
    newest_first = (span for span in reversed(tuple(spans)) if span.from_date <= as_at)
    unbroken = [span.from_date for span in takewhile(lambda span: span.state in _WAS_VERIFIED, newest_first)]
    return unbroken[-1] if unbroken else None


def _median(days: list[int]) -> Median:
    return Median(median(days) if days else None, len(days))


def slippage(register: Register, as_at: date) -> list[Slippage]:
    """Return every deadline that was extended by a day, in the order of the register: a recommendation, its actions."""
    slipped = []
    for id, recommendation in register.recommendations.items():
        response = register.responses.get(id)
        if response is None:
            continue
        slipped.append(_slippage(id, None, recommendation.due, response.extensions, as_at))
        slipped += [_slippage(id, each.id, each.due, each.extensions, as_at) for each in response.actions]
    return [slippage for slippage in slipped if slippage.steps]


def most_moved(slipped: Iterable[Slippage]) -> list[Slippage]:
    """Return the deadlines that were moved by most days first; equals in the order of the register."""
    return sorted(slipped, key=lambda each: -(each.deadline.slipped_days or 0))


def _slippage(id: str, action: str | None, due: date | None, extensions: Iterable[Extension], as_at: date) -> Slippage:
    deadline, steps = extended_by(due, extensions, as_at)
    return Slippage(id, action, deadline, steps)


def handovers(register: Register, as_at: date) -> list[HandedOver]:
    """Return every change of a lead up to a day, oldest first."""
    changes = [HandedOver(id, each) for id, response in register.responses.items() for each in response.handovers]
    return sorted((each for each in changes if each.handover.date <= as_at), key=lambda each: each.handover.date)
