"""The sheets of a snapshot → a workbook, with a first sheet that says what it is and one that explains every column.

Text is text: nothing in it is a formula. The same snapshot gives the same bytes, whatever the day and the folder.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time
from gzip import GzipFile
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font, NamedStyle, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet._writer import WorksheetWriter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.writer.excel import ExcelWriter

from tracker.outputs.database.columns import KINDS, DatabaseColumn
from tracker.outputs.export.about import AboutExport, about_export
from tracker.outputs.export.archive import ArchiveOfNoDay
from tracker.outputs.export.dataset import DataTable, TooManyRows
from tracker.outputs.export.front import CUT, READING, READING_HEADING, SHEETS_HEADING, facts
from tracker.outputs.export.sheets import sheets
from tracker.outputs.tables import spreadsheet_cell
from tracker.snapshots.snapshot import Snapshot

FRONT, COLUMNS = "about", "columns"
MOST_ROWS = 1_048_576  # of a sheet, its header among them
MOST_SIGNS = 32_767  # of a cell, as Excel counts: in UTF-16
_WIDEST, _NARROWEST, _LOOKED_AT = 60, 8, 200  # signs; signs; rows whose texts decide how wide a column is
_ILLEGAL = re.compile("[\0-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # in XML
_LIKE_AN_ESCAPE = re.compile("_(?=x[0-9A-Fa-f]{4}_)")  # which Excel would read as one character
_FIRST_DAY = date(1900, 3, 1)  # before it Excel counts the days wrongly, or not at all
_HEADING, _CLIPPED = "heading", "clipped"
_FONT: Mapping[str, Any] = {"name": "Calibri", "size": 11}  # as of every other cell


class SheetInMemory(WorksheetWriter):  # type: ignore[misc]  # openpyxl publishes no types
    """Writes a sheet to memory, packed. openpyxl would write it to the folder for temporary files.

    There it would be in the way of a full disk, and what a killed process leaves might be restricted.
    """

    out: Any

    def __init__(self, sheet: Any) -> None:
        """Begin to write a sheet, all of whose properties are set."""
        self._packed = BytesIO()
        super().__init__(sheet, GzipFile(fileobj=self._packed, mode="wb", compresslevel=1, mtime=0))
        self.write_top()
        sheet._writer = self

    def close(self) -> None:
        """Write the end; from then on it can be read."""
        super().close()
        self.out.close()
        self._packed.seek(0)
        self.out = GzipFile(fileobj=self._packed)

    def cleanup(self) -> None:
        """Leave nothing behind: there is no file."""


def workbook(shown: Snapshot) -> bytes:
    """Return a workbook of a snapshot; raise `TooManyRows`."""
    about, tables = about_export(shown), sheets(shown)
    for table in tables:
        if len(table.rows) >= MOST_ROWS:
            raise TooManyRows(
                f"{table.layout.name} has {len(table.rows):,} rows, and a sheet holds {MOST_ROWS - 1:,}."
                " Export to a .db file or a data package instead."
            )
    book = Workbook(write_only=True)
    book.properties.creator = "Recommendations tracker"
    book.properties.title = cell_text(about.title)
    book.properties.created = book.properties.modified = datetime.combine(about.as_at, time())
    for style in _styles():
        book.add_named_style(style)
    _write_front(book, about, tables)
    for table in tables:
        _write_table(book, table)
    _write_columns(book, tables)
    written = BytesIO()
    ExcelWriter(book, ArchiveOfNoDay(written, "w")).save()
    return written.getvalue()


def _styles() -> Iterator[NamedStyle]:
    fill = PatternFill("solid", fgColor="E8EDF2")
    yield NamedStyle(_HEADING, font=Font(**_FONT, bold=True), fill=fill, alignment=Alignment(vertical="top"))
    # Filled, a text that is longer than its cell shows its beginning, and does not run over the empty cells beside it.
    yield NamedStyle(_CLIPPED, font=Font(**_FONT), alignment=Alignment(horizontal="fill"))


def _write_front(book: Workbook, about: AboutExport, tables: Sequence[DataTable]) -> None:
    sheet = _printed_on_one_page_across(book.create_sheet(FRONT))
    for column, width in (("A", 46), ("B", 110), ("C", 8)):
        sheet.column_dimensions[column].width = width
    SheetInMemory(sheet)
    for name, value in facts(about):
        sheet.append([_styled(sheet, name, _HEADING), cell_text(value)])
    sheet.append([])
    sheet.append([_styled(sheet, word, _HEADING) for word in (SHEETS_HEADING, "What a row is", "Rows")])
    for table in tables:
        sheet.append([_link(sheet, table.layout.name), cell_text(table.layout.meaning), len(table.rows)])
    sheet.append([_link(sheet, COLUMNS), "A column of one of these sheets."])
    sheet.append([])
    sheet.append([_styled(sheet, READING_HEADING, _HEADING)])
    for sentence in READING:
        sheet.append([sentence])


def _write_table(book: Workbook, table: DataTable) -> None:
    columns = table.layout.columns
    sheet = _sheet(book, table.layout.name, columns, table.rows, [_width(*each) for each in _sides(table)])
    SheetInMemory(sheet)
    sheet.append([_styled(sheet, column.name, _HEADING) for column in columns])
    days = [place for place, column in enumerate(columns) if column.kind is date]
    for row in table.rows:
        cells = [_cell(value) for value in row]
        for place in days:
            cells[place] = _day(cells[place])
        sheet.append([_styled(sheet, cell, _CLIPPED) if _is_long(cell) else cell for cell in cells])


def _write_columns(book: Workbook, tables: Sequence[DataTable]) -> None:
    titles = ("sheet", "column", "type", "refers to", "may be restricted", "meaning")
    rows = [
        (table.layout.name, column.name, KINDS[column.kind], column.references, _yes(column.is_hidden), column.meaning)
        for table in tables
        for column in table.layout.columns
    ]
    sheet = _printed_on_one_page_across(_sheet(book, COLUMNS, titles, rows, [26, 28, 10, 22, 18, 110]))
    SheetInMemory(sheet)
    sheet.append([_styled(sheet, title, _HEADING) for title in titles])
    for row in rows:
        sheet.append([_cell(value) for value in row])


def _sheet(book: Workbook, name: str, columns: Sequence[Any], rows: Sequence[Any], widths: Iterable[float]) -> Any:
    """Make a sheet whose header and first column stay in view, with a filter on each column."""
    sheet = book.create_sheet(name)
    for number, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet.freeze_panes = "B2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(columns))}{len(rows) + 1}"
    return sheet


def _printed_on_one_page_across(sheet: Any) -> Any:
    sheet.page_setup.orientation = "landscape"
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.page_setup.fitToHeight = 0  # as many pages down as it takes
    return sheet


def _sides(table: DataTable) -> Iterator[tuple[DatabaseColumn, list[Any]]]:
    looked_at = table.rows[:_LOOKED_AT]
    for place, column in enumerate(table.layout.columns):
        yield column, [row[place] for row in looked_at]


def _width(column: DatabaseColumn, values: Iterable[Any]) -> int:
    longest = max((len(str(spreadsheet_cell(value))) for value in values if value is not None), default=0)
    return min(_WIDEST, max(_NARROWEST, len(column.name) + 4, longest + 1))  # 4: the button of the filter


def _styled(sheet: Any, value: Any, style: str) -> Any:
    cell = WriteOnlyCell(sheet, value)
    cell.style = style
    return cell


def _link(sheet: Any, name: str) -> Any:
    cell = WriteOnlyCell(sheet, name)
    cell.hyperlink = f"#'{name}'!A1"
    cell.font = Font(**_FONT, color="0B5CAD", underline="single")
    return cell


def _yes(holds: bool) -> str | None:
    return "yes" if holds else None


def _is_long(cell: Any) -> bool:
    return isinstance(cell, str) and (len(cell) > _WIDEST or "\n" in cell)


def _day(cell: Any) -> Any:
    """Return a day as one that Excel can count with; as text where it cannot."""
    day = None if cell is None else date.fromisoformat(cell)
    return day if day and day >= _FIRST_DAY else cell


def _cell(value: Any) -> Any:
    return cell_text(value) if isinstance(value, str | list) else value


def cell_text(value: str | list[str]) -> str:
    """Return a text as a cell may hold it: no formula, nothing that XML refuses, cut visibly where it is too long."""
    text = _ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", spreadsheet_cell(value))
    if len(text) > MOST_SIGNS // 2 and (length := _signs(text)) > MOST_SIGNS:
        note = CUT.format(length=length)
        text = text.encode("utf-16-le")[: 2 * (MOST_SIGNS - len(note))].decode("utf-16-le", "ignore") + note
    return _LIKE_AN_ESCAPE.sub("_x005F_", text) if "_x" in text else text


def _signs(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
