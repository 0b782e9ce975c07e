"""Figures and marks of a paper → pictures for Word: drawn once, by the same functions as in the PDF."""

from __future__ import annotations

import json
import struct
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import typst

from tracker.outputs.paper.blocks import (
    Bullets,
    Facts,
    Line,
    MeetingPaper,
    PaperTable,
    Paragraph,
    SquaresFigure,
    StacksFigure,
    StateMark,
)
from tracker.outputs.paper.pdf.data import paper_json
from tracker.outputs.paper.pdf.setting import project_fonts
from tracker.vocabulary import State

_SHEET = Path(__file__).with_name("pictures.typ")
_DOTS = 240  # an inch: sharp on paper, and small enough to be sent by mail
_UNITS = 914_400  # of a drawing in Word, an inch
_SIZE = struct.Struct(">II")  # of a PNG, in its first chunk

MarkShape = tuple[State, bool, bool]


@dataclass(frozen=True)
class Picture:
    """A PNG and its size in Word's units (EMU)."""

    content: bytes
    width: int
    height: int


@dataclass(frozen=True)
class Pictures:
    """The pictures of a paper: one a figure, in their order; one for each mark that its lines have."""

    figures: tuple[Picture, ...]
    marks: dict[MarkShape, Picture]


def pictures_of(paper: MeetingPaper) -> Pictures:
    """Return all pictures that a paper needs, drawn in one go: typst starts once."""
    figures = tuple(block for block in paper.blocks if isinstance(block, SquaresFigure | StacksFigure))
    shapes = sorted({shape_of(mark) for mark in _marks(paper)}, key=str)
    if not figures and not shapes:
        return Pictures((), {})
    data = paper_json(replace(paper, blocks=figures, enclosures=()), "")
    marks = json.dumps([{"state": state, "late": late, "by_statement": by} for state, late, by in shapes])
    drawn = [_picture(png) for png in _drawn(data, marks)]
    return Pictures(tuple(drawn[: len(figures)]), dict(zip(shapes, drawn[len(figures) :], strict=True)))


def _drawn(data: str, marks: str) -> list[bytes]:
    """Return a PNG for each figure of the data, and then for each mark."""
    made: bytes | list[bytes] = typst.compile(
        _SHEET,
        root=_SHEET.parents[1],  # within it stands the template of the PDF, whose functions the sheet calls
        sys_inputs={"paper": data, "marks": marks},
        font_paths=project_fonts(),
        ignore_system_fonts=True,
        format="png",
        ppi=_DOTS,
    )
    return [made] if isinstance(made, bytes) else made


def shape_of(mark: StateMark) -> MarkShape:
    """Return what a mark looks like, whatever its words."""
    return mark.state, mark.late, mark.by_statement


def _marks(paper: MeetingPaper) -> Iterator[StateMark]:
    for line in _lines(paper):
        yield from (part for part in line if isinstance(part, StateMark))


def _lines(paper: MeetingPaper) -> Iterator[Line]:
    for block in paper.blocks:
        match block:
            case Paragraph(content=content):
                yield content
            case Bullets(items=items):
                yield from items
            case Facts(items=facts):
                yield from (content for _, content in facts)
            case PaperTable(rows=rows):
                yield from (cell for row in rows for cell in row)


def _picture(png: bytes) -> Picture:
    width, height = _SIZE.unpack_from(png, 16)
    return Picture(png, width * _UNITS // _DOTS, height * _UNITS // _DOTS)
