"""Everything dated about one recommendation, on one vertical timeline."""

from __future__ import annotations

from tracker.dates import as_written, in_words
from tracker.outputs.drawn.marks import certainty_mark, tag
from tracker.outputs.markup import NOTHING, Html, details, element, joined, outward, paragraph
from tracker.register.schema.entries import Attributed, Restrictable
from tracker.register.schema.recommendations import Source, Statement
from tracker.register.schema.response import Evidence
from tracker.register.schema.restricted import unless_restricted
from tracker.register.schema.supporting import Concern
from tracker.rules.lists.dated import Dated, dated
from tracker.ui.parts.recorded import Recorders
from tracker.ui.shell.view import View
from tracker.vocabulary import Marking
from tracker.words.dated import dated_text
from tracker.words.figures import count

_NEWEST = 20  # of a long history; the rest opens on demand


def timeline(view: View, id: str) -> Html:
    """Return the timeline, newest first, each entry with its place in the register; the earlier ones on demand."""
    entries = dated(view.register, id, view.as_at)
    who = Recorders(view, (each.path for each in entries))
    items = [element("li", _entry(view, each, who)) for each in reversed(entries)]
    why_not = joined(paragraph(each, class_="quiet") for each in who.why_not)
    heading = element("h2", "Everything dated, newest first", id="timeline")
    newest, earlier = items[:_NEWEST], items[_NEWEST:]
    parts = [heading, why_not, who.names_withheld, element("ol", *newest, class_="timeline", reversed=True)]
    if earlier:
        told = count(len(earlier), "earlier entry", "earlier entries")
        parts.append(details(told, element("ol", *earlier, class_="timeline", reversed=True)))
    return joined(parts)


def _entry(view: View, each: Dated, who: Recorders) -> Html:
    said = dated_text(view.register, each)
    day = element("time", in_words(each.on), datetime=as_written(each.on))
    what = element("strong", outward(said.kind, _address(each)))
    marks = joined([mark for mark in (_certainty(each), _marking(each)) if mark], " ")
    words = paragraph(said.words) if said.words else NOTHING
    place, recorded = view.place(each.path, each.entry.line), who.of(each.path, each.entry.line, _field(each))
    whence = joined([place, recorded], ", ") if recorded else place
    foot = element("p", marks, " " if marks else NOTHING, whence, class_="foot")
    return joined([element("p", day, " ", what, class_="what"), words, foot])


def _field(each: Dated) -> str:
    """Return the field that tells of the end of an entry, which is recorded after its beginning; of others ""."""
    if each.moment == "answered":
        return "answered_on"
    if each.moment == "resolved":
        return "resolved_on" if isinstance(each.entry, Concern) else "done_on"
    return ""


def _address(each: Dated) -> str | None:
    return unless_restricted(each.entry.url) if isinstance(each.entry, Source | Statement | Evidence) else None


def _certainty(each: Dated) -> Html:
    return certainty_mark(each.entry) if isinstance(each.entry, Attributed) else NOTHING


def _marking(each: Dated) -> Html:
    """Return who may read an entry, where that is not everybody."""
    entry = each.entry
    if isinstance(entry, Restrictable) and entry.marking is not Marking.PUBLIC:
        return tag(entry.marking.label, "blue")
    return NOTHING
