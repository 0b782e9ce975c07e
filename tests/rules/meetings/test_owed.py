from tests.rules import day, register_of
from tracker.rules.meetings.owed import Owed, all_owed, in_parts, sheets
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
