"""Data, its second part: what is in each download, its tables and columns, and its address for a script.

Draws; what a column means is said where it is declared.
"""

from __future__ import annotations

import streamlit as st

from tracker.outputs.database.columns import DatabaseColumn
from tracker.outputs.database.layout import TableLayout
from tracker.outputs.downloads.catalogue import DOWNLOADS
from tracker.outputs.downloads.download import Download
from tracker.outputs.drawn.html_table import Column, table
from tracker.outputs.markup import NOTHING, Html, element, joined, link, opens, paragraph
from tracker.ui.data import copy
from tracker.ui.data.scripts import curl_line
from tracker.ui.kit import address
from tracker.ui.kit.copying import to_copy
from tracker.ui.shell.view import View


def draw_insides(view: View) -> None:
    """Draw a section for each download, which opens; that with the table that the address asks for is open."""
    st.html(joined([element("h2", copy.INSIDE), *(_inside(view, download) for download in DOWNLOADS)]))


def _inside(view: View, download: Download) -> Html:
    tables = download.tables() if download.tables else ()
    asked_for = next((each for each in tables if each.name == address.asked("table")), None)
    gist = copy.inside_gist(len(tables), sum(len(each.columns) for each in tables)) if tables else ""
    heading = element("h3", download.title, id=download.name)
    if asked_for:
        back = paragraph(link(copy.ALL_TABLES, view.link("data", download.name)))
        return opens(heading, gist, back, _columns(asked_for), open_=True)
    return opens(heading, gist, _addresses(view, download), _tables(view, tables) if tables else NOTHING)


def _addresses(view: View, download: Download) -> Html:
    lines = (
        to_copy(curl_line(view, download.file(form)), form.ending, f"{copy.SCRIPT_ADDRESS}: {download.file(form)}")
        for form in download.forms
    )
    return joined([element("h4", copy.SCRIPT_ADDRESS), *lines])


def _tables(view: View, tables: tuple[TableLayout, ...]) -> Html:
    columns: list[Column[TableLayout]] = [
        Column(
            copy.TABLE,
            lambda each: link(each.name, view.link("data", "columns", table=each.name)),
            header=True,
            one_line=True,
        ),
        Column(copy.ROW, lambda each: each.meaning),
        Column("Columns", lambda each: len(each.columns), number=True),
    ]
    return table("Tables", columns, tables, "lines")


def _columns(layout: TableLayout) -> Html:
    columns: list[Column[DatabaseColumn]] = [
        Column(copy.COLUMN, lambda each: each.name, header=True, one_line=True),
        Column(copy.HOLDS, lambda each: copy.KINDS[each.kind.__name__], one_line=True),
        Column(copy.MEANS, lambda each: each.meaning),
    ]
    heading = element("h4", layout.name, id="columns")
    return joined([heading, paragraph(layout.meaning), table(layout.name, columns, layout.columns, "lines", True)])
