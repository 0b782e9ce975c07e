"""Contract: rule 1 of "State" under "Rules of the position at D": closed, superseded, and what was done stays so."""

import pytest

from tests.rules import standing_of, written
from tracker.vocabulary import AnswerKind, Flag, State, Status


def closing(literal, as_at="2020-12-31"):
    span = standing_of(literal, as_at).span
    closing = span.closing
    return span.state, written(closing.on) if closing else None, closing.reason if closing else None


CLOSED = State.CLOSED_NOT_IMPLEMENTED
REJECTED = "acceptance: {decision: rejected, date: 2020-05-01}"
SUPERSEDED = "statements: [{date: 2020-05-01, says: superseded, covers: all}]"
VOIDED = "verifications: [2020-05-01: superseded]"


def test_closed_by_a_rejection_from_its_date_on_and_the_reason_is_told():
    assert closing(REJECTED, "2020-04-30") == (State.NOT_REPORTED, None, None)
    assert closing(REJECTED, "2020-05-01") == (CLOSED, "2020-05-01", AnswerKind.REJECTED)


@pytest.mark.parametrize("how", [SUPERSEDED, VOIDED])
def test_superseded_from_its_date_on(how):
    assert closing(how, "2020-04-30") == (State.NOT_REPORTED, None, None)
    assert closing(how, "2020-05-01") == (State.SUPERSEDED, None, None)


@pytest.mark.parametrize("decision", ["accepted", "accepted_in_part", "noted", "answered", "no_answer"])
def test_no_other_answer_closes(decision):
    assert closing(f"acceptance: {{decision: {decision}, date: 2020-05-01}}")[0] is State.NOT_REPORTED


@pytest.mark.parametrize(
    ("which", "expected"),
    [("covers: [R-01]", State.SUPERSEDED), ("covers: some", State.NOT_REPORTED), ("at_least: 1", State.NOT_REPORTED)],
)
def test_a_statement_supersedes_what_it_covers(which, expected):
    assert closing(f"statements: [{{date: 2020-05-01, says: superseded, {which}}}]")[0] is expected


@pytest.mark.parametrize("status", ["in_progress", "not_started", "partly_implemented"])
@pytest.mark.parametrize(("how", "expected"), [(REJECTED, CLOSED), (SUPERSEDED, State.SUPERSEDED)])
def test_what_is_under_way_is_closed_or_superseded(how, expected, status):
    assert closing(f"{how}\nactions: [{{updates: [2020-02-01: {status}]}}]")[0] is expected


@pytest.mark.parametrize("how", [REJECTED, SUPERSEDED, VOIDED])
@pytest.mark.parametrize("claimed_on", ["2020-02-01", "2020-05-01"])
def test_what_was_done_on_the_day_stays_done(how, claimed_on):
    literal = f"{how}\nactions: [{{updates: [{claimed_on}: implemented]}}]"
    assert closing(literal) == (State.IMPLEMENTED, None, None)


@pytest.mark.parametrize("how", [REJECTED, SUPERSEDED])
def test_what_was_verified_stays_verified(how):
    assert closing(f"{how}\nverifications: [2020-02-01: verified]") == (State.VERIFIED, None, None)


def test_what_was_verified_stays_verified_when_a_verification_says_superseded():
    literal = "verifications: [2020-02-01: verified, 2020-05-01: superseded]"
    assert closing(literal) == (State.VERIFIED, None, None)


@pytest.mark.parametrize("how", [SUPERSEDED, VOIDED])
def test_what_is_claimed_after_it_was_superseded_does_not_open_it(how):
    assert closing(f"{how}\nactions: [{{updates: [2020-05-02: implemented]}}]")[0] is State.SUPERSEDED


@pytest.mark.parametrize(
    "overtaking",
    [
        "actions: [{updates: [2020-05-02: in_progress]}]",
        "actions: [{updates: [2020-05-01: partly_implemented]}]",
        "actions: [{updates: [2020-05: implemented]}]",
        "statements: [{date: 2020-06-01, says: implemented, covers: all}]",
        "statements: [{date: 2020-06-01, says: verified, covers: [R-01]}]",
        "verifications: [2020-06-01: partly_verified]",
    ],
)
def test_a_rejection_is_overtaken_by_work_a_claim_or_a_verdict(overtaking):
    span = standing_of(f"{REJECTED}\n{overtaking}", "2020-12-31").span
    assert span.state is not CLOSED
    assert Flag.REJECTED_THEN_ACTED in span.flags


@pytest.mark.parametrize(
    "not_overtaking",
    [
        "actions: [{updates: [2020-04-30: in_progress]}]",
        "actions: [{updates: [2020-06-01: not_started]}]",
        "actions: [{updates: [2020-05-10: in_progress, 2020-06-01: withdrawn]}]",
        "statements: [{date: 2020-06-01, says: implemented, covers: some}]",
        "statements: [{date: 2020-06-01, says: expected, expected: 2021-01, covers: all}]",
        "verifications: [2020-06-01: not_verified]",
    ],
)
def test_a_rejection_stands_while_nothing_overtakes_it(not_overtaking):
    span = standing_of(f"{REJECTED}\n{not_overtaking}", "2020-12-31").span
    assert span.state is CLOSED
    assert Flag.REJECTED_THEN_ACTED not in span.flags


def test_a_rejection_without_a_day_is_overtaken_by_any_work():
    literal = "acceptance: {decision: rejected}\nactions: [{updates: [2019-12-01: in_progress]}]"
    assert closing(literal, "2020-01-01")[0] is State.IN_PROGRESS


def test_a_rejection_of_a_month_is_overtaken_from_the_month_s_first_day():
    literal = "acceptance: {decision: rejected, date: 2020-05}\nactions: [{updates: [2020-05-01: in_progress]}]"
    assert closing(literal)[0] is State.IN_PROGRESS


def test_a_later_answer_of_the_same_body_ends_its_rejection():
    literal = "acceptance: [{decision: rejected, date: 2020-05-01}, {decision: accepted, date: 2020-07-01}]"
    assert closing(literal, "2020-06-30")[0] is CLOSED
    assert closing(literal, "2020-07-01")[0] is State.NOT_REPORTED


def test_what_was_done_when_it_was_closed_and_fell_later_is_as_reported():
    literal = f"{REJECTED}\nactions: [{{updates: [2020-02-01: implemented, 2020-06-01: in_progress]}}]"
    assert closing(literal) == (State.IN_PROGRESS, None, None)


def test_what_had_lapsed_when_it_was_superseded_is_verified_for_good():
    literal = f"""
        {SUPERSEDED}
        evidence: [{{date: 2020-02-01, expires: 2020-04-29}}]
        verifications: [{{date: 2020-03-01, outcome: verified, evidence: [E1]}}]
    """
    assert closing(literal, "2020-04-30")[0] is State.VERIFICATION_LAPSED
    assert closing(literal, "2020-05-01")[0] is State.VERIFIED


def test_what_was_verified_when_it_was_superseded_does_not_lapse_later():
    literal = f"""
        {SUPERSEDED}
        evidence: [{{date: 2020-02-01, expires: 2020-08-31}}]
        verifications: [{{date: 2020-03-01, outcome: verified, evidence: [E1]}}]
    """
    assert closing(literal, "2020-08-31")[0] is State.VERIFIED
    assert closing(literal, "2020-09-01")[0] is State.VERIFIED


def test_what_was_implemented_when_it_was_superseded_stays_so_until_a_verdict_verifies_it():
    literal = f"""
        {SUPERSEDED}
        actions: [{{updates: [2020-02-01: implemented, 2020-06-01: in_progress]}}]
        verifications: [2020-07-01: not_verified, 2020-08-01: verified, 2020-09-01: not_verified]
    """
    assert closing(literal, "2020-07-31")[0] is State.IMPLEMENTED
    assert closing(literal, "2020-08-01")[0] is State.VERIFIED
    assert closing(literal, "2020-12-31")[0] is State.VERIFIED
    assert written(standing_of(literal, "2020-12-31").span.done_on) == "2020-02-01"


def test_what_was_closed_before_it_was_superseded_stays_closed_while_its_reason_holds():
    literal = """
        acceptance: [{decision: rejected, date: 2020-03-01}, {decision: accepted, date: 2020-07-01}]
        statements: [{date: 2020-05-01, says: superseded, covers: all}]
    """
    assert closing(literal, "2020-06-30") == (CLOSED, "2020-03-01", AnswerKind.REJECTED)
    assert closing(literal, "2020-07-01") == (State.SUPERSEDED, None, None)


def test_what_a_verifier_did_not_uphold_was_not_done():
    literal = (
        f"{REJECTED}\nactions: [{{updates: [2020-02-01: implemented]}}]\nverifications: [2020-03-01: not_verified]"
    )
    assert closing(literal)[0] is CLOSED


# withdrawal


def test_withdrawn_when_all_actions_are_on_the_date_of_the_last():
    literal = """
        actions:
        - updates: [2020-02-01: in_progress, 2020-05-01: withdrawn]
        - updates: [2020-03-01: withdrawn]
    """
    assert closing(literal, "2020-04-30") == (State.IN_PROGRESS, None, None)
    assert closing(literal, "2020-05-01") == (CLOSED, "2020-05-01", Status.WITHDRAWN)


def test_without_actions_nothing_is_withdrawn():
    assert closing("actions: []")[0] is State.NOT_REPORTED


def test_an_action_without_an_update_is_not_withdrawn():
    assert closing("actions: [{updates: [2020-05-01: withdrawn]}, {}]")[0] is State.NOT_REPORTED


def test_withdrawn_and_taken_up_again_is_open_and_closed_anew_when_withdrawn_anew():
    literal = "actions: [{updates: [2020-02-01: withdrawn, 2020-03-01: in_progress, 2020-04-01: withdrawn]}]"
    assert closing(literal, "2020-02-29") == (CLOSED, "2020-02-01", Status.WITHDRAWN)
    assert closing(literal, "2020-03-31") == (State.IN_PROGRESS, None, None)
    assert closing(literal, "2020-04-01") == (CLOSED, "2020-04-01", Status.WITHDRAWN)


def test_what_was_verified_between_two_withdrawals_stays_verified():
    literal = (
        "{actions: [{updates: [2020-02-01: withdrawn, 2020-04-01: withdrawn]}], verifications: [2020-03-01: verified]}"
    )
    assert closing(literal, "2020-02-29") == (CLOSED, "2020-02-01", Status.WITHDRAWN)
    assert closing(literal, "2020-03-31")[0] is State.VERIFIED
    assert closing(literal, "2020-04-01")[0] is State.VERIFIED


def test_a_withdrawal_that_is_said_again_is_the_last_withdrawal():
    literal = """
        actions: [{updates: [2020-02-01: withdrawn, 2020-04-01: withdrawn]}]
        verifications: [2020-03-01: partly_verified]
    """
    assert closing(literal, "2020-02-29") == (CLOSED, "2020-02-01", Status.WITHDRAWN)
    assert closing(literal, "2020-03-31") == (State.PARTLY_VERIFIED, None, None)
    assert closing(literal, "2020-04-01") == (CLOSED, "2020-04-01", Status.WITHDRAWN)


def test_a_new_action_that_is_taken_up_opens_it_again():
    literal = (
        "actions: [{updates: [2020-02-01: withdrawn]}, {updates: [2020-02-01: withdrawn, 2020-03-01: not_started]}]"
    )
    assert closing(literal, "2020-02-29")[0] is CLOSED
    assert closing(literal, "2020-03-01")[0] is State.NOT_STARTED


def test_a_claim_that_is_withdrawn_is_closed_for_nothing_is_claimed_on_that_day():
    assert closing("actions: [{updates: [2020-02-01: implemented, 2020-05-01: withdrawn]}]")[0] is CLOSED


def test_a_withdrawn_one_that_was_verified_stays_verified():
    literal = """
        actions: [{updates: [2020-02-01: implemented, 2020-05-01: withdrawn]}]
        verifications: [2020-03-01: verified]
    """
    assert closing(literal) == (State.VERIFIED, None, None)


def test_a_withdrawn_one_that_a_statement_says_is_done_stays_done():
    literal = """
        statements: [{date: 2020-03-01, says: implemented, covers: all}]
        actions: [{updates: [2020-02-01: in_progress, 2020-05-01: withdrawn]}]
    """
    assert closing(literal) == (State.IMPLEMENTED, None, None)


def test_a_withdrawal_of_a_month_closes_on_its_last_day():
    literal = "actions: [{updates: [2020-05: withdrawn]}]"
    assert closing(literal, "2020-05-30")[0] is State.NOT_REPORTED
    assert closing(literal, "2020-05-31") == (CLOSED, "2020-05", Status.WITHDRAWN)


# closed in more than one way


def test_closed_twice_the_first_is_told():
    literal = f"{REJECTED}\nverifications: [2020-06-01: superseded]"
    assert closing(literal) == (CLOSED, "2020-05-01", AnswerKind.REJECTED)


def test_rejected_and_then_withdrawn_the_first_is_told_too():
    literal = f"{REJECTED}\nactions: [{{updates: [2020-02-01: in_progress, 2020-06-01: withdrawn]}}]"
    assert closing(literal) == (CLOSED, "2020-05-01", AnswerKind.REJECTED)


def test_a_closing_that_left_it_done_does_not_spare_it_the_next():
    literal = """
        acceptance: {decision: rejected, date: 2020-03-01}
        statements: [{date: 2020-05-01, says: superseded, covers: all}]
        actions: [{updates: [2020-02-01: implemented, 2020-04-01: in_progress]}]
    """
    assert closing(literal, "2020-03-31")[0] is State.IMPLEMENTED
    assert closing(literal, "2020-04-30")[0] is State.IN_PROGRESS
    assert closing(literal, "2020-05-01") == (State.SUPERSEDED, None, None)


def test_a_withdrawn_action_that_is_taken_up_again_overtakes_a_rejection():
    literal = f"{REJECTED}\nactions: [{{updates: [2020-02-01: withdrawn, 2020-06-01: in_progress]}}]"
    assert closing(literal, "2020-05-31") == (CLOSED, "2020-02-01", Status.WITHDRAWN)
    assert closing(literal, "2020-06-01") == (State.IN_PROGRESS, None, None)
