"""Contract: "From the completions before D, without those made by a statement: … weekly counts (first issue date to D,
with the weeks of zero)".
"""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import examples
from tests.rules.series import completed
from tracker.rules.series.forecast import weekly_counts


def test_a_completion_is_counted_on_the_day_since_which_it_is_done():
    literal = """
        actions: [{updates: [2020-02-03: in_progress, 2020-03-02: implemented]}]
        verifications: [2020-05-01: verified]
    """
    assert completed(literal, "2020-03-01") == {}
    assert completed(literal, "2020-03-02") == {"R-01": "2020-03-02"}
    assert completed(literal, "2020-12-31") == {"R-01": "2020-03-02"}


def test_one_that_was_verified_without_a_claim_counts_from_the_verdict():
    assert completed("verifications: [2020-05-01: verified]", "2020-12-31") == {"R-01": "2020-05-01"}


def test_a_month_counts_on_its_last_day():
    assert completed("actions: [{updates: [2020-02: implemented]}]", "2020-12-31") == {"R-01": "2020-02-29"}


def test_one_that_fell_is_none_until_it_is_done_again():
    literal = "actions: [{updates: [2020-02-03: implemented, 2020-04-01: in_progress, 2020-06-01: implemented]}]"
    assert completed(literal, "2020-03-31") == {"R-01": "2020-02-03"}
    assert completed(literal, "2020-04-01") == {}
    assert completed(literal, "2020-06-01") == {"R-01": "2020-06-01"}


def test_one_that_was_verified_on_evidence_that_has_expired_was_completed():
    literal = """
        actions: [{updates: [2020-02-03: implemented]}]
        evidence: [{date: 2020-02-01, expires: 2020-06-30}]
        verifications: [{date: 2020-03-01, outcome: verified, evidence: [E1]}]
    """
    assert completed(literal, "2020-12-31") == {"R-01": "2020-02-03"}


@pytest.mark.parametrize(
    "literal",
    [
        "acceptance: {decision: rejected, date: 2020-02-01}",
        "actions: [{updates: [2020-02-01: withdrawn]}]",
        "verifications: [2020-02-01: superseded]",
    ],
)
def test_one_that_was_closed_without_being_done_is_none(literal):
    assert completed(literal, "2020-12-31") == {}


@pytest.mark.parametrize("says", ["implemented", "verified"])
def test_one_that_is_done_by_a_statement_alone_is_none(says):
    literal = f"""
        actions: [{{updates: [2020-02-01: in_progress]}}]
        statements: [{{date: 2020-03-01, says: {says}, covers: all}}]
    """
    assert completed(literal, "2020-12-31") == {}


def test_one_that_was_done_by_a_statement_counts_from_the_first_claim_or_verdict_of_its_own():
    literal = """
        actions: [{updates: [2020-05-01: implemented]}]
        statements: [{date: 2020-03-01, says: implemented, covers: all}]
    """
    assert completed(literal, "2020-04-30") == {}
    assert completed(literal, "2020-05-01") == {"R-01": "2020-05-01"}


def test_one_of_its_own_that_a_statement_then_verified_counts_from_its_own_claim():
    literal = """
        actions: [{updates: [2020-02-03: implemented]}]
        statements: [{date: 2020-03-01, says: verified, covers: all}]
    """
    assert completed(literal, "2020-12-31") == {"R-01": "2020-02-03"}


def test_weeks_are_counted_back_from_the_last_day_and_the_oldest_may_be_short():
    days = [date(2020, 1, 1), date(2020, 1, 2), date(2020, 1, 2), date(2020, 1, 15)]
    # 1 January alone; 2 to 8 January; 9 to 15 January.
    assert weekly_counts(days, date(2020, 1, 1), date(2020, 1, 15)) == [1, 2, 1]


def test_weeks_without_a_completion_are_there():
    assert weekly_counts([date(2020, 1, 15)], date(2020, 1, 2), date(2020, 2, 5)) == [0, 1, 0, 0, 0]


@examples(60)
@given(st.integers(0, 400), st.data())
def test_the_weekly_counts_add_up_to_the_completions(length, data):
    first = date(2020, 1, 1)
    offsets = data.draw(st.lists(st.integers(0, length), max_size=30))
    counts = weekly_counts([first + timedelta(each) for each in offsets], first, first + timedelta(length))
    assert sum(counts) == len(offsets)
    assert len(counts) * 7 - 6 <= length + 1 <= len(counts) * 7
