"""The places of a paper to which its references and its contents lead, under names that a document takes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from tracker.outputs.paper.blocks import Block, Heading

_NOT_TAKEN = re.compile(r"[^A-Za-z0-9_]")
_LONGEST = 40  # Word cuts a longer name off, and then two may be the same


@dataclass(frozen=True)
class Places:
    """`anchors`: the name of each anchor; `headings`: the name of each heading, by its number among the blocks.

    A name is letters, digits and underscores, begins with a letter and is at most 40 long: what Word takes for a
    bookmark is an `id` in HTML too. An anchor that stands twice means the first heading.
    """

    anchors: Mapping[str, str]
    headings: Mapping[int, str]


def places_of(blocks: tuple[Block, ...]) -> Places:
    """Return the places of a paper."""
    anchors: dict[str, str] = {}
    headings: dict[int, str] = {}
    taken: set[str] = set()
    for number, block in enumerate(blocks):
        if isinstance(block, Heading):
            headings[number] = _free_name(block.anchor or f"part_{number}", taken)
            if block.anchor:
                anchors.setdefault(block.anchor, headings[number])
    return Places(anchors, headings)


def _free_name(wanted: str, taken: set[str]) -> str:
    plain = f"at_{_NOT_TAKEN.sub('_', wanted)}"[:_LONGEST]
    name, number = plain, 1
    while name.lower() in taken:  # Word does not tell capitals apart
        number += 1
        ending = f"_{number}"
        name = plain[: _LONGEST - len(ending)] + ending
    taken.add(name.lower())
    return name
