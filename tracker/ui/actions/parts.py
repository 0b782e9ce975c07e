"""Recommendations that are delivered in many actions, such as an agreement with each partner: a cell for each action.

Draws; what is owed comes from `rules`, the sentences from `words`.
"""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from tracker.outputs.drawn.marks import status_mark
from tracker.outputs.markup import NOTHING, Html, element, joined, opens, paragraph
from tracker.outputs.parts.states import mark_of
from tracker.rules.meetings.owed import Owed
from tracker.rules.meetings.sheets import Sheet, in_parts
from tracker.ui.actions.choice import all_sheets
from tracker.ui.shell.view import View
from tracker.words.figures import count
from tracker.words.meetings import owed as words
from tracker.words.meetings.sheets import parts_gist

MOST_CELLS = 200  # of all grids together; beyond them the download


def draw_parts(view: View, sheet: Sheet | None) -> None:
    """Draw the grids of a sheet, or of all; they open."""
    key = (sheet is None, sheet.owner if sheet else None)
    if made := view.kept("parts", lambda: _parts(view, sheet), *key):
        st.html(made)


def _parts(view: View, sheet: Sheet | None) -> Html:
    parts = in_parts(all_sheets(view), sheet)
    if not parts:
        return NOTHING
    shown = _up_to(parts, MOST_CELLS)
    grids = joined(_grid(view, each) for each in shown)
    left = paragraph(words.left_text(len(parts) - len(shown))) if len(parts) > len(shown) else NOTHING
    heading = element("h2", words.PARTS_HEADING)
    return opens(heading, parts_gist(parts), paragraph(words.PARTS_HINT, class_="quiet"), grids, left)


def _up_to(parts: Sequence[list[Owed]], most: int) -> list[list[Owed]]:
    """Return the first grids that have no more cells than so many together, but at least one."""
    shown: list[list[Owed]] = []
    for each in parts:
        if shown and sum(map(len, shown)) + len(each) > most:
            break
        shown.append(each)
    return shown


def _grid(view: View, parts: list[Owed]) -> Html:
    first = parts[0].recommendation
    name = view.recommendation(first.id)
    told = paragraph(words.parts_text(parts), " The recommendation: ", mark_of(view, parts[0].overall.span))
    cells = (element("li", _cell(each), class_="past" if each.past else None) for each in parts)
    label = f"{first.id}: {count(len(parts), 'action')}"
    return joined([element("h3", name), told, element("ul", *cells, class_="cells", aria_label=label)])


def _cell(each: Owed) -> Html:
    mark = status_mark(each.standing.span.status, each.past)
    stands = element("span", words.cell_text(each), class_="quiet")
    return joined([element("strong", each.action.title), mark, stands])
