"""A register → its evidence on a day: how old each item is, whether it has expired, and where it is held.

Takes a register and a day; returns the items as they are with what follows from them.
"""

from collections.abc import Iterator
from datetime import date
from typing import Literal, NamedTuple

from tracker.register.records import Register
from tracker.register.schema.response import Evidence
from tracker.rules.history.settled import has_expired
from tracker.rules.state.position import Position

Held = Literal["here", "linked", "elsewhere", "unsaid"]


class Item(NamedTuple):
    """An item of evidence on a day. `on`: its own date; `age`: in days; `held`: "here" is with a hash that matches."""

    recommendation: str
    evidence: Evidence
    on: date
    age: int
    expired: bool
    held: Held


def library(register: Register, position: Position) -> tuple[Item, ...]:
    """Return the evidence dated by the day of a position, in the order of the register."""
    return tuple(each for id in position.standings for each in _of(register, id, position.as_at))


def _of(register: Register, id: str, as_at: date) -> Iterator[Item]:
    response = register.responses.get(id)
    for item in response.evidence if response else ():
        on = item.own_day
        if on <= as_at:
            yield Item(id, item, on, (as_at - on).days, has_expired(item, as_at), where_held(item))


def where_held(item: Evidence) -> Held:
    """Return where an item is; a register with a file whose hash does not match is not valid and never comes here."""
    if item.file:
        return "here"
    if item.url:
        return "linked"
    return "elsewhere" if item.held else "unsaid"
