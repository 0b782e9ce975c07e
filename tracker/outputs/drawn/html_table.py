"""Tables as real HTML: caption, header cells, a region that scrolls.

Knows how a table is drawn; what is in it is the caller's. On a narrow screen each row is a card whose cells say their
column's title; a table of class "grid" or "narrow" stays as it is there, and scrolls.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from tracker.outputs.markup import Html, element, joined

_T = TypeVar("_T")


@dataclass(frozen=True)
class Column(Generic[_T]):
    """A column: its title, what a row shows in it (text or markup), and what it sorts by (None: it does not sort).

    `key`: its name in the address; `header`: whether its cells name their row; `number`: whether they are figures;
    `one_line`: whether what it shows stays on one line.
    """

    title: str
    shows: Callable[[_T], object]
    key: str = ""
    sorts_by: Callable[[_T], Any] | None = None
    header: bool = False
    number: bool = False
    one_line: bool = False


def table(
    caption: str, columns: Sequence[Column[_T]], rows: Sequence[_T], class_: str = "", unseen: bool = False
) -> Html:
    """Return a table as it stands, without links to sort it; `unseen`: the caption is read out only."""
    heads = [element("th", column.title, scope="col", class_=class_of(column)) for column in columns]
    return table_under(caption, columns, rows, heads, class_, unseen)


def table_under(
    caption: str,
    columns: Sequence[Column[_T]],
    rows: Sequence[_T],
    heads: Sequence[Html],
    class_: str = "",
    unseen: bool = False,
) -> Html:
    """Return a table under header cells that the caller made; the rest as `table` has it."""
    body = joined(_row(columns, row) for row in rows)
    made = element(
        "table",
        element("caption", caption, class_="unseen" if unseen else None),
        element("thead", element("tr", *heads)),
        element("tbody", body),
        class_=class_ or None,
    )
    return element("div", made, class_="region", role="region", aria_label=caption, tabindex=0)


def _row(columns: Sequence[Column[_T]], row: _T) -> Html:
    cells = (
        element("th", column.shows(row), scope="row", class_=class_of(column))
        if column.header
        else element("td", column.shows(row), class_=class_of(column), data_label=column.title)
        for column in columns
    )
    return element("tr", *cells)


def class_of(column: Column[_T]) -> str | None:
    """Return the classes of a column's cells."""
    return " ".join([*(["number"] * column.number), *(["one-line"] * column.one_line)]) or None
