import pytest

from tests.rules import day, register_of
from tracker.rules.meetings.owed import Owed, Sheet, all_owed, in_parts, sheets
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


def sheets_on(literal: str, as_at: str) -> list[Sheet]:
    register = register_of(literal)
    return list(sheets(register, position(register, spans_of_register(register), day(as_at))))


def test_a_lead_and_the_owner_of_a_live_action_each_have_the_recommendation_on_their_sheet():
    literal = """
        recommendations:
        - actions: [{owner: head}, {owner: successor, updates: [2020-02-01: withdrawn]}]
        - {owner: board, verifications: [2020-02-01: verified]}
        - {owner: null}
    """
    found = {
        sheet.owner: [each.span.recommendation for each in sheet.recommendations]
        for sheet in sheets_on(literal, "2020-03-01")
    }

    assert found == {"head": ["R-01"], "force": ["R-01"], "successor": [], None: ["R-03"]}


def test_an_answer_stands_on_the_sheets_of_the_owners_whose_body_owes_it():
    literal = """
        recommendations:
        - {answer_due: 2020-02-28, actions: [{owner: head}, {owner: board}]}
        - {answer_due: 2020-03-31, owner: board, acceptance: {decision: accepted, date: 2020-02-01}}
        - {answer_due: 2020-02-28, acceptance: {decision: accepted, date: 2020-02-01}}
    """
    found = {
        sheet.owner: [(each.recommendation.id, each.body, each.late) for each in sheet.answers]
        for sheet in sheets_on(literal, "2020-03-01")
    }

    assert found == {
        "board": [("R-01", "board", 2), ("R-02", "board", None)],
        "force": [("R-01", "force", 2)],
        "head": [("R-01", "force", 2)],
    }


def test_who_has_a_decision_or_an_answer_to_give_owes_something():
    decided = "meetings: [{date: 2020-02-01, decisions: [{owner: board, due: 2020-02-15}]}]"
    literal = (
        f"{decided}\nanswer_due: 2020-05-01\nactions: [{{owner: successor, updates: [2020-02-01: withdrawn]}}, {{}}]"
    )

    assert {each.owner: each.owes_nothing for each in sheets_on(literal, "2020-03-01")} == {
        "board": False,
        "force": False,
        "head": False,
        "successor": True,
    }


def test_the_lead_of_what_is_open_owes_something_and_an_owner_whose_part_is_done_does_not():
    literal = "actions: [{owner: head, updates: [2020-02-01: implemented]}, {owner: successor}]"

    assert {each.owner: each.owes_nothing for each in sheets_on(literal, "2020-03-01")} == {
        "force": False,
        "head": True,
        "successor": False,
    }


@pytest.mark.parametrize(("as_at", "late"), [("2020-02-14", None), ("2020-02-15", None), ("2020-02-16", 1)])
def test_a_decision_is_late_from_the_day_after_its_own(as_at, late):
    literal = "meetings: [{date: 2020-02-01, decisions: [{owner: board, due: 2020-02-15}]}]"

    [sheet] = [each for each in sheets_on(literal, as_at) if each.owner == "board"]

    assert [each.late for each in sheet.decisions] == [late]


def test_sheets_come_worst_first_and_nobody_last():
    literal = """
        due: 2020-01-31
        actions: [{owner: null}, {owner: head, updates: [2020-01-15: implemented]}, {owner: successor}]
        meetings: [{date: 2020-02-01, decisions: [{owner: force, due: 2020-03-01}, {owner: board, outcome: refused}]}]
    """
    register = register_of(literal)
    found = sheets(register, position(register, spans_of_register(register), day("2020-03-02")))

    assert [(sheet.owner, len(sheet.owed), [each.late for each in sheet.decisions]) for sheet in found] == [
        *(("successor", 1, []), ("force", 0, [1]), ("head", 1, []), (None, 1, [])),
    ]
    assert [len(parts) for parts in in_parts(found, None)] == [3]
    assert in_parts(found, found[1]) == []
