"""The git command line: questions of one answer each, and the contents of many blobs from one process.

Knows nothing of registers.
"""

import re
import threading
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from tracker.repository import process as processes
from tracker.repository.failures import GitRefused, LacksObject, NoHistory, garbled, too_slow
from tracker.repository.process import GitOutput, Process, answer, end, started
from tracker.repository.refusals import refused

_PIECE = 1 << 16
_ID = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_ASKED_AT_ONCE = 50  # ids of 65 bytes fit the smallest pipe, so that neither side waits for the other


class Blob(NamedTuple):
    """The content of a file in some revision, in pieces, which are to be taken before the next blob is asked for."""

    id: str
    size: int
    pieces: Iterator[bytes]


def run(folder: Path, *words: str, given: bytes | None = None) -> bytes:
    """Run git in `folder` and return what it prints; raise `NoHistory`, and of that `GitRefused` where it refused."""
    answered = answer(folder, words, given)
    if answered.code:
        raise refused(folder, answered)
    return answered.output


def text(folder: Path, *words: str) -> str:
    """Run git in `folder` and return what it prints as text, without the end of its last line."""
    return run(folder, *words).decode(errors="replace").removesuffix("\n")


def commit_id(folder: Path, *words: str) -> str:
    """Run git in `folder` and return the one id that it prints, "" where it prints none; raise `NoHistory`."""
    id = text(folder, *words)
    if id and not is_id(id):
        raise garbled()
    return id


def is_id(text: str) -> bool:
    """Return whether a text is the whole name of an object."""
    return _ID.fullmatch(text) is not None


def blobs(folder: Path, ids: Iterable[str]) -> Iterator[Blob]:
    """Yield each blob, from one process; raise `LacksObject` at one that is missing or damaged, or `NoHistory`."""
    wanted = list(ids)
    if not wanted:
        return
    with started(folder, ("cat-file", "--batch"), is_asked=True) as process, _Watch(process) as watch:
        answers = _Answers(folder, process, watch)
        for number in range(0, len(wanted), _ASKED_AT_ONCE):
            asked = wanted[number : number + _ASKED_AT_ONCE]
            answers.ask(asked)
            for id in asked:
                yield from answers.blob(id)


class _Watch:
    """Ends a process that has not answered for too long."""

    def __init__(self, process: Process) -> None:
        self._process = process
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self.answered_at = time.monotonic()
        self.ended_it = False

    def __enter__(self) -> "_Watch":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _look(self) -> None:
        while not self._over.wait(self._left):
            if self._left <= 0:
                self.ended_it = True
                end(self._process)
                return

    @property
    def _left(self) -> float:
        return self.answered_at + processes.SECONDS - time.monotonic()


class _Answers:
    """The answers of `git cat-file --batch`, in the order of the questions."""

    def __init__(self, folder: Path, process: Process, watch: _Watch) -> None:
        assert process.stdin is not None
        assert process.stdout is not None
        self._folder, self._process, self._watch = folder, process, watch
        self._input, self._output = process.stdin, process.stdout

    def ask(self, ids: Iterable[str]) -> None:
        try:
            self._input.write("".join(f"{id}\n" for id in ids).encode())
            self._input.flush()
        except OSError:
            pass  # it has ended: why is found where its answer is looked for

    def blob(self, id: str) -> Iterator[Blob]:
        size = self._size_of(id)
        pieces = self._pieces(id, size)
        yield Blob(id, size, pieces)
        for _ in pieces:
            pass  # what was not taken
        if self._read(id, 1) != b"\n":
            raise garbled()

    def _size_of(self, id: str) -> int:
        line = self._output.readline()
        self._watch.answered_at = time.monotonic()
        if not line.endswith(b"\n"):
            raise self._failure(id)
        match line.decode(errors="replace").split():
            case [name, "missing"] if name == id:
                raise LacksObject(id)
            case [name, "blob", size] if name == id and size.isdecimal():
                return int(size)
        raise garbled()

    def _pieces(self, id: str, size: int) -> Iterator[bytes]:
        while size:
            piece = self._read(id, min(_PIECE, size))
            size -= len(piece)
            yield piece

    def _read(self, id: str, size: int) -> bytes:
        piece = self._output.read(size)
        self._watch.answered_at = time.monotonic()
        if not piece:
            raise self._failure(id)
        return piece

    def _failure(self, id: str) -> NoHistory:
        """Return why the answers ended before their end."""
        end(self._process)
        if self._watch.ended_it:
            return too_slow(processes.SECONDS)
        assert self._process.stderr is not None
        errors = self._process.stderr.read()
        if id.encode() in errors:
            return LacksObject(id)
        return refused(self._folder, GitOutput(b"", errors, self._process.wait()))


__all__ = [
    "Blob",
    "GitRefused",
    "LacksObject",
    "NoHistory",
    "blobs",
    "commit_id",
    "garbled",
    "is_id",
    "run",
    "text",
]
