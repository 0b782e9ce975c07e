"""A pack's file against the pack made again: whether they are the same, and if not, where they first differ.

Compares values; reads no file and makes no pack.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tracker.outputs.paper.blocks import Block, Heading, MeetingPaper
from tracker.outputs.paper.imprint import MachineImprint
from tracker.outputs.paper.values import block_digests, content_of, shortened, words_of
from tracker.register.schema.levels import may_read
from tracker.vocabulary import Marking
from tracker.words.pack import verified as words


@dataclass(frozen=True)
class PackDifference:
    """Where two packs first differ. `section`: the heading above it; `block`: what stands there now, None at the end.

    `number`: how many blocks differ of `was` in the file and `now` in the pack made again; all are 0 where no block
    does: then it is the imprint or what is enclosed.
    """

    section: str
    block: str | None
    number: int
    was: int
    now: int


@dataclass(frozen=True)
class PackVerification:
    """What came of it. `same_tools`: bytes were compared, else the hash of the content; `other_tools`: which differ.

    `same_bytes`: of the file; `same_content`: of what its imprint says; `first_byte`: from which on the file differs.
    """

    same_tools: bool
    same_bytes: bool
    same_content: bool
    difference: PackDifference | None
    first_byte: int
    other_tools: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        return self.same_bytes if self.same_tools else self.same_content


def verification(
    content: bytes, imprint: MachineImprint, again: bytes, paper: MeetingPaper, tools: dict[str, str]
) -> PackVerification:
    """Return whether a file is the pack that was made again; `imprint`: the file's; `tools`: those of here and now."""
    others = tuple(
        name for name in sorted({*tools, *imprint.made_with}) if tools.get(name) != imprint.made_with.get(name)
    )
    digests = block_digests(paper.blocks)
    same_content = imprint.content == content_of(paper, digests)
    difference = None if same_content else _first_difference(imprint.blocks, shortened(digests), paper.blocks)
    return PackVerification(not others, content == again, same_content, difference, _parting(content, again), others)


def _parting(one: bytes, other: bytes) -> int:
    """Return how many bytes two files begin with alike."""
    parted = (at for at, (this, that) in enumerate(zip(one, other, strict=False)) if this != that)
    return next(parted, min(len(one), len(other)))


def verified_sentences(
    came: PackVerification, imprint: MachineImprint, tools: dict[str, str], audience: Marking
) -> tuple[str, ...]:
    """Return what came of it, in sentences; a pack's words only where they are for `audience`.

    Anybody can write an imprint, and have a pack made again by it that is for more readers than the file was.
    """
    commit, others = imprint.origin.head or "", ""
    if not came.same_tools:
        others = words.tools_text(imprint.made_with, tools, came.other_tools)
    if came.holds:
        return (words.same_content_text(commit, others) if others else words.same_bytes_text(commit),)
    if came.difference is None:
        return (words.changed_file_text(commit, came.first_byte),)
    found = came.difference
    said = words.changed_content_text(commit, found.number, max(found.was, found.now), others)
    if not found.number:
        return (said,)
    if not may_read(audience, imprint.audience):
        return said, words.withheld_difference_text(imprint.audience)
    return said, words.first_difference_text(found.section, found.block)


def _first_difference(was: Sequence[str], now: Sequence[str], blocks: tuple[Block, ...]) -> PackDifference:
    number = sum(1 for one, other in zip(was, now, strict=False) if one != other) + abs(len(was) - len(now))
    at = next(
        (at for at, (one, other) in enumerate(zip(was, now, strict=False)) if one != other), min(len(was), len(now))
    )
    if not number:
        return PackDifference("", None, 0, len(was), len(now))
    above = next((block.text for block in reversed(blocks[: at + 1]) if isinstance(block, Heading)), "")
    return PackDifference(above, words_of(blocks[at]) if at < len(blocks) else None, number, len(was), len(now))
