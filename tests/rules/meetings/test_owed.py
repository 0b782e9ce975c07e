import pytest

from tests.rules import day, register_of
from tracker.rules.meetings.owed import Owed, all_owed
from tracker.rules.state.position import position
from tracker.rules.state.standing import spans_of_register


def owed_on(literal: str, as_at: str) -> list[Owed]:
    """What is owed on a day."""
    register = register_of(literal)
    return list(all_owed(register, position(register, spans_of_register(register), day(as_at))))


CITED = """
due: 2020-12-31
evidence: [2020-03-01, 2020-06-01]
actions:
  - updates:
      - {date: 2020-03-01, status: in_progress, evidence: [E1]}
      - {date: 2020-05-01, status: implemented, evidence: [E2]}
"""


def test_evidence_counts_from_its_own_date():
    before, after = owed_on(CITED, "2020-05-15"), owed_on(CITED, "2020-06-01")

    assert [(each.proof_missing, len(each.unevidenced)) for each in before] == [(True, 1)]
    assert [(each.proof_missing, len(each.unevidenced)) for each in after] == [(False, 0)]


def test_a_later_update_is_not_there_yet():
    (action,) = owed_on(CITED, "2020-04-01")

    assert (action.stage, action.updates, str(action.update.status)) == ("open", 1, "in_progress")


def test_what_is_not_done_when_its_recommendation_is_closed_has_ended():
    rejected = """
        due: 2020-01-31
        acceptance: {decision: rejected, date: 2020-03-01}
        actions:
          - updates: [2020-02-01: implemented]
          - updates: [2020-02-01: in_progress]
    """

    assert [(each.stage, each.past) for each in owed_on(rejected, "2020-02-15")] == [("done", False), ("open", True)]
    assert [(each.stage, each.past) for each in owed_on(rejected, "2020-03-01")] == [("done", False), ("ended", False)]


@pytest.mark.parametrize(
    "ended",
    [
        "verifications: [2020-03-01: verified]",
        "statements: [{date: 2020-03-01, says: implemented, covers: all}]",
        "statements: [{date: 2020-03-01, says: superseded, covers: all}]",
    ],
)
def test_nothing_is_owed_on_an_action_of_what_is_done_or_superseded(ended):
    literal = f"due: 2020-01-31\nactions: [{{updates: [2020-02-01: in_progress]}}, {{}}]\n{ended}"

    assert [(each.stage, each.past) for each in owed_on(literal, "2020-02-29")] == [("open", True), ("open", True)]
    assert [(each.stage, each.past) for each in owed_on(literal, "2020-03-01")] == [("ended", False), ("ended", False)]


def test_a_claim_that_was_not_upheld_is_owed_again_until_it_is_claimed_anew():
    literal = """
        due: 2020-01-31
        actions: [{updates: [2020-02-01: implemented, 2020-04-01: implemented]}, {updates: [2020-02-01: withdrawn]}]
        verifications: [2020-03-01: not_verified]
    """
    stages = {day: [(each.stage, each.past) for each in owed_on(literal, day)] for day in DAYS}

    assert stages == {
        "2020-02-29": [("done", False), ("ended", False)],
        "2020-03-01": [("open", True), ("ended", False)],
        "2020-04-01": [("done", False), ("ended", False)],
    }


DAYS = ("2020-02-29", "2020-03-01", "2020-04-01")


def test_evidence_that_is_nowhere_or_shows_the_contrary_proves_no_claim():
    literal = """
        evidence: [{date: 2020-01-15, held: null}, {date: 2020-01-15, stance: contradicts}, 2020-01-15]
        actions:
        - updates: [{date: 2020-02-01, status: implemented, evidence: [E1, E2]}]
        - updates: [{date: 2020-02-01, status: implemented, evidence: [E1, E3]}]
    """

    assert [each.proof_missing for each in owed_on(literal, "2020-03-01")] == [True, False]
