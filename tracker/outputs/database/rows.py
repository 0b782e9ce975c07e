"""A register and its spans → the rows of each table. Takes values, returns values; opens no database."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import count
from typing import Any

from tracker.outputs.database.declared import EntryTable, Value, as_text, as_value, entry_tables, iso
from tracker.outputs.database.provenance import Provenance
from tracker.outputs.database.tables import (
    ActionSpanRow,
    ColumnsRow,
    ProvenanceRow,
    RecommendationSpanFlagsRow,
    RecommendationSpanRow,
    Row,
    described,
    entry_columns,
    form,
)
from tracker.register.records import ASKED, CONCERNS, INDICATORS, MEETINGS, Register, response_path
from tracker.register.schema.corrections import Correction
from tracker.register.schema.entries import Entry
from tracker.register.schema.recommendations import Party, Recommendation, RegisterSettings, Source
from tracker.register.schema.response import Response
from tracker.register.schema.supporting import Concern, Indicator, Meeting
from tracker.rules.state.standing import ActionSpan, Span, Spans

Values = tuple[Value, ...]
Rows = Mapping[str, list[Values]]
OPEN_END = "9999-12-31"  # the to_date of a span that has not ended


def rows_of(register: Register, spans: Mapping[str, Spans], provenance: Provenance) -> Rows:
    """Return the rows of each table by its name, values in the order of the table's columns."""
    rows = rows_of_entries(register)
    rows.update(rows_of_spans(spans))
    rows[str(ColumnsRow.__tablename__)] = [tuple(row.model_dump().values()) for row in described()]
    rows[str(ProvenanceRow.__tablename__)] = [(form(), *map(as_value, provenance))]
    return rows


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
        self._numbers: dict[str, Iterator[int]] = defaultdict(lambda: count(1))
        self._fill: dict[str, Callable[[Any, dict[str, Value]], Values]] = {
            table.name: _filler(table) for table in self.tables.values()
        }

    def add(self, table: EntryTable, entry: Any, file: str, holders: Mapping[str, Value]) -> None:
        """Add an entry, the values of its lists and the entries that it holds."""
        number = next(self._numbers[table.name])
        context = {**holders, "number": number, "yaml_file": file, "yaml_line": entry.line}
        self.rows[table.name].append(self._fill[table.name](entry, context))
        if not (table.lists or table.entries):
            return
        inside = {**holders, table.as_holder.name: getattr(entry, table.key) if table.key else number}
        for values in table.lists:
            held_by = [inside.get(column.name) for column in (*table.holders, table.as_holder)]
            for member in values.values(entry):
                self.rows[values.name].append((next(self._numbers[values.name]), *held_by, member))
        for held, inner in table.entries:
            found = held(entry)
            for each in (found if isinstance(found, tuple) else (found,)) if found is not None else ():
                self.add(inner, each, file, inside)


def _filler(table: EntryTable) -> Callable[[Any, dict[str, Value]], Values]:
    """Return what makes the row of an entry: of each column, in their order, where its value comes from."""
    own = {each.column.name: each.value for each in table.own}
    columns = [(column.name, own.get(column.name)) for column in entry_columns(table)]

    def fill(entry: Any, context: dict[str, Value]) -> Values:
        return tuple(context.get(name) if value is None else value(entry) for name, value in columns)

    return fill


def rows_of_spans(spans: Mapping[str, Spans]) -> dict[str, list[Values]]:
    """Return the rows of all spans, in the order of the register, of one recommendation or action oldest first."""
    of_recommendations: list[Values] = []
    flags: list[Values] = []
    of_actions: list[Values] = []
    for id, each in spans.items():
        for span in each.recommendation:
            number = len(of_recommendations) + 1
            of_recommendations.append(_RECOMMENDATION_SPAN(span, number, id))
            for flag in span.flags:
                flags.append((len(flags) + 1, id, number, as_value(flag)))
        for parts in each.actions.values():
            for part in parts:
                of_actions.append(_ACTION_SPAN(part, len(of_actions) + 1, id))
    return {
        str(RecommendationSpanRow.__tablename__): of_recommendations,
        str(RecommendationSpanFlagsRow.__tablename__): flags,
        str(ActionSpanRow.__tablename__): of_actions,
    }


# Where a column of a span is not called as the field is.
_FIELDS = {
    "done_by_own_entries": "course.completion.own",
    "closed_on": "course.closing.on",
    "closed_by": "course.closing.reason",
    "in_force": "course.in_force",
    "failed_on": "course.failed_on",
    "fell_on": "course.fell_on",
    "due_original": "deadline.original",
    "due_now": "deadline.now",
    "slipped_days": "deadline.slipped_days",
    "extensions": "deadline.extensions",
    "second_extension_on": "deadline.second_on",
    "told_late_on": "deadline.told_late_on",
}


def _getter(name: str) -> Callable[[Any], Any]:
    """Return what gets a column's value from a span: None where a step of the way is missing."""
    steps = _FIELDS.get(name, name).split(".")

    def get(span: Any) -> Any:
        value = span
        for step in steps:
            value = None if value is None else getattr(value, step)
        return value

    return get


def _span_filler(row: type[Row]) -> Callable[[Span | ActionSpan, int, str], Values]:
    """Return what makes the row of a span: each column is the span's field of that name, or what _FIELDS says."""
    days = {name.removesuffix("_written") for name in row.model_fields if name.endswith("_written")}
    days |= {"from_date", "to_date", "issued_on"}

    def reader(name: str) -> Callable[[Any], Value]:
        if name.endswith("_written"):
            written = _getter(name.removesuffix("_written"))
            return lambda span: as_text(written(span))
        get = _getter(name)
        if name == "to_date":
            return lambda span: iso(span.to_date) or OPEN_END
        return lambda span: (iso if name in days else as_value)(get(span))

    readers = [reader(name) for name in row.model_fields if name not in ("number", "recommendation")]
    return lambda span, number, id: (number, id, *[read(span) for read in readers])


_RECOMMENDATION_SPAN, _ACTION_SPAN = _span_filler(RecommendationSpanRow), _span_filler(ActionSpanRow)
