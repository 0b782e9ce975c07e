"""A snapshot → the tables of a workbook: fewer than a database has, and each to be read by itself.

What a list holds stands in one cell of its entry, and where something stands on the day beside what the register says
of it. Spans are left out: a workbook is of one day.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from tracker.outputs.database.columns import LIST, DatabaseColumn, written_name
from tracker.outputs.database.declared import EntryTable, entry_tables
from tracker.outputs.database.layout import TableLayout, entry_columns, list_columns
from tracker.outputs.database.rows import Rows, rows_of_entries
from tracker.outputs.export.dataset import DataTable, place_of, position_tables
from tracker.snapshots.snapshot import Snapshot

_WHERE = ("number", "yaml_file", "yaml_line")  # where it stands in the register, which is for the last columns


def sheets(shown: Snapshot) -> list[DataTable]:
    """Return the tables of a workbook: those of the position first, then all others in the order of the register."""
    rows = rows_of_entries(shown.register)
    tables = {table.name: _folded(table, rows) for table in _of_more_than_their_key()}
    register = shown.register
    issued_on = {each.id: register.issued_on(each).isoformat() for each in register.recommendations.values()}
    first = []
    for position in position_tables(shown):
        said = tables.pop(position.layout.name.removesuffix("_position"), None)
        first.append(position if said is None else _joined(position, said, issued_on))
    return [*first, *tables.values()]


def _of_more_than_their_key() -> Iterator[EntryTable]:
    return (table for table in entry_tables().values() if len(table.fields) > 1)


def _folded(table: EntryTable, rows: Rows) -> DataTable:
    """Return a table of entries with the values of each list in one cell of its entry."""
    columns = list(entry_columns(table))
    found: list[list[Any]] = [list(row) for row in rows.get(table.name, ())]
    key = place_of(columns, table.key or "number")
    for values in table.lists:
        name = values.name.removeprefix(f"{table.name}_")
        members: dict[Any, list[Any]] = defaultdict(list)
        holder = place_of(list_columns(table, values), table.as_holder.name)
        for member in rows.get(values.name, ()):
            members[member[holder]].append(member[-1])
        if name in [column.name for column in columns]:  # a list is one of the things that may stand there
            place = place_of(columns, name)
            for row in found:
                row[place] = members[row[key]] if row[place] == LIST else row[place]
        else:
            columns.append(DatabaseColumn(name, str, values.meaning, references=values.member.references))
            for row in found:
                row.append(members.get(row[key]))
    order = sorted(range(len(columns)), key=lambda place: columns[place].name in _WHERE)
    layout = TableLayout(table.name, table.meaning, tuple(columns[place] for place in order))
    return DataTable(layout, [[row[place] for place in order] for row in found])


def _joined(position: DataTable, said: DataTable, issued_on: Mapping[str, str]) -> DataTable:
    """Return where things stand with what the register says of each beside it; of a column in both, where it stands.

    What was not there yet on the day comes last, and stands nowhere; when it is issued may be known from its source.
    """
    now = position.layout.columns
    names = {name for column in now for name in (column.name, written_name(column.name))}
    beside = [place for place, column in enumerate(said.layout.columns) if column.name not in names]
    id_now, id_said = place_of(now, "id"), place_of(said.layout.columns, "id")
    by_id = {row[id_said]: row for row in said.rows}
    rows: list[Sequence[Any]] = [[*row, *(by_id[row[id_now]][place] for place in beside)] for row in position.rows]
    stand = {row[id_now] for row in position.rows}
    for id, row in by_id.items():
        if id not in stand:
            known = dict(zip((column.name for column in said.layout.columns), row, strict=True))
            known |= {"issued_on": issued_on[id]} if id in issued_on else {}
            rows.append([*(known.get(column.name) for column in now), *(row[place] for place in beside)])
    columns = (*now, *(said.layout.columns[place] for place in beside))
    meaning = f"{said.layout.meaning} With where it stands on the day of the position, if it was there by then."
    return DataTable(replace(said.layout, meaning=meaning, columns=columns), rows)
