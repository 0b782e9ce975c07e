"""The ways in which a call can fail, by the kind of the call, and which of them are tried.

In `make test` each call fails once in every way that is handled otherwise; with FAULTS=all, as in `make fuzz`, in all.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from typing import NamedTuple

from tests.repository.misbehaving import FAULTS as OF_GIT

WHOLE_GRID = os.environ.get("FAULTS") == "all"
ABSENT = ("ENOENT", "ENOTDIR")


class Call(NamedTuple):
    """A call as it stands in the code: of what kind it is, what is called, and where."""

    kind: str
    name: str
    place: str


class InjectedFault(NamedTuple):
    """A way to fail: with an error of the system, or, `error` 0, as `name` says; `lasts`: so do all later calls."""

    name: str
    error: int = 0
    lasts: bool = False

    def __str__(self) -> str:
        return f"{self.name}{' from then on' if self.lasts else ''}"


def _errors(*names: str) -> tuple[InjectedFault, ...]:
    return tuple(InjectedFault(name, getattr(errno, name)) for name in names)


# Of every kind of call: errors that have an exception of their own, one that has none, and what is no error.
_SOME = {
    "open": (*_errors("ENOENT", "EACCES", "EIO"), InjectedFault("EMFILE", errno.EMFILE, lasts=True)),
    "path": (*_errors("ENOENT", "EACCES", "EIO"), InjectedFault("EIO", errno.EIO, lasts=True)),
    "entry": _errors("EACCES", "EIO"),
    "read": (*_errors("EIO"), InjectedFault("cut off"), InjectedFault("garbage")),
    "write": (*_errors("ENOSPC"), InjectedFault("cut off")),
    "close": _errors("EIO"),
    "git": (*_errors("ENOENT", "EMFILE"), InjectedFault("refuses"), InjectedFault("talks nonsense")),
}
_OF_PATHS = (
    *_errors("EPERM", "EROFS", "ESTALE", "ENOSPC", "ENOTDIR", "ELOOP", "ENAMETOOLONG"),
    *(each._replace(lasts=True) for each in _errors("EIO", "ESTALE", "EACCES", "ENOENT", "EROFS")),
)
_MORE = {
    "open": (*_errors("EMFILE", "ENFILE"), *_OF_PATHS),
    "path": _OF_PATHS,
    "entry": _errors("EPERM", "ESTALE"),
    "read": _errors("ESTALE", "ETIMEDOUT", "EISDIR", "EACCES"),
    "write": _errors("EIO", "EDQUOT", "EFBIG", "EROFS"),
    "close": _errors("ENOSPC", "EDQUOT"),
    "git": (*_errors("EACCES", "ENOMEM"), *(InjectedFault(name) for name in OF_GIT if "hangs" not in name)),
}


def faults_of(call: Call) -> tuple[InjectedFault, ...]:
    """Return the ways in which a call can fail: one of each kind, or all where the whole grid is asked for."""
    return _SOME[call.kind] + (_MORE[call.kind] if WHOLE_GRID else ())


def picked(calls: list[Call], known: set[Call], also_last: bool = False) -> Iterator[tuple[int, Call]]:
    """Yield the number of the first call on each line that is not known yet; `also_last`: and of the last one.

    In the whole grid a line counts anew for each that it is called for.
    """
    first: dict[Call, int] = {}
    last: dict[Call, int] = {}
    for number, call in enumerate(calls, 1):
        line = call if WHOLE_GRID or call.kind == "git" else call._replace(place=call.place.partition(",")[0])
        if line not in known:
            first.setdefault(line, number)
            last[line] = number
    for line in first:
        numbers = {first[line], last[line]} if WHOLE_GRID or also_last else {first[line]}
        yield from ((number, calls[number - 1]) for number in sorted(numbers))
    known.update(first)


def is_told_well(sentence: str) -> bool:
    """Return whether a sentence is one for whoever asked: on one line, to its end, with nothing of the program."""
    inside = ("Traceback", "Errno", "Error:", "object at 0x", "None")
    ends = sentence.endswith(".") or "It says: " in sentence  # git's own words
    return sentence.isprintable() and ends and not any(each in sentence for each in inside)
