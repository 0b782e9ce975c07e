"""Tables as real HTML: caption, header cells, a region that scrolls, pages of a hundred, sorting by links.

Knows how a table is drawn; what is in it is the caller's. On a narrow screen each row is a card whose cells say their
column's title; a table of class "grid" or "narrow" stays as it is there, and scrolls.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from tracker.outputs.markup import NOTHING, Html, element, escaped, for_ears, joined, link
from tracker.ui.kit import address

ROWS_A_PAGE = 100
_T = TypeVar("_T")


class LinkTo(Protocol):
    """Makes the address of the page that is open, with some of what it asks for changed; None takes it out."""

    def __call__(self, **changes: str | None) -> str:
        """Return the address."""
        ...


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
    heads = [element("th", column.title, scope="col", class_=_class(column)) for column in columns]
    return _table(caption, columns, rows, heads, class_, unseen)


def sortable_table(
    link_to: LinkTo,
    caption: str,
    columns: Sequence[Column[_T]],
    rows: Sequence[_T],
    class_: str = "",
    unseen: bool = False,
    rows_a_page: int = ROWS_A_PAGE,
) -> Html:
    """Return a table whose header sorts by links (`?sort=due`, `?sort=-due`), so many rows at a time (`?page=2`).

    `link_to`: the address of the page that the table is on, with some of what it asks for changed; `unseen`: the
    caption is read out only.
    """
    chosen = address.asked("sort") or ""
    ordered = in_order(columns, rows, chosen)
    pages = max(1, -(-len(rows) // rows_a_page))
    number = _page_number(pages)
    first = (number - 1) * rows_a_page
    part = ordered[first : first + rows_a_page]
    heads = [_sorting_head(link_to, column, chosen) for column in columns]
    turner = _turner(link_to, number, pages, range(first, first + len(part)), len(rows))
    return joined([_table(caption, columns, part, heads, class_, unseen), turner])


def in_order(columns: Sequence[Column[_T]], rows: Sequence[_T], chosen: str) -> Sequence[_T]:
    """Return the rows sorted as the address asks ("due", or "-due" for the other way); what has no value comes last."""
    column = next((each for each in columns if each.key and each.key == chosen.lstrip("-")), None)
    if column is None or column.sorts_by is None:
        return rows
    by = column.sorts_by
    known = [row for row in rows if by(row) is not None]
    unknown = [row for row in rows if by(row) is None]
    return [*sorted(known, key=by, reverse=chosen.startswith("-")), *unknown]


def _class(column: Column[_T]) -> str | None:
    return " ".join([*(["number"] * column.number), *(["one-line"] * column.one_line)]) or None


def _table(
    caption: str,
    columns: Sequence[Column[_T]],
    rows: Sequence[_T],
    heads: Sequence[Html],
    class_: str,
    unseen: bool,
) -> Html:
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
        element("th", column.shows(row), scope="row", class_=_class(column))
        if column.header
        else element("td", column.shows(row), class_=_class(column), data_label=column.title)
        for column in columns
    )
    return element("tr", *cells)


def _sorting_head(link_to: LinkTo, column: Column[_T], chosen: str) -> Html:
    if not column.key:
        return element("th", column.title, scope="col", class_=_class(column))
    up, down = chosen == column.key, chosen == f"-{column.key}"
    sign = element("span", " ▲" if up else " ▼" if down else " ↕", aria_hidden="true", class_="sign")
    told = for_ears(", sort from high to low" if up else ", sort from low to high")
    wanted = f"-{column.key}" if up else column.key
    content = link(joined([column.title, sign, told]), link_to(sort=wanted, page=None))
    state = "ascending" if up else "descending" if down else None
    return element("th", content, scope="col", class_=_class(column), aria_sort=state)


def _page_number(pages: int) -> int:
    wanted = address.asked("page") or "1"
    return min(max(int(wanted), 1), pages) if wanted.isdecimal() and len(wanted) < 7 else 1


def _turner(link_to: LinkTo, number: int, pages: int, shown: range, rows: int) -> Html:
    if pages == 1:
        return NOTHING
    told = escaped(f"Rows {shown.start + 1:,} to {shown.stop:,} of {rows:,}")
    parts = [told]
    if number > 1:
        parts.insert(0, link("← Previous page", link_to(page=str(number - 1))))
    if number < pages:
        parts.append(link("Next page →", link_to(page=str(number + 1))))
    return element("nav", joined(parts, " · "), class_="turner", aria_label="Pages of the table")
