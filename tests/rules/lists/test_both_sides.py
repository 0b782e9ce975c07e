"""Contract: "who recorded a claim and who recorded its verdict stand side by side" under "Plain facts"."""

from tests.rules import day, register_of, written
from tracker.rules.lists.both_sides import both_sides

TWO_ACTIONS = """
    actions:
      - {updates: [2020-02-01: in_progress, 2020-03-01: implemented, 2020-04-01: in_progress]}
      - {updates: [2020-03-10: implemented]}
    verifications: [2020-06-01: partly_verified, 2020-05-01: not_verified]
"""


def sides(literal, as_at="2020-12-31"):
    """The days of the claim and of the verdict, by recommendation."""
    return [
        (each.recommendation, *(written(side.date) if side else None for side in (each.claim, each.verdict)))
        for each in both_sides(register_of(literal), day(as_at))
    ]


def test_the_last_claim_of_any_action_and_the_last_verdict_by_their_days():
    assert sides(TWO_ACTIONS) == [("R-01", "2020-03-10", "2020-06-01")]
    assert sides(TWO_ACTIONS, "2020-05-15") == [("R-01", "2020-03-10", "2020-05-01")]
    assert sides(TWO_ACTIONS, "2020-03-05") == [("R-01", "2020-03-01", None)]


def test_who_has_neither_is_not_named():
    assert sides(TWO_ACTIONS, "2020-02-29") == []
    assert sides("{}") == []


def test_a_statement_about_the_whole_source_is_no_claim_of_its_own():
    assert sides("statements: [{date: 2020-05-01, by: force, says: implemented, covers: all}]") == []


def test_of_one_day_the_later_in_the_file_counts():
    literal = "verifications: [2020-05-01: verified, 2020-05-01: partly_verified]"
    [found] = both_sides(register_of(literal), day("2020-12-31"))
    assert found.verdict.outcome.value == "partly_verified"


def test_the_latest_stand_first_and_of_one_day_in_the_order_of_the_register():
    literal = """
        recommendations:
          - {actions: [{updates: [2020-03-01: implemented]}]}
          - {actions: [{updates: [2020-04-01: implemented]}]}
          - {verifications: [2020-03-01: verified]}
    """
    assert [id for id, *_ in sides(literal)] == ["R-02", "R-01", "R-03"]
