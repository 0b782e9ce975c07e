"""The first few of many, and what opens the rest in its place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from tracker.outputs.markup import NOTHING, Html, element, for_ears, joined

_T = TypeVar("_T")


def first_few(
    items: Sequence[_T],
    number: int,
    draw: Callable[[Sequence[_T], str], Html],
    of: str,
    *after: Html,
    most: int | None = None,
) -> Html:
    """Return the first items as drawn, and "all 11" that opens the others below them, with what comes `after` all.

    `of`: what they are, for those who hear "all 11" by itself; `most`: how many are drawn at most ("60 of 576"), where
    `after` says where the others are; `draw` is given items, and "" or ", the rest", by which two tables of one block
    are told apart when heard.
    """
    shown = items if most is None else items[:most]
    first, rest = shown[:number], shown[number:]
    content = [draw(rest, ", the rest") if rest else NOTHING, *after]
    told = f"all {len(items):,}" if len(shown) == len(items) else f"{len(shown):,} of {len(items):,}"
    return joined([draw(first, ""), rest_of(joined([told, for_ears(f" {of}")]), *content)])


def rest_of(told: object, *content: Html) -> Html:
    """Return what opens the rest of a list in its place; nothing where there is none."""
    return element("details", element("summary", told), *content, class_="rest") if any(content) else NOTHING
