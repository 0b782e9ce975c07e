"""Two registers → every field and entry that differs, each with its path as a correction names it.

Takes registers, returns values; does not judge what may be changed.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Literal, NamedTuple

from tracker.register.promises.matching import fate, is_same, matched, names_of
from tracker.register.records import ASKED, CONCERNS, INDICATORS, MEETINGS, Register, response_path
from tracker.register.schema.entries import Entry
from tracker.register.schema.levels import highest
from tracker.register.schema.meanings import names_in_files
from tracker.register.schema.response import Response
from tracker.vocabulary import Marking

Kind = Literal["changed", "filled", "removed", "moved", "added"]
NamesOf = Callable[[Entry], tuple[str, ...]]

_empty: Any = Response  # what a file said that was not there


class Difference(NamedTuple):
    """A field that differs (`was` and `now` are values), or an entry that is gone, new or in another order.

    `record`: the id of the recommendation, source, meeting … that it is in; `field`: its path as the file is now, ""
    for the whole file; `field_then`: as it was. `within` and `steps`: the record that it is in now, None for the file
    itself, and the way from there. `held`: of an entry that is new, the list as it was. `marking`: the highest
    that its entry, and what holds it, had or has.
    """

    kind: Kind
    path: str
    record: str
    field: str
    field_then: str
    was: Any
    now: Any
    within: Entry | None
    steps: tuple[str | int, ...] = ()
    held: tuple[Entry, ...] = ()
    marking: Marking = Marking.PUBLIC


class _Spot(NamedTuple):
    """Where the comparison is."""

    path: str
    record: str
    field: str
    field_then: str
    within: Entry | None
    marking: Marking = Marking.PUBLIC

    def below(self, name: str) -> "_Spot":
        dot = "." if self.field else ""
        return self._replace(field=f"{self.field}{dot}{name}", field_then=f"{self.field_then}{dot}{name}")

    def item(self, then: str | int, now: str | int) -> "_Spot":
        return self._replace(field=f"{self.field}[{now}]", field_then=f"{self.field_then}[{then}]")

    def differs(self, kind: Kind, was: Any, now: Any, *steps: str | int, held: tuple[Entry, ...] = ()) -> Difference:
        where = self.path, self.record, self.field, self.field_then
        marking = highest((self.marking, *_markings(was, now)))
        return Difference(kind, *where, was, now, self.within, steps, held, marking)


def every_field(entry: Entry) -> tuple[str, ...]:
    """Return the names of all of an entry's fields."""
    return names_of(entry)


def differences(before: Register, after: Register, names: NamesOf = every_field) -> Iterator[Difference]:
    """Yield what differs between two registers in the fields that `names` gives for each entry as it was."""
    for path, name, then, now in _lists(before, after):
        yield from _list(_Spot(path, "", "", "", None).below(name), name, then, now, names)
    off = _Spot(ASKED, "", "register", "register", after.settings).below("rules_off")
    yield from _list(off, "rules_off", before.settings.rules_off, after.settings.rules_off, names)
    for id, response in before.responses.items():
        spot = _Spot(response_path(id), id, "", "", None)
        if id not in after.responses:
            yield spot.differs("removed", response, None)
        else:
            yield from _entry(spot, response, after.responses[id], names)
    for id, response in after.responses.items():
        if id not in before.responses:
            yield from _entry(_Spot(response_path(id), id, "", "", None), _empty(recommendation=id), response, names)


def _lists(before: Register, after: Register) -> Iterator[tuple[str, str, Sequence[Entry], Sequence[Entry]]]:
    yield ASKED, "sources", tuple(before.sources.values()), tuple(after.sources.values())
    yield ASKED, "recommendations", tuple(before.recommendations.values()), tuple(after.recommendations.values())
    yield MEETINGS, "meetings", before.meetings, after.meetings
    yield CONCERNS, "concerns", before.concerns, after.concerns
    yield INDICATORS, "indicators", before.indicators, after.indicators
    for path in (ASKED, MEETINGS, CONCERNS, INDICATORS):
        yield path, "corrections", before.corrections.get(path, ()), after.corrections.get(path, ())


def _entry(spot: _Spot, then: Entry, now: Entry, names: NamesOf) -> Iterator[Difference]:
    if then is now:
        return
    spot = spot._replace(within=now, marking=highest((spot.marking, *_markings(then, now))))
    written = names_in_files(type(then))
    for name in names(then):
        was, is_now = getattr(then, name), getattr(now, name)
        if was is is_now:
            continue
        if _holds_entries(was) or _holds_entries(is_now):
            yield from _list(spot.below(written[name]), name, was, is_now, names)
        elif isinstance(was, Entry) and isinstance(is_now, Entry):
            yield from _entry(spot.below(written[name]), was, is_now, names)
        else:
            yield from _field(spot, name, written[name], was, is_now)


def _field(spot: _Spot, name: str, written: str, was: Any, now: Any) -> Iterator[Difference]:
    """Yield that a field differs, or that a record which stands alone in it is gone or new; `written`: as files do."""
    if isinstance(was, Entry) or isinstance(now, Entry):
        yield spot.below(written).differs("added" if was is None else "removed", was, now, written)
    elif (became := fate(name, was, now)) != "same":
        yield spot.below(written).differs(became, was, now, written)


def _markings(*values: Any) -> list[Marking]:
    # By its name: to ask whether a value is `Restrictable` takes ten times as long, and every entry is asked.
    markings = (getattr(each, "marking", None) for each in values)
    return [marking for marking in markings if isinstance(marking, Marking)]


def _holds_entries(value: Any) -> bool:
    return isinstance(value, tuple) and bool(value) and isinstance(value[0], Entry)


def _list(spot: _Spot, name: str, then: Sequence[Entry], now: Sequence[Entry], names: NamesOf) -> Iterator[Difference]:
    """Yield what differs in a list: within the entries that are in both, then those that went, moved or came."""
    which = matched(then, now)
    new = list(which.new)
    for old, number in which.pairs:
        at = _in_record(spot.item(*_step(then[old], old, number)), then[old])
        yield from _entry(at, then[old], now[number], names)
    for old in which.gone:
        moved = next((each for each in new if is_same(then[old], now[each])), None)
        if moved is not None:
            new.remove(moved)
            at = spot.item(old, moved)._replace(within=now[moved])
            yield _in_record(at, then[old]).differs("moved", then[old], now[moved])
        else:
            stood = max((number + 1 for one, number in which.pairs if one < old), default=0)
            at = spot.item(*_step(then[old], old, stood))
            yield _in_record(at, then[old]).differs("removed", then[old], None, name)
    for number in new:
        at = _in_record(spot.item(*_step(now[number], number, number)), now[number])
        yield from _added(at._replace(within=now[number]), now[number], tuple(then))


def _step(entry: Any, then: int, now: int) -> tuple[str | int, str | int]:
    """Return how the path names an entry of a list: by its id, or where it has none by its number."""
    return (entry.id, entry.id) if hasattr(entry, "id") else (then, now)


def _in_record(spot: _Spot, entry: Any) -> _Spot:
    return spot if spot.record else spot._replace(record=getattr(entry, "id", ""))


def _added(spot: _Spot, entry: Entry, held: tuple[Entry, ...]) -> Iterator[Difference]:
    """Yield that an entry is new, and that each of those in its own lists is."""
    yield spot.differs("added", None, entry, held=held)
    for name in names_of(entry):
        value = getattr(entry, name)
        if _holds_entries(value):
            for number, each in enumerate(value):
                at = spot.below(name).item(*_step(each, number, number))
                yield from _added(at._replace(within=each), each, ())
