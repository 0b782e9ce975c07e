"""Who still owes an answer to a recommendation, and by when it is due.

Takes a register, where a recommendation stands on a day, and who speaks for whom; returns bodies.
"""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from tracker.register.records import Register
from tracker.rules.state.position import Standing
from tracker.vocabulary import OPEN, AnswerKind, Says


class OwedAnswer(NamedTuple):
    """An answer that is owed. `due`: by when, never before the issue; `bodies`: who owes it, in the order of owners."""

    due: date
    bodies: tuple[str, ...]


def answer_due(register: Register, standing: Standing) -> date | None:
    """Return by when a recommendation is to be answered, never before its issue; None where no day is set."""
    recommendation = register.recommendations[standing.span.recommendation]
    due = recommendation.answer_due or register.sources[recommendation.source].answer_due
    return max(due, standing.span.issued_on) if due else None


def owed_answer(register: Register, standing: Standing, as_at: date, bodies: Mapping[str, str]) -> OwedAnswer | None:
    """Return the answer that bodies of its owners owe, None where none is due, ever, or all have answered.

    That a body gave no answer is no answer; a statement that it was accepted answers for all.
    """
    recommendation = register.recommendations[standing.span.recommendation]
    source = register.sources[recommendation.source]
    due = answer_due(register, standing)
    if due is None or standing.span.state not in OPEN:
        return None
    for statement in source.statements:
        is_acceptance = statement.says is Says.ACCEPTED and statement.date <= as_at
        if is_acceptance and register.covers(statement, recommendation.id):
            return None
    response = register.responses.get(recommendation.id)
    answered = {
        bodies.get(answer.by, answer.by)
        for answer in (response.answers if response else ())
        if answer.decision is not AnswerKind.NO_ANSWER and (answer.date is None or answer.date <= as_at)
    }
    of_owners = dict.fromkeys(bodies.get(owner, owner) for owner in standing.owners)
    owing = tuple(body for body in of_owners if body not in answered)
    return OwedAnswer(due, owing) if owing else None
