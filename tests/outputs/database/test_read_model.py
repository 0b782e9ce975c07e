"""The read model as a file keyed by content: disposable, whole or not there at all."""

import multiprocessing
import os
import sys

import pytest
from sqlalchemy import create_engine, text

from tests.outputs.database import (
    LITERAL,
    build_and_be_killed,
    build_on_a_full_disk,
    build_with_others,
    content_of,
    model_of,
)
from tests.rules import day, register_of
from tracker.outputs.database import build, queries, tables
from tracker.rules.state.position import position
from tracker.rules.state.standing import spans_of_register

OTHER = LITERAL + "    - {}\n"


def files(cache):
    return sorted(each.name for each in cache.iterdir())


def answers(engine, literal=LITERAL):
    register = register_of(literal)
    expected = position(register, spans_of_register(register), day("2020-03-15"))
    return queries.position(engine, register, day("2020-03-15")) == expected


def in_memory(engine):
    return engine.url.database in (None, "", ":memory:")


def test_one_file_for_one_content_named_by_its_hash(tmp_path):
    assert answers(model_of(LITERAL, tmp_path))
    assert files(tmp_path) == [f"{content_of(LITERAL)[:40]}-{tables.FORM}.read-model.db"]


def test_the_folder_of_the_cache_is_made(tmp_path):
    assert not in_memory(model_of(LITERAL, tmp_path / "some" / "where"))
    assert len(files(tmp_path / "some" / "where")) == 1


def test_the_same_content_is_not_built_again(tmp_path, monkeypatch):
    model_of(LITERAL, tmp_path)
    monkeypatch.setattr(build, "build_file", lambda *_: pytest.fail("built again"))
    assert answers(model_of(LITERAL, tmp_path))


def test_another_content_has_a_file_of_its_own(tmp_path):
    model_of(LITERAL, tmp_path)
    assert answers(model_of(OTHER, tmp_path), OTHER)
    assert answers(model_of(LITERAL, tmp_path))
    assert len(files(tmp_path)) == 2


def test_another_form_of_the_tables_has_a_file_of_its_own(tmp_path, monkeypatch):
    model_of(LITERAL, tmp_path)
    monkeypatch.setattr(tables, "FORM", "another")
    assert answers(model_of(LITERAL, tmp_path))
    assert len(files(tmp_path)) == 2


def _truncated(path):
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])


def _of_another_content(path):
    elsewhere = path.parent / "elsewhere"
    model_of(OTHER, elsewhere).dispose()
    (other,) = elsewhere.iterdir()
    other.replace(path)
    elsewhere.rmdir()


def _without_its_last_row(path):
    engine = create_engine(f"sqlite:///{path}")
    with engine.begin() as connection:
        connection.execute(text("DELETE FROM content"))
    engine.dispose()


@pytest.mark.parametrize(
    "spoil",
    [
        lambda path: path.unlink(),
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(b"no database at all" * 1000),
        lambda path: path.write_bytes(b"SQLite format 3\0" + b"\xff" * 5000),
        _truncated,
        _of_another_content,
        _without_its_last_row,
    ],
    ids=["absent", "empty", "not a database", "a broken header", "cut short", "of another content", "not whole"],
)
def test_a_file_that_is_not_this_contents_whole_read_model_is_built_anew(tmp_path, spoil):
    model_of(LITERAL, tmp_path).dispose()
    (path,) = tmp_path.iterdir()
    spoil(path)
    engine = model_of(LITERAL, tmp_path)
    assert not in_memory(engine)
    assert answers(engine)
    assert files(tmp_path) == [path.name]


def test_where_a_file_stands_in_the_folders_place_it_is_built_in_memory(tmp_path):
    (tmp_path / "cache").write_text("not a folder")
    engine = model_of(LITERAL, tmp_path / "cache")
    assert in_memory(engine)
    assert answers(engine)


def test_where_a_folder_stands_in_the_files_place_it_is_built_in_memory(tmp_path):
    (tmp_path / f"{content_of(LITERAL)[:40]}-{tables.FORM}.read-model.db").mkdir()
    engine = model_of(LITERAL, tmp_path)
    assert in_memory(engine)
    assert answers(engine)


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="nothing is read-only for root")
def test_where_the_folder_is_read_only_it_is_built_in_memory(tmp_path):
    tmp_path.chmod(0o500)
    assert in_memory(model_of(LITERAL, tmp_path))


def test_what_cannot_be_opened_for_writing_is_built_in_memory(tmp_path, monkeypatch):
    def refuse(*_, **__):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(build.tempfile, "mkstemp", refuse)
    engine = model_of(LITERAL, tmp_path)
    assert in_memory(engine)
    assert answers(engine)


@pytest.mark.skipif(sys.platform == "win32", reason="a limit on the size of files is Unix's")
def test_where_the_disk_is_full_it_is_built_in_memory_and_nothing_is_left(tmp_path):
    process = multiprocessing.get_context("spawn").Process(target=build_on_a_full_disk, args=(str(tmp_path),))
    process.start()
    process.join(60)
    assert process.exitcode == 0
    assert files(tmp_path) == []


def test_two_processes_may_build_at_once(tmp_path):
    context = multiprocessing.get_context("spawn")
    together = context.Barrier(2)
    processes = [context.Process(target=build_with_others, args=(str(tmp_path), together)) for _ in range(2)]
    for process in processes:
        process.start()
    for process in processes:
        process.join(60)
    assert [process.exitcode for process in processes] == [0, 0]
    assert len(files(tmp_path)) == 1
    assert answers(model_of(LITERAL, tmp_path))


@pytest.mark.skipif(sys.platform == "win32", reason="no such kill")
def test_a_kill_in_the_middle_leaves_nothing_that_is_taken_for_whole(tmp_path):
    process = multiprocessing.get_context("spawn").Process(target=build_and_be_killed, args=(str(tmp_path),))
    process.start()
    process.join(60)
    assert process.exitcode == -9
    left = files(tmp_path)
    assert left
    assert all(".unfinished" in name for name in left)
    assert answers(model_of(LITERAL, tmp_path))
    assert any(name.endswith(".read-model.db") for name in files(tmp_path))


def test_files_of_contents_long_past_and_what_was_left_unfinished_are_taken_away(tmp_path):
    (tmp_path / "0-1.read-model.db.abc.unfinished").write_bytes(b"left by a builder that was killed")
    (tmp_path / "something else").write_text("stays")
    os.utime(tmp_path / "0-1.read-model.db.abc.unfinished", (0, 0))
    for number in range(build.KEPT + 3):
        assert answers(model_of(f"{{title: Title {number}}}", tmp_path), f"{{title: Title {number}}}")
    names = files(tmp_path)
    assert "something else" in names
    assert len(names) == build.KEPT + 1
    assert not any("unfinished" in name for name in names)


def test_a_database_that_is_named_is_filled_and_filled_anew_for_another_content(tmp_path, monkeypatch):
    url = f"sqlite:///{tmp_path / 'named.db'}"
    assert answers(model_of(LITERAL, tmp_path / "cache", url))
    assert answers(model_of(OTHER, tmp_path / "cache", url), OTHER)
    monkeypatch.setattr(build, "_fill", lambda *_: pytest.fail("filled again"))
    assert answers(model_of(OTHER, tmp_path / "cache", url), OTHER)
    assert files(tmp_path) == ["named.db"]


@pytest.mark.parametrize(
    "url",
    [
        *("nonsense", "nonsense://keeper:secret@somewhere/else", "postgresql+nothing://keeper:secret@x/y"),
        "postgresql://keeper:secret@host:port/register",
    ],
)
def test_what_names_no_database_is_told_with_what_one_looks_like_and_without_its_password(tmp_path, url):
    with pytest.raises(build.NoDatabase) as raised:
        model_of(LITERAL, tmp_path, url)
    assert str(raised.value) == (
        "TRACKER_DATABASE_URL does not name a database that is known here. Write it as in sqlite:////folder/file.db or"
        " postgresql+psycopg://user:password@host/name."
    )


def test_a_database_without_its_driver_is_told_with_the_package_to_install(tmp_path):
    with pytest.raises(build.NoDatabase) as raised:
        model_of(LITERAL, tmp_path, "mysql+pymysql://keeper:secret@host/register")
    assert str(raised.value) == (
        "The database that TRACKER_DATABASE_URL names needs a driver that is not installed here: the package pymysql."
    )


def test_a_database_that_is_named_and_does_not_answer_is_said_in_one_sentence(tmp_path):
    with pytest.raises(build.Unavailable) as raised:
        model_of(LITERAL, tmp_path, "sqlite:////no/such/folder/named.db")
    told = str(raised.value)
    assert told.startswith("The database that TRACKER_DATABASE_URL names cannot be used: ")
    assert told.endswith(".")
    assert "\n" not in told
    assert files(tmp_path) == []


def test_tables_of_another_program_stay_as_they_are(tmp_path):
    url = f"sqlite:///{tmp_path / 'theirs.db'}"
    theirs = create_engine(url)
    with theirs.begin() as connection:
        connection.execute(text("CREATE TABLE recommendation (mine TEXT)"))
        connection.execute(text("INSERT INTO recommendation VALUES ('precious')"))
    register = register_of(LITERAL)
    with pytest.raises(build.Unavailable, match=r"holds tables of another program \(recommendation\), which stay as"):
        build.read_model(register, spans_of_register(register), content_of(LITERAL), url, tmp_path)
    with theirs.connect() as connection:
        assert connection.scalar(text("SELECT mine FROM recommendation")) == "precious"
