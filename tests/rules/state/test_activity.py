"""Contract: "Evidence at D", `last_activity` and *quiet* under "Rules of the position at D"."""

import pytest

from tests.rules import raised, standing_of, written
from tracker.vocabulary import Rule


def evidence(literal, as_at):
    return standing_of(literal, as_at).span.evidence


def last_activity(literal, as_at="2020-12-31"):
    return written(standing_of(literal, as_at).span.last_activity)


def test_evidence_is_counted_from_its_own_date():
    literal = "evidence: [2020-03-01, 2020-02-01, 2020-05]"
    counts = [
        evidence(literal, each) for each in ("2020-01-31", "2020-02-01", "2020-03-01", "2020-05-30", "2020-05-31")
    ]
    assert counts == [0, 1, 2, 2, 3]


def test_evidence_without_a_date_of_its_own_counts_from_when_it_was_received():
    literal = "evidence: [{received: 2020-03-01}, {date: 2020-02-01, received: 2020-03-01}]"
    assert [evidence(literal, each) for each in ("2020-01-31", "2020-02-01", "2020-03-01")] == [0, 1, 2]


def test_evidence_that_is_older_than_the_source_counts_from_the_issue():
    assert evidence("evidence: [2019-06-01]", "2020-01-01") == 1


def test_expired_evidence_is_still_evidence():
    assert evidence("evidence: [{date: 2020-02-01, expires: 2020-03-01}]", "2020-12-31") == 1


def test_without_an_entry_there_is_no_last_activity():
    assert last_activity("{}") is None
    assert last_activity("actions: [{}]") is None


@pytest.mark.parametrize(
    "entry",
    [
        "acceptance: {decision: accepted, date: 2020-05-01}",
        "actions: [{updates: [2020-05-01: in_progress]}]",
        "evidence: [2020-05-01]",
        "{due: 2020-06-30, extensions: [2020-05-01: 2020-09-30]}",
        "actions: [{due: 2020-06-30, extensions: [2020-05-01: 2020-09-30]}]",
        "verifications: [2020-05-01: not_verified]",
        "verifications: [2020-05-01: superseded]",
        "escalations: [2020-05-01]",
        "escalations: [{date: 2020-02-01, answered_on: 2020-05-01, answer: Yes.}]",
        "handovers: [2020-05-01: successor]",
        "statements: [{date: 2020-05-01, says: accepted, covers: all}]",
        "statements: [{date: 2020-05-01, says: expected, expected: 2020-09, covers: [R-01]}]",
        "statements: [{date: 2020-05-01, says: implemented, covers: all}]",
        "statements: [{date: 2020-05-01, says: verified, covers: all}]",
    ],
)
def test_every_kind_of_entry_is_activity_on_its_own_date(entry):
    assert last_activity(entry, "2020-04-30") != "2020-05-01"
    assert last_activity(entry, "2020-05-01") == "2020-05-01"


@pytest.mark.parametrize("which", ["covers: some", "at_least: 1", "covers: [R-02]"])
def test_a_statement_that_does_not_cover_it_is_no_activity(which):
    literal = f"""
        statements: [{{date: 2020-05-01, says: implemented, {which}}}]
        recommendations: [{{}}, {{}}]
    """
    assert last_activity(literal) is None


@pytest.mark.parametrize(
    "looks_forward",
    [
        "due: 2020-05-01",
        "actions: [{due: 2020-05-01}]",
        "evidence: [{date: 2020-02-01, expires: 2020-05-01}]",
        "actions: [{updates: [{date: 2020-02-01, status: in_progress, expected: 2020-05-01}]}]",
        "concerns: [{raised_on: 2020-05-01, recommendations: [R-01]}]",
        "meetings: [{date: 2020-05-01, decisions: [{recommendations: [R-01]}]}]",
    ],
)
def test_a_date_that_is_looked_forward_to_and_an_entry_beside_it_are_no_activity(looks_forward):
    assert last_activity(looks_forward) in (None, "2020-02-01")


def test_the_newest_counts_wherever_it_stands():
    literal = """
        acceptance: {decision: accepted, date: 2020-02-01}
        actions: [{updates: [2020-06-01: in_progress, 2020-03-01: not_started]}, {updates: [2020-05-01: in_progress]}]
        evidence: [2020-04-01]
    """
    newest = [last_activity(literal, each) for each in ("2020-01-31", "2020-02-29", "2020-05-31", "2020-06-01")]
    assert newest == [None, "2020-02-01", "2020-05-01", "2020-06-01"]


@pytest.mark.parametrize(
    ("literal", "first_day"),
    [
        ("{}", "2020-04-03"),  # 93 days after 2020-01-01, the day of issue
        ("actions: [{updates: [2020-01-11: in_progress]}]", "2020-04-13"),
        ("actions: [{updates: [2020-01: in_progress]}]", "2020-05-03"),  # 93 days after the month's last day
        ("{settings: {quiet_after_days: 10}}", "2020-01-12"),
    ],
)
def test_quiet_on_the_93rd_day_and_not_on_the_92nd(literal, first_day):
    before = f"{first_day[:8]}{int(first_day[8:]) - 1:02}"
    assert raised(literal, Rule.QUIET, before) == []
    assert raised(literal, Rule.QUIET, first_day) == [("R-01", first_day, 1)]
