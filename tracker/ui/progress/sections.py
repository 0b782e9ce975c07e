"""The sections of Progress: what each is called, where links to it lead, and how it opens."""

from __future__ import annotations

from tracker.outputs.markup import Html, element, opens, paragraph
from tracker.outputs.parts.showing import section
from tracker.ui.shell.view import View

PAGE = "progress"
_SECTIONS = {
    "quarters": "Quarter by quarter",
    "answers": "Answers and states",
    "flow": "What happened",
    "times": "How long it takes",
    "slippage": "Deadlines moved",
    "handovers": "Handovers",
    "forecast": "Forecast",
    "two-dates": "Two dates side by side",
    "restated": "What earlier meetings were shown that reads differently now",
}
_WORKED_OUT = {"handovers": "slippage"}  # where on About, if not under its own name


def heading(view: View, place: str, *beside: object) -> Html:
    """Return the heading of a section that stands open, where its link leads. `beside`: links at its right."""
    return section(view, _SECTIONS[place], place, place, *beside)


def opening(view: View, place: str, gist: object, *content: object, open_: bool = False) -> Html:
    """Return a section that opens on demand. `gist`: what is in it in a few words, with its figures."""
    worked_out = paragraph(view.how(_WORKED_OUT.get(place, place), _SECTIONS[place]))
    return opens(element("h2", _SECTIONS[place], id=place), gist, *content, worked_out, open_=open_)
