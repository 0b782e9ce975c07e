"""A small register with a history, evidence and something restricted, on which every call is failed in turn."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from tests.repository.conftest import ASKED, DONE, UPDATE, Repository, cache_of_commands  # noqa: F401  (fixture)


@pytest.fixture
def county(tmp_path: Path) -> Repository:
    """Return a repository of three commits, whose second said something that only some may read."""
    made = Repository(tmp_path / "county")
    form = "a form\n" * 50
    sha256 = hashlib.sha256(form.encode()).hexdigest()
    evidence = (
        "evidence:\n  - {id: E1, title: Form, kind: report, date: 2024-04-20, shows: The line., held: Police,"
        f" marking: public, file: evidence/2024/form.txt, sha256: {sha256}}}\n"
    )
    made.write("recommendations.yaml", ASKED)
    made.commit("AUD: the audit's recommendation", "2024-02-01T10:00:00+00:00")
    secret = UPDATE.replace("status: in_progress", "marking: official, status: in_progress")
    made.write("responses/AUD-01.yaml", secret)
    made.commit("AUD-01: the form is with the printer", "2024-03-04T10:00:00+00:00")
    made.write("evidence/2024/form.txt", form)
    made.write("responses/AUD-01.yaml", secret + DONE + evidence)
    made.commit("AUD-01: the form is in use", "2024-05-03T23:30:00+01:00")
    return made
