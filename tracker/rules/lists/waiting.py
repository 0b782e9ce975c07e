"""A position → who waits for whom: each live action of what is open that waits on a party, and since when.

Takes the position of a day, returns values.
"""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from tracker.rules.state.position import Position
from tracker.vocabulary import OPEN, Status


class Wait(NamedTuple):
    """An action that waits on a party. `since`: None where the day is not on record; `owner`: who waits, if known."""

    recommendation: str
    action: str
    owner: str | None
    party: str
    since: date | None


def waits(position: Position) -> tuple[Wait, ...]:
    """Return every wait, in the order of the register; nobody waits on what is done or closed, or was withdrawn."""
    return tuple(_waits(position))


def _waits(position: Position) -> Iterator[Wait]:
    for id, standing in position.standings.items():
        for action in standing.actions if standing.span.state in OPEN else ():
            span = action.span
            if span.waiting_on is not None and span.status is not Status.WITHDRAWN:
                yield Wait(id, span.action, span.owner, span.waiting_on, span.waiting_since)
