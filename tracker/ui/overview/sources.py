"""Of many sources a table, a line and a bar for each, the worst first.

Draws; what is worst is settled in `rules`.
"""

from __future__ import annotations

import streamlit as st

from tracker.outputs.drawn.html_table import Column
from tracker.outputs.markup import Html, element, joined, link
from tracker.outputs.parts.glance import bar_of
from tracker.outputs.parts.showing import section
from tracker.rules.lists.sources import MANY_SOURCES, SourceFigures, worst_first
from tracker.ui.kit.address import NOT_VOUCHED_FOR
from tracker.ui.kit.tables import sortable_table
from tracker.ui.parts.figures import figures_of
from tracker.ui.shell.view import View
from tracker.vocabulary import Timeliness
from tracker.words.headline import done_text

_SILENT = Timeliness.UNREPORTED
ROWS_A_PAGE = 25  # with all else on the page, so that it can still be scrolled through


def draw_many_sources(view: View) -> None:
    """Draw the table of sources, where there are so many that one headline tells of all."""
    figures = figures_of(view)
    if len(figures) <= MANY_SOURCES:
        return
    st.html(section(view, "Sources", "states", "sources"))
    rows = view.kept("sources, worst first", lambda: worst_first(figures))
    caption = "Sources, the most past their deadline first"
    st.html(
        sortable_table(view.same_page("overview"), caption, _columns(view), rows, "lines sources", True, ROWS_A_PAGE)
    )


def _columns(view: View) -> list[Column[SourceFigures]]:
    has_deadlines = any(each.open_with_deadline for each in figures_of(view))
    late = [
        Column("Overdue", lambda each: _late(view, each, Timeliness.OVERDUE), "overdue", _overdue, number=True),
        Column("Nothing reported", lambda each: _late(view, each, _SILENT), "silent", _unreported, number=True),
    ]
    return [
        Column("Source", lambda each: _name(view, each), "source", lambda each: each.source.id, header=True),
        Column("Where they stand", lambda each: bar_of(view, each, links=False)),
        Column("Done, or may be", done_text, "done", lambda each: each.source.done, one_line=True),
        *(late if has_deadlines else []),
        Column("Not vouched for", lambda each: _doubted(view, each), "doubted", lambda each: each.doubted, number=True),
    ]


def _name(view: View, each: SourceFigures) -> Html:
    id = each.source.id
    title = element("span", f" {view.register.sources[id].title}")
    return joined([link(id, view.link("recommendations", source=id)), title])


def _overdue(each: SourceFigures) -> int:
    return each.overdue.number


def _unreported(each: SourceFigures) -> int:
    return each.unreported.number


def _late(view: View, each: SourceFigures, timeliness: Timeliness) -> Html | str:
    count = each.overdue if timeliness is Timeliness.OVERDUE else each.unreported
    if not count.number:
        return "0" if each.open_with_deadline else "no deadline"
    address = view.link("recommendations", source=each.source.id, timeliness=timeliness.value)
    inferred = f" ({count.inferred:,} inferred)" if 0 < count.inferred < count.number else ""
    return joined([link(f"{count.number:,}", address), inferred or " (inferred)" * (count.inferred > 0)])


def _doubted(view: View, each: SourceFigures) -> Html | str:
    if not each.doubted:
        return "0" if each.source.done else "none done"
    return link(f"{each.doubted:,}", view.link("recommendations", source=each.source.id, **NOT_VOUCHED_FOR))
