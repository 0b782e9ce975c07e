"""The revision that the working tree of a register is at, and whether its files differ from it."""

from pathlib import Path
from typing import NamedTuple

from tracker.register.text.folder import is_text_of_register
from tracker.repository import git
from tracker.repository.failures import NO_COMMIT, NeverVersioned
from tracker.repository.following import place_of


class Head(NamedTuple):
    """The revision of the working tree; `changed`: whether the register differs from it."""

    commit: str
    changed: bool


def newest(folder: Path) -> str:
    """Return the commit of the register's newest revision; raise `NoHistory` where there is none."""
    commit = git.commit_id(folder, "rev-list", "--first-parent", "--max-count=1", "HEAD", "--", ".")
    if not commit:
        raise NeverVersioned(NO_COMMIT)
    return commit


def head(folder: Path) -> Head:
    """Return the revision that `folder` is at; raise `NoHistory` where there is none.

    A text of the register that git is told to ignore counts as a change: no commit holds it.
    """
    commit = git.commit_id(folder, "rev-parse", "--verify", "HEAD")
    words = ("--porcelain=v1", "-z", "--no-renames", "--untracked-files=normal", "--ignored=matching", "--", ".")
    *entries, end = git.run(folder, "status", *words).decode(errors="surrogateescape").split("\x00")
    if not commit or end or any(entry[2:3] != " " for entry in entries):
        raise git.garbled()
    ignored = [entry[3:] for entry in entries if entry.startswith("!! ")]
    if len(ignored) < len(entries):
        return Head(commit, True)
    prefix = place_of(folder)[0] if ignored else ""
    return Head(commit, any(is_text_of_register(path.removeprefix(prefix)) for path in ignored))
