"""Which days and which revisions a question is about: of one position, of a comparison, of a meeting.

There are two clocks: the day on which something was so (as at), and the revision that says it (as known). The choice is
made here alone, so that a screen, a command and a file that leaves never compare two different pairs.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from tracker.dates import NotADay, day_from, last_day
from tracker.problems import errors_in
from tracker.register.records import Register
from tracker.register.schema.supporting import Meeting
from tracker.rules.meetings.meetings import held_before, is_newest_held
from tracker.snapshots.errors import CannotAnswer, WrongQuestion
from tracker.snapshots.snapshot import Snapshot
from tracker.vocabulary import MeetingStatus
from tracker.words.changes.known import recorded_before_text, unsound_text

AtRevision = Callable[[str], Snapshot]  # by the name of a day, a meeting, a tag or a commit; raises `CannotAnswer`


class SnapshotPair(NamedTuple):
    """Two snapshots to compare, the earlier one first.

    `why_known_now`: "", or why both are as known now though one of them is a meeting's; `turned`: they were asked for
    the other way round.
    """

    before: Snapshot
    after: Snapshot
    why_known_now: str = ""
    turned: bool = False


class MeetingSnapshots(NamedTuple):
    """A meeting with the positions that it is about.

    `last`: the meeting held before it, and `before` its position, or None; `after`: what it has before it, to be
    compared with that; `why_known_now`: as in a pair; `then_known`: its day as known at the meeting, None where it was
    not held, or there is no history of it and `why_no_history` says why.
    """

    meeting: Meeting
    last: Meeting | None
    before: Snapshot | None
    after: Snapshot
    why_known_now: str
    then_known: Snapshot | None
    why_no_history: str


class _Moment(NamedTuple):
    """One side of a comparison as it was asked for: a day, the day of a meeting, or a revision on its own day."""

    as_at: date
    meeting: Meeting | None = None
    revision: Snapshot | None = None


def since_last_meeting(shown: Snapshot, at: AtRevision) -> SnapshotPair | None:
    """Return what is shown, set against the last meeting held before its day; None where there was none."""
    last = shown.register.held_before(shown.as_at)
    return since_meeting(shown, last, at) if last else None


def since_meeting(shown: Snapshot, last: Meeting, at: AtRevision) -> SnapshotPair:
    """Return what is shown, set against a meeting held before its day.

    Where what that meeting had before it is not known, or was recorded after what is shown, both are told as what is
    shown is known: else all that was recorded between would be told as taken away.
    """
    day = last_day(last.date)
    try:
        before = at(last.id).on(day)
    except CannotAnswer as error:
        return SnapshotPair(shown.on(day), shown, str(error))
    if shown.recorded_on and before.recorded_on and shown.recorded_on < before.recorded_on:
        return SnapshotPair(shown.on(day), shown, recorded_before_text(last.date))
    return SnapshotPair(before, shown)


def meeting_snapshots(shown: Snapshot, meeting: Meeting, at: AtRevision) -> MeetingSnapshots:
    """Return the positions that a meeting is about; one that was not held is about the day that is shown."""
    moment = _side_of(shown, meeting)
    last = held_before(shown.register, meeting, moment.as_at)
    then_known, why_no_history = None, ""
    if meeting.status is MeetingStatus.HELD:
        try:
            then_known = at(meeting.id).on(moment.as_at)
        except CannotAnswer as error:
            why_no_history = str(error)
    if last is not None:
        before, after, why_known_now, _ = _pair(_of_meeting(last), moment, shown, at)
        return MeetingSnapshots(meeting, last, before, after, why_known_now, then_known, why_no_history)
    after = shown.on(moment.as_at) if then_known is None or is_newest_held(shown.register, meeting) else then_known
    return MeetingSnapshots(meeting, None, None, after, why_no_history, then_known, why_no_history)


def meeting_named(shown: Snapshot, id: str, at: AtRevision) -> MeetingSnapshots:
    """Return the positions that the meeting of this id is about; raise `WrongQuestion` where there is no such one."""
    meeting = _meeting(shown.register, id)
    if meeting is None:
        raise WrongQuestion(f"'{id}' is not a meeting of the register.")
    return meeting_snapshots(shown, meeting, at)


def two_days(shown: Snapshot, first: date, second: date) -> SnapshotPair:
    """Return two days of the register shown, both as it is known."""
    return SnapshotPair(shown.on(min(first, second)), shown.on(max(first, second)), turned=first > second)


def two_named(shown: Snapshot, first: str, second: str, at: AtRevision) -> SnapshotPair:
    """Return two positions, each named by a day, a meeting of the register, a tag or a commit; raise `CannotAnswer`."""
    one, other = (_named(shown, name, at) for name in (first, second))
    turned = one.as_at > other.as_at
    earlier, later = (other, one) if turned else (one, other)
    return _pair(earlier, later, shown, at)._replace(turned=turned)


def since_last_of(shown: Snapshot, id: str, at: AtRevision) -> SnapshotPair:
    """Return what a meeting has before it, set against the one held before it; raise `WrongQuestion`."""
    about = meeting_named(shown, id, at)
    if about.before is None:
        raise WrongQuestion(f"'{id}' is the first meeting held, so there is none before it to compare with.")
    return SnapshotPair(about.before, about.after, about.why_known_now)


def in_place_of_text(snapshot: Snapshot) -> str:
    """Return which revision stands for one that had errors; "" where the one that was asked for had none."""
    asked = snapshot.in_place_of
    if asked is None or snapshot.head is None or snapshot.recorded_on is None:
        return ""
    return unsound_text(asked.commit, errors_in(asked.problems), snapshot.head.commit, snapshot.recorded_on)


def _named(shown: Snapshot, name: str, at: AtRevision) -> _Moment:
    meeting = _meeting(shown.register, name)
    if meeting is not None:
        return _side_of(shown, meeting)
    try:
        return _Moment(last_day(day_from(name)))
    except NotADay:
        revision = at(name)
        day = revision.recorded_on or revision.as_at
        return _Moment(day, revision=revision.on(day))


def _side_of(shown: Snapshot, meeting: Meeting) -> _Moment:
    """Return the day that a meeting is about: its own; of one that was not held, the day shown, if that is earlier."""
    if meeting.status is MeetingStatus.HELD:
        return _of_meeting(meeting)
    return _Moment(min(shown.as_at, last_day(meeting.date)), meeting)


def _of_meeting(meeting: Meeting) -> _Moment:
    return _Moment(last_day(meeting.date), meeting)


def _pair(earlier: _Moment, later: _Moment, shown: Snapshot, at: AtRevision) -> SnapshotPair:
    """Return both sides with their clocks.

    The day of a meeting is told as it was then known; but that of the newest one held, as the later side, as is known
    now, for that is what the group asks about next.
    """
    newest = later.meeting is not None and is_newest_held(shown.register, later.meeting)
    try:
        before = _as_known(earlier, shown, at)
        # Known from before the earlier side, the later one would tell all that was recorded since as taken away.
        known_now = later.revision is None and (newest or _is_of_now(earlier))
        return SnapshotPair(before, shown.on(later.as_at) if known_now else _as_known(later, shown, at))
    except CannotAnswer as error:  # the register began later, or its history here does not reach so far
        return SnapshotPair(shown.on(earlier.as_at), shown.on(later.as_at), str(error))


def _as_known(moment: _Moment, shown: Snapshot, at: AtRevision) -> Snapshot:
    if moment.revision is not None:
        return moment.revision
    if moment.meeting is None or _is_of_now(moment):
        return shown.on(moment.as_at)
    return at(moment.meeting.id).on(moment.as_at)


def _is_of_now(moment: _Moment) -> bool:
    """Return whether a side has no revision of its own: a day, or a meeting that was not held."""
    if moment.meeting is None:
        return moment.revision is None
    return moment.meeting.status is not MeetingStatus.HELD


def _meeting(register: Register, id: str) -> Meeting | None:
    return next((each for each in register.meetings if each.id == id), None)
