"""Contract: Assurance's table of the rules: by severity, then by how many; with how many and since when."""

from tests.rules import position_of, register_of, written
from tracker.rules.exceptions import exceptions
from tracker.rules.lists.by_rule import by_rule, rules_holding_nowhere
from tracker.vocabulary import Rule

AS_AT = "2020-07-01"
LITERAL = """
    recommendations:
    - {due: 2020-03-31, owner: null, actions: [{owner: null, updates: [2020-06-01: in_progress]}]}
    - {due: 2020-04-30, owner: null}
    - {due: 2020-05-31, owner: null}
    - {due: 2020-06-30, owner: null, wording_status: theme}
"""


def found():
    return exceptions(register_of(LITERAL), position_of(LITERAL, AS_AT))


def test_by_severity_then_by_how_many_with_the_first_day_and_the_last():
    lines = [(each.rule, len(each.exceptions), written(each.oldest), written(each.newest)) for each in by_rule(found())]
    assert lines == [
        (Rule.OVERDUE, 1, "2020-04-01", "2020-04-01"),
        (Rule.OWNER_MISSING, 4, "2020-01-01", "2020-01-01"),
        (Rule.UNREPORTED, 3, "2020-05-01", "2020-07-01"),
        (Rule.WORDING_MISSING, 1, "2020-01-01", "2020-01-01"),
    ]


def test_the_exceptions_of_a_rule_stay_in_the_order_of_the_agenda():
    [holding] = [each for each in by_rule(found()) if each.rule is Rule.UNREPORTED]
    assert [each.subject for each in holding.exceptions] == ["R-02", "R-03", "R-04"]


def test_a_rule_that_is_switched_off_does_not_hold_nowhere():
    nowhere = rules_holding_nowhere(found(), {Rule.QUIET})
    assert Rule.QUIET not in nowhere
    assert set(Rule) - set(nowhere) - {Rule.QUIET} == {each.rule for each in found()}
