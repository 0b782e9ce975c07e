"""What a field of a register is, said where it is declared: its own day, a party, words, editable, open to all.

Holds the marks that a declaration is written with, and reads them back. Everything that treats fields by what they are
(audience, promises, walk, search, the manual) asks here, so that there is no second list of fields.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, is_dataclass
from datetime import date
from enum import Enum, auto
from functools import cache
from operator import attrgetter
from typing import Annotated, Any, Literal, NamedTuple, TypeVar, cast, get_args, get_origin, get_type_hints

from tracker.register.text.marked_yaml import PLACE
from tracker.vocabulary import Word

_R = TypeVar("_R")
Moment = Literal["issued", "made", "answered", "resolved"]


def once(work: Callable[[Any], _R]) -> Callable[[Any], _R]:
    """Work something out once for each class. (By `cache` alone, mypy takes the classes of entries for unhashable.)"""
    return cast(Callable[[Any], _R], cache(work))


def infos_of(declared: Any) -> Mapping[str, Any]:
    """Return what pydantic holds of each field of a class, by its name in the code; nothing of a class of another make.

    With `validated` the one place that reads what pydantic keeps on a class under names of its own.
    """
    return getattr(declared, "__pydantic_fields__", {})


def validated(declared: Any, values: Any) -> Any:
    """Return values as the record of a class that they are; raise pydantic's `ValidationError`."""
    # pydantic's `TypeAdapter` says the same in public, and makes every validator a second time, at each start.
    return declared.__pydantic_validator__.validate_python(values)


class Mark(Enum):
    """What a declaration says of a field, beside its type."""

    OPEN = auto()  # every reader sees it, whatever the marking of its entry: rules and figures rest on it
    WORDS = auto()  # somebody's own words, which a search looks in
    NAME = auto()  # what an entry is known by
    REF = auto()  # the id of another record: the checks see to it that there is one
    PARTY = auto()  # who: likewise, of a party
    EDITED = auto()  # may be kept up to date; every other field is written once, and guarded


@dataclass(frozen=True)
class OwnDay:
    """The day from which an entry is there; `otherwise`: only where its other own day is not on record."""

    moment: Moment = "made"
    otherwise: bool = False


@dataclass(frozen=True)
class LaterDay:
    """A day on which something more happens to an entry that is there already."""

    moment: Moment


@dataclass(frozen=True)
class LooksAhead:
    """A day that an entry looks forward to: it is visible with the entry."""


@dataclass(frozen=True)
class Label:
    """What a field is called where somebody fills it in; without one it is called by its description.

    `is_usual`: it is left out only where something stands in its stead, so that it is not called optional.
    """

    text: str
    is_usual: bool = False


class DeclaredField(NamedTuple):
    """A field of a class of the register's files.

    `name`: as the class spells it; `written`: as files do; `marks`: what the declaration says of it; `entries`: the
    class of the entries that it holds, in a list or alone; `types`: all that it is made of, without None.
    """

    name: str
    written: str
    marks: frozenset[object]
    entries: Any
    types: tuple[Any, ...]

    @property
    def is_list(self) -> bool:
        """Return whether it holds a list."""
        return tuple in self.types

    @property
    def is_open(self) -> bool:
        """Return whether every reader sees it; what holds entries is not open, each of them is hidden by itself.

        A word of the vocabulary says no more than the vocabulary does, so every reader may know it.
        """
        is_word = all(isinstance(each, type) and issubclass(each, Word) for each in self.types)
        return self.entries is None and (Mark.OPEN in self.marks or is_word)


@once
def declared_fields(kind: Any) -> tuple[DeclaredField, ...]:
    """Return the fields of a class of the register's files, in the order in which they are declared."""
    hints = get_type_hints(kind, include_extras=True)
    infos = ((name, info) for name, info in infos_of(kind).items() if info.validation_alias != PLACE)
    return tuple(_declared(name, info, hints[name]) for name, info in infos)


def _declared(name: str, info: Any, hint: Any) -> DeclaredField:
    marks, types = frozenset([*_marks_of(info.metadata), *_marks_in(hint)]), tuple(_types_in(hint))
    entries = next((each for each in types if is_dataclass(each)), None)
    return DeclaredField(name, info.validation_alias or name, marks, entries, types)


def _marks_in(hint: Any) -> list[object]:
    own = _marks_of(getattr(hint, "__metadata__", ()))
    return own + [mark for inner in get_args(hint) for mark in _marks_in(inner)]


def _marks_of(metadata: Iterable[object]) -> list[object]:
    return [each for each in metadata if isinstance(each, Mark | OwnDay | LaterDay | LooksAhead | Label)]


def _types_in(hint: Any) -> list[Any]:
    origin, inner = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _types_in(inner[0])
    if origin is tuple:
        return [tuple, *_types_in(inner[0])]
    if origin is not None:
        return [each for one in inner for each in _types_in(one)]
    return [] if hint is type(None) else [hint]


@once
def names_in_files(kind: Any) -> dict[str, str]:
    """Return, for the name of each field of a class, the name that files use."""
    return {each.name: each.written for each in declared_fields(kind)}


@cache
def with_mark(kind: Any, mark: Mark) -> tuple[DeclaredField, ...]:
    """Return the fields of a class that are declared to be something."""
    return tuple(each for each in declared_fields(kind) if mark in each.marks)


@once
def hidden_in(kind: Any) -> tuple[DeclaredField, ...]:
    """Return the fields of a class that a marking hides: all that nobody declared open."""
    return tuple(each for each in declared_fields(kind) if not each.is_open)


@once
def own_days(kind: Any) -> tuple[str, ...]:
    """Return the names of the fields that say from which day an entry is there; the first that it has counts."""
    days = [(day.otherwise, each.name) for each in declared_fields(kind) if (day := _own_day(each))]
    return tuple(name for _, name in sorted(days, key=lambda day: day[0]))


@once
def own_moment(kind: Any) -> Moment:
    """Return what happens on the own day of an entry."""
    return next((day.moment for each in declared_fields(kind) if (day := _own_day(each))), "made")


def _own_day(field: DeclaredField) -> OwnDay | None:
    return next((mark for mark in field.marks if isinstance(mark, OwnDay)), None)


@once
def own_day_of(kind: Any) -> Callable[[Any], date]:
    """Return what gets the own day of an entry of a class that has one.

    Where its file gives none it is `date.max`, so that no day shows it: such a register is read for its markings alone.
    """
    first, *others = map(attrgetter, own_days(kind))
    if not others:
        return first  # most classes, on the way to every figure: no step of Python

    def own_day(entry: Any) -> date:
        return first(entry) or next((day for other in others if (day := other(entry))), date.max)

    return own_day


@once
def later_days(kind: Any) -> tuple[tuple[str, Moment], ...]:
    """Return the days on which something more happens to an entry, each with what it is."""
    marks = ((each.name, mark) for each in declared_fields(kind) for mark in each.marks)
    return tuple((name, mark.moment) for name, mark in marks if isinstance(mark, LaterDay))


@once
def known_by(kind: Any) -> str | None:
    """Return the field that an entry is known by: its id, else the first day of its own that is declared."""
    days = (each for each in declared_fields(kind) if _own_day(each))
    return next((each.name for each in (*with_mark(kind, Mark.NAME), *days)), None)


def written_once(entry: Any) -> tuple[str, ...]:
    """Return the names of the fields of an entry that promises guard: all but those that may be kept up to date.

    Of two own days one may be filled in later, but never the one that counts.
    """
    kind: Any = type(entry)
    return _guarded(kind, next((name for name in own_days(kind) if getattr(entry, name)), None))


@cache
def _guarded(kind: Any, counts: str | None) -> tuple[str, ...]:
    return tuple(each.name for each in declared_fields(kind) if Mark.EDITED not in each.marks or each.name == counts)
