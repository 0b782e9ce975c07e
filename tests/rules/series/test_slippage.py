"""Original against present deadlines, each extension, told late or in time; handovers."""

from hypothesis import given

from tests.conftest import examples
from tests.rules import day, register_from, register_of, written
from tests.rules.registers_at_random import days_of_interest, registers, texts_of
from tracker.rules.series.flow import handovers, slippage
from tracker.rules.state.position import position
from tracker.rules.state.standing import spans_of_register


def slipped(literal, as_at="2020-12-31"):
    """Return what slipped: of what, from and to which day, by how many days, and each step: from, to, told late."""
    return [
        (
            each.action or each.recommendation,
            written(each.deadline.original),
            written(each.deadline.now),
            each.deadline.slipped_days,
            [(written(step.replaced), written(step.extension.due), step.told_late) for step in each.steps],
        )
        for each in slippage(register_of(literal), day(as_at))
    ]


TWICE = """
    due: 2020-03-31
    extensions: [2020-03-31: 2020-06-30, 2020-07-01: 2020-09-30]
"""


def test_each_extension_replaces_the_deadline_before_it_and_is_late_only_after_that():
    assert slipped(TWICE) == [
        (
            "R-01",
            "2020-03-31",
            "2020-09-30",
            183,
            [("2020-03-31", "2020-06-30", False), ("2020-06-30", "2020-09-30", True)],
        )
    ]


def test_an_extension_is_not_there_before_it_was_agreed():
    assert slipped(TWICE, "2020-03-30") == []
    assert slipped(TWICE, "2020-06-30")[0][2:] == ("2020-06-30", 91, [("2020-03-31", "2020-06-30", False)])


def test_extensions_count_in_the_order_in_which_they_were_agreed():
    turned = "{due: 2020-03-31, extensions: [2020-07-01: 2020-09-30, 2020-03-31: 2020-06-30]}"
    assert slipped(turned) == slipped(TWICE)


def test_an_extension_agreed_in_the_month_of_the_deadline_is_not_called_late():
    assert slipped("{due: 2020-03-15, extensions: [2020-03: 2020-06-30]}")[0][4] == [
        ("2020-03-15", "2020-06-30", False)
    ]


def test_an_action_slips_by_its_own_deadline_after_its_recommendation_in_the_order_of_the_register():
    literal = """
        recommendations:
        - actions: [{}, {due: 2020-03-31, extensions: [2020-04-01: 2020-04-30]}]
        - due: 2020-03-31
          extensions: [2020-02-01: 2020-04-01]
          actions: [{due: 2020-02-29, extensions: [2020-02-01: 2020-03-01]}]
    """
    assert [(what, days) for what, _, _, days, _ in slipped(literal)] == [("R-01.2", 30), ("R-02", 1), ("R-02.1", 1)]


def test_an_extension_says_who_agreed_it_and_why():
    (found,) = slippage(register_of(TWICE), day("2020-06-30"))
    assert (found.steps[0].extension.agreed_by, found.steps[0].extension.reason) == ("board", "A reason.")


def test_handovers_are_told_oldest_first_up_to_the_day():
    literal = """
        recommendations:
        - handovers: [2020-05-01: successor, 2020-03-01: head]
        - handovers: [2020-04-01: null]
    """
    found = handovers(register_of(literal), day("2020-04-30"))
    assert [(each.recommendation, each.handover.to) for each in found] == [("R-01", "head"), ("R-02", None)]


@examples(40)
@given(registers(), days_of_interest())
def test_what_slipped_is_what_the_position_says(short, as_at):
    register = register_from(texts_of(short))
    found = slippage(register, as_at)
    standings = position(register, spans_of_register(register), as_at).standings
    of_recommendations = {each.recommendation: each.deadline for each in found if each.action is None}
    assert of_recommendations == {
        id: each.span.deadline for id, each in standings.items() if each.span.deadline.extensions
    }
    own_due = {action.id for each in register.responses.values() for action in each.actions if action.due}
    of_actions = {each.action: each.deadline for each in found if each.action}
    assert of_actions == {
        action.span.action: action.span.deadline
        for each in standings.values()
        for action in each.actions
        if action.span.deadline.extensions and action.span.action in own_due
    }
    for each in found:
        assert len(each.steps) == each.deadline.extensions
        assert any(step.told_late for step in each.steps) is (each.deadline.told_late_on is not None)
