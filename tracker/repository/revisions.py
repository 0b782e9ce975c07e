"""git → the commits that changed a folder, oldest first, with what each of them did to its files.

Follows one parent of each commit. What git lets stand in an author or a subject cannot end a field here.
"""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import NamedTuple

from tracker.register.text.folder import printable_path
from tracker.repository import git

_LINK, _SUBMODULE = "120000", "160000"
_FORMAT = "%x00%H%x00%P%x00%ct%x00%at%x00%an%x00%ae%x00%s%x00"  # none of them can hold a NUL
_FIELDS = 8  # with what is between two commits
_DIFFERENCES = ("-r", "-z", "--raw", "--root", "--no-abbrev", "--no-renames", "--no-ext-diff", "--no-textconv")
_TURNS_DIRECTION = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


class FileChange(NamedTuple):
    """What a revision did to a file: its new blob, None where it was taken away; `link`: it points elsewhere."""

    path: str
    blob: str | None
    link: bool


class Commit(NamedTuple):
    """A commit as it stands in git, with the parent that is followed; times in seconds since 1970, None: unreadable."""

    id: str
    parent: str | None
    committed_at: int | None
    authored_at: int | None
    author: str
    email: str
    subject: str


class Revision(NamedTuple):
    """A commit that changed the register.

    `recorded_at` never runs backwards nor ahead of today, whatever the committers' clocks said; `clock_was_wrong`: it
    is not what the clock said; `place`: where the register stood in its repository.
    """

    commit: str
    recorded_at: datetime
    author: str
    email: str
    subject: str
    changes: tuple[FileChange, ...]
    clock_was_wrong: bool = False
    place: str = ""


def commits_of(folder: Path, *words: str) -> list[Commit]:
    """Return the commits that `git rev-list` finds, newest first; raise `NoHistory`."""
    output = git.run(folder, "rev-list", "--encoding=UTF-8", f"--format={_FORMAT}", *words)
    fields = output.decode(errors="replace").split("\x00")
    if output and (len(fields) == 1 or len(fields) % _FIELDS != 1):
        raise git.garbled()
    starts = range(1, len(fields) - 1, _FIELDS)
    return [_commit(*fields[start : start + _FIELDS - 1]) for start in starts]


def commit_of(folder: Path, name: str) -> Commit:
    """Return one commit; raise `NoHistory`."""
    match commits_of(folder, "--no-walk", name):
        case [commit]:
            return commit
    raise git.garbled()


def _commit(id: str, parents: str, committed: str, authored: str, author: str, email: str, subject: str) -> Commit:
    names = parents.split()
    if not all(map(git.is_id, (id, *names))):
        raise git.garbled()
    parent = names[0] if names else None
    return Commit(id, parent, _seconds(committed), _seconds(authored), clean(author), clean(email), clean(subject))


def _seconds(text: str) -> int | None:
    return int(text) if text.isascii() and text.isdecimal() and len(text) <= 20 else None


def clean(text: str) -> str:
    """Return what somebody wrote in a commit without the signs that cannot be seen, or that turn the others round."""
    if text.isascii() and text.isprintable():
        return text
    shown = (sign for sign in text.replace("\t", " ") if sign not in _TURNS_DIRECTION)
    return "".join(sign for sign in shown if unicodedata.category(sign) not in ("Cc", "Cs")).strip()


def changes_of(folder: Path, commits: Sequence[Commit], where: str, prefix: str) -> dict[str, tuple[FileChange, ...]]:
    """Return, by commit, what it changed against the parent that is followed, in the files that a pathspec names.

    `prefix`: what their paths begin with.
    """
    if not commits:
        return {}
    pairs = "".join(f"{each.id} {each.parent}\n" if each.parent else f"{each.id}\n" for each in commits)
    output = git.run(folder, "diff-tree", "--stdin", *_DIFFERENCES, "--", where, given=pairs.encode())
    changes: dict[str, list[FileChange]] = {each.id: [] for each in commits}
    _fill(changes, output, prefix, "")
    return {commit: tuple(of_commit) for commit, of_commit in changes.items()}


def changes_between(folder: Path, earlier: str, later: str) -> tuple[FileChange, ...]:
    """Return what differs between two trees, by paths below them."""
    changes: dict[str, list[FileChange]] = {"": []}
    _fill(changes, git.run(folder, "diff-tree", *_DIFFERENCES, earlier, later), "", "")
    return tuple(changes[""])


def _fill(changes: Mapping[str, list[FileChange]], output: bytes, prefix: str, commit: str) -> None:
    *words_in_turn, end = output.decode(errors="surrogateescape").split("\x00")
    words = iter(words_in_turn)
    if end:
        raise git.garbled()
    try:
        for word in words:
            if word.startswith(":"):
                changes[commit].append(_change(word, next(words), prefix))
            elif word:
                commit = word
    except (KeyError, ValueError, StopIteration):  # a commit that was not asked about; too few words; an end too soon
        raise git.garbled() from None


def _change(about: str, path: str, prefix: str) -> FileChange:
    _, mode, _, blob, _ = about.split(" ")
    if not git.is_id(blob):
        raise ValueError(blob)
    gone = mode == _SUBMODULE or not blob.strip("0")
    return FileChange(printable_path(path.removeprefix(prefix)), None if gone else blob, mode == _LINK)


def files_of(folder: Path, tree: str, *paths: str) -> Iterator[FileChange]:
    """Yield each file of a tree, by its path from the top, as if the tree had brought it."""
    output = git.run(folder, "ls-tree", "-r", "-z", "--full-tree", tree, "--", *paths)
    *entries, end = output.split(b"\x00")
    if end:
        raise git.garbled()
    for entry in entries:
        about, _, path = entry.decode(errors="surrogateescape").partition("\t")
        match about.split(" "):
            case [mode, "blob", blob] if git.is_id(blob):
                yield FileChange(printable_path(path), blob, mode == _LINK)
            case [_, "commit", _]:
                pass  # a repository of its own, which is no file of this one
            case _:
                raise git.garbled()
