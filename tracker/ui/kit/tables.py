"""Tables that are read by the page, a hundred rows at a time, and sorted by links in the address.

Knows how the order and the part are asked for; what is in the table is the caller's.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar

from tracker.outputs.drawn.html_table import Column, class_of, table_under
from tracker.outputs.markup import NOTHING, Html, element, escaped, for_ears, joined, link
from tracker.ui.kit import address

ROWS_A_PAGE = 100
_T = TypeVar("_T")


class LinkTo(Protocol):
    """Makes the address of the page that is open, with some of what it asks for changed; None takes it out."""

    def __call__(self, **changes: str | None) -> str:
        """Return the address."""
        ...


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
    return joined([table_under(caption, columns, part, heads, class_, unseen), turner])


def in_order(columns: Sequence[Column[_T]], rows: Sequence[_T], chosen: str) -> Sequence[_T]:
    """Return the rows sorted as the address asks ("due", or "-due" for the other way); what has no value comes last."""
    column = next((each for each in columns if each.key and each.key == chosen.lstrip("-")), None)
    if column is None or column.sorts_by is None:
        return rows
    by = column.sorts_by
    known = [row for row in rows if by(row) is not None]
    unknown = [row for row in rows if by(row) is None]
    return [*sorted(known, key=by, reverse=chosen.startswith("-")), *unknown]


def _sorting_head(link_to: LinkTo, column: Column[_T], chosen: str) -> Html:
    if not column.key:
        return element("th", column.title, scope="col", class_=class_of(column))
    up, down = chosen == column.key, chosen == f"-{column.key}"
    sign = element("span", " ▲" if up else " ▼" if down else " ↕", aria_hidden="true", class_="sign")
    told = for_ears(", sort from high to low" if up else ", sort from low to high")
    wanted = f"-{column.key}" if up else column.key
    content = link(joined([column.title, sign, told]), link_to(sort=wanted, page=None))
    state = "ascending" if up else "descending" if down else None
    return element("th", content, scope="col", class_=class_of(column), aria_sort=state)


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
