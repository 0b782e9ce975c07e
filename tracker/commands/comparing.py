"""Which two positions a comparison is of: each a day, a meeting or a revision, with the clocks that go with it.

Reads, and refuses in one sentence; prints nothing. A day: as known now. A meeting: its day, as known at the meeting,
and of the newest meeting held as known now. A revision: its own day.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tracker.commands.asking import USAGE, Asked, Refused, asked, zone
from tracker.dates import NotADay, as_written, day_from, last_day
from tracker.repository.blame import Recorded, told_to, who_recorded
from tracker.repository.git import NoHistory
from tracker.vocabulary import Marking, MeetingStatus

if TYPE_CHECKING:
    from tracker.register.records import Register
    from tracker.register.schema.supporting import Meeting


class Pair(NamedTuple):
    """The two positions of a comparison, the earlier one first; `turned`: they were asked for the other way round."""

    before: Asked
    after: Asked
    turned: bool


def two_positions(
    folder: Path, first: str | None, second: str | None, since_last: str | None, audience: Marking
) -> Pair:
    """Return the two positions that were asked for, as an audience may read them."""
    now = asked(folder)
    if since_last is not None:
        first, second = _since_last(now.known.register, since_last)
    if first is None or second is None:
        raise Refused(USAGE, "Name two days, meetings or revisions, or one meeting with --since-last.")
    one, other = (_position(folder, now.known.register, each, audience) for each in (first, second))
    return Pair(other, one, turned=True) if one.as_at > other.as_at else Pair(one, other, turned=False)


def _since_last(register: Register, id: str) -> tuple[str, str]:
    meeting = _meeting(register, id)
    if meeting is None:
        raise Refused(USAGE, f"'{id}' is not a meeting of the register.")
    before = register.held_before(meeting.date)
    if before is None:
        raise Refused(USAGE, f"'{id}' is the first meeting held, so there is none before it to compare with.")
    return before.id, id


def _position(folder: Path, register: Register, name: str, audience: Marking) -> Asked:
    meeting = _meeting(register, name)
    if meeting is not None:
        held = [each for each in register.meetings if each.status is MeetingStatus.HELD]
        as_known = None if not held or meeting.date >= held[-1].date else name
        return asked(folder, as_written(last_day(meeting.date)), as_known, audience)
    try:
        return asked(folder, as_written(day_from(name)), None, audience)
    except NotADay:
        found = asked(folder, None, name)
        return asked(folder, found.recorded_on.isoformat() if found.recorded_on else None, name, audience)


def _meeting(register: Register, id: str) -> Meeting | None:
    return next((each for each in register.meetings if each.id == id), None)


def recorder(folder: Path, position: Asked, audience: Marking) -> Callable[[str, int], Recorded | None]:
    """Return what tells who recorded a line of a file, as it is at a position: nobody, where git cannot tell.

    `audience`: for whom, because not everybody is told names.
    """
    told_in = zone()

    @cache
    def lines(path: str) -> tuple[Recorded | None, ...]:
        try:
            return told_to(audience, who_recorded(folder, path, told_in, position.commit))
        except NoHistory:
            return ()

    def who(path: str, line: int) -> Recorded | None:
        told = lines(path)
        return told[line - 1] if line <= len(told) else None

    return who
