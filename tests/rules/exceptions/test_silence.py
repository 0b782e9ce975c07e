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


# closed_without_agreement


REJECTED = "acceptance: {decision: rejected, date: 2020-05-01}"
WITHDRAWN = "actions: [{updates: [2020-02-01: in_progress, 2020-05-01: withdrawn]}]"


@pytest.mark.parametrize("how", [REJECTED, WITHDRAWN])
def test_closed_without_agreement_since_it_was_closed(how):
    assert raised(how, Rule.CLOSED_WITHOUT_AGREEMENT, "2020-04-30") == []
    assert raised(how, Rule.CLOSED_WITHOUT_AGREEMENT, "2020-05-01") == [("R-01", "2020-05-01", 1)]


def test_superseded_wants_no_agreement():
    literal = "statements: [{date: 2020-05-01, says: superseded, covers: all}]"
    assert raised(literal, Rule.CLOSED_WITHOUT_AGREEMENT, "2020-12-31") == []


def test_what_was_done_when_it_was_rejected_is_not_closed():
    literal = f"{REJECTED}\nverifications: [2020-02-01: verified]"
    assert raised(literal, Rule.CLOSED_WITHOUT_AGREEMENT, "2020-12-31") == []


@pytest.mark.parametrize(
    ("decision", "holds"),
    [
        ("{recommendations: [R-01], outcome: agreed}", False),
        ("{recommendations: [R-01], outcome: amended}", False),
        ("{recommendations: [R-01], outcome: asked}", True),
        ("{recommendations: [R-01], outcome: refused}", True),
        ("{recommendations: [], outcome: agreed}", True),
    ],
)
def test_a_decision_that_agrees_and_names_it_is_agreement_from_the_meetings_day(decision, holds):
    literal = f"{REJECTED}\nmeetings: [{{date: 2020-06-01, decisions: [{decision}]}}]"
    assert raised(literal, Rule.CLOSED_WITHOUT_AGREEMENT, "2020-05-31") == [("R-01", "2020-05-01", 31)]
    assert bool(raised(literal, Rule.CLOSED_WITHOUT_AGREEMENT, "2020-06-01")) is holds


@pytest.mark.parametrize("outcome", ["not_verified", "partly_verified", "superseded"])
def test_a_verifiers_outcome_is_agreement_from_its_date(outcome):
    literal = f"{REJECTED}\nverifications: [2020-06-01: {outcome}]"
    assert raised(literal, Rule.CLOSED_WITHOUT_AGREEMENT, "2020-05-31") != []
    assert raised(literal, Rule.CLOSED_WITHOUT_AGREEMENT, "2020-06-01") == []


# escalation_unanswered


def test_an_escalation_is_unanswered_on_the_93rd_day():
    literal = "escalations: [2020-02-01]"
    assert raised(literal, Rule.ESCALATION_UNANSWERED, "2020-05-03") == []  # 92 days
    assert raised(literal, Rule.ESCALATION_UNANSWERED, "2020-05-04") == [("R-01", "2020-05-04", 1)]


def test_an_escalation_is_unanswered_until_it_is_answered_and_of_several_the_oldest_counts():
    literal = "escalations: [{date: 2020-02-01, answered_on: 2020-06-01}, 2020-02-10]"
    assert raised(literal, Rule.ESCALATION_UNANSWERED, "2020-05-31") == [("R-01", "2020-05-04", 28)]
    assert raised(literal, Rule.ESCALATION_UNANSWERED, "2020-06-01") == [("R-01", "2020-05-13", 20)]


def test_an_escalation_may_be_unanswered_though_the_recommendation_is_done():
    literal = "escalations: [2020-02-01]\nverifications: [2020-03-01: verified]"
    assert raised(literal, Rule.ESCALATION_UNANSWERED, "2020-05-04") != []
