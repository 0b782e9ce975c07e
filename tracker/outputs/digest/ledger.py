"""Which messages were sent: a line before each is handed over and one after, so that none is sent twice unawares.

Where a run ends between the two lines, nobody knows whether that message is on its way. It is then not sent again by
itself, but told: the next message says the same things anew, while the same message twice teaches its reader to look
away. Owns the file and its lock; holds no address and no word of the register.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path
from typing import BinaryIO, NamedTuple

from pydantic import BaseModel, ConfigDict

from tracker.files import written_whole

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_LARGEST = 1 << 20
_KEPT_FOR = timedelta(days=92)  # then its lines go: a message of so long ago is not made again


class LetterState(StrEnum):
    """What is known of a message: it is being handed over, it was taken, or it was not."""

    BEGUN = "begun"
    SENT = "sent"
    NOT_TAKEN = "not_taken"


class LedgerLine(BaseModel):
    """A line of the ledger. `on`: the day on which it was written."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    key: str
    party: str
    state: LetterState
    on: date


class AnotherRun(Exception):
    """Another run is sending just now."""


class Ledger(NamedTuple):
    """The open ledger: what it knew when it was opened, and the file that takes its lines."""

    known: dict[str, LedgerLine]
    file: BinaryIO
    today: date

    def state(self, key: str) -> LetterState | None:
        """Return what is known of a message, None where it was never begun."""
        line = self.known.get(key)
        return line.state if line else None

    def note(self, key: str, party: str, state: LetterState) -> None:
        """Write what becomes of a message, through to the disk; raise `OSError`."""
        line = LedgerLine(key=key, party=party, state=state, on=self.today)
        self.file.write(f"{line.model_dump_json()}\n".encode())
        self.file.flush()
        os.fsync(self.file.fileno())
        self.known[key] = line


@contextmanager
def ledger(path: Path, today: date) -> Iterator[Ledger]:
    """Open the ledger for one run; raise `AnotherRun` while another has it, or `OSError`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with _alone(path.with_name(f"{path.name}.lock")):
        known = _read(path)
        if path.exists() and path.stat().st_size > _LARGEST:
            known = {key: line for key, line in known.items() if today - line.on <= _KEPT_FOR}
            with written_whole(path, owner_only=True) as unfinished:
                unfinished.write_text("".join(f"{line.model_dump_json()}\n" for line in known.values()), "utf-8")
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "ab") as file:
            if not _ends_whole(path):
                file.write(b"\n")  # else the next line would be lost with the one that was cut off
            yield Ledger(known, file, today)


def _ends_whole(path: Path) -> bool:
    return path.read_bytes()[-1:] in (b"", b"\n")


def _read(path: Path) -> dict[str, LedgerLine]:
    """Return the last line of each message; one that was cut off does not count: nothing was done after it."""
    try:
        lines = path.read_bytes().split(b"\n")
    except FileNotFoundError:
        return {}
    known: dict[str, LedgerLine] = {}
    for written in lines:
        try:
            line = LedgerLine.model_validate(json.loads(written))
        except ValueError:  # pydantic's as well
            continue
        known[line.key] = line
    return known


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """Hold a lock that ends with the process, however it ends; raise `AnotherRun` where another holds it."""
    handle = os.open(lock, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        try:
            if sys.platform == "win32":
                msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
            else:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except (BlockingIOError, PermissionError) as error:
            raise AnotherRun from error
        yield
    finally:
        os.close(handle)  # which ends the lock
