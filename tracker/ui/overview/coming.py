"""What comes up until the next meeting: what falls due, what expires, which answers are owed; the first few lines."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from tracker.register.schema.supporting import Meeting
from tracker.rules.meetings.ahead import Ahead, ahead, next_meeting
from tracker.ui.kit.markup import Html, details, joined, link, paragraph
from tracker.ui.parts.coming import coming_table
from tracker.ui.parts.worked_out import section
from tracker.ui.shell.view import View
from tracker.words.meetings.coming import COMES_UP, nothing_ahead, until_text

SHOWN = 5


def draw_coming(view: View) -> None:
    """Draw what comes up, day by day."""
    st.html(view.kept("coming", lambda: _coming(view)))


def _coming(view: View) -> Html:
    until, items = ahead(view.register, view.position)
    meeting = next_meeting(view.register, view.as_at)
    everything = _on_its_page(view, meeting, items) if len(items) > SHOWN else None
    heading = section(view, "Until the next meeting", "coming", None, everything)
    looks_up_to = paragraph(until_text(meeting, until))
    if not items:
        return joined([heading, looks_up_to, paragraph(nothing_ahead(until))])
    shown = [coming_table(view, COMES_UP, items[:SHOWN])]
    if everything is None and len(items) > SHOWN:
        more = f"{len(items) - SHOWN:,} more"
        shown.append(details(more, coming_table(view, f"{COMES_UP}: {more}", items[SHOWN:])))
    return joined([heading, looks_up_to, *shown])


def _on_its_page(view: View, meeting: Meeting | None, items: Sequence[Ahead]) -> Html | None:
    """Return a link to all that comes up, on the page of the next meeting; None where none is on the register."""
    return link(f"all {len(items):,}", view.link("meetings", "agenda", meeting=meeting.id)) if meeting else None
