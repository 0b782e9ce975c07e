"""The first screen of the Overview: a headline for each source with its squares, and the counts of all.

Draws; the figures come from `rules`, the words from `words`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import streamlit as st

from tracker.outputs.drawn.bars import BarPart, bar
from tracker.outputs.drawn.marks import swatch
from tracker.outputs.markup import Html, element, for_ears, joined, link
from tracker.rules.lists.sources import SourceFigures
from tracker.rules.state.position import Standing
from tracker.ui.parts.headlines import MANY_SOURCES, figures_of, headline_of, headlines
from tracker.ui.shell.view import View
from tracker.vocabulary import PAST_DEADLINE
from tracker.words.overview import square_text
from tracker.words.states import by_statement_text, state_label

MOST_SQUARES = 200  # recommendations in all; of more a bar for each source


def draw_where_things_stand(view: View) -> None:
    """Draw where each source stands, and its recommendations; of many sources where all stand together."""
    st.html(view.kept("where things stand", lambda: _where_things_stand(view)))


def _where_things_stand(view: View) -> Html:
    figures = figures_of(view)
    if not figures or len(figures) > MANY_SOURCES:
        return joined(headlines(view))
    squares = len(view.position.standings) <= MOST_SQUARES
    return element("div", *(_source(view, each, squares) for each in figures), class_="sources")


def _source(view: View, figures: SourceFigures, squares: bool) -> Html:
    source = view.register.sources[figures.source.id]
    title = element("span", source.title, class_="source-title")
    drawn = _squares(view, figures.standings) if squares else bar_of(view, figures)
    row = element("div", drawn, title, class_="source-row")
    return element(
        "section", headline_of(view, figures), row, class_="source", aria_label=f"{source.id} {source.title}"
    )


def _squares(view: View, standings: Sequence[Standing]) -> Html:
    items = (element("li", _square(view, each)) for each in standings)
    return element("ul", *items, class_="squares")


def _square(view: View, standing: Standing) -> Html:
    id, name = standing.span.recommendation, square_text(view.register, standing)
    late = standing.timeliness in PAST_DEADLINE
    # The title is its name, seen and heard: as words within it, it would be sent twice.
    mark = swatch(standing.span.state, late, standing.span.by_statement)
    return link(mark, view.link("recommendations", id=id), title=name)


def bar_of(view: View, figures: SourceFigures, *, links: bool = True) -> Html:
    """Return one bar for the recommendations of a source, a part for each state; `links`: each part is one.

    What a statement alone makes done is a part by itself, hollow; it is no link, for no list shows it by itself.
    """
    by_statement = Counter(each.span.state for each in figures.standings if each.span.by_statement)
    parts = []
    for state, number in figures.source.states.items():
        label, stated = state_label(view.register, [figures.source.id], state), by_statement[state]
        own = number - stated
        # A link must lead to as many as it says.
        address = view.link("recommendations", source=figures.source.id, state=state.value) if not stated else ""
        if own:
            parts.append(BarPart(state, own, f"{label}: {own:,}", address if links else ""))
        if stated:
            name = f"{by_statement_text(label)}: {stated:,}"
            parts.append(BarPart(state, stated, name, by_statement=True))
    drawn = bar(parts)
    return drawn if links else joined([drawn, for_ears(", ".join(part.name for part in parts))])
