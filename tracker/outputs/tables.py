"""Plain rows → a table for a screen without colours, or for a spreadsheet.

Text that a spreadsheet would take for a formula is neutralised here.
"""

from collections.abc import Sequence
from typing import Any

import pandas as pd

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_csv(rows: Sequence[dict[str, Any]]) -> str:
    """Return rows as CSV, a column for each key of the first row; a missing value is an empty cell."""
    frame = pd.DataFrame(rows, dtype=object)
    return frame.map(_cell).to_csv(index=False, lineterminator="\n")


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
    return "–" if value is None else str(value)
