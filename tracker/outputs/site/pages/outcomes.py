"""Outcomes: every indicator with its newest figure, and a page for each with all that was published."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial

from tracker.dates import in_few_words
from tracker.outputs.drawn.html_table import Column, table
from tracker.outputs.drawn.marks import tag
from tracker.outputs.markup import NOTHING, Html, bullets, element, joined, link, paragraph
from tracker.outputs.parts.outcomes import about_indicator, figures_table
from tracker.outputs.site import addresses
from tracker.outputs.site.edition import Edition
from tracker.outputs.site.frame import Content
from tracker.outputs.site.page import SitePage
from tracker.outputs.site.pages.lists import in_parts
from tracker.register.schema.supporting import Observation
from tracker.rules.lists.published import Published, published
from tracker.words.series import outcomes as words


def outcomes(edition: Edition) -> Iterator[tuple[str, Callable[[SitePage], Content]]]:
    """Yield the list of indicators, and a page for each of which anything was published."""
    found = published(edition.register.indicators, edition.snapshot.as_at)
    seen = [each for each in found if each.days]
    yield from in_parts(addresses.OUTCOMES, seen, partial(_listed, found))
    for each in seen:
        yield from in_parts(addresses.indicator(each.indicator.id), each.figures[::-1], partial(_indicator, each))


def _listed(found: Sequence[Published], page: SitePage, seen: Sequence[Published], turner: Html) -> Content:
    columns: list[Column[Published]] = [
        Column("Indicator", lambda each: _name(page, each), header=True),
        Column("Newest figure", lambda each: words.day_text(each.days[-1], each.indicator.unit)),
        Column("As of", lambda each: in_few_words(each.days[-1].as_of), one_line=True),
        Column("Change", words.change_text),
        Column("Figures", _number, number=True),
    ]
    unseen = [each.indicator.title for each in found if not each.days]
    body = [
        paragraph(words.all_text(found, page.as_at), class_="lead"),
        table("Indicators", columns, seen, "lines", unseen=True) if seen else NOTHING,
        turner,
    ]
    if unseen:
        heading = element("h2", "Nothing published by this day", id="unpublished")
        body += [heading, paragraph(words.nothing_text(len(unseen), page.as_at)), bullets(unseen)]
    return Content("Outcomes", "Outcomes", joined(body), page.how("published", "Outcomes"))


def _name(page: SitePage, each: Published) -> Html:
    return link(each.indicator.title, page.to(addresses.indicator(each.indicator.id)))


def _number(each: Published) -> Html:
    differ = tag(words.differing_text(each.disagreeing), "amber") if each.disagreeing else NOTHING
    return joined([f"{len(each.figures):,} ", differ])


def _indicator(each: Published, page: SitePage, figures: Sequence[Observation], turner: Html) -> Content:
    title = each.indicator.title
    about = [about_indicator(page, each), paragraph(words.reading(each), class_="wide")]
    is_first = page.path == addresses.indicator(each.indicator.id)
    body = joined([*(about if is_first else ()), figures_table(each, figures), turner])
    return Content(title, title, body, link("All indicators", page.to(addresses.OUTCOMES)))
