"""Contract: the exceptions about limbs, silence, closing and escalations: when each holds, just not, since when."""

import pytest

from tests.rules import raised
from tracker.vocabulary import Rule

IN_PROGRESS = "actions: [{updates: [2020-02-01: in_progress]}]"


# limb_uncovered


@pytest.mark.parametrize(
    ("actions", "holds"),
    [
        ("[{limbs: [a]}]", True),
        ("[{limbs: [a]}, {limbs: [b]}]", False),
        ("[{limbs: [a, b], updates: [2020-02-01: in_progress]}]", False),
        ("[{limbs: [a]}, {limbs: [b], updates: [2020-02-01: withdrawn]}]", True),
        ("[]", False),  # it has no actions: nothing is reported, which other rules tell
    ],
)
def test_a_limb_is_uncovered_where_no_live_action_names_it(actions, holds):
    found = raised(f"{{limbs: [a, b], actions: {actions}}}", Rule.LIMB_UNCOVERED, "2020-03-01")
    assert found == ([("R-01", "2020-01-01", 61)] if holds else [])


def test_a_limb_is_uncovered_while_it_is_open():
    literal = "{limbs: [a], actions: [{}], verifications: [2020-05-01: verified]}"
    assert raised(literal, Rule.LIMB_UNCOVERED, "2020-04-30") != []
    assert raised(literal, Rule.LIMB_UNCOVERED, "2020-05-01") == []


# quiet


def test_quiet_is_not_said_where_unreported_says_more():
    assert raised("due: 2020-06-30", Rule.QUIET, "2020-06-30") != []
    assert raised("due: 2020-06-30", Rule.QUIET, "2020-07-01") == []
    assert raised(f"due: 2020-06-30\n{IN_PROGRESS}", Rule.QUIET, "2020-07-01") != []


@pytest.mark.parametrize(
    "ended", ["verifications: [2020-02-01: verified]", "acceptance: {decision: rejected, date: 2020-02-01}"]
)
def test_what_is_not_open_is_not_quiet(ended):
    assert raised(ended, Rule.QUIET, "2020-12-31") == []


# escalation_unanswered


def test_an_escalation_is_unanswered_on_the_93rd_day():
    literal = "escalations: [2020-02-01]"
    assert raised(literal, Rule.ESCALATION_UNANSWERED, "2020-05-03") == []  # 92 days
    assert raised(literal, Rule.ESCALATION_UNANSWERED, "2020-05-04") == [("R-01", "2020-05-04", 1)]


def test_an_escalation_is_unanswered_until_it_is_answered_and_of_several_the_oldest_counts():
    literal = "escalations: [{date: 2020-02-01, answered_on: 2020-06-01}, 2020-02-10]"
    assert raised(literal, Rule.ESCALATION_UNANSWERED, "2020-05-31") == [("R-01", "2020-05-04", 28)]
    assert raised(literal, Rule.ESCALATION_UNANSWERED, "2020-06-01") == [("R-01", "2020-05-13", 20)]


@pytest.mark.parametrize(
    "ended",
    [
        "verifications: [2020-03-01: verified]",
        "acceptance: {decision: rejected, date: 2020-03-01}",
        "statements: [{date: 2020-03-01, says: superseded, covers: all}]",
    ],
)
def test_an_escalation_of_what_is_done_or_closed_waits_no_more(ended):
    assert raised(f"escalations: [2020-02-01]\n{ended}", Rule.ESCALATION_UNANSWERED, "2020-05-04") == []


# waiting


def test_an_action_waits_on_the_93rd_day_since_the_first_update_that_names_the_party():
    literal = """
        actions:
        - updates:
          - {date: 2020-02-01, status: in_progress, waiting_on: board}
          - {date: 2020-04-01, status: in_progress, waiting_on: board}
    """
    assert raised(literal, Rule.WAITING, "2020-05-03") == []  # 92 days
    assert raised(literal, Rule.WAITING, "2020-05-04") == [("R-01.1", "2020-05-04", 1)]


@pytest.mark.parametrize("then", ["waiting_on: inspectorate", "note: Nothing waits"])
def test_another_party_or_none_ends_the_waiting(then):
    literal = f"""
        actions:
        - updates:
          - {{date: 2020-02-01, status: in_progress, waiting_on: board}}
          - {{date: 2020-05-04, status: in_progress, {then}}}
    """
    assert raised(literal, Rule.WAITING, "2020-05-04") == []


@pytest.mark.parametrize(
    "ended", ["verifications: [2020-05-04: verified]", "acceptance: {decision: rejected, date: 2020-05-04}"]
)
def test_an_action_of_what_is_done_or_closed_waits_for_nobody(ended):
    literal = f"{ended}\nactions: [{{updates: [{{date: 2020-01-15, status: in_progress, waiting_on: board}}]}}]"
    assert raised(literal, Rule.WAITING, "2020-05-03") != []
    assert raised(literal, Rule.WAITING, "2020-05-04") == []


def test_a_month_waits_from_its_last_day():
    literal = "actions: [{updates: [{date: 2020-02, status: in_progress, waiting_on: board}]}]"
    assert raised(literal, Rule.WAITING, "2020-05-31") == []  # 92 days after 29 February
    assert raised(literal, Rule.WAITING, "2020-06-01") == [("R-01.1", "2020-06-01", 1)]
