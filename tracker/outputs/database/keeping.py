"""Keeps a database equal to a register: writes it again whenever the register changes, in a thread of its own.

A database that is away, full or locked is nothing that a page waits for or tells of: the operator's log has the reason,
and it is tried again, less and less often.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

from sqlalchemy import Engine

from tracker.outputs.database.provenance import Provenance
from tracker.outputs.database.writing import Unavailable, database_at, make_equal
from tracker.register.records import Register
from tracker.rules.state.spans import Spans

LOOKS_EVERY: Final = 2.0  # seconds, as the pages do
CHECKS_EVERY: Final = 60.0  # seconds, whether it still holds that: a slower dashboard may have written an older content
_FIRST_WAIT, _LONGEST_WAIT = 1.0, 300.0  # seconds before it is tried again
_LOG: Final = logging.getLogger(__name__)


class Contents(NamedTuple):
    """What the database is to hold."""

    register: Register
    spans: Mapping[str, Spans]
    provenance: Provenance


class DatabaseKeeper:
    """Keeps one database equal to what `contents` returns: None where there is no sound register yet."""

    def __init__(self, address: str, contents: Callable[[], Contents | None]) -> None:
        """Name the database; raise `NoDatabase` where it can never be written."""
        self._engine: Engine = database_at(address)
        self._contents = contents
        self._held: Provenance | None = None
        self._check_at = 0.0
        self._reason = ""
        self._wait = _FIRST_WAIT
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="database", daemon=True)

    def start(self) -> None:
        """Begin to look at the register."""
        self._thread.start()

    def stop(self) -> None:
        """Look no more; what is being written is finished, or undone by the database when this process ends."""
        self._stopping.set()

    def _run(self) -> None:
        wait = 0.0
        while not self._stopping.wait(wait):
            try:
                wait = self._look()
            except Exception:  # whichever: this thread must live on, and its operator must read of it
                _LOG.exception("The database that TRACKER_DATABASE_URL names was not written.")
                wait = self._longer()

    def _look(self) -> float:
        """Write the register if it is not there yet; return after how many seconds to look again."""
        contents = self._contents()
        was_there = contents is not None and contents.provenance == self._held
        if contents is None or (was_there and time.monotonic() < self._check_at):
            return LOOKS_EVERY
        try:
            written = make_equal(self._engine, *contents)
        except Unavailable as error:
            wait = self._longer()
            if str(error) != self._reason:  # not at every attempt
                self._reason = str(error)
                _LOG.warning("%s It is tried again, at first after %.0f s.", error, wait)
            return wait
        if self._reason:
            _LOG.warning("The database that TRACKER_DATABASE_URL names is equal to the register again.")
        elif written and was_there:
            _LOG.warning("The database that TRACKER_DATABASE_URL names held another content; it is written again.")
        self._held, self._reason, self._wait = contents.provenance, "", _FIRST_WAIT
        self._check_at = time.monotonic() + CHECKS_EVERY
        return LOOKS_EVERY

    def _longer(self) -> float:
        wait, self._wait = self._wait, min(2 * self._wait, _LONGEST_WAIT)
        return wait
