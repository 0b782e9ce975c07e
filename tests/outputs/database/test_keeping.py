"""The database that TRACKER_DATABASE_URL names is kept equal to the register, whatever happens to it meanwhile."""

from __future__ import annotations

import logging
import re
import shutil
import sys
import time

import pytest
from sqlalchemy.exc import SQLAlchemyError

from tests.browser.serving import ROOT, start
from tests.outputs.database.registers import NEW, OLD, of_literal, rows_in, title_in, write
from tracker.outputs.database import keeping, writing
from tracker.outputs.database.keeping import Contents, DatabaseKeeper

WITHIN = 60  # seconds, on a machine that is busy with other work
FOLDER = ROOT / "tests" / "registers" / "borsetshire"


def wait_until(holds, what):
    ends = time.monotonic() + WITHIN
    while not holds():
        assert time.monotonic() < ends, f"It was waited {WITHIN} s until {what}."
        time.sleep(0.05)


@pytest.fixture
def keep(monkeypatch):
    """`keep(address, register)`: begin to keep a database equal to what `register["is"]` is by then."""
    monkeypatch.setattr(keeping, "LOOKS_EVERY", 0.05)
    monkeypatch.setattr(keeping, "_FIRST_WAIT", 0.05)
    monkeypatch.setattr(keeping, "_LONGEST_WAIT", 0.2)
    begun = []

    def begin(address, register):
        keeper = DatabaseKeeper(address, lambda: register["is"] and Contents(*of_literal(register["is"])))
        keeper.start()
        begun.append(keeper)

    yield begin
    for keeper in begun:
        keeper.stop()
        keeper._thread.join(WITHIN)


def holds(address, title):
    def look():
        try:
            return title_in(address) == title
        except (SQLAlchemyError, ValueError):  # not yet there
            return False

    return look


def test_it_is_written_when_there_is_a_register_and_again_when_that_changes(address, keep):
    register = {"is": None}
    keep(address, register)
    register["is"] = OLD
    wait_until(holds(address, "The old title"), "the register is there")
    register["is"] = NEW
    wait_until(holds(address, "The new title"), "the change is there")


def test_what_is_there_already_is_left_alone(address, keep, monkeypatch):
    write(address, of_literal(OLD))
    looked = []
    make_equal = writing.make_equal
    monkeypatch.setattr(keeping, "make_equal", lambda *given: looked.append(make_equal(*given)))
    register = {"is": OLD}
    keep(address, register)
    wait_until(lambda: looked, "it was looked at")
    register["is"] = NEW
    wait_until(lambda: len(looked) == 2, "it was looked at again")
    assert looked == [False, True]


def test_a_server_that_goes_away_is_logged_once_and_gets_what_it_missed(postgresql, new_database, keep, caplog):
    caplog.set_level(logging.WARNING)
    address, register = new_database("postgresql"), {"is": OLD}
    keep(address, register)
    wait_until(holds(address, "The old title"), "the register is there")
    postgresql.stop()
    try:
        register["is"] = NEW
        wait_until(lambda: "cannot be written" in caplog.text, "the log says so")
    finally:
        postgresql.start()
    wait_until(holds(address, "The new title"), "what it missed is there")
    wait_until(lambda: "is equal to the register again." in caplog.text, "the log says that too")
    assert (
        len(re.findall("connection failed", caplog.text)) <= 3
    )  # a reason is told once; while it starts it has others
    assert "Traceback" not in caplog.text


def test_two_keepers_of_one_database_leave_it_whole(address, keep, tmp_path):
    register = {"is": OLD}
    keep(address, register)
    keep(address, register)
    wait_until(holds(address, "The old title"), "the register is there")
    register["is"] = NEW
    alone = f"sqlite:///{tmp_path / 'alone.db'}"
    write(alone, of_literal(NEW))
    wait_until(lambda: rows_in(address) == rows_in(alone), "the change is there, whole")


def test_what_another_wrote_over_it_is_written_again(address, keep, caplog, monkeypatch):
    monkeypatch.setattr(keeping, "CHECKS_EVERY", 0.1)
    keep(address, {"is": NEW})
    wait_until(holds(address, "The new title"), "the register is there")
    write(address, of_literal(OLD))
    wait_until(holds(address, "The new title"), "it is there again")
    wait_until(lambda: "held another content; it is written again." in caplog.text, "the log says so")


def test_a_fault_of_ours_is_logged_and_it_goes_on(address, keep, caplog, monkeypatch):
    make_equal, faults = writing.make_equal, [ZeroDivisionError("a fault")]

    def fail_once(*given):
        if faults:
            raise faults.pop()
        return make_equal(*given)

    monkeypatch.setattr(keeping, "make_equal", fail_once)
    keep(address, {"is": OLD})
    wait_until(holds(address, "The old title"), "the register is there")
    assert "ZeroDivisionError: a fault" in caplog.text


@pytest.fixture
def serve(tmp_path):
    """`serve(TRACKER_DATABASE_URL=…)`: a dashboard on a copy of a register, that nobody looks at."""
    servers = []
    shutil.copytree(FOLDER, tmp_path / "register")

    def begin(**variables):
        given = {"TRACKER_REGISTER": tmp_path / "register", "TRACKER_CACHE": tmp_path / "cache"} | variables
        servers.append(start(tmp_path / f"server-{len(servers)}.log", **given))
        return servers[-1]

    yield begin
    for server in servers:
        server.stop()


def edit(tmp_path, was, now):
    file = tmp_path / "register" / "recommendations.yaml"
    text = file.read_text(encoding="utf-8")
    assert was in text
    file.write_text(text.replace(was, now), encoding="utf-8")


def titles(address):
    return [row[0] for row in query(address, "SELECT title FROM recommendation WHERE id = 'ICP-01'")]


def query(address, question):
    from sqlalchemy import text

    engine = writing.database_at(address)
    try:
        with engine.connect() as connection:
            return connection.execute(text(question)).all()
    except SQLAlchemyError:
        return []
    finally:
        engine.dispose()


def test_a_dashboard_keeps_its_database_equal_to_the_files_though_nobody_looks(serve, new_database, tmp_path):
    address = new_database("postgresql")
    [title] = re.findall(r"- id: ICP-01\n.*?title: (.*?)\n", (FOLDER / "recommendations.yaml").read_text("utf-8"), re.S)
    server = serve(TRACKER_DATABASE_URL=address)
    wait_until(lambda: titles(address) == [title], "the register is there")
    edit(tmp_path, f"title: {title}", "title: Another title")
    wait_until(lambda: titles(address) == ["Another title"], "the edit is there")
    assert query(address, "SELECT audience FROM provenance") == [("public",)]
    assert query(address, "SELECT count(*) FROM action_update WHERE marking <> 'public' AND note <> 'restricted'") == [
        (0,)
    ]
    assert "Traceback" not in server.log()


def test_a_dashboard_whose_database_is_away_says_so_in_its_log_and_serves_its_pages(serve, postgresql, new_database):
    address = new_database("postgresql")
    postgresql.stop()
    try:
        server = serve(TRACKER_DATABASE_URL=address, TRACKER_DATABASE_AUDIENCE="official_sensitive")
        wait_until(lambda: "cannot be written: connection failed" in server.log(), "the log says so")
        assert server.process.poll() is None
    finally:
        postgresql.start()
    wait_until(lambda: query(address, "SELECT audience FROM provenance") == [("official_sensitive",)], "it is there")
    wait_until(lambda: "is equal to the register again." in server.log(), "the log says that too")


def test_a_dashboard_whose_setting_names_no_database_says_so_in_its_log_without_the_password(serve):
    server = serve(TRACKER_DATABASE_URL="nonsense://keeper:secret@host/register")
    wait_until(lambda: "does not name a database that can be written here." in server.log(), "the log says so")
    assert "Nothing is written to a database." in server.log()
    assert "secret" not in server.log()


@pytest.mark.skipif(sys.platform == "win32", reason="a file's mode is Unix's")
def test_two_dashboards_keep_one_sqlite_file(serve, tmp_path):
    address = f"sqlite:///{tmp_path / 'register.db'}"
    servers = [serve(TRACKER_DATABASE_URL=address) for _ in range(2)]
    wait_until(lambda: titles(address), "the register is there")
    edit(tmp_path, f"title: {titles(address)[0]}", "title: Another title")
    wait_until(lambda: titles(address) == ["Another title"], "the edit is there")
    assert (tmp_path / "register.db").stat().st_mode & 0o777 == 0o600
    assert not [server.log() for server in servers if "Traceback" in server.log() or "cannot be" in server.log()]
