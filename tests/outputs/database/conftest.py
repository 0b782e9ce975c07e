"""Databases to write to: a SQLite file, and one of a PostgreSQL that is started once for all tests of a module."""

from __future__ import annotations

import itertools
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import create_engine, text

NAMES = itertools.count(1)


@pytest.fixture(scope="session")
def postgresql() -> Iterator[object]:
    """A PostgreSQL that runs; tests that stop it start it again."""
    if sys.platform == "win32":
        pytest.skip("these tests start PostgreSQL as Unix has it")
    from tests.outputs.database.postgresql import PostgreSQL, find_postgresql

    programs = find_postgresql()
    if programs is None:
        pytest.skip("there is no PostgreSQL here, and none was installed: that takes Debian, and root")
    # Not below pytest's own folder, which other accounts may not enter.
    scratch = Path(tempfile.mkdtemp(prefix="tracker-postgresql-"))
    scratch.chmod(0o755)
    server = PostgreSQL(programs, scratch / "server")
    try:
        server.make()
        server.start()
        yield server
    finally:
        server.stop()
        shutil.rmtree(scratch)


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database, once of each kind."""
    return request.getfixturevalue("new_database")(request.param)


@pytest.fixture
def new_database(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[[str], str]:
    """`new_database("postgresql")`: the address of an empty one."""

    def make(kind: str) -> str:
        name = f"register_{next(NAMES)}"
        if kind == "sqlite":
            return f"sqlite:///{tmp_path / name}.db"
        server = request.getfixturevalue("postgresql")
        engine = create_engine(
            server.url("postgres").replace("postgresql:", "postgresql+psycopg:"), isolation_level="AUTOCOMMIT"
        )
        with engine.connect() as connection:
            connection.execute(text(f"CREATE DATABASE {name}"))
        engine.dispose()
        return server.url(name)

    return make
