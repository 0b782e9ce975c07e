"""Counts as tiles: a description list, each with its number, how it changed, and a link to the list behind it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from tracker.outputs.markup import NOTHING, Html, element, link


class Tile(NamedTuple):
    """One count. `mark`: what stands before its label; `note`: what a reader must know beside the number.

    `bad`: whether a number that is not zero is one to act on; `again`: whether what it counts is counted by another
    tile as well, so that the numbers are no sum.
    """

    label: str
    number: int
    note: str = ""
    change: str = ""
    address: str = ""
    mark: Html = NOTHING
    bad: bool = False
    again: bool = False


def tiles(shown: Sequence[Tile]) -> Html:
    """Return the counts side by side."""
    return element("dl", *(_tile(each) for each in shown), class_="tiles", style=f"--all: {len(shown)}")


def _tile(tile: Tile) -> Html:
    number = element("span", f"{tile.number:,}", class_="figure")
    if tile.address:
        number = link(number, tile.address, aria_label=f"{tile.label}: {tile.number:,}. Show them")
    beside = [element("span", text) for text in (tile.note, tile.change) if text]
    name = element("dt", tile.mark, element("span", tile.label))
    figures = element("dd", number), element("dd", *beside, class_="beside") if beside else NOTHING
    classes = ["bad"] * (tile.bad and bool(tile.number)) + ["again"] * tile.again
    return element("div", name, *figures, class_=" ".join(classes) or None)
