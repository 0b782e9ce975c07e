"""The newest revisions of a register that were seen, remembered between runs: so that a history that was rewritten, or
whose line a merge turned, is noticed.

Owns one small file in the cache folder; where it cannot be written, it is remembered for this process alone. A commit
that leaves the register's folder alone is no revision of it: what becomes of code is not told.
Decides nothing of what is shown in place of what is gone.
"""

import hashlib
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict, ValidationError

from tracker.files import full_path, read_whole, write_whole
from tracker.repository import git
from tracker.repository.line import FIRST_PARENTS, is_behind, names_on
from tracker.repository.working_tree import branch_of, newest

_MAIN = ("main", "master", "trunk")  # what was seen on these is the register's line, whatever is checked out now
_MOST_LEFT, _MOST_BRANCHES = 20, 50
TOLD_FOR = timedelta(days=30)  # so that whoever opens a page only now and then is told too


class SeenRevision(BaseModel):
    """A revision, the day on which it was first seen, and where it was lost or left the day when that was noticed."""

    model_config = ConfigDict(frozen=True)

    commit: str
    on: date
    lost_on: date | None = None


class Remembered(BaseModel):
    """The newest revision that was seen, and the last one that a rewritten history lost.

    `tips`: the newest one seen on each branch; `left`: those that a merge put off the line of first parents, last
    first.
    """

    model_config = ConfigDict(frozen=True)

    newest: SeenRevision
    lost: SeenRevision | None = None
    tips: dict[str, SeenRevision] = {}
    left: tuple[SeenRevision, ...] = ()


class Departure(NamedTuple):
    """A revision seen earlier that is not on the present line: lost (`rewritten`), behind a merge, or ahead of it.

    `turned`: the branch whose line a merge turned, "" where none did.
    """

    commit: str
    seen_on: date
    rewritten: bool
    turned: str = ""


class Heads:
    """Remembers the newest revision of one folder."""

    def __init__(self, folder: Path, cache: Path) -> None:
        """Remember it in a file below `cache`, a file for each folder."""
        self._folder = folder
        name = hashlib.sha256(str(full_path(folder)).encode(errors="surrogateescape")).hexdigest()
        self._file = cache / f"revision-{name[:16]}.json"
        self._remembered: Remembered | None = None
        self.is_unread = False  # what was seen is not known, because the file cannot be read now

    def departure(self, today: date) -> Departure | None:
        """Return how the folder's history departs from what was seen of it, None where it grew; remember its newest.

        Raise `NoHistory` where git does not answer.
        """
        here, branch = newest(self._folder), branch_of(self._folder)
        before = self._remembered or self._read()
        after = self._with_line(before, self._after(before, here, today), here, branch, today)
        if not self.is_unread:
            if after != before:
                self._write(after)
            self._remembered = after
        if after.lost:
            return Departure(after.lost.commit, after.lost.on, rewritten=True)
        if after.left and branch and after.left[0].lost_on and today - after.left[0].lost_on <= TOLD_FOR:
            return Departure(after.left[0].commit, after.left[0].on, rewritten=False, turned=branch)
        if after.newest.commit != here:
            return Departure(after.newest.commit, after.newest.on, rewritten=False)
        return None

    @property
    def line(self) -> tuple[str, ...]:
        """Return the revisions through which the line of history is to be followed, the newest first."""
        remembered = self._remembered or self._read()
        return tuple(each.commit for each in remembered.left) if remembered else ()

    def _with_line(
        self, before: Remembered | None, after: Remembered, here: str, branch: str, today: date
    ) -> Remembered:
        """Return what is remembered with the line that was seen, where first parents have come to lead elsewhere."""
        tips, left = (before.tips, before.left) if before else ({}, ())
        seen = [tip for name, tip in tips.items() if name in (branch, *_MAIN) and tip.commit != here]
        if seen or left:
            first_parents = set(names_on(self._folder, FIRST_PARENTS))
            known = first_parents | {each.commit for each in left}
            aside = [tip for tip in seen if tip.commit not in known and self._is_behind(tip.commit)]
            # Where the line was put right, what was seen of the turned one has its place behind the merge that did so.
            back = [each.commit for each in left if each.commit in first_parents]
            aside = [tip for tip in aside if not any(self._is_behind(commit, tip.commit) for commit in back)]
            left = (
                *(tip.model_copy(update={"lost_on": today}) for tip in aside),
                *(each for each in left if each.commit not in first_parents),
            )[:_MOST_LEFT]
        if branch:
            tips = {**tips, branch: tips[branch] if branch in tips and tips[branch].commit == here else after.newest}
        return after.model_copy(update={"tips": dict(list(tips.items())[-_MOST_BRANCHES:]), "left": left})

    def _after(self, before: Remembered | None, commit: str, today: date) -> Remembered:
        here = SeenRevision(commit=commit, on=today)
        if before is None:
            return Remembered(newest=here)
        lost, was = before.lost, before.newest
        if lost and self._is_behind(lost.commit):
            return Remembered(newest=here)  # back on the history that had been left
        if lost and lost.lost_on and today - lost.lost_on > TOLD_FOR:
            lost = None
        if was.commit == commit:
            return Remembered(newest=was, lost=lost)
        if self._is_behind(was.commit):
            return Remembered(newest=here, lost=lost)
        if self._is_behind(commit, was.commit):
            return Remembered(newest=was, lost=lost)
        if not self._is_cut_off():
            lost = was.model_copy(update={"lost_on": today})
        return Remembered(newest=here, lost=lost)

    def _is_behind(self, earlier: str, later: str = "HEAD") -> bool:
        return is_behind(self._folder, earlier, later)

    def _is_cut_off(self) -> bool:
        """Return whether the clone is shallow: then a revision that is not found may only lie beyond the cut."""
        return git.text(self._folder, "rev-parse", "--is-shallow-repository") == "true"

    def _read(self) -> Remembered | None:
        self.is_unread = False
        try:
            return Remembered.model_validate_json(read_whole(self._file))
        except (FileNotFoundError, NotADirectoryError, ValidationError):  # never seen; or garbage, and lost
            return None
        except OSError:  # it is not written over, which would take away that a history was rewritten
            self.is_unread = True
            return None

    def _write(self, remembered: Remembered) -> None:
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            write_whole(self._file, remembered.model_dump_json())
        except OSError:
            pass  # remembered for this process
