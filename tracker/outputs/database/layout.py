"""The tables of a register and of its spans, with every column and its meaning, in their order. Opens no database.

Without SQLModel, which takes half a second to import: the database, the workbook and the data package all follow this.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from tracker.outputs.database import spans
from tracker.outputs.database.columns import DatabaseColumn
from tracker.outputs.database.declared import EntryTable, ListTable, entry_tables

YAML_FILE = DatabaseColumn("yaml_file", str, "The register's file that says so.")
YAML_LINE = DatabaseColumn("yaml_line", int, "The line of that file on which it begins.")
_NUMBER = DatabaseColumn("number", int, "Its place in this table, which is in the order of the register.")
_NUMBER_AS_KEY = DatabaseColumn(_NUMBER.name, int, _NUMBER.meaning, is_key=True)


@dataclass(frozen=True)
class TableLayout:
    """A table: its name, what a row of it is, and its columns in the order of its values."""

    name: str
    meaning: str
    columns: tuple[DatabaseColumn, ...]


@cache
def table_layouts() -> tuple[TableLayout, ...]:
    """Return every table of a register, those of its entries before those of its spans."""
    return (*_of_entries(), *_of_spans())


def _of_entries() -> Iterator[TableLayout]:
    for table in entry_tables().values():
        yield TableLayout(table.name, table.meaning, entry_columns(table))
        for values in table.lists:
            yield TableLayout(values.name, f"{values.meaning} A row for each.", list_columns(table, values))


def entry_columns(table: EntryTable) -> tuple[DatabaseColumn, ...]:
    """Return the columns of a table of entries."""
    own = [column for field in table.fields for column in field.columns]
    return (_NUMBER if table.key else _NUMBER_AS_KEY, *table.holders, *own, YAML_FILE, YAML_LINE)


def list_columns(table: EntryTable, values: ListTable) -> tuple[DatabaseColumn, ...]:
    """Return the columns of a table of the values of a list."""
    return (_NUMBER_AS_KEY, *table.holders, table.as_holder, values.member)


def _of_spans() -> Iterator[TableLayout]:
    about = "A time in which nothing about {} changes: from_date <= day AND day < to_date."
    for name, what, of_what, fields in (
        (spans.RECOMMENDATION_SPAN, "a recommendation", (spans.RECOMMENDATION,), spans.OF_RECOMMENDATION),
        (spans.ACTION_SPAN, "an action", (spans.RECOMMENDATION, spans.ACTION), spans.OF_ACTION),
    ):
        own = (column for field in fields for column in field.columns)
        columns = (_NUMBER_AS_KEY, *of_what, spans.FROM_DATE, spans.TO_DATE, *own)
        yield TableLayout(name, about.format(what), columns)
    number = f"{spans.RECOMMENDATION_SPAN}.{_NUMBER.name}"
    held_by = DatabaseColumn(spans.RECOMMENDATION_SPAN, int, "The span.", references=number)
    flag = DatabaseColumn("flag", str, "What must be said beside the state.")
    meaning = "What must be said beside the state of a span. A row for each flag."
    yield TableLayout(spans.RECOMMENDATION_FLAGS, meaning, (_NUMBER_AS_KEY, spans.RECOMMENDATION, held_by, flag))
