"""What a source has on a day, and how many entries there are by then, is counted of what had been issued by then."""

from tests.rules import day, position_of, register_of
from tracker.register.schema.recommendations import Recommendation
from tracker.register.schema.response import Answer
from tracker.rules.lists.completeness import completeness
from tracker.rules.lists.tally import tally

ISSUED_LATER = """
    recommendations:
    - {acceptance: {by: force, decision: accepted}}
    - {issued_on: 2020-06-01, wording_status: theme, acceptance: {by: force, date: 2020-07-01, decision: accepted}}
    - {issued_on: 2020-06-01, owner: null, actions: [{owner: head}]}
    - {owner: null}
"""


def complete(as_at):
    [held] = completeness(register_of(ISSUED_LATER), position_of(ISSUED_LATER, as_at))
    return held


def test_what_was_issued_later_is_not_counted():
    assert (complete("2020-05-31").on_file, sum(complete("2020-05-31").wording.values())) == (2, 2)
    assert (complete("2020-06-01").on_file, sum(complete("2020-06-01").wording.values())) == (4, 4)


def test_an_answer_without_a_day_is_an_entry_from_the_issue():
    assert complete("2020-05-31").unanswered == 1
    assert complete("2020-06-30").unanswered == 3
    assert complete("2020-07-01").unanswered == 2


def test_the_owner_of_an_action_is_an_owner():
    assert complete("2020-06-01").unowned == 1


def test_every_entry_is_counted_in_the_files_and_by_its_own_day_or_its_issue():
    numbers = {
        as_at: {each.kind: (each.on_file, each.by_day) for each in tally(register_of(ISSUED_LATER), day(as_at))}
        for as_at in ("2019-12-31", "2020-05-31", "2020-07-01")
    }
    assert [numbers[each][Recommendation] for each in numbers] == [(4, 0), (4, 2), (4, 4)]
    assert [numbers[each][Answer] for each in numbers] == [(2, 0), (2, 1), (2, 2)]
