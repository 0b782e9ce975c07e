"""A database is made equal to a register in one transaction: SQLite and PostgreSQL alike."""

from __future__ import annotations

import multiprocessing
import stat
import sys
from pathlib import Path

import pytest
from sqlalchemy import create_engine, inspect, text

from tests.outputs.database.registers import (
    BORSETSHIRE,
    NEW,
    OLD,
    of_folder,
    of_literal,
    rows_in,
    title_in,
    write,
    write_and_be_killed,
    write_in_turn,
)
from tests.rules import files_of, register_from
from tracker.outputs.database import tables
from tracker.outputs.database.provenance import Provenance
from tracker.outputs.database.writing import NoDatabase, Unavailable, database_at, write_file
from tracker.register.reading.reading import content_hash
from tracker.rules.state.standing import spans_of_register
from tracker.vocabulary import Marking

# What a writer imports takes a second: where the system can, that is done once for all of them.
if sys.platform == "win32":
    WRITERS = multiprocessing.get_context("spawn")
else:
    WRITERS = multiprocessing.get_context("forkserver")
    WRITERS.set_forkserver_preload(["tests.outputs.database.registers"])
not_on_windows = pytest.mark.skipif(sys.platform == "win32", reason="there is no such kill, and no such permission")


def connect(address):
    return create_engine(address.replace("postgresql:", "postgresql+psycopg:"))


@pytest.mark.parametrize("folder", ["data", BORSETSHIRE])
def test_sqlite_and_postgresql_hold_the_same_rows_to_the_last_field(new_database, tmp_path, folder):
    written = of_folder(folder)
    sqlite, postgresql = new_database("sqlite"), new_database("postgresql")
    assert (write(sqlite, written), write(postgresql, written)) == (True, True)
    rows = rows_in(sqlite)
    assert rows == rows_in(postgresql)
    write_file(*written, tmp_path / "export.db")
    assert rows == rows_in(f"sqlite:///{tmp_path / 'export.db'}")
    assert len(rows["recommendation"]) == len(written[0].recommendations)


def test_what_is_there_is_not_written_again(address):
    assert write(address, of_literal(OLD))
    assert not write(address, of_literal(OLD))
    assert title_in(address) == "The old title"


def test_another_content_takes_the_place_of_the_old_one(address):
    write(address, of_literal(OLD))
    assert write(address, of_literal(NEW))
    assert title_in(address) == "The new title"
    assert [row[:2] for row in rows_in(address)["provenance"]] == [(tables.form(), of_literal(NEW)[2].content)]


def test_another_audience_takes_the_place_of_the_old_one(address):
    write(address, of_folder(BORSETSHIRE))
    assert write(address, of_folder(BORSETSHIRE, Marking.PUBLIC))
    [row] = rows_in(address)["provenance"]
    assert row[2] == "public"
    assert row[4] > 0


def test_the_database_says_when_it_was_written(address):
    write(address, of_literal(OLD))
    with connect(address).connect() as connection:
        written_at = connection.scalar(text("SELECT written_at FROM provenance"))
    assert str(written_at)[:2] == "20"


def test_text_that_would_be_a_command_is_a_text(address):
    hostile = "Robert'); DROP TABLE party; -- \\N \\. \t%s :name {x} \\x00"
    short = {"title": hostile}
    texts = files_of(short)
    register = register_from(texts)
    write(address, (register, spans_of_register(register), Provenance(content_hash(texts), "public")))
    assert title_in(address) == hostile
    assert len(rows_in(address)["party"]) == len(register.parties)


def test_tables_of_another_form_are_made_anew_and_what_is_not_ours_stays(address):
    write(address, of_literal(OLD))
    with connect(address).begin() as connection:
        connection.execute(text("UPDATE provenance SET form = 'an older one'"))
        connection.execute(text("ALTER TABLE recommendation ADD COLUMN long_gone TEXT"))
        connection.execute(text("CREATE TABLE retired (id TEXT)"))
        connection.execute(text("INSERT INTO columns VALUES ('retired', 'id', NULL, 'text', 'No longer declared.')"))
        connection.execute(text("CREATE TABLE theirs (mine TEXT)"))
        connection.execute(text("INSERT INTO theirs VALUES ('precious')"))
    assert write(address, of_literal(OLD))
    assert title_in(address) == "The old title"
    with connect(address).connect() as connection:
        columns = {column["name"] for column in inspect(connection).get_columns("recommendation")}
        assert "long_gone" not in columns
        assert connection.scalar(text("SELECT mine FROM theirs")) == "precious"
        assert not connection.dialect.has_table(connection, "retired")


def test_tables_of_another_program_stay_as_they_are(address):
    with connect(address).begin() as connection:
        connection.execute(text("CREATE TABLE recommendation (mine TEXT)"))
        connection.execute(text("INSERT INTO recommendation VALUES ('precious')"))
    with pytest.raises(Unavailable, match=r"holds tables of another program \(recommendation\), which stay as they"):
        write(address, of_literal(OLD))
    with connect(address).connect() as connection:
        assert connection.scalar(text("SELECT mine FROM recommendation")) == "precious"
        assert not connection.dialect.has_table(connection, "party")


def test_two_writers_at_once_leave_one_content_whole(address, new_database):
    together = WRITERS.Barrier(2)
    orders = (OLD, NEW), (NEW, OLD)
    writers = [WRITERS.Process(target=write_in_turn, args=(address, together, order)) for order in orders]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join(120)
    assert [writer.exitcode for writer in writers] == [0, 0]
    alone = new_database("sqlite")
    write(alone, of_literal(OLD if title_in(address) == "The old title" else NEW))
    assert rows_in(address) == rows_in(alone)


@not_on_windows
def test_a_kill_in_the_middle_leaves_the_old_content_whole(address):
    write(address, of_literal(OLD))
    before = rows_in(address)
    writer = WRITERS.Process(target=write_and_be_killed, args=(address, NEW))
    writer.start()
    writer.join(120)
    assert writer.exitcode == -9
    assert rows_in(address) == before
    assert write(address, of_literal(NEW))
    assert title_in(address) == "The new title"


@not_on_windows
def test_a_kill_in_the_middle_of_the_first_writing_leaves_no_table(address):
    writer = WRITERS.Process(target=write_and_be_killed, args=(address, NEW))
    writer.start()
    writer.join(120)
    assert writer.exitcode == -9
    with connect(address).connect() as connection:
        assert not connection.dialect.has_table(connection, "provenance")
    assert write(address, of_literal(NEW))


def test_whoever_reads_meanwhile_goes_on_seeing_the_old_content(new_database):
    address = new_database("postgresql")
    write(address, of_literal(OLD))
    with connect(address).connect().execution_options(isolation_level="REPEATABLE READ") as reader:
        assert reader.scalar(text("SELECT title FROM recommendation")) == "The old title"
        assert write(address, of_literal(NEW))
        assert reader.scalar(text("SELECT title FROM recommendation")) == "The old title"
    assert title_in(address) == "The new title"


def test_a_server_that_is_stopped_is_told_in_a_sentence_and_written_to_when_it_is_back(postgresql, new_database):
    address = new_database("postgresql")
    write(address, of_literal(OLD))
    postgresql.stop()
    try:
        with pytest.raises(Unavailable) as raised:
            write(address, of_literal(NEW))
    finally:
        postgresql.start()
    assert str(raised.value).startswith("The database that TRACKER_DATABASE_URL names cannot be written: connection")
    assert "\n" not in str(raised.value)
    assert write(address, of_literal(NEW))
    assert title_in(address) == "The new title"


def test_a_database_that_may_only_be_read_is_told_in_a_sentence(tmp_path):
    write(f"sqlite:///{tmp_path / 'register.db'}", of_literal(OLD))
    read_only = f"sqlite:///file:{tmp_path / 'register.db'}?mode=ro&uri=true"
    with pytest.raises(Unavailable) as raised:
        write(read_only, of_literal(NEW))
    assert str(raised.value) == (
        "The database that TRACKER_DATABASE_URL names cannot be written: attempt to write a readonly database."
    )
    assert title_in(f"sqlite:///{tmp_path / 'register.db'}") == "The old title"


def test_a_folder_that_is_not_there_is_told_in_a_sentence(tmp_path):
    with pytest.raises(Unavailable, match=r"cannot be written: .*No such file or directory"):
        write(f"sqlite:///{tmp_path / 'no/such/folder/register.db'}", of_literal(OLD))
    assert list(tmp_path.iterdir()) == []


@not_on_windows
def test_a_file_is_made_for_this_account_alone(new_database, tmp_path):
    write(new_database("sqlite"), of_literal(OLD))
    [file] = tmp_path.glob("*.db")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    "address",
    [
        "nonsense",
        "nonsense://keeper:secret@somewhere/else",
        "postgresql+nothing://keeper:secret@x/y",
        "postgresql://keeper:secret@host:port/register",
        "mysql+pymysql://keeper:secret@host/register",
        "sqlite://",
    ],
)
def test_what_names_no_database_is_told_with_what_one_looks_like_and_without_its_password(address):
    with pytest.raises(NoDatabase) as raised:
        database_at(address)
    assert str(raised.value) == (
        "TRACKER_DATABASE_URL does not name a database that can be written here. Write it as in"
        " sqlite:////folder/file.db or postgresql://user:password@host/name."
    )


def test_a_text_that_postgresql_does_not_take_is_told_alike_in_both(new_database):
    register, spans, _ = of_literal("{title: before}")
    # No file may hold such a text, and no register should; what comes from elsewhere is written alike all the same.
    for each in register.recommendations.values():
        object.__setattr__(each, "given_title", "before\0after")
    rows = []
    for kind in ("sqlite", "postgresql"):
        address = new_database(kind)
        write(address, (register, spans, Provenance("content", "public")))
        rows.append(title_in(address))
    assert rows == ["before\N{REPLACEMENT CHARACTER}after"] * 2


def test_an_export_that_is_cut_short_leaves_what_was_there(tmp_path, monkeypatch):
    def fail(*_):
        raise KeyboardInterrupt

    file = Path(tmp_path / "register.db")
    write_file(*of_literal(OLD), file)
    monkeypatch.setattr("tracker.outputs.database.writing._fill", fail)
    with pytest.raises(KeyboardInterrupt):
        write_file(*of_literal(NEW), file)
    assert title_in(f"sqlite:///{file}") == "The old title"
    assert list(tmp_path.iterdir()) == [file]
