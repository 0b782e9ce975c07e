"""The register's own text: the file that the address names, at its line, with who recorded each line.

Draws; what of it a reader may see is decided in `snapshots`.
"""

from __future__ import annotations

from typing import NamedTuple

import streamlit as st

from tracker.outputs.markup import NOTHING, Html, bullets, joined, link, outward, paragraph
from tracker.register.readable_text import Line
from tracker.register.reading.file_reading import TOP
from tracker.register.records import ASKED, CONCERNS, INDICATORS, MEETINGS, response_path
from tracker.register.schema.levels import EVERYTHING
from tracker.snapshots.errors import CannotAnswer
from tracker.snapshots.source_text import holds_file, source_lines, source_lines_now
from tracker.ui.kit import address
from tracker.ui.kit.places import AS_IT_IS_NOW, FILE, LINE, PAGE, TEXT, place_link
from tracker.ui.parts.recorded import Recorders
from tracker.ui.shell.notices import say
from tracker.ui.shell.view import View
from tracker.ui.source import copy
from tracker.ui.source.listing import listing
from tracker.words.changes.known import BROKEN_NOW
from tracker.words.source_text import KEPT_BACK, no_such_line_text

_PAGES = {ASKED: "recommendations", MEETINGS: "meetings", CONCERNS: "meetings", INDICATORS: "outcomes"}


class _LineAsked(NamedTuple):
    """What the address asks for: a file, and a line of it, None for none; `is_now`: as it is now, mistakes and all."""

    path: str
    line: int | None
    is_now: bool


def draw_source(view: View) -> None:
    """Draw the file and the line that the address asks for, or which files there are."""
    path = address.asked(FILE)
    if path is None:
        view.headed(copy.HEADING, copy.HEADING)
        st.html(joined([paragraph(copy.NO_FILE_ASKED), _files(view)]))
        return
    is_now = address.asked(TEXT) == AS_IT_IS_NOW and view.live.broken and not view.live.trouble
    try:
        lines = source_lines_now(view.door, path) if is_now else source_lines(view.door, view.snapshot, path)
    except CannotAnswer as error:
        view.headed(copy.HEADING, copy.HEADING)
        say(str(error))
        st.html(_files(view))
        return
    view.headed(f"{path} – {copy.HEADING}", path)
    _draw_file(view, _LineAsked(path, _line_asked(path, len(lines)), is_now), lines)


def _line_asked(path: str, lines: int) -> int | None:
    """Return the line that the address asks for; where the file has no such line, say so and return None."""
    wanted = address.asked(LINE)
    if wanted is None:
        return None
    number = int(wanted) if wanted.isascii() and wanted.isdecimal() and len(wanted) < 10 else 0
    if 0 < number <= lines:
        return number
    say(no_such_line_text(path, wanted, lines))
    return None


def _draw_file(view: View, asked: _LineAsked, lines: tuple[Line, ...]) -> None:
    who = Recorders(view, () if asked.is_now else (asked.path,))
    why_not = (BROKEN_NOW,) if asked.is_now else who.why_not
    parts = [
        paragraph(_lead(asked, who), class_="lead"),
        *(paragraph(each, class_="quiet") for each in why_not),
        who.names_withheld,
        paragraph(KEPT_BACK, class_="quiet") if view.audience is not EVERYTHING else NOTHING,
        paragraph(joined(_ways(view, asked), " · "), class_="no-print"),
        listing(view, asked.path, asked.line, lines, who),
    ]
    st.html(joined(parts))


def _lead(asked: _LineAsked, who: Recorders) -> Html:
    """Return what is shown; and of the line that is asked for who recorded it."""
    recorded = who.of(asked.path, asked.line) if who.knows and asked.line else NOTHING
    what = copy.HEADING_NOW if asked.is_now else copy.HEADING
    return joined(
        [f"{what}. ", f"Line {asked.line:,}: " if recorded else NOTHING, recorded, "." if recorded else NOTHING]
    )


def _ways(view: View, asked: _LineAsked) -> list[Html]:
    """Return links to what the file is about, to the other files, and to its line on the repository's host."""
    page = _PAGES.get(asked.path)
    about = next((each for each in view.register.recommendations if response_path(each) == asked.path), None)
    ways = [view.recommendation(about)] if about else []
    if page:
        ways.append(link(page.capitalize(), view.link(page)))
    ways.append(link("All files", view.link(PAGE)))
    on_host = view.on_host(asked.path, asked.line or 1)
    return [*ways, outward(copy.ON_HOST, on_host)] if on_host and not asked.is_now else ways


def _files(view: View) -> Html:
    """Return links to the files that are not of one recommendation, which has a link to its own."""
    there = (each for each in TOP if holds_file(view.snapshot, each))
    links = (place_link(each, 1, view.as_at, view.known_at, says=each) for each in there)
    way = link("The file of a response opens from its recommendation", view.link("recommendations"))
    return joined([paragraph(copy.WHICH), bullets(links), paragraph(way, ".")])
