"""A position → its exceptions: everything that a rule says the group must look at, in the order of the agenda.

Takes a register and the position of a day, returns figures; the sentences are made in `words`.
"""

from tracker.register.records import Register
from tracker.rules.exceptions.case import Case, OversightException
from tracker.rules.exceptions.delivery import ABOUT_DELIVERY
from tracker.rules.exceptions.proof import ABOUT_PROOF
from tracker.rules.exceptions.source import ABOUT_WHOLES
from tracker.rules.state.position import Position


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
