"""Contract: the exceptions about sources, decisions, concerns and indicators."""

import pytest

from tests.rules import raised
from tracker.vocabulary import Rule

DONE = "actions: [{updates: [2020-02-01: implemented]}]"
UNDER_WAY = "actions: [{updates: [2020-02-01: in_progress]}]"


# statement_contradicted, stated_not_evidenced


@pytest.mark.parametrize(
    ("at_least", "word", "holds"),
    [("2", "2020-03-01", False), ("3", "2020-03-01", True), ("3", "2020-02-29", False)],  # said since the statement
)
def test_a_statement_is_contradicted_where_more_is_stated_than_may_be_done(at_least, word, holds):
    literal = f"""
        statements: [{{date: 2020-03-01, says: implemented, at_least: {at_least}}}]
        recommendations: [{{{DONE}}}, {{actions: [{{updates: [{word}: in_progress]}}]}}, {{}}]
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


def test_at_least_so_many_of_a_list_and_some_are_stated_and_not_evidenced():
    literal = f"""
        statements:
        - {{date: 2020-03-01, says: implemented, at_least: 2, covers: [R-01, R-02]}}
        - {{date: 2020-04-01, says: implemented, covers: some}}
        recommendations: [{{}}, {{}}, {{{DONE}}}]
    """
    assert raised(literal, Rule.STATED_NOT_EVIDENCED, "2020-04-01") == [("R", "2020-03-01", 32)]


# rests_on_statement


def test_what_rests_on_a_statement_since_the_newest_that_carries_one():
    literal = f"""
        statements:
        - {{date: 2020-03-01, says: implemented, covers: [R-01]}}
        - {{date: 2020-04-01, says: implemented, covers: [R-02]}}
        - {{date: 2020-05-01, says: implemented, covers: [R-03]}}
        - {{date: 2020-05-01, says: implemented, at_least: 2}}
        recommendations: [{{}}, {{{UNDER_WAY}}}, {{{DONE}}}]
    """
    assert raised(literal, Rule.RESTS_ON_STATEMENT, "2020-02-29") == []
    assert raised(literal, Rule.RESTS_ON_STATEMENT, "2020-03-31") == [("R", "2020-03-01", 31)]
    assert raised(literal, Rule.RESTS_ON_STATEMENT, "2020-05-01") == [("R", "2020-04-01", 31)]


def test_what_is_verified_by_a_statement_rests_on_that_and_not_on_a_later_claim():
    literal = """
        statements:
        - {date: 2020-03-01, says: verified, covers: all}
        - {date: 2020-04-01, says: implemented, covers: all}
    """
    assert raised(literal, Rule.RESTS_ON_STATEMENT, "2020-04-01") == [("R", "2020-03-01", 32)]


def test_what_a_later_verdict_took_over_from_a_statement_rests_on_the_statement_that_keeps_it_so():
    literal = """
        statements:
        - {date: 2020-02-01, says: verified, covers: all}
        - {date: 2020-06-01, says: implemented, covers: all}
        actions: [{updates: [2020-06-01: in_progress]}]
        verifications: [2020-05-01: verified]
    """
    assert raised(literal, Rule.RESTS_ON_STATEMENT, "2020-05-31") == []
    assert raised(literal, Rule.RESTS_ON_STATEMENT, "2020-06-01") == [("R", "2020-06-01", 1)]


@pytest.mark.parametrize(
    ("first", "superseded", "carried_by"),
    [
        ("implemented", "{date: 2020-03-15, says: superseded, covers: all}", "2020-03-01"),
        ("verified", "{date: 2020-03-15, says: superseded, covers: all}", "2020-03-01"),
        # Said to be done when it was superseded, and first verified after that: the last that could change it.
        (
            "implemented",
            "{date: 2020-03-15, says: superseded, covers: all}, {date: 2020-04-01, says: verified, covers: all}",
            "2020-04-01",
        ),
    ],
)
def test_what_was_superseded_rests_on_nothing_that_was_stated_since(first, superseded, carried_by):
    literal = (
        f"statements: [{{date: 2020-03-01, says: {first}, covers: all}}, {superseded},"
        f" {{date: 2020-05-01, says: {first}, covers: all}}]"
    )
    [(_, since, _)] = raised(literal, Rule.RESTS_ON_STATEMENT, "2020-12-31")
    assert since == carried_by


def test_a_verification_that_says_superseded_is_no_verdict_after_which_another_statement_would_carry_it():
    literal = """
        statements:
        - {date: 2020-03-01, says: verified, covers: all}
        - {date: 2020-04-01, says: implemented, covers: all}
        verifications: [2020-05-01: superseded]
    """
    assert raised(literal, Rule.RESTS_ON_STATEMENT, "2020-05-01") == [("R", "2020-03-01", 62)]


def test_what_its_own_entries_show_rests_on_no_statement():
    literal = f"statements: [{{date: 2020-03-01, says: implemented, covers: all}}]\n{DONE}"
    assert raised(literal, Rule.RESTS_ON_STATEMENT, "2020-12-31") == []


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
        ("at_least: 2", UNDER_WAY, UNDER_WAY, False),  # it names none that is late
        ("covers: some", UNDER_WAY, UNDER_WAY, False),
    ],
)
def test_the_expectation_of_a_source_has_passed_while_one_that_it_covers_is_open(which, first, second, holds):
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


def test_a_source_that_goes_on_issuing_has_no_count_to_differ_from():
    assert raised("expected_count: null", Rule.COUNT_MISMATCH, "2020-01-31") == []


def test_what_is_not_yet_issued_is_not_on_file():
    literal = "recommendations: [{}, {issued_on: 2020-03-01, wording_status: theme}]"
    assert raised(literal, Rule.COUNT_MISMATCH, "2020-02-29") == [("R", "2020-01-01", 60)]
    assert raised(literal, Rule.COUNT_MISMATCH, "2020-03-01") == []
    assert raised(literal, Rule.WORDING_MISSING, "2020-02-29") == []
    assert raised(literal, Rule.WORDING_MISSING, "2020-03-01") == [("R", "2020-01-01", 61)]


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
