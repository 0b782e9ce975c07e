"""A recommendation on a day → each body that was asked: what it answered, and which live actions are its own.

Takes a register and where a recommendation stands; returns its entries as they are. A post answers, and acts, for its
body.
"""

from datetime import date
from typing import NamedTuple

from tracker.register.records import Register
from tracker.register.schema.response import Answer
from tracker.rules.state.position import ActionStanding, Standing
from tracker.rules.state.standing import bodies_of
from tracker.vocabulary import AnswerKind, Status


class BodySide(NamedTuple):
    """One body's part. `body`: None of actions that nobody owns; `answers`: oldest first, the undated before all.

    `leads`: whether the recommendation's owner acts for it.
    """

    body: str | None
    leads: bool
    answers: tuple[Answer, ...]
    actions: tuple[ActionStanding, ...]

    @property
    def answer(self) -> Answer | None:
        """Return its answer: the last, but that it gave none replaces nothing that it said."""
        given = [each for each in self.answers if each.decision is not AnswerKind.NO_ANSWER]
        return given[-1] if given else self.answers[-1] if self.answers else None


def sides_of(register: Register, standing: Standing, as_at: date) -> tuple[BodySide, ...]:
    """Return each body that owns a part of a recommendation or answered it: the lead's first, then as they come."""
    bodies = bodies_of(register)
    response = register.responses.get(standing.span.recommendation)
    answers: dict[str | None, list[Answer]] = {}
    for owner in standing.owners:
        answers.setdefault(bodies.get(owner, owner), [])
    given = [each for each in (response.answers if response else ()) if each.date is None or each.date <= as_at]
    for answer in sorted(given, key=lambda each: each.date or date.min):
        answers.setdefault(bodies.get(answer.by, answer.by), []).append(answer)
    actions: dict[str | None, list[ActionStanding]] = {}
    for action in standing.actions:
        if action.span.status is not Status.WITHDRAWN:
            by = action.span.owner
            actions.setdefault(bodies.get(by, by) if by else None, []).append(action)
    lead = standing.span.owner
    leading = bodies.get(lead, lead) if lead else ""
    return tuple(
        BodySide(body, body == leading, tuple(answers.get(body, ())), tuple(actions.get(body, ())))
        for body in dict.fromkeys([*answers, *actions])
    )
