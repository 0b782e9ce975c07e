"""A meeting's blocks in their order, side by side where the screen is wide; what is empty is told in one line.

Draws; what is in a block is made by its module.
"""

from __future__ import annotations

import streamlit as st

from tracker.outputs.markup import NOTHING, Html, element, joined, paragraph
from tracker.outputs.parts.changes import outstanding_section
from tracker.snapshots.errors import CannotAnswer
from tracker.ui.meetings.agenda import agenda_of, agenda_section, coming_section
from tracker.ui.meetings.meeting import figures_of, record_section
from tracker.ui.meetings.opened import OpenMeeting
from tracker.ui.meetings.records import claims_section, concerns_section, decisions_section
from tracker.ui.meetings.restated import restated_section
from tracker.ui.meetings.since import changed_since, since_section
from tracker.ui.shell.view import View
from tracker.words.meetings import meeting as words


def draw_blocks(opened: OpenMeeting) -> None:
    """Draw the five numbers, and below them the blocks that they lead to; made once for all readers alike."""
    view = opened.view
    meeting = opened.meeting.id if opened.meeting else ""
    key = meeting, opened.now.as_at, view.live.number, _known_of_history(view), opened.why_no_history
    st.html(view.kept("a meeting's blocks", lambda: _blocks(opened), *key))


def _known_of_history(view: View) -> str:
    """Return the newest commit, or why none is known: who recorded what is told anew where git can answer again."""
    try:
        return view.door.history(view.live).revisions[-1].commit
    except CannotAnswer as error:
        return str(error)


def _blocks(opened: OpenMeeting) -> Html:
    of_the_day, found = agenda_of(opened), changed_since(opened)
    blocks = [
        (since_section(opened, found), words.FIRST),
        (agenda_section(opened.view, of_the_day), words.NO_MATTERS),
        (decisions_section(opened, of_the_day.decisions), words.NO_DECISIONS),
        (coming_section(opened, of_the_day), words.NOTHING_COMES),
        (concerns_section(opened), words.NO_CONCERNS),
        (record_section(opened), ""),
        (claims_section(opened), words.NO_CLAIMS if opened.is_held else ""),
        (restated_section(opened), ""),
    ]
    sections = [element("section", block) for block, _ in blocks if block]
    nothing = " ".join(sentence for block, sentence in blocks if sentence and not block)
    return joined(
        [
            figures_of(opened, of_the_day, found),
            element("div", *sections, class_="halves"),
            outstanding_section(opened.view, found),
            paragraph(nothing, class_="quiet nothing") if nothing else NOTHING,
        ]
    )
