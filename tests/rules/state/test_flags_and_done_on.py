"""Contract: the flag `reopened` and `done_on` under "State" in "Rules of the position at D"."""

import pytest

from tests.rules import standing_of, written
from tracker.vocabulary import Flag, State

LAPSING = """
    actions: [{updates: [2020-02-01: implemented]}]
    evidence: [{date: 2020-02-01, expires: 2020-06-30}, {date: 2020-02-01, expires: 2020-08-31}]
    verifications: [{date: 2020-03-01, outcome: verified, evidence: [E1, E2]}]
"""


@pytest.mark.parametrize(
    ("later", "expected"),
    [
        ("{}", ()),
        ("{updates: [2020-05-01: in_progress]}", (Flag.REOPENED,)),
        ("{updates: [2020-05-01: in_progress, 2020-06-01: implemented]}", ()),  # it is not open
        ("{updates: [2020-05-01: implemented]}", ()),
    ],
)
def test_reopened_was_verified_and_is_not_now(later, expected):
    literal = f"{{actions: [{later}], verifications: [2020-03-01: verified]}}"
    assert standing_of(literal, "2020-04-30").span.flags == ()
    assert standing_of(literal, "2020-12-31").span.flags == expected


def test_reopened_by_a_later_verdict():
    literal = """
        actions: [{updates: [2020-02-01: implemented]}]
        verifications: [2020-03-01: verified, 2020-05-01: not_verified]
    """
    span = standing_of(literal, "2020-05-01").span
    assert (span.state, set(span.flags)) == (State.IN_PROGRESS, {Flag.REOPENED, Flag.REJECTED_BY_VERIFIER})


def test_verified_again_is_not_reopened():
    literal = """
        actions: [{updates: [2020-05-01: in_progress]}]
        verifications: [2020-03-01: verified, 2020-06-01: verified]
    """
    assert standing_of(literal, "2020-05-31").span.flags == (Flag.REOPENED,)
    assert standing_of(literal, "2020-06-01").span.flags == ()


def test_lapsed_is_not_reopened():
    assert standing_of(LAPSING, "2020-07-01").span.flags == ()


def test_what_had_lapsed_from_the_first_is_reopened_as_well():
    literal = """
        actions: [{updates: [2020-05-01: in_progress]}]
        evidence: [{date: 2020-01-02, expires: 2020-02-01}]
        verifications: [{date: 2020-03-01, outcome: verified, evidence: [E1]}]
    """
    assert standing_of(literal, "2020-03-01").span.state is State.VERIFICATION_LAPSED
    assert standing_of(literal, "2020-05-01").span.flags == (Flag.REOPENED,)


def test_closed_is_not_reopened():
    literal = """
        actions: [{updates: [2020-05-01: in_progress]}]
        acceptance: {decision: rejected, date: 2020-06-01}
        verifications: [2020-03-01: verified]
    """
    assert standing_of(literal, "2020-05-31").span.flags == (Flag.REOPENED,)
    span = standing_of(literal, "2020-06-01").span
    assert (span.state, span.flags) == (State.CLOSED_NOT_IMPLEMENTED, ())


# done_on


@pytest.mark.parametrize(
    ("literal", "expected"),
    [
        ("actions: [{updates: [2020-02-01: implemented, 2020-03-01: implemented]}]", "2020-02-01"),
        ("verifications: [2020-03-01: verified]", "2020-03-01"),
        ("{actions: [{updates: [2020-02-01: implemented]}], verifications: [2020-03-01: verified]}", "2020-02-01"),
        ("{actions: [{updates: [2020-04-01: implemented]}], verifications: [2020-03-01: verified]}", "2020-03-01"),
        ("verifications: [2020-03-01: verified, 2020-05-01: verified]", "2020-03-01"),  # the first since it fell
        ("{actions: [{updates: [2020-02-01: in_progress]}], verifications: [2020-03-01: verified]}", "2020-03-01"),
        # of the day on which it fell: that is since it fell
        ("{actions: [{updates: [2020-03-01: in_progress]}], verifications: [2020-03-01: verified]}", "2020-03-01"),
        (
            """{actions: [{updates: [2020-02-01: implemented, 2020-04-01: in_progress, 2020-06-01: implemented]}],
            verifications: [2020-03-01: verified, 2020-05-01: verified]}""",
            "2020-05-01",
        ),
        (
            """{actions: [{updates: [2020-02-01: implemented, 2020-04-01: in_progress, 2020-06-01: implemented]}],
            verifications: [2020-03-01: verified]}""",
            "2020-06-01",
        ),
        ("statements: [{date: 2020-03-01, says: implemented, covers: all}]", "2020-03-01"),
        ("actions: [{updates: [2020-02: implemented]}]", "2020-02"),
        (LAPSING, "2020-02-01"),
        ("actions: [{updates: [2020-02-01: in_progress]}]", None),
        ("{actions: [{updates: [2020-02-01: implemented]}], verifications: [2020-03-01: not_verified]}", None),
        ("{}", None),
    ],
)
def test_done_on_is_the_earlier_of_the_claim_and_the_first_verdict_since_it_fell(literal, expected):
    assert written(standing_of(literal, "2020-12-31").span.done_on) == expected


def test_done_on_of_a_lapsed_one_without_a_claim_is_its_first_verdict():
    literal = """
        evidence: [{date: 2020-02-01, expires: 2020-06-30}]
        verifications: [{date: 2020-03-01, outcome: verified, evidence: [E1]}]
    """
    span = standing_of(literal, "2020-07-01").span
    assert (span.state, written(span.done_on)) == (State.VERIFICATION_LAPSED, "2020-03-01")
