"""The link from a figure to the rule by which it is worked out, on About."""

from __future__ import annotations

from tracker.outputs.markup import NOTHING, Html, element, for_ears, joined, link, paragraph, with_links
from tracker.ui.shell.audience import CHANGES_WITHHELD
from tracker.ui.shell.view import View

HOW = "How is this worked out?"


def how(view: View, place: str, of: str) -> Html:
    """Return the link to a place on About. `of`: what it is about, for those who hear the link by itself."""
    named = joined([HOW, for_ears(f" ({of})")])
    return link(named, view.link("about", place), class_="how")


def section(view: View, heading: str, place: str, id: str | None = None, *beside: object) -> Html:
    """Return a section's heading; beside it, links and the one to how its figures are worked out.

    `id`: where links lead.
    """
    return with_links(element("h2", heading, id=id), *beside, how(view, place, heading))


def changes_withheld(view: View) -> Html:
    """Return, where the reader may not read all, that changes within what is kept back are not counted."""
    return paragraph(CHANGES_WITHHELD, class_="quiet") if view.snapshot.valid.stubs else NOTHING
