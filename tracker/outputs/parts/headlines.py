"""A headline of `words.headline` as markup: each number a link to what it counts, each claim to the statement itself.

Draws; what is said comes from `words`.
"""

from __future__ import annotations

from collections.abc import Sequence

from tracker.outputs.markup import Html, element, joined, link, paragraph
from tracker.outputs.parts.showing import Showing
from tracker.rules.lists.sources import MANY_SOURCES, SourceFigures, in_all
from tracker.words.headline import NOTHING_ISSUED, Headline, Piece, register_headline, source_headline


def headlines(page: Showing, figures: Sequence[SourceFigures]) -> Sequence[Html]:
    """Return a headline for each source; of many sources one for all; of a day before the first, that there is none."""
    if not figures:
        return [paragraph(NOTHING_ISSUED, class_="headline")]
    if len(figures) > MANY_SOURCES:
        return [element("p", _linked(page, register_headline(in_all(figures))), class_="headline")]
    return [headline_of(page, each) for each in figures]


def headline_of(page: Showing, figures: SourceFigures) -> Html:
    """Return the headline of a source, behind its id."""
    id = figures.source.id
    told = _linked(page, source_headline(page.register, figures), id)
    return element(
        "p",
        link(element("strong", id), page.counted("issued", id), title=page.register.sources[id].title),
        " ",
        told,
        class_="headline",
    )


def _linked(page: Showing, headline: Headline, source: str | None = None) -> Html:
    return joined(_piece(page, piece, source) for piece in headline)


def _piece(page: Showing, piece: Piece, source: str | None) -> object:
    if piece.statement is not None and source is not None:
        return link(piece.text, page.statement_address(source, piece.statement), class_="claim")
    return link(piece.text, page.counted(piece.counts, source)) if piece.counts else piece.text
