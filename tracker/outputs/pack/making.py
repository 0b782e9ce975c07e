"""A register's history and a meeting's id → its pack, and from what it was made, so that it can be made again."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from tracker.outputs.pack.pack import meeting_pack
from tracker.outputs.paper.blocks import MeetingPaper
from tracker.outputs.paper.imprint import Origin
from tracker.repository.failures import NoHistory
from tracker.repository.following import place_of
from tracker.snapshots.clocks import meeting_named
from tracker.snapshots.errors import HistoryUnreadable
from tracker.snapshots.exact import exactly_at, recorder_of
from tracker.snapshots.live import LiveState
from tracker.snapshots.past import PastRegisters
from tracker.snapshots.snapshot import Snapshot


class MadePack(NamedTuple):
    """A pack before it has a form, and from what it was made."""

    paper: MeetingPaper
    origin: Origin


def pack_made(past: PastRegisters, live: LiveState, shown: Snapshot, meeting: str, known_at: str | None) -> MadePack:
    """Return a meeting's pack, of the register as it is shown; `known_at`: the revision that was asked for.

    Raise `CannotAnswer`, also where git does not tell what it should: a pack that lacks it, and does not say so, is not
    the one that this register gives.
    """
    unread = [] if live.head or live.never_versioned else [live.no_head]

    def at(revision: str) -> Snapshot:
        try:
            return exactly_at(past, revision, live)
        except HistoryUnreadable as error:
            unread.append(str(error))
            raise

    about = meeting_named(shown, meeting, at)
    paper = meeting_pack(about, recorder_of(past, about.after, unread.append))
    if unread:
        raise HistoryUnreadable(unread[0])
    tree = past.history.tree
    return MadePack(paper, _origin(meeting, known_at, live, tree.folder, past.history.zone))


def _origin(meeting: str, known_at: str | None, live: LiveState, folder: Path, zone: str) -> Origin:
    """Return from what a pack is made here; where no commit holds the folder's files, it names none."""
    head = live.head.commit if live.head and not live.head.changed else None
    try:
        place = place_of(folder)[0].removesuffix("/") if head else ""
    except NoHistory as error:
        raise HistoryUnreadable(str(error)) from None
    return Origin(meeting, known_at, head, place, zone)
