"""A table of a paper as a table of Word: a header row that every page repeats, a first column that names the rows."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from tracker.outputs.markup import NOTHING, Html, joined
from tracker.outputs.paper.blocks import Line, PaperColumn, PaperTable, Plain
from tracker.outputs.paper.legible import legible
from tracker.outputs.paper.widths import column_widths
from tracker.outputs.paper.word.wordml import w
from tracker.outputs.paper.word.words import DocumentWording, text_of

_SMALL = 500  # letters of a table that stays on one page
_LONGEST_WHOLE = 600  # letters of a cell: a row with more may be parted between two pages


def table_of(table: PaperTable, wording: DocumentWording) -> Html:
    """Return the caption, and the table under it."""
    caption = legible(table.caption)
    widths = column_widths(table)
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
    # A small table stays on one page: each of its rows with the next.
    is_small = sum(len(text_of(line)) for row in table.rows for line in row) <= _SMALL
    last = len(table.rows) if is_small else 0
    rows = joined(_row(cells, row, wording, keeps_next=number < last) for number, row in enumerate(table.rows, 1))
    grid = w("tblGrid", *(w("gridCol", w=width) for width in widths))
    return joined([wording.line("Caption", (Plain(table.caption),)), w("tbl", properties, grid, header, rows)])


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


def _row(
    cells: list[_Cell],
    row: tuple[Line, ...],
    wording: DocumentWording,
    is_header: bool = False,
    keeps_next: bool = False,
) -> Html:
    properties = _row_properties(all(len(text_of(line)) <= _LONGEST_WHOLE for line in row), is_header)
    drawn = (
        f"<w:tc>{cell.properties}{wording.line(cell.style, line, keeps_next=keeps_next)}</w:tc>"
        for cell, line in zip(cells, row, strict=True)
    )
    return Html(f"<w:tr>{properties}{''.join(drawn)}</w:tr>")


@cache
def _row_properties(is_whole: bool, is_header: bool) -> Html:
    properties = [w("cantSplit") if is_whole else NOTHING, w("tblHeader") if is_header else NOTHING]
    return w("trPr", *properties) if any(properties) else NOTHING
