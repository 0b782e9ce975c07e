"""Downloads: a table as a CSV file that a spreadsheet opens safely.

Text that a spreadsheet would take for a formula is neutralised.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Sequence

import streamlit as st

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def download_csv(
    label: str, file_name: str, titles: Sequence[str], rows: Callable[[], Iterable[Sequence[object]]]
) -> None:
    """Draw a button that downloads a table; `rows` is asked only when the button is pressed."""
    st.download_button(
        label,
        data=lambda: as_csv(titles, rows()),
        file_name=file_name,
        mime="text/csv",
        on_click="ignore",
    )


def as_csv(titles: Sequence[str], rows: Iterable[Sequence[object]]) -> bytes:
    """Return a table as CSV, in UTF-8 with the mark by which spreadsheets know it. None is an empty cell."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(titles)
    writer.writerows([harmless(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def harmless(cell: object) -> object:
    """Return a cell of which a spreadsheet makes no formula: such text gets an apostrophe before it."""
    if isinstance(cell, str) and cell.startswith(_FORMULA):
        return f"'{cell}"
    return "" if cell is None else cell
