"""The lists of a Word document: bullets, and numbers that begin anew with every list."""

from __future__ import annotations

from tracker.outputs.markup import Html, joined
from tracker.outputs.paper.word.wordml import w

_BULLETS, _NUMBERS = 0, 1  # how a list is drawn
FIRST_LIST = 3  # 1 and 2 are those of the styles List Bullet and List Number
_INDENT = 397  # twentieths of a point


def numbering(lists: int) -> Html:
    """Return the drawings of lists, and so many numbered lists that each begin with 1, from `FIRST_LIST` on."""
    return joined(
        [
            _drawing(_BULLETS, "bullet", "•", "ListBullet"),
            _drawing(_NUMBERS, "decimal", "%1.", "ListNumber"),
            w("num", w("abstractNumId", val=_BULLETS), numId=1),
            w("num", w("abstractNumId", val=_NUMBERS), numId=2),
            *(_anew(number) for number in range(FIRST_LIST, FIRST_LIST + lists)),
        ]
    )


def _drawing(number: int, form: str, sign: str, style: str) -> Html:
    level = w(
        "lvl",
        w("start", val=1),
        w("numFmt", val=form),
        w("pStyle", val=style),
        w("lvlText", val=sign),
        w("lvlJc", val="left"),
        w("pPr", w("ind", left=_INDENT, hanging=_INDENT)),
        ilvl=0,
    )
    return w("abstractNum", w("multiLevelType", val="singleLevel"), level, abstractNumId=number)


def _anew(number: int) -> Html:
    override = w("lvlOverride", w("startOverride", val=1), ilvl=0)
    return w("num", w("abstractNumId", val=_NUMBERS), override, numId=number)
