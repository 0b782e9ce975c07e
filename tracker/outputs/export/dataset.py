"""A snapshot → tables: the register's as the database has them, and those of its position on the day.

Follows the layout of the database; a value is as a database takes it, a day as text. Writes nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

from tracker.outputs.data import exceptions_data, flat_actions, flat_rows, flat_sources, position_data
from tracker.outputs.database.columns import DatabaseColumn
from tracker.outputs.database.layout import TableLayout, table_layouts
from tracker.outputs.database.rows import Rows, rows_of_entries, rows_of_spans
from tracker.outputs.position_columns import OF_ACTION_POSITION, OF_EXCEPTIONS, OF_POSITION, OF_SOURCE_POSITION
from tracker.snapshots.snapshot import Snapshot

OF_RECOMMENDATION_TODAY = TableLayout(
    "recommendation_position", "Where a recommendation stands on the day of the position.", OF_POSITION
)
OF_ACTION_TODAY = TableLayout(
    "action_position", "Where an action stands on the day of the position.", OF_ACTION_POSITION
)
OF_SOURCE_TODAY = TableLayout(
    "source_position", "Where a source stands on the day of the position.", OF_SOURCE_POSITION
)
EXCEPTIONS_TODAY = TableLayout(
    "exception", "What the group must look at, on the day of the position, the worst first.", OF_EXCEPTIONS
)


class TooManyRows(Exception):
    """A table has more rows than a form can hold; the message says so in a sentence, and what to take instead."""


class DataTable(NamedTuple):
    """A table with its rows, each with a value for each column."""

    layout: TableLayout
    rows: Sequence[Sequence[Any]]


def dataset(shown: Snapshot) -> list[DataTable]:
    """Return every table: where things stand on the day, then all that the register says, then every day's spans."""
    rows: Rows = rows_of_entries(shown.register) | rows_of_spans(shown.spans)
    return [*position_tables(shown), *(DataTable(each, rows.get(each.name, ())) for each in table_layouts())]


def position_tables(shown: Snapshot) -> list[DataTable]:
    """Return where recommendations, actions and sources stand on the day, and the exceptions."""
    whole = position_data(shown.register, shown.position, shown.commit, shown.recorded_on)
    return [
        _table(OF_RECOMMENDATION_TODAY, flat_rows(whole)),
        _table(OF_ACTION_TODAY, flat_actions(whole)),
        _table(OF_SOURCE_TODAY, flat_sources(whole)),
        _table(EXCEPTIONS_TODAY, exceptions_data(shown.register, shown.exceptions)),
    ]


def _table(layout: TableLayout, rows: Iterable[dict[str, Any]]) -> DataTable:
    return DataTable(layout, [[row[column.name] for column in layout.columns] for row in rows])


def place_of(columns: Sequence[DatabaseColumn], name: str) -> int:
    """Return at which place of a row the column of a name stands."""
    return [column.name for column in columns].index(name)
