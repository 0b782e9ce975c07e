"""Contract: a post answers and acts for its body; where several bodies were asked, each has a side of its own."""

from tests.rules import day, register_of, standing_of
from tracker.rules.lists.bodies import sides_of

JOINT = """
    parties:
    - {id: force, name: Borset Police, kind: body}
    - {id: head, name: Head of Delivery, kind: post, part_of: force}
    - {id: council, name: Borset Council, kind: body}
    - {id: clerk, name: Clerk, kind: post, part_of: council}
    - {id: inspectorate, name: Inspectorate, kind: group}
    - {id: board, name: Oversight Board, kind: group}
    owner: head
    acceptance:
    - {by: clerk, date: 2020-03-01, decision: rejected}
    - {by: force, date: 2020-02-01, decision: accepted}
    - {by: clerk, date: 2020-05-01, decision: no_answer}
    - {by: board, date: 2020-06-01, decision: noted}
    actions:
    - {owner: clerk, updates: [2020-04-01: in_progress]}
    - {owner: head, updates: [2020-04-01: withdrawn]}
    - {owner: null}
"""


def sides(as_at: str) -> list[tuple[str | None, list[str], str | None, list[str]]]:
    register = register_of(JOINT)
    return [
        (
            side.body,
            [str(each.decision) for each in side.answers],
            str(side.answer.decision) if side.answer else None,
            [action.span.action for action in side.actions],
        )
        for side in sides_of(register, standing_of(JOINT, as_at), day(as_at))
    ]


def test_each_body_has_its_answers_and_its_live_actions():
    assert sides("2020-05-31") == [
        ("force", ["accepted"], "accepted", []),
        ("council", ["rejected", "no_answer"], "rejected", ["R-01.1"]),
        (None, [], None, ["R-01.3"]),
    ]


def test_who_answered_is_there_from_the_day_of_the_answer():
    assert [side[0] for side in sides("2020-06-01")] == ["force", "council", "board", None]
    assert sides("2020-02-29")[1] == ("council", [], None, ["R-01.1"])


def test_the_body_of_the_owner_leads():
    register = register_of(JOINT)
    found = sides_of(register, standing_of(JOINT, "2020-12-31"), day("2020-12-31"))
    assert [side.body for side in found if side.leads] == ["force"]
