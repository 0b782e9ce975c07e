"""Everything dated about one recommendation, each entry with its place in the register and who recorded it."""

from __future__ import annotations

from tracker.outputs.markup import Html, joined, paragraph
from tracker.outputs.parts.one.timeline import timeline
from tracker.rules.lists.dated import Dated, dated
from tracker.ui.parts.recorded import Recorders
from tracker.ui.shell.view import View


def timeline_of(view: View, id: str) -> Html:
    """Return the timeline, newest first, each entry with its place in the register; the earlier ones on demand."""
    entries = dated(view.register, id, view.as_at)
    who = Recorders(view, (each.path for each in entries))
    why_not = joined(paragraph(each, class_="quiet") for each in who.why_not)
    return timeline(view, entries, lambda each: _whence(view, each, who), why_not, who.names_withheld)


def _whence(view: View, each: Dated, who: Recorders) -> Html:
    place, recorded = view.place(each.path, each.entry.line), who.of(each.path, each.entry.line, each.field)
    return joined([place, recorded], ", ") if recorded else place
