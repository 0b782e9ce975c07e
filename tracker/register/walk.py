"""A register → everything that it says, entry by entry: the one enumeration, derived from the declarations.

Takes registers and records, returns their entries as they are with where each stands; decides nothing.
"""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from functools import cache, partial
from operator import attrgetter
from typing import Any, NamedTuple

from tracker.register.records import ASKED, CONCERNS, INDICATORS, MEETINGS, Register, response_path
from tracker.register.schema.corrections import Correction
from tracker.register.schema.entries import Entry
from tracker.register.schema.meanings import (
    DeclaredField,
    declared_fields,
    known_by,
    later_days,
    once,
    own_day_of,
    own_days,
)
from tracker.register.schema.recommendations import Party, Recommendation, RecommendationsFile, Source
from tracker.register.schema.response import Response
from tracker.register.schema.restricted import RESTRICTED
from tracker.register.schema.supporting import Concern, Concerns, Indicator, Indicators, Meeting, Meetings

Kinds = frozenset[Any]  # classes of entries
FILES: Kinds = frozenset({RecommendationsFile, Response, Meetings, Concerns, Indicators})


class Located(NamedTuple):
    """An entry, and where it stands.

    `day`: its own day, else that of what holds it; None where neither has one. `path`: its file. `holder`: the id of
    the record that holds it (a recommendation, action, meeting, concern, source or indicator), "" at the top of a file.
    `lists`: the way to its list from the record at the top (`("actions", "updates")`), `number`: its own in the list.
    """

    entry: Entry
    day: date | None
    path: str
    holder: str
    lists: tuple[str, ...]
    number: int


def entries(register: Register, kinds: Kinds | None = None) -> Iterator[Located]:
    """Yield every entry of a register, file by file, each before those that it holds; corrections come last.

    `kinds`: these classes of entries alone; what can hold none of them is not looked through.
    """
    yield from _in_file(ASKED, "parties", Party, register.parties.values(), kinds)
    yield from _in_file(ASKED, "sources", Source, register.sources.values(), kinds)
    asked = register.recommendations.values()
    yield from _in_file(ASKED, "recommendations", Recommendation, asked, kinds, partial(_issued_on, register))
    if _leads_to(Response, kinds):
        for response in register.responses.values():
            yield from entries_of_response(register, response, kinds)
    yield from _in_file(MEETINGS, "meetings", Meeting, register.meetings, kinds)
    yield from _in_file(CONCERNS, "concerns", Concern, register.concerns, kinds)
    yield from _in_file(INDICATORS, "indicators", Indicator, register.indicators, kinds)
    for path, corrections in register.corrections.items() if _leads_to(Correction, kinds) else ():
        yield from _in_file(path, "corrections", Correction, corrections, kinds)


def _in_file(
    path: str,
    name: str,
    kind: Any,
    records: Iterable[Any],
    kinds: Kinds | None,
    day_of: Callable[[Any], date | None] = lambda record: None,
) -> Iterator[Located]:
    if _leads_to(kind, kinds):
        for number, record in enumerate(records):
            yield from entries_of(record, day_of(record), path, (name,), number, kinds)


def entries_of(
    record: Entry, day: date | None, path: str, lists: tuple[str, ...] = (), number: int = 0, kinds: Kinds | None = None
) -> Iterator[Located]:
    """Yield a record at the top of a file and every entry in it; `day`: that of what has none of its own."""
    own = record.counts_from(day)
    if kinds is None or type(record) in kinds:
        yield Located(record, own, path, "", lists, number)
    yield from _entries_in(record, own, path, (), kinds)


def _issued_on(register: Register, asked: Recommendation | None) -> date | None:
    # A register that is not sound is looked through as well: for what it marks, whatever else it lacks.
    return register.issued_on(asked) if asked and asked.source in register.sources else None


def entries_of_response(register: Register, response: Response, kinds: Kinds | None = None) -> Iterator[Located]:
    """Yield every entry of a response file but its corrections, in the order of the file."""
    asked = register.recommendations.get(response.recommendation)
    return _entries_in(response, _issued_on(register, asked), response_path(response.recommendation), (), kinds)


def _entries_in(
    record: Entry, day: date | None, path: str, lists: tuple[str, ...], kinds: Kinds | None
) -> Iterator[Located]:
    of: Any = type(record)
    holder = name_of(record)
    for field in holdings(of, kinds):
        kind, within = field.entries, (*lists, field.name)
        wanted, is_deep = kinds is None or kind in kinds, bool(holdings(kind, kinds))
        for number, each in enumerate(held_in(record, field)):
            own = each.counts_from(day)
            if wanted:
                yield Located(each, own, path, holder, within, number)
            if is_deep:
                yield from _entries_in(each, own, path, within, kinds)


@cache
def holdings(kind: Any, kinds: Kinds | None = None) -> tuple[DeclaredField, ...]:
    """Return the fields of a class that hold entries, in a list or alone; `kinds`: that can lead to one of these.

    Corrections are left out: they are about a whole file, and are enumerated with it.
    """
    fields = (each for each in declared_fields(kind) if each.entries not in (None, Correction))
    return tuple(each for each in fields if _leads_to(each.entries, kinds))


def classes_in(kinds: Iterable[Any]) -> Kinds:
    """Return classes of entries with all that they can hold, and those that these can."""
    classes = frozenset(kinds)
    held = frozenset(each.entries for kind in classes for each in declared_fields(kind) if each.entries)
    return classes if held <= classes else classes_in(classes | held)


def held_in(record: Entry, field: DeclaredField) -> tuple[Any, ...]:
    """Return the entries in a field that holds them: those of its list, or the one, or none; a stub holds none."""
    value = getattr(record, field.name)
    return value if field.is_list else () if value is None or value is RESTRICTED else (value,)


def _leads_to(kind: Any, kinds: Kinds | None) -> bool:
    return kinds is None or kind in kinds or bool(holdings(kind, kinds))


def name_of(entry: Entry) -> str:
    """Return the id of an entry, "" where it has none; of a response that of its recommendation."""
    name = known_by(type(entry))
    named = getattr(entry, name) if name else None
    return named if isinstance(named, str) else ""


class DatedList(NamedTuple):
    """What the entries of a list have in common: their class, what gets their own day, and the names of later ones."""

    kind: Any
    day_of: Callable[[Any], date]
    later: tuple[str, ...]


ListOf = tuple[DatedList, Any, tuple[Any, ...]]  # what the entries are, the record that holds them, the entries


def dated_lists(record: Entry) -> list[ListOf]:
    """Return the entries with a day of their own that a record holds, list by list, each list with what holds it.

    Every figure rests on this, so a list costs a step of Python and an entry none: what can be known of a class is
    worked out once for it.
    """
    lists: list[ListOf] = []
    _collect(record, _dated_holdings(type(record)), lists)
    return lists


class _Holding(NamedTuple):
    """A field that holds entries: what gets them, what they are where they are dated, and the like in their class."""

    get: Callable[[Any], Any]
    is_list: bool
    dated: DatedList | None
    below: "tuple[_Holding, ...]"


def _collect(record: Any, fields: tuple[_Holding, ...], lists: list[ListOf]) -> None:
    for get, is_list, dated, below in fields:
        value = get(record)
        if value:
            held = value if is_list else () if value is RESTRICTED else (value,)
            if dated is not None:
                lists.append((dated, record, held))
            if below:
                for each in held:
                    _collect(each, below, lists)


@once
def _dated_holdings(kind: Any) -> tuple[_Holding, ...]:
    fields = []
    for each in holdings(kind):
        below, dated = _dated_holdings(each.entries), None
        if own_days(each.entries):
            later = tuple(name for name, _ in later_days(each.entries))
            dated = DatedList(each.entries, own_day_of(each.entries), later)
        if below or dated:
            fields.append(_Holding(attrgetter(each.name), each.is_list, dated, below))
    return tuple(fields)
