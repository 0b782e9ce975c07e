"""The counts of the Overview in one row, with what changed since the last meeting."""

from __future__ import annotations

import streamlit as st

from tracker.outputs.drawn.tiles import tiles
from tracker.outputs.markup import Html, joined
from tracker.outputs.parts.counts import counts, key_line
from tracker.snapshots.clocks import SnapshotPair, in_place_of_text, since_last_meeting
from tracker.ui.shell.view import View
from tracker.words.meetings.meeting import clocks_text, without_history


def draw_counts(view: View) -> None:
    """Draw how many stand where, with what changed since the last meeting."""
    if not view.position.sources:
        return
    rests_on = view.live.head.commit if view.live.head else view.live.no_head
    st.html(view.kept("counts", lambda: _counts(view), rests_on))


def _counts(view: View) -> Html:
    meeting = view.register.held_before(view.as_at)
    pair = since_last_meeting(view.snapshot, view.at_revision)
    before = pair.before.position if pair else None
    shown = counts(view, before, meeting)
    clocks = _clocks(pair) if pair and any(tile.change for tile in shown) else ""
    return joined([tiles(shown), key_line(view, clocks)])


def _clocks(pair: SnapshotPair) -> str:
    """Return what the counts are compared with: what the last meeting had before it, or why not."""
    if pair.why_known_now:
        return without_history(pair.why_known_now)
    clocks = clocks_text(*pair.before.clocks, *pair.after.clocks)
    return " ".join(filter(None, [clocks, in_place_of_text(pair.before)]))
