"""One indicator: its definition, what disagrees, its figures as a table; and its chart on a page of its own.

Draws; what disagrees comes from `rules`, the sentences from `words`.
"""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from tracker.outputs.markup import NOTHING, element, joined, link, paragraph
from tracker.outputs.parts.outcomes import about_indicator, figures_table
from tracker.rules.lists.published import Published
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
    st.html(joined([about_indicator(view, each), paragraph(words.reading(each), class_="wide")]))
    place = st.container()
    back = paragraph(link("All indicators", view.link(PAGE)), class_="no-print")
    has_chart = len(each.days) > 1
    hint = element("p", words.CHART_HINT, class_="quiet") if has_chart else NOTHING
    st.html(joined([hint, figures_table(each, each.figures[::-1]), back]))
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
