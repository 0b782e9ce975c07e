"""The tables as SQLModel classes: those that follow the declarations, the spans, and what the rows were written from.

Declares; reads and writes nothing. A day is a DATE, of a month its last day, with the text that the register writes
beside it where only the month may be on record. A missing value is NULL, never 0 or "".
"""

from collections.abc import Iterable
from datetime import datetime
from functools import cache
from hashlib import sha256
from types import new_class
from typing import Any

from pydantic.fields import FieldInfo
from sqlalchemy import DateTime, Table, func
from sqlalchemy.orm import registry
from sqlmodel import Field, SQLModel

from tracker.outputs.database.columns import KINDS, DatabaseColumn
from tracker.outputs.database.layout import table_layouts


class DatabaseRow(SQLModel, registry=registry()):
    """A row. The registry is the database's own, so that a reload of this module may declare the tables anew."""


METADATA = DatabaseRow.metadata


def _refers_to(column: str) -> dict[str, Any]:
    """Return what a field carries to say of which column it holds a value.

    No foreign key: rows come from a register that was checked, and PostgreSQL would look each of them up again.
    """
    return {"json_schema_extra": {"refers_to": column}}


def _declare(name: str, meaning: str, columns: Iterable[DatabaseColumn]) -> type[DatabaseRow]:
    """Make the class of a table's rows: `ActionUpdateRow` of action_update."""
    hints: dict[str, Any] = {}
    body: dict[str, Any] = {"__tablename__": name, "__doc__": meaning, "__module__": __name__, "__annotations__": hints}
    for column in columns:
        hints[column.name] = column.kind if column.is_key else column.kind | None
        about: dict[str, Any] = {"description": column.meaning, "sa_column_kwargs": {"comment": column.meaning}}
        if column.is_key:
            about["primary_key"] = True
            about["sa_column_kwargs"]["autoincrement"] = False
        if column.references:
            about["schema_extra"] = _refers_to(column.references)
        body[column.name] = Field(**about) if column.is_key else Field(None, **about)
    class_name = f"{name.title().replace('_', '')}Row"
    return new_class(class_name, (DatabaseRow,), {"table": True}, lambda namespace: namespace.update(body))


class ColumnsRow(DatabaseRow, table=True):
    """What each column of each table means. A row for each column."""

    __tablename__ = "columns"

    table_name: str = Field(primary_key=True, description="The table.")
    column_name: str = Field(primary_key=True, description="The column.")
    refers_to: str | None = Field(None, description="The table and column of which it holds a value, as action.id.")
    type: str = Field(description="What it holds: text, integer, number, boolean, date or timestamp.")
    meaning: str = Field(description="What it says.")


class ProvenanceRow(DatabaseRow, table=True):
    """What the rows of all tables were made from: one row."""

    __tablename__ = "provenance"

    form: str = Field(primary_key=True, description="The form of the tables; another one where a column differs.")
    content: str = Field(description="The hash of the register's files.")
    audience: str = Field(description='For whom: words marked above it are replaced by "restricted".')
    marked_by: str = Field(description="The hash of the files whose markings decided that; empty for everything.")
    restricted: int = Field(description="How many entries are without their words for that reason.")
    written_at: datetime | None = Field(
        None,
        sa_type=DateTime(timezone=True),
        sa_column_kwargs={"server_default": func.now()},
        description="When the rows were written, by the clock of the database; not told in a file that was exported.",
    )


_OF_REGISTER = (_declare(each.name, each.meaning, each.columns) for each in table_layouts())
ROWS: tuple[type[DatabaseRow], ...] = (*_OF_REGISTER, ColumnsRow, ProvenanceRow)


@cache
def described() -> tuple[ColumnsRow, ...]:
    """Return what each column of each table means."""
    return tuple(_described_column(row, name, info) for row in ROWS for name, info in row.model_fields.items())


def _described_column(row: type[DatabaseRow], name: str, info: FieldInfo) -> ColumnsRow:
    extra = info.json_schema_extra
    return ColumnsRow(
        table_name=str(row.__tablename__),
        column_name=name,
        refers_to=str(extra["refers_to"]) if isinstance(extra, dict) and "refers_to" in extra else None,
        type=next(word for kind, word in KINDS.items() if info.annotation in (kind, kind | None)),
        meaning=str(info.description),
    )


@cache
def form() -> str:
    """Return the form of the tables: it changes with every name, kind and meaning of a column."""
    text = "\n".join(f"{row.table_name} {row.column_name} {row.type} {row.meaning}" for row in described())
    return sha256(text.encode()).hexdigest()[:16]


def table_named(name: str) -> Table:
    return METADATA.tables[name]
