"""git → who recorded each line of a file, when, and in which commit.

Owns `git blame`. A line that no commit holds yet is told as such; nothing is guessed.
"""

from datetime import datetime
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

from tracker.register.audience import EVERYTHING, may_read
from tracker.repository import git
from tracker.repository.git import NoHistory
from tracker.vocabulary import Marking


class Recorded(NamedTuple):
    """Who recorded a line: the commit that brought it, its author, its committer's time and its subject."""

    commit: str
    author: str
    email: str
    recorded_at: datetime
    subject: str


def who_recorded(folder: Path, path: str, zone: ZoneInfo, commit: str | None = None) -> tuple[Recorded | None, ...]:
    """Return who recorded each line of a file below `folder`, at a commit or now; None: no commit holds it yet.

    Times are told in `zone`. Raise `NoHistory` where git cannot tell.
    """
    at = [commit] if commit else []
    try:
        told = git.run(folder, "blame", "--porcelain", *at, "--", path).decode(errors="replace")
    except git.Refused:
        raise NoHistory(
            f"Who recorded {path} cannot be told: it is in no commit yet, or its history is cut off."
        ) from None
    return tuple(_lines(told, zone))


def names_whoever_recorded(audience: Marking) -> bool:
    """Return whether an audience is told the names of those who commit."""
    return may_read(audience, Marking.OFFICIAL)


def told_to(audience: Marking, lines: tuple[Recorded | None, ...]) -> tuple[Recorded | None, ...]:
    """Return who recorded each line as far as an audience may know: no name below `official`.

    A commit's subject may say what is restricted, so it is for readers of everything.
    """
    if audience is EVERYTHING:
        return lines
    named = names_whoever_recorded(audience)
    return tuple(each and each._replace(author=each.author if named else "", email="", subject="") for each in lines)


def _lines(told: str, zone: ZoneInfo) -> list[Recorded | None]:
    known: dict[str, dict[str, str]] = {}
    lines: list[Recorded | None] = []
    commit = ""
    for line in told.split("\n"):
        if line.startswith("\t"):
            lines.append(_recorded(commit, known[commit], zone))
        elif line:
            word, _, rest = line.partition(" ")
            if len(word) in (40, 64) and rest[:1].isdigit():
                commit = word
                known.setdefault(commit, {})
            else:
                known[commit][word] = rest
    return lines


def _recorded(commit: str, told: dict[str, str], zone: ZoneInfo) -> Recorded | None:
    if set(commit) == {"0"}:
        return None
    when = datetime.fromtimestamp(int(told["committer-time"]), zone)
    return Recorded(commit, told["author"], told["author-mail"].strip("<>"), when, told["summary"])
