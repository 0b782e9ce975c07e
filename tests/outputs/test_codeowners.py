"""CODEOWNERS: made of the handles that parties carry, and of nothing else."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tracker.files import read_folder
from tracker.outputs.codeowners import NotAHandle, codeowners_text
from tracker.register.reading.reading import read
from tracker.register.records import Register
from tracker.rules.changes.known import known

ROOT = Path(__file__).parents[2]
ASKED = """\
register: {{title: R}}
parties:
  - {{id: force, name: Force, kind: body, handle: force-team}}
  - {{id: custody, name: Custody, kind: post, part_of: force, handle: {handle}}}
  - {{id: it, name: IT, kind: post, part_of: force}}
  - {{id: old, name: Old, kind: post, handle: old, ended_on: 2020-01-31, succeeded_by: new}}
  - {{id: new, name: New, kind: post, handle: county/new}}
  - {{id: audit, name: Audit, kind: body, handle: "@audit"}}
  - {{id: office, name: Office, kind: body}}
  - {{id: desk, name: Desk, kind: post, part_of: office, handle: desk}}
sources:
  - {{id: R, title: A review, kind: review, issued_by: office, issued_on: 2020-01-01, verifiers: [audit]}}
  - {{id: S, title: Another, kind: review, issued_by: office, issued_on: 2020-01-01}}
recommendations:
  - {{id: R-01, source: R, title: One, wording_status: theme, owner: custody, due_basis: none}}
  - {{id: R-02, source: R, title: Two, wording_status: theme, owner: old, due_basis: none}}
  - {{id: S-01, source: S, title: Three, wording_status: theme, owner: office, due_basis: none}}
"""
RESPONSE = """\
recommendation: R-01
handovers: [{date: 2020-03-01, from: custody, to: new}]
actions: [{id: R-01.1, title: Do it, owner: it}]
"""


def text(register: Register, prefix: str = "data/", keeper: str | None = None) -> str:
    return codeowners_text(register, known(register, date(2020, 6, 30)).position, prefix, keeper)


def register(handle: str = "custody.head") -> Register:
    asked = ASKED.format(handle=handle).encode()
    found = read({"recommendations.yaml": asked, "responses/R-01.yaml": RESPONSE.encode()}, today=date(2020, 6, 30))
    assert found.register is not None, found.problems
    return found.register


def test_a_response_goes_to_its_owners_as_they_are_today_and_to_its_verifiers() -> None:
    lines = text(register(), keeper="desk").splitlines()
    assert [line for line in lines if not line.startswith("#")] == [
        "* @desk",
        # The lead since the handover; the owner of its action, who is reached by the body; the verifier.
        "/data/responses/R-01.yaml @county/new @force-team @audit",
        "/data/responses/R-02.yaml @county/new @audit",  # who took over
    ]  # and S-01's owner has no handle, so that it is the keeper's


def test_without_a_keeper_there_is_no_line_for_the_rest() -> None:
    assert "\n* " not in text(register())


@pytest.mark.parametrize(("prefix", "path"), [("", "/responses/R-02.yaml"), ("a b#/", "/a\\ b\\#/responses/R-02.yaml")])
def test_paths_are_those_of_the_repository(prefix: str, path: str) -> None:
    assert f"\n{path} @county/new @audit\n" in text(register(), prefix)


@pytest.mark.parametrize("handle", ["'x @evil'", "'@'", "'#x'", '"a\\n* @evil"', "'a/../b c'"])
def test_what_is_no_handle_is_refused_and_not_written(handle: str) -> None:
    asked = ASKED.replace("handle: force-team", f"handle: {handle}")
    found = read({"recommendations.yaml": asked.format(handle="null").encode()}, today=date(2020, 6, 30))
    assert found.register is not None, found.problems
    with pytest.raises(NotAHandle, match="The handle of force is none of a host"):
        text(found.register)


def test_the_file_of_the_register_that_ships_is_current() -> None:
    folder = read_folder(ROOT / "data")
    shipped = read(folder.texts, folder.held).register
    assert shipped is not None
    file, made = ROOT / ".github" / "CODEOWNERS", text(shipped)
    if not made:  # nobody has a handle: none is made up
        assert not file.exists()
    else:
        assert file.read_text(encoding="utf-8") == made, "Run `make generated`."
