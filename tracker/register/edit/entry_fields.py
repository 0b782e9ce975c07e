"""What is asked for a new entry: the fields of its kind, as they are declared, each with its words and explanation.

The options of the command line and the fields of the form are both made from these. Reads no text.
"""

from collections.abc import Iterator
from functools import cache
from typing import Any, NamedTuple

from tracker.register.edit.additions import KINDS, Value, id_before_number
from tracker.register.schema.entries import fields_in_turn, required_in
from tracker.register.schema.fields import REPORTABLE
from tracker.register.schema.meanings import DeclaredField, Label, LaterDay, OwnDay, infos_of
from tracker.vocabulary import Covers, Status, Word

EVIDENCE = "evidence"  # the field that names evidence, and the kind that may come with whoever has it
NOTHING = "null"  # as somebody writes that a value is not on record
_MADE = ("sha256",)  # worked out of the document itself


class EntryField(NamedTuple):
    """A field of a new entry.

    `names`: the names on the way to it, more than one of what stands within; `declared`: its declaration;
    `description`: what it is, in a sentence; `words`: those that it may hold, none where it holds something else;
    `is_needed`: the entry must have it; `is_own_day`: it is the day on which the entry happened, which must be there.
    """

    names: tuple[str, ...]
    declared: DeclaredField
    description: str
    words: tuple[Word, ...]
    is_needed: bool
    is_own_day: bool

    @property
    def name(self) -> str:
        """Return its own name, as files write it."""
        return self.names[-1]

    @property
    def label(self) -> str:
        """Return what it is called where somebody fills it in."""
        declared = (mark.text for mark in self.declared.marks if isinstance(mark, Label))
        return next(declared, self.description.rstrip("."))

    @property
    def is_usual(self) -> bool:
        """Return whether it is left out only where something stands in its stead."""
        return any(isinstance(mark, Label) and mark.is_usual for mark in self.declared.marks)

    @property
    def may_be_all_or_some(self) -> bool:
        """Return whether one word may stand in the place of its list."""
        return Covers in self.declared.types


@cache
def entry_fields(kind: str) -> tuple[EntryField, ...]:
    """Return what is asked for an entry of a kind, in the order in which people write it.

    Not what is counted or worked out, and no lists of further entries, which are recorded by themselves.
    """
    return tuple(_fields(kind))


def _fields(kind: str) -> Iterator[EntryField]:
    declared = KINDS[kind]
    for field in fields_in_turn(declared):
        is_counted = field.written == "id" and id_before_number(kind) is not None
        if is_counted or field.written in _MADE or (field.entries is not None and field.is_list):
            continue
        if field.entries is None:
            yield _field((), declared, field)
            continue
        for inner in fields_in_turn(field.entries):
            yield _field((field.written,), field.entries, inner)


def _field(way: tuple[str, ...], declared: Any, field: DeclaredField) -> EntryField:
    is_needed = field.written in required_in(declared)
    # A document's own day, or that of a figure, is not when somebody records it.
    is_own = any(isinstance(mark, OwnDay) and not mark.otherwise for mark in field.marks)
    description = str(infos_of(declared)[field.name].description)
    return EntryField((*way, field.written), field, description, _words(field), is_needed, is_own and is_needed)


def _words(field: DeclaredField) -> tuple[Word, ...]:
    words = next((each for each in field.types if isinstance(each, type) and issubclass(each, Word)), None)
    if words is None or words is Covers:
        return ()
    return tuple(word for word in words if words is not Status or word.value in REPORTABLE)


def comes_with_evidence(kind: str) -> bool:
    """Return whether an entry of a kind names evidence, so that new evidence may come with it."""
    return any(field.written == EVIDENCE and field.is_list for field in fields_in_turn(KINDS[kind]))


def later_day(kind: str) -> DeclaredField | None:
    """Return the field with the day on which something may happen to an entry of a kind later: its answer."""
    fields = fields_in_turn(KINDS[kind])
    return next((each for each in fields if any(isinstance(mark, LaterDay) for mark in each.marks)), None)


def value_written(field: EntryField, given: str | list[str]) -> Value:
    """Return what somebody gave for a field as it is to be written; `NOTHING` says that it is not on record."""
    if isinstance(given, list):
        # What is covered may be one word, or a list.
        is_word = field.may_be_all_or_some and given[0] in set(Covers)
        return given[0] if is_word else [each.strip() for each in given]
    text = given.replace("\r\n", "\n").strip()
    return None if text == NOTHING else text
