"""Which characters the fonts of a paper can draw: read from the fonts themselves, so that no list beside them ages."""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from pathlib import Path

FONTS = Path(__file__).parents[1] / "fonts"
FAMILIES = ("Noto Sans", "Noto Sans Arabic", "DejaVu Sans", "Noto Emoji")  # in the order in which they are tried
_SEGMENTS, _GROUPS = 4, 12  # the two forms of a font's table of characters that the fonts here have
_Range = tuple[int, int]


def is_drawn(character: str) -> bool:
    """Return whether some font has a glyph for a character."""
    starts, ranges = _covered()
    at = bisect_right(starts, ord(character)) - 1
    return at >= 0 and ord(character) <= ranges[at][1]


@cache
def _covered() -> tuple[list[int], list[_Range]]:
    """Return the ranges of characters that some font has, in order and apart, and where each begins."""
    merged: list[_Range] = []
    for first, last in sorted(each for path in FONTS.glob("*.ttf") for each in ranges_of(path.read_bytes())):
        if merged and first <= merged[-1][1] + 1:
            merged[-1] = merged[-1][0], max(last, merged[-1][1])
        else:
            merged.append((first, last))
    return [first for first, _ in merged], merged


def ranges_of(font: bytes) -> Iterator[_Range]:
    """Yield the ranges of characters of a TrueType font, by its `cmap` (OpenType specification, formats 4 and 12)."""
    (tables,) = struct.unpack_from(">H", font, 4)
    records = (struct.unpack_from(">4sLLL", font, 12 + 16 * number) for number in range(tables))
    cmap = next(offset for tag, _, offset, _ in records if tag == b"cmap")
    (subtables,) = struct.unpack_from(">H", font, cmap + 2)
    for number in range(subtables):
        (offset,) = struct.unpack_from(">L", font, cmap + 4 + 8 * number + 4)
        (form,) = struct.unpack_from(">H", font, cmap + offset)
        if form == _SEGMENTS:
            yield from _segments(font, cmap + offset)
        elif form == _GROUPS:
            yield from _groups(font, cmap + offset)


def _segments(font: bytes, at: int) -> Iterator[_Range]:
    number = struct.unpack_from(">H", font, at + 6)[0] // 2
    ends = struct.unpack_from(f">{number}H", font, at + 14)
    starts = struct.unpack_from(f">{number}H", font, at + 16 + 2 * number)
    # A segment may hold characters without a glyph; the fonts here have none but in the last, which closes the table.
    yield from ((start, end) for start, end in zip(starts, ends, strict=True) if start != 0xFFFF)


def _groups(font: bytes, at: int) -> Iterator[_Range]:
    (number,) = struct.unpack_from(">L", font, at + 12)
    for index in range(number):
        start, end, _ = struct.unpack_from(">LLL", font, at + 16 + 12 * index)
        yield start, end
