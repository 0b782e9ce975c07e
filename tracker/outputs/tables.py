"""Plain rows → a table for a screen without colours, or for a spreadsheet.

Text that a spreadsheet would take for a formula, or a terminal for a command, is neutralised here.
"""

from collections.abc import Iterable, Sequence
from typing import Any

# The last four are the first four in full width, which some spreadsheets take for the same.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def as_csv(rows: Sequence[dict[str, Any]], columns: Sequence[str]) -> str:
    """Return some columns of rows as CSV under their names; a missing value is an empty cell."""
    return csv_of(columns, [[row[column] for column in columns] for row in rows])


def csv_of(titles: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """Return rows as CSV under titles; a missing value is an empty cell, a list one cell with semicolons."""
    import pandas as pd  # here, because a table for the screen does not need the time that it takes

    cells = [[_cell(cell) for cell in row] for row in rows]
    # As objects: pandas would otherwise make 60.0 of a 60 that has a missing value for a neighbour.
    return pd.DataFrame(cells, columns=list(titles), dtype=object).to_csv(index=False, lineterminator="\n")


def _cell(value: Any) -> Any:
    if isinstance(value, list):
        value = "; ".join(str(each) for each in value)
    return f"'{value}" if isinstance(value, str) and value.startswith(_FORMULA) else value


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
