"""git → the revisions of a register's folder, and its {path: text} at each of them.

Follows first parents only; reads each blob once. Where there is no history, or it is cut off, it says so in a sentence,
and nothing false stands in its place.
"""

import hashlib
import os
import re
from bisect import bisect_right
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple, TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from tracker.dates import in_words
from tracker.register.text.folder import (
    EVIDENCE,
    HELD_AS_LINK,
    LINK,
    NO_FOLDER,
    RESPONSES,
    Folder,
    has_a_place,
    is_text_of_register,
)
from tracker.repository import git
from tracker.repository.git import NoHistory  # what a reader of history has to catch

_LINK = "120000"
_NO_COMMIT = "The register has no commit yet, so it has no history to show."
_EVIDENCE = "evidence/"
_T = TypeVar("_T")
_CUT_OFF = "The history held here is cut off; `git fetch --unshallow` brings the rest."
_DIGITS = re.compile(r"[0-9a-f]{7,64}")
_TAG = re.compile(r"(?!.*(\.\.|//|@\{))[A-Za-z0-9][\w.+/-]{0,99}", re.ASCII)
_FORMAT = "%x02%H%x00%ct%x00%an%x00%ae%x00%s%x00"


class NotInHistory(Exception):
    """What was asked for is not in the register's history; the message says so in one sentence."""


class NoZone(NoHistory):
    """The time zone that is set is none, so the day of no revision can be told; the message says so in one sentence."""


class Head(NamedTuple):
    """The revision of the working tree; `changed`: whether the register differs from it."""

    commit: str
    changed: bool


class Change(NamedTuple):
    """What a revision did to a file: its new blob, None where it was taken away; `link`: it points elsewhere."""

    path: str
    blob: str | None
    link: bool


class Revision(NamedTuple):
    """A commit that changed the register; `recorded_at` never runs backwards, whatever the committers' clocks said."""

    commit: str
    recorded_at: datetime
    author: str
    email: str
    subject: str
    changes: tuple[Change, ...]


@dataclass(slots=True)
class Blobs:
    """The contents of blobs by their ids, each read once: texts, and of evidence the SHA-256 alone."""

    texts: dict[str, bytes] = field(default_factory=dict)
    hashes: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class History:
    """The revisions of a register's folder, oldest first; `shallow`: whether what was before the first is cut off."""

    folder: Path
    revisions: tuple[Revision, ...]
    shallow: bool
    zone: ZoneInfo
    blobs: Blobs

    def files(self, revision: Revision) -> dict[str, Change]:
        """Return the files of the register at a revision, by their path below its folder."""
        files: dict[str, Change] = {}
        for each in self.revisions:
            for change in each.changes:
                files[change.path] = change
            if each.commit == revision.commit:
                break
        return {path: change for path, change in files.items() if change.blob}

    def at(self, revision: Revision) -> Folder:
        """Return the register's folder as it was at a revision."""
        files = self.files(revision).values()
        self._fetch(files)
        return self._after(files, Folder({}, {}))

    def in_turn(self) -> Iterator[tuple[Revision, Folder]]:
        """Yield each revision, oldest first, with the folder as it then was; of each only what it changed is looked at.

        What is to come is read ahead, twice as much each time: the first is cheap, and all take few calls of git.
        """
        folder = Folder({}, {})
        for number, revision in enumerate(self.revisions):
            if (number + 1).bit_count() == 1:
                ahead = self.revisions[number : 2 * number + 1]
                self._fetch([change for each in ahead for change in each.changes if change.blob])
            folder = self._after(revision.changes, Folder(folder.texts.copy(), folder.held.copy()))
            yield revision, folder

    def _after(self, changes: Collection[Change], folder: Folder) -> Folder:
        """Return `folder` with these changes made in it, as far as they are to what a register holds."""
        for path, blob, link in changes:
            if has_a_place(path):
                _put(folder.texts, path, self._text(path, blob, link))
            elif path.startswith(_EVIDENCE):
                _put(folder.held, path, HELD_AS_LINK if link else self.blobs.hashes.get(blob or ""))
        return folder

    def _text(self, path: str, blob: str | None, link: bool) -> bytes | None:
        """Return what stood at a path of the register: its text, what stood there instead, None where nothing did."""
        if blob is None or link:
            return LINK if blob else None
        return NO_FOLDER if path in (RESPONSES, EVIDENCE) else self.blobs.texts.get(blob)

    def _fetch(self, changes: Collection[Change]) -> None:
        texts = {each.blob for each in changes if each.blob and not each.link and is_text_of_register(each.path)}
        proofs = {each.blob for each in changes if each.blob and not each.link and each.path.startswith(_EVIDENCE)}
        for id, content in git.blobs(self.folder, texts - self.blobs.texts.keys()):
            self.blobs.texts[id] = content
        for id, content in git.blobs(self.folder, proofs - self.blobs.hashes.keys()):
            self.blobs.hashes[id] = hashlib.sha256(content).hexdigest()

    def all_texts(self) -> Iterator[tuple[str, bytes]]:
        """Yield every text that the register ever held, with the path that it stood at."""
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
        first = self.revisions[0].recorded_at.astimezone(self.zone).date()
        if self.shallow:
            raise NotInHistory(
                f"The history held here is cut off: what the register said before {in_words(first)} is not in it."
            )
        raise NotInHistory(f"The register began on {in_words(first)}; it said nothing before.")

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
        line = git.said(self.folder, "rev-list", "--first-parent", "HEAD").split() if _DIGITS.fullmatch(name) else []
        commits = [each for each in line if each.startswith(name)]
        try:
            if len(commits) == 1 or _TAG.fullmatch(name):
                return self.named(commits[0] if commits else f"refs/tags/{name}")
        except NotInHistory:
            pass  # said below, as of every other name
        raise NotInHistory(f"'{name}' is no date, meeting, tag or commit of this register.{self._cut}")

    @property
    def _cut(self) -> str:
        return f" {_CUT_OFF}" if self.shallow else ""

    def named(self, name: str) -> Revision:
        """Return the revision that a commit, branch or tag is at; raise `NotInHistory` where it is none of them."""
        if name.startswith("-"):
            raise NotInHistory(f"'{name}' is not the name of a revision.")
        try:
            commit = git.said(self.folder, "log", "-1", "--first-parent", "--format=%H", name, "--", ".")
        except git.Refused:
            raise NotInHistory(f"'{name}' is no date, meeting, tag or commit of this register.{self._cut}") from None
        if not commit:
            raise NotInHistory(f"At '{name}' there was no register yet.")
        found = next((each for each in self.revisions if each.commit == commit), None)
        if found is None:
            raise NotInHistory(f"'{name}' is not in the register's own line of history (first parents).")
        return found


def _put(files: dict[str, _T], path: str, content: _T | None) -> None:
    if content is None:
        files.pop(path, None)
    else:
        files[path] = content


def history(folder: Path, zone: ZoneInfo, blobs: Blobs | None = None) -> History:
    """Return the history of a register's folder; raise `NoHistory` where there is none."""
    try:
        prefix, shallow = git.said(folder, "rev-parse", "--show-prefix", "--is-shallow-repository").splitlines()
        words = ("--first-parent", "-m", "--raw", "--no-abbrev", "--no-renames", "-z", f"--format={_FORMAT}")
        told = git.run(folder, "log", *words, "--", ".").decode(errors="replace")
    except git.Refused as error:
        raise _no_history(folder, error) from None
    newest_first = [_revision(each, prefix) for each in told.split("\x02")[1:]]
    revisions = list(reversed(newest_first))
    if not revisions:
        raise NoHistory(_NO_COMMIT)
    recorded = accumulate((each.recorded_at for each in revisions), max)
    in_time = tuple(each._replace(recorded_at=at) for each, at in zip(revisions, recorded, strict=True))
    return History(folder, in_time, shallow == "true", zone, blobs or Blobs())


def zone_named(name: str) -> ZoneInfo:
    """Return a time zone by its name; raise `NoZone` where there is none."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):  # unknown; no name at all; a folder of names, such as Europe
        raise NoZone(
            f"TRACKER_TIME_ZONE is '{name}', which names no time zone: set it to a name such as Europe/London,"
            " or leave it out."
        ) from None


def newest(folder: Path) -> str:
    """Return the commit of the register's newest revision; raise `NoHistory` where there is none."""
    try:
        commit = git.said(folder, "log", "-1", "--first-parent", "--format=%H", "--", ".")
    except git.Refused as error:
        raise _no_history(folder, error) from None
    if not commit:
        raise NoHistory(_NO_COMMIT)
    return commit


def head(folder: Path) -> Head:
    """Return the revision that `folder` is at; raise `NoHistory` where there is none."""
    try:
        commit = git.said(folder, "rev-parse", "--verify", "HEAD")
        return Head(commit, bool(git.said(folder, "status", "--porcelain", "--", ".")))
    except git.Refused as error:
        raise _no_history(folder, error) from None


def _no_history(folder: Path, error: git.Refused) -> NoHistory:
    said = str(error)
    if "single revision" in said or "does not have any commits" in said:
        return NoHistory(_NO_COMMIT)
    if "dubious ownership" in said:
        return NoHistory("git refuses this folder because somebody else owns it, so its history cannot be shown.")
    here = folder.absolute()
    root = next((each for each in (here, *here.parents) if (each / ".git").exists()), None)
    why = said if "not a git repository" not in said or root is None else _why_unreadable(root)
    if root is None or not why:
        return NoHistory("The register is not under version control here, so its history cannot be shown.")
    told = why.splitlines()[-1].removeprefix("fatal: ").replace(f"{root}{os.sep}", "")
    return NoHistory(f"git cannot read the register's history, so it cannot be shown. It says: {told}")


def _why_unreadable(root: Path) -> str:
    """Return what git says of the repository in a folder where it found none; "" where it only may not look."""
    try:
        git.run(root, f"--git-dir={root / '.git'}", "rev-parse")
    except git.Refused as error:
        return str(error)
    return ""


def _revision(told: str, prefix: str) -> Revision:
    commit, seconds, author, email, subject, raw = told.split("\x00", 5)
    words = raw.strip("\n\x00").split("\x00") if raw.strip("\n\x00") else []
    changes = tuple(_change(about, path, prefix) for about, path in zip(words[::2], words[1::2], strict=True))
    return Revision(commit, datetime.fromtimestamp(int(seconds), UTC), author, email, subject, changes)


def _change(about: str, path: str, prefix: str) -> Change:
    _, mode, _, blob, _ = about.strip("\n:").split(" ")
    return Change(path.removeprefix(prefix), None if set(blob) == {"0"} else blob, mode == _LINK)
