"""What happened per quarter, and the times: "n of m done, median days from issue to claim, from claim to verdict"."""

from collections import Counter

import pytest
from hypothesis import given

from tests.conftest import examples
from tests.rules import day, register_from, register_of
from tests.rules.registers_at_random import days_of_interest, registers, texts_of
from tracker.rules.series.flow import Median, events, quarter_flow, times
from tracker.rules.state.position import position
from tracker.rules.state.standing import spans_of_register
from tracker.vocabulary import DONE, DONE_OR_LAPSED, OPEN, Flag, State


def happened(literal, as_at="2020-12-31"):
    """Return what happened after the issue: "2020-03-01 claimed"."""
    found = events(spans_of_register(register_of(literal)), day(as_at))
    assert found[0].what == "made"
    return [f"{each.on} {each.what}" for each in found[1:]]


def times_of(literal, as_at="2020-12-31"):
    register = register_of(literal)
    return times(register, spans_of_register(register), day(as_at))


@pytest.mark.parametrize(
    ("literal", "expected"),
    [
        ("{}", []),
        ("actions: [{updates: [2020-02-01: in_progress]}]", []),
        ("actions: [{updates: [2020-02-01: implemented, 2020-03-01: implemented]}]", ["2020-02-01 claimed"]),
        ("actions: [{updates: [2020-02: implemented]}]", ["2020-02-29 claimed"]),
        (
            "actions: [{updates: [2020-02-01: implemented, 2020-03-01: in_progress, 2020-04-01: implemented]}]",
            ["2020-02-01 claimed", "2020-04-01 claimed"],
        ),
        ("verifications: [2020-03-01: verified, 2020-04-01: verified]", ["2020-03-01 verified"]),
        ("verifications: [2020-03-01: partly_verified]", []),
        ("acceptance: {decision: rejected, date: 2020-03-01}", ["2020-03-01 closed"]),
        (
            "actions: [{updates: [2020-02-01: withdrawn, 2020-03-01: in_progress, 2020-04-01: withdrawn]}]",
            ["2020-02-01 closed", "2020-04-01 closed"],
        ),
    ],
)
def test_what_counts_as_having_happened(literal, expected):
    assert happened(literal) == expected


def test_a_claim_and_its_verdict_on_one_day_are_both_there():
    literal = "{actions: [{updates: [2020-02-01: implemented]}], verifications: [2020-02-01: verified]}"
    assert happened(literal) == ["2020-02-01 claimed", "2020-02-01 verified"]


def test_a_claim_that_is_made_again_after_a_verdict_against_it_is_a_claim():
    literal = """
        actions: [{updates: [2020-02-01: implemented, 2020-04-01: implemented]}]
        verifications: [2020-03-01: not_verified, 2020-05-01: verified]
    """
    assert happened(literal) == ["2020-02-01 claimed", "2020-04-01 claimed", "2020-05-01 verified"]


def test_one_recommendation_may_be_verified_reopened_and_verified_again():
    literal = """
        actions: [{updates: [2020-02-01: implemented, 2020-04-01: in_progress, 2020-06-01: implemented]}]
        verifications: [2020-03-01: verified, 2020-07-01: verified]
    """
    assert happened(literal) == [
        "2020-02-01 claimed",
        "2020-03-01 verified",
        "2020-04-01 reopened",
        "2020-06-01 claimed",
        "2020-07-01 verified",
    ]


def test_a_retest_is_a_verification():
    literal = """
        evidence: [{date: 2020-02-01, expires: 2020-04-30}, 2020-06-01]
        verifications:
        - {date: 2020-03-01, outcome: verified, evidence: [E1]}
        - {date: 2020-06-15, outcome: verified, evidence: [E2]}
    """
    assert happened(literal) == ["2020-03-01 verified", "2020-06-15 verified"]


def test_what_is_dated_after_the_day_has_not_happened():
    literal = "actions: [{updates: [2020-02-01: implemented]}]"
    assert happened(literal, "2020-01-31") == []
    assert happened(literal, "2020-02-01") == ["2020-02-01 claimed"]


def test_a_quarter_holds_what_happened_from_its_first_to_its_last_day():
    literal = """
        sources:
        - recommendations:
          - {actions: [{updates: [2020-03-31: implemented]}], verifications: [2020-06-30: verified]}
          - actions: [{updates: [2020-04-01: withdrawn]}]
          statements: [{date: 2020-07-01, says: implemented, covers: [R-02]}]
        - {id: S, issued_on: 2020-05-01}
    """
    register = register_of(literal)
    flow = quarter_flow(register, spans_of_register(register), day("2020-07-31"))
    lists = [(each.made, each.claimed, each.verified, each.reopened, each.closed) for each in flow]
    assert [(each.quarter, each.to_date) for each in flow] == [
        ("Q4 2019/20", False),
        ("Q1 2020/21", False),
        ("Q2 2020/21", True),
    ]
    assert [[[event.recommendation for event in each] for each in quarter] for quarter in lists] == [
        [["R-01", "R-02"], ["R-01"], [], [], []],
        [["S-01"], [], ["R-01"], [], ["R-02"]],
        [[], ["R-02"], [], [], []],
    ]
    assert [event.own for quarter in flow for event in quarter.claimed] == [True, False]


THREE_DONE = """
    issued_on: 2020-01-01
    recommendations:
    - actions: [{updates: [2020-01-11: implemented]}]
      verifications: [2020-01-31: verified]
    - actions: [{updates: [2020-01-21: implemented]}]
      verifications: [2020-02-20: not_verified, 2020-03-01: verified]
    - actions: [{updates: [2020-02-10: implemented]}]
    - actions: [{updates: [2020-01-02: in_progress]}]
    - {}
    - actions: [{updates: [2020-01-05: withdrawn]}]
"""


def test_the_times_by_hand():
    # Claims after 10, 20 and 40 days; verdicts 20 and 40 days after the claim; two open since 1 January, 366 - 1 days.
    found = times_of(THREE_DONE)
    assert (found.on_file, found.done, found.open, found.retest, found.closed, found.waiting) == (6, 3, 2, 0, 1, 1)
    assert found.to_claim == Median(20, 3)
    assert found.to_verdict == Median(30, 2)
    assert found.open_for == Median(365, 2)


def test_of_nothing_there_is_no_median():
    found = times_of("{}")
    assert (found.to_claim, found.to_verdict) == (Median(None, 0), Median(None, 0))


def test_one_done_without_a_claim_has_no_time_to_a_claim():
    found = times_of("verifications: [2020-03-01: verified]")
    assert (found.done, found.to_claim.of, found.to_verdict.of) == (1, 0, 0)


def test_one_claimed_only_after_its_verdict_waited_for_none():
    found = times_of("{actions: [{updates: [2020-04-01: implemented]}], verifications: [2020-03-01: verified]}")
    assert (found.done, found.to_claim, found.to_verdict) == (1, Median(91, 1), Median(None, 0))


def test_one_whose_claim_fell_is_open_and_has_no_time():
    found = times_of("actions: [{updates: [2020-02-01: implemented, 2020-03-01: in_progress]}]")
    assert (found.open, found.to_claim.of) == (1, 0)


def test_a_retest_that_is_due_keeps_the_times_of_the_first_verdict():
    literal = """
        actions: [{updates: [2020-02-01: implemented]}]
        evidence: [{date: 2020-02-01, expires: 2020-04-30}]
        verifications: [{date: 2020-03-01, outcome: verified, evidence: [E1]}]
    """
    found = times_of(literal)
    assert (found.done, found.retest) == (0, 1)
    assert (found.to_claim, found.to_verdict) == (Median(31, 1), Median(29, 1))


def test_nothing_issued_later_is_on_file():
    found = times_of("sources: [{issued_on: 2020-01-01}, {id: S, issued_on: 2021-01-01}]")
    assert (found.on_file, found.open) == (1, 1)


@examples(40)
@given(registers(), days_of_interest())
def test_what_happened_and_the_times_fit_the_position(short, as_at):
    register = register_from(texts_of(short))
    spans = spans_of_register(register)
    spanned = [each.span for each in position(register, spans, as_at).standings.values()]
    states = Counter(span.state for span in spanned)
    flow = quarter_flow(register, spans, as_at)
    found = times(register, spans, as_at)
    assert sum(len(each.made) for each in flow) == found.on_file == len(spanned)
    assert found.done + found.open + found.retest + found.closed == found.on_file
    assert found.open == found.open_for.of == sum(states[state] for state in OPEN)
    assert found.done == sum(states[state] for state in DONE)
    assert found.to_verdict.of <= found.to_claim.of <= found.done + found.retest

    def happened(what):
        return {event.recommendation for quarter in flow for event in getattr(quarter, what)}

    assert {span.recommendation for span in spanned if span.state is State.VERIFIED} <= happened("verified")
    assert {span.recommendation for span in spanned if span.state is State.IMPLEMENTED} <= happened("claimed")
    assert {span.recommendation for span in spanned if Flag.REOPENED in span.flags} <= happened("reopened")
    assert {span.recommendation for span in spanned if span.state is State.CLOSED_NOT_IMPLEMENTED} <= happened("closed")
    ever_done = {id for id, own in spans.items() if any(span.state in DONE_OR_LAPSED for span in own.recommendation)}
    assert happened("reopened") <= ever_done
    days = [event.on for quarter in flow for what in ("made", "claimed") for event in getattr(quarter, what)]
    assert all(each <= as_at for each in days)
