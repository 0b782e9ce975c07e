"""The first rows of a download that is a table, with the meaning of each column, to be shown before it is taken."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from tracker.outputs.data import exceptions_data, flat_quarters, flat_rows, recommendation_data
from tracker.outputs.database.columns import DatabaseColumn
from tracker.outputs.position_columns import OF_CLOCKS, OF_EXCEPTIONS, OF_POSITION, OF_QUARTERS
from tracker.rules.series.quarters import quarter_series
from tracker.snapshots.snapshot import Snapshot

_SHOWN = 3


@dataclass(frozen=True)
class FirstRows:
    """The columns of a table, its first rows with a value for each, and how many rows there are in all."""

    columns: tuple[DatabaseColumn, ...]
    rows: tuple[tuple[Any, ...], ...]
    total: int


def first_of_position(shown: Snapshot) -> FirstRows:
    """Return the first recommendations, with where each stands."""
    standings = shown.position.standings
    whole = {
        "as_at": shown.as_at.isoformat(),
        "known_at": shown.recorded_on.isoformat() if shown.recorded_on else None,
        "commit": shown.commit,
        "recommendations": [recommendation_data(shown.register, each) for each in islice(standings.values(), _SHOWN)],
    }
    return _first((*OF_CLOCKS, *OF_POSITION), flat_rows(whole), len(standings))


def first_of_exceptions(shown: Snapshot) -> FirstRows:
    """Return the first exceptions, the worst first."""
    return _first(OF_EXCEPTIONS, exceptions_data(shown.register, shown.exceptions[:_SHOWN]), len(shown.exceptions))


def first_of_progress(shown: Snapshot) -> FirstRows:
    """Return the first quarters."""
    series = quarter_series(shown.register, shown.spans, shown.as_at)
    return _first(OF_QUARTERS, flat_quarters(series[:_SHOWN]), len(series))


def _first(columns: Sequence[DatabaseColumn], rows: Iterable[dict[str, Any]], total: int) -> FirstRows:
    return FirstRows(tuple(columns), tuple(tuple(row[column.name] for column in columns) for row in rows), total)
