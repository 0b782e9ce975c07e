"""What the papers of a meeting said of its day that reads differently now.

Draws; what reads differently comes from `rules`, the sentences from `words`.
"""

from __future__ import annotations

from collections.abc import Sequence

from tracker.outputs.markup import NOTHING, Html, bullets, details, element, for_ears, joined, paragraph
from tracker.outputs.parts.showing import section
from tracker.rules.changes.restated import Restatement
from tracker.rules.changes.restatements import restatements
from tracker.ui.meetings.opened import OpenMeeting
from tracker.ui.parts.few import first_few
from tracker.ui.shell.view import View
from tracker.words.changes.restatements import facts_text, reasons
from tracker.words.meetings import meeting as words

SHOWN = 3


def restated_section(opened: OpenMeeting) -> Html:
    """Return what reads differently now; nothing of a meeting that has not been held."""
    if not opened.is_held:
        return NOTHING
    hint = paragraph(words.RESTATED_HINT, class_="quiet")
    return joined([section(opened.view, words.RESTATED, "restated", "restated"), hint, _restated(opened)])


def _restated(opened: OpenMeeting) -> Html:
    then = opened.then_known
    if then is None:
        return paragraph(f"{opened.why_no_history} {words.NOT_TOLD}")
    now = opened.now.showing(opened.now.snapshot.on(then.as_at))
    found = now.kept("restated", lambda: restatements(then.snapshot, now.snapshot), then.snapshot.valid.key)
    clocks = paragraph(words.clocks_text(*then.snapshot.clocks, *now.snapshot.clocks), class_="quiet")
    if not found.recommendations and not found.sources:
        return joined([paragraph(words.SAME_TOLD), clocks])
    lead = paragraph(words.differently_text(len(found.recommendations), len(found.sources)))

    def draw(some: Sequence[Restatement], which: str) -> Html:
        return element("ul", *(element("li", _restatement(now, each)) for each in some), class_="concerns")

    every = (*found.recommendations, *found.sources)
    return joined([lead, first_few(every, SHOWN, draw, "that read differently"), clocks])


def _restatement(view: View, each: Restatement) -> Html:
    """Return what reads differently of one recommendation or source, which opens to why."""
    known = each.subject in view.register.recommendations
    subject = view.recommendation(each.subject, titled=False) if known else each.subject
    why = details(
        joined(["why", for_ears(f" {each.subject} reads differently")]), bullets(reasons(view.register, each))
    )
    return joined([element("strong", subject), " ", facts_text(view.register, each), why])
