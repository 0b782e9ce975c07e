"""Registers to write, and what a database then holds."""

from __future__ import annotations

import os
import signal
import sys
from multiprocessing.synchronize import Barrier
from pathlib import Path
from typing import Any

from sqlalchemy import select

from tests.rules import register_from, texts_of
from tracker.files import read_folder
from tracker.outputs.database import writing
from tracker.outputs.database.provenance import Provenance
from tracker.outputs.database.tables import METADATA
from tracker.register.audience import as_read_by
from tracker.register.reading.reading import content_hash, read
from tracker.register.records import Register
from tracker.rules.state.spans import Spans
from tracker.rules.state.standing import spans_of_register
from tracker.vocabulary import Marking

ROOT = Path(__file__).parents[3]
BORSETSHIRE = "tests/registers/borsetshire"
OLD = "{title: The old title, due: 2020-06, actions: [{updates: [2020-02: in_progress]}]}"
NEW = "{title: The new title, due: 2020-06, actions: [{updates: [2020-02: in_progress, 2020-03-02: implemented]}]}"

Written = tuple[Register, dict[str, Spans], Provenance]


def of_literal(literal: str) -> Written:
    """Return what is written of a short literal."""
    texts = texts_of(literal)
    register = register_from(texts)
    return register, spans_of_register(register), Provenance(content_hash(texts), "official_sensitive")


def of_folder(folder: str, audience: Marking = Marking.OFFICIAL_SENSITIVE) -> Written:
    """Return what is written of a register that comes with the project."""
    files = read_folder(ROOT / folder)
    whole, problems = read(files.texts, files.held)
    assert whole is not None, problems
    register, stubs = as_read_by(audience, whole)
    return register, spans_of_register(register), Provenance(content_hash(*files), audience, restricted=stubs)


def write(address: str, written: Written) -> bool:
    """Make a database equal to a register."""
    engine = writing.database_at(address)
    try:
        return writing.make_equal(engine, *written)
    finally:
        engine.dispose()


def rows_in(address: str) -> dict[str, list[tuple[Any, ...]]]:
    """Return every row of every table, in their order; without when they were written, which is never the same."""
    engine = writing.database_at(address)
    with engine.connect() as connection:
        found = {
            name: [
                tuple(row)
                for row in connection.execute(
                    select(*(column for column in table.c if column.name != "written_at")).order_by(
                        *([table.c.number] if "number" in table.c else table.primary_key)
                    )
                )
            ]
            for name, table in METADATA.tables.items()
        }
    engine.dispose()
    return found


def title_in(address: str) -> str:
    """Return the title of the one recommendation."""
    [row] = rows_in(address)["recommendation"]
    return str(row[list(METADATA.tables["recommendation"].c.keys()).index("title")])


def write_in_turn(address: str, together: Barrier, literals: tuple[str, ...]) -> None:
    """Write these registers again and again, beginning when another process is ready as well."""
    both = [of_literal(literal) for literal in literals]
    together.wait(60)
    try:
        for number in range(4):
            write(address, both[number % 2])
    except writing.Unavailable as error:
        sys.exit(str(error))


def write_and_be_killed(address: str, literal: str) -> None:
    """Begin to write a register; the process is killed when about half of it is there."""
    insert, copy = writing._insert, writing._copy

    def some(send: Any) -> Any:
        def until(connection: Any, table: Any, rows: Any) -> None:
            if table.name == "recommendation_span":
                os.kill(os.getpid(), signal.SIGKILL)
            send(connection, table, rows)

        return until

    writing._insert, writing._copy = some(insert), some(copy)
    write(address, of_literal(literal))
