"""A register → everything that it says, entry by entry: the one enumeration, derived from the declarations.

Takes registers and records, returns their entries as they are with where each stands; decides nothing.
"""

from collections.abc import Callable, Iterator
from datetime import date
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
from tracker.register.schema.response import Response


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


def entries(register: Register) -> Iterator[Located]:
    """Yield every entry of a register, file by file, each before those that it holds; corrections come last."""
    for number, party in enumerate(register.parties.values()):
        yield from entries_of(party, None, ASKED, ("parties",), number)
    for number, source in enumerate(register.sources.values()):
        yield from entries_of(source, source.issued_on, ASKED, ("sources",), number)
    for number, asked in enumerate(register.recommendations.values()):
        yield from entries_of(asked, register.issued_on(asked), ASKED, ("recommendations",), number)
    for response in register.responses.values():
        yield from entries_of_response(register, response)
    beside: tuple[tuple[str, str, tuple[Entry, ...]], ...] = (
        (MEETINGS, "meetings", register.meetings),
        (CONCERNS, "concerns", register.concerns),
        (INDICATORS, "indicators", register.indicators),
    )
    for path, name, records in beside:
        for number, record in enumerate(records):
            yield from entries_of(record, None, path, (name,), number)
    for path, corrections in register.corrections.items():
        for number, correction in enumerate(corrections):
            yield Located(correction, correction.date, path, "", ("corrections",), number)


def entries_of(record: Entry, day: date | None, path: str, lists: tuple[str, ...], number: int) -> Iterator[Located]:
    """Yield a record at the top of a file and every entry in it; `day`: that of what has none of its own."""
    own = record.own_day if own_days(type(record)) else day
    yield Located(record, own, path, "", lists, number)
    yield from entries_in(record, own, path)


def entries_of_response(register: Register, response: Response) -> Iterator[Located]:
    """Yield every entry of a response file but its corrections, in the order of the file."""
    id = response.recommendation
    yield from entries_in(response, register.issued_on(register.recommendations[id]), response_path(id))


def entries_in(record: Entry, day: date | None, path: str, lists: tuple[str, ...] = ()) -> Iterator[Located]:
    """Yield the entries that a record holds, each before those that it holds itself."""
    holder = name_of(record)
    for field in _holding(type(record)):
        value, kind, within = getattr(record, field.name), field.entries, (*lists, field.name)
        own_day = own_day_of(kind) if own_days(kind) else None
        for number, each in enumerate(value if field.is_list else (value,) if value else ()):
            own = own_day(each) if own_day else day
            yield Located(each, own, path, holder, within, number)
            if _holding(kind):
                yield from entries_in(each, own, path, within)


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
    found: list[ListOf] = []
    _collect(record, _dated_holdings(type(record)), found)
    return found


class _Holding(NamedTuple):
    """A field that holds entries: what gets them, what they are where they are dated, and the like in their class."""

    get: Callable[[Any], Any]
    is_list: bool
    dated: DatedList | None
    below: "tuple[_Holding, ...]"


def _collect(record: Any, holdings: tuple[_Holding, ...], found: list[ListOf]) -> None:
    for get, is_list, dated, below in holdings:
        value = get(record)
        if value:
            held = value if is_list else (value,)
            if dated is not None:
                found.append((dated, record, held))
            if below:
                for each in held:
                    _collect(each, below, found)


@once
def _dated_holdings(kind: Any) -> tuple[_Holding, ...]:
    holdings = []
    for each in _holding(kind):
        below, dated = _dated_holdings(each.entries), None
        if own_days(each.entries):
            later = tuple(name for name, _ in later_days(each.entries))
            dated = DatedList(each.entries, own_day_of(each.entries), later)
        if below or dated:
            holdings.append(_Holding(attrgetter(each.name), each.is_list, dated, below))
    return tuple(holdings)


@once
def _holding(kind: Any) -> tuple[DeclaredField, ...]:
    # Corrections are about a whole file, and are enumerated with it.
    return tuple(each for each in declared_fields(kind) if each.entries not in (None, Correction))


def name_of(entry: Entry) -> str:
    """Return the id of an entry, "" where it has none; of a response that of its recommendation."""
    name = known_by(type(entry))
    named = getattr(entry, name) if name else None
    return named if isinstance(named, str) else ""
