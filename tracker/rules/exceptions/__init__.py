"""A position → its exceptions: everything that a rule says the group must look at, in the order of the agenda.

Takes a register and the position of a day, returns figures; the sentences are made in `words`.
"""

from tracker.register.records import Register
from tracker.rules.exceptions.case import Case, OversightException
from tracker.rules.exceptions.delivery import ABOUT_DELIVERY
from tracker.rules.exceptions.outcomes import ABOUT_OUTCOMES
from tracker.rules.exceptions.proof import ABOUT_PROOF
from tracker.rules.exceptions.silence import ABOUT_SILENCE, ABOUT_THE_GROUP
from tracker.rules.exceptions.source import ABOUT_SOURCES
from tracker.rules.state.position import Position

OF_A_RECOMMENDATION = (*ABOUT_DELIVERY, *ABOUT_PROOF, *ABOUT_SILENCE)
OF_A_REGISTER = (*ABOUT_SOURCES, *ABOUT_THE_GROUP, *ABOUT_OUTCOMES)


def exceptions(register: Register, position: Position) -> tuple[OversightException, ...]:
    """Return every exception of a position: by severity, then since when (oldest first), then subject."""
    raised: list[OversightException] = []
    for id, standing in position.standings.items():
        case = Case(position.as_at, register, register.recommendations[id], register.responses.get(id), standing)
        for rule in OF_A_RECOMMENDATION:
            raised.extend(rule(case))
    for rule_of_register in OF_A_REGISTER:
        raised.extend(rule_of_register(register, position))
    return tuple(sorted(raised, key=lambda each: (-each.rule.severity, each.since, each.subject, each.rule)))
