"""The text of a register's files, as known at a revision, as far as an audience may read it.

Opens no file: there is no other text than what a snapshot was read from.
"""

from __future__ import annotations

from functools import partial

from tracker.register.readable_text import Line, readable_lines, whole_lines
from tracker.register.reading.file_reading import TOP
from tracker.register.reading.unread import is_response
from tracker.register.schema.levels import EVERYTHING
from tracker.register.text.fault import Unreadable
from tracker.register.text.folder import NotAFile
from tracker.snapshots.errors import OutOfReach, WrongQuestion
from tracker.snapshots.readers import ReaderView
from tracker.snapshots.snapshot import Snapshot
from tracker.words.source_text import (
    MARKINGS_UNCLEAR,
    MISTAKES_NOW,
    NOT_READABLE,
    no_such_file_text,
)


def is_file_of_register(path: str) -> bool:
    """Return whether a path below a register's folder is that of a file which a register reads as YAML."""
    return path in TOP or is_response(path)


def holds_file(snapshot: Snapshot, path: str) -> bool:
    """Return whether a snapshot was read from a file of this path, below the register's folder."""
    return is_file_of_register(path) and not isinstance(snapshot.valid.texts.get(path, NotAFile()), NotAFile)


def source_lines(door: ReaderView, snapshot: Snapshot, path: str) -> tuple[Line, ...]:
    """Return the lines of a file that a snapshot was read from; raise `CannotAnswer`.

    What its reader may not read of them is a stub.
    """
    if not holds_file(snapshot, path):
        raise WrongQuestion(no_such_file_text(path))
    if door.audience is not EVERYTHING and path in door.tree.now.unclear:
        raise OutOfReach(MARKINGS_UNCLEAR)
    make = partial(_lines, door, snapshot, path)
    return snapshot.memo.get(snapshot.valid.key, snapshot.as_at, ("source text", path, door.audience), make)


def _lines(door: ReaderView, snapshot: Snapshot, path: str) -> tuple[Line, ...]:
    text = snapshot.valid.texts[path].decode("utf-8-sig")
    if door.audience is EVERYTHING:
        return whole_lines(text)
    try:
        return readable_lines(path, text, snapshot.register)
    except Unreadable:
        raise OutOfReach(NOT_READABLE) from None


def source_lines_now(door: ReaderView, path: str) -> tuple[Line, ...]:
    """Return the lines of a file as it is now, mistakes and all, for readers of everything; raise `CannotAnswer`.

    Nobody can tell what is marked in a register that has mistakes, so others are shown nothing of it.
    """
    if door.audience is not EVERYTHING:
        raise OutOfReach(MISTAKES_NOW)
    text = door.tree.texts_now.get(path) if is_file_of_register(path) else None
    if text is None or isinstance(text, NotAFile):
        raise WrongQuestion(no_such_file_text(path))
    return whole_lines(text.decode("utf-8-sig", errors="replace"))
