"""Keeps the database that the settings name equal to the register for as long as the server runs.

Its words are those that one audience may read, by the same door as the pages of that audience.
"""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final, Protocol

from tracker.ui.shell import loading
from tracker.vocabulary import Marking

if TYPE_CHECKING:
    from tracker.outputs.database.keeping import Contents

_LOG: Final = logging.getLogger(__name__)


class DatabaseSettings(Protocol):
    """Which database is to hold which register, for whom."""

    @property
    def database_url(self) -> str | None:
        """Return the database's address; None where there is none to keep."""
        ...

    @property
    def database_audience(self) -> Marking:
        """Return up to which marking words are written to it."""
        ...

    @property
    def register_folder(self) -> Path:
        """Return the register's folder."""
        ...

    @property
    def cache(self) -> Path:
        """Return the folder for files that may be thrown away."""
        ...

    @property
    def time_zone(self) -> str:
        """Return the name of the time zone in which the days of the history are told."""
        ...


def keep_database(settings: DatabaseSettings) -> Callable[[object], AbstractAsyncContextManager[None]]:
    """Return what the server does round its life: while it runs, the database that is named is kept up to date."""

    @asynccontextmanager
    async def while_it_runs(_: object) -> AsyncIterator[None]:
        if settings.database_url is None:
            yield
            return
        from tracker.outputs.database.keeping import DatabaseKeeper  # SQLAlchemy, which no page needs
        from tracker.outputs.database.writing import NoDatabase

        try:
            keeper = DatabaseKeeper(settings.database_url, lambda: _contents(settings))
        except NoDatabase as error:
            _LOG.warning("%s Nothing is written to a database.", error)
            yield
            return
        keeper.start()
        yield
        keeper.stop()

    return while_it_runs


def _contents(settings: DatabaseSettings) -> Contents | None:
    """Return what the folder holds now, by the very door and day of the pages, so that one reading serves both."""
    from tracker.outputs.database.keeping import Contents
    from tracker.outputs.database.provenance import Provenance

    zone = settings.time_zone
    today, _ = loading.day_in(zone, datetime.now(UTC).astimezone())
    valid = loading.door(settings.register_folder, settings.cache, zone, settings.database_audience).live(today).valid
    if valid is None:
        return None
    return Contents(valid.register, valid.spans, Provenance(valid.content, valid.audience, valid.seal, valid.stubs))
