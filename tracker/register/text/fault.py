"""What is wrong with a text at one place, and the error that carries it.

Counts lines and columns; knows nothing of what is wrong.
"""

from typing import NamedTuple


class Fault(NamedTuple):
    """What is wrong with a text at one place; line and column count from 1."""

    line: int
    column: int
    code: str
    message: str


class Unreadable(Exception):
    """The text is none that a register may hold; `faults` tells why."""

    def __init__(self, *faults: Fault) -> None:
        """Carry the faults."""
        super().__init__(*faults)
        self.faults = faults


def place_after(before: str) -> tuple[int, int]:
    """Return the line and the column, from 1, of what follows the text `before`."""
    lines = f"{before}.".splitlines()
    return len(lines), len(lines[-1])
