"""The tables as SQLModel classes: those that follow the declarations, the spans, and what the rows were written from.

Declares; reads and writes nothing. A day is a DATE, of a month its last day, with the text that the register writes
beside it where only the month may be on record. A missing value is NULL, never 0 or "".
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from hashlib import sha256
from types import new_class
from typing import Any

from pydantic.fields import FieldInfo
from sqlalchemy import DateTime, Table, func
from sqlalchemy.orm import registry
from sqlmodel import Field, SQLModel

from tracker.outputs.database.declared import AS_WRITTEN, DatabaseColumn, EntryTable, ListTable, entry_tables

KINDS = {str: "text", int: "integer", float: "number", bool: "boolean", date: "date", datetime: "timestamp"}
NUMBER = DatabaseColumn("number", int, "Its place in this table, which is in the order of the register.", is_key=True)
YAML_FILE = DatabaseColumn("yaml_file", str, "The register's file that says so.")
YAML_LINE = DatabaseColumn("yaml_line", int, "The line of that file on which it begins.")


class Row(SQLModel, registry=registry()):
    """A row. The registry is the database's own, so that a reload of this module may declare the tables anew."""


METADATA = Row.metadata


def _refers_to(column: str) -> dict[str, Any]:
    """Return what a field carries to say of which column it holds a value.

    No foreign key: rows come from a register that was checked, and PostgreSQL would look each of them up again.
    """
    return {"json_schema_extra": {"refers_to": column}}


def entry_columns(table: EntryTable) -> list[DatabaseColumn]:
    """Return the columns of a table of entries, in their order."""
    own = [each.column for each in table.own]
    key = next((column for column in own if column.name == table.key), None)
    rest = [column for column in own if column is not key]
    if key is None:
        return [NUMBER, *table.holders, *rest, YAML_FILE, YAML_LINE]
    return [replace(key, is_key=True), replace(NUMBER, is_key=False), *table.holders, *rest, YAML_FILE, YAML_LINE]


def list_columns(table: EntryTable, values: ListTable) -> list[DatabaseColumn]:
    """Return the columns of a table of the values of a list, in their order."""
    return [NUMBER, *table.holders, table.as_holder, values.member]


def _declare(name: str, meaning: str, columns: Iterable[DatabaseColumn]) -> type[Row]:
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
    return new_class(class_name, (Row,), {"table": True}, lambda namespace: namespace.update(body))


class RecommendationSpanRow(Row, table=True):
    """A time in which nothing about a recommendation changes: from_date <= day AND day < to_date."""

    __tablename__ = "recommendation_span"

    number: int = Field(primary_key=True, description=NUMBER.meaning)
    recommendation: str = Field(description="The recommendation.", schema_extra=_refers_to("recommendation.id"))
    from_date: date = Field(description="The first day of it.")
    to_date: date = Field(description="The day after its last; 9999-12-31 where it has not ended.")
    issued_on: date = Field(description="When the recommendation was issued.")
    state: str = Field(description="Where the recommendation stands.")
    reported: str = Field(description="What its owners report, all its actions taken together.")
    reported_on: date | None = Field(None, description="Since when that is reported.")
    reported_on_written: str | None = Field(None, description=AS_WRITTEN)
    fell_on: date | None = Field(None, description="When what is reported last fell to less than implemented.")
    fell_on_written: str | None = Field(None, description=AS_WRITTEN)
    verdict: str | None = Field(None, description="The newest verdict of a verifier.")
    verdict_on: date | None = Field(None, description="When it was given.")
    verdict_on_written: str | None = Field(None, description=AS_WRITTEN)
    verdict_by: str | None = Field(None, description="Who gave it.", schema_extra=_refers_to("party.id"))
    retest_since: date | None = Field(None, description="Since when evidence that the verdict rests on has expired.")
    retest_since_written: str | None = Field(None, description=AS_WRITTEN)
    in_force: bool = Field(description="Whether a verdict decides the state.")
    failed_on: date | None = Field(None, description="When a verdict was last given against the claim that it is done.")
    failed_on_written: str | None = Field(None, description=AS_WRITTEN)
    reopened_on: date | None = Field(None, description="Of what is open: when it last ceased to be verified.")
    reopened_on_written: str | None = Field(None, description=AS_WRITTEN)
    done_on: date | None = Field(None, description="Since when it has been done without a break.")
    done_on_written: str | None = Field(None, description=AS_WRITTEN)
    done_by_own_entries: bool | None = Field(
        None, description="Whether its own entries made it done, and not a statement about its source alone."
    )
    closed_on: date | None = Field(None, description="When it was closed without being done.")
    closed_on_written: str | None = Field(None, description=AS_WRITTEN)
    closed_by: str | None = Field(None, description="The word that closed it.")
    owner: str | None = Field(None, description="Who leads, after every handover.", schema_extra=_refers_to("party.id"))
    answer: str | None = Field(None, description="The answer to it.")
    due_original: date | None = Field(None, description="The deadline as first set.")
    due_original_written: str | None = Field(None, description=AS_WRITTEN)
    due_now: date | None = Field(None, description="The deadline after every extension.")
    due_now_written: str | None = Field(None, description=AS_WRITTEN)
    slipped_days: int | None = Field(None, description="By how many days the deadline has been moved.")
    extensions: int = Field(description="How often it has been moved.")
    second_extension_on: date | None = Field(None, description="When it was moved for the second time.")
    second_extension_on_written: str | None = Field(None, description=AS_WRITTEN)
    told_late_on: date | None = Field(None, description="When an extension was first agreed after the deadline.")
    told_late_on_written: str | None = Field(None, description=AS_WRITTEN)
    evidence: int = Field(description="How many items of evidence support it and say where they are.")
    contradicting: int = Field(description="How many items of evidence contradict it and say where they are.")
    last_activity: date | None = Field(None, description="The date of the newest entry about it.")
    last_activity_written: str | None = Field(None, description=AS_WRITTEN)


class RecommendationSpanFlagsRow(Row, table=True):
    """What must be said beside a state. A row for each flag."""

    __tablename__ = "recommendation_span_flags"

    number: int = Field(primary_key=True, description=NUMBER.meaning)
    recommendation: str = Field(description="The recommendation.", schema_extra=_refers_to("recommendation.id"))
    recommendation_span: int = Field(
        description="The span (recommendation_span.number).", schema_extra=_refers_to("recommendation_span.number")
    )
    flag: str = Field(description="The flag.")


class ActionSpanRow(Row, table=True):
    """A time in which nothing about an action changes: from_date <= day AND day < to_date."""

    __tablename__ = "action_span"

    number: int = Field(primary_key=True, description=NUMBER.meaning)
    recommendation: str = Field(description="Its recommendation.", schema_extra=_refers_to("recommendation.id"))
    action: str = Field(description="The action.", schema_extra=_refers_to("action.id"))
    from_date: date = Field(description="The first day of it.")
    to_date: date = Field(description="The day after its last; 9999-12-31 where it has not ended.")
    status: str = Field(description="What its owner says of it.")
    implemented_on: date | None = Field(None, description="Since when it has been implemented without a break.")
    implemented_on_written: str | None = Field(None, description=AS_WRITTEN)
    due_original: date | None = Field(None, description="The deadline as first set: its own, or its recommendation's.")
    due_original_written: str | None = Field(None, description=AS_WRITTEN)
    due_now: date | None = Field(None, description="The deadline after every extension.")
    due_now_written: str | None = Field(None, description=AS_WRITTEN)
    slipped_days: int | None = Field(None, description="By how many days the deadline has been moved.")
    extensions: int = Field(description="How often it has been moved.")
    second_extension_on: date | None = Field(None, description="When it was moved for the second time.")
    second_extension_on_written: str | None = Field(None, description=AS_WRITTEN)
    told_late_on: date | None = Field(None, description="When an extension was first agreed after the deadline.")
    told_late_on_written: str | None = Field(None, description=AS_WRITTEN)
    updated_on: date | None = Field(None, description="The date of its newest update.")
    updated_on_written: str | None = Field(None, description=AS_WRITTEN)
    expected: date | None = Field(None, description="When its owner expects to be done, by the newest update.")
    expected_written: str | None = Field(None, description=AS_WRITTEN)
    waiting_on: str | None = Field(
        None, description="The party that it waits for.", schema_extra=_refers_to("party.id")
    )
    waiting_since: date | None = Field(None, description="Since which update it has waited for that party.")
    waiting_since_written: str | None = Field(None, description=AS_WRITTEN)


class ColumnsRow(Row, table=True):
    """What each column of each table means. A row for each column."""

    __tablename__ = "columns"

    table_name: str = Field(primary_key=True, description="The table.")
    column_name: str = Field(primary_key=True, description="The column.")
    refers_to: str | None = Field(None, description="The table and column of which it holds a value, as action.id.")
    type: str = Field(description="What it holds: text, integer, number, boolean, date or timestamp.")
    meaning: str = Field(description="What it says.")


class ProvenanceRow(Row, table=True):
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
        description="When the rows were written, by the clock of the database.",
    )


def _declared() -> Iterator[type[Row]]:
    for table in entry_tables().values():
        yield _declare(table.name, table.meaning, entry_columns(table))
        for values in table.lists:
            yield _declare(values.name, values.meaning, list_columns(table, values))


ROWS: tuple[type[Row], ...] = (
    *_declared(),
    RecommendationSpanRow,
    RecommendationSpanFlagsRow,
    ActionSpanRow,
    ColumnsRow,
    ProvenanceRow,
)


@cache
def described() -> tuple[ColumnsRow, ...]:
    """Return what each column of each table means."""
    return tuple(_described_column(row, name, info) for row in ROWS for name, info in row.model_fields.items())


def _described_column(row: type[Row], name: str, info: FieldInfo) -> ColumnsRow:
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
    told = "\n".join(f"{row.table_name} {row.column_name} {row.type} {row.meaning}" for row in described())
    return sha256(told.encode()).hexdigest()[:16]


def table_named(name: str) -> Table:
    """Return a table by its name."""
    return METADATA.tables[name]
