"""What the group should look at: a line for each matter, the worst first.

Draws matters; which there are and what they say comes from `rules` and `words`.
"""

from __future__ import annotations

import streamlit as st

from tracker.rules.meetings.agenda import Matter, matters
from tracker.ui.kit.markup import Html, element, joined, link, paragraph
from tracker.ui.parts.matters import matter_item
from tracker.ui.parts.worked_out import section
from tracker.ui.shell.view import View
from tracker.words.figures import count
from tracker.words.meetings.matters import also_text, clears_text, since_text

SHOWN = 7


def draw_look_first(view: View) -> None:
    """Draw the exceptions that matter most, and a link to all."""
    st.html(view.kept("look first", lambda: look_first(view)))


def look_first(view: View) -> Html:
    """Return the first matters of the day, notes last."""
    to_look_at = matters(view.register, view.exceptions)
    heading = section(view, "Look at first", "exceptions")
    if not to_look_at:
        return joined([heading, paragraph("No rule finds anything that the group must look at on this day.")])
    items = [element("li", _matter(view, matter)) for matter in to_look_at[:SHOWN]]
    number = count(len(view.exceptions), "exception")
    more = link(f"All {number}, by rule, with what would clear each", view.link("assurance"))
    return joined([heading, element("ol", *items, class_="look-first"), paragraph(more)])


def _matter(view: View, matter: Matter) -> Html:
    to_clear = element("span", "To clear it: ", clears_text(matter))
    facts = joined([since_text(matter), to_clear], " · ")
    return matter_item(view, matter, also_text((*matter.other_rules, *matter.notes)), facts)
