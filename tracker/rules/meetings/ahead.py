"""A position → what comes up until a day: what falls due, what expires, which answers are owed.

Takes a register and the position of a day; returns the entries and their days.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Literal, NamedTuple

from tracker.register.records import Register
from tracker.register.schema.entries import Entry
from tracker.register.schema.response import Action, Escalation, Response
from tracker.register.schema.restricted import Restricted
from tracker.register.schema.supporting import Decision, Meeting
from tracker.rules.exceptions.unanswered import owed_answer
from tracker.rules.history.deadline import is_inferred
from tracker.rules.history.settled import is_answered, waits
from tracker.rules.state.position import Position, Standing, is_owed
from tracker.rules.state.standing import bodies_of
from tracker.vocabulary import OPEN, MeetingStatus, Status

WITHOUT_A_MEETING = timedelta(days=92)  # a quarter: the group meets quarterly

# A meeting, and what is expected of a whole source, stand in calendars alone.
Coming = Literal[
    "due", "action_due", "expected", "expires", "escalation", "answer", "decision", "meeting", "source_expected"
]


class Ahead(NamedTuple):
    """Something that comes up. `on`: its day, None where an answer is owed without one; `entry`: what it is about.

    `bodies`: of the answer to a recommendation, who owes it.
    """

    what: Coming
    on: date | None
    subject: str
    recommendation: str | None
    entry: Entry
    inferred: bool = False
    bodies: tuple[str, ...] = ()


def next_meeting(register: Register, as_at: date) -> Meeting | None:
    """Return the first meeting after a day, held since or planned."""
    later = (each for each in register.meetings if each.date > as_at)
    return next((each for each in later if each.status is not MeetingStatus.CANCELLED), None)


def ahead(register: Register, position: Position, until: date | None = None) -> tuple[date, tuple[Ahead, ...]]:
    """Return until when to look, and what comes up after the day of the position until then: by day, then subject.

    `until`: None is the next meeting, or a quarter where none is. An answer that is overdue is still to come.
    """
    if until is None:
        meeting = next_meeting(register, position.as_at)
        until = meeting.date if meeting else position.as_at + WITHOUT_A_MEETING
    coming = [each for each in _all(register, position) if _comes(each, position.as_at, until)]
    return until, tuple(sorted(coming, key=lambda each: (each.on or date.max, each.subject)))


def whose(coming: Ahead, position: Position) -> tuple[str | Restricted, ...]:
    """Return whose what comes up is: who was escalated to, who is to answer, act or decide; else the owners."""
    entry = coming.entry
    if isinstance(entry, Escalation):
        return (entry.to,)
    if isinstance(entry, Action | Decision):
        return (entry.owner,) if entry.owner else ()
    if coming.what == "answer":
        return coming.bodies
    return position.standings[coming.recommendation].owners if coming.recommendation else ()


def _comes(each: Ahead, as_at: date, until: date) -> bool:
    return each.on is None or (each.on <= until and (each.what == "answer" or as_at < each.on))


def _all(register: Register, position: Position) -> Iterator[Ahead]:
    bodies = bodies_of(register)
    for id, standing in position.standings.items():
        recommendation = register.recommendations[id]
        if standing.span.state in OPEN and standing.span.deadline.now:
            inferred = is_inferred(recommendation, standing.span.deadline)
            yield Ahead("due", standing.span.deadline.now, id, id, recommendation, inferred)
        answer = owed_answer(register, standing, position.as_at, bodies)
        if answer is not None:
            yield Ahead("answer", answer.due, id, id, recommendation, bodies=answer.bodies)
        if id in register.responses:
            yield from _of_response(register.responses[id], standing, position.as_at)
    yield from _decisions(register, position.as_at)


def _of_response(response: Response, standing: Standing, as_at: date) -> Iterator[Ahead]:
    """Yield what comes up of the actions that are still owed, of evidence that expires, of escalations."""
    id = response.recommendation
    standing_of = {each.span.action: each for each in standing.actions}
    for action in response.actions:
        its = standing_of[action.id]
        if not is_owed(standing, its):
            continue
        if action.due and its.span.deadline.now:
            yield Ahead("action_due", its.span.deadline.now, action.id, id, action)
        if its.span.expected and its.span.status is not Status.IMPLEMENTED:
            yield Ahead("expected", its.span.expected, action.id, id, action)
    for item in response.evidence:
        if item.expires and item.own_day <= as_at:
            yield Ahead("expires", item.expires, f"{id} {item.id}", id, item)
    for escalation in response.escalations if standing.span.state in OPEN else ():
        if escalation.date <= as_at and not is_answered(escalation, as_at):
            yield Ahead("escalation", None, id, id, escalation)


def _decisions(register: Register, as_at: date) -> Iterator[Ahead]:
    for meeting in register.meetings:
        for decision in meeting.decisions if meeting.date <= as_at else ():
            if decision.due and waits(decision, as_at):
                about = decision.recommendations[0] if len(decision.recommendations) == 1 else None
                subject = f"{meeting.id}/{decision.id}"
                yield Ahead("decision", decision.due, subject, about, decision)
