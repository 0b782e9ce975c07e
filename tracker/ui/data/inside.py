"""Data, its second part: what is in each download, its tables and columns, and its address for a script.

Draws; what a column means is said where it is declared.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeAlias

import streamlit as st

from tracker.outputs.database.columns import DatabaseColumn
from tracker.outputs.database.layout import TableLayout
from tracker.outputs.downloads.download import Download
from tracker.outputs.downloads.first_rows import FirstRows
from tracker.outputs.drawn.html_table import Column, table
from tracker.outputs.markup import NOTHING, Html, element, joined, link, opens, paragraph
from tracker.ui.data import copy
from tracker.ui.data.files import offered, offered_downloads
from tracker.ui.data.scripts import curl_line, served_at
from tracker.ui.kit import address
from tracker.ui.kit.copying import to_copy
from tracker.ui.shell.view import View

_Line: TypeAlias = tuple[DatabaseColumn, tuple[Any, ...]]  # a column, and what each of the first rows has in it


def draw_insides(view: View) -> None:
    """Draw a section for each download, which opens; that with the table that the address asks for is open."""
    asked = address.asked("table")
    st.html(joined([element("h2", copy.INSIDE), *(_inside(view, each, asked) for each in offered_downloads(view))]))


def _inside(view: View, download: Download, asked: str | None) -> Html:
    heading = element("h3", download.title, id=download.name)
    if download.tables:
        return _with_tables(view, download, download.tables(), heading, asked)
    if download.first_rows:
        make = download.first_rows
        first = view.kept(f"first rows of {download.name}", lambda: make(view.snapshot))
        gist = copy.rows_gist(len(first.columns), first.total)
        return opens(heading, gist, _first(download, first), _addresses(view, download))
    return opens(heading, copy.ADDRESS_GIST, _addresses(view, download))


def _with_tables(
    view: View, download: Download, tables: Sequence[TableLayout], heading: Html, asked: str | None
) -> Html:
    gist = copy.tables_gist(len(tables), sum(len(each.columns) for each in tables))
    chosen = next((each for each in tables if each.name == asked), None)
    if chosen:
        back = paragraph(link(copy.ALL_TABLES, view.link("data", download.name)))
        return opens(heading, gist, back, _columns_of(chosen), open_=True)
    return opens(heading, gist, _addresses(view, download), _tables(view, tables))


def _addresses(view: View, download: Download) -> Html:
    lines = (
        to_copy(curl_line(view, file.address), file.form.ending, copy.address_of(file.title, file.form.label, file.of))
        for file in offered(view, download)
    )
    return joined([element("h4", copy.SCRIPT_ADDRESS), *lines, _subscription(view, download)])


def _subscription(view: View, download: Download) -> Html:
    """Return the address for programs that ask again and again: without a day, so that it is always of today."""
    if not download.is_subscribed_to:
        return NOTHING
    file = f"{download.name}/TOKEN.ics" if view.reader else download.file(download.forms[0])
    says = copy.SUBSCRIBE_BY_TOKEN if view.reader else copy.SUBSCRIBE
    box = to_copy(f"{served_at()}data/{file}", "subscription", copy.SUBSCRIPTION)
    return joined([element("h4", copy.SUBSCRIPTION), box, paragraph(says)])


def _first(download: Download, first: FirstRows) -> Html:
    """Return the columns as lines: what each means, and what the first rows hold in it."""
    columns: list[Column[_Line]] = [
        Column(copy.COLUMN, lambda line: line[0].name, header=True, one_line=True),
        Column(copy.MEANS, lambda line: line[0].meaning),
        *map(_row, range(len(first.rows))),
    ]
    values = list(zip(*first.rows, strict=True)) or [()] * len(first.columns)
    return table(
        copy.first_rows_of(download.title), columns, list(zip(first.columns, values, strict=True)), "lines first-rows"
    )


def _row(number: int) -> Column[_Line]:
    return Column(copy.row_title(number), lambda line: _value(line[1][number]))


def _value(value: Any) -> object:
    if value is None or value in ("", []):
        return element("span", copy.EMPTY, class_="quiet")
    return "; ".join(map(str, value)) if isinstance(value, list) else value


def _tables(view: View, tables: Sequence[TableLayout]) -> Html:
    columns: list[Column[TableLayout]] = [
        Column(copy.TABLE, lambda each: _to_columns(view, each), header=True, one_line=True),
        Column(copy.ROW, lambda each: each.meaning),
        Column(copy.COLUMNS, lambda each: len(each.columns), number=True),
    ]
    return table(copy.TABLES, columns, tables, "lines")


def _to_columns(view: View, layout: TableLayout) -> Html:
    return link(layout.name, view.link("data", "columns", table=layout.name))


def _columns_of(layout: TableLayout) -> Html:
    columns: list[Column[DatabaseColumn]] = [
        Column(copy.COLUMN, lambda each: each.name, header=True, one_line=True),
        Column(copy.HOLDS, lambda each: copy.KINDS[each.kind.__name__], one_line=True),
        Column(copy.MEANS, lambda each: each.meaning),
        Column(copy.REFERS, lambda each: each.references or element("span", copy.NOTHING_ELSE, class_="quiet")),
    ]
    heading = element("h4", layout.name, id="columns")
    return joined([heading, paragraph(layout.meaning), table(layout.name, columns, layout.columns, "lines", True)])
