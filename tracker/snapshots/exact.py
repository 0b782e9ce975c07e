"""What commands and papers ask of the past: a revision itself, never an earlier one in its place; who recorded a line.

A page shows the nearest revision without errors and says so; what is sent round must be what it names.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from tracker.repository.blame import Recorded
from tracker.repository.history import NoHistory, NotInHistory
from tracker.snapshots.errors import CannotAnswer, HistoryUnreadable, NotValid, OutOfReach
from tracker.snapshots.live import LiveState
from tracker.snapshots.past import PastRegisters
from tracker.snapshots.revisions import revision_of
from tracker.snapshots.snapshot import Snapshot
from tracker.words.changes.known import nearest_text


def commit_at(past: PastRegisters, name: str, live: LiveState) -> str:
    """Return the commit that a day, a meeting or a tag stands for, without reading it; raise `CannotAnswer`."""
    try:
        return revision_of(past.revisions(live), name, live.valid.register if live.valid else None).commit
    except (NotInHistory, NoHistory) as error:
        raise OutOfReach(str(error)) from None


def exactly_at(past: PastRegisters, revision: str, live: LiveState) -> Snapshot:
    """Return the register at the revision that a day, a meeting, a tag or a commit stands for, as at its own day.

    Raise `CannotAnswer`, also where the register had errors then.
    """
    snapshot = past.at(revision, live)
    if snapshot.in_place_of is None:
        return snapshot
    sentence = nearest_text(snapshot.in_place_of.commit, snapshot.head.commit if snapshot.head else None)
    raise NotValid(sentence, snapshot.in_place_of.problems)


def recorder_of(
    past: PastRegisters, snapshot: Snapshot, tell: Callable[[str], None] = lambda _: None
) -> Callable[[str, int], Recorded | None]:
    """Return what tells who recorded a line of a file of a snapshot: nobody, where git cannot tell.

    `tell`: is told why git cannot, where it should; the same once. Of a history that is cut off, nobody recorded what
    its oldest revision holds: git names that one for all that came before it too.
    """
    tell_once = cache(tell)

    @cache
    def cut_off_at() -> str:
        past_of_folder = past.revisions(past.history.tree.now)
        return past_of_folder.revisions[0].commit if past_of_folder.shallow else ""

    @cache
    def lines(path: str) -> tuple[Recorded | None, ...]:
        try:
            return past.who(path, snapshot)
        except HistoryUnreadable as error:
            tell_once(str(error))
            return ()
        except CannotAnswer:
            return ()

    def who(path: str, line: int) -> Recorded | None:
        of_file = lines(path)
        recorded = of_file[line - 1] if line <= len(of_file) else None
        return None if recorded is None or recorded.commit == cut_off_at() else recorded

    return who
