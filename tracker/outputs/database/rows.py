"""A register and its spans → the rows of each table, values in the order of its columns. Opens no database.

Without SQLModel, which takes half a second to import.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from tracker.outputs.database.columns import Value, as_value, values_of
from tracker.outputs.database.declared import EntryTable, entry_tables
from tracker.outputs.database.spans import (
    ACTION_SPAN,
    OF_ACTION,
    OF_RECOMMENDATION,
    OPEN_END,
    RECOMMENDATION_FLAGS,
    RECOMMENDATION_SPAN,
)
from tracker.register.records import ASKED, CONCERNS, INDICATORS, MEETINGS, Register, response_path
from tracker.register.schema.corrections import Correction
from tracker.register.schema.entries import Entry
from tracker.register.schema.recommendations import Party, Recommendation, RegisterSettings, Source
from tracker.register.schema.response import Response
from tracker.register.schema.supporting import Concern, Indicator, Meeting
from tracker.rules.state.spans import ActionSpan, Span, Spans

Values = tuple[Value, ...]
Rows = Mapping[str, list[Values]]


def rows_of_entries(register: Register) -> dict[str, list[Values]]:
    """Return the rows of all that the register's files say."""
    filling = _Filling()
    for file, declared, entries in _entries_by_file(register):
        for entry in entries:
            filling.add(filling.tables[declared], entry, file, {})
    return filling.rows


def _entries_by_file(register: Register) -> Iterator[tuple[str, type[Entry], Iterable[Entry]]]:
    yield ASKED, RegisterSettings, [register.settings]
    yield ASKED, Party, register.parties.values()
    yield ASKED, Source, register.sources.values()
    yield ASKED, Recommendation, register.recommendations.values()
    answered = (id for id in register.recommendations if id in register.responses)  # the folder lists them in any order
    yield from ((response_path(id), Response, [register.responses[id]]) for id in answered)
    yield MEETINGS, Meeting, register.meetings
    yield CONCERNS, Concern, register.concerns
    yield INDICATORS, Indicator, register.indicators
    yield from ((path, Correction, register.corrections[path]) for path in sorted(register.corrections))


class _Filling:
    """Rows as they are filled: entry by entry, each followed by what it holds."""

    def __init__(self) -> None:
        self.tables = entry_tables()
        self.rows: dict[str, list[Values]] = defaultdict(list)

    def add(self, table: EntryTable, entry: Any, file: str, holders: Mapping[str, Value]) -> None:
        """Add an entry, the values of its lists and the entries that it holds."""
        rows = self.rows[table.name]
        number = len(rows) + 1
        held_by = [holders.get(column.name) for column in table.holders]
        rows.append((number, *held_by, *values_of(table.fields, entry), file, entry.line))
        if not (table.lists or table.entries):
            return
        key = getattr(entry, table.key) if table.key else number
        for values in table.lists:
            members = self.rows[values.name]
            for member in values.values(entry):
                members.append((len(members) + 1, *held_by, key, as_value(member)))
        inside = {**holders, table.as_holder.name: key}
        for held, inner in table.entries:
            entries = held(entry)
            for each in entries if isinstance(entries, tuple) else () if entries is None else (entries,):
                self.add(inner, each, file, inside)


def rows_of_spans(spans: Mapping[str, Spans]) -> dict[str, list[Values]]:
    """Return the rows of all spans, in the order of the register, of one recommendation or action oldest first."""
    of_recommendations: list[Values] = []
    flags: list[Values] = []
    of_actions: list[Values] = []
    for id, each in spans.items():
        for span in each.recommendation:
            number = len(of_recommendations) + 1
            of_recommendations.append((number, id, *_days(span), *values_of(OF_RECOMMENDATION, span)))
            for flag in span.flags:
                flags.append((len(flags) + 1, id, number, as_value(flag)))
        for action, parts in each.actions.items():
            for part in parts:
                of_actions.append((len(of_actions) + 1, id, action, *_days(part), *values_of(OF_ACTION, part)))
    return {RECOMMENDATION_SPAN: of_recommendations, RECOMMENDATION_FLAGS: flags, ACTION_SPAN: of_actions}


def _days(span: Span | ActionSpan) -> tuple[str, str]:
    return span.from_date.isoformat(), span.to_date.isoformat() if span.to_date else OPEN_END
