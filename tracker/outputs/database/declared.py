"""What the register's files may say → the tables that hold it: every column with its kind and its meaning.

Follows the declarations of `register.schema`, so a field that is declared there is a column here. Opens no database.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from operator import attrgetter
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from tracker.outputs.database.columns import DatabaseColumn, FieldColumns, columns_of, reader_of
from tracker.register.markings import FOLLOWING
from tracker.register.schema.corrections import Correction
from tracker.register.schema.entries import Entry
from tracker.register.schema.meanings import DeclaredField, Mark, declared_fields, infos_of, own_days
from tracker.register.schema.recommendations import Check, Limb, RecommendationsFile, RegisterSettings
from tracker.register.schema.response import Evidence, Response, Update
from tracker.register.schema.supporting import Concerns, Decision, Indicators, Meetings, Step

FILES: tuple[type[Entry], ...] = (RecommendationsFile, Response, Meetings, Concerns, Indicators)

# Tables are named for their class. SQL takes `update` and `check` in quotation marks alone; the others read better.
_NAMES: dict[type[Entry], str] = {
    RegisterSettings: "register",
    Check: "source_check",
    Update: "action_update",
    Step: "concern_step",
}
_UNIQUE_WITHIN_ITS_HOLDER = (Evidence, Decision, Limb)  # every other id names one thing in the whole register
_RESERVED = {"from": "from_party", "to": "to_party"}  # words of SQL
_MEMBERS = {
    "aliases": "alias",
    "apologies": "party",
    "covers": "recommendation",
}  # what a list holds, where it is not its name without -s
# What a field holds the id of, where its name, without -s, does not say so.
_REFERS_TO = {"covers": "recommendation", "related": "recommendation"}


@dataclass(frozen=True)
class ListTable:
    """A table of the values of a list within an entry: each is a row. `meaning`: what the list says."""

    name: str
    meaning: str
    member: DatabaseColumn
    values: Callable[[Any], tuple[str, ...]]


@dataclass
class EntryTable:
    """A table of one class of entries. `fields`: what one says itself; `holders`: the columns that name its holders."""

    declared: type[Entry]
    name: str
    fields: list[FieldColumns] = field(default_factory=list)
    lists: list[ListTable] = field(default_factory=list)
    entries: list[tuple[Callable[[Any], Any], "EntryTable"]] = field(default_factory=list)
    holders: list[DatabaseColumn] = field(default_factory=list)

    @property
    def key(self) -> str | None:
        """Return the field by which the rest of the register names an entry; None where none does."""
        if self.declared is Response:
            return "recommendation"
        named = "id" in self.declared.__dataclass_fields__ and self.declared not in _UNIQUE_WITHIN_ITS_HOLDER
        return "id" if named else None

    @property
    def as_holder(self) -> DatabaseColumn:
        """Return the column by which the rows of what an entry holds name that entry."""
        if self.declared is Response:
            return DatabaseColumn("recommendation", str, "The recommendation.", references="recommendation.id")
        key = self.key or "number"
        meaning = f"Which {self.name} it belongs to ({self.name}.{key})."
        return DatabaseColumn(self.name, str if self.key else int, meaning, references=f"{self.name}.{key}")

    @property
    def meaning(self) -> str:
        """Return what a row of it is."""
        return self.declared.__doc__ or ""


@cache
def entry_tables() -> dict[type[Entry], EntryTable]:
    """Return the table of every class of entries, in the order of the files that hold them."""
    tables: dict[type[Entry], EntryTable] = {}
    for file in FILES:
        kinds = [Response] if file is Response else [field.entries for field in declared_fields(file)]
        for kind in kinds:
            if kind is not Correction:
                _add(tables, kind, ())
    _add(tables, Correction, ())
    return tables


def _add(
    tables: dict[type[Entry], EntryTable], declared: type[Entry], holders: tuple[DatabaseColumn, ...]
) -> EntryTable:
    """Add the table of a class and of all that it holds; a class held by two others gets the columns of both."""
    table = tables.get(declared)
    if table is None:
        table = tables[declared] = EntryTable(declared, _NAMES.get(declared) or _snake(declared.__name__))
        _describe(table, declared)
    table.holders += [column for column in holders if column not in table.holders]
    inside = holders if declared is RegisterSettings else (*holders, table.as_holder)  # there is one register
    table.entries = [
        (attrgetter(field.name), _add(tables, field.entries, inside))
        for field in declared_fields(declared)
        if field.entries not in (None, Correction) and not _is_part(field)
    ]
    return table


def _describe(table: EntryTable, declared: Any, path: str = "", prefix: str = "") -> None:
    """Give a table a column for each value of a class, and a table for each list of values."""
    hints = get_type_hints(declared)  # without what checks a value
    for declaration in declared_fields(declared):
        column = _RESERVED.get(declaration.written, prefix + declaration.written)
        meaning, place = str(infos_of(declared)[declaration.name].description), f"{path}{declaration.name}"
        if declaration.entries is not None:
            if _is_part(declaration):
                _describe(table, declaration.entries, f"{place}.", f"{column}_")
            continue
        refers_to, kinds = _refers_to(declaration), _kinds(hints[declaration.name])
        if tuple in kinds:
            table.lists.append(_list_table(table, column, meaning, place, refers_to))
        if kinds != [tuple]:
            of_column = None if tuple in kinds else refers_to
            is_hidden = table.declared in FOLLOWING and not declaration.is_open
            is_key = place == table.key
            named = DatabaseColumn(column, _one_of(kinds), meaning, is_key, of_column, is_hidden)
            table.fields.append(columns_of(named, place))


def _refers_to(declaration: DeclaredField) -> str | None:
    """Return the table and column of which a field, or each member of its list, holds a value; None of any other."""
    if Mark.PARTY in declaration.marks:
        return "party.id"
    named = _REFERS_TO.get(declaration.written)
    if named is None and Mark.REF in declaration.marks:
        named = declaration.written.removesuffix("s")
    return f"{named}.id" if named else None


def _is_part(field: DeclaredField) -> bool:
    """Return whether a field holds one entry without a day of its own: its values are columns of its holder."""
    return field.entries is not None and not field.is_list and not own_days(field.entries)


def _list_table(table: EntryTable, column: str, meaning: str, place: str, references: str | None) -> ListTable:
    member = DatabaseColumn(_MEMBERS.get(column, column.removesuffix("s")), str, meaning, references=references)
    get = reader_of(place)

    def values(entry: Any) -> tuple[str, ...]:
        members = get(entry)
        return tuple(map(str, members)) if isinstance(members, tuple) else ()

    return ListTable(f"{table.name}_{column}", meaning, member, values)


def _kinds(hint: Any) -> list[Any]:
    """Return the plain types that a value of a declared type may have; of a word of the vocabulary, text."""
    members = get_args(hint) if get_origin(hint) in (Union, UnionType) else (hint,)
    plain = [get_origin(member) or member for member in members if member is not NoneType]
    return [kind if kind in (tuple, date, bool, int, float) else str for kind in plain]


def _one_of(kinds: list[Any]) -> Any:
    """Return the type of a column that takes values of all these: a number where one of them is."""
    return next((kind for kind in (date, float, bool, int) if kind in kinds), str)


def _snake(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower()
