"""The worked queries of README.md say what they are shown to say, in SQLite and PostgreSQL alike."""

from __future__ import annotations

import re

import pytest
from sqlalchemy import text
from sqlalchemy.exc import ProgrammingError

from tests.outputs.database.registers import BORSETSHIRE, NEW, ROOT, of_folder, of_literal, write
from tracker.outputs.database.writing import database_at
from tracker.vocabulary import Marking

SECTION = (ROOT / "README.md").read_text(encoding="utf-8").partition("## Other tools\n")[2].partition("\n## ")[0]
BLOCKS = re.findall(r"```sql\n(.*?)```", SECTION, re.DOTALL)
[GRANTS] = [block for block in BLOCKS if "GRANT" in block]
QUERIES = [block for block in BLOCKS if block.startswith("SELECT")]


def test_there_are_three() -> None:
    assert len(QUERIES) == 3


@pytest.mark.parametrize(("query", "folder"), list(zip(QUERIES, ["data", "data", BORSETSHIRE], strict=True)))
def test_a_worked_query_says_what_is_shown(address, query, folder):
    write(address, of_folder(folder, Marking.PUBLIC))
    shown = re.findall(r"^-- (.*)$", query, re.MULTILINE)
    with database_at(address).connect() as connection:
        rows = connection.execute(text(query)).all()
    said = ["|".join("NULL" if value is None else str(value) for value in row) for row in rows]
    if "…" in shown:
        begin, end = shown[: shown.index("…")], shown[shown.index("…") + 1 :]
        assert (said[: len(begin)], said[-len(end) :]) == (begin, end)
        assert len(said) > len(shown)
    else:
        assert said == shown


def test_an_account_that_may_only_read_reads_on_when_the_tables_are_made_anew(new_database):
    address = new_database("postgresql")
    write(address, of_literal("{}"))
    with database_at(address).begin() as connection:
        connection.execute(text(GRANTS))
        connection.execute(text("UPDATE provenance SET form = 'an older one'"))
    write(address, of_literal(NEW))
    reader = address.replace("tracker@", "reader@")
    with database_at(reader).connect() as connection:
        assert connection.scalar(text("SELECT title FROM recommendation")) == "The new title"
    with pytest.raises(ProgrammingError, match="permission denied"), database_at(reader).begin() as connection:
        connection.execute(text("DELETE FROM recommendation"))
