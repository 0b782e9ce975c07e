"""A recommendation and what was answered → its spans: stretches of time in which nothing about it changes.

A span holds every field of the position that is not arithmetic on the day asked for, and breaks at each entry's own
date and on the day after an expiry. Takes records, returns values.
"""

from bisect import bisect_right
from collections.abc import Callable, Mapping
from datetime import date
from operator import itemgetter
from typing import NamedTuple, TypeVar

from tracker import collecting
from tracker.dates import last_day
from tracker.register.records import Register
from tracker.register.schema.recommendations import Recommendation, Source
from tracker.register.schema.response import Action, Response
from tracker.rules.state.deadline import Deadline
from tracker.rules.state.timeline import ActionTimeline, Event, Timeline, events_of, events_of_action
from tracker.vocabulary import Decision, Flag, Outcome, State, Status, Word


class Span(NamedTuple):
    """Where a recommendation stands from `from_date` until the day before `to_date` (None: for good).

    Dates of entries keep the precision with which they are written. `fell_on`: when its reported status last fell to
    open; `retest_since`: the earliest expiry, passed, of evidence that the verdict rests on; `evidence`: how many
    items; `own_claim`: whether an `implemented` update or a verification of its own is among the entries.
    """

    recommendation: str
    from_date: date
    to_date: date | None
    state: State
    flags: tuple[Flag, ...]
    done_on: date | None
    closed_on: date | None
    closed_by: Word | None
    retest_since: date | None
    reported: Status
    reported_on: date | None
    fell_on: date | None
    verdict: Outcome | None
    verdict_on: date | None
    verdict_by: str | None
    owner: str | None
    acceptance: Decision | None
    deadline: Deadline
    evidence: int
    last_activity: date | None
    own_claim: bool


class ActionSpan(NamedTuple):
    """Where an action stands from `from_date` until the day before `to_date` (None: for good)."""

    action: str
    from_date: date
    to_date: date | None
    status: Status
    implemented_on: date | None
    deadline: Deadline
    updated_on: date | None
    expected: date | None


class Spans(NamedTuple):
    """The spans of a recommendation, and of each of its actions by the action's id, oldest first."""

    recommendation: tuple[Span, ...]
    actions: dict[str, tuple[ActionSpan, ...]]


_S = TypeVar("_S", Span, ActionSpan)
_T = TypeVar("_T", Timeline, ActionTimeline)
_FROM = itemgetter(1)


def spans_of_register(
    register: Register, before: tuple[Register, Mapping[str, Spans]] | None = None
) -> dict[str, Spans]:
    """Return the spans of every recommendation of a register, by id, in the order of the register.

    `before`: an earlier register with its spans; those of which nothing changed are taken over.
    """
    earlier, known = before or (None, {})
    with collecting.paused():
        if earlier is not None and _asks_the_same(register, earlier):
            return {**known, **{id: _spans(register, id) for id in _answered_anew(register, earlier)}}
        same = {id for id, source in register.sources.items() if earlier and earlier.sources.get(id) == source}
        spans = {}
        for id, each in register.recommendations.items():
            unchanged = (
                earlier is not None
                and each.source in same
                and earlier.responses.get(id) is register.responses.get(id)
                and (earlier.recommendations.get(id) is each or earlier.recommendations.get(id) == each)
            )
            spans[id] = known[id] if unchanged else _spans(register, id)
    return spans


def _asks_the_same(register: Register, earlier: Register) -> bool:
    """Return whether two registers are of the very same recommendations.yaml, which reading tells by identity."""
    return register.recommendations is earlier.recommendations and register.sources is earlier.sources


def _answered_anew(register: Register, earlier: Register) -> set[str]:
    """Return the recommendations whose response is not the one that it was, or is gone."""
    now, then = register.responses, earlier.responses
    if now is then:
        return set()
    return {id for id, each in now.items() if then.get(id) is not each} | (then.keys() - now.keys())


def _spans(register: Register, id: str) -> Spans:
    asked = register.recommendations[id]
    return spans_of(asked, register.responses.get(id), register.sources[asked.source])


def spans_of(recommendation: Recommendation, response: Response | None, source: Source) -> Spans:
    """Return the spans of a recommendation, from the day on which its source was issued."""
    timeline = Timeline(recommendation, response)
    first = last_day(source.issued_on)
    spans = _swept(events_of(timeline, recommendation, response, source), first, timeline, _span)
    actions = (
        {each.id: _action_spans(each, recommendation, response, first) for each in response.actions} if response else {}
    )
    return Spans(spans, actions)


def at(spans: tuple[_S, ...], day: date) -> _S | None:
    """Return the span that `day` lies in, or None before the first."""
    if spans and spans[-1].from_date <= day:  # most often the present is asked for
        return spans[-1]
    number = bisect_right(spans, day, key=_FROM)
    return spans[number - 1] if number else None


def _swept(
    events: list[Event], first: date, timeline: _T, span: Callable[[_T, date, date | None], _S]
) -> tuple[_S, ...]:
    """Return the span of each stretch without an event in it, from `first` on, all up to its beginning taken."""
    spans: list[_S] = []
    day = first
    for own_day, take, entry in events:
        if own_day > day:
            to_date = last_day(own_day)
            spans.append(span(timeline, day, to_date))
            day = to_date
        if take is not None:
            take(entry)
        if entry is not None:
            timeline.last_activity = own_day
    spans.append(span(timeline, day, None))
    return tuple(spans)


def _action_spans(
    action: Action, recommendation: Recommendation, response: Response, first: date
) -> tuple[ActionSpan, ...]:
    due, extensions = action.due, action.extensions
    if due is None:
        due, extensions = recommendation.due, response.extensions
    timeline = ActionTimeline(action, due)
    return _swept(events_of_action(timeline, action, extensions), first, timeline, _action_span)


def _span(timeline: Timeline, from_date: date, to_date: date | None) -> Span:
    history = timeline.history
    reports, verdicts = history.reports, history.verdicts
    return Span(
        timeline.whose,
        from_date,
        to_date,
        *history.state_on(from_date),
        reports.reported,
        reports.reported_on,
        reports.fell_on,
        verdicts.outcome,
        verdicts.on,
        verdicts.by,
        timeline.owner,
        timeline.acceptance,
        timeline.deadline,
        timeline.evidence,
        timeline.last_activity,
        reports.claimed or verdicts.of_its_own,
    )


def _action_span(timeline: ActionTimeline, from_date: date, to_date: date | None) -> ActionSpan:
    return ActionSpan(
        timeline.whose,
        from_date,
        to_date,
        timeline.status,
        timeline.implemented_on,
        timeline.deadline,
        timeline.updated_on,
        timeline.expected,
    )
