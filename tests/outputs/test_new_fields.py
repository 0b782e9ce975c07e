"""A field that somebody adds to an entry with a marking is hidden in every output, whatever its kind.

Nobody has to remember it: the fields are written into a copy of the program as plainly as can be, and nothing else is.
"""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.registers.canaries import CANARY
from tests.registers.new_fields import CLASSES, HELD, NUMBER
from tracker.register.markings import FOLLOWING

ROOT = Path(__file__).parents[2]
PARTS = ("tracker", "tests", "pages", "schema", "data", ".streamlit")
OUTPUTS = (
    "check",
    "exceptions",
    "compare",
    "json",
    "csv",
    "xlsx",
    "db",
    "calendar",
    "messages",
    "package",
    "site",
    "pack",
    "recommendations",
    "meetings",
    "assurance",
)


@pytest.fixture(scope="module")
def got(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, str]]:
    """What readers of everything and the public get of a register in which the new fields are filled, by output."""
    root = tmp_path_factory.mktemp("copy")
    for part in PARTS:
        shutil.copytree(ROOT / part, root / part, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "dashboard.py", root)
    command = [sys.executable, "-m", "tests.registers.new_fields", str(root), str(root / "register" / "data")]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr[-3000:]
    outputs: dict[str, dict[str, str]] = json.loads(done.stdout)
    return outputs


def test_every_class_with_a_marking_and_all_that_it_holds_has_the_new_fields() -> None:
    assert {kind.__name__ for kind in FOLLOWING} == {*CLASSES, *HELD}


@pytest.mark.parametrize("output", OUTPUTS)
def test_a_new_field_is_hidden_from_the_public(got: dict[str, dict[str, str]], output: str) -> None:
    told = got["public"][output]

    assert told
    assert CANARY not in told
    assert NUMBER not in told


@pytest.mark.parametrize("output", ["json", "xlsx", "db", "package"])
def test_a_new_field_is_there_for_readers_of_everything(got: dict[str, dict[str, str]], output: str) -> None:
    """Else that it is hidden from the public would say nothing."""
    assert CANARY in got["official_sensitive"][output]
    for kind in ("leak_text", "leak_optional", "leak_list", "leak_address", "leak_number", "leak_entry"):
        assert kind in got["official_sensitive"][output]
    assert NUMBER in got["official_sensitive"]["json"]
    assert CANARY in got["official_sensitive"]["recommendations"]
    assert f"<p>{CANARY}" in got["official_sensitive"]["site"]
