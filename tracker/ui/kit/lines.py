"""Lines that open: a fact a line, in columns, each of which opens to what is behind it.

Knows how they are drawn; what they say is the caller's. The columns of a list are laid out in its screen's sheet.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from tracker.outputs.markup import Html, element, for_ears, joined


class Cell(NamedTuple):
    """What a line says in a column. `column`: its name in the sheet; `said`: words before it that are read out only."""

    column: str
    shown: object
    said: str = ""


class OpeningLine(NamedTuple):
    """A line: its name, a heading; cells before it and behind it; and what it opens to.

    `place`: where links to it lead: the page's script opens what a link leads to.
    """

    place: str
    name: str
    before: Sequence[Cell]
    behind: Sequence[Cell]
    content: Html


def opening_lines(titles: Sequence[str], lines: Iterable[OpeningLine], class_: str) -> Html:
    """Return the lines under the titles of their columns, which are for the eye: each line says its own for the ear."""
    heads = element("p", *(element("span", title) for title in titles), class_="titles", aria_hidden="true")
    return element("div", heads, *(_line(each) for each in lines), class_=f"opening-lines {class_}")


def _line(line: OpeningLine) -> Html:
    cells = [*map(_cell, line.before), element("h3", line.name), *map(_cell, line.behind)]
    return element("details", element("summary", *cells), line.content, id=line.place)


def _cell(cell: Cell) -> Html:
    return element("span", joined([for_ears(f"{cell.said} ") if cell.said else "", cell.shown]), class_=cell.column)
