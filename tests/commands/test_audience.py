"""`--audience`: what the commands print and write for whom, on a register whose every restricted word is a canary."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.custody import Run
from tests.registers.canaries import AUTHOR, CANARY, SUBJECT


@pytest.fixture
def canaries(run: Run, committed: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.chdir(committed)
    monkeypatch.setenv("TRACKER_REGISTER", "data")
    monkeypatch.delenv("TRACKER_AUDIENCE", raising=False)
    return run


COMMANDS = [
    ("position", "--format", "json"),
    ("exceptions", "--format", "json"),
    ("progress", "--format", "json"),
    ("forecast", "--format", "json"),
    ("compare", "2022-01-01", "2025-03-31", "--format", "json"),
    ("compare", "first", "second"),
    ("exceptions", "--known-at", "first"),
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_the_public_gets_no_restricted_word_and_no_name(canaries: Run, command: tuple[str, ...]) -> None:
    printed = canaries(*command)

    assert printed.exit_code == 0
    for word in (CANARY, AUTHOR, SUBJECT):
        assert word not in printed.output


def test_readers_of_everything_get_the_words_and_the_names(canaries: Run) -> None:
    printed = canaries("compare", "2022-01-01", "2025-03-31", "--audience", "official_sensitive").output

    assert CANARY in printed
    assert AUTHOR in printed


def test_names_begin_with_official(canaries: Run) -> None:
    printed = canaries("compare", "2022-01-01", "2025-03-31", "--audience", "official").output

    assert AUTHOR in printed
    assert CANARY not in printed


@pytest.mark.parametrize("ending", ["csv", "json", "db"])
def test_a_file_for_the_public_holds_stubs(canaries: Run, tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"register.{ending}"
    told = canaries("export", str(file)).stderr

    assert told.endswith("items restricted.\n")
    assert CANARY.encode() not in file.read_bytes()


def test_a_file_for_readers_of_everything_holds_the_words(canaries: Run, tmp_path: Path) -> None:
    file = tmp_path / "register.db"
    told = canaries("export", str(file), "--audience", "official_sensitive").stderr

    assert told == f"{file}: 24 recommendations, as at 2025-03-31.\n"
    assert CANARY.encode() in file.read_bytes()


def test_the_variable_says_it_for_every_command(canaries: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRACKER_AUDIENCE", "official_sensitive")

    assert CANARY in canaries("compare", "2022-01-01", "2025-03-31").output


def test_the_exceptions_are_the_same_for_everybody(canaries: Run) -> None:
    columns = "severity rule subject since".split()

    def told(audience: str) -> list[list[str]]:
        printed = canaries("exceptions", "--format", "csv", "--audience", audience).stdout
        return [line.split(",")[: len(columns)] for line in printed.splitlines()]

    assert told("public") == told("official_sensitive")
    assert len(told("public")) > 20
