"""What a party may report on, its own first: what it owes and is late, then the rest that is its own, then all else.

Takes a register and the position of a day; returns values.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import NamedTuple

from tracker.register.reading.checks.common import verifies_for
from tracker.register.records import Register
from tracker.register.schema.response import Action
from tracker.rules.changes.allowed import speaks_for
from tracker.rules.meetings.owed import Owed, all_owed
from tracker.rules.state.position import Position, Standing
from tracker.vocabulary import OPEN, State

_OF_OTHERS = 2


class Reportable(NamedTuple):
    """A recommendation, or an action of it, of which something may be recorded.

    `distance`: 0 of what whoever reports owns, 1 of what it reports for beside that, 2 of what others own.
    """

    id: str
    standing: Standing
    owed: Owed | None
    distance: int

    @property
    def is_own(self) -> bool:
        """Return whether whoever reports does so for its owner."""
        return self.distance < _OF_OTHERS


def reportable(register: Register, position: Position, party: str | None) -> tuple[Reportable, ...]:
    """Return every action and recommendation, in the order in which a party is asked about them.

    `party`: its own is what it reports for, of a body its posts' as well; None: nobody's is.
    """
    distances: dict[str | None, int] = {}
    if party:
        distances.update({each: 1 for each in register.parties if speaks_for(party, each, register.parties)})
        distances[party] = 0
    return tuple(sorted(_each(register, position, distances), key=_turn))


def _each(register: Register, position: Position, distances: Mapping[str | None, int]) -> Iterator[Reportable]:
    actions: dict[str, list[Owed]] = {}
    for owed in all_owed(register, position):
        actions.setdefault(owed.recommendation.id, []).append(owed)
    for id, standing in position.standings.items():
        for owed in actions.get(id, ()):
            yield Reportable(owed.action.id, standing, owed, distances.get(owed.action.owner, _OF_OTHERS))
        yield Reportable(id, standing, None, distances.get(standing.span.owner, _OF_OTHERS))


def _turn(each: Reportable) -> tuple[int, bool, bool, bool]:
    """Return by what they are sorted; what is alike stays in the register's order, an action before its whole."""
    is_open = each.owed.stage == "open" if each.owed else each.standing.span.state in OPEN
    return each.distance, not is_open, each.owed is None, not (each.owed is not None and each.owed.past)


def awaiting_verdict(register: Register, position: Position, party: str) -> tuple[Reportable, ...]:
    """Return the recommendations that wait for a verdict which a party may give, the longest waiting first."""
    waiting = (
        Reportable(id, standing, None, _OF_OTHERS)
        for id, standing in position.standings.items()
        if standing.span.state in (State.IMPLEMENTED, State.VERIFICATION_LAPSED)
        and verifies_for(party, register.sources[register.recommendations[id].source], register.parties)
    )
    return tuple(sorted(waiting, key=lambda each: each.standing.span.reported_on or date.max))


def holder_of_deadline(action: Action, recommendation: str) -> str:
    """Return whose deadline an action has: its own, or that of its recommendation, by the id."""
    return action.id if action.due else recommendation
