"""How to read the pages: what the states and marks mean, how each figure is made, and what is not on the pages."""

from __future__ import annotations

from tracker.outputs.explained.figures import figures_made
from tracker.outputs.explained.rules import LEAD
from tracker.outputs.markup import bullets, element, joined, paragraph
from tracker.outputs.site import copy
from tracker.outputs.site.frame import Content
from tracker.outputs.site.page import SitePage
from tracker.words.changes.known import audience_text


def about(page: SitePage) -> Content:
    """Return how the pages are to be read."""
    body = [
        paragraph(LEAD, class_="lead"),
        element("h2", copy.THESE_PAGES, id="pages"),
        bullets([*copy.ABOUT_THESE_PAGES, *_restricted(page)]),
        figures_made(),
    ]
    return Content("About", copy.ABOUT, joined(body))


def _restricted(page: SitePage) -> list[str]:
    """Return for whom the pages are, and how much of the register is kept from them."""
    valid = page.edition.snapshot.valid
    told = f"These pages are {audience_text(valid.audience, valid.stubs)}."
    return [f"{told} {copy.RESTRICTED}" if valid.stubs else told]


def not_found(page: SitePage) -> Content:
    """Return what is shown for an address that has no page, whatever folder it seems to lie in."""
    return Content(copy.NOT_FOUND, copy.NOT_FOUND, paragraph(copy.NOT_FOUND_LEAD))
