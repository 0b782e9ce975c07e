"""The command line as a process of its own: what it loads, what it prints where, and what no surroundings may break."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]

pytestmark = pytest.mark.usefixtures("custody")


def tracker(folder: Path, *words: str, options: tuple[str, ...] = (), **variables: str) -> subprocess.CompletedProcess:
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("TRACKER_", "PYTHON"))}
    environment |= {"PYTHONPATH": str(ROOT), **variables}
    command = [sys.executable, *options, "-m", "tracker", *words]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8", timeout=60)


def test_check_is_quick_because_it_loads_no_database_no_tables_and_no_screens(tmp_path: Path) -> None:
    result = tracker(tmp_path, "check", "--register", "custody", options=("-X", "importtime"))
    loaded = {line.rpartition("|")[2].strip().partition(".")[0] for line in result.stderr.splitlines() if "|" in line}
    assert {"typer", "yaml", "pydantic", "tracker"} <= loaded
    assert loaded.isdisjoint({"sqlmodel", "sqlalchemy", "pandas", "numpy", "streamlit", "plotly"})
    assert result.stderr.endswith("custody is sound: 3 recommendations, 0 errors, 0 warnings.\n")
    assert (result.stdout, result.returncode) == ("", 0)


def test_a_position_is_printed_without_the_database_and_the_screens(tmp_path: Path) -> None:
    result = tracker(tmp_path, "position", "--format", "json", "--register", "custody", options=("-X", "importtime"))
    loaded = {line.rpartition("|")[2].strip().partition(".")[0] for line in result.stderr.splitlines() if "|" in line}
    assert loaded.isdisjoint({"sqlmodel", "sqlalchemy", "pandas", "streamlit", "plotly"})
    assert result.stdout.startswith('{\n "as_at": "2024-03-15",')


def test_the_register_may_be_named_by_the_surroundings_and_the_option_goes_first(tmp_path: Path) -> None:
    named = tracker(tmp_path, "check", TRACKER_REGISTER="custody")
    assert (named.returncode, named.stdout) == (0, "")
    other = tracker(tmp_path, "check", "--register", "nowhere", TRACKER_REGISTER="custody")
    assert other.returncode == 3
    assert other.stderr.startswith("There is no folder nowhere. ")


def test_signs_that_the_terminal_does_not_know_stop_nothing(tmp_path: Path) -> None:
    asked = tmp_path / "custody" / "recommendations.yaml"
    asked.write_text(asked.read_text(encoding="utf-8").replace("Sample the", "Łódź – ✓"), encoding="utf-8")
    result = tracker(tmp_path, "position", "--register", "custody", PYTHONIOENCODING="ascii")
    assert "AUD-02  Łódź – ✓ records " in result.stdout
    assert (result.stderr, result.returncode) == ("", 0)


def test_a_reader_who_goes_away_early_is_no_traceback(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tracker", "position", "--format", "json", "--register", "custody"]
    environment = os.environ | {"PYTHONPATH": str(ROOT)}
    reader, writer = os.pipe()
    os.close(reader)
    result = subprocess.run(command, cwd=tmp_path, env=environment, stdout=writer, stderr=subprocess.PIPE, timeout=60)
    os.close(writer)
    assert result.stderr == b""


def test_without_a_command_the_manual_is_shown(tmp_path: Path) -> None:
    result = tracker(tmp_path)
    assert "Usage: python -m tracker [OPTIONS] COMMAND [ARGS]..." in result.stdout + result.stderr
    assert result.returncode == 2
