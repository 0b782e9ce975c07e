"""Bars: how many are in which state, a part for each, drawn as the squares are; no library is loaded for them.

Knows how a bar is drawn; what it counts is the caller's.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tracker.outputs.markup import NOTHING, Html, element, for_ears, joined, link
from tracker.vocabulary import State

_NARROWEST = 25  # a part of less than one in so many has no room for its number


class BarPart(NamedTuple):
    """A part of a bar: a state, how many are in it, and what to call them: "Verified: 9".

    `address`: where they are listed, "" for a part that is no link; `by_statement`: hollow.
    """

    state: State
    number: int
    name: str
    address: str = ""
    by_statement: bool = False


def bar(parts: Sequence[BarPart], of: int | None = None) -> Html:
    """Return a bar. `of`: of how many it would be whole, so that bars below one another can be compared."""
    total = sum(part.number for part in parts)
    width = f"width: {100 * total / of:.2f}%" if of else None
    is_linked = any(part.address for part in parts)
    shown = [_part(part, of or total) for part in parts]
    return element("div", *shown, class_="bar", style=width, aria_hidden=None if is_linked else "true")


def _part(part: BarPart, total: int) -> Html:
    room = part.number * _NARROWEST >= total
    number = element("span", f"{part.number:,}", class_="bar-number") if room else NOTHING
    class_ = f"swatch {part.state.value}{' by_statement' if part.by_statement else ''}"
    style = f"flex-grow: {part.number}"
    if not part.address:
        return element("span", number, class_=class_, style=style, title=part.name)
    content = joined([number, for_ears(part.name)])
    return link(content, part.address, class_=class_, style=style, title=part.name)
