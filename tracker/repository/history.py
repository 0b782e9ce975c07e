"""git → the revisions of a register's folder, and its {path: text} at each of them.

Follows the folder's own line of commits, to where it stood before it was moved; reads each blob once. Where there is no
history, or it is cut off, it says so in a sentence, and nothing false stands in its place.
"""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import TypeVar
from zoneinfo import ZoneInfo

from tracker.dates import in_words
from tracker.register.text.folder import Folder
from tracker.repository import git
from tracker.repository.contents import Blobs
from tracker.repository.failures import NO_COMMIT, NeverVersioned, lacks_text
from tracker.repository.following import follow, revision_alone
from tracker.repository.git import NoHistory  # what a reader of history has to catch
from tracker.repository.line import FIRST_PARENTS, Run, is_behind, line_through, names_on
from tracker.repository.revisions import FileChange, Revision
from tracker.repository.working_tree import Head, head, newest
from tracker.repository.zones import NoZone, zone_named

_T = TypeVar("_T")
_CUT_OFF = "The history held here is cut off; `git fetch --unshallow` brings the rest."
_DIGITS = re.compile(r"[0-9a-f]{7,64}")
_TAG = re.compile(r"(?!.*(\.\.|//|@\{))[A-Za-z0-9][\w.+/-]{0,99}", re.ASCII)
_LONGEST_NAME = 250


class NotInHistory(Exception):
    """What was asked for is not in the register's history; the message says so in one sentence."""


class OffTheLine(NotInHistory):
    """A commit that is not on the line that the register's history follows."""

    def __init__(self, name: str, commit: str) -> None:
        super().__init__(f"'{name}' is not in the register's own line of history (first parents).")
        self.commit = commit


@dataclass(frozen=True, slots=True)
class History:
    """The revisions of a register's folder, oldest first; `shallow`: whether what was before the first is cut off.

    `prefix`: where the folder stands in its repository, "" at the top, else with a slash at its end; `stood_in`: where
    another register stood before, "." at the top, None where none did; `usual`: the history that is followed otherwise.
    """

    folder: Path
    revisions: tuple[Revision, ...]
    shallow: bool
    zone: ZoneInfo
    blobs: Blobs
    prefix: str = ""
    line: tuple[Run, ...] = FIRST_PARENTS
    stood_in: str | None = None
    usual: "History | None" = None

    def files(self, revision: Revision) -> dict[str, FileChange]:
        """Return the files of the register at a revision, by their path below its folder."""
        files: dict[str, FileChange] = {}
        for change in self._changes_up_to(revision):
            files[change.path] = change
        return {path: change for path, change in files.items() if change.blob}

    def _changes_up_to(self, revision: Revision) -> Iterator[FileChange]:
        if not self.is_on_the_line(revision):
            yield from revision.changes  # all that it held
            return
        for each in self.revisions:
            yield from each.changes
            if each.commit == revision.commit:
                return

    def is_on_the_line(self, revision: Revision) -> bool:
        """Return whether a revision is one of the line that is followed."""
        return any(each.commit == revision.commit for each in self.revisions)

    def at(self, revision: Revision) -> Folder:
        """Return the register's folder as it was at a revision; raise `NoHistory` where git lacks some of it."""
        files = self.files(revision).values()
        self._fetch(files)
        return self.blobs.after(files, Folder({}, {}))

    def in_turn(self) -> Iterator[tuple[Revision, Folder]]:
        """Yield each revision, oldest first, with the folder as it then was; of each only what it changed is looked at.

        What is to come is read ahead, twice as much each time: the first is cheap, and all take few calls of git.
        Raise `NoHistory` where git lacks something, when its turn has come.
        """
        folder = Folder({}, {})
        for number, revision in enumerate(self.revisions):
            if (number + 1).bit_count() == 1:
                self._read_ahead(self.revisions[number : 2 * number + 1])
            self._fetch(revision.changes)
            folder = self.blobs.after(revision.changes, Folder(folder.texts.copy(), folder.held.copy()))
            yield revision, folder

    def _read_ahead(self, revisions: Sequence[Revision]) -> None:
        with suppress(git.LacksObject):  # told at the revision that needs it
            self.blobs.fetch(self.folder, [change for each in revisions for change in each.changes])

    def _fetch(self, changes: Collection[FileChange]) -> None:
        try:
            self.blobs.fetch(self.folder, changes)
        except git.LacksObject as error:
            raise self._lacks(error.id) from None

    def _lacks(self, blob: str) -> NoHistory:
        """Return that git lacks a blob, by the name of its file and the revision that brought it."""
        brought = ((each, change.path) for each in self.revisions for change in each.changes if change.blob == blob)
        revision, path = next(brought, (None, f"the object {blob}"))
        if revision is None:
            return NoHistory(lacks_text(path))
        day = in_words(self.day_of(revision))
        return NoHistory(lacks_text(f"{path} of commit {revision.commit[:7]}, recorded on {day}"))

    def all_texts(self) -> Iterator[tuple[str, bytes]]:
        """Yield every text that the register ever held, with the path that it stood at; raise `NoHistory`."""
        changes = [change for each in self.revisions for change in each.changes if change.blob]
        self._fetch(changes)
        for path, blob, _ in changes:
            if blob in self.blobs.texts:
                yield path, self.blobs.texts[blob]

    def last_by(self, moment: datetime) -> Revision:
        """Return the last revision recorded by a moment; raise `NotInHistory` before the first."""
        number = bisect_right(self.revisions, moment, key=lambda each: each.recorded_at)
        if number:
            return self.revisions[number - 1]
        first = in_words(self.day_of(self.revisions[0]))
        if self.shallow:
            raise NotInHistory(f"The history held here is cut off: what the register said before {first} is not in it.")
        if self.stood_in is not None:
            place = "at the top of its repository" if self.stood_in == "." else f"in {self.stood_in}"
            raise NotInHistory(
                f"In this folder the register's history begins on {first}; before that a register stood {place}."
            )
        raise NotInHistory(f"The register began on {first}; it said nothing before.")

    def by_the_end_of(self, day: date) -> Revision:
        """Return the last revision recorded by the end of a day, in the register's time zone."""
        return self.last_by(self._midnight(day + timedelta(days=1)) - timedelta(microseconds=1))

    def before(self, day: date) -> Revision:
        """Return the last revision recorded before a day began."""
        return self.last_by(self._midnight(day) - timedelta(microseconds=1))

    def _midnight(self, day: date) -> datetime:
        return datetime.combine(day, time(), self.zone)

    def pointed_at(self, name: str) -> Revision:
        """Return the revision at a tag, or at a commit named by its first seven digits or more; raise `NotInHistory`.

        For addresses, which anybody may write: git is asked for no more than that, and one answer fits all else.
        """
        names = names_on(self.folder, self.line) if _DIGITS.fullmatch(name) else []
        commits = [each for each in names if each.startswith(name)]
        try:
            if len(commits) == 1 or _TAG.fullmatch(name):
                return self.named(commits[0] if commits else f"refs/tags/{name}")
        except NotInHistory:
            pass  # said below, as of every other name
        raise self._is_none(name)

    def _is_none(self, name: str) -> NotInHistory:
        cut = f" {_CUT_OFF}" if self.shallow else ""
        return NotInHistory(f"'{name}' is not a date, meeting, tag or commit of this register.{cut}")

    def named(self, name: str) -> Revision:
        """Return the revision that a commit, branch or tag is at; raise `NotInHistory` where it is none of them."""
        if name.startswith("-"):
            raise NotInHistory(f"'{name}' is not the name of a revision.")
        if not name or not name.isprintable() or len(name) > _LONGEST_NAME:
            raise self._is_none(name[:_LONGEST_NAME])
        try:
            words = ("rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
            commit = git.commit_id(self.folder, *words)
        except git.GitRefused as error:
            if error.knows_no_such_thing:
                raise self._is_none(name) from None
            raise
        revisions = {each.commit: each for each in self.revisions}
        if commit in revisions:
            return revisions[commit]
        last = git.commit_id(self.folder, "rev-list", "--first-parent", "--max-count=1", commit, "--", ".")
        if last in revisions:
            return revisions[last]
        names = names_on(self.folder, self.line)
        if commit in names:
            last = next((each for each in names[names.index(commit) :] if each in revisions), "")
            if last:
                return revisions[last]
        elif last:
            raise OffTheLine(name, commit)
        raise NotInHistory(f"At '{name}' there was no register yet.")

    def circulated(self, name: str) -> Revision:
        """Return the revision that a meeting's papers were made from, also where a merge has put it off the line.

        One that is off the line stands alone: its changes are all that it held. Raise `NotInHistory`, `NoHistory`.
        """
        try:
            return self.named(name)
        except OffTheLine as error:
            if not is_behind(self.folder, error.commit, "HEAD"):
                raise
            commit = error.commit
        return revision_alone(self.folder, commit, self.prefix)

    def day_of(self, revision: Revision) -> date:
        """Return the day on which a revision was recorded, in the time zone in which days are told."""
        return revision.recorded_at.astimezone(self.zone).date()

    def place_at(self, commit: str | None) -> str:
        """Return where the register stood in its repository at a commit, or now."""
        places = (each.place for each in self.revisions if each.commit == commit)
        return next(places, self.prefix)

    def through(self, revision: Revision) -> "History":
        """Return the history whose line leads from a revision to now: this one, or another where it is off the line.

        Raise `NoHistory`.
        """
        if self.is_on_the_line(revision):
            return self
        return replace(history(self.folder, self.zone, self.blobs, (revision.commit,)), usual=self)

    @property
    def key(self) -> str:
        """Return what names these revisions among all that a folder ever had."""
        return " ".join([self.revisions[-1].commit, *(run.to for run in self.line if run.to)])

    @property
    def wrong_clocks(self) -> tuple[tuple[str, date], ...]:
        """Return the commits whose clocks were wrong, with the day on which each counts as recorded."""
        wrong = (each for each in self.revisions if each.clock_was_wrong)
        return tuple((each.commit, self.day_of(each)) for each in wrong)


def history(folder: Path, zone: ZoneInfo, blobs: Blobs | None = None, seen: Sequence[str] = ()) -> History:
    """Return the history of a register's folder; raise `NoHistory` where there is none.

    `seen`: commits that were shown as the register's newest, the last one first: the line is followed through them.
    """
    line = line_through(folder, seen) if seen else FIRST_PARENTS
    way = follow(folder, line)
    if not way.revisions:
        raise NeverVersioned(NO_COMMIT)
    return History(folder, way.revisions, way.shallow, zone, blobs or Blobs(), way.prefix, line, way.stood_in)


__all__ = [
    "Blobs",
    "FileChange",
    "Head",
    "History",
    "NeverVersioned",
    "NoHistory",
    "NoZone",
    "NotInHistory",
    "OffTheLine",
    "Revision",
    "head",
    "history",
    "newest",
    "zone_named",
]
