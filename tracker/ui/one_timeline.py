"""Everything dated about one recommendation, on one vertical timeline."""

from __future__ import annotations

from tracker.dates import as_written, in_words
from tracker.register.entries import Marked, Sure
from tracker.register.schema import Escalation, Evidence, Extension
from tracker.register.schema_beside import Concern
from tracker.rules.dated import Dated, dated
from tracker.ui.marks import certainty_mark, tag
from tracker.ui.markup import NOTHING, Html, element, joined, outward, paragraph
from tracker.ui.view import View
from tracker.vocabulary import Marking
from tracker.words.dated import told


def timeline(view: View, id: str) -> Html:
    """Return the timeline, newest first, each entry with its place in the register."""
    entries = dated(view.register, id, view.as_at)
    items = [element("li", _entry(view, each)) for each in reversed(entries)]
    heading = element("h2", "Everything dated, newest first")
    return joined([heading, element("ol", *items, class_="timeline", reversed=True)])


def _entry(view: View, each: Dated) -> Html:
    said = told(view.register, each)
    day = element("time", in_words(each.on), datetime=as_written(each.on))
    what = element("strong", outward(said.what, getattr(each.entry, "url", None)))
    marks = joined([mark for mark in (_certainty(each), _marking(each)) if mark], " ")
    words = paragraph(said.words) if said.words else NOTHING
    foot = element("p", marks, " " if marks else NOTHING, view.place(each.path, each.entry.line), class_="foot")
    return joined([element("p", day, " ", what, class_="what"), words, foot])


def _certainty(each: Dated) -> Html:
    return certainty_mark(each.entry) if isinstance(each.entry, Sure) else NOTHING


def _marking(each: Dated) -> Html:
    """Return who may read an entry, where that is not everybody."""
    entry = each.entry
    if isinstance(entry, Marked | Evidence | Extension | Escalation | Concern) and entry.marking is not Marking.PUBLIC:
        return tag(entry.marking.label, "blue")
    return NOTHING
