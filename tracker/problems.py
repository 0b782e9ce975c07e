"""A problem in a register: what is wrong, where, and what to do about it.

Knows how a problem is told; does not know how one is found.
"""

from collections.abc import Iterable
from typing import Literal, NamedTuple

Level = Literal["error", "warning"]
_SHOWN = 60


class Problem(NamedTuple):
    """One problem. `line` and `column` count from 1; `path` is relative to the register's folder."""

    path: str
    line: int
    column: int
    level: Level
    code: str
    message: str

    def told(self, folder: str = "") -> str:
        """Return the problem on one line, `path:line:column: level[code]: message`, the path below `folder`."""
        path = f"{folder.rstrip('/')}/{self.path}" if folder else self.path
        return f"{path}:{self.line}:{self.column}: {self.level}[{self.code}]: {self.message}"

    def annotation(self, folder: str = "") -> str:
        """Return the problem as an annotation of a line, in the form that GitHub's checks read."""
        path = f"{folder.rstrip('/')}/{self.path}" if folder else self.path
        where = f"file={_escaped(path, ':,')},line={self.line},col={self.column}"
        return f"::{self.level} {where},title={self.code}::{_escaped(self.message)}"


def quoted(text: str) -> str:
    """Return `text` as a message shows it: in quotation marks, on one line, its beginning alone where it is long."""
    line = " ".join("".join(sign if sign.isprintable() else " " for sign in text[: _SHOWN + 1]).split())
    return f"'{line[:_SHOWN]}…'" if len(text) > _SHOWN else f"'{line}'"


def _escaped(text: str, also: str = "") -> str:
    for character in f"%\r\n{also}":
        text = text.replace(character, f"%{ord(character):02X}")
    return text


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems without repeats, sorted by file, line and column."""
    return tuple(sorted(set(problems)))


def errors_in(problems: Iterable[Problem]) -> int:
    """Return how many of the problems block."""
    return sum(problem.level == "error" for problem in problems)
