"""Contract: rules 2 to 5 of "State" under "Rules of the position at D"; rule 1 is in test_closing.py."""

import pytest

from tests.rules import position_of, standing_of, written
from tracker.vocabulary import Flag, State, Status


def state(literal, as_at="2020-12-31"):
    return standing_of(literal, as_at).span.state


# 5. as reported


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("implemented", State.IMPLEMENTED),
        ("in_progress", State.IN_PROGRESS),
        ("not_started", State.NOT_STARTED),
    ],
)
def test_without_a_verdict_the_state_is_as_reported(status, expected):
    assert state(f"actions: [{{updates: [2020-02-01: {status}]}}]") is expected


def test_without_anything_it_is_not_reported():
    assert state("{}") is State.NOT_REPORTED


# 3. verified


@pytest.mark.parametrize(
    ("updates", "expected"),
    [
        ("[]", State.VERIFIED),  # it never fell
        ("[2020-02-01: implemented]", State.VERIFIED),
        ("[2020-02-01: in_progress]", State.VERIFIED),  # the verdict is newer than the fall
        ("[2020-05-01: in_progress]", State.VERIFIED),  # dated the same day
        ("[2020-05-02: in_progress]", State.IN_PROGRESS),
        ("[2020-05-02: not_started]", State.NOT_STARTED),
        ("[2020-05-02: implemented]", State.VERIFIED),
        ("[2020-05-02: in_progress, 2020-06-01: implemented]", State.IMPLEMENTED),  # claimed again, not verified again
    ],
)
def test_verified_counts_unless_it_fell_since(updates, expected):
    literal = f"{{actions: [{{updates: {updates}}}], verifications: [2020-05-01: verified]}}"
    assert state(literal) is expected


def test_verified_again_after_a_fall():
    literal = """
        actions: [{updates: [2020-02-01: implemented, 2020-05-01: in_progress]}]
        verifications: [2020-03-01: verified, 2020-06-01: verified]
    """
    states = [state(literal, each) for each in ("2020-03-01", "2020-05-01", "2020-05-31", "2020-06-01")]
    assert states == [State.VERIFIED, State.IN_PROGRESS, State.IN_PROGRESS, State.VERIFIED]


# 2. lapsed


LAPSING = """
    actions: [{updates: [2020-02-01: implemented]}]
    evidence: [{date: 2020-02-01, expires: 2020-06-30}, {date: 2020-02-01, expires: 2020-08-31}]
    verifications: [{date: 2020-03-01, outcome: verified, evidence: [E1, E2]}]
"""


def test_a_verification_lapses_on_the_day_after_its_evidence_expires_and_not_on_that_day():
    assert state(LAPSING, "2020-06-30") is State.VERIFIED
    assert state(LAPSING, "2020-07-01") is State.VERIFICATION_LAPSED


@pytest.mark.parametrize("as_at", ["2020-07-01", "2020-09-01"])
def test_the_retest_is_due_since_the_earliest_expiry(as_at):
    assert written(standing_of(LAPSING, as_at).span.retest_since) == "2020-06-30"


def test_an_entry_on_the_day_of_the_expiry_does_not_bring_the_lapse_forward():
    literal = LAPSING.replace("2020-02-01: implemented", "2020-02-01: implemented, 2020-06-30: implemented")
    assert state(literal, "2020-06-30") is State.VERIFIED
    assert state(literal, "2020-07-01") is State.VERIFICATION_LAPSED


def test_evidence_of_a_month_expires_with_the_month():
    literal = """
        evidence: [{date: 2020-02-01, expires: 2020-06}]
        verifications: [{date: 2020-03-01, outcome: verified, evidence: [E1]}]
    """
    assert state(literal, "2020-06-30") is State.VERIFIED
    assert state(literal, "2020-07-01") is State.VERIFICATION_LAPSED


def test_only_the_evidence_that_the_verdict_cites_makes_it_lapse():
    literal = """
        actions: [{updates: [{date: 2020-02-01, status: implemented, evidence: [E1]}]}]
        evidence: [{date: 2020-02-01, expires: 2020-06-30}, 2020-02-02]
        verifications: [{date: 2020-03-01, outcome: verified, evidence: [E2]}]
    """
    assert state(literal) is State.VERIFIED


def test_a_newer_verdict_on_other_evidence_ends_the_lapse():
    literal = """
        evidence: [{date: 2020-02-01, expires: 2020-06-30}, 2020-07-15]
        verifications:
        - {date: 2020-03-01, outcome: verified, evidence: [E1]}
        - {date: 2020-08-01, outcome: verified, evidence: [E2]}
    """
    assert state(literal, "2020-07-31") is State.VERIFICATION_LAPSED
    assert state(literal, "2020-08-01") is State.VERIFIED


def test_a_statement_cites_no_evidence_so_it_does_not_lapse():
    literal = """
        statements: [{date: 2020-08-01, says: verified, covers: all}]
        evidence: [{date: 2020-02-01, expires: 2020-06-30}]
        verifications: [{date: 2020-03-01, outcome: verified, evidence: [E1]}]
    """
    assert state(literal, "2020-07-31") is State.VERIFICATION_LAPSED
    assert state(literal, "2020-08-01") is State.VERIFIED


@pytest.mark.parametrize(
    ("outcome", "expected"), [("partly_verified", State.PARTLY_VERIFIED), ("not_verified", State.IN_PROGRESS)]
)
def test_only_what_would_be_verified_lapses(outcome, expected):
    literal = f"""
        actions: [{{updates: [2020-02-01: in_progress]}}]
        evidence: [{{date: 2020-02-01, expires: 2020-06-30}}]
        verifications: [{{date: 2020-03-01, outcome: {outcome}, evidence: [E1]}}]
    """
    assert state(literal) is expected


def test_what_fell_since_it_was_verified_does_not_lapse():
    literal = """
        actions: [{updates: [2020-02-01: implemented, 2020-05-01: in_progress]}]
        evidence: [{date: 2020-02-01, expires: 2020-06-30}]
        verifications: [{date: 2020-03-01, outcome: verified, evidence: [E1]}]
    """
    assert state(literal) is State.IN_PROGRESS


# 4. partly verified, not verified


@pytest.mark.parametrize(
    ("outcome", "updates", "expected", "flags"),
    [
        ("partly_verified", "[]", State.PARTLY_VERIFIED, ()),
        ("partly_verified", "[2020-02-01: not_started]", State.PARTLY_VERIFIED, ()),
        ("partly_verified", "[2020-02-01: in_progress]", State.PARTLY_VERIFIED, ()),
        ("partly_verified", "[2020-02-01: implemented]", State.PARTLY_VERIFIED, (Flag.REJECTED_BY_VERIFIER,)),
        ("not_verified", "[]", State.NOT_REPORTED, ()),
        ("not_verified", "[2020-02-01: not_started]", State.NOT_STARTED, ()),
        ("not_verified", "[2020-02-01: in_progress]", State.IN_PROGRESS, ()),
        ("not_verified", "[2020-02-01: implemented]", State.IN_PROGRESS, (Flag.REJECTED_BY_VERIFIER,)),
        # of the same day: the claim is not dated after the verdict
        ("not_verified", "[2020-05-01: implemented]", State.IN_PROGRESS, (Flag.REJECTED_BY_VERIFIER,)),
        # claimed again afterwards: as reported
        ("not_verified", "[2020-02-01: implemented, 2020-05-02: implemented]", State.IMPLEMENTED, ()),
        ("not_verified", "[2020-05-02: implemented]", State.IMPLEMENTED, ()),
        ("not_verified", "[2020-05-02: partly_implemented]", State.PARTLY_IMPLEMENTED, ()),
        ("not_verified", "[2020-02-01: partly_implemented]", State.IN_PROGRESS, ()),
        # a note of work in progress takes no verdict back
        ("not_verified", "[2020-02-01: implemented, 2020-05-02: in_progress]", State.IN_PROGRESS, ()),
        # a month counts from its first day where it takes a verdict back
        ("not_verified", "[2020-05: implemented]", State.IN_PROGRESS, (Flag.REJECTED_BY_VERIFIER,)),
        ("partly_verified", "[2020-05-02: not_started]", State.PARTLY_VERIFIED, ()),
        ("partly_verified", "[2020-05-02: partly_implemented]", State.PARTLY_VERIFIED, ()),
        ("partly_verified", "[2020-05-02: implemented]", State.IMPLEMENTED, ()),
    ],
)
def test_a_verdict_that_is_not_or_partly_verified(outcome, updates, expected, flags):
    literal = f"{{actions: [{{updates: {updates}}}], verifications: [2020-05-01: {outcome}]}}"
    span = standing_of(literal, "2020-12-31").span
    assert (span.state, span.flags) == (expected, flags)


@pytest.mark.parametrize(
    ("stated_on", "expected"),
    [("2020-04-30", State.IN_PROGRESS), ("2020-05-01", State.IN_PROGRESS), ("2020-05-02", State.IMPLEMENTED)],
)
def test_a_statement_dated_after_the_verdict_answers_it(stated_on, expected):
    literal = f"""
        statements: [{{date: {stated_on}, says: implemented, covers: all}}]
        verifications: [2020-05-01: not_verified]
    """
    assert state(literal) is expected


def test_an_update_of_a_withdrawn_action_does_not_answer_the_verdict():
    literal = """
        actions:
        - updates: [2020-02-01: implemented]
        - updates: [2020-05-02: withdrawn]
        verifications: [2020-05-01: not_verified]
    """
    span = standing_of(literal, "2020-12-31").span
    assert (span.state, span.flags) == (State.IN_PROGRESS, (Flag.REJECTED_BY_VERIFIER,))


def test_reported_and_state_are_told_apart():
    literal = "{actions: [{updates: [2020-02-01: in_progress]}], verifications: [2020-03-01: verified]}"
    span = standing_of(literal, "2020-03-01").span
    assert (span.reported, span.state) == (Status.IN_PROGRESS, State.VERIFIED)


def test_a_recommendation_without_a_response_stands_among_the_others():
    literal = "recommendations: [{}, {actions: [{updates: [2020-02-01: implemented]}]}]"
    standings = position_of(literal, "2020-02-01").standings
    assert {id: each.span.state for id, each in standings.items()} == {
        "R-01": State.NOT_REPORTED,
        "R-02": State.IMPLEMENTED,
    }
