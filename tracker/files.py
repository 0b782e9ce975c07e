"""A folder → {path: text}: the working tree of a register, as it is on disk now.

Owns reading and writing files. What did not change since it was last read (by size and time of change) is not read
again.
"""

import hashlib
import os
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from tracker.register.reading.file_reading import LARGEST_FILE
from tracker.register.reading.reading import LEAVES_FOLDER
from tracker.register.text.folder import Folder, is_text_of_register

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


def read_folder(folder: Path, shelf: Shelf | None = None) -> Folder:
    """Read the register in `folder`; raise `NoRegister` where there is none, `OSError` where it cannot be read."""
    shelf = shelf if shelf is not None else Shelf()
    if folder.is_file():
        raise NoRegister(
            f"{folder} is a file, and a register is a folder. Name the folder that recommendations.yaml is in, with"
            " --register or TRACKER_REGISTER."
        )
    if not folder.is_dir():
        raise NoRegister(
            f"There is no folder {folder}. Make it, with a file recommendations.yaml in it, or name another with"
            " --register or TRACKER_REGISTER; data/README.md explains the files."
        )
    return Folder(_texts(folder, "", shelf), _held(folder, shelf))


def _texts(folder: Path, prefix: str, shelf: Shelf) -> dict[str, bytes]:
    """Read the files of a folder and of those in it; what lies where no register has a file is read to be told."""
    texts: dict[str, bytes] = {}
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.lower().endswith((".yaml", ".yml")) and entry.is_file():
                status = entry.stat()
                path, stamp = prefix + _name(entry.name), (status.st_size, status.st_mtime_ns)
                known = shelf.texts.get(entry.path)
                if known is None or known[0] != stamp:
                    known = shelf.texts[entry.path] = stamp, _beginning(entry.path)
                texts[path] = known[1]
            elif _is_no_file(entry, prefix):
                raise NoRegister(
                    f"{entry.path} cannot be read: what stands there is no file, or a link to nowhere; put the file"
                    " back, or take it away."
                )
            elif _may_hold_texts(entry, prefix):
                texts |= _texts(Path(entry.path), f"{prefix}{_name(entry.name)}/", shelf)
    return texts


def _is_no_file(entry: os.DirEntry[str], prefix: str) -> bool:
    """Return whether something stands where a register has a file, or its responses, and is none: it would be lost."""
    if not prefix and entry.name == "responses":
        return not entry.is_dir()
    return is_text_of_register(prefix + entry.name) and not entry.is_file()


def _name(name: str) -> str:
    """Return a file's name as text that can be written everywhere; a name may hold bytes that are no letters."""
    return name if name.isprintable() else "".join(sign if sign.isprintable() else "?" for sign in name)


def _may_hold_texts(entry: os.DirEntry[str], prefix: str) -> bool:
    """Return whether a folder is looked into: not one of evidence, hidden, or deeper than any slip of the hand."""
    if entry.name.startswith(".") or (not prefix and entry.name == "evidence") or prefix.count("/") == _DEEPEST:
        return False
    return entry.is_dir(follow_symlinks=not prefix and entry.name == "responses")


def _beginning(path: str) -> bytes:
    """Read a file, but of one that is larger than any register's only as much as shows that it is."""
    with open(path, "rb") as file:
        return file.read(LARGEST_FILE + 1)


def _held(folder: Path, shelf: Shelf) -> dict[str, str]:
    held = {}
    inside = os.path.realpath(folder / "evidence")
    for parent, _, names in os.walk(folder / "evidence"):
        for name in names:
            path = Path(parent, name)
            key = _name(path.relative_to(folder).as_posix())
            real = Path(os.path.realpath(path))  # Path.resolve would fail where links go in a circle
            if not real.is_file():
                continue
            if not real.is_relative_to(inside):
                held[key] = LEAVES_FOLDER
                continue
            status = real.stat()
            stamp = status.st_size, status.st_mtime_ns
            known = shelf.held.get(str(path))
            if known is None or known[0] != stamp:
                known = shelf.held[str(path)] = stamp, _sha256(real)
            held[key] = known[1]
    return held


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()


def write_whole(path: Path, text: str) -> None:
    """Write a file whole or not at all: to a temporary file beside its place, then renamed. Raise `OSError`."""
    handle, unfinished = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with open(handle, "w", encoding="utf-8", newline="") as file:
            file.write(text)
        os.chmod(unfinished, 0o644)
        os.replace(unfinished, path)
    finally:
        Path(unfinished).unlink(missing_ok=True)
