"""Everything dated about one recommendation, on one vertical timeline."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from tracker.dates import as_written, in_words
from tracker.outputs.drawn.marks import certainty_mark, tag
from tracker.outputs.markup import NOTHING, Html, details, element, joined, outward, paragraph
from tracker.outputs.parts.showing import Showing
from tracker.register.schema.entries import Attributed, Restrictable
from tracker.register.schema.recommendations import Source, Statement
from tracker.register.schema.response import Evidence
from tracker.register.schema.restricted import unless_restricted
from tracker.rules.lists.dated import Dated
from tracker.vocabulary import Marking
from tracker.words.dated import dated_text
from tracker.words.figures import count

_NEWEST = 20  # of a long history; the rest opens on demand


def timeline(page: Showing, entries: Sequence[Dated], whence: Callable[[Dated], Html], *notes: Html) -> Html:
    """Return the entries, newest first, the earlier ones on demand.

    `whence`: where in the register an entry stands, and who recorded it; `notes`: what is said above them all.
    """
    items = [element("li", _entry(page, each, whence(each))) for each in reversed(entries)]
    heading = element("h2", "Everything dated, newest first", id="timeline")
    newest, earlier = items[:_NEWEST], items[_NEWEST:]
    parts = [heading, *notes, element("ol", *newest, class_="timeline", reversed=True)]
    if earlier:
        summary = count(len(earlier), "earlier entry", "earlier entries")
        parts.append(details(summary, element("ol", *earlier, class_="timeline", reversed=True)))
    return joined(parts)


def _entry(page: Showing, each: Dated, whence: Html) -> Html:
    said = dated_text(page.register, each)
    day = element("time", in_words(each.on), datetime=as_written(each.on))
    what = element("strong", outward(said.kind, _address(each)))
    marks = joined([mark for mark in (_certainty(each), _marking(each)) if mark], " ")
    words = paragraph(said.words) if said.words else NOTHING
    foot = element("p", marks, " " if marks else NOTHING, whence, class_="foot")
    return joined([element("p", day, " ", what, class_="what"), words, foot])


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
