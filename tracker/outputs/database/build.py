"""A register and its spans → a read model that can be asked: a file keyed by content, or a database that is named.

Owns the databases. The file is disposable: it is built beside its place and renamed, so that whoever reads finds it
whole or not at all; where nothing can be written it is built in memory.
"""

import os
import re
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, Table, create_engine, insert, select
from sqlalchemy.exc import ArgumentError, OperationalError, SQLAlchemyError
from sqlalchemy.pool import StaticPool

from tracker import collecting
from tracker.outputs.database import tables
from tracker.outputs.database.rows import rows_of
from tracker.register.records import Register
from tracker.rules.state.standing import Spans

KEPT = 8  # how many files of earlier contents stay, for those who still read them
_MARK = re.compile(r"[0-9a-f]{64}:\d+")  # what the read model's own table says: a content's hash, and the tables' form
_SUFFIX = ".read-model.db"


_LOOKS_LIKE = "sqlite:////folder/file.db or postgresql+psycopg://user:password@host/name"


class Unavailable(Exception):
    """The database that is named cannot be used; the message says so in one sentence."""


class NoDatabase(Unavailable):
    """What is named is no database, or one for which no driver is installed; the message holds nothing of it."""


def read_model(register: Register, spans: Mapping[str, Spans], content: str, url: str | None, cache: Path) -> Engine:
    """Return the read model of a register with the hash `content`: in the database `url`, else a file below `cache`.

    Raise `Unavailable` where a database is named and does not answer.
    """
    key = f"{content}:{tables.FORM}"
    if url is not None:
        return _named(register, spans, key, url)
    path = cache / f"{content[:40]}-{tables.FORM}{_SUFFIX}"
    try:
        if not _holds(path, key):
            build_file(register, spans, key, path)
            _tidy(cache)
        return create_engine(f"sqlite:///{path}")
    except OSError:
        return _in_memory(register, spans, key)


def build_file(register: Register, spans: Mapping[str, Spans], key: str, path: Path) -> None:
    """Write the read model to a SQLite file: built beside it, then renamed; raise `OSError` where that cannot be."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, unfinished = tempfile.mkstemp(dir=path.parent, prefix=f"{path.name}.", suffix=".unfinished")
    os.close(handle)
    engine = create_engine(f"sqlite:///{unfinished}")
    try:
        with engine.begin() as connection:
            for pragma in ("synchronous=OFF", "journal_mode=OFF"):  # it is renamed when whole, or thrown away
                connection.exec_driver_sql(f"PRAGMA {pragma}")
            _fill(connection, register, spans, key)
        engine.dispose()
        os.replace(unfinished, path)
    except OperationalError as error:  # SQLite's way of saying that the disk is full or does not answer
        raise OSError(str(error.orig)) from None
    finally:
        engine.dispose()
        Path(unfinished).unlink(missing_ok=True)


def _fill(connection: Connection, register: Register, spans: Mapping[str, Spans], key: str) -> None:
    tables.METADATA.drop_all(connection)
    tables.METADATA.create_all(connection)
    with collecting.paused():
        for table, rows in rows_of(register, spans):
            if rows:
                _insert(connection, tables.METADATA.tables[table], rows)
    _insert(connection, tables.table_of(tables.Content), [(key,)])


def _insert(connection: Connection, table: Table, rows: list[tuple[Any, ...]]) -> None:
    """Insert rows in bulk, past the work that SQLAlchemy would do for each of them where the driver takes tuples."""
    statement = insert(table).compile(dialect=connection.dialect)
    if statement.positional:
        connection.exec_driver_sql(str(statement), rows)
    else:
        connection.execute(insert(table), [dict(zip(table.c.keys(), row, strict=True)) for row in rows])


def _holds(path: Path, key: str) -> bool:
    """Return whether `path` is a whole read model of this content."""
    if not path.is_file():
        return False
    engine = create_engine(f"sqlite:///{path}")
    try:
        with engine.connect() as connection:
            return connection.scalar(select(tables.table_of(tables.Content).c.hash)) == key
    except SQLAlchemyError:
        return False
    finally:
        engine.dispose()


def _in_memory(register: Register, spans: Mapping[str, Spans], key: str) -> Engine:
    engine = create_engine("sqlite://", poolclass=StaticPool, connect_args={"check_same_thread": False})
    with engine.begin() as connection:
        _fill(connection, register, spans, key)
    return engine


def _named(register: Register, spans: Mapping[str, Spans], key: str, url: str) -> Engine:
    try:
        engine = create_engine(url)
    except (ArgumentError, ValueError):  # the text may hold a password, so nothing of it is told
        raise NoDatabase(
            f"TRACKER_DATABASE_URL does not name a database that is known here. Write it as in {_LOOKS_LIKE}."
        ) from None
    except ImportError as error:
        raise NoDatabase(
            f"The database that TRACKER_DATABASE_URL names needs a driver that is not installed here: the"
            f" package {error.name}."
        ) from None
    try:
        with engine.begin() as connection:
            if not _filled_with(connection, key):
                _fill(connection, register, spans, key)
    except (SQLAlchemyError, ImportError, ValueError) as error:
        reason = str(error).splitlines()[0]
        raise Unavailable(f"The database that TRACKER_DATABASE_URL names cannot be used: {reason}.") from None
    return engine


def _filled_with(connection: Connection, key: str) -> bool:
    """Return whether the database holds this content; raise `Unavailable` where its tables are another program's."""
    content = tables.table_of(tables.Content)
    if connection.dialect.has_table(connection, content.name):
        held = connection.scalar(select(content.c.hash))
        if held is None or _MARK.fullmatch(held):
            return bool(held == key)
    foreign = [name for name in tables.METADATA.tables if connection.dialect.has_table(connection, name)]
    if foreign:
        names = ", ".join(sorted(foreign))
        raise Unavailable(
            f"The database that TRACKER_DATABASE_URL names holds tables of another program ({names}), which stay as"
            " they are. Name a database of its own for the read model."
        )
    return False


def _tidy(cache: Path) -> None:
    """Take away the files of contents long past, and what builders that were killed left."""
    files = sorted(cache.glob(f"*{_SUFFIX}*"), key=_last_changed, reverse=True)
    for path in files[KEPT:]:
        try:
            path.unlink(missing_ok=True)
        except PermissionError:
            continue  # somebody reads it on a system that does not let go of open files; the next build takes it


def _last_changed(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except FileNotFoundError:
        return 0.0  # another process has taken it away meanwhile
