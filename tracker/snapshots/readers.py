"""What a reader sees of a register's folder, now and in the past: the door between what was read and whoever asks.

Words that the audience may not read are gone from whatever leaves here, and with them the names of those who commit.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from datetime import date

from tracker.register.audience import as_read_by
from tracker.register.markings import Markings, asks_the_past
from tracker.register.records import Register
from tracker.register.schema.levels import EVERYTHING
from tracker.repository.history import History
from tracker.rules.state.standing import spans_of_register
from tracker.snapshots.live import LiveState, WorkingTree
from tracker.snapshots.memo import Memo
from tracker.snapshots.past import FolderHistory, PastRegisters, without_messages
from tracker.snapshots.snapshot import Snapshot, ValidRegister
from tracker.vocabulary import Marking

_UNREADABLE = "The register's folder cannot be read just now. See that the dashboard's account may read its files."


@dataclass
class ReaderView:
    """One folder as one audience sees it; `has_files`: it is whoever runs a command on the files themselves."""

    tree: WorkingTree
    audience: Marking
    past: PastRegisters
    memo: Memo
    has_files: bool = False
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _shown: tuple[int, LiveState] | None = None

    def live(self, today: date) -> LiveState:
        """Return what the folder holds now."""
        whole = self.tree.load(today)
        if self.has_files and self.audience is EVERYTHING:
            return whole
        with self._lock:
            if self._shown is None or self._shown[0] != whole.number:
                self._shown = whole.number, self._as_read(whole)
            return self._shown[1]

    def now(self, live: LiveState, today: date) -> Snapshot | None:
        """Return the last valid register as at its own day, else today; None where there never was one."""
        if live.valid is None:
            return None
        return Snapshot(live.valid, live.valid.register.day_shown(today), live.head, memo=self.memo)

    def history(self, live: LiveState) -> History:
        """Return the revisions of the folder; raise `CannotAnswer`."""
        return self.past.revisions(live)

    def as_read(self, register: Register) -> Register:
        """Return a register that the folder is to hold as this reader may read it: by its own markings."""
        if self.audience is EVERYTHING:
            return register
        ever, _ = self.past.ever_restricted(self.tree.now) if asks_the_past(register) else ({}, "")
        return as_read_by(self.audience, register, Markings(register, ever)).register

    def _as_read(self, whole: LiveState) -> LiveState:
        """Return what was found as far as this reader may know it."""
        if self.has_files:
            return whole._replace(valid=self._valid(whole), legible=None)
        state = whole._replace(trouble=_UNREADABLE) if whole.unreadable else whole
        if self.audience is EVERYTHING:
            return state
        valid = self._valid(whole)
        withheld = whole.restricted or (valid is not None and valid.stubs > 0)
        problems = without_messages(whole.problems) if withheld else whole.problems
        return state._replace(valid=valid, problems=problems, legible=None)

    def _valid(self, now: LiveState) -> ValidRegister | None:
        """Return the last valid register, with what has been marked up in files that are not valid by now."""
        whole = now.valid
        before = self._shown[1].valid if self._shown else None
        if whole is None:
            return None
        # A walk through the past: only for what may repeat it.
        ever, asked = self.past.ever_restricted(now) if asks_the_past(whole.register) else ({}, "")
        seal = f"{now.content} {asked}".strip()
        if before and (before.content, before.seal) == (whole.content, seal):
            return before
        markings = Markings(now.marked_by or whole.register, ever, now.unclear)
        register, stubs = as_read_by(self.audience, whole.register, markings)
        if not stubs:
            return whole._replace(audience=self.audience, seal=seal)
        spans = spans_of_register(register, (whole.register, whole.spans))
        return ValidRegister(register, spans, whole.content, whole.texts, self.audience, stubs, seal)


def reader_view(history: FolderHistory, audience: Marking, memo: Memo, *, has_files: bool = False) -> ReaderView:
    """Return a folder as an audience sees it; `history` and `memo` may serve others as well."""
    past = PastRegisters(history, audience, memo, has_files)
    return ReaderView(history.tree, audience, past, memo, has_files)
