"""Contract: the exceptions about deadlines, expectations and owners: when each holds, just does not, since when."""

import pytest

from tests.rules import raised
from tracker.vocabulary import Rule

IN_PROGRESS = "actions: [{updates: [2020-02-01: in_progress]}]"


# overdue


def test_overdue_from_the_day_after_the_deadline():
    literal = f"due: 2020-06-30\n{IN_PROGRESS}"
    assert raised(literal, Rule.OVERDUE, "2020-06-30") == []
    assert raised(literal, Rule.OVERDUE, "2020-07-01") == [("R-01", "2020-07-01", 1)]
    assert raised(literal, Rule.OVERDUE, "2020-07-31") == [("R-01", "2020-07-01", 31)]


def test_overdue_since_the_present_deadline():
    literal = f"due: 2020-06-30\nextensions: [2020-07-10: 2020-09-30]\n{IN_PROGRESS}"
    assert raised(literal, Rule.OVERDUE, "2020-07-09") == [("R-01", "2020-07-01", 9)]
    assert raised(literal, Rule.OVERDUE, "2020-07-10") == []
    assert raised(literal, Rule.OVERDUE, "2020-10-01") == [("R-01", "2020-10-01", 1)]


@pytest.mark.parametrize(
    "ended",
    [
        "actions: [{updates: [2020-02-01: implemented]}]",
        "verifications: [2020-02-01: verified]",
        "acceptance: {decision: rejected, date: 2020-02-01}\nactions: [{updates: [2020-01-15: in_progress]}]",
        "owner: force",  # nothing is reported, which is a rule of its own
    ],
)
def test_overdue_is_what_is_open_and_reported(ended):
    assert raised(f"due: 2020-06-30\n{ended}", Rule.OVERDUE, "2020-12-31") == []


def test_overdue_since_it_was_reopened_where_that_is_later():
    literal = """
        due: 2020-06-30
        actions: [{updates: [2020-02-01: implemented, 2020-09-01: in_progress]}]
        verifications: [2020-03-01: verified]
    """
    assert raised(literal, Rule.OVERDUE, "2020-08-31") == []
    assert raised(literal, Rule.OVERDUE, "2020-09-01") == [("R-01", "2020-09-01", 1)]
    assert raised(literal.replace("2020-09-01", "2020-05-01"), Rule.OVERDUE, "2020-07-02") == [
        ("R-01", "2020-07-01", 2)
    ]


# action_overdue


def test_an_action_is_overdue_by_itself_where_its_deadline_differs():
    literal = """
        due: 2020-09-30
        actions:
        - {due: 2020-06-30, updates: [2020-02-01: in_progress]}
        - {updates: [2020-02-01: in_progress]}
        - {due: 2020-09-30, updates: [2020-02-01: in_progress]}
    """
    assert raised(literal, Rule.ACTION_OVERDUE, "2020-06-30") == []
    assert raised(literal, Rule.ACTION_OVERDUE, "2020-07-01") == [("R-01.1", "2020-07-01", 1)]
    assert raised(literal, Rule.OVERDUE, "2020-09-30") == []
    assert raised(literal, Rule.ACTION_OVERDUE, "2020-10-01") == [("R-01.1", "2020-07-01", 93)]
    assert raised(literal, Rule.OVERDUE, "2020-10-01") == [("R-01", "2020-10-01", 1)]


def test_an_action_extended_to_its_recommendations_deadline_differs_no_more():
    literal = """
        due: 2020-06-30
        actions: [{due: 2020-05-31, extensions: [2020-05-01: 2020-06-30], updates: [2020-02-01: in_progress]}]
    """
    assert raised(literal, Rule.ACTION_OVERDUE, "2020-07-01") == []
    assert raised(literal, Rule.OVERDUE, "2020-07-01") == [("R-01", "2020-07-01", 1)]


def test_an_action_that_is_done_or_withdrawn_or_of_which_nothing_is_reported_is_not_overdue():
    literal = """
        due: 2020-09-30
        actions:
        - {due: 2020-06-30, updates: [2020-02-01: implemented]}
        - {due: 2020-06-30, updates: [2020-02-01: withdrawn]}
        - {due: 2020-06-30}
    """
    assert raised(literal, Rule.ACTION_OVERDUE, "2020-07-01") == []


@pytest.mark.parametrize(
    "ended",
    [
        "acceptance: {decision: rejected, date: 2020-05-01}",
        "verifications: [2020-05-01: verified]",
        "statements: [{date: 2020-05-01, says: superseded, covers: all}]",
        "statements: [{date: 2020-05-01, says: implemented, covers: all}]",
    ],
)
def test_an_action_of_a_recommendation_that_is_closed_or_done_is_not_overdue(ended):
    literal = f"{ended}\nactions: [{{due: 2020-03-31, updates: [2020-02-01: in_progress]}}]"
    assert raised(literal, Rule.ACTION_OVERDUE, "2020-04-30") == [("R-01.1", "2020-04-01", 30)]
    assert raised(literal, Rule.ACTION_OVERDUE, "2020-05-01") == []


def test_an_action_whose_claim_was_not_upheld_is_overdue_again():
    literal = """
        actions: [{due: 2020-03-31, updates: [2020-02-01: implemented]}]
        verifications: [2020-05-01: not_verified]
    """
    assert raised(literal, Rule.ACTION_OVERDUE, "2020-04-30") == []
    assert raised(literal, Rule.ACTION_OVERDUE, "2020-05-01") == [("R-01.1", "2020-04-01", 31)]


def test_an_action_is_overdue_since_its_recommendation_was_reopened():
    literal = """
        actions: [{due: 2020-03-31, updates: [2020-02-01: implemented, 2020-09-01: in_progress]}]
        verifications: [2020-03-01: verified]
    """
    assert raised(literal, Rule.ACTION_OVERDUE, "2020-09-10") == [("R-01.1", "2020-09-01", 10)]


# unreported


def test_unreported_from_the_day_after_the_deadline_until_something_is_reported():
    literal = "{due: 2020-06-30, actions: [{updates: [2020-08-01: not_started]}]}"
    assert raised(literal, Rule.UNREPORTED, "2020-06-30") == []
    assert raised(literal, Rule.UNREPORTED, "2020-07-01") == [("R-01", "2020-07-01", 1)]
    assert raised(literal, Rule.UNREPORTED, "2020-08-01") == []
    assert raised(literal, Rule.OVERDUE, "2020-08-01") == [("R-01", "2020-07-01", 32)]


def test_evidence_alone_reports_nothing():
    assert raised("{due: 2020-06-30, evidence: [2020-06-01]}", Rule.UNREPORTED, "2020-07-01") != []


# expectation_passed, of an action


@pytest.mark.parametrize("expected", ["2020-05-31", "2020-05"])
def test_an_expectation_has_passed_on_the_day_after(expected):
    literal = f"actions: [{{updates: [{{date: 2020-02-01, status: in_progress, expected: {expected}}}]}}]"
    assert raised(literal, Rule.EXPECTATION_PASSED, "2020-05-31") == []
    assert raised(literal, Rule.EXPECTATION_PASSED, "2020-06-01") == [("R-01.1", "2020-06-01", 1)]


@pytest.mark.parametrize(
    ("last", "holds"),
    [
        ("{date: 2020-07-01, status: not_started, expected: 2020-05-31}", True),
        ("{date: 2020-07-01, status: in_progress, expected: 2020-12-31}", False),
        ("{date: 2020-07-01, status: in_progress}", False),
        ("{date: 2020-07-01, status: implemented, expected: 2020-05-31}", False),
        ("{date: 2020-07-01, status: withdrawn, expected: 2020-05-31}", False),
    ],
)
def test_an_expectation_is_that_of_the_last_update_of_what_is_neither_done_nor_withdrawn(last, holds):
    literal = f"actions: [{{updates: [{{date: 2020-02-01, status: in_progress, expected: 2020-05-31}}, {last}]}}, {{}}]"
    assert raised(literal, Rule.EXPECTATION_PASSED, "2020-06-30") == [("R-01.1", "2020-06-01", 30)]
    assert bool(raised(literal, Rule.EXPECTATION_PASSED, "2020-07-01")) is holds


def test_an_expectation_that_had_passed_when_it_was_recorded_has_passed():
    literal = "actions: [{updates: [{date: 2020-02-01, status: in_progress, expected: 2020-01}]}]"
    assert raised(literal, Rule.EXPECTATION_PASSED, "2020-02-01") == [("R-01.1", "2020-02-01", 1)]


@pytest.mark.parametrize(
    "ended", ["acceptance: {decision: rejected, date: 2020-07-01}", "verifications: [2020-07-01: verified]"]
)
def test_an_expectation_of_a_recommendation_that_is_closed_or_done_is_not_pursued(ended):
    literal = f"{ended}\nactions: [{{updates: [{{date: 2020-02-01, status: in_progress, expected: 2020-05-31}}]}}]"
    assert raised(literal, Rule.EXPECTATION_PASSED, "2020-06-30") != []
    assert raised(literal, Rule.EXPECTATION_PASSED, "2020-07-01") == []


# undated, owner_missing


def test_undated_when_older_than_182_days():
    assert raised(IN_PROGRESS, Rule.UNDATED, "2020-07-01") == []  # 182 days after 2020-01-01
    assert raised(IN_PROGRESS, Rule.UNDATED, "2020-07-02") == [("R-01", "2020-07-02", 1)]


def test_undated_is_what_is_open_and_has_no_deadline():
    assert raised("due: 2021-06-30", Rule.UNDATED, "2020-12-31") == []
    assert raised("verifications: [2020-02-01: verified]", Rule.UNDATED, "2020-12-31") == []


def test_an_owner_is_missing_from_the_issue_while_it_is_open():
    literal = "{owner: null, actions: [{owner: null, updates: [2020-05-01: implemented]}]}"
    assert raised(literal, Rule.OWNER_MISSING, "2020-01-01") == [("R-01", "2020-01-01", 1)]
    assert raised(literal, Rule.OWNER_MISSING, "2020-04-30") == [("R-01", "2020-01-01", 121)]
    assert raised(literal, Rule.OWNER_MISSING, "2020-05-01") == []


def test_the_owner_of_a_live_action_is_an_owner():
    head = "{owner: head, updates: [2020-05-01: withdrawn, 2020-06-01: in_progress]}"
    literal = f"{{owner: null, actions: [{head}, {{owner: null}}]}}"
    assert raised(literal, Rule.OWNER_MISSING, "2020-04-30") == []
    assert raised(literal, Rule.OWNER_MISSING, "2020-05-01") == [("R-01", "2020-01-01", 122)]
    assert raised(literal, Rule.OWNER_MISSING, "2020-06-01") == []


def test_since_its_own_issue():
    literal = "{owner: null, issued_on: 2020-02}"
    assert raised(literal, Rule.OWNER_MISSING, "2020-03-01") == [("R-01", "2020-02", 2)]
    assert raised(literal, Rule.UNDATED, "2020-08-29") == []  # 182 days after the last of February
    assert raised(literal, Rule.UNDATED, "2020-08-30") == [("R-01", "2020-08-30", 1)]


def test_an_owner_is_missing_until_a_handover():
    literal = "{owner: null, handovers: [2020-05-01: successor]}"
    assert raised(literal, Rule.OWNER_MISSING, "2020-04-30") != []
    assert raised(literal, Rule.OWNER_MISSING, "2020-05-01") == []


def test_an_owner_may_go_missing():
    literal = "handovers: [{date: 2020-05-01, from: force, to: null}]"
    assert raised(literal, Rule.OWNER_MISSING, "2020-04-30") == []
    assert [subject for subject, *_ in raised(literal, Rule.OWNER_MISSING, "2020-05-01")] == ["R-01"]


# slipped_twice, extension_told_late: history, until done or closed


TWICE = "extensions: [2020-05-01: 2020-09-30, 2020-09-01: 2020-12-31]"


def test_slipped_twice_since_the_second_extension():
    literal = f"due: 2020-06-30\n{TWICE}\n{IN_PROGRESS}"
    assert raised(literal, Rule.SLIPPED_TWICE, "2020-08-31") == []
    assert raised(literal, Rule.SLIPPED_TWICE, "2020-09-01") == [("R-01", "2020-09-01", 1)]


def test_slipped_a_third_time_is_still_since_the_second():
    literal = "{due: 2020-06-30, extensions: [2020-05-01: 2020-07-31, 2020-05-02: 2020-08-31, 2020-06-01: 2020-09-30]}"
    assert raised(literal, Rule.SLIPPED_TWICE, "2020-06-01") == [("R-01", "2020-05-02", 31)]


def test_told_late_since_it_was_agreed_and_though_a_later_one_was_told_in_time():
    literal = "{due: 2020-06-30, extensions: [2020-07-01: 2020-09-30, 2020-08-01: 2020-12-31]}"
    assert raised(literal, Rule.EXTENSION_TOLD_LATE, "2020-06-30") == []
    assert raised(literal, Rule.EXTENSION_TOLD_LATE, "2020-07-01") == [("R-01", "2020-07-01", 1)]
    assert raised(literal, Rule.EXTENSION_TOLD_LATE, "2020-09-01") == [("R-01", "2020-07-01", 63)]


@pytest.mark.parametrize("rule", [Rule.SLIPPED_TWICE, Rule.EXTENSION_TOLD_LATE])
@pytest.mark.parametrize(
    ("ended", "stands"),
    [
        ("actions: [{updates: [2020-11-01: implemented]}]", False),
        ("verifications: [2020-11-01: verified]", False),
        ("acceptance: {decision: rejected, date: 2020-11-01}", False),
        ("statements: [{date: 2020-11-01, says: superseded, covers: all}]", False),
        ("actions: [{updates: [2020-11-01: in_progress]}]", True),
    ],
)
def test_history_stands_until_it_is_done_or_closed(rule, ended, stands):
    literal = f"due: 2020-06-30\nextensions: [2020-07-01: 2020-09-30, 2020-09-01: 2020-12-31]\n{ended}"
    assert raised(literal, rule, "2020-10-31") != []
    assert bool(raised(literal, rule, "2020-11-01")) is stands


def test_an_action_slips_by_its_own_deadline_and_not_by_its_recommendations():
    literal = f"""
        due: 2020-06-30
        {TWICE}
        actions:
        - due: 2020-04-30
          extensions: [2020-05-02: 2020-05-31, 2020-05-03: 2020-06-30]
          updates: [2020-02-01: in_progress]
        - updates: [2020-02-01: in_progress]
    """
    assert raised(literal, Rule.SLIPPED_TWICE, "2020-09-01") == [
        ("R-01.1", "2020-05-03", 122),
        ("R-01", "2020-09-01", 1),
    ]
    assert raised(literal, Rule.EXTENSION_TOLD_LATE, "2020-09-01") == [("R-01.1", "2020-05-02", 123)]


def test_history_does_not_come_back_when_the_verification_lapses():
    literal = """
        due: 2020-06-30
        extensions: [2020-07-01: 2020-09-30]
        evidence: [{date: 2020-02-01, expires: 2020-10-31}]
        verifications: [{date: 2020-10-01, outcome: verified, evidence: [E1]}]
    """
    assert raised(literal, Rule.EXTENSION_TOLD_LATE, "2020-09-30") != []
    assert raised(literal, Rule.EXTENSION_TOLD_LATE, "2020-11-01") == []
