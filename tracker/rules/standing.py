"""A recommendation and what was answered → its spans: stretches of time in which nothing about it changes.

A span holds every field of the position that is not arithmetic on the day asked for, and breaks at each entry's own
date and on the day after an expiry. Takes records, returns values.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from operator import itemgetter
from typing import Any, NamedTuple, TypeVar

from tracker import collecting
from tracker.dates import ONE_DAY, last_day
from tracker.register.records import Register, covers
from tracker.register.schema import (
    Acceptance,
    Action,
    Evidence,
    Extension,
    Handover,
    Recommendation,
    Response,
    Source,
    Statement,
    Update,
)
from tracker.rules.course import Course, own_date
from tracker.rules.deadline import Deadline, extended
from tracker.vocabulary import Decision, Flag, Outcome, Says, State, Status, Word


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
_Step = tuple[date, Callable[[Any], None] | None, Any]  # its day, who takes it, the entry; no entry: an expiry
_DAY = itemgetter(0)
_FROM = itemgetter(1)


def spans_of_register(
    register: Register, before: tuple[Register, Mapping[str, Spans]] | None = None
) -> dict[str, Spans]:
    """Return the spans of every recommendation of a register, by id, in the order of the register.

    `before`: an earlier register with its spans; those of which nothing changed are taken over.
    """
    earlier, known = before or (None, {})
    same = {id for id, source in register.sources.items() if earlier and earlier.sources.get(id) == source}
    spans = {}
    with collecting.paused():
        for id, each in register.recommendations.items():
            response = register.responses.get(id)
            unchanged = (
                earlier is not None
                and each.source in same
                and earlier.responses.get(id) is response
                and earlier.recommendations.get(id) == each
            )
            spans[id] = known[id] if unchanged else spans_of(each, response, register.sources[each.source])
    return spans


def spans_of(recommendation: Recommendation, response: Response | None, source: Source) -> Spans:
    """Return the spans of a recommendation, from the day on which its source was issued."""
    told = _Told(recommendation, response)
    first = last_day(source.issued_on)
    steps = _steps(told, recommendation, response, source)
    spans = tuple(told.span(*stretch) for stretch in _stretches(steps, first, told))
    actions = (
        {each.id: _action_spans(each, recommendation, response, first) for each in response.actions} if response else {}
    )
    return Spans(spans, actions)


def at(spans: tuple[_S, ...], day: date) -> _S | None:
    """Return the span that `day` lies in, or None before the first."""
    number = bisect_right(spans, day, key=_FROM)
    return spans[number - 1] if number else None


def _stretches(steps: list[_Step], first: date, told: "_Told | _ActionTold") -> Iterator[tuple[date, date | None]]:
    """Yield each stretch without a step in it, from `first` on, when all steps up to its beginning have been taken."""
    number, day = 0, first
    while True:
        while number < len(steps) and steps[number][0] <= day:
            own_day, take, entry = steps[number]
            if take is not None:
                take(entry)
            if entry is not None:
                told.last_activity = own_day
            number += 1
        to_date = last_day(steps[number][0]) if number < len(steps) else None
        yield day, to_date
        if to_date is None:
            return
        day = to_date


class _Told:
    """Everything told of a recommendation so far: its course, and beside it deadline, owner, answer and evidence."""

    __slots__ = ("acceptance", "accepted_itself", "course", "deadline", "evidence", "last_activity", "owner", "whose")

    def __init__(self, recommendation: Recommendation, response: Response | None) -> None:
        self.course = Course(
            recommendation, response.actions if response else (), response.evidence if response else ()
        )
        self.whose = recommendation.id
        self.owner = recommendation.owner
        self.deadline = Deadline(recommendation.due, recommendation.due)
        self.acceptance: Decision | None = None
        self.accepted_itself = False
        self.evidence = 0
        self.last_activity: date | None = None

    def take_acceptance(self, given: Acceptance) -> None:
        self.acceptance, self.accepted_itself = given.decision, True
        if given.decision is Decision.REJECTED:
            self.course.close(given.date, Decision.REJECTED)

    def take_extension(self, extension: Extension) -> None:
        self.deadline = extended(self.deadline, extension)

    def take_handover(self, handover: Handover) -> None:
        self.owner = handover.to

    def take_evidence(self, item: Evidence) -> None:
        self.evidence += 1
        if item.expires:
            self.course.take_expiry(item)

    def take_statement(self, statement: Statement) -> None:
        if statement.says is Says.ACCEPTED and not self.accepted_itself:
            self.acceptance = Decision.ACCEPTED
        self.course.take_statement(statement)

    def span(self, from_date: date, to_date: date | None) -> Span:
        course = self.course
        reports, verdicts = course.reports, course.verdicts
        return Span(
            self.whose,
            from_date,
            to_date,
            *course.settle(from_date),
            reports.reported,
            reports.reported_on,
            reports.fell_on,
            verdicts.outcome,
            verdicts.on,
            verdicts.by,
            self.owner,
            self.acceptance,
            self.deadline,
            self.evidence,
            self.last_activity,
            reports.claimed or verdicts.of_its_own,
        )


def _steps(told: _Told, recommendation: Recommendation, response: Response | None, source: Source) -> list[_Step]:
    """Return what is to be taken, in the order of the days; of one day in the order of the file, statements last."""
    steps: list[_Step] = []
    if response:
        steps += _answered(told, response)
    for statement in source.statements:
        if statement.covers and covers(statement, recommendation.id):
            steps.append((statement.date, told.take_statement, statement))
    steps.sort(key=_DAY)
    return steps


def _answered(told: _Told, response: Response) -> Iterator[_Step]:
    course = told.course
    if response.acceptance:
        yield response.acceptance.date, told.take_acceptance, response.acceptance
    for extension in response.extensions:
        yield extension.agreed_on, told.take_extension, extension
    for handover in response.handovers:
        yield handover.date, told.take_handover, handover
    for action in response.actions:
        for each in action.updates:
            yield each.date, course.take_update, (action.id, each)
        for extension in action.extensions:
            yield extension.agreed_on, None, extension
    for item in response.evidence:
        yield own_date(item), told.take_evidence, item
        if item.expires:
            yield item.expires + ONE_DAY, course.take_expiry, None
    for verification in response.verifications:
        yield verification.date, course.take_verification, verification
    for escalation in response.escalations:
        yield escalation.date, None, escalation
        if escalation.answered_on:
            yield escalation.answered_on, None, escalation


class _ActionTold:
    """Everything told of an action so far."""

    __slots__ = ("deadline", "expected", "implemented_on", "last_activity", "status", "updated_on", "whose")

    def __init__(self, action: Action, due: date | None) -> None:
        self.whose = action.id
        self.status = Status.NOT_REPORTED
        self.deadline = Deadline(due, due)
        self.implemented_on: date | None = None
        self.updated_on: date | None = None
        self.expected: date | None = None
        self.last_activity: date | None = None

    def take_extension(self, extension: Extension) -> None:
        self.deadline = extended(self.deadline, extension)

    def take_update(self, update: Update) -> None:
        if update.status is not Status.IMPLEMENTED:
            self.implemented_on = None
        elif self.status is not Status.IMPLEMENTED:
            self.implemented_on = update.date
        self.status, self.updated_on, self.expected = update.status, update.date, update.expected

    def span(self, from_date: date, to_date: date | None) -> ActionSpan:
        return ActionSpan(
            self.whose,
            from_date,
            to_date,
            self.status,
            self.implemented_on,
            self.deadline,
            self.updated_on,
            self.expected,
        )


def _action_spans(
    action: Action, recommendation: Recommendation, response: Response, first: date
) -> tuple[ActionSpan, ...]:
    due, extensions = action.due, action.extensions
    if due is None:
        due, extensions = recommendation.due, response.extensions
    told = _ActionTold(action, due)
    steps: list[_Step] = [(each.agreed_on, told.take_extension, each) for each in extensions]
    steps += [(each.date, told.take_update, each) for each in action.updates]
    steps.sort(key=_DAY)
    return tuple(told.span(*stretch) for stretch in _stretches(steps, first, told))
