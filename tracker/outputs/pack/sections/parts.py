"""Parts that every section of a pack is put together from: references, links, tables of any rows.

Takes values, returns blocks and parts of lines.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Generic, NamedTuple, TypeVar

from tracker.outputs.paper.blocks import (
    Inline,
    Line,
    PaperColumn,
    PaperTable,
    Paragraph,
    Plain,
    Reference,
    StateMark,
    WebLink,
    line,
)
from tracker.register.records import Register
from tracker.register.schema.restricted import Restricted, unless_restricted
from tracker.rules.state.position import Standing
from tracker.vocabulary import PAST_DEADLINE
from tracker.words.pack.sections import more_text
from tracker.words.states import state_text

_T = TypeVar("_T")


class RowsColumn(NamedTuple, Generic[_T]):
    """A column of a table of rows: its title, what its cell says of a row, how wide it is against the others."""

    title: str
    cell: Callable[[_T], Line | str]
    share: float = 1
    number: bool = False


def rows_table(caption: str, columns: Sequence[RowsColumn[_T]], rows: Iterable[_T]) -> PaperTable:
    """Return a table with a row for each value."""
    return PaperTable(
        caption,
        tuple(PaperColumn(each.title, each.share, each.number) for each in columns),
        tuple(tuple(as_line(each.cell(row)) for each in columns) for row in rows),
    )


def as_line(said: Line | str) -> Line:
    """Return words as a line."""
    return line(said) if isinstance(said, str) else said


def strong(text: str) -> Plain:
    """Return words that a reader scans for."""
    return Plain(text, strong=True)


def anchor(id: str) -> str:
    """Return the name of a recommendation's heading within the paper."""
    return f"recommendation-{id}"


def reference(id: str) -> Reference:
    """Return a recommendation's id, leading to all that the paper says of it."""
    return Reference(id, anchor(id))


def references(ids: Iterable[str]) -> Line:
    """Return ids one after another, each leading to its recommendation."""
    parts: list[Inline] = []
    for id in ids:
        parts += [*([Plain(", ")] if parts else []), reference(id)]
    return tuple(parts)


def linked(words: object, address: str | Restricted | None) -> Inline:
    """Return words that lead to a web address, where there is one that the reader may know."""
    known = unless_restricted(address)
    return WebLink(str(words), known) if known else Plain(str(words))


def mark_of(register: Register, standing: Standing) -> StateMark:
    """Return the mark of where a recommendation stands, with its word."""
    span = standing.span
    late = standing.timeliness in PAST_DEADLINE
    return StateMark(span.state, state_text(register, span), late, span.by_statement)


def note(text: str) -> Paragraph:
    """Return what explains and is not needed to decide."""
    return Paragraph(line(text), note=True)


def more_in(left: Mapping[tuple[str, str], int]) -> list[Paragraph]:
    """Return how many more of a list stand in which part, by its anchor and heading; nothing where none is left."""
    parts: list[Inline] = []
    for (section, heading), number in left.items():
        parts += [Plain("; " if parts else ""), Reference(more_text(number, heading), section)]
    return [Paragraph(tuple(parts[1:]))] if parts else []
