"""Packs to read: of a register's folder, of a short literal, of one recorded in a repository; and their words."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from datetime import date
from pathlib import Path

from tests.rules import texts_of
from tracker.commands.answering import CloneSettings, open_register
from tracker.outputs.pack.pack import meeting_pack
from tracker.outputs.paper.blocks import (
    Block,
    Bullets,
    Facts,
    Heading,
    Line,
    MeetingPaper,
    PaperTable,
    Paragraph,
    SquaresFigure,
    StacksFigure,
)
from tracker.snapshots.clocks import meeting_named
from tracker.vocabulary import Marking

ROOT = Path(__file__).parents[3]
SHIPPED, BORSETSHIRE = ROOT / "data", ROOT / "tests" / "registers" / "borsetshire"


def pack_of(folder: Path, meeting: str, audience: Marking = Marking.PUBLIC, as_at: str | None = None) -> MeetingPaper:
    """Return the pack of a meeting of a register, as the command makes it; `as_at`: another day than its own."""
    with tempfile.TemporaryDirectory() as seen:
        opened = open_register(folder, audience, CloneSettings("Europe/London", Path(seen)))
        shown = opened.now()
        about = meeting_named(shown.on(date.fromisoformat(as_at)) if as_at else shown, meeting, opened.at)
        return meeting_pack(about, opened.recorder(about.after))


def write_literal(folder: Path, literal: str) -> Path:
    """Write the files of the register that a literal is short for into a folder; return it."""
    for path, text in texts_of(literal).items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text)
    return folder


def words_of_line(said: Line) -> str:
    return "".join(part.text for part in said)


def lines_of(block: Block) -> list[str]:
    """Return what a block says, a line each; a row of a table is one line."""
    match block:
        case Heading():
            return [block.text]
        case Paragraph():
            return [words_of_line(block.content)]
        case Bullets():
            return [words_of_line(each) for each in block.items]
        case Facts():
            return [f"{name}: {words_of_line(fact)}" for name, fact in block.items]
        case PaperTable():
            titles = " | ".join(column.title for column in block.columns)
            return [block.caption, titles, *(" | ".join(map(words_of_line, row)) for row in block.rows)]
        case SquaresFigure() | StacksFigure():
            return [block.caption, block.alternative]


def section(paper: MeetingPaper, heading: str) -> list[str]:
    """Return what stands below a heading, to the next one of its level or above."""
    at, level = next(
        (number, block.level)
        for number, block in enumerate(paper.blocks)
        if isinstance(block, Heading) and block.text == heading
    )
    lines: list[str] = []
    for block in paper.blocks[at + 1 :]:
        if isinstance(block, Heading) and block.level <= level:
            break
        lines += lines_of(block)
    return lines


def headings(paper: MeetingPaper, most: int = 3) -> list[str]:
    """Return the headings up to a level, in their order."""
    return [block.text for block in paper.blocks if isinstance(block, Heading) and block.level <= most]


def all_lines(paper: MeetingPaper) -> list[str]:
    return [line for block in paper.blocks for line in lines_of(block)]


def table_below(paper: MeetingPaper, caption: str) -> PaperTable:
    """Return the table with this caption."""
    [table] = [block for block in paper.blocks if isinstance(block, PaperTable) and block.caption == caption]
    return table


def rows_of(table: PaperTable) -> list[list[str]]:
    return [list(map(words_of_line, row)) for row in table.rows]


def containing(lines: Iterable[str], words: str) -> list[str]:
    return [line for line in lines if words in line]
