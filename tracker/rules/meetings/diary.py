"""A position → every day that belongs in a calendar: to come, passed, and no longer awaited.

Takes a register, its spans and the position of a day; returns the entries and their days. What was once in a calendar
stays in it: who subscribed is to see that it is settled, or somebody else's by now.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Literal, NamedTuple

from tracker.dates import last_day
from tracker.register.records import ASKED, MEETINGS, Register
from tracker.register.schema.recommendations import Source
from tracker.register.schema.response import Action, Response
from tracker.register.schema.supporting import Decision, Meeting
from tracker.rules.exceptions.unanswered import answer_due, owed_answer
from tracker.rules.history.deadline import is_inferred
from tracker.rules.history.newest import newest
from tracker.rules.history.settled import is_carried_out, waits
from tracker.rules.lists.dated import dated
from tracker.rules.lists.later import days_of_entries
from tracker.rules.meetings.ahead import Ahead
from tracker.rules.state.position import Position, Standing, is_owed
from tracker.rules.state.spans import Spans
from tracker.rules.state.standing import bodies_of
from tracker.vocabulary import OPEN, MeetingStatus, Says, Status

Off = Literal["", "settled", "withdrawn", "passed_on", "cancelled"]


class DiaryEntry(NamedTuple):
    """Something with a day. `key`: what it is about, the same whatever becomes of it; `off`: why it is none any more.

    `owners`: whose it is, none where it is everybody's; `former`: whose it was; `changes`: how many entries of the
    register bear on it, which never falls as the register grows; `changed_on`: the day of the newest of them.
    """

    key: str
    coming: Ahead
    day: date
    owners: tuple[str, ...]
    former: tuple[str, ...]
    off: Off
    changes: int
    changed_on: date

    @property
    def is_everybodys(self) -> bool:
        """Return whether it is in the calendar of every party."""
        return self.coming.what == "meeting"


def diary(register: Register, spans: Mapping[str, Spans], position: Position) -> tuple[DiaryEntry, ...]:
    """Return every entry of the calendar of all parties, by day."""
    return tuple(sorted(_all(register, spans, position), key=lambda each: (each.day, each.key)))


def diary_of(entries: tuple[DiaryEntry, ...], party: str) -> tuple[DiaryEntry, ...]:
    """Return the entries of one party's calendar; what another has taken over is off in it."""
    own = []
    for each in entries:
        if each.is_everybodys or party in each.owners:
            own.append(each)
        elif party in each.former:
            own.append(each if each.off else each._replace(off="passed_on"))
    return tuple(own)


class _Record(NamedTuple):
    """What bears on the entries of a recommendation: how many entries of the register, and the day of the newest."""

    changes: int
    changed_on: date


def _all(register: Register, spans: Mapping[str, Spans], position: Position) -> Iterator[DiaryEntry]:
    bodies = bodies_of(register)
    records = {id: _record(register, standing, position.as_at) for id, standing in position.standings.items()}
    for id, standing in position.standings.items():
        record = records[id]
        former = _former(register, spans[id], standing, position.as_at)
        yield from _deadline(register, standing, record, former)
        yield from _answers(register, standing, record, former, bodies, position.as_at)
        if id in register.responses:
            yield from _of_response(register.responses[id], spans[id], standing, record, former, position.as_at)
    yield from _of_meetings(register, position.as_at)
    for source in position.sources:
        yield from _expected_of_source(register, register.sources[source], position, records)


def _record(register: Register, standing: Standing, as_at: date) -> _Record:
    entries = dated(register, standing.span.recommendation, as_at)
    corrected = len(register.corrections.get(ASKED, ()))
    changed_on = max([standing.span.issued_on, *(last_day(each.on) for each in entries)])
    return _Record(len(entries) + corrected, changed_on)


def _former(register: Register, spans: Spans, standing: Standing, as_at: date) -> tuple[str, ...]:
    """Return who owned a recommendation, or an action of it, and does no longer."""
    leads = [span.owner for span in spans.recommendation if span.from_date <= as_at]
    actions = [action.span.owner for action in standing.actions]
    ever = dict.fromkeys(owner for owner in (*leads, *actions) if owner is not None)
    return tuple(owner for owner in ever if owner not in standing.owners)


def _deadline(register: Register, standing: Standing, record: _Record, former: tuple[str, ...]) -> Iterator[DiaryEntry]:
    id, deadline = standing.span.recommendation, standing.span.deadline
    if deadline.now is None:
        return
    recommendation = register.recommendations[id]
    coming = Ahead("due", deadline.now, id, id, recommendation, is_inferred(recommendation, deadline))
    off: Off = "" if standing.span.state in OPEN else "settled"
    yield _entry(f"due {id}", coming, standing.owners, former, off, record)


def _answers(
    register: Register,
    standing: Standing,
    record: _Record,
    former: tuple[str, ...],
    bodies: Mapping[str, str],
    as_at: date,
) -> Iterator[DiaryEntry]:
    """Yield the answer of each body that is, or was, to give one: each by itself, as one may answer before another."""
    due = answer_due(register, standing)
    if due is None:
        return
    id = standing.span.recommendation
    owed = owed_answer(register, standing, as_at, bodies)
    for body in dict.fromkeys(bodies.get(owner, owner) for owner in (*standing.owners, *former)):
        coming = Ahead("answer", due, id, id, register.recommendations[id], bodies=(body,))
        owners = tuple(owner for owner in standing.owners if bodies.get(owner, owner) == body)
        gone = tuple(owner for owner in former if bodies.get(owner, owner) == body)
        off: Off = "" if owed and body in owed.bodies else "settled" if owners else "passed_on"
        yield _entry(f"answer {id} {body}", coming, owners, gone, off, record)


def _of_response(
    response: Response,
    spans: Spans,
    standing: Standing,
    record: _Record,
    former: tuple[str, ...],
    as_at: date,
) -> Iterator[DiaryEntry]:
    """Yield the deadlines of actions that have their own, when their owners expect to be done, evidence that expires.

    Of what the owner expected the last day that was named stays, off, where a newer update names none.
    """
    id = response.recommendation
    standing_of = {each.span.action: each for each in standing.actions}
    for action in response.actions:
        its = standing_of[action.id]
        owed = is_owed(standing, its)
        if action.due and its.span.deadline.now:
            off: Off = "" if owed else "settled"
            coming = Ahead("action_due", its.span.deadline.now, action.id, id, action)
            yield _entry(f"action_due {action.id}", coming, _owners(action), (), off, record)
        named = [span.expected for span in spans.actions[action.id] if span.from_date <= as_at and span.expected]
        if named:
            awaited = owed and its.span.status is not Status.IMPLEMENTED
            off = "settled" if not awaited else "" if its.span.expected else "withdrawn"
            coming = Ahead("expected", named[-1], action.id, id, action)
            yield _entry(f"expected {action.id}", coming, _owners(action), (), off, record)
    for item in response.evidence:
        if item.expires and item.own_day <= as_at:
            coming = Ahead("expires", item.expires, f"{id} {item.id}", id, item)
            yield _entry(f"expires {id} {item.id}", coming, standing.owners, former, "", record)


def _owners(entry: Action | Decision) -> tuple[str, ...]:
    return (entry.owner,) if entry.owner else ()


def _of_meetings(register: Register, as_at: date) -> Iterator[DiaryEntry]:
    """Yield the meetings, planned ones too, and the decisions taken by the day that are to be carried out by another.

    A meeting that was moved leaves no entry of its own, so that the number of what bears on it does not tell.
    """
    corrected = len(register.corrections.get(MEETINGS, ()))
    newest_day = max((day for day in days_of_entries(register) if day <= as_at), default=as_at)
    for meeting in register.meetings:
        is_cancelled = meeting.status is MeetingStatus.CANCELLED
        record = _Record(
            corrected + (meeting.status is not MeetingStatus.PLANNED), min(last_day(meeting.date), newest_day)
        )
        coming = Ahead("meeting", meeting.date, meeting.id, None, meeting)
        yield _entry(f"meeting {meeting.id}", coming, (), (), "cancelled" if is_cancelled else "", record)
        for decision in meeting.decisions if meeting.date <= as_at else ():
            if decision.due:
                yield _decision(meeting, decision, corrected, as_at)


def _decision(meeting: Meeting, decision: Decision, corrected: int, as_at: date) -> DiaryEntry:
    about = decision.recommendations[0] if len(decision.recommendations) == 1 else None
    subject = f"{meeting.id}/{decision.id}"
    coming = Ahead("decision", decision.due, subject, about, decision)
    done_on = decision.done_on if is_carried_out(decision, as_at) else None
    record = _Record(1 + corrected + (done_on is not None), last_day(done_on or meeting.date))
    off: Off = "" if waits(decision, as_at) else "settled"
    return _entry(f"decision {subject}", coming, _owners(decision), (), off, record)


def _expected_of_source(
    register: Register, source: Source, position: Position, records: Mapping[str, _Record]
) -> Iterator[DiaryEntry]:
    """Yield when the newest statement that names a day expects a source's recommendations to be done."""
    expecting = [each for each in source.statements if each.says is Says.EXPECTED]
    statement = newest(expecting, position.as_at)
    if statement is None or statement.expected is None:
        return
    about = [each.id for each in register.of_source(source.id) if register.may_be_about(statement, each.id)]
    standings = [position.standings[id] for id in about if id in position.standings]
    owners = dict.fromkeys([statement.by, *(owner for standing in standings for owner in standing.owners)])
    is_awaited = any(standing.span.state in OPEN for standing in standings)
    bearing = [records[standing.span.recommendation] for standing in standings]
    changed_on = max([last_day(statement.date), *(each.changed_on for each in bearing)])
    record = _Record(1 + sum(each.changes for each in bearing), changed_on)
    coming = Ahead("source_expected", statement.expected, source.id, None, statement)
    yield _entry(f"source_expected {source.id}", coming, tuple(owners), (), "" if is_awaited else "settled", record)


def _entry(
    key: str, coming: Ahead, owners: tuple[str, ...], former: tuple[str, ...], off: Off, record: _Record
) -> DiaryEntry:
    assert coming.on is not None
    return DiaryEntry(key, coming, last_day(coming.on), owners, former, off, record.changes, record.changed_on)
