"""What is on the sheet of each party, in which order, and which party comes first."""

from datetime import date

import pytest

from tests.rules import day, register_of
from tracker.rules.meetings.sheets import Sheet, in_parts, sheets
from tracker.rules.state.position import position
from tracker.rules.state.standing import spans_of_register

DECIDED = "meetings: [{date: 2020-02-01, decisions: [{owner: board, due: 2020-02-15}]}]"


def sheets_on(literal: str, as_at: str) -> dict[str | None, Sheet]:
    register = register_of(literal)
    found = sheets(register, position(register, spans_of_register(register), day(as_at)))
    return {sheet.owner: sheet for sheet in found}


def duties(sheet: Sheet) -> list[tuple[str, str, int | None]]:
    return [(each.kind, each.subject, each.late) for each in sheet.duties]


def test_a_lead_and_the_owner_of_a_live_action_each_have_the_recommendation_on_their_sheet():
    literal = """
        recommendations:
        - actions: [{owner: head}, {owner: successor, updates: [2020-02-01: withdrawn]}]
        - {owner: board, verifications: [2020-02-01: verified]}
        - {owner: null}
    """
    found = {
        owner: [each.subject for each in sheet.duties] for owner, sheet in sheets_on(literal, "2020-03-01").items()
    }

    assert found == {"force": ["R-01"], "head": ["R-01"], "successor": [], None: ["R-03"]}


def test_a_recommendation_without_an_action_is_owed_by_its_lead():
    [duty] = sheets_on("due: 2020-01-31", "2020-03-01")["force"].duties

    assert (duty.kind, duty.late, duty.due, duty.leads, duty.actions) == (
        *("recommendation", 30, date(2020, 1, 31), True, ()),
    )


def test_an_open_action_that_nobody_owns_is_nobodys_though_its_recommendation_has_a_lead():
    found = sheets_on("actions: [{owner: null}]", "2020-03-01")

    assert {owner: [(each.leads, len(each.actions)) for each in sheet.duties] for owner, sheet in found.items()} == {
        "force": [(True, 0)],
        None: [(False, 1)],
    }


def test_who_owns_a_part_owes_what_is_left_of_it_by_its_own_deadline():
    literal = """
        due: 2020-01-31
        evidence: [2020-02-01]
        actions:
        - {owner: head, due: 2020-02-15, updates: [2020-02-01: in_progress]}
        - {owner: head, due: 2020-02-20, updates: [2020-02-01: in_progress]}
        - {owner: successor, updates: [{date: 2020-02-01, status: implemented, evidence: [E1]}]}
    """
    found = sheets_on(literal, "2020-03-01")

    assert [(each.late, [own.action.id for own in each.actions]) for each in found["head"].duties] == [
        (15, ["R-01.1", "R-01.2"])
    ]
    assert [(each.is_owed, each.late) for each in found["successor"].duties] == [(False, None)]
    assert [each.late for each in found["force"].duties] == [30]
    assert {owner: sheet.owes for owner, sheet in found.items()} == {"force": 1, "head": 1, "successor": 0}


def test_a_claim_that_was_not_upheld_is_owed_again_by_its_owner_and_its_lead():
    literal = """
        actions: [{updates: [2020-02-01: implemented]}]
        verifications: [2020-03-01: not_verified]
    """
    found = sheets_on(literal, "2020-03-01")

    assert {owner: [each.is_not_upheld for each in sheet.duties] for owner, sheet in found.items()} == {
        "force": [True],
        "head": [True],
    }
    assert duties(sheets_on(literal, "2020-02-29")["head"]) == [("evidence", "R-01.1", None)]


def test_an_answer_stands_on_the_sheets_of_the_owners_whose_body_owes_it():
    literal = """
        recommendations:
        - {answer_due: 2020-02-28, actions: [{owner: head}, {owner: board}]}
        - {answer_due: 2020-03-31, owner: board, acceptance: {decision: accepted, date: 2020-02-01}}
        - {answer_due: 2020-02-28, acceptance: {decision: accepted, date: 2020-02-01}}
    """
    found = {
        owner: [(each.subject, each.answer.body, each.late) for each in sheet.duties if each.answer]
        for owner, sheet in sheets_on(literal, "2020-03-01").items()
    }

    assert found == {
        "board": [("R-01", "board", 2), ("R-02", "board", None)],
        "force": [("R-01", "force", 2)],
        "head": [("R-01", "force", 2)],
    }


def test_what_was_escalated_waits_for_an_answer_by_whom_it_was_put_to():
    literal = "escalations: [{date: 2020-02-01, to: board, answered_on: 2020-03-10}]"

    assert duties(sheets_on(literal, "2020-03-09")["board"]) == [("escalation", "R-01", None)]
    assert "board" not in sheets_on(literal, "2020-01-31")
    assert "board" not in sheets_on(literal, "2020-03-10")


@pytest.mark.parametrize(("as_at", "late"), [("2020-02-14", None), ("2020-02-15", None), ("2020-02-16", 1)])
def test_a_decision_is_late_from_the_day_after_its_own(as_at, late):
    assert [each.late for each in sheets_on(DECIDED, as_at)["board"].duties] == [late]


CLAIMED = "actions: [{updates: [2020-02-01: implemented]}, {owner: board, updates: [2020-02-01: in_progress]}]"


@pytest.mark.parametrize(
    ("literal", "expected"),
    [
        (CLAIMED, [("evidence", "R-01.1", None)]),
        (CLAIMED.replace("implemented]", "in_progress]"), []),  # work in progress needs no evidence
        ("actions: [{updates: [2020-02-01: implemented]}]\nverifications: [2020-02-20: verified]", []),
        (f"{CLAIMED}\nstatements: [{{date: 2020-02-20, says: superseded, covers: all}}]", []),
    ],
)
def test_evidence_is_missing_of_a_claim_alone_and_not_of_what_was_checked_or_closed(literal, expected):
    head = sheets_on(literal, "2020-03-01").get("head")

    assert [each for each in duties(head) if each[0] == "evidence"] == expected


def test_who_is_waited_for_has_the_action_of_the_other_on_its_sheet():
    literal = """
        actions:
        - updates:
          - {date: 2020-02-01, status: in_progress, waiting_on: board}
          - {date: 2020-02-20, status: in_progress, waiting_on: board}
        - {updates: [{date: 2020-02-10, status: in_progress, waiting_on: board}, 2020-02-25: in_progress]}
    """
    board = sheets_on(literal, "2020-03-01")["board"]

    assert [(each.action.action.id, each.since, each.days) for each in board.waits] == [
        ("R-01.1", date(2020, 2, 1), 29)
    ]
    assert (board.duties, board.owes, board.owes_nothing) == ((), 0, False)


def test_who_has_a_decision_or_an_answer_to_give_owes_something():
    literal = (
        f"{DECIDED}\nanswer_due: 2020-05-01\nactions: [{{owner: successor, updates: [2020-02-01: withdrawn]}}, {{}}]"
    )

    assert {owner: sheet.owes_nothing for owner, sheet in sheets_on(literal, "2020-03-01").items()} == {
        "board": False,
        "force": False,
        "head": False,
        "successor": True,
    }


def test_the_lead_of_what_is_open_owes_something_and_an_owner_whose_part_is_done_does_not():
    literal = """
        evidence: [2020-02-01]
        actions:
        - {owner: head, updates: [{date: 2020-02-01, status: implemented, evidence: [E1]}]}
        - {owner: successor}
    """

    assert {owner: sheet.owes_nothing for owner, sheet in sheets_on(literal, "2020-03-01").items()} == {
        "force": False,
        "head": True,
        "successor": False,
    }


def test_the_most_urgent_comes_first():
    literal = """
        meetings: [{date: 2020-02-01, decisions: [{owner: force, due: 2020-02-29}]}]
        recommendations:
        - {}
        - {due: 2020-04-30}
        - {due: 2020-02-20}
        - {due: 2020-03-31}
        - {due: 2020-05-01, actions: [{updates: [2020-02-01: implemented]}], verifications: [2020-02-03: not_verified]}
    """
    force = sheets_on(literal, "2020-03-01")["force"]

    assert [(each.subject, each.late) for each in force.duties] == [
        ("R-03", 10),
        ("board-1/D1", 1),
        ("R-05", None),
        ("R-04", None),
        ("R-02", None),
        ("R-01", None),
    ]
    assert (force.owes, force.overdue) == (6, 2)
    assert [force.due_by(date(2020, 4, day)) for day in (29, 30)] == [1, 2]


def test_sheets_come_worst_first_and_nobody_last():
    literal = """
        due: 2020-01-31
        actions: [{owner: null}, {owner: head, updates: [2020-01-15: implemented]}, {owner: successor}]
        meetings: [{date: 2020-02-01, decisions: [{owner: force, due: 2020-03-01}, {owner: board, outcome: refused}]}]
    """
    found = sheets_on(literal, "2020-03-02")

    assert [(owner, sheet.overdue, sheet.owes) for owner, sheet in found.items()] == [
        *(("force", 2, 2), ("successor", 1, 1), ("head", 0, 1), (None, 1, 1)),
    ]
    assert [len(parts) for parts in in_parts(found.values(), None)] == [3]
    assert in_parts(found.values(), found["force"]) == []
