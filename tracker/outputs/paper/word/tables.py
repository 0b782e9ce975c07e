"""A table of a paper as a table of Word: a header row that every page repeats, a first column that names the rows."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from tracker.outputs.markup import NOTHING, Html, joined
from tracker.outputs.paper.blocks import Line, PaperColumn, PaperTable, Plain
from tracker.outputs.paper.legible import legible
from tracker.outputs.paper.word.wordml import w
from tracker.outputs.paper.word.words import DocumentWording, text_of

TEXT_WIDTH = 9412  # twentieths of a point between the margins
_NARROWEST = 700  # of a column: room for an id
_LONGEST_WHOLE = 600  # letters of a cell: a row with more may be parted between two pages


def table_of(table: PaperTable, wording: DocumentWording) -> Html:
    """Return the caption, and the table under it."""
    caption = legible(table.caption)
    widths = _widths(table.columns)
    properties = w(
        "tblPr",
        w("tblStyle", val="PaperTable"),
        w("tblW", w=sum(widths), type="dxa"),
        w("tblLayout", type="fixed"),
        w("tblLook", val="06A0", firstRow=1, lastRow=0, firstColumn=1, lastColumn=0, noHBand=1, noVBand=1),
        w("tblCaption", val=caption),
    )
    titles = tuple((Plain(column.title),) for column in table.columns)
    header = _row(_cells(table.columns, widths, is_header=True), titles, wording, is_header=True)
    cells = _cells(table.columns, widths)
    rows = joined(_row(cells, row, wording) for row in table.rows)
    grid = w("tblGrid", *(w("gridCol", w=width) for width in widths))
    return joined([wording.line("Caption", (Plain(table.caption),)), w("tbl", properties, grid, header, rows)])


def _widths(columns: tuple[PaperColumn, ...]) -> list[int]:
    """Return how wide each column is: its share, and none so narrow that words in it are cut to letters."""
    whole = sum(column.share for column in columns) or 1
    wanted = [max(_NARROWEST, column.share / whole * TEXT_WIDTH) for column in columns]
    return [round(width * TEXT_WIDTH / sum(wanted)) for width in wanted]


@dataclass(frozen=True)
class _Cell:
    """What the cells of a column have in common: their properties, and the style of what is in them."""

    properties: Html
    style: str


def _cells(columns: tuple[PaperColumn, ...], widths: list[int], is_header: bool = False) -> list[_Cell]:
    styles = ("TableNumberHeading", "TableHeading") if is_header else ("TableNumber", "TableText")
    return [
        _Cell(w("tcPr", w("tcW", w=width, type="dxa")), styles[0] if column.number else styles[1])
        for column, width in zip(columns, widths, strict=True)
    ]


def _row(cells: list[_Cell], row: tuple[Line, ...], wording: DocumentWording, is_header: bool = False) -> Html:
    is_whole = all(len(text_of(line)) <= _LONGEST_WHOLE for line in row)
    properties = _row_properties(is_whole, is_header)
    drawn = (
        f"<w:tc>{cell.properties}{wording.line(cell.style, line)}</w:tc>" for cell, line in zip(cells, row, strict=True)
    )
    return Html(f"<w:tr>{properties}{''.join(drawn)}</w:tr>")


@cache
def _row_properties(is_whole: bool, is_header: bool) -> Html:
    properties = [w("cantSplit") if is_whole else NOTHING, w("tblHeader") if is_header else NOTHING]
    return w("trPr", *properties) if any(properties) else NOTHING
