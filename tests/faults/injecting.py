"""Fails one call of a file or of git, whatever of `os`, `open` or `subprocess` it goes through, wherever it stands.

Counts the calls that touch the folders that are watched, in the order in which they are made; the one whose number is
named fails. SQLite opens its files by itself: what it meets is tried in `tests/outputs/database/test_faults.py`.
"""

from __future__ import annotations

import builtins
import errno
import inspect
import io
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from tests.faults.kinds import Call, InjectedFault
from tests.repository.misbehaving import FAULTS as OF_GIT

ROOT = Path(__file__).parents[2]
CODE = (str(ROOT / "tracker"), str(ROOT / "pages"), str(ROOT / "dashboard.py"))
NO_FILE_SYSTEM = {"fspath", "chdir", "chroot", "execv", "execve"}  # of `os`, with a path and no question about it
OPENING = {"open", "scandir", "listdir"}  # what takes a descriptor
NONSENSE = b'\xff\x00\x1b{["'


class Injection:
    """The calls that were made, and the one of them that fails."""

    def __init__(self, watched: tuple[Path, ...], number: int, fault: InjectedFault | None) -> None:
        """Watch what lies in some folders."""
        self.calls: list[Call] = []
        self._watched = tuple(os.path.abspath(each) for each in watched)
        self._number, self._fault = number, fault
        self._names: dict[int, str] = {}  # of files that `os.open` opened

    def is_watched(self, path: object) -> bool:
        if isinstance(path, int):
            return path in self._names
        if not isinstance(path, str | bytes | os.PathLike):
            return False
        where = os.path.abspath(os.fsdecode(path))
        return any(where == each or where.startswith(each + os.sep) for each in self._watched)

    def call(self, kind: str, name: str, path: object) -> str:
        """Note a call; raise the error that it meets, or return the name of what befalls it, "" where nothing does."""
        self.calls.append(Call(kind, name, _place()))
        fault, number = self._fault, len(self.calls)
        if fault is None or not (number == self._number or (fault.lasts and number > self._number)):
            return ""
        if number > self._number and kind not in ("open", "path"):
            return ""  # what is open goes on
        if fault.name == "EMFILE" and kind not in ("open", "git"):
            return ""  # nothing else takes a descriptor
        if not fault.error:
            return fault.name
        raise OSError(
            fault.error, os.strerror(fault.error), *((str(path),) if kind in ("open", "path", "entry", "git") else ())
        )

    def opened(self, descriptor: int, path: object) -> int:
        self._names[descriptor] = os.fsdecode(path)  # type: ignore[arg-type]
        return descriptor

    def forget(self, descriptor: int) -> None:
        self._names.pop(descriptor, None)  # the number will be that of another file

    def name_of(self, file: object) -> object:
        return self._names.get(file, file) if isinstance(file, int) else file


def _place() -> str:
    """Return the line of the program that calls, and those of two files on whose behalf it does; "" of a library's."""
    frame, lines = sys._getframe(2), dict[str, int]()
    while frame is not None and len(lines) < 3:
        if frame.f_code.co_filename.startswith(CODE):
            lines.setdefault(os.path.relpath(frame.f_code.co_filename, ROOT), frame.f_lineno)
        frame = frame.f_back  # type: ignore[assignment]
    return ", for ".join(f"{file}:{line}" for file, line in lines.items())


class _File(io.FileIO):
    """An open file whose reading, writing and closing are calls."""

    def __init__(self, injection: Injection, file: Any, mode: str, closefd: bool, opener: Any) -> None:
        self._injection, self._path, self._ended = injection, injection.name_of(file), False
        super().__init__(file, mode, closefd, opener)
        injection.forget(self.fileno())

    def readinto(self, buffer: Any) -> int:
        piece = self._read(len(buffer))
        buffer[: len(piece)] = piece
        return len(piece)

    def readall(self) -> bytes:
        return self._read(-1)

    def _read(self, size: int) -> bytes:
        befalls = self._injection.call("read", "read", self._path)
        piece = b"" if self._ended else (super().readall() if size < 0 else (super().read(size) or b""))
        if befalls == "garbage":
            return (NONSENSE * (len(piece) // len(NONSENSE) + 1))[: len(piece)]
        if befalls == "cut off":
            self._ended = True
            return piece[: len(piece) // 2]
        return piece

    def write(self, text: Any) -> int:
        if self._ended:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        self._ended = self._injection.call("write", "write", self._path) == "cut off"
        return super().write(bytes(text)[: len(text) // 2] if self._ended else text) or 0

    def close(self) -> None:
        was_open = not self.closed
        super().close()
        if was_open:
            self._injection.call("close", "close", self._path)


def _opened(injection: Injection, real: Callable[..., Any]) -> Callable[..., Any]:
    def open(
        file: Any, mode: str = "r", buffering: int = -1, encoding: str | None = None, errors: str | None = None,
        newline: str | None = None, closefd: bool = True, opener: Any = None,
    ) -> Any:  # fmt: skip
        if not injection.is_watched(file):
            return real(file, mode, buffering, encoding, errors, newline, closefd, opener)
        if not isinstance(file, int) and opener is None:
            injection.call("open", "open", file)
        raw = _File(injection, file, mode.replace("t", "").replace("b", ""), closefd, opener)
        binary = io.BufferedReader(raw) if "r" in mode else io.BufferedWriter(raw)
        return binary if "b" in mode else io.TextIOWrapper(binary, encoding, errors, newline)

    return open


class _Entry:
    """An entry of a folder; on some systems each question about it is a call."""

    def __init__(self, injection: Injection, entry: os.DirEntry[str]) -> None:
        self._injection, self._entry = injection, entry

    def __fspath__(self) -> str:
        return self._entry.path

    def __getattr__(self, name: str) -> Any:
        value = getattr(self._entry, name)
        if not callable(value):
            return value

        def ask(**how: bool) -> Any:
            self._injection.call("entry", f"entry.{name}", self._entry.path)
            return value(**how)

        return ask


class _Entries:
    """What `os.scandir` returns."""

    def __init__(self, injection: Injection, path: Any, entries: Any) -> None:
        self._injection, self._path, self._entries = injection, path, entries

    def __iter__(self) -> _Entries:
        return self

    def __next__(self) -> Any:
        self._injection.call("entry", "scandir.next", self._path)
        return _Entry(self._injection, next(self._entries))

    def __enter__(self) -> _Entries:
        return self

    def __exit__(self, *_: object) -> None:
        self._entries.close()

    close = __exit__


@cache
def _names_of_calls() -> list[str]:
    """Return what of `os` takes a path: all of it, so that none need be listed here."""
    names = []
    for name in dir(os):
        function = getattr(os, name)
        if inspect.isbuiltin(function) and name not in NO_FILE_SYSTEM:
            try:
                first = next(iter(inspect.signature(function).parameters), "")
            except ValueError:
                continue
            if first in ("path", "src"):
                names.append(name)
    return names


def _called(injection: Injection, name: str, real: Callable[..., Any]) -> Callable[..., Any]:
    def call(*given: Any, **options: Any) -> Any:
        path = next((each for each in given[:2] if injection.is_watched(each)), None)
        if path is None:
            return real(*given, **options)
        try:
            injection.call("open" if name in OPENING else "path", f"os.{name}", path)
        except OSError:
            if name == "access":
                return False
            raise
        answer = real(*given, **options)
        if name == "open":
            return injection.opened(answer, path)
        return _Entries(injection, path, answer) if name == "scandir" else answer

    return call


def _closed(injection: Injection, real: Callable[[int], None]) -> Callable[[int], None]:
    def close(descriptor: int) -> None:
        injection.forget(descriptor)
        real(descriptor)

    return close


def _started(injection: Injection, real: Callable[..., Any]) -> Callable[..., Any]:
    def start(command: Any, *given: Any, **options: Any) -> Any:
        if isinstance(command, list) and command[:1] == ["git"]:
            befalls = injection.call("git", "git", "git")
            if befalls:
                command = ["/bin/sh", "-c", OF_GIT[befalls], *command]
        return real(command, *given, **options)

    return start


@contextmanager
def injected(*watched: Path, number: int = 0, fault: InjectedFault | None = None) -> Iterator[Injection]:
    """Fail the call of a number, as long as the block lasts; without one, only note the calls."""
    injection = Injection(watched, number, fault)
    with pytest.MonkeyPatch.context() as patch:
        for name in _names_of_calls():
            patch.setattr(os, name, _called(injection, name, getattr(os, name)))
        patch.setattr(os, "close", _closed(injection, os.close))
        opened = _opened(injection, io.open)
        patch.setattr(io, "open", opened)
        patch.setattr(builtins, "open", opened)
        patch.setattr(subprocess, "Popen", _started(injection, subprocess.Popen))
        yield injection
