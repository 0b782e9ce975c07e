"""A position → which recommendations are shown as done without the register being able to show that they are.

Takes a register and the position of a day; returns the rules that say why. One definition for every screen.
"""

from collections.abc import Callable, Iterator, Mapping

from tracker.register.records import Register
from tracker.rules.exceptions.answers import refused_by_some
from tracker.rules.exceptions.case import Case, Found
from tracker.rules.exceptions.proof import contradicted, self_verified, unevidenced, verification_lapsed
from tracker.rules.state.position import Position
from tracker.rules.state.standing import bodies_of
from tracker.vocabulary import DONE_OR_LAPSED, Rule

_DOUBTS: tuple[Callable[[Case], Found], ...] = (
    unevidenced,
    contradicted,
    verification_lapsed,
    self_verified,
    refused_by_some,
)


def not_vouched_for(register: Register, position: Position) -> Mapping[str, tuple[Rule, ...]]:
    """Return what is shown as done and cannot be vouched for, by id in the order of the register, each with why.

    Done or lapsed, and one of these: a statement about the source alone says so; no evidence is on the register; newer
    evidence shows the contrary; the evidence of the verdict has expired; who verified it owns it; a body refused it.

    Not among them: a claim that waits for its verdict, for its state says so already; what is closed, for nobody says
    that it was done; and what a verifier did not uphold, for that is open. A rule that the keeper has switched off
    still counts here: not to be asked about it is the group's choice, and shows nothing.
    """
    bodies = bodies_of(register)
    found = {}
    for id, standing in position.standings.items():
        if standing.span.state in DONE_OR_LAPSED:
            recommendation, response = register.recommendations[id], register.responses.get(id)
            case = Case(position.as_at, register, recommendation, response, standing, bodies)
            if why := tuple(_why(case)):
                found[id] = why
    return found


def _why(case: Case) -> Iterator[Rule]:
    if case.standing.span.by_statement:
        yield Rule.RESTS_ON_STATEMENT
    for rule in _DOUBTS:
        yield from (each.rule for each in rule(case))
