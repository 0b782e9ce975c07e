"""The list of recommendations: one row of search and filters, a table that sorts, a download.

What the filters leave is in `choices`, what a row holds in `rows`.
"""

from __future__ import annotations

from typing import NamedTuple

import streamlit as st

from tracker.dates import as_written, in_words
from tracker.outputs.drawn.html_table import Column
from tracker.outputs.markup import NOTHING, Html, element, joined, link, paragraph
from tracker.outputs.parts.rows import answer_cell, answer_word, last_cell, state_cell, timely_cell, verdict_cell
from tracker.rules.lists.search import found, index_of
from tracker.rules.state.position import Standing
from tracker.rules.state.spans import Span
from tracker.ui.kit import address
from tracker.ui.kit.downloads import download_csv
from tracker.ui.kit.filters import chip_row, chosen_of, draw_choices, search_box
from tracker.ui.kit.tables import sortable_table
from tracker.ui.recommendations.choices import (
    PAGE,
    Chosen,
    chips,
    choices,
    passing,
    quick_filters,
    set_by,
)
from tracker.ui.recommendations.rows import TITLES, Row, cells_of, rows_of
from tracker.ui.shell.notices import say
from tracker.ui.shell.view import View, head_of_page
from tracker.vocabulary import OPEN, PAST_DEADLINE, State
from tracker.words.recommendation import doubts_text, owners_text, said_of_it_text, verdict_label

_WORDS, _MORE, _IS_OPEN = "words", "more", "yes"


class _Listed(NamedTuple):
    """A row that is shown; `note`: why it is there, where that does not show: what was found, or is in doubt."""

    row: Row
    note: str

    @property
    def standing(self) -> Standing:
        return self.row.standing

    @property
    def span(self) -> Span:
        return self.row.standing.span


def draw_list(view: View) -> None:
    """Draw the filters, and what they leave."""
    rows = rows_of(view)
    on_demand = view.kept("choices", lambda: choices(view, rows))
    quick = view.kept("quick filters", lambda: quick_filters(view, rows), view.reader)
    chosen, slips = chosen_of(on_demand)
    if all(address.asked(name) == value for name, value in address.NOT_VOUCHED_FOR.items()):
        chosen.update(address.NOT_VOUCHED_FOR)
    for slip in slips:
        say(slip)
    is_open = address.asked(_MORE) == _IS_OPEN or chosen.keys() > set_by(quick, chosen).keys()
    with st.container(key="find", horizontal=True, vertical_alignment="center", gap=None):
        query = search_box(_WORDS, "Search", "Search: id, number, words, owner")
        notes = _found(view, rows, query)
        searched = [rows[number] for number in notes]
        shown_chips = chips(quick, searched, chosen, view.same_page(PAGE))
        st.html(chip_row("Quick filters", shown_chips, _more(view, is_open, bool(chosen))), width="content")
    if is_open:
        draw_choices(on_demand, chosen)
    shown = [_Listed(row, _note(row, notes[row.number], chosen)) for row in passing(searched, chosen)]
    if not shown:
        st.html(_nothing(view, len(rows)))
        return
    _draw_heading(view, shown, len(rows), is_part=bool(chosen or query))
    caption = f"Recommendations as at {in_words(view.as_at)}"
    st.html(sortable_table(view.same_page(PAGE), caption, _columns(view), shown, "lines list", unseen=True))


def _found(view: View, rows: list[Row], query: str) -> dict[int, str]:
    """Return the rows that have the words looked for, by their number, nearest first, each with why where that is far.

    Where nothing is looked for, all of them.
    """
    if not query:
        return {row.number: "" for row in rows}
    index = view.kept("search", lambda: index_of(view.register, view.position))
    numbers = {row.recommendation.id: row.number for row in rows}
    return {
        numbers[match.recommendation]: said_of_it_text(view.register, match.statement) if match.statement else ""
        for match in found(index, query)
    }


def _note(row: Row, found_in: str, chosen: Chosen) -> str:
    return "; ".join(
        part
        for part in (found_in, doubts_text(row.doubts) if address.NOT_VOUCHED_FOR.items() <= chosen.items() else "")
        if part
    )


def _more(view: View, is_open: bool, is_set: bool) -> Html:
    """Return what opens the other filters, or closes them where none of them is set."""
    if is_open and is_set:
        return NOTHING
    label = "Fewer filters" if is_open else "More filters"
    return link(label, view.same_page(PAGE)(**{_MORE: None if is_open else _IS_OPEN}))


def _draw_heading(view: View, shown: list[_Listed], of: int, *, is_part: bool) -> None:
    """Draw the page's heading, and at its right how many are listed and the download."""
    number, every = len(shown), link("Show all", view.link(PAGE))
    heading = view.heading.container(key="heading", horizontal=True, vertical_alignment="center", gap=None)
    told = joined([element("strong", f"{number:,} of {of:,}" if is_part else f"{of:,}"), " recommendation"])
    heading.html(head_of_page("Recommendations"), width="content")
    heading.html(paragraph(told, "s. " if of > 1 else ". ", every if is_part else None), width="content")
    with heading:
        name = f"recommendations-{as_written(view.as_at)}.csv"
        download_csv("Download as CSV", name, TITLES, lambda: [cells_of(each.row) for each in shown])
        st.html(paragraph(link("All data", view.link("data")), class_="no-print"), width="content")


def _nothing(view: View, of: int) -> Html:
    day = in_words(view.as_at)
    if not of:
        return paragraph(f"No source had been issued by {day}, so there is no recommendation yet. Choose a later day.")
    every = link("Show all", view.link(PAGE))
    return paragraph(f"None of the {of:,} recommendations fits these filters as at {day}. ", every)


def _columns(view: View) -> list[Column[_Listed]]:
    register = view.register
    return [
        Column("State", lambda each: state_cell(view, each.standing), "state", lambda each: _order(each.standing)),
        Column("Recommendation", lambda each: _name(view, each), "id", lambda each: each.row.number, header=True),
        Column("Answer", lambda each: answer_cell(each.standing), "answer", lambda each: answer_word(each.standing)),
        Column("Verdict", lambda each: verdict_cell(each.standing), "verdict", lambda each: verdict_label(each.span)),
        Column(
            "Against its deadline",
            lambda each: timely_cell(view, each.standing),
            "late",
            lambda each: _lateness(each.standing),
        ),
        Column(
            "Owners",
            lambda each: owners_text(register, each.standing),
            "owner",
            lambda each: owners_text(register, each.standing),
        ),
        Column(
            "Last entry",
            lambda each: last_cell(view, each.standing),
            "last",
            lambda each: each.span.last_activity,
            one_line=True,
        ),
    ]


def _order(standing: Standing) -> int:
    return list(State).index(standing.span.state)


def _name(view: View, each: _Listed) -> Html:
    asked = each.row.recommendation
    named = link(joined([element("span", asked.id, class_="id"), f" {asked.title}"]), view.link(PAGE, id=asked.id))
    return joined([named, element("span", each.note, class_="note")]) if each.note else named


def _lateness(standing: Standing) -> int | None:
    """Return by how many days something is late, less than 0 where there is time; None where that is no question."""
    if standing.span.state not in OPEN or standing.days is None or standing.span.deadline.now is None:
        return None
    return standing.days if standing.timeliness in PAST_DEADLINE else -standing.days
