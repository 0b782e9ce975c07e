"""How wide the columns of a table are: their shares, and none so narrow that a word in it is cut in two.

Word and typst lay a table out by the widths that they are given; a browser finds out for itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from statistics import fmean

from tracker.outputs.paper.blocks import PaperTable, StateMark

TEXT_WIDTH = 9412  # twentieths of a point between the margins
_SIZE = 180  # of a letter's height in a table: 9 points
_GAP = 150  # beside the words of a cell
# What is read at once: a date, or else a word. A mark takes the room of two letters.
_UNPARTED, _MARK = re.compile(r"(?:\d{1,2} )?[A-Z][a-z]{2} \d{4}|\S+"), "mm"
_SHORT_TITLE = 8  # letters of a title that stays on one line: "How many"
_WIDEST_WORD = 2_200  # a longer one, an address say, is cut
# How wide a letter of Arial is, of its height, and how much wider in bold: enough to tell what fits.
_BOLD = 1.08
_THIN, _WIDE = frozenset("fijlrtI.,:;|'!()[]-/ "), frozenset("mwMWGOQ@%&—…")


def column_widths(table: PaperTable, unparted: re.Pattern[str] = _UNPARTED) -> list[int]:
    """Return the width of each column, in twentieths of a point; together they are as wide as the text.

    Each has room for its longest word; the rest goes to those with the most to say, by their shares. `unparted`: what
    stands on one line, where that is not a word or a date.
    """
    least = [*_least_by_column(table, unparted)]
    least = [round(width * min(1, TEXT_WIDTH / sum(least))) for width in least]
    wanted = [column.share * (1 + _letters(table, number)) for number, column in enumerate(table.columns)]
    rest = TEXT_WIDTH - sum(least)
    return [width + round(rest * wish / sum(wanted)) for width, wish in zip(least, wanted, strict=True)]


def _letters(table: PaperTable, number: int) -> float:
    """Return how many letters a cell of a column has on average."""
    lengths = [sum(len(part.text) for part in row[number]) for row in table.rows]
    return fmean(lengths) if lengths else 0


def _least_by_column(table: PaperTable, unparted: re.Pattern[str]) -> Iterator[int]:
    """Yield how wide the longest word of each column is, with what stands beside it; names of rows are bold too."""
    for number, column in enumerate(table.columns):
        title = [column.title] if len(column.title) <= _SHORT_TITLE else column.title.split()
        titles = max(map(_width, title), default=0) * _BOLD
        words = max(map(_width, _words(table, number, unparted)), default=0) * (_BOLD if number == 0 else 1)
        yield round(min(max(titles, words), _WIDEST_WORD)) + _GAP


def _words(table: PaperTable, number: int, unparted: re.Pattern[str]) -> set[str]:
    words: set[str] = set()
    for row in table.rows:
        for part in row[number]:
            words.update(unparted.findall(part.text))
            if isinstance(part, StateMark):
                words.add(" ".join([_MARK, *part.text.split()[:2]]))
    return words


@lru_cache(maxsize=20_000)  # tables of a register say the same words again and again
def _width(word: str) -> int:
    letters = (0.3 if sign in _THIN else 0.84 if sign in _WIDE else 0.69 if sign.isupper() else 0.56 for sign in word)
    return round(sum(letters) * _SIZE)
