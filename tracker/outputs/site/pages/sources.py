"""The sources: a line for each, and a page for each with what was said of it as a whole and its recommendations."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from tracker.outputs.drawn.html_table import Column, table
from tracker.outputs.markup import NOTHING, Html, bullets, element, joined, link, paragraph
from tracker.outputs.parts.glance import bar_of
from tracker.outputs.parts.headlines import headline_of
from tracker.outputs.parts.showing import section
from tracker.outputs.parts.sources import STATEMENTS_NONE, findings_of, statement_in_full, where_read
from tracker.outputs.site import addresses, copy
from tracker.outputs.site.edition import Edition
from tracker.outputs.site.frame import Content
from tracker.outputs.site.page import SitePage
from tracker.outputs.site.pages.lists import columns, in_parts
from tracker.rules.lists.sources import LateCount, SourceFigures, worst_first
from tracker.rules.state.position import Standing
from tracker.words.assurance import completeness_text
from tracker.words.contents import source_text
from tracker.words.headline import NOTHING_ISSUED, done_text


def sources(edition: Edition) -> Iterator[tuple[str, Callable[[SitePage], Content]]]:
    """Yield the list of sources, and a page for each, in parts where there is much."""
    yield from in_parts(addresses.SOURCES, worst_first(edition.figures), _listed)
    for each in edition.figures:
        yield from in_parts(addresses.source(each.source.id), each.standings, partial(_source, each))


def _listed(page: SitePage, figures: Sequence[SourceFigures], turner: Html) -> Content:
    made = sources_table(page, figures, "Sources, the most past their deadline first") if figures else NOTHING
    return Content("Sources", "Sources", joined([made or paragraph(NOTHING_ISSUED), turner]))


def _source(figures: SourceFigures, page: SitePage, rows: Sequence[Standing], turner: Html) -> Content:
    source = page.register.sources[figures.source.id]
    title = f"{source.id} {source.title}"
    body: list[Html] = []
    if page.path == addresses.source(source.id):  # what is said of it as a whole stands on its first page alone
        body = [
            headline_of(page, figures),
            paragraph(source_text(page.register, source), " ", where_read(source.url)),
            _statements(page, source.id),
            findings_of(source),
            section(page, copy.HELD, "complete", "held"),
            bullets(completeness_text(page.register, page.edition.held[source.id])),
        ]
    lines = table(f"Recommendations of {title}", columns(page), rows, "lines list", unseen=True) if rows else NOTHING
    body += [
        element("h2", "Recommendations", id=addresses.LIST_OF_SOURCE),
        lines or paragraph(copy.NONE_LISTED),
        turner,
    ]
    every = link("All sources", page.to(addresses.SOURCES))
    return Content(title, title, joined(body), every)


def _statements(page: SitePage, id: str) -> Html:
    """Return what was said of a source as a whole, each in full, in the order of the register."""
    said = [each for each in page.register.sources[id].statements if each.date <= page.as_at]
    heading = element("h2", copy.STATEMENTS, id="statements")
    items = joined(statement_in_full(page, each) for each in said)
    return joined([heading, element("ul", items, class_="entries") if said else paragraph(STATEMENTS_NONE)])


def sources_table(page: SitePage, figures: Sequence[SourceFigures], caption: str) -> Html:
    """Return a line for each source: where its recommendations stand, and how many are late or not vouched for."""
    columns_of_source: list[Column[SourceFigures]] = [
        Column("Source", lambda each: _name(page, each), header=True),
        Column("Where they stand", lambda each: bar_of(page, each, links=False)),
        Column("Done, or may be", done_text, one_line=True),
        Column("Overdue", lambda each: _late(each, each.overdue), number=True),
        Column("Nothing reported", lambda each: _late(each, each.unreported), number=True),
        Column("Not vouched for", _doubted, number=True),
    ]
    return table(caption, columns_of_source, figures, "lines sources", unseen=True)


def _name(page: SitePage, each: SourceFigures) -> Html:
    id = each.source.id
    title = element("span", f" {page.register.sources[id].title}")
    return joined([link(id, page.to(addresses.source(id))), title])


def _late(each: SourceFigures, late: LateCount) -> str:
    if not late.number:
        return "0" if each.open_with_deadline else "no deadline"
    inferred = f" ({late.inferred:,} inferred)" if late.inferred < late.number else " (inferred)"
    return f"{late.number:,}{inferred if late.inferred else ''}"


def _doubted(each: SourceFigures) -> str:
    return f"{each.doubted:,}" if each.doubted or each.source.done else "none done"
