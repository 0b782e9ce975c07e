"""A position → what is owed: actions with their last update, missing evidence, answers, open decisions.

Takes a register and the position of a day; returns the entries of that day and earlier with what follows from them.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Literal, NamedTuple

from tracker.register.records import Register
from tracker.register.schema.recommendations import Recommendation
from tracker.register.schema.response import Action, Escalation, Update
from tracker.register.schema.supporting import Decision, Meeting
from tracker.rules.exceptions.unanswered import owed_answer
from tracker.rules.history.settled import is_answered, waits
from tracker.rules.state.position import ActionStanding, Position, Standing, is_owed
from tracker.rules.state.proving import supporting
from tracker.rules.state.standing import bodies_of
from tracker.vocabulary import OPEN, PAST_DEADLINE, DecisionOutcome, Status

Stage = Literal["open", "done", "ended"]


class Owed(NamedTuple):
    """An action on a day. `update`: its newest; `unevidenced`: its updates that cite no evidence which is there.

    `overall`: where its recommendation stands; `stage`: open is what is owed, also again, where its claim was not
    upheld; ended is what was withdrawn, or was not claimed when its recommendation was done or closed; `proof_missing`:
    claimed done, and none of the updates that claim it cites evidence which is there.
    """

    recommendation: Recommendation
    overall: Standing
    action: Action
    standing: ActionStanding
    stage: Stage
    update: Update | None
    updates: int
    unevidenced: tuple[Update, ...]
    proof_missing: bool

    @property
    def past(self) -> bool:
        """Return whether it is open and past its deadline."""
        return self.stage == "open" and self.standing.timeliness in PAST_DEADLINE


class OpenDecision(NamedTuple):
    """A decision of a meeting that is not done. `late`: by how many days it is past its date, None where it is not."""

    meeting: Meeting
    decision: Decision
    late: int | None


class AnswerToGive(NamedTuple):
    """An answer to a recommendation that a body owes. `late`: by how many days it is past its day, None where not."""

    recommendation: Recommendation
    body: str
    due: date
    late: int | None


def all_owed(register: Register, position: Position) -> Iterator[Owed]:
    """Yield every action of every recommendation that stands on the day, in the order of the register."""
    for standing in position.standings.values():
        yield from _of(register, standing, position.as_at)


def open_decisions(register: Register, as_at: date) -> list[OpenDecision]:
    """Return the decisions taken by the day that somebody is to carry out and has not, by their date."""
    waiting = [each for meeting in register.meetings if meeting.date <= as_at for each in _waiting(meeting, as_at)]
    return sorted(waiting, key=lambda each: each.decision.due or date.max)


def without_outcome(decisions: Sequence[Decision]) -> tuple[Decision, ...]:
    """Return the decisions that a meeting was asked for, of which no outcome is on record."""
    return tuple(each for each in decisions if each.outcome is DecisionOutcome.ASKED)


def answers_to_give(register: Register, position: Position) -> Iterator[tuple[str, AnswerToGive]]:
    """Yield each owner whose body owes an answer, with it."""
    bodies = bodies_of(register)
    for standing in position.standings.values():
        answer = owed_answer(register, standing, position.as_at, bodies)
        if answer is None:
            continue
        recommendation = register.recommendations[standing.span.recommendation]
        late = (position.as_at - answer.due).days if answer.due < position.as_at else None
        for owner in standing.owners:
            body = bodies.get(owner, owner)
            if body in answer.bodies:
                yield owner, AnswerToGive(recommendation, body, answer.due, late)


def unanswered_escalations(register: Register, position: Position) -> Iterator[tuple[str, Standing, Escalation]]:
    """Yield what was put to a party by the day and not answered, of what is open: the party, what it is about, it."""
    for id, standing in position.standings.items():
        response = register.responses.get(id)
        for escalation in response.escalations if response and standing.span.state in OPEN else ():
            if escalation.date <= position.as_at and not is_answered(escalation, position.as_at):
                yield escalation.to, standing, escalation


def _of(register: Register, overall: Standing, as_at: date) -> Iterator[Owed]:
    recommendation = register.recommendations[overall.span.recommendation]
    response = register.responses.get(recommendation.id)
    if response is None:
        return
    there = {item.id for item in supporting(response, as_at)}
    for action, standing in zip(response.actions, overall.actions, strict=True):
        updates = sorted((each for each in action.updates if each.date <= as_at), key=lambda each: each.date)
        unevidenced = tuple(each for each in updates if not there.intersection(each.evidence))
        since = standing.span.implemented_on
        claims = [each for each in updates if since and each.date >= since]
        yield Owed(
            recommendation=recommendation,
            overall=overall,
            action=action,
            standing=standing,
            stage=_stage(overall, standing),
            update=updates[-1] if updates else None,
            updates=len(updates),
            unevidenced=unevidenced,
            proof_missing=bool(claims) and all(each in unevidenced for each in claims),
        )


def _stage(overall: Standing, standing: ActionStanding) -> Stage:
    if is_owed(overall, standing):
        return "open"
    return "done" if standing.span.status is Status.IMPLEMENTED else "ended"


def _waiting(meeting: Meeting, as_at: date) -> Iterator[OpenDecision]:
    for decision in meeting.decisions:
        to_do = decision.owner is not None or decision.due is not None
        if to_do and waits(decision, as_at):
            past = decision.due is not None and decision.due < as_at
            yield OpenDecision(meeting, decision, (as_at - decision.due).days if past and decision.due else None)
