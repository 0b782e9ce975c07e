"""A register with three years of history, for the pages that tell of it."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.registers.replay import build

BORSETSHIRE = Path(__file__).parents[1] / "registers" / "borsetshire"


@pytest.fixture(scope="session")
def replayed(tmp_path_factory):
    """Borsetshire's repository, made once; nobody writes to it."""
    repository = tmp_path_factory.mktemp("replayed") / "repository"
    build(BORSETSHIRE, repository)
    return repository


@pytest.fixture
def repository(replayed, tmp_path):
    """A copy of it, to be changed by a test."""
    return Path(shutil.copytree(replayed, tmp_path / "repository"))


def git(repository: Path, *words: str) -> str:
    who = ("-c", "user.name=keeper", "-c", "user.email=keeper@borsetshire.example")
    done = subprocess.run(["git", "-C", str(repository), *who, *words], check=True, capture_output=True, text=True)
    return done.stdout.strip()


def named(repository: Path, text: str) -> str:
    """The text with a commit of the fictional history in place of each tag, or day before which it came, in braces.

    Every entry that the register gains changes the commits' names, and no test is about those.
    """

    def commit(braces: re.Match[str]) -> str:
        which = [f"--before={braces[1]}T00:00:00+00:00"] if braces[1][0].isdigit() else [braces[1]]
        return git(repository, "log", "-1", "--first-parent", "--format=%h", "--abbrev=7", *which)

    return re.sub(r"\{([^}]+)\}", commit, text)


def change(repository: Path, path: str, was: str, now: str) -> None:
    file = repository / "data" / path
    text = file.read_text(encoding="utf-8")
    assert was in text
    file.write_text(text.replace(was, now, 1), encoding="utf-8")
