"""A position → its exceptions: everything that a rule says the group must look at, in the order of the agenda.

Takes a register and the position of a day, returns figures; the sentences are made in `words`.
"""

from collections.abc import Collection, Mapping
from datetime import date

from tracker.register.records import Register
from tracker.register.schema.recommendations import RuleOff
from tracker.rules.exceptions.answers import ABOUT_ANSWERS
from tracker.rules.exceptions.case import Case, OversightException
from tracker.rules.exceptions.delivery import ABOUT_DELIVERY
from tracker.rules.exceptions.outcomes import ABOUT_OUTCOMES
from tracker.rules.exceptions.proof import ABOUT_PROOF
from tracker.rules.exceptions.silence import ABOUT_SILENCE, ABOUT_THE_GROUP
from tracker.rules.exceptions.source import ABOUT_SOURCES
from tracker.rules.state.position import Position
from tracker.rules.state.standing import bodies_of
from tracker.vocabulary import Priority, Rule

OF_A_RECOMMENDATION = (*ABOUT_DELIVERY, *ABOUT_ANSWERS, *ABOUT_PROOF, *ABOUT_SILENCE)
OF_A_REGISTER = (*ABOUT_SOURCES, *ABOUT_THE_GROUP, *ABOUT_OUTCOMES)
_PRIORITY = {priority: rank for rank, priority in enumerate(Priority)}


def rules_off(register: Register, as_at: date) -> tuple[RuleOff, ...]:
    """Return the rules that the keeper has switched off by a day, with why and since when, in the order of the file."""
    return tuple(switched for switched in register.settings.rules_off if switched.since <= as_at)


def exceptions(
    register: Register, position: Position, off: Collection[Rule] | None = None
) -> tuple[OversightException, ...]:
    """Return every exception of a position, without those of rules that are switched off.

    By severity, then priority, then since when (oldest first), then the register's order of its recommendations; those
    without one last, by id. `off`: the rules that count as switched off; without it, those that the register switches
    off by the day of the position. Who compares two positions gives both those of the later one.
    """
    silent = {switched.rule for switched in rules_off(register, position.as_at)} if off is None else off
    raised: list[OversightException] = []
    bodies = bodies_of(register)
    for id, standing in position.standings.items():
        recommendation, response = register.recommendations[id], register.responses.get(id)
        case = Case(position.as_at, register, recommendation, response, standing, bodies)
        for rule in OF_A_RECOMMENDATION:
            raised.extend(rule(case))
    for rule_of_register in OF_A_REGISTER:
        raised.extend(rule_of_register(register, position))
    numbers = {id: number for number, id in enumerate(register.recommendations)}
    switched_on = (exception for exception in raised if exception.rule not in silent)
    return tuple(sorted(switched_on, key=lambda exception: _order(register, numbers, exception)))


def _order(
    register: Register, numbers: Mapping[str, int], exception: OversightException
) -> tuple[int, int, date, int, str, Rule]:
    """Return the place of an exception; of one about several recommendations, that of the most urgent, and the first.

    Those of one recommendation and one day stand by the id of their subject, then by rule.
    """
    ids = exception.recommendations
    priorities = (register.recommendations[id].priority for id in ids)
    priority = min((_PRIORITY[each] for each in priorities if each is not None), default=len(_PRIORITY))
    first = min((numbers[id] for id in ids), default=len(numbers))
    return -exception.rule.severity, priority, exception.since, first, exception.subject, exception.rule
