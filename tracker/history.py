"""git → which revision a register's folder is at.

Owns the git command line. Where there is no git, or no history, it says so and nothing false stands in its place.
"""

import subprocess
from pathlib import Path
from typing import NamedTuple

_SECONDS = 10


class Head(NamedTuple):
    """The revision of the working tree; `changed`: whether the register differs from it."""

    commit: str
    changed: bool


class NoHistory(Exception):
    """There is no history to tell; the message says why in one sentence."""


def head(folder: Path) -> Head:
    """Return the revision that `folder` is at; raise `NoHistory` where there is none."""
    commit = _git(folder, "rev-parse", "--verify", "HEAD")
    return Head(commit.strip(), bool(_git(folder, "status", "--porcelain", "--", ".").strip()))


def _git(folder: Path, *words: str) -> str:
    command = ["git", "-C", str(folder), "-c", "core.quotepath=off", *words]
    try:
        done = subprocess.run(command, capture_output=True, timeout=_SECONDS, check=False)
    except FileNotFoundError:
        raise NoHistory("git is not installed here, so the register's history cannot be shown.") from None
    except (OSError, subprocess.TimeoutExpired):
        raise NoHistory("git did not answer, so the register's history cannot be shown.") from None
    if done.returncode:
        said = done.stderr.decode(errors="replace")
        why = "has no commit yet" if "single revision" in said else "is not under version control here"
        raise NoHistory(f"The register {why}, so its history cannot be shown.")
    return done.stdout.decode(errors="replace")
