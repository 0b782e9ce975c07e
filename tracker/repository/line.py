"""The line of commits that a register's history follows: first parents, or where a merge turned them, what was seen.

A pull that merges puts the puller's own commits first, and what all others had seen second: there the line goes on
through the parent that leads to a commit that was seen.
"""

from collections.abc import Collection, Sequence
from pathlib import Path
from typing import NamedTuple

from tracker.repository import git
from tracker.repository.revisions import Commit, commit_of, commits_of


class Run(NamedTuple):
    """A part of the line that follows first parents from `start`, down to the merge `turn`, which it leaves for `to`.

    `turn` and `to` are None in the last one, which goes down to the beginning.
    """

    start: str
    turn: str | None = None
    to: str | None = None


FIRST_PARENTS = (Run("HEAD"),)


def line_through(folder: Path, seen: Collection[str]) -> tuple[Run, ...]:
    """Return the line from HEAD through those of the commits seen, newest first, that are behind it."""
    here = "HEAD"
    runs: list[Run] = []
    start = here
    for commit in seen:
        if not is_behind(folder, commit, here):
            continue
        for turn, to in _turns(folder, here, commit):
            runs.append(Run(start, turn, to))
            start = to
        here = commit
    return (*runs, Run(start))


def _turns(folder: Path, here: str, seen: str) -> list[tuple[str, str]]:
    """Return the merges between two commits at which a parent other than the first is to be followed, and which."""
    listed = git.text(folder, "rev-list", "--ancestry-path", "--parents", here, f"^{seen}").splitlines()
    parents = {commit: rest for commit, *rest in (entry.split(" ") for entry in listed)}
    turns = []
    at = git.commit_id(folder, "rev-parse", "--verify", here)
    while at != seen:
        way = next((each for each in parents.get(at, ()) if each == seen or each in parents), None)
        if way is None:
            raise git.garbled()
        if way != parents[at][0]:
            turns.append((at, way))
        at = way
    return turns


def is_behind(folder: Path, earlier: str, later: str) -> bool:
    """Return whether a commit is the other or an ancestor of it; one that is gone is not. Raise `NoHistory`."""
    try:
        answer = git.run(folder, "merge-base", "--is-ancestor", earlier, later)
    except git.GitRefused as error:
        if error.knows_no_such_thing:
            return False
        raise
    if answer:
        raise git.garbled()
    return True


def commits_on(folder: Path, run: Run, where: str) -> list[Commit]:
    """Return the commits of a run that changed what a pathspec names, newest first, each with the line's parent."""
    commits = commits_of(folder, *_words(run), "--", where)
    if run.turn is None:
        return commits
    turn = commit_of(folder, run.turn)
    return [each for each in commits if each.id != run.turn] + [turn._replace(parent=run.to)]


def below(line: Sequence[Run], number: int, commit: Commit) -> tuple[Run, ...]:
    """Return the rest of a line after a commit in its run of this number, which has a parent."""
    run, rest = line[number], line[number + 1 :]
    if commit.id == run.turn or commit.parent is None:
        return tuple(rest)
    return (run._replace(start=commit.parent), *rest)


def names_on(folder: Path, line: Sequence[Run]) -> list[str]:
    """Return every commit of a line, newest first."""
    names = [id for run in line for id in git.text(folder, "rev-list", *_words(run)).split()]
    if not all(map(git.is_id, names)):
        raise git.garbled()
    return names


def _words(run: Run) -> tuple[str, ...]:
    return ("--first-parent", run.start, *((f"^{run.turn}^1",) if run.turn else ()))
