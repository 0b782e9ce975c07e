"""Contract: Progress shows answers × states as a small table."""

from tests.rules import position_of
from tracker.rules.lists.answered import answers_by_state
from tracker.vocabulary import AnswerKind, State

UNDER_WAY = "actions: [{updates: [2020-02-01: in_progress]}]"
LITERAL = f"""
    recommendations:
    - {{acceptance: {{decision: accepted, date: 2020-01-15}}, {UNDER_WAY}}}
    - {{acceptance: {{decision: accepted, date: 2020-01-15}}, {UNDER_WAY}}}
    - {{acceptance: {{decision: accepted, date: 2020-01-15}}}}
    - {{acceptance: {{decision: rejected, date: 2020-01-15}}}}
    - {{}}
"""


def test_each_is_counted_once_by_its_answer_and_its_state():
    counted = answers_by_state(position_of(LITERAL, "2020-03-01"))
    assert list(counted.items()) == [
        (AnswerKind.ACCEPTED, {State.IN_PROGRESS: 2, State.NOT_REPORTED: 1}),
        (AnswerKind.REJECTED, {State.CLOSED_NOT_IMPLEMENTED: 1}),
        (None, {State.NOT_REPORTED: 1}),
    ]


def test_before_anything_was_made_there_is_nothing_to_count():
    assert answers_by_state(position_of(LITERAL, "2019-12-31")) == {}
