"""What a paper is made of: headings, paragraphs, lists, tables and figures, each with what a screen reader needs.

Values alone; how a block looks is a renderer's. Every text is data: no renderer reads markup in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from tracker.vocabulary import Marking, State


@dataclass(frozen=True)
class Plain:
    """Words; `strong`: those that a reader scans for."""

    text: str
    strong: bool = False


@dataclass(frozen=True)
class Reference:
    """Words that lead to a place in the same paper: the `anchor` of a heading there."""

    text: str
    anchor: str


@dataclass(frozen=True)
class WebLink:
    """Words that lead to a web address."""

    text: str
    address: str


@dataclass(frozen=True)
class StateMark:
    """The square of a state before its word; `late`: with a corner; `by_statement`: hollow."""

    state: State
    text: str
    late: bool = False
    by_statement: bool = False


Inline: TypeAlias = Plain | Reference | WebLink | StateMark
Line: TypeAlias = tuple[Inline, ...]


def line(*parts: str | Inline) -> Line:
    """Return a line of words: a text is plain words."""
    return tuple(Plain(part) if isinstance(part, str) else part for part in parts)


@dataclass(frozen=True)
class Heading:
    """A heading of level 1 to 4; `anchor`: its name within the paper, for references; "" for none.

    `on_new_page`: begins a page where there are pages.
    """

    level: int
    text: str
    anchor: str = ""
    on_new_page: bool = False


@dataclass(frozen=True)
class Paragraph:
    """One paragraph; `note`: in smaller type, for what explains and is not needed to decide."""

    content: Line
    note: bool = False


@dataclass(frozen=True)
class Bullets:
    """A list; `numbered`: each item has its number, so that a meeting can call it."""

    items: tuple[Line, ...]
    numbered: bool = False


@dataclass(frozen=True)
class Facts:
    """Names and what each is, a line each: "Owner", "MPS"."""

    items: tuple[tuple[str, Line], ...]


@dataclass(frozen=True)
class PaperColumn:
    """A column of a table; `share`: how wide it is against the others; `number`: whether its cells are figures."""

    title: str
    share: float = 1
    number: bool = False


@dataclass(frozen=True)
class PaperTable:
    """A table with a caption, header cells that stand on every page, and rows that their first cell names.

    No cell is empty: whoever writes the paper says "not known", "not applicable" or "none".
    """

    caption: str
    columns: tuple[PaperColumn, ...]
    rows: tuple[tuple[Line, ...], ...]


@dataclass(frozen=True)
class Square:
    """A recommendation in a figure of squares."""

    id: str
    state: State
    late: bool = False
    by_statement: bool = False


@dataclass(frozen=True)
class SquaresFigure:
    """One square a recommendation, in groups with a label (a source): the Overview's picture.

    `alternative`: what the picture says, in words, for whoever does not see it; `legend`: the word of each state shown.
    """

    caption: str
    alternative: str
    groups: tuple[tuple[str, tuple[Square, ...]], ...]
    legend: tuple[tuple[State, str], ...] = ()


@dataclass(frozen=True)
class StackPart:
    """How many are in a state; `by_statement`: by a statement alone, drawn hollow."""

    state: State
    number: int
    by_statement: bool = False


@dataclass(frozen=True)
class StacksFigure:
    """A bar a label (a quarter, a source), each of parts in their order; all on one scale.

    `alternative`: what the picture says, in words.
    """

    caption: str
    alternative: str
    bars: tuple[tuple[str, tuple[StackPart, ...]], ...]
    legend: tuple[tuple[State, str], ...]


Block: TypeAlias = Heading | Paragraph | Bullets | Facts | PaperTable | SquaresFigure | StacksFigure


@dataclass(frozen=True)
class Imprint:
    """What every page names: the meeting, the day of the position, the revision, what it was made from and for whom.

    `known_at`: as the reader says it, "now" or a revision's name; `commit`: None where there is no history, or where
    the files were changed since; `inputs`: the hash of all that the paper was made from; `made_at`: the day on which
    the document counts as made, the commit's or the position's and never the clock's: same inputs, same bytes.
    """

    meeting: str
    as_at: date
    known_at: str
    commit: str | None
    inputs: str
    audience: Marking
    restricted: int
    made_at: date


@dataclass(frozen=True)
class Enclosure:
    """A file that is put into a paper as it is: the position as JSON, a text of the register."""

    name: str
    media_type: str
    description: str
    content: bytes


@dataclass(frozen=True)
class MeetingPaper:
    """A whole paper; `language`: a BCP 47 tag; `subject`: what it is, for a document's properties.

    `blocks` begin with the title, as the one heading of level 1; sections are of level 2, their parts of 3 and 4.
    """

    title: str
    subject: str
    imprint: Imprint
    blocks: tuple[Block, ...]
    enclosures: tuple[Enclosure, ...] = ()
    language: str = "en-GB"
