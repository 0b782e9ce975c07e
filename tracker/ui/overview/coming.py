"""What comes up until the next meeting: what falls due, what expires, which answers are owed."""

from __future__ import annotations

import streamlit as st

from tracker.rules.meetings.ahead import ahead, next_meeting
from tracker.ui.kit.markup import Html, joined, paragraph
from tracker.ui.parts.coming import coming_table
from tracker.ui.parts.worked_out import section
from tracker.ui.shell.view import View
from tracker.words.meetings.coming import COMES_UP, nothing_ahead, until_text


def draw_coming(view: View) -> None:
    """Draw what comes up, day by day."""
    st.html(view.kept("coming", lambda: _coming(view)))


def _coming(view: View) -> Html:
    until, items = ahead(view.register, view.position)
    meeting = next_meeting(view.register, view.as_at)
    heading = section(view, "Until the next meeting", "coming")
    looks_up_to = paragraph(until_text(meeting, until))
    if not items:
        return joined([heading, looks_up_to, paragraph(nothing_ahead(until))])
    return joined([heading, looks_up_to, coming_table(view, COMES_UP, items)])
