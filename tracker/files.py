"""A folder → {path: text}: the working tree of a register, as it is on disk now.

Owns reading and writing files. What did not change since it was last read (by size and time of change) is not read
again.
"""

import errno
import hashlib
import os
import stat
import sys
import tempfile
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO

from tracker.register.reading.file_reading import LARGEST_FILE
from tracker.register.reading.unread import may_be_meant
from tracker.register.text.folder import (
    EVIDENCE,
    HELD_AS_LINK,
    HELD_AS_POINTER,
    LINK,
    NO_FILE,
    NO_FOLDER,
    RESPONSES,
    UNREAD,
    Folder,
    document_of_pointer,
    has_a_place,
    is_of_an_editor,
    is_text_of_register,
    printable_path,
)

if sys.platform != "win32":
    import fcntl

_Stamp = tuple[int, int]
TO_READ = "See that it is there and that you may read it."
TO_WRITE = "See that there is room and that you may write there, or name a file elsewhere."
_CHUNK = 1 << 20
_DEEPEST = 2  # folders below the register's own


class NoRegister(Exception):
    """There is no register to read; the message says why in one sentence, and what to do."""


@dataclass(slots=True)
class Shelf:
    """What was read before: a file of the same size and time of change is taken as it was."""

    texts: dict[str, tuple[_Stamp, bytes]] = field(default_factory=dict)
    held: dict[str, tuple[_Stamp, str]] = field(default_factory=dict)

    def doubt(self, folder: Path, paths: Iterable[str], hashes: Collection[str]) -> None:
        """Have files read again that seem wrong: a disk may have answered wrongly, and nothing of a file changes then.

        `paths`: texts, below `folder`; `hashes`: those of evidence that is as it should be.
        """
        for path in paths:
            self.texts.pop(os.path.join(folder, path), None)
        self.held = {path: known for path, known in self.held.items() if known[1] in hashes}


def read_folder(folder: Path, shelf: Shelf | None = None) -> Folder:
    """Read the register in `folder`; raise `NoRegister` where there is none, `OSError` where it cannot be read."""
    shelf = shelf if shelf is not None else Shelf()
    try:
        is_folder = stat.S_ISDIR(os.stat(folder).st_mode)
    except (FileNotFoundError, NotADirectoryError, ValueError):
        raise NoRegister(
            f"There is no folder {folder}. Make it, with a file recommendations.yaml in it, or name another with"
            " --register or TRACKER_REGISTER; data/README.md explains the files."
        ) from None
    if not is_folder:
        raise NoRegister(
            f"{folder} is a file, and a register is a folder. Name the folder that recommendations.yaml is in, with"
            " --register or TRACKER_REGISTER."
        )
    return Folder(_texts(folder, "", shelf), _held(folder, shelf))


def _texts(folder: Path, prefix: str, shelf: Shelf) -> dict[str, bytes]:
    """Read the files of a folder and of those in it, and note what stands where a file belongs and is none."""
    texts: dict[str, bytes] = {}
    with os.scandir(folder) as entries:
        for entry in entries:
            path = prefix + printable_path(entry.name)
            if entry.name.startswith(".") or (is_of_an_editor(entry.name) and not entry.is_dir(follow_symlinks=False)):
                continue
            if _is_link(entry):
                if has_a_place(path) or may_be_meant(path):
                    texts[path] = LINK
            elif entry.is_dir(follow_symlinks=False):
                if is_text_of_register(path):
                    texts[path] = NO_FILE
                elif path != EVIDENCE and prefix.count("/") < _DEEPEST:
                    texts |= _texts(Path(entry.path), f"{path}/", shelf)
            elif path in (RESPONSES, EVIDENCE):
                texts[path] = NO_FOLDER
            elif not entry.is_file(follow_symlinks=False):
                if has_a_place(path) or may_be_meant(path):
                    texts[path] = NO_FILE
            elif is_text_of_register(path):
                texts[path] = _text(entry, shelf)
            elif may_be_meant(path):
                texts[path] = UNREAD
    return texts


def _is_link(entry: os.DirEntry[str]) -> bool:
    """Return whether an entry leads elsewhere; on Windows a junction does, too."""
    is_junction = getattr(entry, "is_junction", None)  # of Python 3.12 and later
    return entry.is_symlink() or (is_junction is not None and is_junction())


def _text(entry: os.DirEntry[str], shelf: Shelf) -> bytes:
    status = entry.stat(follow_symlinks=False)
    stamp = status.st_size, status.st_mtime_ns
    known = shelf.texts.get(entry.path)
    if known is None or known[0] != stamp:
        known = shelf.texts[entry.path] = stamp, beginning(entry.path)
    return known[1]


def beginning(path: str, largest: int = LARGEST_FILE) -> bytes:
    """Read a file, not through a link, but of a larger one only as much as shows that it is; raise `OSError`."""
    with _named(path), open(path, "rb", opener=_not_through_a_link) as file:
        # To read makes room for as much as is asked for: for each of thousands of files no more than it needs.
        size = min(_size_of(file), largest)
        text = file.read(size + 1)
        if size < len(text) <= largest:  # it has grown since its size was asked for
            text += file.read(largest + 1 - len(text))
    _refuse_if_cut_off(path, len(text), size)
    return text


def _size_of(file: BinaryIO) -> int:
    """Return the size of an open file: by now another, larger or smaller, may stand at its path."""
    return os.fstat(file.fileno()).st_size


@contextmanager
def _named(path: str) -> Iterator[None]:
    """Have an error name the file: the system names one that it cannot open, and none that it cannot read."""
    try:
        yield
    except OSError as error:
        error.filename = error.filename or path
        raise


def _refuse_if_cut_off(path: str, read: int, size: int) -> None:
    """Raise `OSError` where less was read than is there: half a file may well be a register, and a wrong one."""
    if read < size:
        raise OSError(errno.EIO, "it was cut off while it was being read", path)


def _not_through_a_link(path: str, flags: int) -> int:
    # Between the look at the folder and this, somebody may have put a link or a pipe in the file's place.
    return os.open(path, flags | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))


def _held(folder: Path, shelf: Shelf) -> dict[str, str]:
    """Return the hash of each evidence file by its path; of a link, which is not followed, that it is one."""
    held: dict[str, str] = {}
    top = folder / EVIDENCE
    try:
        folders = [(str(top), f"{EVIDENCE}/")] if stat.S_ISDIR(os.lstat(top).st_mode) else []
    except FileNotFoundError:
        return held
    # Not os.walk, which takes a folder for a file where the system does not say what it is.
    while folders:
        parent, prefix = folders.pop()
        with os.scandir(parent) as entries:
            for entry in entries:
                path, status = prefix + printable_path(entry.name), entry.stat(follow_symlinks=False)
                if _is_link(entry):
                    held[path] = HELD_AS_LINK
                elif stat.S_ISDIR(status.st_mode):
                    folders.append((entry.path, f"{path}/"))
                elif stat.S_ISREG(status.st_mode):
                    held[path] = _hash(entry.path, (status.st_size, status.st_mtime_ns), shelf)
    return held


def _hash(path: str, stamp: _Stamp, shelf: Shelf) -> str:
    known = shelf.held.get(path)
    if known is None or known[0] != stamp:
        known = shelf.held[path] = stamp, _sha256(path)
    return known[1]


def _sha256(path: str) -> str:
    digest, first, read = hashlib.sha256(), b"", 0
    with _named(path), open(path, "rb", opener=_not_through_a_link) as file:
        size = _size_of(file)
        while chunk := file.read(_CHUNK):
            first, read = first or chunk, read + len(chunk)
            digest.update(chunk)
    _refuse_if_cut_off(path, read, size)
    document = document_of_pointer(first)  # only what is short is one, and then it is the whole file
    return f"{HELD_AS_POINTER}{document}" if document else digest.hexdigest()


def full_path(path: Path) -> Path:
    """Return a path from the root; as it is where the working folder is gone: whoever reads below it says so."""
    try:
        return path.absolute()
    except FileNotFoundError:
        return path


def read_whole(path: Path) -> bytes:
    """Return what a file holds; raise `OSError` where it cannot be read, or not to its end."""
    with _named(str(path)), open(path, "rb") as file:
        size, content = _size_of(file), file.read()
    _refuse_if_cut_off(str(path), len(content), size)
    return content


@contextmanager
def written_whole(path: Path, owner_only: bool = False) -> Iterator[Path]:
    """Yield the place of a file that takes the place of `path` when the block ends; raise `OSError`, naming `path`.

    Whatever the umask, everybody may read it, or, `owner_only`, nobody but the account that writes it.
    """
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")  # readable by its owner alone
        os.close(handle)
        unfinished = Path(name)
        try:
            yield unfinished
            unfinished.chmod(0o600 if owner_only else 0o644)  # before it is there: who finds it finds it so
            unfinished.replace(path)
        except BaseException:
            with suppress(OSError):  # why it is not written is told, not why half of it is left
                unfinished.unlink()
            raise
    except OSError as error:
        error.filename, error.filename2 = str(path), None
        raise


class ChangedMeanwhile(Exception):
    """A file is not as it was when it was read, or leads elsewhere; the message names it and says what to do."""


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Keep every other process of this program from writing into a folder meanwhile.

    Where the system has no locks of folders, as Windows, the comparison before writing has to do.
    """
    if sys.platform == "win32":
        yield
    else:
        handle = os.open(folder, os.O_RDONLY)
        try:
            fcntl.flock(handle, fcntl.LOCK_EX)
            yield
        finally:
            os.close(handle)  # which ends the lock


def write_over(folder: Path, was: Mapping[str, bytes | None], new: Mapping[str, bytes]) -> None:
    """Write files of a folder, each whole or not at all, if all are as they `was` (None: not there).

    Raise `ChangedMeanwhile`, and then nothing is written; or `OSError`.
    """
    with locked(folder):
        for path in new:
            if (folder / path).resolve() != folder.resolve() / path:  # who adds a link would choose what is overwritten
                raise ChangedMeanwhile(f"{folder / path} leads elsewhere by a link, so nothing was written. Remove it.")
            try:
                now = read_whole(folder / path)
            except FileNotFoundError:
                now = None
            if now != was.get(path):
                raise ChangedMeanwhile(f"{folder / path} was changed meanwhile, so nothing was written. Try it again.")
        for path, content in new.items():
            file = folder / path
            file.parent.mkdir(parents=True, exist_ok=True)
            mode = stat.S_IMODE(file.stat().st_mode) if was.get(path) is not None else None
            with written_whole(file) as unfinished:
                unfinished.write_bytes(content)
            if mode is not None:
                file.chmod(mode)


def write_whole(path: Path, text: str, owner_only: bool = False) -> None:
    """Write a text to a file, whole or not at all; raise `OSError`."""
    with written_whole(path, owner_only) as unfinished, unfinished.open("w", encoding="utf-8", newline="") as file:
        file.write(text)
