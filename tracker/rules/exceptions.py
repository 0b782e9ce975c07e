"""A position → its exceptions: everything that a rule says the group must look at, in the order of the agenda.

Takes a register and the position of a day, returns figures; the sentences are made in `words`.
"""

from tracker.register.records import Register
from tracker.rules.cases import Case, OversightException
from tracker.rules.delivery import ABOUT_DELIVERY
from tracker.rules.position import Position
from tracker.rules.proof import ABOUT_PROOF
from tracker.rules.wholes import ABOUT_WHOLES


def exceptions(register: Register, position: Position) -> tuple[OversightException, ...]:
    """Return every exception of a position: by severity, then since when (oldest first), then subject."""
    found: list[OversightException] = []
    for id, standing in position.standings.items():
        case = Case(position.as_at, register, register.recommendations[id], register.responses.get(id), standing)
        for rule in (*ABOUT_DELIVERY, *ABOUT_PROOF):
            found.extend(rule(case))
    for whole in ABOUT_WHOLES:
        found.extend(whole(register, position))
    return tuple(sorted(found, key=lambda each: (-each.rule.severity, each.since, each.subject, each.rule)))
