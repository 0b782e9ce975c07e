"""Rows → a SQLite file to take away, or the database that an address names. Owns what is written to databases.

Whoever reads finds the old content whole or the new content whole: a file is built beside its place and renamed, a
database is written in one transaction. In a database nothing is touched but the tables declared here.
"""

import errno
import os
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, Table, create_engine, event, insert, inspect, make_url, select, text
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError
from sqlalchemy.pool import NullPool

from tracker import collecting
from tracker.files import written_whole
from tracker.outputs.database.columns import as_value
from tracker.outputs.database.provenance import Provenance
from tracker.outputs.database.rows import Rows, Values, rows_of_entries, rows_of_spans
from tracker.outputs.database.tables import METADATA, ColumnsRow, ProvenanceRow, described, form, table_named
from tracker.register.records import Register
from tracker.rules.state.spans import Spans

_LOOKS_LIKE = "sqlite:////folder/file.db or postgresql://user:password@host/name"
_OURS = (
    7_239_031_550_148_217  # the advisory lock of whoever writes these tables; any number that no other program takes
)
_WAITS_FOR_ANOTHER = 30  # seconds, for a writer that is at it
_ANSWERS_WITHIN = 10  # seconds, to be connected
_POSTGRESQL: Mapping[str, Any] = {
    "connect_timeout": _ANSWERS_WITHIN,
    "tcp_user_timeout": _WAITS_FOR_ANOTHER * 1000,  # else a host that is gone is waited for for a quarter of an hour
    "application_name": "recommendations tracker",
}
_SQLITE: Mapping[str, Any] = {"timeout": _WAITS_FOR_ANOTHER}


class Unavailable(Exception):
    """The database that is named cannot be used now; the message says why in one sentence, without a password."""


class NoDatabase(Unavailable):
    """What is named is no database that can be written here; trying again does not help."""


def write_file(
    register: Register, spans: Mapping[str, Spans], provenance: Provenance, path: Path, owner_only: bool = False
) -> None:
    """Write a register to a SQLite file, as `written_whole` does; raise `OSError` where that cannot be."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with written_whole(path, owner_only) as unfinished:
        engine = create_engine(f"sqlite:///{unfinished}")
        try:
            with engine.begin() as connection:
                for pragma in ("synchronous=OFF", "journal_mode=OFF"):  # it is renamed when whole, or thrown away
                    connection.exec_driver_sql(f"PRAGMA {pragma}")
                METADATA.create_all(connection)
                _fill(connection, register, spans, provenance)
                # A file has a time of its own; without one in it the same register makes the same bytes.
                connection.execute(table_named("provenance").update().values(written_at=None))
        except DBAPIError as error:  # SQLite's way of saying that the disk is full or does not answer
            raise OSError(errno.EIO, str(error.orig)) from None
        finally:
            engine.dispose()


def database_at(address: str) -> Engine:
    """Return the database that TRACKER_DATABASE_URL names, without asking it anything; raise `NoDatabase`."""
    try:
        url = make_url(address)
        if url.drivername in ("postgresql", "postgres"):
            url = url.set(drivername="postgresql+psycopg")
        kind = url.get_backend_name()
        if kind == "sqlite" and url.database in (None, "", ":memory:"):
            raise ArgumentError("no file is named")
        settings = {"sqlite": _SQLITE, "postgresql": _POSTGRESQL}[kind]
        # A connection that was kept open might be one that the server has dropped meanwhile.
        engine = create_engine(
            url, poolclass=NullPool, connect_args={name: of for name, of in settings.items() if name not in url.query}
        )
    except (ArgumentError, ValueError, KeyError, ImportError):  # the text may hold a password, so nothing of it is told
        raise NoDatabase(
            f"TRACKER_DATABASE_URL does not name a database that can be written here. Write it as in {_LOOKS_LIKE}."
        ) from None
    if kind == "sqlite":
        event.listen(engine, "connect", _leave_transactions_to_us)
        event.listen(engine, "begin", _begin_immediately)
    return engine


def _leave_transactions_to_us(connection: Any, _: object) -> None:
    connection.isolation_level = None  # else Python commits before each CREATE TABLE


def _begin_immediately(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")  # so that the second of two writers waits before it reads anything


def make_equal(engine: Engine, register: Register, spans: Mapping[str, Spans], provenance: Provenance) -> bool:
    """Write a register to a database in one transaction, unless it holds that already; return whether it was written.

    Raise `Unavailable` where that cannot be; then the database holds what it held.
    """
    with _told_in_a_sentence(engine):
        _make_file(engine.url)
        with engine.begin() as connection:
            _wait_for_other_writers(connection)
            ours = _tables_of_ours(connection)
            held = _provenance_in(connection) if ours else None
            if held == (form(), *provenance):
                return False
            if held is None or held[0] != form():
                _make_tables(connection, ours)
            else:
                _empty(connection, ours)
            _fill(connection, register, spans, provenance)
    return True


@contextmanager
def _told_in_a_sentence(engine: Engine) -> Iterator[None]:
    driver: Any = engine.dialect.loaded_dbapi
    try:
        yield
    except (SQLAlchemyError, OSError, driver.Error) as error:
        lines = str(getattr(error, "orig", None) or error).strip().splitlines()
        reason = lines[0].rstrip(".") if lines else type(error).__name__
        raise Unavailable(f"The database that TRACKER_DATABASE_URL names cannot be written: {reason}.") from None


def _make_file(url: URL) -> None:
    """Make a SQLite file that is not there yet, for this account alone."""
    if url.get_backend_name() == "sqlite" and "uri" not in url.query and url.database:
        os.close(os.open(url.database, os.O_CREAT | os.O_RDONLY, 0o600))


def _wait_for_other_writers(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.execute(text(f"SET LOCAL lock_timeout = '{_WAITS_FOR_ANOTHER}s'"))
        connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": _OURS})


def _tables_of_ours(connection: Connection) -> list[str]:
    """Return the tables that were written here before, by any version; raise `Unavailable` where a name is taken."""
    look = inspect(connection)
    ours: list[str] = []
    if look.has_table("provenance") and look.has_table("columns"):
        shape = {name: {column["name"] for column in look.get_columns(name)} for name in ("provenance", "columns")}
        if {"form", "content", "audience"} <= shape["provenance"] and "table_name" in shape["columns"]:
            ours = list(connection.scalars(select(table_named("columns").c.table_name).distinct()))
    taken = sorted(name for name in METADATA.tables if name not in ours and look.has_table(name))
    if taken:
        raise Unavailable(
            f"The database that TRACKER_DATABASE_URL names holds tables of another program ({', '.join(taken)}), which"
            " stay as they are. Name a database of its own for the register."
        )
    return ours


def _provenance_in(connection: Connection) -> tuple[Any, ...] | None:
    """Return what the rows that are there were made from; of tables in another form, that form alone."""
    provenance = table_named("provenance")
    held = connection.scalar(select(provenance.c.form))
    if held != form():
        return None if held is None else (held,)
    columns = [provenance.c[name] for name in ("form", *Provenance._fields)]
    return tuple(connection.execute(select(*columns)).one())


def _make_tables(connection: Connection, ours: Iterable[str]) -> None:
    quote = connection.dialect.identifier_preparer.quote
    for name in ours:
        connection.exec_driver_sql(f"DROP TABLE IF EXISTS {quote(name)}")
    METADATA.create_all(connection)


def _empty(connection: Connection, ours: Iterable[str]) -> None:
    """Delete every row. Not TRUNCATE, which in PostgreSQL would make whoever reads wait until all is written."""
    for name in ours:
        connection.execute(table_named(name).delete())


def _fill(connection: Connection, register: Register, spans: Mapping[str, Spans], provenance: Provenance) -> None:
    with collecting.paused():
        rows: Rows = rows_of_entries(register) | rows_of_spans(spans) | _rows_about(provenance)
        for name, values in rows.items():
            if values:
                (_copy if connection.dialect.name == "postgresql" else _insert)(connection, table_named(name), values)


def _rows_about(provenance: Provenance) -> dict[str, list[Values]]:
    """Return the rows that describe the columns, and those that say what all rows are made from."""
    return {
        str(ColumnsRow.__tablename__): [tuple(row.model_dump().values()) for row in described()],
        str(ProvenanceRow.__tablename__): [(form(), *map(as_value, provenance))],
    }


def _insert(connection: Connection, table: Table, rows: list[Values]) -> None:
    """Insert rows in bulk, past the work that SQLAlchemy would do for each of them."""
    names = [column.name for column in _written(table)]
    statement = insert(table).compile(dialect=connection.dialect, column_keys=names)
    connection.exec_driver_sql(str(statement), rows)


def _copy(connection: Connection, table: Table, rows: list[Values]) -> None:
    """Send rows as PostgreSQL takes them fastest."""
    quote = connection.dialect.identifier_preparer.quote
    names = ", ".join(quote(column.name) for column in _written(table))
    driver: Any = connection.connection.driver_connection
    with driver.cursor() as cursor, cursor.copy(f"COPY {quote(table.name)} ({names}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


def _written(table: Table) -> list[Any]:
    """Return the columns that rows have values for: all but those that the database fills by itself."""
    return [column for column in table.c if column.server_default is None]
