"""How wide the columns of a table are in Word: their shares, and none so narrow that a word in it is cut in two.

Word lays a table out by the widths that it is given; a browser and typst find out for themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tracker.outputs.paper.blocks import PaperTable, StateMark

TEXT_WIDTH = 9412  # twentieths of a point between the margins
_SIZE = 180  # of a letter's height in a table: 9 points
_GAP = 160  # beside the words of a cell
# What is read at once: a date, or else a word. A mark takes the room of two letters.
_UNPARTED, _MARK = re.compile(r"\d{1,2} [A-Z][a-z]{2} \d{4}|\S+"), "mm"
_WIDEST_WORD = 2_400  # a longer one, an address say, is cut
# How wide a letter of Arial is, of its height, in bold: enough to tell what fits.
_THIN, _WIDE = frozenset("fijlrtI.,:;|'!()[]-/ "), frozenset("mwMWGOQ@%&—…")


def column_widths(table: PaperTable) -> list[int]:
    """Return the width of each column, in twentieths of a point; together they are as wide as the text."""
    least = [_least(words) for words in _words_by_column(table)]
    least = [round(width * min(1, TEXT_WIDTH / sum(least))) for width in least]
    shares = [column.share for column in table.columns]
    widths = [0.0] * len(least)
    free = set(range(len(least)))
    while free:
        room = TEXT_WIDTH - sum(width for number, width in enumerate(widths) if number not in free)
        whole = sum(shares[number] for number in free)
        for number in free:
            widths[number] = room * shares[number] / whole
        too_narrow = {number for number in free if widths[number] < least[number]}
        if not too_narrow:
            break
        for number in too_narrow:
            widths[number] = least[number]
        free -= too_narrow
    return [round(width) for width in widths]


def _words_by_column(table: PaperTable) -> Iterator[set[str]]:
    for number, column in enumerate(table.columns):
        words = set(column.title.split())
        for row in table.rows:
            for part in row[number]:
                words.update(_UNPARTED.findall(part.text))
                if isinstance(part, StateMark):
                    words.add(" ".join([_MARK, *part.text.split()[:2]]))
        yield words


def _least(words: set[str]) -> int:
    return min(max(map(_width, words), default=0), _WIDEST_WORD) + _GAP


def _width(word: str) -> int:
    letters = (0.34 if sign in _THIN else 0.9 if sign in _WIDE else 0.73 if sign.isupper() else 0.61 for sign in word)
    return round(sum(letters) * _SIZE)
