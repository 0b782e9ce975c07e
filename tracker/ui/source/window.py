"""Which lines of a long file are on one page: as many as a browser shows at ease.

Counts; knows nothing of what the lines say.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

MOST_NODES = 4000  # elements of the table; with those of the frame a page stays below 6,000


class Window(NamedTuple):
    """The numbers, from 1, of the first and the last line of a part of a file."""

    first: int
    last: int


def windows(nodes: Sequence[int]) -> list[Window]:
    """Return the parts that a file is shown in, at least one; `nodes`: how many elements each of its lines takes."""
    starts, total = [1], 0
    for number, count in enumerate(nodes, 1):
        total += count
        if total > MOST_NODES and number > starts[-1]:
            starts.append(number)
            total = count
    return [Window(first, following - 1) for first, following in pairwise([*starts, len(nodes) + 1])]


def window_with(windows: Sequence[Window], line: int) -> int:
    """Return which of the windows holds a line; the last one where none does."""
    return next((number for number, each in enumerate(windows) if line <= each.last), len(windows) - 1)
