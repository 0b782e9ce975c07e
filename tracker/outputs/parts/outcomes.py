"""An indicator: what it is, where publications disagree, and its figures as they were published.

Draws; what disagrees comes from `rules`, the sentences from `words`.
"""

from __future__ import annotations

from collections.abc import Sequence

from tracker.dates import as_written, in_few_words, in_words
from tracker.outputs.drawn.html_table import Column, table
from tracker.outputs.drawn.marks import certainty_mark, tag
from tracker.outputs.markup import NOTHING, Html, element, joined, outward, paragraph
from tracker.outputs.parts.showing import Showing
from tracker.register.schema.supporting import Observation
from tracker.rules.lists.published import Day, Published
from tracker.words.series import outcomes as words


def about_indicator(page: Showing, each: Published) -> Html:
    """Return what an indicator is: its definition, which direction is better, what it belongs to, what disagrees."""
    indicator = each.indicator
    note = paragraph(indicator.note) if indicator.note else NOTHING
    direction = element("p", words.direction_text(indicator), class_="quiet")
    links = [page.recommendation(id) for id in indicator.recommendations if id in page.position.standings]
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


def figures_table(each: Published, figures: Sequence[Observation]) -> Html:
    """Return figures of an indicator, in the order given, with where each was published."""
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
    return table(caption, columns, figures, "wide figures", unseen=True)


def _known(figure: Observation, differs: bool) -> Html | str:
    marks = [certainty_mark(figure) or "first hand", tag("they disagree", "amber") if differs else NOTHING]
    return joined([each for each in marks if each], " ")
