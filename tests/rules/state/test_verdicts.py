"""Contract: "Verdict" under "Rules of the position at D"."""

import pytest

from tests.rules import standing_of, written
from tracker.vocabulary import Outcome, State


def verdict(literal, as_at="2020-12-31"):
    span = standing_of(literal, as_at).span
    return span.verdict, written(span.verdict_on), span.verdict_by


def test_without_a_verification_there_is_no_verdict():
    assert verdict("actions: [{updates: [2020-02-01: implemented]}]") == (None, None, None)


def test_the_verdict_is_the_last_by_date_up_to_the_day():
    literal = "verifications: [2020-05-01: verified, 2020-03-01: not_verified]"
    assert verdict(literal, "2020-02-29") == (None, None, None)
    assert verdict(literal, "2020-03-01") == (Outcome.NOT_VERIFIED, "2020-03-01", "inspectorate")
    assert verdict(literal, "2020-05-01") == (Outcome.VERIFIED, "2020-05-01", "inspectorate")


def test_of_one_day_the_later_verification_in_the_file_counts():
    assert verdict("verifications: [2020-05-01: verified, 2020-05-01: partly_verified]")[0] is Outcome.PARTLY_VERIFIED
    assert verdict("verifications: [2020-05-01: partly_verified, 2020-05-01: verified]")[0] is Outcome.VERIFIED


def test_of_one_day_a_statement_comes_after_the_verifications():
    literal = """
        verifiers: [inspectorate, board]
        statements: [{date: 2020-05-01, by: board, says: verified, covers: all}]
        verifications: [2020-05-01: not_verified]
    """
    assert verdict(literal) == (Outcome.VERIFIED, "2020-05-01", "board")


@pytest.mark.parametrize(
    ("which", "expected"),
    [
        ("covers: all", State.VERIFIED),
        ("covers: [R-01]", State.VERIFIED),
        ("covers: some", State.NOT_REPORTED),
        ("at_least: 1", State.NOT_REPORTED),
    ],
)
def test_a_statement_verifies_what_it_covers(which, expected):
    literal = f"statements: [{{date: 2020-05-01, says: verified, {which}}}]"
    assert standing_of(literal, "2020-05-01").span.state is expected


def test_superseded_is_no_verdict():
    assert verdict("verifications: [2020-05-01: superseded]") == (None, None, None)
    literal = "verifications: [2020-03-01: verified, 2020-05-01: superseded]"
    assert verdict(literal) == (Outcome.VERIFIED, "2020-03-01", "inspectorate")


def test_a_later_word_of_the_month_does_not_give_back_what_was_taken_back():
    literal = """
        actions: [{updates: [2020-03-01: implemented, 2020-03-15: in_progress, 2020-03: partly_implemented]}]
        verifications: [2020-03-10: verified]
    """
    assert standing_of(literal, "2020-03-14").span.state is State.VERIFIED
    assert standing_of(literal, "2020-03-15").span.state is State.IN_PROGRESS
    assert standing_of(literal, "2020-03-31").span.state is State.PARTLY_IMPLEMENTED
    assert written(standing_of(literal, "2020-03-31").span.reopened_on) == "2020-03-15"
