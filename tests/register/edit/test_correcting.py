"""What a correction may be about: each path is one that the edit finds."""

from __future__ import annotations

from pathlib import Path

import pytest

from tracker.files import read_folder
from tracker.register.edit.additions import Addition
from tracker.register.edit.correcting import correctable
from tracker.register.edit.edit import record
from tracker.register.reading.reading import read
from tracker.register.records import Register

BORSETSHIRE = Path(__file__).parents[2] / "registers" / "borsetshire"


@pytest.fixture(scope="module")
def texts() -> dict[str, bytes]:
    return read_folder(BORSETSHIRE).texts


@pytest.fixture(scope="module")
def register(texts: dict[str, bytes]) -> Register:
    register, _ = read(texts, read_folder(BORSETSHIRE).held)
    assert register is not None
    return register


def test_each_field_is_named_with_what_it_says() -> None:
    text = b"""
recommendation: ICO-05
acceptance: {decision: accepted, date: 2018-11, by: mps}
actions:
  - id: ICO-05.1
    title: Sign
    updates:
      - {date: 2020-01-08, status: in_progress, by: mps, note: Begun., evidence: [E1]}
"""
    asked = b"""
register: {title: R}
parties: [{id: mps, name: M, kind: body}]
sources: [{id: ICO, title: N, kind: review, issued_by: mps, issued_on: 2018-01-01}]
recommendations: [{id: ICO-05, source: ICO, title: T, wording_status: theme, due_basis: none}]
"""
    evidence = b"evidence: [{id: E1, title: P, kind: report, date: 2018-02, shows: S, held: H, marking: public}]\n"
    register, problems = read({"recommendations.yaml": asked, "responses/ICO-05.yaml": text + evidence})
    assert register, problems
    found = correctable(register.responses["ICO-05"])

    assert found["acceptance[0].date"] == "2018-11"
    assert found["actions[ICO-05.1].updates[0].status"] == "in_progress"
    assert found["evidence[E1].held"] == "H"
    assert "actions[ICO-05.1].updates[0].evidence" not in found
    assert "evidence[E1].id" not in found


def test_each_of_a_whole_register_can_be_corrected(texts: dict[str, bytes], register: Register) -> None:
    for id, response in register.responses.items():
        for path, says in list(correctable(response).items())[::7]:
            values = {"date": "2026-01-01", "by": "jab", "field": path, "now": "changed", "reason": "A slip."}
            _, [made] = record(texts, [Addition("correction", id, values)])
            assert " ".join(str(made.values["was"]).split()) == " ".join(says.split()), path
