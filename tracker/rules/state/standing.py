"""A recommendation and what was answered → its spans: stretches of time in which nothing about it changes.

A span holds every field of the position that is not arithmetic on the day asked for, and breaks at each entry's own
date and on the day after an expiry. Takes records, returns values.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, TypeVar, cast

from tracker import collecting
from tracker.dates import last_day
from tracker.register.records import Register, covers
from tracker.register.schema.recommendations import Recommendation, Source
from tracker.register.schema.response import Action, Response, Update
from tracker.rules.history.answers import Answers
from tracker.rules.history.deadline import Deadline, deadlines_of
from tracker.rules.history.intake import Grounds
from tracker.rules.history.reports import ActionReports, Reports
from tracker.rules.history.status_history import StatusHistory
from tracker.rules.history.timeline import FOR_GOOD, ActionTimeline, Event, Timeline, events_of, issue_of
from tracker.rules.history.verdicts import Verdicts
from tracker.rules.state.spans import ActionSpan, Span, Spans
from tracker.vocabulary import PartyKind, Says

_S = TypeVar("_S", Span, ActionSpan)
# Makes a span of its fields in their order. A named tuple called by its name takes twice the time, and there are as
# many spans as entries.
_made = cast(Callable[[type[_S], tuple[Any, ...]], _S], tuple.__new__)


def spans_of_register(
    register: Register, before: tuple[Register, Mapping[str, Spans]] | None = None
) -> dict[str, Spans]:
    """Return the spans of every recommendation of a register, by id, in the order of the register.

    `before`: an earlier register with its spans; those of which nothing changed are taken over.
    """
    earlier, known = before or (None, {})
    bodies = bodies_of(register)
    with collecting.paused():
        if earlier is not None and _asks_the_same(register, earlier):
            anew = _answered_anew(register, earlier)
            return {**known, **{id: _spans(register, id, bodies) for id in anew}}
        same = _same_sources(register, earlier, bodies)
        spans = {}
        for id, recommendation in register.recommendations.items():
            unchanged = (
                earlier is not None
                and recommendation.source in same
                and earlier.responses.get(id) is register.responses.get(id)
                and (
                    earlier.recommendations.get(id) is recommendation
                    or earlier.recommendations.get(id) == recommendation
                )
            )
            spans[id] = known[id] if unchanged else _spans(register, id, bodies)
    return spans


def _same_sources(register: Register, earlier: Register | None, bodies: Mapping[str, str]) -> set[str]:
    """Return the sources that are as they were; none where a party speaks for another body than before."""
    if earlier is None or (earlier.parties is not register.parties and bodies_of(earlier) != bodies):
        return set()
    return {id for id, source in register.sources.items() if earlier.sources.get(id) == source}


def _asks_the_same(register: Register, earlier: Register) -> bool:
    """Return whether two registers are of the very same recommendations.yaml, which reading tells by identity."""
    return register.recommendations is earlier.recommendations and register.sources is earlier.sources


def _answered_anew(register: Register, earlier: Register) -> set[str]:
    """Return the recommendations whose response is not the one that it was, or is gone."""
    now, then = register.responses, earlier.responses
    if now is then:
        return set()
    return {id for id, each in now.items() if then.get(id) is not each} | (then.keys() - now.keys())


def bodies_of(register: Register) -> dict[str, str]:
    """Return of each post the body that it answers, acts and verifies for: the first above it."""
    bodies = {}
    for party in register.parties.values():
        above = party
        while party.kind is PartyKind.POST and above.kind is not PartyKind.BODY and above.part_of:
            above = register.parties[above.part_of]
        bodies[party.id] = above.id if above.kind is PartyKind.BODY else party.id
    return bodies


def _spans(register: Register, id: str, bodies: Mapping[str, str]) -> Spans:
    recommendation = register.recommendations[id]
    source = register.sources[recommendation.source]
    return spans_of(recommendation, register.responses.get(id), source, bodies)


def spans_of(
    recommendation: Recommendation, response: Response | None, source: Source, bodies: Mapping[str, str]
) -> Spans:
    """Return the spans of a recommendation, from the day on which it was issued. `bodies`: see `bodies_of`."""
    issued = issue_of(recommendation, source)
    statements = [each for each in source.statements if covers(each, recommendation.id, issued)]
    actions = response.actions if response else ()
    reports = {action.id: ActionReports(action) for action in actions}
    limbs = [limb.id for limb in recommendation.limbs]
    evidence = {item.id: item for item in response.evidence if item.expires} if response else {}
    grounds = own = Grounds(Reports(list(reports.values()), limbs), Verdicts(evidence))
    if any(each.says in (Says.IMPLEMENTED, Says.VERIFIED) for each in statements):
        own = Grounds(Reports(grounds.reports.actions, limbs), Verdicts(evidence))
    history = StatusHistory(grounds, own, Answers(bodies), issued, has_verifiers=bool(source.verifiers))
    timeline = Timeline(recommendation, history, issued)
    events = events_of(timeline, response, statements, reports)
    whole = _recommendation_spans(recommendation.id, timeline, events)
    deadlines = deadlines_of(recommendation.due, response.extensions if response else ())
    of_actions = {}
    for action in actions:
        own_deadlines = deadlines if action.due is None else deadlines_of(action.due, action.extensions)
        of_actions[action.id] = _action_spans(action, reports[action.id].updates, own_deadlines, issued)
    return Spans(whole, of_actions)


def _recommendation_spans(id: str, timeline: Timeline, events: Sequence[Event]) -> tuple[Span, ...]:
    """Return the span that begins with each day on which something happened, from the issue on.

    One pass over the events; a day ends where the first event of another comes.
    """
    spans: list[Span] = []
    history, issued = timeline.history, timeline.issued
    day = last_day(events[0][0])
    for on, take, entry, is_activity in events:
        if on != day:
            next_day = last_day(on)
            if day < issued:
                history.end_day_before_issue(day)
            else:
                spans.append(_span(id, timeline, day, None if on is FOR_GOOD else next_day))
            day = next_day
        if take is not None:
            take(entry)
        if is_activity:
            timeline.last_activity = on
    return tuple(spans)


def _span(id: str, timeline: Timeline, from_date: date, to_date: date | None) -> Span:
    history = timeline.history
    details = history.end_day(from_date)
    return _made(
        Span,
        (
            id,
            from_date,
            to_date,
            timeline.issued,
            details,
            history.owner,
            timeline.deadline,
            timeline.evidence,
            timeline.contradicting,
            timeline.last_activity,
            history.answer,
            history.word_by if history.word_by is not date.min else None,
        ),
    )


def _action_spans(
    action: Action, updates: Mapping[date, Update], deadlines: Mapping[date, Deadline], issued: date
) -> tuple[ActionSpan, ...]:
    """Return the spans of an action.

    `updates`: of one day the last; `deadlines`: its own, or its recommendation's, see `deadlines_of`.
    """
    timeline, deadline = ActionTimeline(), deadlines[date.min]
    spans: list[ActionSpan] = []
    days = [last_day(day) for day in sorted({issued, *updates, *deadlines})]
    for day, next_day in zip(days, [*days[1:], None], strict=True):
        if day in updates:
            timeline.take(updates[day])
        if day in deadlines:
            deadline = deadlines[day]
        if day < issued:
            continue
        implemented_on = timeline.implemented_on
        if implemented_on is not None and implemented_on < issued:
            implemented_on = issued
        spans.append(
            _made(
                ActionSpan,
                (
                    action.id,
                    action.owner,
                    day,
                    next_day,
                    timeline.status,
                    implemented_on,
                    timeline.claims,
                    deadline,
                    timeline.updated_on,
                    timeline.expected,
                    timeline.waiting_on,
                    timeline.waiting_since,
                ),
            )
        )
    return tuple(spans)
