"""git → who recorded each line of a file, when, and in which commit.

Owns `git blame`. A line that no commit holds yet is told as such; nothing is guessed.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import NamedTuple
from zoneinfo import ZoneInfo

from tracker.register.schema.levels import EVERYTHING, may_read
from tracker.repository import git
from tracker.repository.clocks import made_at
from tracker.repository.git import NoHistory
from tracker.repository.history import History
from tracker.repository.revisions import clean
from tracker.vocabulary import Marking


class Recorded(NamedTuple):
    """Who recorded a line: the commit that brought it, its author, its committer's time and its subject."""

    commit: str
    author: str
    email: str
    recorded_at: datetime
    subject: str


def who_recorded(history: History, path: str, commit: str | None = None) -> tuple[Recorded | None, ...]:
    """Return who recorded each line of a register's file, at a commit or now; None: no commit holds it yet.

    Raise `NoHistory` where git cannot tell.
    """
    at = [commit] if commit else []
    where = f"{'../' * history.prefix.count('/')}{history.place_at(commit)}{path}"
    words = ("--porcelain", "--encoding=UTF-8", "--no-textconv", "--no-ignore-revs-file", *at, "--", where)
    moments = {each.commit: each.recorded_at for each in history.revisions}
    try:
        output = git.run(history.folder, "blame", *words).decode(errors="replace")
    except git.GitRefused as error:
        if not error.knows_no_such_thing:
            raise
        raise NoHistory(
            f"Who recorded {path} cannot be told: it is in no commit yet, or its history is cut off."
        ) from None
    try:
        return tuple(_lines(output, history.zone, moments))
    except (KeyError, ValueError):
        raise git.garbled() from None


def names_whoever_recorded(audience: Marking) -> bool:
    """Return whether an audience is told the names of those who commit."""
    return may_read(audience, Marking.OFFICIAL)


def readable_by(audience: Marking, lines: tuple[Recorded | None, ...]) -> tuple[Recorded | None, ...]:
    """Return who recorded each line as far as an audience may know: no name below `official`.

    A commit's subject may say what is restricted, so it is for readers of everything.
    """
    if audience is EVERYTHING:
        return lines
    named = names_whoever_recorded(audience)
    return tuple(line and line._replace(author=line.author if named else "", email="", subject="") for line in lines)


def _lines(output: str, zone: ZoneInfo, moments: Mapping[str, datetime]) -> list[Recorded | None]:
    facts: dict[str, dict[str, str]] = {}
    recorded: dict[str, Recorded | None] = {}
    lines: list[Recorded | None] = []
    commit = ""
    for entry in output.split("\n"):
        if entry.startswith("\t"):
            if commit not in recorded:
                recorded[commit] = _recorded(commit, facts[commit], zone, moments.get(commit))
            lines.append(recorded[commit])
        elif entry:
            word, _, rest = entry.partition(" ")
            if len(word) in (40, 64) and rest[:1].isdigit():
                commit = word
                facts.setdefault(commit, {})
            else:
                facts[commit][word] = rest
    return lines


def _recorded(commit: str, facts: Mapping[str, str], zone: ZoneInfo, moment: datetime | None) -> Recorded | None:
    if set(commit) == {"0"}:
        return None
    moment = moment or made_at([int(facts["committer-time"])])[0]
    email = clean(facts["author-mail"].removeprefix("<").removesuffix(">"))
    return Recorded(commit, clean(facts["author"]), email, moment.astimezone(zone), clean(facts["summary"]))
