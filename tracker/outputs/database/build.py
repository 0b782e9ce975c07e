"""A register and its spans → a SQLite file, whole or not there at all. Owns the database's files."""

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Table, create_engine, insert
from sqlalchemy.exc import OperationalError

from tracker import collecting
from tracker.outputs.database import tables
from tracker.outputs.database.rows import rows_of
from tracker.register.records import Register
from tracker.rules.state.standing import Spans


def build_file(register: Register, spans: Mapping[str, Spans], key: str, path: Path) -> None:
    """Write a register as a SQLite file: built beside it, then renamed; raise `OSError` where that cannot be."""
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
    tables.METADATA.create_all(connection)
    with collecting.paused():
        for table, rows in rows_of(register, spans):
            if rows:
                _insert(connection, tables.METADATA.tables[table], rows)
    _insert(connection, tables.table_of(tables.Content), [(key,)])


def _insert(connection: Connection, table: Table, rows: list[tuple[Any, ...]]) -> None:
    """Insert rows in bulk, past the work that SQLAlchemy would do for each of them."""
    connection.exec_driver_sql(str(insert(table).compile(dialect=connection.dialect)), rows)
