"""Downloads: a table as a CSV file, in UTF-8 with the mark by which spreadsheets know it.

Draws the button; what the file holds is made by `outputs`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

import streamlit as st

from tracker.outputs.tables import csv_of


def download_csv(
    label: str, file_name: str, titles: Sequence[str], rows: Callable[[], Iterable[Sequence[object]]]
) -> None:
    """Draw a button that downloads a table; `rows` is asked only when the button is pressed."""
    st.download_button(
        label,
        data=lambda: csv_of(titles, rows()).encode("utf-8-sig"),
        file_name=file_name,
        mime="text/csv",
        on_click="ignore",
    )
