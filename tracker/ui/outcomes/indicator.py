"""One indicator: its definition, what disagrees, its figures as a table; and its chart on a page of its own.

Draws; what disagrees comes from `rules`, the sentences from `words`.
"""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from tracker.dates import as_written, in_few_words, in_words
from tracker.outputs.drawn.html_table import Column, table
from tracker.outputs.drawn.marks import certainty_mark, tag
from tracker.outputs.markup import NOTHING, Html, element, joined, link, outward, paragraph
from tracker.register.schema.supporting import Observation
from tracker.rules.lists.published import Day, Published
from tracker.ui.kit import address
from tracker.ui.shell.notices import say
from tracker.ui.shell.view import View
from tracker.words.series import outcomes as words

PAGE = "outcomes"


def draw_indicator_asked(view: View, found: Sequence[Published]) -> bool:
    """Draw one indicator with its chart, where the address asks for one; return whether it does."""
    id = address.asked("indicator")
    if id is None:
        return False
    each = next((each for each in found if each.indicator.id == id and each.days), None)
    if each is None:
        say(words.unknown_text(id, view.as_at))
        return False
    title = each.indicator.title
    view.headed(f"{title} – Outcomes", title, view.how("published", "Indicators"))
    st.html(joined([about(view, each), paragraph(words.reading(each), class_="wide")]))
    place = st.container()
    back = paragraph(link("All indicators", view.link(PAGE)), class_="no-print")
    has_chart = len(each.days) > 1
    hint = element("p", words.CHART_HINT, class_="quiet") if has_chart else NOTHING
    st.html(joined([hint, figures_table(each), back]))
    if has_chart:
        _draw_chart(view, each, place)
    return True


def _draw_chart(view: View, each: Published, place: DeltaGenerator) -> None:
    # The library takes half a second to load: the words and the table are there before it.
    from tracker.ui.kit.charts import draw_chart
    from tracker.ui.outcomes.series import series

    with place:
        figure = view.kept("chart of an indicator", lambda: series(each), each.indicator.id)
        draw_chart(figure, words.reading(each), each.indicator.id)


def about(view: View, each: Published) -> Html:
    """Return what an indicator is: its definition, which direction is better, what it belongs to, what disagrees."""
    indicator = each.indicator
    note = paragraph(indicator.note) if indicator.note else NOTHING
    direction = element("p", words.direction_text(indicator), class_="quiet")
    links = [view.recommendation(id) for id in indicator.recommendations if id in view.position.standings]
    belongs = paragraph("Belongs to: ", joined(links, ", ")) if links else NOTHING
    return joined([note, direction, belongs, _differing(each)])


def _differing(each: Published) -> Html:
    """Return the figures of each day on which publications differ, side by side."""
    days = each.disagreeing
    if not days:
        return NOTHING
    grids = [element("ul", *(_card(each, day, one) for one in day.figures), class_="cells") for day in days]
    told = element("div", paragraph(words.disagreement_text(days)), class_="disagree")
    return joined([told, *grids])


def _card(each: Published, day: Day, figure: Observation) -> Html:
    value = element("strong", f"{words.figure_text(figure)} {each.indicator.unit}", class_="value")
    day_of = element("span", in_words(day.as_of), class_="quiet")
    return element("li", value, day_of, outward(figure.title, figure.url), certainty_mark(figure))


def figures_table(each: Published) -> Html:
    """Return the figures of an indicator, the newest first, with where each was published."""
    differ = {as_written(day.as_of) for day in each.disagreeing}
    columns: list[Column[Observation]] = [
        Column("As of", lambda one: in_few_words(one.as_of), header=True),
        Column("Figure", lambda one: words.figure_text(one), number=True),
        Column("Published", words.published_text),
        Column("Source", lambda one: outward(one.title, one.url)),
        Column("How it is known", lambda one: _known(one, as_written(one.as_of) in differ)),
        Column("Note", lambda one: one.note or "none"),
    ]
    caption = f"{each.indicator.title}, in {each.indicator.unit}"
    return table(caption, columns, each.figures[::-1], "wide figures", unseen=True)


def _known(figure: Observation, differs: bool) -> Html | str:
    marks = [certainty_mark(figure) or "first hand", tag("they disagree", "amber") if differs else NOTHING]
    return joined([each for each in marks if each], " ")
