"""What every entry of a register has: where it stands, how the register knows it, who may read its words.

Declares; decides nothing.
"""

from dataclasses import field
from functools import cache
from typing import Annotated, Any, TypeVar, cast, dataclass_transform, get_type_hints

from pydantic import ConfigDict, Field
from pydantic.dataclasses import dataclass

from tracker.register.schema.fields import Text
from tracker.register.text.marked_yaml import PLACE, line_of
from tracker.vocabulary import Certainty, Marking

_T = TypeVar("_T")


@dataclass_transform(kw_only_default=True, frozen_default=True, field_specifiers=(Field, field))
def entry(declared: type[_T]) -> type[_T]:
    """Make a class of the register's files: fixed once read, slotted, and strict about its field names."""
    made = dataclass(config=ConfigDict(extra="forbid"), slots=True, frozen=True, kw_only=True)(declared)
    return cast(type[_T], made)


def fields_of(declared: Any) -> dict[str, Any]:
    """Return the fields of a class by the names that files use, each with the type behind it."""
    return _fields_of(declared)


@cache
def _fields_of(declared: Any) -> dict[str, Any]:
    hints = get_type_hints(declared, include_extras=True)
    named = {info.validation_alias or name: hints[name] for name, info in declared.__pydantic_fields__.items()}
    return {name: hint for name, hint in named.items() if name != PLACE}


@cache
def required_in(declared: Any) -> frozenset[str]:
    """Return the names, as files use them, of the fields of a class that must be there."""
    fields = declared.__pydantic_fields__.items()
    return frozenset(info.validation_alias or name for name, info in fields if info.is_required())


@entry
class Entry:
    """Something that the register says, and where it says so."""

    place: Annotated[int, Field(validation_alias=PLACE)] = field(default=0, compare=False, repr=False)

    @property
    def line(self) -> int:
        """Return the line, from 1, on which the entry starts in its file."""
        return line_of(self.place)


@entry
class Sure(Entry):
    """An entry that says how the register knows it."""

    certainty: Certainty = Field(Certainty.FIRST_HAND, description="How the register knows it.")
    reported_in: Text | None = Field(None, description="Where it is reported, if not first hand.")


@entry
class Marked(Sure):
    """An entry of which the words may be kept from some readers."""

    marking: Marking = Field(Marking.PUBLIC, description="Who may read its words.")
