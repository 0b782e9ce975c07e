"""What is shown as done and cannot be vouched for: each way alone, and what is not among them."""

import pytest

from tests.rules import position_of, register_of
from tracker.rules.lists.vouching import not_vouched_for
from tracker.vocabulary import Rule

CLAIMED = "actions: [{updates: [{date: 2020-02-01, status: implemented, evidence: [E1]}]}]"
VERIFIED = f"{CLAIMED}\nverifications: [{{date: 2020-03-01, outcome: verified, evidence: [E1]}}]"


def why(literal: str, as_at: str = "2020-12-31") -> dict[str, tuple[Rule, ...]]:
    return dict(not_vouched_for(register_of(literal), position_of(literal, as_at)))


@pytest.mark.parametrize(
    ("literal", "rules"),
    [
        ("statements: [{date: 2020-06-01, says: verified, covers: all}]", (Rule.RESTS_ON_STATEMENT,)),
        ("actions: [{updates: [2020-02-01: implemented]}]", (Rule.UNEVIDENCED,)),
        (f"{VERIFIED}\nevidence: [2020-01-05, {{date: 2020-04-01, stance: contradicts}}]", (Rule.CONTRADICTED,)),
        (f"{VERIFIED}\nevidence: [{{date: 2020-01-05, expires: 2020-06-30}}]", (Rule.VERIFICATION_LAPSED,)),
        (f"{VERIFIED}\nevidence: [2020-01-05]\nowner: inspectorate", (Rule.SELF_VERIFIED,)),
        (
            f"{VERIFIED}\nevidence: [2020-01-05]\nacceptance: [{{by: board, date: 2020-04-01, decision: rejected}}]",
            (Rule.REFUSED_BY_SOME,),
        ),
    ],
)
def test_it_is_not_vouched_for(literal, rules):
    assert why(literal) == {"R-01": rules}


@pytest.mark.parametrize(
    "literal",
    [
        f"{VERIFIED}\nevidence: [2020-01-05]",
        f"{CLAIMED}\nevidence: [2020-01-05]",  # its state says that it waits for a verdict
        "actions: [{updates: [2020-02-01: withdrawn]}]",  # nobody says that it was done
        "actions: [{updates: [2020-02-01: in_progress]}]",
        f"{CLAIMED}\nverifications: [2020-03-01: not_verified]\nevidence: [2020-01-05]",
    ],
)
def test_nothing_is_in_doubt(literal):
    assert why(literal) == {}


def test_it_is_in_doubt_from_the_day_of_what_raises_the_doubt():
    literal = f"{VERIFIED}\nevidence: [2020-01-05, {{date: 2020-04-01, stance: contradicts}}]"
    assert why(literal, "2020-03-31") == {}
    assert why(literal, "2020-04-01") == {"R-01": (Rule.CONTRADICTED,)}


def test_a_rule_that_is_switched_off_still_counts():
    off = "settings: {rules_off: [{rule: unevidenced, reason: Held elsewhere, since: 2020-01-01}]}"
    assert why(f"actions: [{{updates: [2020-02-01: implemented]}}]\n{off}") == {"R-01": (Rule.UNEVIDENCED,)}
