"""What is told of figures that a reader may not know all of."""

from __future__ import annotations

from tracker.outputs.markup import NOTHING, Html, paragraph
from tracker.ui.shell.view import View
from tracker.words.changes.known import CHANGES_WITHHELD


def changes_withheld(view: View) -> Html:
    """Return, where the reader may not read all, that changes within what is kept back are not counted."""
    return paragraph(CHANGES_WITHHELD, class_="quiet") if view.snapshot.valid.stubs else NOTHING
