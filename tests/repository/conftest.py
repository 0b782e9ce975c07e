"""Real git repositories in a temporary folder, with set dates, and nothing of the machine's own git settings."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tracker.settings import settings

ASKED = """register: {title: Custody}
parties: [{id: police, name: County Police, kind: body}, {id: audit, name: County Audit, kind: body}]
sources: [{id: AUD, title: Audit, kind: audit, issued_by: audit, issued_on: 2024-01-15, verifiers: [audit],
           expected_count: 1}]
recommendations:
  - {id: AUD-01, source: AUD, title: Say who checked, wording_status: summary, owner: police, due: 2024-06-30,
     due_basis: inferred}
"""
UPDATE = """recommendation: AUD-01
actions:
  - id: AUD-01.1
    title: Add a line to the form
    owner: police
    updates:
      - {date: 2024-03-01, status: in_progress, by: police, note: The form is with the printer.}
"""
DONE = "      - {date: 2024-05-02, status: implemented, by: police, note: The form is in use.}\n"


class Repository:
    """A repository with a register in its folder `data`; made where there is none yet."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.data = root / "data"
        if not (root / ".git").exists():
            self.data.mkdir(parents=True)
            self.git("init", "--quiet", "--initial-branch=main")

    def git(self, *words: str, **environment: str) -> str:
        """Run git here, as somebody of whom the machine knows nothing."""
        who = {"GIT_AUTHOR_NAME": "Keeper", "GIT_AUTHOR_EMAIL": "keeper@county.example"}
        who |= {"GIT_COMMITTER_NAME": "Keeper", "GIT_COMMITTER_EMAIL": "keeper@county.example"}
        alone = {"GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_NOSYSTEM": "1", "PATH": os.environ["PATH"]}
        done = subprocess.run(
            ["git", "-C", str(self.root), *words],
            env=who | alone | environment,
            capture_output=True,
            check=True,
            text=True,
        )
        return done.stdout.strip()

    def write(self, path: str, text: str) -> None:
        """Write a file of the register."""
        file = self.data / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def commit(self, subject: str, at: str) -> str:
        """Commit everything at a moment; return the commit."""
        self.git("add", "--all")
        self.git("commit", "--quiet", "--message", subject, GIT_AUTHOR_DATE=at, GIT_COMMITTER_DATE=at)
        return self.git("rev-parse", "HEAD")


@pytest.fixture(autouse=True)
def cache_of_commands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return the cache folder of the commands that a test runs, which is its own."""
    monkeypatch.setenv("TRACKER_CACHE", str(tmp_path / "cache of commands"))
    settings.cache_clear()
    yield tmp_path / "cache of commands"
    settings.cache_clear()


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    """Return an empty repository."""
    return Repository(tmp_path / "county")


@pytest.fixture(scope="session")
def made_of_three_commits(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the root of the three commits, of which each test has a copy: to make them takes ten processes of git."""
    return filled(Repository(tmp_path_factory.mktemp("three") / "county")).root


@pytest.fixture
def three_commits(made_of_three_commits: Path, tmp_path: Path) -> Repository:
    """Return a repository of three commits: asked in February 2024, in progress in March, done in May."""
    return Repository(Path(shutil.copytree(made_of_three_commits, tmp_path / "county")))


def filled(repository: Repository) -> Repository:
    """Make the three commits."""
    repository.write("recommendations.yaml", ASKED)
    repository.commit("AUD: the audit's recommendation", "2024-02-01T10:00:00+00:00")
    repository.write("responses/AUD-01.yaml", UPDATE)
    repository.commit("AUD-01: the form is with the printer", "2024-03-04T10:00:00+00:00")
    repository.write("responses/AUD-01.yaml", UPDATE + DONE)
    repository.commit("AUD-01: the form is in use", "2024-05-03T23:30:00+01:00")
    return repository
