"""docs/ASSURANCE.md and SECURITY.md: what they name is there; every row shows something, or says that nothing does."""

from __future__ import annotations

import re

import pytest

from tests.docs.named import ROOT, is_collected, is_there, named_files, named_tests

ASSURANCE = (ROOT / "docs" / "ASSURANCE.md").read_text(encoding="utf-8")
SECURITY = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
ROWS = {
    row: cells
    for row, *cells in re.findall(
        r"^\| ((?:AC|BR|DO|GV|LE|QA|VM)-[^|]+|\d[^|]*) \|(.*)\|([^|]*)\|$", ASSURANCE, re.MULTILINE
    )
}


@pytest.mark.parametrize(("file", "name"), sorted(set(named_tests(ASSURANCE))))
def test_every_test_that_is_named_is_there(file: str, name: str) -> None:
    assert is_collected(file, name)


def test_every_file_that_is_named_is_there() -> None:
    named = named_files(ASSURANCE + SECURITY)
    assert len(named) > 20
    assert [path for path in named if not is_there(path)] == []


def test_every_row_shows_something_or_says_that_nothing_does() -> None:
    assert len(ROWS) > 55
    silent = [
        row for row, (_, shown) in ROWS.items() if not (named_tests(shown) or named_files(shown) or "**gap**" in shown)
    ]
    assert silent == []


def test_every_requirement_of_level_1_of_the_baseline_is_answered_once() -> None:
    asked = [identifier for row in ROWS for identifier in re.findall(r"[A-Z]{2}-\d\d\.\d\d", row)]
    assert len(asked) == len(set(asked)) == 24


def test_every_question_of_secure_by_design_is_answered() -> None:
    assert [row.split(".")[0] for row in ROWS if row.endswith("?")] == [str(number) for number in range(1, 11)]


def test_nobody_is_promised_what_is_not_filled_in() -> None:
    assert SECURITY.count("| not filled in |") == 3
    assert re.findall(r"\b[\w.+-]+@[\w-]+\.\w+", SECURITY + ASSURANCE) == []
