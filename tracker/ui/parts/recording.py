"""The link from what stands on the register to the form on which more of it is recorded."""

from __future__ import annotations

from tracker.outputs.markup import Html, link
from tracker.ui.shell.view import View

RECORD = "Record an update"


def record_link(view: View, *, about: str | None = None, party: str | None = None) -> Html:
    """Return a link to the form, with what it is about, or who reports, chosen."""
    return link(RECORD, view.link("update", about=about, party=party), class_="no-print")
