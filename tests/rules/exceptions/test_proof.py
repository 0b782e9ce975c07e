"""Contract: the exceptions about claims, verdicts and evidence: when each holds, just does not, and since when."""

import pytest

from tests.rules import raised
from tracker.vocabulary import Rule

CLAIMED = "actions: [{updates: [2020-02-01: implemented]}]"


# rejected_by_verifier


@pytest.mark.parametrize("outcome", ["not_verified", "partly_verified"])
def test_rejected_by_the_verifier_since_the_verdict(outcome):
    literal = f"{CLAIMED}\nverifications: [2020-03-01: {outcome}]"
    assert raised(literal, Rule.REJECTED_BY_VERIFIER, "2020-02-29") == []
    assert raised(literal, Rule.REJECTED_BY_VERIFIER, "2020-03-01") == [("R-01", "2020-03-01", 1)]


def test_rejected_by_the_verifier_until_it_is_claimed_anew():
    literal = """
        actions: [{updates: [2020-02-01: implemented, 2020-04-01: implemented]}]
        verifications: [2020-03-01: not_verified]
    """
    assert raised(literal, Rule.REJECTED_BY_VERIFIER, "2020-03-31") != []
    assert raised(literal, Rule.REJECTED_BY_VERIFIER, "2020-04-01") == []


def test_rejected_by_the_last_verdict_that_there_is_on_the_day():
    literal = f"{CLAIMED}\nverifications: [2020-03-01: not_verified, 2020-06-01: not_verified]"
    assert raised(literal, Rule.REJECTED_BY_VERIFIER, "2020-05-31") == [("R-01", "2020-03-01", 92)]
    assert raised(literal, Rule.REJECTED_BY_VERIFIER, "2020-06-01") == [("R-01", "2020-06-01", 1)]


def test_a_verdict_on_what_was_not_claimed_rejects_no_claim():
    literal = "{actions: [{updates: [2020-02-01: in_progress]}], verifications: [2020-03-01: not_verified]}"
    assert raised(literal, Rule.REJECTED_BY_VERIFIER, "2020-12-31") == []


def test_a_verdict_of_a_month_is_told_as_the_month():
    literal = f"{CLAIMED}\nverifications: [2020-03: not_verified]"
    assert raised(literal, Rule.REJECTED_BY_VERIFIER, "2020-03-30") == []
    assert raised(literal, Rule.REJECTED_BY_VERIFIER, "2020-04-01") == [("R-01", "2020-03", 2)]


# reopened


def test_reopened_since_it_fell_until_it_is_done():
    literal = """
        actions: [{updates: [2020-02-01: implemented, 2020-05-01: in_progress, 2020-08-01: implemented]}]
        verifications: [2020-03-01: verified]
    """
    assert raised(literal, Rule.REOPENED, "2020-04-30") == []
    assert raised(literal, Rule.REOPENED, "2020-05-01") == [("R-01", "2020-05-01", 1)]
    assert raised(literal, Rule.REOPENED, "2020-07-31") == [("R-01", "2020-05-01", 92)]
    assert raised(literal, Rule.REOPENED, "2020-08-01") == []


def test_where_nobody_verifies_what_was_done_is_reopened():
    literal = "actions: [{updates: [2020-02-01: implemented, 2020-05-01: in_progress]}]"
    assert raised(f"{literal}\nverifiers: []", Rule.REOPENED, "2020-05-01") == [("R-01", "2020-05-01", 1)]
    assert raised(literal, Rule.REOPENED, "2020-05-01") == []


def test_reopened_since_the_verdict_where_it_did_not_fall_after_it_was_verified():
    literal = """
        actions: [{updates: [2020-01-10: in_progress, 2020-02-01: implemented]}]
        verifications: [2020-03-01: verified, 2020-05-01: not_verified, 2020-06-01: not_verified]
    """
    assert raised(literal, Rule.REOPENED, "2020-05-01") == [("R-01", "2020-05-01", 1)]
    assert raised(literal, Rule.REOPENED, "2020-06-01") == [("R-01", "2020-05-01", 32)]


def test_reopened_since_it_fell_though_a_verdict_confirmed_that_later():
    literal = """
        actions: [{updates: [2020-02-01: implemented, 2020-05-01: in_progress]}]
        verifications: [2020-03-01: verified, 2020-06-01: not_verified]
    """
    assert raised(literal, Rule.REOPENED, "2020-06-01") == [("R-01", "2020-05-01", 32)]


def test_reopened_that_was_verified_by_a_statement():
    literal = """
        statements: [{date: 2020-03-01, says: verified, covers: all}]
        verifications: [2020-05-01: partly_verified]
    """
    assert raised(literal, Rule.REOPENED, "2020-04-30") == []
    assert raised(literal, Rule.REOPENED, "2020-05-01") == [("R-01", "2020-05-01", 1)]


# unevidenced


def test_unevidenced_since_it_was_done():
    literal = f"{CLAIMED}\nevidence: [2020-04-01]"
    assert raised(literal, Rule.UNEVIDENCED, "2020-01-31") == []
    assert raised(literal, Rule.UNEVIDENCED, "2020-02-01") == [("R-01", "2020-02-01", 1)]
    assert raised(literal, Rule.UNEVIDENCED, "2020-03-31") == [("R-01", "2020-02-01", 60)]
    assert raised(literal, Rule.UNEVIDENCED, "2020-04-01") == []


def test_verified_without_evidence_is_unevidenced_too():
    assert raised("verifications: [2020-03-01: verified]", Rule.UNEVIDENCED, "2020-03-01") == [
        ("R-01", "2020-03-01", 1)
    ]


@pytest.mark.parametrize(
    ("statement", "holds"),
    [
        ("says: implemented, covers: all", False),
        ("says: implemented, covers: [R-01]", False),
        ("says: verified, covers: all", False),
        ("says: implemented, covers: some", True),
        ("says: implemented, at_least: 1", True),
        ("says: accepted, covers: all", True),
    ],
)
def test_a_statement_that_covers_it_stands_for_evidence_from_its_date(statement, holds):
    literal = f"{CLAIMED}\nstatements: [{{date: 2020-04-01, {statement}}}]"
    assert raised(literal, Rule.UNEVIDENCED, "2020-03-31") != []
    assert bool(raised(literal, Rule.UNEVIDENCED, "2020-04-01")) is holds


@pytest.mark.parametrize(
    ("evidence", "holds"),
    [
        ("{date: 2020-02-01}", False),
        ("{date: 2020-02-01, held: null}", True),  # it says nowhere where it is
        ("{date: 2020-02-01, held: null, url: 'https://example.org/a'}", False),
        ("{date: 2020-02-01, stance: contradicts}", True),
    ],
)
def test_evidence_that_is_nowhere_or_shows_the_contrary_is_none(evidence, holds):
    assert bool(raised(f"{CLAIMED}\nevidence: [{evidence}]", Rule.UNEVIDENCED, "2020-03-01")) is holds


def test_what_has_lapsed_without_evidence_of_its_own_is_unevidenced_since_it_was_done():
    literal = """
        evidence: [{date: 2020-02-01, held: null, expires: 2020-06-30}]
        verifications: [{date: 2020-03-01, outcome: verified, evidence: [E1]}]
    """
    assert raised(literal, Rule.UNEVIDENCED, "2020-07-01") == [("R-01", "2020-03-01", 123)]


def test_what_is_not_done_need_not_be_evidenced():
    assert raised("actions: [{updates: [2020-02-01: in_progress]}]", Rule.UNEVIDENCED, "2020-12-31") == []
    assert raised(f"{CLAIMED}\nverifications: [2020-03-01: not_verified]", Rule.UNEVIDENCED, "2020-12-31") == []


# contradicted


@pytest.mark.parametrize(
    ("evidence", "holds"),
    [
        ("{date: 2020-01-31, stance: contradicts}", False),
        ("{date: 2020-02-01, stance: contradicts}", True),
        ("{date: 2020-03-01, stance: contradicts}", True),
        ("{date: 2020-03-01, stance: contradicts, held: null}", False),
        ("{date: 2020-03-01}", False),
        ("{date: 2020-02, stance: contradicts}", True),  # from its first day, that of the claim
        ("{date: 2020, stance: contradicts}", False),
        ("{received: 2020-03-01, stance: contradicts}", True),
    ],
)
def test_a_claim_is_contradicted_by_evidence_of_its_day_or_later(evidence, holds):
    found = raised(f"{CLAIMED}\nevidence: [{evidence}]", Rule.CONTRADICTED, "2020-12-31")
    assert bool(found) is holds


def test_contradicted_since_the_oldest_such_evidence():
    evidence = ", ".join(f"{{date: {day}, stance: contradicts}}" for day in ("2020-05-01", "2020-01-15", "2020-04-01"))
    literal = f"{CLAIMED}\nevidence: [{evidence}]"
    assert raised(literal, Rule.CONTRADICTED, "2020-03-31") == []
    assert raised(literal, Rule.CONTRADICTED, "2020-05-01") == [("R-01", "2020-04-01", 31)]


@pytest.mark.parametrize(("verdict", "holds"), [("2020-04-01", True), ("2020-04-02", False)])
def test_of_a_verdict_its_day_counts_and_not_that_of_the_claim(verdict, holds):
    literal = f"{CLAIMED}\nevidence: [{{date: 2020-04-01, stance: contradicts}}]\nverifications: [{verdict}: verified]"
    assert bool(raised(literal, Rule.CONTRADICTED, "2020-05-01")) is holds


def test_a_verdict_that_a_newer_claim_has_answered_is_not_what_it_rests_on():
    literal = """
        actions: [{updates: [2020-02-01: implemented, 2020-05-01: implemented]}]
        evidence: [{date: 2020-04-01, stance: contradicts}]
        verifications: [2020-03-01: not_verified]
    """
    assert raised(literal, Rule.CONTRADICTED, "2020-04-30") == []  # it is not done
    found = raised(literal, Rule.CONTRADICTED, "2020-05-01")
    assert found == [("R-01", "2020-04-01", 31)]  # claimed since 1 February, without a break


def test_of_what_is_verified_for_good_the_verdict_counts_whatever_is_reported_since():
    literal = """
        actions: [{updates: [2020-06-01: in_progress]}]
        evidence: [{date: 2020-03-01, stance: contradicts}]
        verifications: [2020-03-01: verified]
        statements: [{date: 2020-03-01, says: superseded, covers: all}]
    """
    assert raised(literal, Rule.CONTRADICTED, "2020-05-31") == [("R-01", "2020-03-01", 92)]
    assert raised(literal, Rule.CONTRADICTED, "2020-06-01") == [("R-01", "2020-03-01", 93)]


def test_what_is_not_done_is_not_contradicted():
    literal = "{actions: [{updates: [2020-02-01: in_progress]}], evidence: [{date: 2020-03-01, stance: contradicts}]}"
    assert raised(literal, Rule.CONTRADICTED, "2020-12-31") == []


# evidence_after_claim


@pytest.mark.parametrize(
    ("evidence", "holds"),
    [
        ("[2020-02-01]", False),
        ("[2020-02-02]", True),
        ("[2020-01-15, 2020-03-01]", False),
        ("[2020-03-01, 2020-04-01]", True),
        ("[2020-02]", False),  # a month accuses from its first day, that of the claim
        ("[2020-03]", True),
        ("[2020-02, 2020-02-15]", False),  # the month may have been the earlier
        ("[{received: 2020-03-01}]", True),
        ("[{date: 2020-01-15, held: null}, 2020-03-01]", True),  # the first says nowhere where it is
        ("[{date: 2020-01-15, stance: contradicts}, 2020-03-01]", True),
        ("[{date: 2020-03-01, stance: contradicts}]", False),
        ("[]", False),
    ],
)
def test_evidence_after_the_claim(evidence, holds):
    found = raised(f"{CLAIMED}\nevidence: {evidence}", Rule.EVIDENCE_AFTER_CLAIM, "2020-12-31")
    assert found == ([("R-01", "2020-02-01", 335)] if holds else [])


def test_evidence_after_the_claim_from_the_day_on_which_there_is_evidence():
    literal = f"{CLAIMED}\nevidence: [2020-03-01]"
    assert raised(literal, Rule.EVIDENCE_AFTER_CLAIM, "2020-02-29") == []
    assert raised(literal, Rule.EVIDENCE_AFTER_CLAIM, "2020-03-01") == [("R-01", "2020-02-01", 30)]


def test_evidence_after_the_claim_stands_while_it_is_done():
    literal = """
        actions: [{updates: [2020-02-01: implemented, 2020-06-01: in_progress]}]
        evidence: [2020-03-01]
        verifications: [2020-04-01: verified]
    """
    assert raised(literal, Rule.EVIDENCE_AFTER_CLAIM, "2020-05-31") != []
    assert raised(literal, Rule.EVIDENCE_AFTER_CLAIM, "2020-06-01") == []


def test_without_a_claim_there_is_no_evidence_after_it():
    literal = """
        actions: [{updates: [2020-02-01: in_progress]}]
        evidence: [2020-03-01]
        verifications: [2020-04-01: verified]
    """
    assert raised(literal, Rule.EVIDENCE_AFTER_CLAIM, "2020-12-31") == []
