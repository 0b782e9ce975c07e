"""Columns of the database, and what a value of the register is in them. Takes values, returns values."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache
from operator import attrgetter
from typing import Any, NamedTuple

from tracker.dates import as_written
from tracker.register.schema.restricted import RESTRICTED

Value = str | int | float | bool | None  # what a database takes; a day is text, 2020-02-28
Kind = type[str] | type[int] | type[float] | type[bool] | type[date]
KINDS = {str: "text", int: "integer", float: "number", bool: "boolean", date: "date", datetime: "timestamp"}
LIST = "list"  # what a column says where the values stand in a table of their own
_AS_WRITTEN = "The same as the register writes it: of a month 2020-02."


@dataclass(frozen=True)
class DatabaseColumn:
    """A column. `references`: the table and column that its values come from, as "action.id".

    `is_hidden`: what stands in it may be "restricted" in place of what the register says.
    """

    name: str
    kind: Kind
    meaning: str
    is_key: bool = False
    references: str | None = None
    is_hidden: bool = False


class FieldColumns(NamedTuple):
    """What is filled from one field: a column, of a day two; and what reads the field of an entry or a span."""

    columns: tuple[DatabaseColumn, ...]
    read: Callable[[Any], Any]


def columns_of(column: DatabaseColumn, place: str) -> FieldColumns:
    """Return the columns of the field at a place such as "due" or "sample.size"; of a day also as it is written."""
    if column.kind is not date:
        return FieldColumns((column,), reader_of(place))
    day = replace(column, meaning=f"{column.meaning} Of a month its last day.")
    return FieldColumns((day, DatabaseColumn(written_name(column.name), str, _AS_WRITTEN)), reader_of(place))


def written_name(name: str) -> str:
    """Return what the column is called that says a day as the register writes it."""
    return f"{name}_written"


def reader_of(place: str) -> Callable[[Any], Any]:
    """Return what reads a field; of a part that is not there, or not to be read, None."""
    first, dot, rest = place.partition(".")
    if not dot:
        return attrgetter(place)
    outer, inner = attrgetter(first), reader_of(rest)

    def read(entry: Any) -> Any:
        part = outer(entry)
        return None if part is None or part is RESTRICTED else inner(part)

    return read


def values_of(fields: Iterable[FieldColumns], entry: Any) -> list[Value]:
    """Return what the columns of fields hold of an entry, in their order.

    One loop without a call for the many fields that are text or not there: a large register has millions of them.
    """
    values: list[Value] = []
    for columns, read in fields:
        value = read(entry)
        if type(value) is str and "\0" not in value:
            values.append(value)
        elif len(columns) == 2:
            values += (None, None) if value is None else _day(value)
        elif value is None:
            values.append(None)
        elif isinstance(value, tuple):
            values.append(LIST)
        else:
            # A column of numbers takes no word, so what is not to be read is nothing there.
            values.append(None if value is RESTRICTED and columns[0].kind is not str else as_value(value))
    return values


@lru_cache(maxsize=65536, typed=True)  # typed: 1, True and 1.0 are equal; most values are words and small numbers
def as_value(value: Any) -> Value:
    """Return a value as a database takes it: a word of the vocabulary is plain text, not a member of an enum.

    PostgreSQL takes no text with a NUL in it, so that one character is replaced, in every database alike.
    """
    if value is None or isinstance(value, bool | int | float):
        return value
    return str(value).replace("\0", "\N{REPLACEMENT CHARACTER}")


@lru_cache(maxsize=65536, typed=True)  # typed: a month and its last day are equal, and not written alike
def _day(day: date) -> tuple[str, str]:
    """Return a day as a database takes it, of a month its last day; and as the register writes it."""
    return day.isoformat(), as_written(day)
