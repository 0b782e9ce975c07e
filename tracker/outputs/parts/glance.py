"""Where each source stands at a glance: its headline, and a square for each of its recommendations, or a bar.

Draws; the figures come from `rules`, the words from `words`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from tracker.outputs.drawn.bars import BarPart, bar
from tracker.outputs.drawn.marks import swatch
from tracker.outputs.markup import Html, element, for_ears, joined, link
from tracker.outputs.parts.headlines import headline_of, headlines
from tracker.outputs.parts.showing import Showing
from tracker.rules.lists.sources import MANY_SOURCES, SourceFigures
from tracker.rules.state.position import Standing
from tracker.vocabulary import PAST_DEADLINE
from tracker.words.overview import square_text
from tracker.words.states import by_statement_text, state_label

MOST_SQUARES = 200  # recommendations in all; of more a bar for each source


def where_things_stand(page: Showing, figures: Sequence[SourceFigures]) -> Html:
    """Return a headline for each source with its squares or a bar; of many sources where all stand together."""
    if not figures or len(figures) > MANY_SOURCES:
        return joined(headlines(page, figures))
    squares = len(page.position.standings) <= MOST_SQUARES
    return element("div", *(_source(page, each, squares) for each in figures), class_="sources")


def _source(page: Showing, figures: SourceFigures, squares: bool) -> Html:
    source = page.register.sources[figures.source.id]
    title = element("span", source.title, class_="source-title")
    drawn = _squares(page, figures.standings) if squares else bar_of(page, figures)
    row = element("div", drawn, title, class_="source-row")
    return element(
        "section", headline_of(page, figures), row, class_="source", aria_label=f"{source.id} {source.title}"
    )


def _squares(page: Showing, standings: Sequence[Standing]) -> Html:
    items = (element("li", _square(page, each)) for each in standings)
    return element("ul", *items, class_="squares")


def _square(page: Showing, standing: Standing) -> Html:
    id, name = standing.span.recommendation, square_text(page.register, standing)
    late = standing.timeliness in PAST_DEADLINE
    # The title is its name, seen and heard: as words within it, it would be sent twice.
    mark = swatch(standing.span.state, late, standing.span.by_statement)
    return link(mark, page.recommendation_address(id), title=name)


def bar_of(page: Showing, figures: SourceFigures, *, links: bool = True) -> Html:
    """Return one bar for the recommendations of a source, a part for each state; `links`: each part is one.

    What a statement alone makes done is a part by itself, hollow; it is no link, for no list shows it by itself.
    """
    by_statement = Counter(each.span.state for each in figures.standings if each.span.by_statement)
    parts = []
    for state, number in figures.source.states.items():
        label, stated = state_label(page.register, [figures.source.id], state), by_statement[state]
        own = number - stated
        # A link must lead to as many as it says.
        address = page.counted(state, figures.source.id) if not stated else ""
        if own:
            parts.append(BarPart(state, own, f"{label}: {own:,}", address if links else ""))
        if stated:
            name = f"{by_statement_text(label)}: {stated:,}"
            parts.append(BarPart(state, stated, name, by_statement=True))
    drawn = bar(parts)
    return drawn if links else joined([drawn, for_ears(", ".join(part.name for part in parts))])
