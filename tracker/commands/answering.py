"""A register as a command asks for it, and what becomes of a question that has no answer: a sentence and an exit code.

The one place of the command line that asks what day it is. Imports of the door stand where it is opened: `schema` and
`--help` need none of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, NoReturn

import typer

from tracker.settings import settings
from tracker.vocabulary import Marking

if TYPE_CHECKING:
    from tracker.problems import Problem
    from tracker.register.records import Register
    from tracker.repository.blame import Recorded
    from tracker.repository.heads import Departure
    from tracker.snapshots.live import LiveState
    from tracker.snapshots.readers import ReaderView
    from tracker.snapshots.snapshot import Snapshot

PROBLEMS, USAGE, FILES = 1, 2, 3


def say(*lines: str | None) -> None:
    """Print sentences for the person who runs the command, to standard error; None is left out."""
    for line in filter(None, lines):
        typer.echo(line, err=True)


def refuse(code: int, *lines: str) -> NoReturn:
    """Say why the command cannot be carried out, and end it."""
    say(*lines)
    raise typer.Exit(code)


def no_access_text(error: OSError) -> str:
    """Return that the system refuses a file, and why, where it is not known whether it was read or written."""
    return f"{error.filename} cannot be read or written: {error.strerror or error}. See that you may do both."


@contextmanager
def write_refusals(place: Path) -> Iterator[None]:
    """Turn what stands in the way of writing to a place into a sentence and an exit code."""
    from tracker.files import TO_WRITE

    try:
        yield
    except OSError as error:
        refuse(FILES, f"{place} cannot be written: {error.strerror or error}. {TO_WRITE}")


def refuse_without_folder(place: Path, what: str = "file") -> None:
    """End the command where there is no folder to hold what is to be written; `what` that is."""
    with write_refusals(place):
        if not place.absolute().parent.is_dir():
            what_to_do = f"Make it, or name a {what} elsewhere."
            refuse(FILES, f"{place} cannot be written: there is no folder {place.parent}. {what_to_do}")


@contextmanager
def refusals(folder: Path) -> Iterator[None]:
    """Turn what the register in a folder cannot answer into an exit code."""
    from tracker.snapshots.errors import CannotAnswer, NotValid, WrongQuestion

    try:
        yield
    except NotValid as error:
        refuse(PROBLEMS, *(problem.told(folder.as_posix()) for problem in error.problems), str(error))
    except CannotAnswer as error:
        refuse(USAGE if isinstance(error, WrongQuestion) else FILES, str(error))


class OpenRegister(NamedTuple):
    """The register in a folder, as an audience may read it: what it holds now, and what it said before."""

    folder: Path
    reader: ReaderView
    live: LiveState
    today: date

    def now(self) -> Snapshot:
        """Return it as known now, as at its own day, else today; raise `CannotAnswer`."""
        from tracker.snapshots.errors import NotValid

        snapshot = self.reader.now(self.live, self.today)
        if snapshot is None:
            raise NotValid(verdict(None, self.live.problems, self.folder), self.live.problems)
        return snapshot

    def at(self, revision: str) -> Snapshot:
        """Return it as known at the revision that a day, a meeting, a tag or a commit stands for, as at its own day.

        Raise `CannotAnswer`, also where the register had errors then.
        """
        from tracker.snapshots.exact import exactly_at

        return exactly_at(self.reader.past, revision, self.live)

    def recorder(self, snapshot: Snapshot) -> Callable[[str, int], Recorded | None]:
        """Return what tells who recorded a line of a file of a snapshot: nobody, where git cannot tell.

        Why git cannot, where it should, is said once.
        """
        from tracker.snapshots.exact import recorder_of

        return recorder_of(self.reader.past, snapshot, say)


def today_here() -> date:
    """Return which day it is in the time zone that is set; raise `CannotAnswer` where that is none."""
    from tracker.snapshots.today import today_in

    return today_in(settings().time_zone, datetime.now(UTC))


class CloneSettings(NamedTuple):
    """By which time zone a clone's days are told, and where it is kept which revision of it was seen last."""

    zone: str
    cache: Path


def open_register(folder: Path, audience: Marking = Marking.PUBLIC, clone: CloneSettings | None = None) -> OpenRegister:
    """Read the register in a folder; raise `CannotAnswer` where it cannot be read. It may have errors.

    `clone`: by which settings, where it is not the register at work but a clone of it.
    """
    from tracker.snapshots.errors import OutOfReach
    from tracker.snapshots.live import WorkingTree
    from tracker.snapshots.memo import Memo
    from tracker.snapshots.past import FolderHistory
    from tracker.snapshots.readers import reader_view

    today = today_here()
    zone, seen = clone or CloneSettings(settings().time_zone, settings().cache)
    history = FolderHistory(WorkingTree(folder, seen), zone)
    reader = reader_view(history, audience, Memo(), has_files=True)
    live = reader.live(today)
    if live.trouble:
        raise OutOfReach(live.trouble)
    return OpenRegister(folder, reader, live, today)


def snapshot(folder: Path, as_at: str | None, known_at: str | None, audience: Marking = Marking.PUBLIC) -> Snapshot:
    """Return what a command is asked about, or end it; say where the history departs from what was seen of it."""
    return opened_snapshot(folder, as_at, known_at, audience)[1]


def opened_snapshot(
    folder: Path, as_at: str | None, known_at: str | None, audience: Marking
) -> tuple[OpenRegister, Snapshot]:
    """Return the same with the register that it is of, for what is asked of its past."""
    from tracker.words.changes.known import clocks_text

    with refusals(folder):
        day = day_asked("--as-at", as_at)
        register = open_register(folder, audience)
        shown = register.at(known_at) if known_at is not None else register.now()
    say(departure_sentence(register.live.departure), clocks_text(shown.wrong_clocks))
    return register, shown.on(day) if day else shown


def dashboard_address() -> str | None:
    """Return where people open the dashboard, None where it is not set; say so where it is set to no web address."""
    say(*(sentence for sentence in settings().wrong if sentence.startswith("TRACKER_ADDRESS ")))
    return settings().address


def party_asked(register: Register, party: str | None) -> str | None:
    """Return the party that an option names; end the command where the register has none of that id."""
    if party is None or party in register.parties:
        return party
    from tracker.problems import quoted
    from tracker.register.reading.complaints import nearest

    near = nearest(party, register.parties) or " The parties stand in recommendations.yaml, under parties."
    refuse(USAGE, f"--party: {quoted(party)} is no party of the register.{near}")


def departure_sentence(departure: Departure | None) -> str | None:
    """Return that a history departs from what was seen of it, in a sentence; None where it does not."""
    if departure is None:
        return None
    from tracker.words.changes.known import departure_text

    return departure_text(*departure)


def verdict(register: Register | None, problems: tuple[Problem, ...], folder: Path) -> str:
    """Return whether a register is sound, with how many of what, in a sentence."""
    from tracker.problems import errors_in
    from tracker.words.figures import count

    errors = errors_in(problems)
    counts = f"{count(errors, 'error')}, {count(len(problems) - errors, 'warning')}"
    if errors or register is None:
        return f"{folder.as_posix()} is not sound: {counts}."
    return f"{folder.as_posix()} is sound: {count(len(register.recommendations), 'recommendation')}, {counts}."


def day_asked(option: str, text: str | None) -> date | None:
    """Return the day that an option names, None where it is not given; raise `WrongQuestion` where that is no day."""
    from tracker.dates import NotADay, day_from, last_day
    from tracker.snapshots.errors import WrongQuestion

    try:
        return None if text is None else last_day(day_from(text))
    except NotADay as error:
        raise WrongQuestion(f"{option}: {error}") from None
