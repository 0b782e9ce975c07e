"""A headline of `words.headline` as markup: each number a link to what it counts, each claim to the statement itself.

Draws; what is said comes from `words`.
"""

from __future__ import annotations

from collections.abc import Sequence

from tracker.outputs.markup import Html, element, joined, link, paragraph
from tracker.rules.lists.sources import SourceFigures, figures_of_sources, in_all
from tracker.ui.kit.address import NOT_VOUCHED_FOR
from tracker.ui.parts.statements import statement_link
from tracker.ui.shell.view import View
from tracker.vocabulary import State
from tracker.words.headline import NOTHING_ISSUED, Counts, Headline, Piece, register_headline, source_headline

MANY_SOURCES = 6  # of more, one headline tells of all


def figures_of(view: View) -> tuple[SourceFigures, ...]:
    """Return what each source comes to."""
    return view.kept("figures of sources", lambda: figures_of_sources(view.register, view.position))


def headlines(view: View) -> Sequence[Html]:
    """Return a headline for each source; of many sources one for all; of a day before the first, that there is none."""
    figures = figures_of(view)
    if not figures:
        return [paragraph(NOTHING_ISSUED, class_="headline")]
    if len(figures) > MANY_SOURCES:
        return [element("p", _linked(view, register_headline(in_all(figures))), class_="headline")]
    return [headline_of(view, each) for each in figures]


def headline_of(view: View, figures: SourceFigures) -> Html:
    """Return the headline of a source, behind its id."""
    id = figures.source.id
    told = _linked(view, source_headline(view.register, figures), id)
    return element(
        "p",
        link(element("strong", id), view.link("recommendations", source=id), title=view.register.sources[id].title),
        " ",
        told,
        class_="headline",
    )


def _linked(view: View, headline: Headline, source: str | None = None) -> Html:
    return joined(_piece(view, piece, source) for piece in headline)


def _piece(view: View, piece: Piece, source: str | None) -> object:
    if piece.statement is not None and source is not None:
        return link(piece.text, statement_link(view, source, piece.statement), class_="claim")
    return link(piece.text, _counted(view, piece.counts, source)) if piece.counts else piece.text


def _counted(view: View, counts: Counts, source: str | None) -> str:
    """Return where what a number counts is listed."""
    match counts:
        case "issued":
            return view.link("recommendations", source=source)
        case "not vouched for":
            return view.link("recommendations", source=source, **NOT_VOUCHED_FOR)
        case "not on file":
            return view.link("assurance", source=source) if source else view.link("assurance", "completeness")
        case "statements":
            return view.link("about", "sources")
        case State():
            return view.link("recommendations", source=source, state=counts.value)
    return view.link("recommendations", source=source, timeliness=counts.value)
