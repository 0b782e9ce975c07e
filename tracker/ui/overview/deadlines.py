"""The deadlines that run, a row for each: the time given, what was extended, the time past, meetings and the day shown.

Draws, with elements alone, for a library of charts would weigh more than all the rest of the page.
"""

from __future__ import annotations

import streamlit as st

from tracker.outputs.markup import Html, details, joined, link, paragraph
from tracker.outputs.parts.deadlines import deadlines_table, timeline_of_deadlines
from tracker.outputs.parts.showing import section
from tracker.rules.lists.deadlines import running_deadlines
from tracker.ui.shell.view import View
from tracker.words.deadlines import timeline_reading

MOST_ROWS = 25


def draw_deadlines(view: View) -> None:
    """Draw the deadlines that run, and the same as a table."""
    st.html(view.kept("deadlines", lambda: _deadlines(view)))


def _deadlines(view: View) -> Html:
    running = running_deadlines(view.register, view.position)
    shown = running[:MOST_ROWS]
    everything = link(f"all {len(running):,}, by deadline", view.link("recommendations", sort="-late"))
    heading = section(view, "Deadlines", "deadline", None, everything if len(running) > len(shown) else None)
    ids = [each.standing.span.recommendation for each in shown]
    reading = paragraph(timeline_reading(view.register, view.position, ids), class_="wide")
    if not shown:
        return joined([heading, reading])
    as_table = details("As a table", deadlines_table(view, shown))
    return joined([heading, reading, timeline_of_deadlines(view, shown), as_table])
