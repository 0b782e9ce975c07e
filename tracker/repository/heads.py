"""The newest revision of a register that was seen, remembered between runs: so that a rewritten history is noticed.

Owns one small file in the cache folder; where it cannot be written, it is remembered for this process alone. A commit
that leaves the register's folder alone is no revision of it: what becomes of code is not told.
Decides nothing of what is shown in place of what is gone.
"""

import hashlib
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict, ValidationError

from tracker.files import write_whole
from tracker.repository import git
from tracker.repository.history import newest

TOLD_FOR = timedelta(days=30)  # so that whoever opens a page only now and then is told too


class Seen(BaseModel):
    """A revision, the day on which it was first seen, and where it was lost the day on which that was noticed."""

    model_config = ConfigDict(frozen=True)

    commit: str
    on: date
    lost_on: date | None = None


class Remembered(BaseModel):
    """The newest revision that was seen, and the last one that a rewritten history lost."""

    model_config = ConfigDict(frozen=True)

    newest: Seen
    lost: Seen | None = None


class Departure(NamedTuple):
    """A revision seen earlier that is not behind the present one: lost (`rewritten`), or ahead of it."""

    commit: str
    seen_on: date
    rewritten: bool


class Heads:
    """Remembers the newest revision of one folder."""

    def __init__(self, folder: Path, cache: Path) -> None:
        """Remember it in a file below `cache`, a file for each folder."""
        self._folder = folder
        name = hashlib.sha256(str(folder.absolute()).encode(errors="surrogateescape")).hexdigest()
        self._file = cache / f"revision-{name[:16]}.json"
        self._remembered: Remembered | None = None

    def departure(self, today: date) -> Departure | None:
        """Return how the folder's history departs from what was seen of it, None where it grew; remember its newest.

        Raise `NoHistory` where git does not answer.
        """
        here = newest(self._folder)
        before = self._remembered or self._read()
        after = self._after(before, here, today)
        if after != before:
            self._write(after)
        self._remembered = after
        if after.lost:
            return Departure(after.lost.commit, after.lost.on, rewritten=True)
        if after.newest.commit != here:
            return Departure(after.newest.commit, after.newest.on, rewritten=False)
        return None

    def _after(self, before: Remembered | None, commit: str, today: date) -> Remembered:
        here = Seen(commit=commit, on=today)
        if before is None:
            return Remembered(newest=here)
        lost, was = before.lost, before.newest
        if lost and self._is_behind(lost.commit, "HEAD"):
            return Remembered(newest=here)  # back on the history that had been left
        if lost and lost.lost_on and today - lost.lost_on > TOLD_FOR:
            lost = None
        if was.commit == commit:
            return Remembered(newest=was, lost=lost)
        if self._is_behind(was.commit, "HEAD"):
            return Remembered(newest=here, lost=lost)
        if self._is_behind(commit, was.commit):
            return Remembered(newest=was, lost=lost)
        if not self._is_cut_off():
            lost = was.model_copy(update={"lost_on": today})
        return Remembered(newest=here, lost=lost)

    def _is_behind(self, earlier: str, later: str) -> bool:
        """Return whether a commit is the other or an ancestor of it; one that is gone is not."""
        try:
            git.run(self._folder, "merge-base", "--is-ancestor", earlier, later)
        except git.GitRefused:
            return False
        return True

    def _is_cut_off(self) -> bool:
        """Return whether the clone is shallow: then a revision that is not found may only lie beyond the cut."""
        try:
            return git.text(self._folder, "rev-parse", "--is-shallow-repository") == "true"
        except git.GitRefused:
            return True

    def _read(self) -> Remembered | None:
        try:
            return Remembered.model_validate_json(self._file.read_bytes())
        except (OSError, ValidationError):  # never seen; or not ours to read
            return None

    def _write(self, remembered: Remembered) -> None:
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            write_whole(self._file, remembered.model_dump_json())
        except OSError:
            pass  # remembered for this process
