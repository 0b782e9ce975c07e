"""What every entry of a register has: where it stands, its day, how the register knows it, who may read its words.

Declares; decides nothing.
"""

from dataclasses import field
from datetime import date
from typing import Annotated, Any, Protocol, TypeVar, cast, dataclass_transform, get_type_hints, runtime_checkable

from pydantic import ConfigDict, Field
from pydantic.dataclasses import dataclass

from tracker.register.schema.fields import Words
from tracker.register.schema.meanings import DeclaredField, Mark, declared_fields, infos_of, once, own_day_of, own_days
from tracker.register.text.marked_yaml import PLACE, line_of
from tracker.vocabulary import Certainty, Marking

_T = TypeVar("_T")
_Day = TypeVar("_Day", date, date | None)


def edited(default: Any = ..., *, description: str) -> Any:
    """Declare a field that may be kept up to date; what is declared with pydantic's `Field` is written once."""
    info = Field(default, description=description)
    info.metadata.append(Mark.EDITED)
    return info


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(Field, edited, field))
def entry(declared: type[_T]) -> type[_T]:
    """Make a class of the register's files: fixed once read, slotted, and strict about its field names."""
    made = dataclass(config=ConfigDict(extra="forbid"), slots=True, frozen=True, kw_only=True)(declared)
    return cast(type[_T], made)


@once
def fields_of(declared: Any) -> dict[str, Any]:
    """Return the fields of a class by the names that files use, each with the type behind it."""
    hints = get_type_hints(declared, include_extras=True)
    named = {info.validation_alias or name: hints[name] for name, info in infos_of(declared).items()}
    return {name: hint for name, hint in named.items() if name != PLACE}


@once
def required_in(declared: Any) -> frozenset[str]:
    """Return the names, as files use them, of the fields of a class that must be there."""
    infos = infos_of(declared).items()
    return frozenset(info.validation_alias or name for name, info in infos if info.is_required())


@entry
class Entry:
    """Something that the register says, and where it says so."""

    place: Annotated[int, Field(validation_alias=PLACE)] = field(default=0, compare=False, repr=False)

    @property
    def line(self) -> int:
        """Return the line, from 1, on which the entry starts in its file."""
        return line_of(self.place)

    @property
    def own_day(self) -> date:
        """Return the day from which the entry is there, of an entry that has one."""
        return own_day_of(type(self))(self)

    def counts_from(self, holder: _Day) -> _Day:
        """Return the entry's own day; where none is on record, that of what holds it: of an answer, the issue's."""
        return (self.own_day if own_days(type(self)) else None) or holder


@entry
class Attributed(Entry):
    """An entry that says how the register knows it."""

    certainty: Certainty = Field(Certainty.FIRST_HAND, description="How the register knows it.")
    reported_in: Words | None = Field(None, description="Where it is reported, if not first hand.")


@once
def fields_in_turn(declared: Any) -> tuple[DeclaredField, ...]:
    """Return the fields of a class in the order in which people write them: what most entries have comes last."""
    shared = {*fields_of(Attributed), "marking"}
    return tuple(sorted(declared_fields(declared), key=lambda each: each.written in shared))


@runtime_checkable
class Restrictable(Protocol):
    """An entry of which the words may be kept from some readers: every one that has a marking."""

    @property
    def marking(self) -> Marking:
        """Return who may read its words."""
        ...
