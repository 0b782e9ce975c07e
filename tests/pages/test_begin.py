"""Whoever opens a page first gets the frame with it: every page begins with the same statement."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tracker.ui.shell.menu import PAGES, UNLISTED

FOLDER = Path(__file__).parents[2] / "pages"


def test_every_page_is_in_the_menu_or_said_not_to_be():
    assert sorted([*PAGES, *UNLISTED]) == sorted(path.stem for path in FOLDER.glob("*.py"))


@pytest.mark.parametrize("name", [*PAGES, *UNLISTED])
def test_a_page_begins_with_the_frame(name):
    statements = ast.parse((FOLDER / f"{name}.py").read_text(encoding="utf-8")).body
    after_its_words = statements[1:]
    first = next(each for each in after_its_words if not isinstance(each, ast.Import | ast.ImportFrom))

    position = ", opens_on" if name == "meetings" else ""  # it opens on its meeting's day
    assert ast.unparse(first) == f"view = begin('{name.capitalize()}', settings(){position})"
