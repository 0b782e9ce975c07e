"""Contract: "Two clocks": what is dated after the day is not there on the day, and every entry has its own date."""

import pytest

from tests.rules import position_of, raised, standing_of
from tracker.vocabulary import Rule, State


def test_a_source_and_its_recommendations_exist_from_the_day_of_issue():
    literal = "{sources: [{id: R}, {id: S, issued_on: 2020-03-01, expected_count: 9}]}"
    before, after = position_of(literal, "2020-02-29"), position_of(literal, "2020-03-01")
    assert (list(before.sources), list(before.standings)) == (["R"], ["R-01"])
    assert (list(after.sources), list(after.standings)) == (["R", "S"], ["R-01", "S-01"])
    assert after.sources["S"].expected_count == 9
    assert not position_of(literal, "2019-12-31").sources


def test_a_source_issued_in_a_month_exists_from_its_last_day():
    literal = "issued_on: 2020-03"
    assert not position_of(literal, "2020-03-30").standings
    assert list(position_of(literal, "2020-03-31").standings) == ["R-01"]


def test_an_exception_about_a_source_does_not_come_before_the_source():
    literal = "{issued_on: 2020-03-01, expected_count: 9, wording_status: theme}"
    assert raised(literal, Rule.COUNT_MISMATCH, "2020-02-29") == []
    assert raised(literal, Rule.WORDING_MISSING, "2020-02-29") == []
    assert raised(literal, Rule.COUNT_MISMATCH, "2020-03-01") == [("R", "2020-03-01", 1)]


@pytest.mark.parametrize(
    ("literal", "before", "after"),
    [
        ("actions: [{updates: [2020-05-01: in_progress]}]", State.NOT_REPORTED, State.IN_PROGRESS),
        ("verifications: [2020-05-01: verified]", State.NOT_REPORTED, State.VERIFIED),
        ("statements: [{date: 2020-05-01, says: implemented, covers: all}]", State.NOT_REPORTED, State.IMPLEMENTED),
        ("acceptance: {decision: rejected, date: 2020-05-01}", State.NOT_REPORTED, State.CLOSED_NOT_IMPLEMENTED),
    ],
)
def test_an_entry_is_there_from_its_own_date(literal, before, after):
    assert standing_of(literal, "2020-04-30").span.state is before
    assert standing_of(literal, "2020-05-01").span.state is after


def test_evidence_that_a_verdict_cites_but_that_is_dated_later_expires_in_its_own_time():
    literal = """
        evidence: [{date: 2020-06-01, expires: 2020-06-01}]
        verifications: [{date: 2020-03-01, outcome: verified, evidence: [E1]}]
    """
    assert standing_of(literal, "2020-06-01").span.state is State.VERIFIED
    assert standing_of(literal, "2020-06-02").span.state is State.VERIFICATION_LAPSED


@pytest.mark.parametrize("answered_on", ["2020-12-01", "null"])
def test_an_answer_that_is_dated_later_is_not_there_yet(answered_on):
    literal = f"escalations: [{{date: 2020-03-01, answered_on: {answered_on}}}]"
    assert raised(literal, Rule.ESCALATION_UNANSWERED, "2020-11-30") == [("R-01", "2020-06-02", 182)]


def test_a_decision_is_there_from_its_meetings_day_and_done_from_the_day_it_was_done():
    literal = "meetings: [{date: 2020-05-01, decisions: [{due: 2020-03-31, done_on: 2020-06-01}]}]"
    assert raised(literal, Rule.DECISION_OVERDUE, "2020-04-30") == []
    assert raised(literal, Rule.DECISION_OVERDUE, "2020-05-01") == [("board-1/D1", "2020-04-01", 31)]
    assert raised(literal, Rule.DECISION_OVERDUE, "2020-05-31") != []
    assert raised(literal, Rule.DECISION_OVERDUE, "2020-06-01") == []


def test_a_concern_is_resolved_from_the_day_it_was_resolved():
    literal = "{settings: {quiet_after_days: 10}, concerns: [{raised_on: 2020-03-01, resolved_on: 2020-06-01}]}"
    assert raised(literal, Rule.CONCERN_UNRESOLVED, "2020-05-31") == [("C1", "2020-03-12", 81)]
    assert raised(literal, Rule.CONCERN_UNRESOLVED, "2020-06-01") == []


@pytest.mark.parametrize(
    ("observation", "first_day"),
    [
        ("{as_of: 2020-02, value: 6, published_on: 2020-05-04}", "2020-05-04"),
        ("{as_of: 2020-02, value: 6, published_on: 2020-05}", "2020-05-31"),
        ("{as_of: 2020-02, value: 6}", "2020-02-29"),  # without a publication: its own day
    ],
)
def test_an_observation_is_there_from_its_publication_else_from_its_own_day(observation, first_day):
    literal = f"indicators: [{{observations: [{{as_of: 2020-02, value: 5, published_on: 2020-02-10}}, {observation}]}}]"
    day_before = {"2020-05-04": "2020-05-03", "2020-05-31": "2020-05-30", "2020-02-29": "2020-02-28"}[first_day]
    assert raised(literal, Rule.FIGURES_DISAGREE, day_before) == []
    assert [subject for subject, *_ in raised(literal, Rule.FIGURES_DISAGREE, first_day)] == ["figure-1"]
