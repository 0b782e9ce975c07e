"""The door to a register, the same for all readers of this process: held in Streamlit's cache.

Holds it, and says by which day it is asked.
"""

from __future__ import annotations

from datetime import date, datetime
from functools import cache as cached
from pathlib import Path

import streamlit as st

from tracker.files import full_path
from tracker.snapshots.errors import WrongQuestion
from tracker.snapshots.live import WorkingTree
from tracker.snapshots.memo import Memo
from tracker.snapshots.past import FolderHistory
from tracker.snapshots.readers import ReaderView, reader_view
from tracker.snapshots.today import today_in
from tracker.vocabulary import Marking


def day_in(zone: str, now: datetime) -> tuple[date, list[str]]:
    """Return the day in a time zone; in the server's own, and why, where the setting names none."""
    try:
        return today_in(zone, now), []
    except WrongQuestion as error:
        return now.date(), [str(error)]


def door(folder: Path, cache: Path, zone: str, audience: Marking) -> ReaderView:
    """Return a register's folder as an audience sees it; `zone`: the time zone in which days are told."""
    return _door(_named(folder), _named(cache), zone, audience.value)


@cached
def _named(folder: Path) -> str:
    """Return the full name of a folder, as it was at first: a server may outlive the folder that it was started in."""
    return str(full_path(folder))


@st.cache_resource(show_spinner=False)
def memo() -> Memo:
    """Return what was worked out for any reader."""
    return Memo()


@st.cache_resource(show_spinner=False)
def _history(folder: str, cache: str, zone: str) -> FolderHistory:
    return FolderHistory(WorkingTree(Path(folder), Path(cache)), zone)


@st.cache_resource(show_spinner=False)
def _door(folder: str, cache: str, zone: str, audience: str) -> ReaderView:
    return reader_view(_history(folder, cache, zone), Marking.of(audience), memo())
