"""What a form asks for a new entry: a question for each field, by the declarations.

Takes no text of a register; a form is the same for every register.
"""

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import NamedTuple

from tracker.register.edit.additions import places_of
from tracker.register.edit.entry_fields import EVIDENCE, EntryField, comes_with_evidence, entry_fields
from tracker.register.schema.meanings import Mark
from tracker.vocabulary import Word

ASKED_OF_ALL = ("update", "evidence", "answer", "extension", "verification", "action")  # what a form is made for
_BY_ID = "id"
_DOCUMENT = "file"


class Question(NamedTuple):
    """A question of a form.

    `label`: what stands above it, once in the form; `names`: the names on the way to its field, none of the question
    which record the entry belongs to; `field`: that field; `explanation`: a sentence or two.
    """

    label: str
    names: tuple[str, ...]
    field: EntryField | None
    explanation: str

    @property
    def words(self) -> tuple[Word, ...]:
        """Return the words of which one is chosen; none where something is written."""
        return self.field.words if self.field and not self.field.declared.is_list else ()

    @property
    def is_needed(self) -> bool:
        """Return whether there must be an answer; a day is today's where there is none."""
        if self.field is None:
            return True
        return self.field.is_needed and not self.field.is_own_day and len(self.names) == 1

    @property
    def is_long(self) -> bool:
        """Return whether sentences are written."""
        return self.field is not None and Mark.WORDS in self.field.declared.marks and self.field.name != "title"


@cache
def questions(kind: str) -> tuple[Question, ...]:
    """Return what is asked for an entry of a kind, which record it belongs to first, new evidence last."""
    holders = " or ".join(dict.fromkeys(place.holder for place in places_of(kind)))
    first = Question(f"{kind.capitalize()}: which {holders}?", (), None, "Its id, as the register's pages show it.")
    return (first, *_of_fields(kind), *_of_new_evidence(kind))


def _of_fields(kind: str, before: str = "", way: tuple[str, ...] = ()) -> Iterator[Question]:
    for field in entry_fields(kind):
        if field.name in (_BY_ID, _DOCUMENT):
            continue  # an id is counted, and a document cannot be sent with a form's text
        label = " ".join(field.names).replace("_", " ")
        yield Question(
            before + (label if before else label.capitalize()), (*way, *field.names), field, _explained(field)
        )


def _of_new_evidence(kind: str) -> Iterator[Question]:
    if comes_with_evidence(kind):
        yield from _of_fields(EVIDENCE, "New evidence, ", (EVIDENCE,))


def _explained(field: EntryField) -> str:
    declared = field.declared
    hints = [field.description]
    if declared.is_list:
        hints.append("Several are written with commas between them.")
    elif date in declared.types:
        hints.append("Written as 2024-02-28, or as 2024-02 where only the month is known.")
    elif Mark.PARTY in declared.marks:
        hints.append("Its name, or its id.")
    if field.is_own_day:
        hints.append("Today, if it is left empty.")
    return " ".join(hints)
