"""A position → how many with each answer are in each state.

Takes the position of a day, returns counts.
"""

from collections import Counter
from collections.abc import Mapping

from tracker.rules.state.position import Position
from tracker.vocabulary import AnswerKind, State

Answered = Mapping[AnswerKind | None, Mapping[State, int]]


def answers_by_state(position: Position) -> Answered:
    """Return the answers there are, in the order of the vocabulary, that none is on record (None) last."""
    numbers = Counter((each.span.answer, each.span.state) for each in position.standings.values())
    there = {answer for answer, _ in numbers}
    return {
        answer: {state: numbers[answer, state] for state in State if numbers[answer, state]}
        for answer in (*AnswerKind, None)
        if answer in there
    }
