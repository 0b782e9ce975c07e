"""Outcome figures over time: an index, then for each indicator a reading, a chart and a table of what was published.

Draws; what is visible and what disagrees comes from `rules`, the sentences from `words`.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import streamlit as st

from tracker.dates import as_written, in_few_words, in_words
from tracker.register.schema.supporting import Observation
from tracker.rules.lists.published import Day, Published, published
from tracker.ui.kit.charts import draw_chart
from tracker.ui.kit.downloads import download_csv
from tracker.ui.kit.marks import certainty_mark, tag
from tracker.ui.kit.markup import NOTHING, Html, bullets, element, joined, link, outward, paragraph
from tracker.ui.kit.tables import Column, table
from tracker.ui.outcomes.series import series
from tracker.ui.parts.worked_out import section
from tracker.ui.shell.view import View
from tracker.words.series import outcomes as words


def draw_outcomes(view: View) -> None:
    """Draw every indicator of the register, and those without a figure by the day."""
    found = view.kept("published", lambda: published(view.register.indicators, view.as_at))
    seen = [each for each in found if each.days]
    st.html(paragraph(words.all_text(found, view.as_at), class_="lead"))
    if seen:
        st.html(view.kept("index", lambda: _index(view, seen)))
        st.html(joined([element("h2", "Figures"), element("p", words.CHART_HINT, class_="quiet")]))
    for shown in view.kept("outcomes", lambda: [_shown(view, each) for each in seen]):
        _draw(shown)
    if unseen := [each for each in found if not each.days]:
        st.html(_without(view, unseen))
    if seen:
        name = f"figures-{as_written(view.as_at)}.csv"
        download_csv(
            "Download these figures (CSV)", name, _TITLES, lambda: [row for one in seen for row in _cells(one)]
        )


def _index(view: View, seen: Sequence[Published]) -> Html:
    columns: list[Column[Published]] = [
        Column("Indicator", lambda each: link(each.indicator.title, f"#{_place(each)}"), header=True),
        Column("Newest figure", lambda each: words.day_text(each.days[-1]), number=True),
        Column("Unit", lambda each: each.indicator.unit),
        Column("As of", lambda each: in_few_words(each.days[-1].as_of)),
        Column("Figures", lambda each: f"{len(each.figures):,}", number=True),
        Column("Publications", lambda each: _disagree_tag() if _disagreeing(each) else "–"),
    ]
    heading = section(view, "Indicators", "published", "indicators")
    return joined([heading, table("Indicators and their newest figures", columns, seen, "wide index", unseen=True)])


def _place(each: Published) -> str:
    return words.anchor(each.indicator.id)


def _disagreeing(each: Published) -> list[Day]:
    return [day for day in each.days if day.disagree]


def _disagree_tag() -> Html:
    return tag("they disagree", "amber")


class _Shown(NamedTuple):
    """An indicator, ready to be drawn; `figure` is None where there is nothing to set against each other."""

    name: str
    head: Html
    reading: str
    figure: Any
    table: Html


def _shown(view: View, each: Published) -> _Shown:
    figure = series(each) if len(each.days) > 1 else None
    return _Shown(_place(each), _head(view, each), words.reading(each), figure, _table(each))


def _draw(shown: _Shown) -> None:
    st.html(shown.head)
    if shown.figure is None:
        st.html(joined([paragraph(shown.reading), shown.table]))
    else:
        draw_chart(shown.figure, shown.reading, shown.table, shown.name, table_open=True)


def _head(view: View, each: Published) -> Html:
    indicator = each.indicator
    note = paragraph(indicator.note) if indicator.note else NOTHING
    direction = element("p", words.direction_text(indicator), class_="quiet")
    heading = element("h3", indicator.title, id=_place(each))
    return joined([heading, note, direction, _linked(view, indicator.recommendations), _differing(each)])


def _linked(view: View, ids: Sequence[str]) -> Html:
    links = [view.recommendation(id) for id in ids if id in view.position.standings]
    return paragraph("Belongs to: ", joined(links, ", ")) if links else NOTHING


def _differing(each: Published) -> Html:
    """Return the figures of each day on which publications differ, side by side."""
    days = _disagreeing(each)
    if not days:
        return NOTHING
    grids = [element("ul", *(_card(each, day, one) for one in day.figures), class_="cells") for day in days]
    told = element("div", paragraph(words.disagreement_text(days)), class_="disagree")
    return joined([told, *grids])


def _card(each: Published, day: Day, figure: Observation) -> Html:
    value = element("strong", f"{words.figure_text(figure)} {each.indicator.unit}", class_="value")
    day_of = element("span", in_words(day.as_of), class_="quiet")
    return element("li", value, day_of, outward(figure.title, figure.url), certainty_mark(figure))


def _table(each: Published) -> Html:
    differ = {as_written(day.as_of) for day in _disagreeing(each)}
    columns: list[Column[Observation]] = [
        Column("As of", lambda one: in_few_words(one.as_of), header=True),
        Column("Figure", lambda one: words.figure_text(one), number=True),
        Column("Published", words.published_text),
        Column("Source", lambda one: outward(one.title, one.url)),
        Column("How it is known", lambda one: _known(one, as_written(one.as_of) in differ)),
        Column("Note", lambda one: one.note or "–"),
    ]
    caption = f"{each.indicator.title}, in {each.indicator.unit}"
    made = table(caption, columns, each.figures[::-1], "wide figures", unseen=True)
    back = element("p", link("Back to the indicators", "#indicators"), class_="quiet no-print")
    return joined([made, back])


def _known(figure: Observation, differs: bool) -> Html | str:
    marks = [certainty_mark(figure) or "first hand", _disagree_tag() if differs else NOTHING]
    return joined([each for each in marks if each], " ")


def _without(view: View, unseen: Sequence[Published]) -> Html:
    heading = element("h2", "Nothing published by this day")
    told = paragraph(words.nothing_text(len(unseen), view.as_at))
    return joined([heading, told, bullets(each.indicator.title for each in unseen)])


_TITLES = (
    *("indicator", "title", "unit", "better", "as_of", "value", "approximate", "published_on"),
    *("publication", "url", "certainty", "reported_in", "note"),
)


def _cells(each: Published) -> list[list[object]]:
    about = each.indicator
    return [
        [
            *(about.id, about.title, about.unit, about.better.value if about.better else None),
            *(as_written(one.as_of), one.value, "yes" if one.approximate else "no"),
            *(as_written(one.published_on) if one.published_on else None, one.title, one.url),
            *(one.certainty.value, one.reported_in, one.note),
        ]
        for one in each.figures
    ]
