"""Words of a paper → markup: each run of text is escaped once, here."""

from __future__ import annotations

from collections.abc import Mapping

from tracker.outputs.drawn.marks import state_mark
from tracker.outputs.markup import Html, element, escaped, joined, link, outward
from tracker.outputs.paper.blocks import Inline, Line, Plain, Reference, StateMark, WebLink
from tracker.outputs.paper.legible import legible


def words(line: Line, places: Mapping[str, str]) -> Html:
    """Return a line as markup; `places`: the `id` of each anchor. A reference to a place that is not there is words."""
    return joined(_part(part, places) for part in line)


def _part(part: Inline, places: Mapping[str, str]) -> Html:
    text = legible(part.text)
    match part:
        case Plain(strong=True):
            return element("strong", text)
        case Plain():
            return escaped(text)
        case Reference(anchor=anchor):
            return link(text, f"#{places[anchor]}") if anchor in places else escaped(text)
        case WebLink(address=address):
            return outward(text, legible(address), names_host=False)
        case StateMark(state=state, late=late, by_statement=by_statement):
            return state_mark(state, text, by_statement, late)
