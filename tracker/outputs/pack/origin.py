"""From what a pack is made, as its imprint tells it, so that it can be made again from a clone."""

from __future__ import annotations

from pathlib import Path

from tracker.outputs.paper.imprint import Origin
from tracker.repository.failures import NoHistory
from tracker.repository.following import place_of
from tracker.snapshots.live import LiveState


def origin_of(meeting: str, known_at: str | None, live: LiveState, folder: Path, zone: str) -> Origin:
    """Return from what a pack is made here; where no commit holds the folder's files, it names none."""
    head = live.head.commit if live.head and not live.head.changed else None
    return Origin(meeting, known_at, head, _place(folder) if head else "", zone)


def _place(folder: Path) -> str:
    try:
        return place_of(folder)[0].removesuffix("/")
    except NoHistory:
        return ""
