"""A position → what is past its deadline, by whose it is.

Takes the position of a day; returns ids.
"""

from typing import NamedTuple

from tracker.rules.state.position import Position
from tracker.vocabulary import PAST_DEADLINE, Timeliness


class LateOfOwner(NamedTuple):
    """What of one party is past its deadline: `overdue` of which something is reported, `unreported` of which nothing.

    `owner`: None of what has no owner on record. What several own counts with each of them.
    """

    owner: str | None
    overdue: tuple[str, ...]
    unreported: tuple[str, ...]

    @property
    def number(self) -> int:
        """Return how many there are."""
        return len(self.overdue) + len(self.unreported)


def late_by_owner(position: Position) -> tuple[LateOfOwner, ...]:
    """Return each owner of something past its deadline, whoever has most first, else in the order of the register."""
    of_owner: dict[str | None, dict[Timeliness, list[str]]] = {}
    for id, standing in position.standings.items():
        if standing.timeliness in PAST_DEADLINE:
            for owner in standing.owners or (None,):
                of_owner.setdefault(owner, {}).setdefault(standing.timeliness, []).append(id)
    late = (
        LateOfOwner(owner, tuple(ids.get(Timeliness.OVERDUE, ())), tuple(ids.get(Timeliness.UNREPORTED, ())))
        for owner, ids in of_owner.items()
    )
    return tuple(sorted(late, key=lambda each: -each.number))
