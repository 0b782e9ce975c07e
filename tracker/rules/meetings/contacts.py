"""A position → the parties that answer for something in it, and for what.

Takes a register and the position of a day; returns parties with what they do.
"""

from collections import Counter
from typing import NamedTuple

from tracker.register.records import Register
from tracker.register.schema.recommendations import Party
from tracker.rules.state.position import Position


class Contact(NamedTuple):
    """A party that answers for something. `owns`: how many recommendations; `verifies` and `issued`: which sources."""

    party: Party
    owns: int
    verifies: tuple[str, ...]
    issued: tuple[str, ...]


def contacts(register: Register, position: Position) -> tuple[Contact, ...]:
    """Return the owners, verifiers and issuers of what stands on the day, in the order of the register."""
    owns = Counter(owner for standing in position.standings.values() for owner in standing.owners)
    sources = [register.sources[id] for id in position.sources]
    found = (
        Contact(
            party,
            owns[party.id],
            tuple(each.id for each in sources if party.id in each.verifiers),
            tuple(each.id for each in sources if party.id == each.issued_by),
        )
        for party in register.parties.values()
    )
    return tuple(each for each in found if each.owns or each.verifies or each.issued)
