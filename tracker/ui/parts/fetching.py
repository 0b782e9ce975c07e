"""The files that a page leads to, at the position that is shown: the address of each, and the links.

A file is made when its link is followed, by the server and away from the pages; a script says meanwhile that it is
being made, and why where it is not. Without a script it is a link, and the browser does so.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from tracker.dates import in_words
from tracker.outputs.downloads.catalogue import BY_NAME
from tracker.outputs.downloads.download import Download, FileForm
from tracker.outputs.markup import Html, element, for_ears, joined, link
from tracker.register.schema.supporting import Meeting
from tracker.ui.shell.view import View

BEING_MADE = "Being made…"
NO_ANSWER = "The dashboard did not answer. Try again in a minute."


class OfferedFile(NamedTuple):
    """A file that a page leads to. `of`: what it is of, "" where its download has no choice."""

    title: str
    form: FileForm
    of: str
    address: str


def files_of(view: View, download: Download, of: str = "", **terms: str) -> list[OfferedFile]:
    """Return every form of a download; `of`: what the terms choose, in words."""
    return [
        OfferedFile(download.title, form, of, view.link(f"data/{download.file(form)}", **terms))
        for form in download.forms
    ]


def pack_files(view: View, meeting: Meeting) -> list[OfferedFile]:
    """Return every form of a meeting's pack."""
    return files_of(view, BY_NAME["pack"], in_words(meeting.date), meeting=meeting.id)


def calendar_files(view: View, party: str | None) -> list[OfferedFile]:
    """Return every form of a party's calendar, or of that of all."""
    calendar = BY_NAME["calendar"]
    return files_of(view, calendar, party, party=party) if party else files_of(view, calendar)


def fetch_links(files: Iterable[OfferedFile]) -> Html:
    """Return a link for each file, in a line, with room for what becomes of it."""
    links = joined(map(_link, files), element("span", " · ", class_="dot"))
    becomes = element("span", role="status", class_="becomes", data_being_made=BEING_MADE, data_no_answer=NO_ANSWER)
    return element("span", links, becomes, class_="files")


def _link(file: OfferedFile) -> Html:
    told = f": {file.title}, {file.of}" if file.of else f": {file.title}"
    return link(joined([file.form.label, for_ears(told)]), file.address, class_="fetch")
