"""Text of a register as paper takes it: every sign that no reader could be shown is seen to be one.

A document with one sign that XML forbids does not open at all, so none may reach it.
"""

from __future__ import annotations

import re
import unicodedata

# What XML 1.0 or HTML forbids: controls, halves of pairs, and code points that are no characters in any plane.
_FORBIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef"
    + "".join(f"{chr((plane << 16) + 0xFFFE)}{chr((plane << 16) + 0xFFFF)}" for plane in range(17))
    + "]"
)
REPLACEMENT = "\ufffd"
_LINE_END = re.compile("\r\n?|[\u2028\u2029]")
_OPENS = {**dict.fromkeys("\u202a\u202b\u202d\u202e", "\u202c"), **dict.fromkeys("\u2066\u2067\u2068", "\u2069")}
_DIRECTIONS = re.compile("[\u202a-\u202e\u2066-\u2069]")


def legible(text: str) -> str:
    """Return text with � for every sign that no document takes, lines ended by \\n, and each change of direction ended.

    A direction that is never ended would turn the words around of whatever follows it on the page.
    """
    if text.isascii() and text.isprintable():
        return text
    clean = _LINE_END.sub("\n", _FORBIDDEN.sub(REPLACEMENT, text))
    return _ended(clean) if _DIRECTIONS.search(clean) else clean


def _ended(text: str) -> str:
    """Return text whose embeddings and isolates are all ended within it; an end of nothing is dropped."""
    kept: list[str] = []
    awaited: list[str] = []
    for sign in text:
        if sign in _OPENS:
            awaited.append(_OPENS[sign])
        elif sign in _OPENS.values():
            if sign not in awaited:
                continue
            while (end := awaited.pop()) != sign:
                kept.append(end)
        kept.append(sign)
    return "".join(kept + awaited[::-1])


def begins_right_to_left(text: str) -> bool:
    """Return whether the first letter with a direction is written from right to left, as in Arabic or Hebrew."""
    if text.isascii():
        return False
    directions = (unicodedata.bidirectional(sign) for sign in text)
    return next((found for found in directions if found in ("L", "R", "AL")), "L") != "L"
