"""What the commands say of a rewritten history: a sentence on standard error, and nothing else is touched by it."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import pytest

from tests.repository.conftest import Repository
from tests.repository.test_commands import run
from tests.repository.test_heads import amend
from tracker.dates import in_words

COMMANDS = [
    ["check"],
    ["check", "--format", "json"],
    ["position", "--format", "csv"],
    ["position", "--format", "json", "--known-at", "HEAD"],
    ["exceptions", "--format", "json"],
    ["progress", "--format", "json"],
    ["forecast", "--format", "json"],
    ["compare", "2024-04-01", "2024-05-31", "--format", "json"],
]


def rewritten(seen: str) -> str:
    return (
        f"The history was rewritten: revision {seen[:7]}, seen on {in_words(date.today())}, is no longer part of it."
        " What was shown as known at that time may differ.\n"
    )


@pytest.mark.parametrize("words", COMMANDS, ids=" ".join)
def test_every_command_says_it_once_on_standard_error(three_commits: Repository, words: list[str]) -> None:
    seen = three_commits.git("rev-parse", "HEAD")
    before = run(three_commits, *words)
    assert "rewritten" not in before.output
    amend(three_commits)
    after = run(three_commits, *words)
    assert after.exit_code == 0
    assert after.stderr == rewritten(seen) + before.stderr
    now = three_commits.git("rev-parse", "HEAD")
    assert after.stdout == before.stdout.replace(seen, now)
    if "json" in words:
        json.loads(after.stdout)


def test_an_export_says_it(three_commits: Repository, tmp_path: Path) -> None:
    seen = three_commits.git("rev-parse", "HEAD")
    run(three_commits, "check")
    amend(three_commits)
    assert run(three_commits, "export", str(tmp_path / "out.csv")).stderr.startswith(rewritten(seen))


def test_an_earlier_revision_that_is_checked_out_is_said(three_commits: Repository) -> None:
    seen = three_commits.git("rev-parse", "HEAD")
    run(three_commits, "check")
    three_commits.git("checkout", "--quiet", "HEAD~1")
    told = f"The revision checked out is earlier than the newest one seen, {seen[:7]}.\n"
    assert run(three_commits, "check").stderr.startswith(told)


def test_a_cache_that_cannot_be_written_hurts_nothing(three_commits: Repository, cache_of_commands: Path) -> None:
    cache_of_commands.write_text("no folder", encoding="utf-8")
    result = run(three_commits, "check")
    assert result.stderr == f"{three_commits.data} is sound: 1 recommendation, 0 errors, 0 warnings.\n"
    assert result.exit_code == 0


def test_without_git_nothing_is_said_and_nothing_is_kept(three_commits: Repository, cache_of_commands: Path) -> None:
    shutil.rmtree(three_commits.root / ".git")
    result = run(three_commits, "check")
    assert result.stderr == f"{three_commits.data} is sound: 1 recommendation, 0 errors, 0 warnings.\n"
    assert not cache_of_commands.exists()
