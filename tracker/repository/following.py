"""A line of commits → the revisions of the register that a folder holds, to where it stood before it was moved.

Gives each a time at which it can have been made. Reads no content.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

from tracker.repository import git
from tracker.repository.clocks import made_at
from tracker.repository.line import Run, below, commits_on
from tracker.repository.moves import FIRST_FILE, moved_from
from tracker.repository.revisions import (
    Commit,
    FileChange,
    Revision,
    changes_between,
    changes_of,
    commit_of,
    files_of,
)


class _Changed(NamedTuple):
    commit: Commit
    changes: tuple[FileChange, ...]
    place: str


class Followed(NamedTuple):
    """The revisions of a folder, oldest first; `shallow`: whether what was before the first is cut off.

    `prefix`: where it stands in its repository, "" at the top, else with a slash at its end; `stood_in`: where another
    register stood before the first, None where none did.
    """

    revisions: tuple[Revision, ...]
    shallow: bool
    prefix: str
    stood_in: str | None


def follow(folder: Path, line: Sequence[Run]) -> Followed:
    """Return the revisions of a folder on a line; raise `NoHistory`."""
    prefix, shallow = place_of(folder)
    changed, stood_in = _changed(folder, line, ".", prefix)
    return Followed(_revisions(changed[::-1]), shallow, prefix, stood_in)


def place_of(folder: Path) -> tuple[str, bool]:
    """Return where a folder stands in its repository, and whether the history is cut off; raise `NoHistory`."""
    answer = git.run(folder, "rev-parse", "--show-prefix", "--is-shallow-repository")
    match answer.decode(errors="surrogateescape").rsplit("\n", 2):
        case [prefix, "true" | "false" as shallow, ""]:
            return prefix, shallow == "true"
    raise git.garbled()


def revision_alone(folder: Path, commit: str, prefix: str) -> Revision:
    """Return a commit as a revision by itself, whose changes are all that the register held; raise `NoHistory`."""
    named = commit_of(folder, commit)
    held = (each for each in files_of(folder, commit) if each.path.startswith(prefix))
    changes = tuple(each._replace(path=each.path.removeprefix(prefix)) for each in held)
    return _revisions([_Changed(named, changes, prefix)])[0]


def _changed(folder: Path, line: Sequence[Run], where: str, prefix: str) -> tuple[list[_Changed], str | None]:
    """Return the commits of a line that changed a register, newest first, and where one stood before the first."""
    runs = [commits_on(folder, run, where) for run in line]
    commits = [each for run in runs for each in run]
    changes = changes_of(folder, commits, where, prefix)
    turns = {run.turn for run in line}
    if any(not changes[each.id] for each in commits if each.id not in turns):
        raise git.garbled()  # it is listed because it changed something
    changed = [_Changed(each, changes[each.id], prefix) for each in commits if changes[each.id]]
    # The oldest that brought the first file, not the oldest of all: a folder may have stood there before its register.
    began = (each.commit for each in reversed(changed) if any(path == FIRST_FILE for path, *_ in each.changes))
    born = next(began, None)
    if born is None or born.parent is None:
        return changed, None
    move = moved_from(folder, born.id, born.parent, prefix)
    if move is None or not move.same:
        return changed, move and (move.prefix or ".")
    number = next(number for number, run in enumerate(runs) if born in run)
    earlier, stood_in = _changed(folder, below(line, number, born), f":(top,literal){move.prefix}", move.prefix)
    if not earlier:
        raise git.garbled()  # a register stood there
    later = changed[: [each.commit for each in changed].index(born)]
    moved = changes_between(folder, _tree(born.parent, move.prefix), _tree(born.id, prefix))
    return [*later, _Changed(born, moved, prefix), *earlier], stood_in


def _tree(commit: str, prefix: str) -> str:
    return f"{commit}:{prefix.removesuffix('/')}"


def _revisions(changed: Sequence[_Changed]) -> tuple[Revision, ...]:
    """Return commits of a line, oldest first, as revisions."""
    clocks = [each.authored_at if each.committed_at is None else each.committed_at for each, _, _ in changed]
    times = made_at(clocks)
    return tuple(
        Revision(each.id, made, each.author, each.email, each.subject, changes, _was_wrong(clock, made), place)
        for (each, changes, place), clock, made in zip(changed, clocks, times, strict=True)
    )


def _was_wrong(clock: int | None, made: datetime) -> bool:
    """Return whether a clock was wrong by a day or more: what is less changes nothing that is shown."""
    return clock is None or abs(clock - made.timestamp()) >= timedelta(days=1).total_seconds()
