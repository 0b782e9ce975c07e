"""Changes to a text, each at one place: what goes in, and what little is taken out for it.

Knows lines and line ends; knows nothing of YAML or of what a register may say.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tracker.register.edit.habits import LINE_END, line_after


class Splice(NamedTuple):
    """What stands between two offsets of a text, `start` and `end`, gives way to `new`; most often that is nothing."""

    start: int
    end: int
    new: str


def spliced(text: str, splices: Iterable[Splice]) -> str:
    """Return a text with changes made to it; of two at one place the first is made first."""
    pieces, done = [], 0
    for each in sorted(splices, key=lambda splice: splice[:2]):
        pieces += [text[done : each.start], each.new]
        done = each.end
    return "".join([*pieces, text[done:]])


def lines_after(text: str, at: int, lines: Sequence[str], newline: str) -> Splice:
    """Return what puts lines below the line of a place; a text without a line end at its end goes on without one."""
    below = line_after(text, at)
    if below and below == len(text) and not LINE_END.fullmatch(text[-1]):
        return Splice(below, below, newline + newline.join(lines))
    ends = LINE_END.findall(text[max(0, below - 2) : below])
    return Splice(below, below, "".join(f"{line}{ends[-1] if ends else newline}" for line in lines))
