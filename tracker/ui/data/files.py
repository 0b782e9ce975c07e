"""Data, its first part: a line for each download, with a link for each form.

Draws; which downloads there are, and what for, is said by the catalogue.
"""

from __future__ import annotations

import streamlit as st

from tracker.outputs.downloads.catalogue import DOWNLOADS
from tracker.outputs.downloads.download import Download, FileForm
from tracker.outputs.drawn.html_table import Column, table
from tracker.outputs.markup import Html, element, for_ears, joined, link, paragraph
from tracker.ui.data import copy
from tracker.ui.shell.view import View


def draw_lead(view: View) -> None:
    """Draw the heading, and of what and for whom the files are made."""
    view.headed("Data", "Data", view.how("states", "where things stand"))
    st.html(paragraph(copy.LEAD, class_="lead"))


def draw_files(view: View) -> None:
    """Draw every download with its forms."""
    columns: list[Column[Download]] = [
        Column(copy.WHAT, lambda download: link(download.title, f"#{download.name}"), header=True, one_line=True),
        Column(copy.FORMS, lambda download: _forms(view, download)),
        Column(copy.SERVES, lambda download: joined([download.holds, element("span", download.serves)], " ")),
    ]
    st.html(table(copy.FILES, columns, DOWNLOADS, "lines downloads", unseen=True))


def _forms(view: View, download: Download) -> Html:
    return joined((_form(view, download, form) for form in download.forms), element("span", " · ", class_="dot"))


def _form(view: View, download: Download, form: FileForm) -> Html:
    label = joined([form.label, for_ears(f": {download.title}")])
    return link(label, view.link(f"data/{download.file(form)}"), class_="fetch")
