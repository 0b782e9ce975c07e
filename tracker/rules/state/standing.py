"""A recommendation and what was answered → its spans: stretches of time in which nothing about it changes.

A span holds every field of the position that is not arithmetic on the day asked for, and breaks at each entry's own
date and on the day after an expiry. Takes records, returns values.
"""

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple, TypeVar, cast

from tracker import collecting
from tracker.dates import last_day
from tracker.register.records import Register, covers
from tracker.register.schema.recommendations import Recommendation, Source
from tracker.register.schema.response import Action, Response, Update
from tracker.rules.state.answers import Answers
from tracker.rules.state.closing import Closing
from tracker.rules.state.course import Course
from tracker.rules.state.deadline import Deadline, deadlines_of
from tracker.rules.state.reports import ActionReports, Reports
from tracker.rules.state.status_history import Said, StatusHistory
from tracker.rules.state.timeline import FOR_GOOD, ActionTimeline, Event, Timeline, events_of, issue_of
from tracker.rules.state.verdicts import Verdicts
from tracker.vocabulary import AnswerKind, Flag, Outcome, PartyKind, Says, State, Status


class Span(NamedTuple):
    """Where a recommendation stands from `from_date` until the day before `to_date` (None: for good).

    `course`: all that its answers, updates, verdicts and statements make of it; `evidence` and `contradicting`: how
    many items of evidence say where they are; `word_by`: the newest first day of an own word, an update of a live
    action or a verification; None where nobody said one.
    """

    recommendation: str
    from_date: date
    to_date: date | None
    issued_on: date
    course: Course
    owner: str | None
    deadline: Deadline
    evidence: int
    contradicting: int
    last_activity: date | None
    answer: AnswerKind | None
    word_by: date | None

    @property
    def state(self) -> State:
        """Return the one word for where it stands."""
        return self.course.state

    @property
    def flags(self) -> tuple[Flag, ...]:
        """Return what a reader must know beside the state."""
        return self.course.flags

    @property
    def reported(self) -> Status:
        """Return what is reported of it."""
        return self.course.reported

    @property
    def reported_on(self) -> date | None:
        """Return since which entry that is reported."""
        return self.course.reported_on

    @property
    def verdict(self) -> Outcome | None:
        """Return the last verdict."""
        return self.course.verdict.outcome if self.course.verdict else None

    @property
    def verdict_on(self) -> date | None:
        """Return when it was given."""
        return self.course.verdict.on if self.course.verdict else None

    @property
    def verdict_by(self) -> str | None:
        """Return who gave it."""
        return self.course.verdict.by if self.course.verdict else None

    @property
    def retest_since(self) -> date | None:
        """Return the earliest expiry, passed, of evidence that the verdict rests on."""
        return self.course.retest_since

    @property
    def reopened_on(self) -> date | None:
        """Return, of what is open, when it last ceased to be verified."""
        return self.course.reopened_on

    @property
    def closing(self) -> Closing | None:
        """Return why and since when it is closed without being implemented."""
        return self.course.closing

    @property
    def done_on(self) -> date | None:
        """Return the first day of the unbroken time in which it has been done or lapsed."""
        return self.course.completion.on if self.course.completion else None

    @property
    def done_by_own(self) -> bool | None:
        """Return whether its own entries made it done; None where it is not done."""
        return self.course.completion.own if self.course.completion else None

    @property
    def closed_on(self) -> date | None:
        """Return the first day of the unbroken time in which it has been closed without being implemented."""
        return self.course.closing.on if self.course.closing else None

    @property
    def closed_by(self) -> AnswerKind | Status | None:
        """Return the word that closed it."""
        return self.course.closing.reason if self.course.closing else None

    @property
    def by_statement(self) -> bool:
        """Return whether it would stand lower had the source made no statement."""
        return Flag.BY_STATEMENT in self.course.flags


class ActionSpan(NamedTuple):
    """Where an action stands from `from_date` until the day before `to_date` (None: for good).

    `claims`: the days on which it was said to be implemented; `waiting_since`: since when it waits for that party.
    """

    action: str
    owner: str | None
    from_date: date
    to_date: date | None
    status: Status
    implemented_on: date | None
    claims: tuple[date, ...]
    deadline: Deadline
    updated_on: date | None
    expected: date | None
    waiting_on: str | None
    waiting_since: date | None


class Spans(NamedTuple):
    """The spans of a recommendation, and of each of its actions by the action's id, oldest first."""

    recommendation: tuple[Span, ...]
    actions: dict[str, tuple[ActionSpan, ...]]


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
    said = own = Said(Reports(list(reports.values()), limbs), Verdicts(evidence))
    if any(each.says in (Says.IMPLEMENTED, Says.VERIFIED) for each in statements):
        own = Said(Reports(said.reports.actions, limbs), Verdicts(evidence))
    history = StatusHistory(said, own, Answers(bodies), issued, has_verifiers=bool(source.verifiers))
    timeline = Timeline(recommendation, history, issued)
    events = events_of(timeline, response, statements, reports)
    whole = _recommendation_spans(recommendation.id, timeline, events)
    deadlines = deadlines_of(recommendation.due, response.extensions if response else ())
    of_actions = {}
    for action in actions:
        own_deadlines = deadlines if action.due is None else deadlines_of(action.due, action.extensions)
        of_actions[action.id] = _action_spans(action, reports[action.id].updates, own_deadlines, issued)
    return Spans(whole, of_actions)


def at(spans: tuple[_S, ...], day: date) -> _S | None:
    """Return the span that `day` lies in, or None before the first."""
    if spans and spans[-1].from_date <= day:  # most often the present is asked for
        return spans[-1]
    number = bisect_right(spans, day, key=_from_date)
    return spans[number - 1] if number else None


def _from_date(span: Span | ActionSpan) -> date:
    return span.from_date


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
    course = history.end_day(from_date)
    return _made(
        Span,
        (
            id,
            from_date,
            to_date,
            timeline.issued,
            course,
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
