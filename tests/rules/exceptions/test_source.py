"""Contract: the exceptions about sources, decisions, concerns and indicators, and the order of all."""

import pytest

from tests.rules import day, raised, register_of
from tracker.rules.exceptions import exceptions
from tracker.rules.state.position import position
from tracker.rules.state.standing import spans_of_register
from tracker.vocabulary import Rule

DONE = "actions: [{updates: [2020-02-01: implemented]}]"
UNDER_WAY = "actions: [{updates: [2020-02-01: in_progress]}]"


# statement_contradicted, stated_not_evidenced


@pytest.mark.parametrize(("at_least", "holds"), [("2", False), ("3", True)])
def test_a_statement_is_contradicted_where_more_is_stated_than_may_be_done(at_least, holds):
    literal = f"""
        statements: [{{date: 2020-03-01, says: implemented, at_least: {at_least}}}]
        recommendations: [{{{DONE}}}, {{{UNDER_WAY}}}, {{}}]
    """
    assert raised(literal, Rule.STATEMENT_CONTRADICTED, "2020-02-29") == []
    found = raised(literal, Rule.STATEMENT_CONTRADICTED, "2020-03-01")
    assert found == ([("R", "2020-03-01", 1)] if holds else [])


@pytest.mark.parametrize(("at_least", "holds"), [("1", False), ("2", True)])
def test_stated_and_not_evidenced_where_more_is_stated_than_is_done(at_least, holds):
    literal = f"""
        statements: [{{date: 2020-03-01, says: implemented, at_least: {at_least}}}]
        recommendations: [{{{DONE}}}, {{}}]
    """
    assert raised(literal, Rule.STATED_NOT_EVIDENCED, "2020-02-29") == []
    found = raised(literal, Rule.STATED_NOT_EVIDENCED, "2020-03-02")
    assert found == ([("R", "2020-03-01", 2)] if holds else [])


def test_the_statement_that_claims_the_most_is_the_one_that_counts():
    literal = """
        statements:
        - {date: 2020-05-01, says: implemented, at_least: 1}
        - {date: 2020-03-01, says: verified, at_least: 2}
        recommendations: [{}, {}]
    """
    assert raised(literal, Rule.STATED_NOT_EVIDENCED, "2020-05-01") == [("R", "2020-03-01", 62)]


def test_a_newer_statement_that_claims_less_ends_it():
    literal = f"""
        statements:
        - {{date: 2020-03-01, says: implemented, at_least: 2}}
        - {{date: 2020-05-01, says: implemented, at_least: 1}}
        recommendations: [{{{DONE}}}, {{}}]
    """
    assert raised(literal, Rule.STATED_NOT_EVIDENCED, "2020-04-30") != []
    assert raised(literal, Rule.STATED_NOT_EVIDENCED, "2020-05-01") == []


# expectation_passed, of a source


@pytest.mark.parametrize("expected", ["2020-06-30", "2020-06"])
def test_the_expectation_of_a_source_has_passed_on_the_day_after(expected):
    literal = f"statements: [{{date: 2020-03-01, says: expected, expected: {expected}, covers: all}}]"
    assert raised(literal, Rule.EXPECTATION_PASSED, "2020-06-30") == []
    assert raised(literal, Rule.EXPECTATION_PASSED, "2020-07-01") == [("R", "2020-07-01", 1)]


@pytest.mark.parametrize(
    ("which", "first", "second", "holds"),
    [
        ("covers: all", DONE, DONE, False),
        ("covers: all", DONE, UNDER_WAY, True),
        ("covers: all", DONE, "acceptance: {decision: rejected, date: 2020-02-01}", False),
        ("covers: [R-01]", DONE, UNDER_WAY, False),
        ("covers: [R-02]", DONE, UNDER_WAY, True),
        ("at_least: 1", DONE, UNDER_WAY, False),
        ("at_least: 2", DONE, UNDER_WAY, True),
        ("covers: some", DONE, UNDER_WAY, False),
        ("covers: some", UNDER_WAY, UNDER_WAY, True),
    ],
)
def test_the_expectation_of_a_source_has_passed_while_not_all_that_it_covers_are_done(which, first, second, holds):
    literal = f"""
        statements: [{{date: 2020-03-01, says: expected, expected: 2020-06-30, {which}}}]
        recommendations: [{{{first}}}, {{{second}}}]
    """
    assert bool(raised(literal, Rule.EXPECTATION_PASSED, "2020-12-31")) is holds


def test_the_newest_expectation_counts():
    literal = """
        statements:
        - {date: 2020-05-01, says: expected, expected: 2020-09-30, covers: all}
        - {date: 2020-02-01, says: expected, expected: 2020-03-31, covers: all}
    """
    assert raised(literal, Rule.EXPECTATION_PASSED, "2020-04-30") == [("R", "2020-04-01", 30)]
    assert raised(literal, Rule.EXPECTATION_PASSED, "2020-05-01") == []
    assert raised(literal, Rule.EXPECTATION_PASSED, "2020-10-01") == [("R", "2020-10-01", 1)]


# count_mismatch, wording_missing


@pytest.mark.parametrize(("count", "holds"), [("0", True), ("1", False), ("2", True)])
def test_a_count_that_differs_either_way_since_the_issue(count, holds):
    found = raised(f"expected_count: {count}", Rule.COUNT_MISMATCH, "2020-01-31")
    assert found == ([("R", "2020-01-01", 31)] if holds else [])


@pytest.mark.parametrize(
    ("status", "holds"), [("verbatim", False), ("summary", False), ("theme", True), ("not_transcribed", True)]
)
def test_wording_is_missing_since_the_issue(status, holds):
    found = raised(f"wording_status: {status}", Rule.WORDING_MISSING, "2020-01-31")
    assert found == ([("R", "2020-01-01", 31)] if holds else [])


def test_wording_is_missing_in_one_row_for_each_source():
    literal = """
        sources:
        - {id: R, recommendations: [{wording_status: theme}, {wording_status: not_transcribed}, {}]}
        - {id: S, issued_on: 2020-03-01, recommendations: [{wording_status: theme}, {wording_status: theme}]}
    """
    assert raised(literal, Rule.WORDING_MISSING, "2020-03-01") == [("R", "2020-01-01", 61), ("S", "2020-03-01", 1)]


# decision_overdue, concern_unresolved


@pytest.mark.parametrize(
    ("decision", "holds"),
    [
        ("{due: 2020-06-30}", True),
        ("{due: 2020-06-30, outcome: amended}", True),
        ("{due: 2020-06-30, outcome: asked}", True),
        ("{due: 2020-06-30, outcome: refused}", False),  # nobody is to carry it out
        ("{due: 2020-06-30, done_on: 2020-07-01}", False),
        ("{}", False),
    ],
)
def test_a_decision_is_overdue_on_the_day_after(decision, holds):
    literal = f"meetings: [{{date: 2020-03-01, decisions: [{{}}, {decision}]}}]"
    assert raised(literal, Rule.DECISION_OVERDUE, "2020-06-30") == []
    found = raised(literal, Rule.DECISION_OVERDUE, "2020-07-01")
    assert found == ([("board-1/D2", "2020-07-01", 1)] if holds else [])


def test_a_concern_is_unresolved_on_the_93rd_day():
    literal = "concerns: [{raised_on: 2020-02-01}]"
    assert raised(literal, Rule.CONCERN_UNRESOLVED, "2020-05-03") == []  # 92 days
    assert raised(literal, Rule.CONCERN_UNRESOLVED, "2020-05-04") == [("C1", "2020-05-04", 1)]


# figures_disagree


@pytest.mark.parametrize(
    ("first", "second", "holds"),
    [
        ("{as_of: 2020-02-01, value: 5}", "{as_of: 2020-02-01, value: 6}", True),
        ("{as_of: 2020-02-01, value: 5}", "{as_of: 2020-02-01, value: 5}", False),
        ("{as_of: 2020-02-01, value: 5}", "{as_of: 2020-02-01, value: 5.0}", False),
        ("{as_of: 2020-02-01, value: 5}", "{as_of: 2020-02-02, value: 6}", False),
        ("{as_of: 2020-02, value: 5}", "{as_of: 2020-02, value: 6}", True),
        ("{as_of: 2020-02, value: 5}", "{as_of: 2020-02-29, value: 6}", False),  # a month and a day of it
    ],
)
def test_figures_for_one_day_or_one_month_disagree(first, second, holds):
    literal = f"indicators: [{{observations: [{first}, {second}]}}]"
    assert bool(raised(literal, Rule.FIGURES_DISAGREE, "2020-12-31")) is holds


def test_figures_disagree_since_the_later_publication():
    literal = """
        indicators:
        - observations:
          - {as_of: 2020-02-01, value: 5, published_on: 2020-05-01}
          - {as_of: 2020-02-01, value: 6, published_on: 2020-03-01}
    """
    assert raised(literal, Rule.FIGURES_DISAGREE, "2020-04-30") == []
    assert raised(literal, Rule.FIGURES_DISAGREE, "2020-05-01") == [("figure-1", "2020-05-01", 1)]


def test_a_third_publication_does_not_make_an_old_disagreement_new():
    literal = """
        indicators:
        - observations:
          - {as_of: 2020-02-01, value: 5, published_on: 2020-03-01}
          - {as_of: 2020-02-01, value: 6, published_on: 2020-05-01}
          - {as_of: 2020-02-01, value: 5, published_on: 2020-08-01}
    """
    assert raised(literal, Rule.FIGURES_DISAGREE, "2020-08-01") == [("figure-1", "2020-05-01", 93)]


def test_figures_of_two_indicators_are_not_compared():
    literal = """
        indicators:
        - observations: [{as_of: 2020-02-01, value: 5}]
        - observations: [{as_of: 2020-02-01, value: 6}]
    """
    assert raised(literal, Rule.FIGURES_DISAGREE, "2020-12-31") == []


# all of them


SEVERITIES = {
    3: "overdue rejected_by_verifier reopened unevidenced closed_without_agreement escalation_unanswered "
    "statement_contradicted",
    2: "unreported expectation_passed undated owner_missing slipped_twice extension_told_late verification_lapsed "
    "verification_waiting self_verified limb_uncovered stated_not_evidenced count_mismatch decision_overdue "
    "concern_unresolved",
    1: "quiet evidence_after_claim wording_missing figures_disagree",
}


def test_the_severity_of_every_rule():
    severities = {rule.value: rule.severity for rule in Rule}
    assert severities == {name: severity for severity, names in SEVERITIES.items() for name in names.split()}


def test_the_order_is_severity_then_since_then_subject():
    literal = """
        sources:
        - id: R
          wording_status: theme
          due: 2020-06-30
        - id: S
          recommendations:
          - {due: 2020-06-30, actions: [{updates: [2020-06-01: in_progress]}]}
          - {due: 2020-03-31, owner: null}
          - {due: 2020-05-31, actions: [{updates: [2020-06-01: in_progress]}]}
          - {due: 2020-05-31, actions: [{updates: [2020-06-01: in_progress]}]}
    """
    register = register_of(literal)
    found = exceptions(register, position(register, spans_of_register(register), day("2020-07-01")))
    assert [(each.rule.value, each.subject) for each in found] == [
        ("overdue", "S-03"),
        ("overdue", "S-04"),
        ("overdue", "S-01"),
        ("owner_missing", "S-02"),
        ("unreported", "S-02"),
        ("unreported", "R-01"),
        ("wording_missing", "R"),
    ]


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
