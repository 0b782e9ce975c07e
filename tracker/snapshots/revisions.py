"""Which revision a date, a meeting, a tag or a commit stands for, and what the register said at it.

Joins history to reading. An old revision is read under today's rules, so it may have errors that nobody saw then.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date
from itertools import islice
from typing import NamedTuple

from tracker.dates import NotADay, day_from, last_day
from tracker.register.audience import may_hold_restricted
from tracker.register.ever_restricted import RestrictedSoFar
from tracker.register.reading.reading import Memory, Reading, legible, read
from tracker.register.records import Register
from tracker.register.text.folder import Folder
from tracker.repository.history import History, Revision
from tracker.snapshots.errors import WrongQuestion

_LIKE_A_DAY = re.compile(r"\d{4}-\d{1,2}(-|$)")


class RevisionRead(NamedTuple):
    """A register at a revision: its files, what was read of them, and the day on which the revision was recorded."""

    revision: Revision
    folder: Folder
    reading: Reading
    day: date


def revision_of(
    history: History, known_at: str, register: Register | None, named: Callable[[str], Revision] | None = None
) -> Revision:
    """Return the revision that `known_at` stands for: a meeting of the register, a day, or git's name for a revision.

    A meeting's is the one that its papers were made from, else the last before its day began. `named`: who answers to
    other names, instead of git. Raise `NotInHistory`, or `WrongQuestion` of what looks like a day and is none.
    """
    meeting = next((each for each in register.meetings if each.id == known_at), None) if register else None
    if meeting is not None:
        return history.circulated(meeting.circulated) if meeting.circulated else history.before(last_day(meeting.date))
    try:
        return history.by_the_end_of(last_day(day_from(known_at)))
    except NotADay as error:
        if _LIKE_A_DAY.match(known_at):
            raise WrongQuestion(str(error)) from None
        return (named or history.named)(known_at)


def read_at(history: History, revision: Revision, memory: Memory) -> RevisionRead:
    """Return what the register said at a revision."""
    return _read(history, revision, history.at(revision), memory)


def read_in_turn(history: History, memory: Memory) -> Iterator[RevisionRead]:
    """Yield what the register said at each revision, oldest first; of each only the files that it changed are read."""
    for revision, folder in history.in_turn():
        yield _read(history, revision, folder, memory)


class Walked(NamedTuple):
    """The revisions of a history that were walked through, and what was restricted at them."""

    revisions: tuple[Revision, ...]
    restricted: RestrictedSoFar


NOT_WALKED = Walked((), RestrictedSoFar())


def restricted_so_far(
    history: History, may_be_now: bool = False, before: Walked = NOT_WALKED, memory: Memory | None = None
) -> Walked:
    """Return what was restricted at the revisions of a history; `may_be_now`: something may be in the files now.

    Most registers have nothing to hide, and then nothing need be read. `before`: an earlier walk, which is gone on with
    where the history goes on from it, and is of no use afterwards; `memory`: what was read of the newest files.
    """
    lines = [line for line in (history, history.usual) if line is not None]  # the files of now go on from the last
    if not may_be_now and not any(_may_hold_restricted(line) for line in lines):
        return NOT_WALKED
    done = len(before.revisions)
    if len(lines) == 1 and done and before.revisions == history.revisions[:done]:
        return Walked(history.revisions, _walked(history, before.restricted, memory or Memory(), done))
    so_far = RestrictedSoFar()
    for line in lines:
        so_far.begin_line()
        _walked(line, so_far, Memory())  # of its own: most of what it reads is never read again
    return Walked(history.revisions if len(lines) == 1 else (), so_far)


def _walked(history: History, so_far: RestrictedSoFar, memory: Memory, done: int = 0) -> RestrictedSoFar:
    for revision, folder in islice(history.in_turn(), done, None):
        each = _read(history, revision, folder, memory)
        if each.reading.register is not None:
            so_far.add(each.reading.register)
        else:  # never shown, so that nothing need be followed from it; what it marks counts
            so_far.add_invalid(legible(folder.texts, memory).register)
    return so_far


def _may_hold_restricted(history: History) -> bool:
    return any(may_hold_restricted({path: text}) for path, text in history.all_texts())


def _read(history: History, revision: Revision, folder: Folder, memory: Memory) -> RevisionRead:
    day = history.day_of(revision)
    return RevisionRead(revision, folder, read(folder.texts, folder.held, day, memory), day)


def nearest_valid(history: History, revision: Revision, memory: Memory) -> RevisionRead | None:
    """Return the register at the last revision up to this one without errors, None where there is none."""
    earlier = [each for each in history.revisions if each.recorded_at <= revision.recorded_at]
    at = next((number for number, each in enumerate(earlier) if each.commit == revision.commit), len(earlier) - 1)
    for each in reversed(earlier[: at + 1]):
        candidate = read_at(history, each, memory)
        if candidate.reading.register is not None:
            return candidate
    return None
