"""The revision that the working tree of a register is at, whether its files differ from it, and which are not there."""

from pathlib import Path
from typing import NamedTuple

from tracker.register.text.folder import is_text_of_register
from tracker.repository import git
from tracker.repository.failures import NO_COMMIT, NeverVersioned, NoHistory
from tracker.repository.following import place_of

_LEFT_OUT = b"S "  # before what a sparse checkout leaves out


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


def branch_of(folder: Path) -> str:
    """Return the branch that a folder is on, "" where a commit by itself is checked out; raise `NoHistory`."""
    try:
        return git.text(folder, "symbolic-ref", "--quiet", "--short", "HEAD")
    except git.GitRefused as error:
        if error.code != 1:
            raise
        return ""


def prefix_in_patch(folder: Path) -> str:
    """Return what stands before a register's paths in a patch: where it is in its repository, "" or with a slash.

    Without a repository it is where the folder is from here.
    """
    try:
        return place_of(folder)[0]
    except NoHistory:
        return "" if folder.is_absolute() else f"{folder.as_posix()}/"


def left_out(folder: Path) -> list[str]:
    """Return the register's texts that are recorded and kept out of the folder, in order; raise `NoHistory`."""
    entries = git.run(folder, "ls-files", "-t", "-z", "--", ".").split(b"\0")
    paths = (entry[len(_LEFT_OUT) :].decode(errors="replace") for entry in entries if entry.startswith(_LEFT_OUT))
    return sorted(path for path in paths if is_text_of_register(path))


def left_out_text(paths: list[str]) -> str:
    """Return that files are missing from the folder, and how to bring them."""
    others = f" and {len(paths) - 1} more" if len(paths) > 1 else ""
    return (
        f"git was told to leave {paths[0]}{others} out of this folder (a sparse checkout), so what the register says"
        " cannot be shown. Bring all of it with `git sparse-checkout disable`."
    )
