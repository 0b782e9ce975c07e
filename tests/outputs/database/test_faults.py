"""A database that fails at a statement, whichever: it is told, the old content stays whole, and the new one follows."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
import pytest
from sqlalchemy import Connection, Engine, event

from tests.faults.kinds import WHOLE_GRID, is_told_well
from tests.outputs.database.registers import NEW, OLD, of_literal, rows_in, title_in, write
from tracker.outputs.database.writing import Unavailable, write_file

Break = Callable[[Connection], None]


class _Statements:
    """Counts what is asked of a database, and breaks its connection before the one whose number is named."""

    def __init__(self, number: int, break_it: Break) -> None:
        self.asked: list[str] = []  # the first word of each
        self._number, self._break = number, break_it
        self.connection: Connection | None = None

    def ask(self, connection: Connection, _: object = None, statement: str = "COMMIT", *more: object) -> None:
        self.connection = connection
        self.asked.append(statement.split()[0])
        if len(self.asked) == self._number:
            self._break(connection)


@contextmanager
def broken_before(number: int, break_it: Break) -> Iterator[_Statements]:
    """Break the connection before a statement, the copying of rows to PostgreSQL, or the commit."""
    statements = _Statements(number, break_it)
    copy = psycopg.Cursor.copy

    def copied(cursor: Any, *given: Any) -> Any:
        assert statements.connection is not None
        statements.ask(statements.connection, None, "COPY")
        return copy(cursor, *given)

    event.listen(Engine, "before_cursor_execute", statements.ask)
    event.listen(Engine, "commit", statements.ask)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(psycopg.Cursor, "copy", copied)
        try:
            yield statements
        finally:
            event.remove(Engine, "before_cursor_execute", statements.ask)
            event.remove(Engine, "commit", statements.ask)


def close(connection: Connection) -> None:
    driver: Any = connection.connection.driver_connection
    driver.close()


def end_from_elsewhere(address: str) -> Break:
    """Return what ends a connection as a server does that is stopped."""

    def end(connection: Connection) -> None:
        driver: Any = connection.connection.driver_connection
        with psycopg.connect(address, autocommit=True) as other:
            other.execute("SELECT pg_terminate_backend(%s, 5000)", [driver.info.backend_pid])

    return end


def picked(statements: list[str]) -> list[int]:
    """Return the numbers of the first and of the last statement of each kind; of all, in the whole grid."""
    numbers = range(1, len(statements) + 1)
    if WHOLE_GRID:
        return list(numbers)
    first = {statements[number - 1]: number for number in reversed(numbers)}
    last = {statements[number - 1]: number for number in numbers}
    return sorted({*first.values(), *last.values()})


def test_a_connection_that_breaks_at_whichever_statement_leaves_the_old_content(address: str) -> None:
    break_it = close if address.startswith("sqlite") else end_from_elsewhere(address)
    with broken_before(0, break_it) as noted:
        write(address, of_literal(OLD))
    before, kinds = rows_in(address), set(noted.asked)
    with broken_before(0, break_it) as noted:
        write(address, of_literal(NEW))
    after = rows_in(address)
    write(address, of_literal(OLD))
    for number in picked(noted.asked):
        with broken_before(number, break_it), pytest.raises(Unavailable) as caught:
            write(address, of_literal(NEW))
        assert is_told_well(str(caught.value)), (number, caught.value)
        assert str(caught.value).startswith("The database that TRACKER_DATABASE_URL names cannot be written: ")
        assert rows_in(address) == before, number
    assert kinds | set(noted.asked) >= {"CREATE", "SELECT", "DELETE", "INSERT", "COMMIT"} - (
        set() if address.startswith("sqlite") else {"INSERT"}  # there rows are copied
    )
    write(address, of_literal(NEW))
    assert rows_in(address) == after


def test_a_disk_that_is_full_leaves_the_old_content(tmp_path: Path) -> None:
    address = f"sqlite:///{tmp_path / 'register.db'}"
    write(address, of_literal(OLD))
    before = rows_in(address)
    pages = sqlite3.connect(tmp_path / "register.db").execute("PRAGMA page_count").fetchone()[0]

    def fill_up(connection: Any, _: object) -> None:
        connection.execute(f"PRAGMA max_page_count = {pages}")

    event.listen(Engine, "connect", fill_up)
    try:
        whole = of_literal(NEW.replace("The new title", "The new title " * 20_000))
        with pytest.raises(Unavailable) as caught:
            write(address, whole)
    finally:
        event.remove(Engine, "connect", fill_up)
    assert str(caught.value) == (
        "The database that TRACKER_DATABASE_URL names cannot be written: database or disk is full."
    )
    assert rows_in(address) == before
    assert write(address, whole)


@pytest.mark.parametrize("content", [b"\xff\x00nonsense" * 1000, b"SQLite format 3\x00" + b"\x07" * 5000])
def test_a_file_that_is_no_database_is_told_and_stays_as_it_is(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "register.db"
    file.write_bytes(content)
    with pytest.raises(Unavailable) as caught:
        write(f"sqlite:///{file}", of_literal(NEW))
    assert (
        str(caught.value) == "The database that TRACKER_DATABASE_URL names cannot be written: file is not a database."
    )
    assert file.read_bytes() == content
    file.unlink()
    assert write(f"sqlite:///{file}", of_literal(NEW))


def test_an_export_that_breaks_at_whichever_statement_leaves_what_was_there(tmp_path: Path) -> None:
    file = tmp_path / "register.db"
    with broken_before(0, close) as noted:
        write_file(*of_literal(OLD), file)
    file.write_bytes(b"what was there")
    for number in picked(noted.asked):
        with broken_before(number, close), pytest.raises(OSError, match="closed database"):
            write_file(*of_literal(NEW), file)
        assert file.read_bytes() == b"what was there", number
        assert list(tmp_path.iterdir()) == [file]
    write_file(*of_literal(NEW), file)
    assert title_in(f"sqlite:///{file}") == "The new title"
