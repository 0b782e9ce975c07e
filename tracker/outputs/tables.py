"""Plain rows → a table for a screen without colours, or for a spreadsheet.

Text that a spreadsheet would take for a formula, or a terminal for a command, is neutralised here.
"""

import csv
import re
from collections.abc import Iterable, Sequence
from io import StringIO
from typing import Any

# The last four are the first four in full width, which some spreadsheets take for the same.
_SIGNS = "=+\\-@\uff1d\uff0b\uff0d\uff20"
_FORMULA = re.compile(f"[{_SIGNS}\0-\x1f\x7f-\x9f]")
_RETURN = re.compile("\r\n?")
_FORMULA_AFTER_A_RETURN = re.compile(f"\r\n?(?=[{_SIGNS}])")


def as_csv(rows: Sequence[dict[str, Any]], columns: Sequence[str]) -> str:
    """Return some columns of rows as CSV under their names; a missing value is an empty cell."""
    return csv_of(columns, [[row[column] for column in columns] for row in rows])


def csv_of(titles: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """Return rows as CSV under titles; a missing value is an empty cell, a list one cell with semicolons.

    A row is one row for every spreadsheet: a line break within a cell is a line feed, and stands in quotes.
    """
    written = StringIO()
    writer = csv.writer(written, lineterminator="\n")
    writer.writerow(titles)
    writer.writerows([spreadsheet_cell(cell) for cell in row] for row in rows)
    return written.getvalue()


def spreadsheet_cell(value: Any) -> Any:
    """Return a value as a cell that no spreadsheet takes for a formula; a list as one text, a number as it is.

    Text that may be taken for one gets an apostrophe in front.
    """
    if isinstance(value, list):
        value = "; ".join(str(each) for each in value)
    if not isinstance(value, str):
        return value
    if _FORMULA.match(value):
        value = f"'{value}"
    if "\r" in value:  # some programs begin a row at a carriage return, even within quotes: what follows is then a cell
        value = _RETURN.sub("\n", _FORMULA_AFTER_A_RETURN.sub("\r'", value))
    return value


def as_text(rows: Sequence[dict[str, Any]], columns: Sequence[str]) -> str:
    """Return some columns of rows as aligned text under their names; a missing value is a dash."""
    if not rows:
        return "Nothing to show.\n"
    cells = [list(columns), *([_shown(row[column]) for column in columns] for row in rows)]
    widths = [max(len(line[number]) for line in cells) for number in range(len(columns))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in cells]
    return "\n".join(lines) + "\n"


def _shown(value: Any) -> str:
    """Return a value as one line of signs that a terminal prints and does not obey."""
    if value is None:
        return "–"
    return " ".join("".join(sign if sign.isprintable() else " " for sign in str(value)).split())
