"""The lines of a file as a table: number, text, and who recorded each run of lines.

Draws; the lines hold a stub where their reader may not read them.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from tracker.outputs.markup import NOTHING, Html, element, escaped, for_ears, joined, link
from tracker.register.readable_text import Line
from tracker.register.schema.restricted import Restricted
from tracker.ui.kit import address
from tracker.ui.kit.places import PAGE, anchor_of
from tracker.ui.parts.recorded import Recorders
from tracker.ui.shell.view import View
from tracker.ui.source import copy
from tracker.ui.source.window import Window, window_with, windows

_START = "start"  # in the address: a line of the part of a long file that is wanted, where it is not that of `line`
_OF_A_LINE, _OF_A_RUN = 4, 4  # elements


def listing(view: View, path: str, line: int | None, lines: Sequence[Line], who: Recorders) -> Html:
    """Return the table of a file's lines, the one asked for marked; of a long file a part, with links to the others."""
    commits = who.commits(path, len(lines))
    begins_run = [number == 0 or commits[number] != commits[number - 1] for number in range(len(lines))]
    nodes = [_OF_A_LINE + len(each) + _OF_A_RUN * begins for each, begins in zip(lines, begins_run, strict=True)]
    parts = windows(nodes)
    number = window_with(parts, _line_of_part() or line or 1)
    shown = parts[number]
    starts = [each for each in range(shown.first, shown.last + 1) if each == shown.first or begins_run[each - 1]]
    runs = {first: after - first for first, after in pairwise([*starts, shown.last + 1])}
    rows = []
    for each in range(shown.first, shown.last + 1):
        recorded = _recorded(who.of(path, each, named=False), runs[each]) if who.knows and each in runs else NOTHING
        rows.append(_row(view, path, each, lines[each - 1], recorded, is_asked=each == line))
    table = _table(copy.caption(path, *shown, len(lines)), rows, has_recorded=who.knows)
    above, below = (_turner(view, path, line, parts, number, name) for name in copy.TURNERS)
    return joined([above, table, below])


def _table(caption: str, rows: Sequence[Html], has_recorded: bool) -> Html:
    titles = ("Line", "Text", *(("Recorded in",) if has_recorded else ()))
    made = element(
        "table",
        element("caption", caption, class_="unseen"),
        element("thead", element("tr", *(element("th", title, scope="col") for title in titles))),
        element("tbody", *rows),
        class_="source-text grid",
    )
    return element("div", made, class_="region", role="region", aria_label=caption, tabindex=0)


def _row(view: View, path: str, number: int, line: Line, recorded: Html, *, is_asked: bool) -> Html:
    here = view.link(PAGE, anchor_of(number), file=path, line=str(number))
    mark = joined([element("span", "▶", class_="sign-of-line", aria_hidden="true"), for_ears(copy.ASKED_FOR)])
    named = joined([link(number, here), mark if is_asked else NOTHING])
    text = joined(map(_part, line)) if line else for_ears(copy.BLANK)
    cells = (element("th", named, scope="row"), element("td", text, class_="text"), recorded)
    return element("tr", *cells, id=anchor_of(number), class_="asked-for" if is_asked else None)


def _part(part: str | Restricted) -> Html:
    return element("span", part, class_="kept-back") if isinstance(part, Restricted) else escaped(part)


def _recorded(who: Html, lines: int) -> Html:
    return element("td", who, rowspan=lines, class_="who")


def _line_of_part() -> int | None:
    wanted = address.asked(_START) or ""
    return int(wanted) if wanted.isascii() and wanted.isdecimal() and len(wanted) < 10 else None


def _turner(view: View, path: str, line: int | None, parts: Sequence[Window], number: int, name: str) -> Html:
    """Return links to the parts of the file before and after the one that is shown."""
    if len(parts) == 1:
        return NOTHING
    neighbours = ((copy.EARLIER, number - 1), (copy.LATER, number + 1))
    links = [
        link(
            copy.part(which, *parts[each]),
            view.link(PAGE, file=path, line=str(line) if line else None, start=str(parts[each].first)),
        )
        for which, each in neighbours
        if 0 <= each < len(parts)
    ]
    return element("nav", joined(links, " · "), class_="turner", aria_label=name)
