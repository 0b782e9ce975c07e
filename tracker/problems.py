"""A problem in a register: what is wrong, where, and what to do about it.

Knows how a problem is told; does not know how one is found.
"""

from collections.abc import Iterable
from typing import Literal, NamedTuple

Level = Literal["error", "warning"]


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


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems without repeats, sorted by file, line and column."""
    return tuple(sorted(set(problems)))


def errors_in(problems: Iterable[Problem]) -> int:
    """Return how many of the problems block."""
    return sum(problem.level == "error" for problem in problems)
