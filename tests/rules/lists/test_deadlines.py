"""The deadlines that run: of what is open and has one, the longest past first, then the next to come."""

from datetime import date

from tests.rules import day, register_of
from tracker.rules.lists.deadlines import running_deadlines
from tracker.rules.state.position import position
from tracker.rules.state.standing import spans_of_register

LITERAL = """
    recommendations:
    - {due: 2020-03-31}
    - {due: 2020-02-20}
    - {due: 2020-02-01, due_basis: inferred}
    - {}
    - {due: 2020-02-01, verifications: [2020-01-20: verified]}
    - {due: 2020-03-01}
    - {due: 2020-01-10, due_basis: inferred, extensions: [2020-01-05: 2020-01-20, 2020-01-25: 2020-02-25]}
"""


def test_which_deadlines_run_and_in_which_order():
    register = register_of(LITERAL)
    found = running_deadlines(register, position(register, spans_of_register(register), day("2020-03-01")))
    assert [(each.standing.span.recommendation, each.due, each.is_past, each.is_inferred) for each in found] == [
        ("R-03", date(2020, 2, 1), True, True),
        ("R-02", date(2020, 2, 20), True, False),
        ("R-07", date(2020, 2, 25), True, False),
        ("R-06", date(2020, 3, 1), False, False),
        ("R-01", date(2020, 3, 31), False, False),
    ]
    assert [each.late_from for each in found] == [each.due if each.is_past else None for each in found]
    assert [(step.replaced, step.told_late) for step in found[2].steps] == [
        (date(2020, 1, 10), False),
        (date(2020, 1, 20), True),
    ]


def test_what_was_done_in_between_is_late_only_since_it_was_opened_again():
    register = register_of("due: 2020-01-20\nverifications: [2020-01-15: verified, 2020-02-10: not_verified]")
    [found] = running_deadlines(register, position(register, spans_of_register(register), day("2020-03-01")))
    assert (found.due, found.late_from) == (date(2020, 1, 20), date(2020, 2, 9))
