"""Contract: all exceptions of a position: severities, order, owners, and the rules that are switched off."""

import pytest

from tests.rules import day, owners_of, register_of
from tracker.rules.exceptions import exceptions, rules_off
from tracker.rules.state.position import position
from tracker.rules.state.standing import spans_of_register
from tracker.vocabulary import Rule

SEVERITIES = {
    3: "overdue action_overdue answer_overdue rejected_by_verifier reopened unevidenced closed_without_agreement "
    "escalation_unanswered statement_contradicted",
    2: "rests_on_statement contradicted refused_by_some waiting unreported expectation_passed undated owner_missing "
    "slipped_twice extension_told_late verification_lapsed verification_waiting self_verified limb_uncovered "
    "stated_not_evidenced count_mismatch decision_overdue concern_unresolved",
    1: "quiet evidence_after_claim wording_missing figures_disagree",
}


def test_the_severity_of_every_rule():
    severities = {rule.value: rule.severity for rule in Rule}
    assert severities == {name: severity for severity, names in SEVERITIES.items() for name in names.split()}


def rules_and_subjects(literal, as_at, off=None):
    register = register_of(literal)
    found = exceptions(register, position(register, spans_of_register(register), day(as_at)), off)
    return [(each.rule.value, each.subject) for each in found]


def test_the_order_is_severity_then_priority_then_since_then_the_registers_order():
    unowned = "owner: null, actions: [{owner: null, updates: [2020-06-01: in_progress]}]"
    literal = f"""
        sources:
        - id: S
          recommendations:
          - {{due: 2020-05-31, actions: [{{updates: [2020-06-01: in_progress]}}]}}
          - {{due: 2020-03-31, {unowned}}}
          - {{due: 2020-05-31, priority: medium, actions: [{{updates: [2020-06-01: in_progress]}}]}}
          - {{due: 2020-06-30, priority: high, actions: [{{updates: [2020-06-01: in_progress]}}]}}
          - {{due: 2020-04-30, priority: low, actions: [{{updates: [2020-06-01: in_progress]}}]}}
        - id: R
          expected_count: 2
          wording_status: theme
          due: 2020-05-31
          actions: [{{updates: [2020-06-01: in_progress]}}]
        - {{id: A, wording_status: theme}}
    """
    assert rules_and_subjects(literal, "2020-07-01", {Rule.QUIET}) == [
        ("overdue", "S-04"),  # high
        ("overdue", "S-03"),  # medium
        ("overdue", "S-05"),  # low
        ("overdue", "S-02"),  # none: the oldest first
        ("overdue", "S-01"),  # of one day the register's order, not that of the ids
        ("overdue", "R-01"),
        ("owner_missing", "S-02"),
        ("count_mismatch", "R"),
        ("wording_missing", "A"),  # without a recommendation: by id
        ("wording_missing", "R"),
    ]


def test_those_of_one_recommendation_come_before_those_without_one_of_the_same_day():
    literal = "{owner: null, expected_count: 2}"
    assert rules_and_subjects(literal, "2020-01-31") == [("owner_missing", "R-01"), ("count_mismatch", "R")]


OFF = """
settings:
  rules_off:
  - {rule: owner_missing, reason: Nobody owns anything here., since: 2020-02-01}
  - {rule: count_mismatch, reason: It goes on., since: 2020-03}
"""


@pytest.mark.parametrize(
    ("as_at", "names"),
    [
        ("2020-01-31", ["owner_missing", "count_mismatch"]),
        ("2020-02-01", ["count_mismatch"]),
        ("2020-03-30", ["count_mismatch"]),
        ("2020-03-31", []),
    ],
)
def test_a_rule_is_off_from_the_day_on_which_it_was_switched_off(as_at, names):
    literal = f"{OFF}\nowner: null\nexpected_count: 2"
    found = [name for name, _ in rules_and_subjects(literal, as_at) if name in ("owner_missing", "count_mismatch")]
    assert found == names
    switched = rules_off(register_of(literal), day(as_at))
    assert [each.rule.value for each in switched] == ["owner_missing", "count_mismatch"][: 2 - len(names)]


def test_which_are_off_may_be_another_positions():
    literal = f"{OFF}\nowner: null\nexpected_count: 2"
    assert ("owner_missing", "R-01") in rules_and_subjects(literal, "2020-12-31", ())
    assert rules_and_subjects(literal, "2020-01-31", {Rule.OWNER_MISSING}) == [("count_mismatch", "R")]


def test_an_exception_names_the_owners_of_what_it_is_about():
    literal = """
        due: 2020-06-30
        actions:
        - {owner: head, due: 2020-03-31, updates: [2020-02-01: in_progress]}
        - {owner: successor, updates: [2020-02-01: withdrawn]}
        - {owner: null, due: 2020-03-31, updates: [2020-02-01: in_progress]}
        meetings: [{date: 2020-02-01, decisions: [{due: 2020-03-01, owner: board, recommendations: [R-01]}]}]
        expected_count: 2
    """
    assert owners_of(literal, Rule.OVERDUE, "2020-07-01") == [("force", "head")]
    assert owners_of(literal, Rule.ACTION_OVERDUE, "2020-07-01") == [("head",), ()]
    assert owners_of(literal, Rule.DECISION_OVERDUE, "2020-07-01") == [("board",)]
    assert owners_of(literal, Rule.COUNT_MISMATCH, "2020-07-01") == [()]


def test_an_exception_says_what_it_is_about():
    literal = """
        due: 2020-06-30
        expected_count: 9
        actions: [{updates: [{date: 2020-02-01, status: in_progress, expected: 2020-03}]}]
        meetings: [{date: 2020-02-01, decisions: [{due: 2020-03-01, recommendations: [R-01]}]}]
    """
    register = register_of(literal)
    found = exceptions(register, position(register, spans_of_register(register), day("2020-07-01")))
    assert {(each.rule.value, each.kind, each.recommendations) for each in found} == {
        ("overdue", "recommendation", ("R-01",)),
        ("expectation_passed", "action", ("R-01",)),
        ("quiet", "recommendation", ("R-01",)),
        ("count_mismatch", "source", ()),
        ("decision_overdue", "decision", ("R-01",)),
    }
