"""Lists of recommendations, by the page: all of them, and those that a count on another page leads to."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import NamedTuple, TypeVar

from tracker.dates import in_words
from tracker.outputs.drawn.html_table import Column, table
from tracker.outputs.markup import NOTHING, Html, element, joined, link, paragraph
from tracker.outputs.parts.rows import answer_cell, last_cell, state_cell, timely_cell, verdict_cell
from tracker.outputs.parts.states import label_of
from tracker.outputs.site import addresses, copy
from tracker.outputs.site.edition import Edition
from tracker.outputs.site.frame import Content
from tracker.outputs.site.page import SitePage
from tracker.rules.state.position import Standing
from tracker.vocabulary import PAST_DEADLINE, State
from tracker.words.figures import count
from tracker.words.recommendation import doubts_text, owners_text

ROWS_A_PAGE = 60  # a row weighs about a kilobyte
_T = TypeVar("_T")


class _List(NamedTuple):
    """A list of recommendations: where it lies, what it is called, what is said above it, and what is on it."""

    path: str
    title: str
    lead: str
    standings: Sequence[Standing]


def lists(edition: Edition) -> Iterator[tuple[str, Callable[[SitePage], Content]]]:
    """Yield the path of every list, and of each of its parts, with what makes it."""
    for each in _all(edition):
        yield from in_parts(each.path, each.standings, partial(_drawn, each))


def in_parts(
    path: str, rows: Sequence[_T], draw: Callable[[SitePage, Sequence[_T], Html], Content]
) -> Iterator[tuple[str, Callable[[SitePage], Content]]]:
    """Yield the pages of a long list. `draw`: given a part of the rows, and the links to the other parts."""
    pages = max(1, -(-len(rows) // ROWS_A_PAGE))
    for number in range(1, pages + 1):
        first = (number - 1) * ROWS_A_PAGE
        shown = rows[first : first + ROWS_A_PAGE]

        def content(page: SitePage, number: int = number, first: int = first, shown: Sequence[_T] = shown) -> Content:
            return draw(page, shown, turner(page, path, number, pages, first, len(shown), len(rows)))

        yield addresses.part(path, number), content


def turner(page: SitePage, path: str, number: int, pages: int, first: int, shown: int, of: int) -> Html:
    """Return the links to the other parts of a list; nothing where it has but one."""
    if pages == 1:
        return NOTHING
    numbers = (
        element("strong", f"{each}", aria_current="page")
        if each == number
        else link(f"{each}", page.to(addresses.part(path, each)), aria_label=f"Part {each}")
        for each in range(1, pages + 1)
    )
    told = f"Rows {first + 1:,} to {first + shown:,} of {of:,}. Parts: "
    return element("nav", told, joined(numbers, " "), class_="turner", aria_label="Parts of the list")


def _all(edition: Edition) -> Iterator[_List]:
    page, position = SitePage(edition, addresses.RECOMMENDATIONS), edition.snapshot.position
    standings = list(position.standings.values())
    yield _List(addresses.RECOMMENDATIONS, "Recommendations", "", standings)
    for state in State:
        held = [each for each in standings if each.span.state is state]
        yield _List(addresses.listed(state), label_of(page, state), state.meaning, held)
    for timeliness in PAST_DEADLINE:
        late = [each for each in standings if each.timeliness is timeliness]
        yield _List(addresses.listed(timeliness), timeliness.label, timeliness.meaning, late)
    doubted = [each for each in standings if each.span.recommendation in edition.doubts]
    yield _List(addresses.listed("not vouched for"), copy.NOT_VOUCHED_FOR, copy.NOT_VOUCHED_FOR_LEAD, doubted)


def _drawn(each: _List, page: SitePage, rows: Sequence[Standing], turner: Html) -> Content:
    of = len(page.position.standings)
    number = count(len(each.standings), "recommendation")
    told = number if each.path == addresses.RECOMMENDATIONS else f"{number} of {of:,}"
    beside = element("span", f"{told}, as at {in_words(page.as_at)}")
    caption = f"{each.title} as at {in_words(page.as_at)}"
    body = joined(
        [
            paragraph(each.lead) if each.lead else NOTHING,
            table(caption, columns(page), rows, "lines list", unseen=True) if rows else paragraph(copy.NONE_LISTED),
            turner,
        ]
    )
    return Content(each.title, each.title, body, beside)


def columns(page: SitePage) -> list[Column[Standing]]:
    """Return what a list says of each recommendation."""
    return [
        Column("State", lambda each: state_cell(page, each)),
        Column("Recommendation", lambda each: _name(page, each), header=True),
        Column("Answer", answer_cell),
        Column("Verdict", verdict_cell),
        Column("Against its deadline", lambda each: timely_cell(page, each)),
        Column("Owners", lambda each: owners_text(page.register, each)),
        Column("Last entry", lambda each: last_cell(page, each), one_line=True),
    ]


def _name(page: SitePage, standing: Standing) -> Html:
    """Return its id and title; where it cannot be vouched for, why not."""
    id = standing.span.recommendation
    doubts = page.edition.doubts.get(id)
    note = element("span", f"Cannot be vouched for: {doubts_text(doubts)}", class_="note") if doubts else NOTHING
    return joined([page.recommendation(id), note])
