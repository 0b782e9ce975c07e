"""What the group should look at: a line for each matter, the worst first.

Draws matters; which there are and what they say comes from `rules` and `words`.
"""

from __future__ import annotations

import streamlit as st

from tracker.outputs.markup import Html, joined, link, paragraph
from tracker.outputs.parts.showing import section
from tracker.rules.lists.later import Later, days_of_entries, later_than
from tracker.rules.meetings.agenda import matters
from tracker.ui.kit import address
from tracker.ui.parts.matters import matter_lines
from tracker.ui.shell.view import View
from tracker.words.overview import later_text

SHOWN = 7


def draw_look_first(view: View) -> None:
    """Draw the exceptions that matter most, and a link to all."""
    st.html(view.kept("look first", lambda: look_first(view)))


def look_first(view: View) -> Html:
    """Return the first matters of the day, notes last."""
    to_look_at = matters(view.register, view.exceptions)
    everything = link(f"all {len(view.exceptions):,}, by rule", view.link("assurance"))
    heading = section(view, "Look at first", "exceptions", None, everything if to_look_at else None)
    if not to_look_at:
        return joined([heading, paragraph("No rule finds anything to look at on this day.")])
    return joined([heading, matter_lines(view, to_look_at[:SHOWN], "Look at first")])


def draw_later(view: View) -> None:
    """Draw how many entries are dated after the day shown, and the way to the newest position; nothing where none."""
    snapshot = view.snapshot
    # The days are the same whichever is shown, and to find them takes as long as all the rest at 10,000.
    days = snapshot.memo.get(snapshot.valid.key, view.today, "days of entries", lambda: days_of_entries(view.register))
    later = later_than(days, view.as_at)
    if later is not None:
        st.html(_later(view, later))


def _later(view: View, later: Later) -> Html:
    newest = address.to_page("overview", {}, later.newest, view.known_at)
    shown = link("show newest", newest)
    return paragraph(later_text(later), " → ", shown, class_="later")
