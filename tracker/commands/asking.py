"""What a command is asked about: a register in a folder, as at a day, as known at a revision.

Reads, and refuses in one sentence with an exit code; prints nothing. The only place besides the screens that asks what
day it is.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tracker.files import TO_READ, NoRegister, read_folder
from tracker.problems import Problem, errors_in
from tracker.register.audience import EVERYTHING, Markings, as_read_by
from tracker.register.reading.reading import Memory, Reading, legible, read
from tracker.register.text.folder import Folder
from tracker.vocabulary import Marking

if TYPE_CHECKING:
    from zoneinfo import ZoneInfo

    from tracker.register.records import Register
    from tracker.repository.history import History
    from tracker.rules.changes.known import Known
    from tracker.snapshots.known import AsKnown

PROBLEMS, USAGE, FILES = 1, 2, 3
MARKINGS_UNREADABLE = (
    "What may be shown of the past is decided by the markings of the present, which cannot be read: mend what"
    " `check` finds in recommendations.yaml, or ask with --audience official_sensitive."
)


class Refused(Exception):
    """What was asked cannot be answered: the lines to tell, and the exit code."""

    def __init__(self, code: int, *lines: str) -> None:
        """Carry both."""
        super().__init__(*lines)
        self.code, self.lines = code, lines


class Asked(NamedTuple):
    """A sound register with its position on the day asked for; of a past revision, when it was recorded.

    `commit` is None where no commit holds the files as they are; `stubs`: how many entries the audience may not read.
    """

    known: Known
    folder: Folder
    commit: str | None
    recorded_on: date | None = None
    stubs: int = 0

    @property
    def as_at(self) -> date:
        """Return the day of the position."""
        return self.known.as_at


def read_now(folder: Path) -> tuple[Folder, Reading]:
    """Read the register in a folder as it is now."""
    try:
        texts = read_folder(folder)
    except NoRegister as error:
        raise Refused(FILES, str(error)) from None
    except OSError as error:
        raise Refused(
            FILES, f"{error.filename or folder} cannot be read: {error.strerror or error}. {TO_READ}"
        ) from None
    return texts, read(texts.texts, texts.held, date.today())


def asked(
    folder: Path, as_at: str | None = None, known_at: str | None = None, audience: Marking = Marking.PUBLIC
) -> Asked:
    """Return the register in a folder and its position: as at a day, as known now or at a revision.

    `audience`: for whom; what is marked above it is there as stubs.
    """
    if known_at is not None:
        return _at_revision(folder, _day("--as-at", as_at), known_at, audience)
    texts, reading = read_now(folder)
    register, stubs = as_read_by(audience, _sound(reading, folder))
    day = _day("--as-at", as_at) or register.settings.as_at or date.today()
    return Asked(_known(register, day), texts, _commit(folder), stubs=stubs)


class Then(NamedTuple):
    """A register at a revision, sound; the history that it is from; the files now, and their register if sound."""

    known: AsKnown
    history: History
    now: Folder
    present: Register | None


def at_revision(folder: Path, name: str) -> Then:
    """Return the register at the revision that a day, a meeting, a tag or a commit stands for."""
    from tracker.snapshots.known import NotInHistory, NotThatDay, as_known, nearest_sound, revision_of
    from tracker.words.known import nearest_text

    history, memory = history_of(folder), Memory()
    now, present = read_now(folder)
    try:
        revision = revision_of(history, name, present.register)
    except NotInHistory as error:
        raise Refused(USAGE if isinstance(error, NotThatDay) else FILES, str(error)) from None
    found = as_known(history, revision, memory)
    if found.reading.register is None:
        told = [problem.told(folder.as_posix()) for problem in found.reading.problems]
        sound = nearest_sound(history, revision, memory)
        sentence = nearest_text(revision.commit, sound.revision.commit if sound else None)
        raise Refused(PROBLEMS, *told, sentence)
    return Then(found, history, now, present.register)


def history_of(folder: Path) -> History:
    """Return the history of a register's folder."""
    from tracker.repository.git import NoHistory
    from tracker.repository.history import history

    try:
        return history(folder, zone())
    except NoHistory as error:
        raise Refused(FILES, str(error)) from None


def zone() -> ZoneInfo:
    """Return the time zone in which the days of the history are told."""
    from tracker.repository.history import NoZone, zone_named
    from tracker.settings import settings

    try:
        return zone_named(settings().time_zone)
    except NoZone as error:
        raise Refused(USAGE, str(error)) from None


def departure(folder: Path) -> str | None:
    """Return that the register's history departs from what was seen of it, in a sentence; None where it does not."""
    from tracker.repository.git import NoHistory
    from tracker.repository.heads import Heads
    from tracker.settings import settings
    from tracker.words.known import departure_text

    try:
        found = Heads(folder, settings().cache).departure(date.today())
    except NoHistory:
        return None
    return departure_text(*found) if found else None


def broken_since(folder: Path, base: str, texts: Folder, reading: Reading) -> tuple[Problem, ...]:
    """Return the promises that the register breaks towards what it said at the revision `base`."""
    from tracker.register.promises.promises import broken_promises

    before = at_revision(folder, base).known.reading.register
    if reading.register is None or before is None:
        return ()
    return broken_promises(before, reading.register, texts.texts)


def verdict(register: Register | None, problems: Sequence[Problem], folder: Path) -> str:
    """Return whether a register is sound, with how many of what, in a sentence."""
    errors = errors_in(problems)
    told = f"{counted(errors, 'error')}, {counted(len(problems) - errors, 'warning')}"
    if errors or register is None:
        return f"{folder.as_posix()} is not sound: {told}."
    return f"{folder.as_posix()} is sound: {counted(len(register.recommendations), 'recommendation')}, {told}."


def counted(number: int, what: str) -> str:
    """Return "1 error", "2 errors"."""
    return f"{number} {what}{'s' * (number != 1)}"


def _at_revision(folder: Path, as_at: date | None, name: str, audience: Marking) -> Asked:
    then = at_revision(folder, name)
    found = then.known
    register, stubs = as_read_by(audience, _sound(found.reading, folder), _markings(then, audience))
    day = as_at or register.settings.as_at or found.day
    return Asked(_known(register, day), found.folder, found.revision.commit, found.day, stubs)


def _markings(then: Then, audience: Marking) -> Markings | None:
    """Return the markings that count for a past revision; readers of everything need none."""
    from tracker.snapshots.known import markings_ever

    if audience is EVERYTHING:
        return None
    present = then.present or legible(then.now.texts, Memory())
    if present is None:
        raise Refused(PROBLEMS, MARKINGS_UNREADABLE)
    return Markings(present, markings_ever(then.history))


def _sound(reading: Reading, folder: Path) -> Register:
    if reading.register is None:
        told = [problem.told(folder.as_posix()) for problem in reading.problems]
        raise Refused(PROBLEMS, *told, verdict(None, reading.problems, folder))
    return reading.register


def _known(register: Register, day: date) -> Known:
    from tracker.dates import last_day
    from tracker.rules.changes.known import known

    return known(register, last_day(day))


def _commit(folder: Path) -> str | None:
    from tracker.repository.git import NoHistory
    from tracker.repository.history import head

    try:
        found = head(folder)
    except NoHistory:
        return None
    return None if found.changed else found.commit  # no commit holds what is not yet committed


def _day(option: str, text: str | None) -> date | None:
    from tracker.dates import NotADay, day_from

    try:
        return None if text is None else day_from(text)
    except NotADay as error:
        raise Refused(USAGE, f"{option}: {error}") from None
