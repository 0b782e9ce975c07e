"""Text of a paper → text that can be set: nothing that no font draws, nothing that turns other words round.

What is replaced stays readable, and is counted: a paper says at its end how much of it there is.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any

from tracker.outputs.paper.pdf.coverage import is_drawn
from tracker.words.figures import count

_BREAKS = re.compile("\r\n|[\r\u2028\u2029\x0b\x0c\x85]")
_TURNS = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")  # directions that a text sets for itself
# What is seen in no font: joiners, selectors of variants, marks of direction. Without a glyph it is left out.
_UNSEEN = re.compile(
    "[\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u2060-\u2064\ufe00-\ufe0f\ufeff]|[\U000e0000-\U000e0fff]"
)
_LONG_WORD = re.compile(r"[!-\u024f]{16,}")
_SIGNS = r"/._?&=:;,-"  # after one of these a long word may go on in the next line
_PIECE = 24  # letters of a word without such a sign
UNPARTED = re.compile(
    rf"(?:\d{{1,2}} )?[A-Z][a-z]{{2}} \d{{4}}|(?<!\S)\S{{1,15}}(?!\S)"
    rf"|[^\s{_SIGNS}]{{1,{_PIECE}}}[{_SIGNS}]*|[{_SIGNS}]+"
)
_BREAK, _ISOLATED, _END = "\u200b", "\u2068", "\u2069"


class FittedTexts:
    """The texts of one paper, made fit to be set; `replaced`: how many characters stand as their codes."""

    def __init__(self, texts: Iterable[str]) -> None:
        """Find out, of all texts at once, which characters cannot be drawn: papers have many texts, few characters."""
        found = set().union(*texts)
        self.replaced, self._first = 0, ""
        plain = {character for character in found if not character.isascii() or not character.isprintable()}
        self._plain = not plain - _ENGLISH
        self._rightward = any(_is_from_right(character) for character in plain)
        lacking = "".join(sorted(character for character in plain if not _can_be_set(character)))
        self._lacking = re.compile(f"[{re.escape(lacking)}]+") if lacking else None

    def fit(self, text: str) -> str:
        """Return a text as it is set."""
        if not (self._plain and text.isascii() and text.isprintable()):
            text = _BREAKS.sub("\n", text).replace("\t", " ")
            if self._lacking:
                text = self._lacking.sub(self._stand_in, text)
            if self._rightward and any(map(_is_from_right, text)):
                # What stands around it keeps its own direction.
                text = "\n".join(f"{_ISOLATED}{line}{_END}" for line in text.split("\n"))
        return _LONG_WORD.sub(_breakable, text) if len(text) > 15 else text

    def _stand_in(self, found: re.Match[str]) -> str:
        lacking = [character for character in found[0] if not _is_unseen(character)]
        if not lacking:
            return ""
        if all(unicodedata.category(character) == "Zs" for character in lacking):
            return " "
        codes = " ".join(f"U+{ord(character):04X}" for character in lacking)
        self.replaced += len(lacking)
        self._first = self._first or f"[U+{ord(lacking[0]):04X}]"
        return f"[{codes}]"

    def note(self) -> str:
        """Return what is said at the end of a paper of what could not be drawn, "" where there is nothing."""
        if not self.replaced:
            return ""
        have = "has no glyph" if self.replaced == 1 else "have no glyph"
        return (
            f"{count(self.replaced, 'character')} of this paper {have} in its fonts, or would turn the words around"
            f" {'it' if self.replaced == 1 else 'them'}: the Unicode number stands in place of each, such as"
            f" {self._first}."
        )


_ENGLISH = frozenset("–—‘’“”…£€·•")


def _can_be_set(character: str) -> bool:
    if character in "\n\t\r" or _BREAKS.match(character):
        return True
    if character in _TURNS or unicodedata.category(character) in ("Cc", "Co", "Cs"):
        return False
    return is_drawn(character)


def _is_unseen(character: str) -> bool:
    return _UNSEEN.match(character) is not None


def _is_from_right(character: str) -> bool:
    return unicodedata.bidirectional(character) in ("R", "AL")


def _breakable(found: re.Match[str]) -> str:
    """Let a long word, an address say, go on in the next line: after a sign in it, or where there is none anywhere."""
    return _BREAK.join(piece for part in re.split(rf"(?<=[{_SIGNS}])", found[0]) for piece in _pieces(part))


def _pieces(part: str) -> Iterator[str]:
    yield from (part[at : at + _PIECE] for at in range(0, len(part), _PIECE))


def texts_in(value: Any) -> Iterator[str]:
    """Yield every text of plain values."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for part in value:
            yield from texts_in(part)
    elif isinstance(value, dict):
        for part in value.values():
            yield from texts_in(part)
