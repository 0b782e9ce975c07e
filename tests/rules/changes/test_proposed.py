"""What additions would make of a register, told before anything is written."""

from __future__ import annotations

from datetime import date

import pytest

from tests.registers.canaries import BORSETSHIRE
from tracker.files import read_folder
from tracker.register.edit.additions import Addition
from tracker.rules.changes.proposed import Proposal, propose
from tracker.vocabulary import Rule, State
from tracker.words.proposed import NOT_TOLD, UNCHANGED, becomes_text, missing_texts, position_texts

TODAY = date(2026, 1, 10)
ASKED = b"""\
register: {title: R, as_at: 2020-06-30}
parties:
  - {id: force, name: Force, kind: body}
  - {id: office, name: Office, kind: body}
sources:
  - {id: R, title: A review, kind: review, issued_by: office, issued_on: 2020-01-01, verifiers: [office]}
recommendations:
  - {id: R-01, source: R, title: Do it, wording_status: theme, owner: force, due: 2020-05-31, due_basis: stated}
  - {id: R-02, source: R, title: Do that, wording_status: theme, owner: force, due_basis: none}
"""
TEXTS = {
    "recommendations.yaml": ASKED,
    "responses/R-01.yaml": b"recommendation: R-01\nactions:\n  - {id: R-01.1, title: Do it, owner: force}\n",
}
DONE = {"date": "2020-06-01", "status": "implemented", "by": "force", "note": "Done."}


def proposed(*additions: Addition, as_at: date | None = None) -> Proposal:
    return propose(TEXTS, additions, TODAY, as_at=as_at)


def test_a_claim_without_evidence_is_told_with_what_is_missing() -> None:
    proposal = proposed(Addition("update", "R-01.1", DONE))

    assert (proposal.as_at, proposal.is_sound, proposal.about) == (date(2020, 6, 30), True, ("R-01",))
    assert proposal.before is not None
    assert proposal.after is not None
    assert proposal.before.position.standings["R-01"].span.state is State.NOT_REPORTED
    assert proposal.after.position.standings["R-01"].span.state is State.IMPLEMENTED
    assert [each.rule for each in proposal.missing.found] == [Rule.UNEVIDENCED]
    assert [each.action.id for each in proposal.missing.unproved] == ["R-01.1"]
    assert becomes_text(proposal.before, proposal.after, "R-01") == (
        "no progress reported, 30 days past its deadline → implemented – awaiting verification, done 1 day late"
    )
    assert missing_texts(proposal)[1:] == ["R-01.1: claimed done, and no evidence is cited."]
    assert missing_texts(proposal)[0].startswith("R-01: ")


def test_with_its_evidence_nothing_is_missing() -> None:
    paper = {
        "title": "A paper",
        "kind": "report",
        "date": "2020-06-01",
        "shows": "It.",
        "held": "Office",
        "marking": "public",
    }
    proposal = proposed(Addition("evidence", "R-01", paper), Addition("update", "R-01.1", {**DONE, "evidence": ["E1"]}))
    assert missing_texts(proposal) == []
    assert proposal.additions[0].values["id"] == "E1"


def test_what_is_dated_after_the_day_shown_is_told_on_its_own_day_unless_another_is_asked_for() -> None:
    later = Addition("update", "R-01.1", {**DONE, "date": "2025-12-31"})
    assert proposed(later).as_at == date(2025, 12, 31)
    assert proposed(Addition("update", "R-01.1", {**DONE, "date": "2026-02"})).as_at == TODAY
    asked = proposed(later, as_at=date(2020, 7, 31))
    assert asked.as_at == date(2020, 7, 31)
    assert position_texts(asked) == ["As at 31 July 2020:", UNCHANGED]


def test_the_problems_are_those_that_the_addition_makes() -> None:
    text = (
        TEXTS["responses/R-01.yaml"]
        + b"evidence:\n  - {id: E1, title: A, kind: report, date: 2020, shows: It., marking: public}\n"
    )
    before = {**TEXTS, "responses/R-01.yaml": text}  # of which one is told of already: it says nowhere where it is
    wrong = Addition("update", "R-01.1", {**DONE, "by": "farce", "date": "2026-03-01"})
    problems = propose(before, [wrong], TODAY).problems

    assert [(each.line, each.level, each.code) for each in problems] == [
        (3, "warning", "future"),
        (3, "error", "party"),
    ]
    assert not propose(before, [wrong], TODAY).is_sound
    assert position_texts(propose(before, [wrong], TODAY)) == [NOT_TOLD]


def test_of_a_register_with_errors_elsewhere_the_position_is_not_told() -> None:
    before = {**TEXTS, "responses/R-02.yaml": b"recommendation: R-03\n"}
    proposal = propose(before, [Addition("update", "R-01.1", DONE)], TODAY)
    assert (proposal.is_sound, proposal.before, proposal.after, proposal.problems) == (True, None, None, ())
    assert missing_texts(proposal) == []


@pytest.mark.parametrize(
    ("addition", "line"),
    [
        (Addition("check", "ICP", {"date": "2025-03-31", "by": "opcc-assurance"}), UNCHANGED),
        (
            Addition(
                "statement",
                "ICP",
                {
                    "date": "2025-03-31",
                    "by": "constabulary",
                    "says": "expected",
                    "expected": "2026",
                    "covers": "all",
                    "text": "By 2026.",
                },
            ),
            "ICP:",
        ),
    ],
)
def test_what_is_about_a_source_is_told_under_it(addition: Addition, line: str) -> None:
    texts, held = read_folder(BORSETSHIRE)
    proposal = propose(texts, [addition], TODAY, held, date(2025, 3, 31))
    assert proposal.is_sound, proposal.problems
    assert line in position_texts(proposal)
