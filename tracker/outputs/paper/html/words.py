"""Words of a paper → markup: each run of text is escaped once, here."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from tracker.outputs.drawn.marks import state_mark
from tracker.outputs.markup import Html, element, escaped, joined, link, outward
from tracker.outputs.paper.blocks import Inline, Line, Plain, Reference, StateMark, WebLink
from tracker.outputs.paper.legible import legible

_LONGEST_WORD = 24  # letters
_WORDS, _PARTS = re.compile(r"(\S+)"), re.compile(r"(?<=[/._?&=:;,-])(?=\w)")
_BREAK = Html("<wbr>")


def words(line: Line, places: Mapping[str, str]) -> Html:
    """Return a line as markup; `places`: the `id` of each anchor. A reference to a place that is not there is words."""
    return joined(_part(part, places) for part in line)


def _part(part: Inline, places: Mapping[str, str]) -> Html:
    text = breakable(part.text)
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


def breakable(text: str) -> Html:
    """Return text in which a very long word, an address say, may go on in the next line; it is copied as it is."""
    return joined(
        _BREAK.join(_pieces(part)) if len(part) > _LONGEST_WORD else part for part in _WORDS.split(legible(text))
    )


def _pieces(word: str) -> Iterator[str]:
    """Yield a word parted after its signs, and where there is none for long, anywhere."""
    for part in _PARTS.split(word):
        yield from (part[at : at + _LONGEST_WORD] for at in range(0, len(part), _LONGEST_WORD))
