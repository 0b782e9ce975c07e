"""Outcome figures over time: a line for each indicator, which opens to its definition and its figures.

Draws; what is visible, what changed and what disagrees comes from `rules`, the sentences from `words`.
"""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from tracker.dates import as_written, in_few_words
from tracker.outputs.drawn.marks import tag
from tracker.outputs.markup import Html, bullets, element, joined, link, opens, paragraph
from tracker.outputs.parts.outcomes import about_indicator, figures_table
from tracker.outputs.parts.showing import section
from tracker.rules.lists.published import Published, published
from tracker.ui.kit.downloads import download_csv
from tracker.ui.kit.lines import Cell, OpeningLine, opening_lines
from tracker.ui.outcomes.indicator import PAGE
from tracker.ui.shell.view import View
from tracker.words.series import outcomes as words

_TITLES = (
    *("indicator", "title", "unit", "better", "as_of", "value", "approximate", "published_on"),
    *("publication", "url", "certainty", "reported_in", "note"),
)


def visible(view: View) -> tuple[Published, ...]:
    """Return what had been published of each indicator by the day shown."""
    return view.kept("published", lambda: published(view.register.indicators, view.as_at))


def draw_outcomes(view: View) -> None:
    """Draw every indicator of the register, and those without a figure by the day."""
    found = visible(view)
    seen = [each for each in found if each.days]
    st.html(view.kept("outcomes", lambda: _outcomes(view, found, seen)))
    if seen:
        name = f"figures-{as_written(view.as_at)}.csv"
        download_csv(
            "Download these figures (CSV)", name, _TITLES, lambda: [row for one in seen for row in _cells(one)]
        )


def _outcomes(view: View, found: Sequence[Published], seen: Sequence[Published]) -> Html:
    parts = [paragraph(words.all_text(found, view.as_at), class_="lead")]
    if seen:
        titles = ("Indicator", "Newest figure", "As of", "Change", "Figures", "Belongs to")
        lines = (_line(view, each) for each in seen)
        parts += [section(view, "Indicators", "published", "indicators"), opening_lines(titles, lines, "indicators")]
    if unseen := [each for each in found if not each.days]:
        heading, number = element("h2", "Nothing published by this day", id="unpublished"), len(unseen)
        titled = bullets(each.indicator.title for each in unseen)
        told = paragraph(words.nothing_text(number, view.as_at))
        parts.append(opens(heading, words.indicators_gist(number), told, titled))
    return joined(parts)


def _line(view: View, each: Published) -> OpeningLine:
    indicator, newest = each.indicator, each.days[-1]
    differ = tag(words.differing_text(each.disagreeing), "amber") if each.disagreeing else ""
    behind = [
        Cell("figure", element("strong", words.day_text(newest, indicator.unit)), "newest figure"),
        Cell("on", in_few_words(newest.as_of), ", as of"),
        Cell("change", words.change_text(each), ", change"),
        Cell("all", joined([f"{len(each.figures):,} ", differ]), ", figures"),
        Cell("belongs", words.belongs_text(_linked(view, each)), ", belongs to"),
    ]
    chart = paragraph(link("Chart", view.link(PAGE, indicator=indicator.id))) if len(each.days) > 1 else ""
    figures = figures_table(each, each.figures[::-1])
    content = element(
        "div",
        about_indicator(view, each),
        paragraph(words.reading(each)),
        chart,
        figures,
    )
    return OpeningLine(words.anchor(indicator.id), indicator.title, (), behind, content)


def _linked(view: View, each: Published) -> list[str]:
    """Return the recommendations on file that an indicator belongs to."""
    return [id for id in each.indicator.recommendations if id in view.position.standings]


def _cells(each: Published) -> list[list[object]]:
    about_it = each.indicator
    return [
        [
            *(about_it.id, about_it.title, about_it.unit, about_it.better.value if about_it.better else None),
            *(as_written(one.as_of), one.value, "yes" if one.approximate else "no"),
            *(as_written(one.published_on) if one.published_on else None, one.title, one.url),
            *(one.certainty.value, one.reported_in, one.note),
        ]
        for one in each.figures
    ]
