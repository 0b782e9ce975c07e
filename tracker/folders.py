"""A folder that is written whole: made beside the old one, and put in its place in one step.

Owns the renaming of folders; knows nothing of what is in them.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tracker.files import full_path, locked

_AT_WORKING_FOLDER, _EXCHANGE = -100, 2  # of Linux's renameat2


class FolderNotOurs(Exception):
    """A folder holds what no run of this program wrote; the message names it and says what to do."""


@contextmanager
def folder_replaced(
    folder: Path, what: str, known_in: Callable[[Path], Collection[str]], naming: str = ""
) -> Iterator[tuple[Path, Path]]:
    """Yield a new folder, and the one whose place it takes once it is filled; raise `FolderNotOurs`, `OSError`.

    `what` it is for, as in "data package"; `known_in`: the files of a folder that an earlier run wrote there; `naming`:
    how another folder is named, as in " with -o".
    """
    folder = Path(os.path.realpath(full_path(folder)))  # a link stays, and what it leads to is written
    with locked(folder.parent):
        _refuse_what_is_not_ours(folder, what, known_in, naming)
        with folder_beside(folder) as new:
            yield new, folder
            put_in_place(new, folder)


def _refuse_what_is_not_ours(folder: Path, what: str, known_in: Callable[[Path], Collection[str]], naming: str) -> None:
    if not os.path.lexists(folder):
        return
    if not folder.is_dir():
        raise FolderNotOurs(f"{folder} is a file, and a {what} is a folder. Name another{naming}.")
    known = known_in(folder)
    for path in files_in(folder):
        if path not in known:
            raise FolderNotOurs(
                f"{folder} holds {path}, which is not part of a {what} that was written there before. Name an empty"
                " folder, or one that is not there yet."
            )


def files_in(folder: Path) -> Iterator[str]:
    """Yield all that is in a folder, and what is below it, by its path; of a folder only what it holds."""
    for entry in sorted(folder.rglob("*")):
        if entry.is_symlink() or not entry.is_dir():
            yield entry.relative_to(folder).as_posix()


@contextmanager
def folder_beside(folder: Path) -> Iterator[Path]:
    """Yield a new folder beside another; whatever is left at its place afterwards is taken away.

    The folder that both are in must be locked: what another run left there is taken away first.
    """
    begins = f".{folder.name}.making-"
    for left in folder.parent.glob(f"{begins}*"):  # by a run that was killed: no other runs, by the lock
        shutil.rmtree(left, ignore_errors=True)
    new = Path(tempfile.mkdtemp(dir=folder.parent, prefix=begins))
    try:
        yield new
    finally:
        _take_away(new)


def put_in_place(new: Path, folder: Path) -> None:
    """Put a folder in the place of another, which is then at the first one's."""
    if not folder.exists():
        new.rename(folder)
    elif not _exchanged(new, folder):
        aside = Path(tempfile.mkdtemp(dir=folder.parent, prefix=f".{folder.name}.making-")) / folder.name
        folder.rename(aside)
        try:
            new.rename(folder)
        except BaseException:
            aside.rename(folder)
            raise
        finally:
            _take_away(aside.parent)


def _take_away(folder: Path) -> None:
    for _ in range(2):  # what a virus scanner has open just then can be removed a moment later
        shutil.rmtree(folder, ignore_errors=True)


def _exchanged(one: Path, other: Path) -> bool:
    """Return whether two folders have changed places in one step, which Linux alone does."""
    if sys.platform != "linux":
        return False
    with suppress(OSError, AttributeError):
        exchange = ctypes.CDLL(None, use_errno=True).renameat2
        names = os.fsencode(one), _AT_WORKING_FOLDER, os.fsencode(other)
        return bool(exchange(_AT_WORKING_FOLDER, *names, _EXCHANGE) == 0)
    return False
