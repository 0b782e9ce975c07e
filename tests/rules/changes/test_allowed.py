"""Who may propose what, case by case."""

from __future__ import annotations

from datetime import date
from textwrap import dedent

import pytest

from tracker.register.edit.additions import KINDS, Addition, FollowUp
from tracker.register.reading.reading import read
from tracker.rules.changes.allowed import Entitlement, not_allowed, speaks_for
from tracker.rules.changes.known import known

TODAY = date(2024, 3, 1)
ASKED = """
    register: {title: Custody}
    parties:
      - {id: police, name: County Police, kind: body}
      - {id: custody, name: Custody Branch, kind: group, part_of: police}
      - {id: head, name: Head of Custody, kind: post, part_of: custody}
      - {id: deputy, name: Deputy, kind: post, part_of: police}
      - {id: borough, name: Borough, kind: body}
      - {id: audit, name: County Audit, kind: body}
      - {id: auditor, name: Chief Auditor, kind: post, part_of: audit}
      - {id: council, name: Council, kind: body}
    sources:
      - {id: AUD, title: Audit, kind: audit, issued_by: audit, issued_on: 2023-01-10, verifiers: [audit],
         expected_count: 2}
      - {id: OWN, title: Own review, kind: review, issued_by: council, issued_on: 2023-01-10, verifiers: [auditor],
         expected_count: 1}
    recommendations:
      - {id: AUD-01, source: AUD, title: Sample, wording_status: summary, owner: police, due_basis: none}
      - {id: AUD-02, source: AUD, title: Tell, wording_status: summary, due_basis: none}
      - {id: OWN-01, source: OWN, title: Ask, wording_status: summary, owner: council, due_basis: none}
"""
ANSWERED = """
    recommendation: AUD-01
    handovers:
      - {date: 2024-02-01, from: police, to: deputy}
    actions:
      - {id: AUD-01.1, title: Draw, owner: head}
      - {id: AUD-01.2, title: Share, owner: borough}
      - {id: AUD-01.3, title: Publish}
    escalations:
      - {date: 2024-01-10, to: council, by: audit, reason: Nobody draws.}
"""


def needs(parties: str, *additions: Addition | FollowUp) -> list[tuple[str, tuple[str, ...]]]:
    """What an editor of these parties lacks."""
    texts = {"recommendations.yaml": ASKED, "responses/AUD-01.yaml": ANSWERED}
    register = read({path: dedent(text).encode() for path, text in texts.items()}, {}, TODAY).register
    assert register is not None
    position = known(register, TODAY).position
    refusals = not_allowed(register, position, additions, Entitlement(tuple(parties.split())))
    return [(each.needs, each.parties) for each in refusals]


def update(record: str, by: str) -> Addition:
    return Addition("update", record, {"by": by, "status": "implemented", "date": "2024-02-10", "note": "Done."})


NONE: list[tuple[str, tuple[str, ...]]] = []


@pytest.mark.parametrize(
    ("parties", "addition", "lacks"),
    [
        # An action's owner, its posts and its body.
        ("head", update("AUD-01.1", "head"), NONE),
        ("police", update("AUD-01.1", "head"), NONE),
        ("custody", update("AUD-01.1", "head"), NONE),
        ("head", update("AUD-01.1", "custody"), NONE),
        ("deputy", update("AUD-01.1", "deputy"), [("owner", ("head",))]),
        ("borough", update("AUD-01.1", "borough"), [("owner", ("head",))]),
        ("audit", update("AUD-01.1", "audit"), [("owner", ("head",))]),
        ("police", update("AUD-01.2", "police"), [("owner", ("borough",))]),
        ("borough", update("AUD-01.2", "borough"), NONE),
        # In nobody else's name.
        ("head", update("AUD-01.1", "borough"), [("party", ("borough",))]),
        ("head", update("AUD-01.1", "deputy"), [("party", ("deputy",))]),
        # Of an action without an owner the lead, who is the deputy by now.
        ("deputy", update("AUD-01.3", "deputy"), NONE),
        ("borough", update("AUD-01.3", "borough"), [("owner", ("deputy",))]),
        # Whoever owns any of it adds actions, evidence, answers and later deadlines.
        ("borough", Addition("action", "AUD-01", {"title": "Store", "owner": "borough"}), NONE),
        ("council", Addition("action", "AUD-01", {"title": "Store"}), [("owner", ("deputy", "head", "borough"))]),
        ("borough", Addition("evidence", "AUD-01", {"title": "Agreement"}), NONE),
        ("auditor", Addition("evidence", "AUD-01", {"title": "Sample"}), NONE),
        ("council", Addition("evidence", "AUD-01", {}), [("owner", ("deputy", "head", "borough", "audit"))]),
        ("police", Addition("answer", "AUD-01", {"by": "police"}), NONE),
        ("council", Addition("answer", "AUD-01", {"by": "council"}), [("owner", ("deputy", "head", "borough"))]),
        ("borough", Addition("answer", "AUD-01", {"by": "police"}), [("party", ("police",))]),
        ("head", Addition("extension", "AUD-01.1", {"agreed_by": "audit"}), NONE),
        ("borough", Addition("extension", "AUD-01.1", {"agreed_by": "audit"}), [("owner", ("head",))]),
        # Nobody is on record: the keeper's.
        ("police", Addition("action", "AUD-02", {"title": "Tell"}), [("keeper", ())]),
        ("police", Addition("answer", "AUD-02", {"by": "police"}), [("keeper", ())]),
        # Verdicts: of the source's verifiers, and their posts, alone.
        ("audit", Addition("verification", "AUD-01", {"by": "audit"}), NONE),
        ("auditor", Addition("verification", "AUD-01", {"by": "auditor"}), NONE),
        ("auditor", Addition("verification", "AUD-01", {"by": "audit"}), NONE),
        ("police", Addition("verification", "AUD-01", {"by": "police"}), [("verifier", ("audit",))]),
        ("police", Addition("verification", "AUD-01", {"by": "audit"}), [("verifier", ("audit",))]),
        ("auditor", Addition("verification", "OWN-01", {"by": "auditor"}), NONE),
        ("audit", Addition("verification", "OWN-01", {"by": "auditor"}), [("verifier", ("auditor",))]),
        ("audit", Addition("verification", "AUD-01", {"by": "council"}), [("party", ("council",))]),
        # Escalations: of owners and verifiers; answered by whom they were put to.
        ("audit", Addition("escalation", "AUD-01", {"by": "audit", "to": "council"}), NONE),
        ("council", FollowUp("escalation", "AUD-01", 0, {"answer": "Draw."}), NONE),
        ("police", FollowUp("escalation", "AUD-01", 0, {"answer": "Draw."}), [("party", ("council",))]),
        ("council", FollowUp("escalation", "AUD-01", 1, {"answer": "Draw."}), [("keeper", ())]),
        # The lead hands over.
        ("deputy", Addition("handover", "AUD-01", {"from": "deputy", "to": "head"}), NONE),
        ("head", Addition("handover", "AUD-01", {"from": "deputy", "to": "head"}), [("owner", ("deputy",))]),
        # A correction: whoever may write what it corrects.
        ("head", Addition("correction", "AUD-01", {"by": "head", "field": "actions[AUD-01.1].title"}), NONE),
        (
            "borough",
            Addition("correction", "AUD-01", {"by": "borough", "field": "actions[AUD-01.1].title"}),
            [("owner", ("head",))],
        ),
        (
            "police",
            Addition("correction", "AUD-01", {"by": "police", "field": "verifications[0].outcome"}),
            [("verifier", ("audit",))],
        ),
        (
            "police",
            Addition("correction", "", {"by": "police", "field": "recommendations[AUD-01].due"}),
            [("keeper", ())],
        ),
        # Parties that nobody knows.
        ("nobody", update("AUD-01.1", "head"), [("owner", ("head",))]),
        ("", update("AUD-01.1", "head"), [("owner", ("head",))]),
    ],
)
def test_what_an_editor_of_a_party_may_add(
    parties: str, addition: Addition | FollowUp, lacks: list[tuple[str, tuple[str, ...]]]
) -> None:
    assert needs(parties, addition) == lacks


@pytest.mark.parametrize("number", [-1, 1, 5])
def test_an_answer_to_no_escalation_is_nobodys(number: int) -> None:
    answer = FollowUp("escalation", "AUD-01", number, {"answered_on": "2024-02-20", "answer": "Yes."})
    assert needs("council", answer) == [("keeper", ())]
    assert needs("head", FollowUp("escalation", "AUD-02", -1, {"answer": "Yes."})) == [("keeper", ())]


def correction(field: str, by: str) -> Addition:
    return Addition(
        "correction", "AUD-01", {"date": "2024-02-20", "by": by, "field": field, "now": "x", "reason": "A slip."}
    )


@pytest.mark.parametrize(("parties", "lacks"), [("borough", []), ("deputy", [("owner", ("borough",))])])
def test_an_action_is_the_same_by_its_number_and_by_its_id(parties: str, lacks: list[object]) -> None:
    for field in ("actions[AUD-01.2].title", "actions[1].title"):
        assert needs(parties, correction(field, parties)) == lacks


def test_what_the_keeper_alone_records() -> None:
    kinds = [
        kind for kind in KINDS if needs("police head audit council", Addition(kind, "AUD", {})) == [("keeper", ())]
    ]
    assert {"statement", "check", "decision", "concern", "step", "meeting", "observation"} <= set(kinds)
    addition = Addition("statement", "AUD", {"by": "audit"})
    assert needs("audit", addition) == [("keeper", ())]
    register = read({"recommendations.yaml": dedent(ASKED).encode()}, {}, TODAY).register
    assert register is not None
    assert not_allowed(register, known(register, TODAY).position, [addition], Entitlement(is_keeper=True)) == ()


def test_a_new_action_is_known_to_what_is_reported_of_it_in_the_same_go() -> None:
    mine = Addition("action", "AUD-01", {"id": "AUD-01.4", "title": "Agree", "owner": "head"})
    boroughs = mine._replace(values={**mine.values, "owner": "borough"})
    assert needs("head", mine, update("AUD-01.4", "head")) == []
    assert needs("head", boroughs, update("AUD-01.4", "head")) == [("owner", ("borough",))]


@pytest.mark.parametrize(
    ("party", "other", "does"),
    [
        *(("police", "police", True), ("police", "head", True), ("head", "police", True), ("head", "custody", True)),
        *(("custody", "police", False), ("head", "deputy", False), ("audit", "police", False), ("x", "police", False)),
    ],
)
def test_for_whom_a_party_reports(party: str, other: str, does: bool) -> None:
    register = read({"recommendations.yaml": dedent(ASKED).encode()}, {}, TODAY).register
    assert register is not None
    assert speaks_for(party, other, register.parties) is does
