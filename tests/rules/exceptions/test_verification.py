"""Contract: the exceptions about verification: lapsed, waiting, by its owner: when each holds, and since when."""

import pytest

from tests.rules import raised
from tracker.vocabulary import Rule

CLAIMED = "actions: [{updates: [2020-02-01: implemented]}]"


# verification_lapsed


def test_a_verification_has_lapsed_since_the_day_after_the_expiry():
    literal = """
        evidence: [{date: 2020-02-01, expires: 2020-06-30}, {date: 2020-02-01, expires: 2020-08-31}]
        verifications: [{date: 2020-03-01, outcome: verified, evidence: [E2, E1]}]
    """
    assert raised(literal, Rule.VERIFICATION_LAPSED, "2020-06-30") == []
    assert raised(literal, Rule.VERIFICATION_LAPSED, "2020-07-01") == [("R-01", "2020-07-01", 1)]
    assert raised(literal, Rule.VERIFICATION_LAPSED, "2020-12-31") == [("R-01", "2020-07-01", 184)]


# verification_waiting


def test_a_claim_waits_for_verification_on_the_93rd_day():
    assert raised(CLAIMED, Rule.VERIFICATION_WAITING, "2020-05-03") == []  # 92 days
    assert raised(CLAIMED, Rule.VERIFICATION_WAITING, "2020-05-04") == [("R-01", "2020-05-04", 1)]


def test_a_claim_of_a_month_waits_from_its_last_day():
    literal = "actions: [{updates: [2020-02: implemented]}]"
    assert raised(literal, Rule.VERIFICATION_WAITING, "2020-05-31") == []
    assert raised(literal, Rule.VERIFICATION_WAITING, "2020-06-01") == [("R-01", "2020-06-01", 1)]


def test_what_was_superseded_waits_for_no_verdict():
    literal = f"{CLAIMED}\nstatements: [{{date: 2020-06-01, says: superseded, covers: all}}]"
    assert raised(literal, Rule.VERIFICATION_WAITING, "2020-05-31") != []
    assert raised(literal, Rule.VERIFICATION_WAITING, "2020-06-01") == []


@pytest.mark.parametrize("outcome", ["verified", "not_verified"])
def test_a_verdict_ends_the_waiting(outcome):
    literal = f"{CLAIMED}\nverifications: [2020-06-01: {outcome}]"
    assert raised(literal, Rule.VERIFICATION_WAITING, "2020-05-31") != []
    assert raised(literal, Rule.VERIFICATION_WAITING, "2020-06-01") == []


def test_a_claim_made_by_a_statement_waits_as_well():
    literal = "statements: [{date: 2020-02-01, says: implemented, covers: all}]"
    assert raised(literal, Rule.VERIFICATION_WAITING, "2020-05-04") == [("R-01", "2020-05-04", 1)]


def test_where_nobody_verifies_nothing_waits_for_it():
    assert raised(f"{CLAIMED}\nverifiers: []", Rule.VERIFICATION_WAITING, "2020-12-31") == []


# self_verified


@pytest.mark.parametrize(
    ("told", "holds"),
    [
        ("owner: force", False),
        ("owner: inspectorate", True),
        ("handovers: [2020-02-01: inspectorate]", True),
        ("{owner: inspectorate, handovers: [2020-02-01: force]}", False),
        ("{owner: null}", False),
        ("actions: [{owner: head}]", False),
        ("actions: [{owner: head}, {owner: inspectorate}]", True),
        ("actions: [{owner: null}]", False),
    ],
)
def test_verified_by_its_owner_or_an_actions_owner(told, holds):
    inner = told[1:-1] if told.startswith("{") else told
    literal = f"recommendations: [{{{inner}, verifications: [2020-03-01: verified]}}]"
    assert raised(literal, Rule.SELF_VERIFIED, "2020-02-29") == []
    assert raised(literal, Rule.SELF_VERIFIED, "2020-03-01") == ([("R-01", "2020-03-01", 1)] if holds else [])


@pytest.mark.parametrize(
    ("owners", "holds"),
    [
        ("owner: force", True),
        ("owner: head", True),
        ("owner: successor", True),  # a post verifies, and owns, for its body
        ("owner: board", False),
        ("owner: board, actions: [{owner: successor}]", True),
    ],
)
def test_a_post_verifies_for_its_body(owners, holds):
    verified = "verifications: [{date: 2020-03-01, outcome: verified, by: head}]"
    literal = f"verifiers: [head]\nrecommendations: [{{{owners}, {verified}}}]"
    found = raised(literal, Rule.SELF_VERIFIED, "2020-03-01")
    assert found == ([("R-01", "2020-03-01", 1)] if holds else [])


def test_a_statement_of_its_owner_verifies_it_too():
    literal = "owner: inspectorate\nstatements: [{date: 2020-03-01, says: verified, covers: all}]"
    assert raised(literal, Rule.SELF_VERIFIED, "2020-03-02") == [("R-01", "2020-03-01", 2)]


def test_self_verified_while_it_is_verified_or_lapsed():
    literal = """
        owner: inspectorate
        actions: [{updates: [2020-09-01: in_progress]}]
        evidence: [{date: 2020-02-01, expires: 2020-06-30}]
        verifications: [{date: 2020-03-01, outcome: verified, evidence: [E1]}]
    """
    assert raised(literal, Rule.SELF_VERIFIED, "2020-08-31") == [("R-01", "2020-03-01", 184)]
    assert raised(literal, Rule.SELF_VERIFIED, "2020-09-01") == []


def test_a_verdict_that_does_not_verify_is_not_self_verified():
    literal = "{owner: inspectorate, verifications: [2020-03-01: partly_verified]}"
    assert raised(literal, Rule.SELF_VERIFIED, "2020-12-31") == []
