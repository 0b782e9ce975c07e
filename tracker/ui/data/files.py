"""Data, its first part: a line for each download, with a link for each form.

Draws; which downloads there are, and what for, is said by the catalogue.
"""

from __future__ import annotations

from itertools import groupby

import streamlit as st

from tracker.outputs.downloads.catalogue import DOWNLOADS
from tracker.outputs.downloads.download import Download
from tracker.outputs.drawn.html_table import Column, table
from tracker.outputs.markup import Html, element, joined, link, paragraph
from tracker.rules.meetings.meetings import meeting_to_open
from tracker.snapshots.errors import CannotAnswer
from tracker.ui.data import copy
from tracker.ui.parts.fetching import OfferedFile, fetch_links, files_of, pack_files
from tracker.ui.shell.view import View


def draw_lead(view: View) -> None:
    """Draw the heading, and of what and for whom the files are made."""
    view.headed("Data", "Data", view.how("states", "where things stand"))
    st.html(paragraph(copy.LEAD, class_="lead"))


def draw_files(view: View) -> None:
    """Draw every download with its forms."""
    columns: list[Column[Download]] = [
        Column(copy.WHAT, lambda each: link(each.title, f"#{each.name}"), header=True, one_line=True),
        Column(copy.FORMS, lambda each: _files(view, each)),
        Column(copy.SERVES, lambda each: joined([each.holds, each.serves], " ")),
    ]
    st.html(table(copy.FILES, columns, offered_downloads(view), "lines downloads", unseen=True))


def offered_downloads(view: View) -> list[Download]:
    """Return the downloads of which there is a file."""
    return [each for each in DOWNLOADS if offered(view, each)]


def offered(view: View, download: Download) -> list[OfferedFile]:
    """Return the files of a download; of one with a choice, those of what is next and last, where there is any."""
    needed = next((term.name for term in download.terms if term.needed), None)
    last = view.register.held_before(view.as_at)
    if needed == "meeting":
        meetings = (meeting_to_open(view.register, view.as_at), last)
        return [file for meeting in meetings if meeting for file in pack_files(view, meeting)]
    if needed == "since":
        known = last and _is_known(view, last.id)
        return files_of(view, download, copy.since(last.date), since=last.id) if last and known else []
    return files_of(view, download)


def _is_known(view: View, meeting: str) -> bool:
    """Return whether the history holds what a meeting had before it."""
    try:
        before = view.at_revision(meeting)
    except CannotAnswer:
        return False
    return before.in_place_of is None and before.as_at <= view.as_at


def _files(view: View, download: Download) -> Html:
    """Return a link for each form, in a line; of a download with a choice, a line for each thing that it is of."""
    lines = [(of, list(files)) for of, files in groupby(offered(view, download), lambda file: file.of)]
    return joined(
        element("div", joined([f"{of}: " if of else "", fetch_links(files)]), class_="form-line") for of, files in lines
    )
