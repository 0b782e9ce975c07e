"""Which marking is above which, and so who may read what is so marked."""

from collections.abc import Iterable

from tracker.vocabulary import Marking

EVERYTHING = Marking.OFFICIAL_SENSITIVE
_RANK = {marking: rank for rank, marking in enumerate(Marking)}


def may_read(audience: Marking, marking: Marking) -> bool:
    """Return whether an audience may read the words of what is so marked: its own marking, and those below it."""
    return _RANK[marking] <= _RANK[audience]


def highest(markings: Iterable[Marking]) -> Marking:
    """Return the marking that the fewest may read."""
    return max(markings, key=_RANK.__getitem__)


def lowest(markings: Iterable[Marking]) -> Marking:
    """Return the marking that the most may read."""
    return min(markings, key=_RANK.__getitem__)
