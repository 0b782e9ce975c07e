"""The small register on disk, and the commands as their user runs them."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest
from typer.testing import CliRunner, Result

from tests.commands.custody import ASKED, FIRST, SECOND, Run, Write
from tests.registers.canaries import committed  # noqa: F401  (fixture)
from tracker.commands import app


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Write a file of the register `custody`, which lies in the folder in which the commands are run."""

    def write(path: str, text: str) -> Path:
        file = tmp_path / "custody" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(dedent(text).lstrip("\n"), encoding="utf-8")
        return file

    return write


@pytest.fixture
def custody(write: Write) -> None:
    """Make the register."""
    write("recommendations.yaml", ASKED)
    write("responses/AUD-01.yaml", FIRST)
    write("responses/AUD-02.yaml", SECOND)


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run a command on the register `custody`; it may end only by exiting, never by another exception."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TRACKER_REGISTER", "custody")
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))

    def run(*words: str) -> Result:
        result = CliRunner().invoke(app, list(words), prog_name="python -m tracker")
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
        assert "Traceback" not in result.output
        return result

    return run


@pytest.fixture
def canaries(run: Run, committed: Path, monkeypatch: pytest.MonkeyPatch) -> Run:  # noqa: F811
    """Run a command on the register whose restricted words are canaries, for the public unless it is told otherwise."""
    monkeypatch.chdir(committed)
    monkeypatch.setenv("TRACKER_REGISTER", "data")
    monkeypatch.delenv("TRACKER_AUDIENCE", raising=False)
    return run
