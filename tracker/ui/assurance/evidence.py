"""The evidence library: every item with its age, whether it has expired, where it is held and how it is known.

Draws; which items there are comes from `rules`, the sentences from `words`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import streamlit as st

from tracker.dates import as_written
from tracker.outputs.drawn.html_table import Column, table
from tracker.outputs.drawn.marks import certainty_mark, tag
from tracker.outputs.markup import Html, element, joined, link, opens, outward, paragraph
from tracker.register.schema.restricted import unless_restricted
from tracker.rules.lists.library import Item, library
from tracker.ui.assurance.asked import PAGE, all_of_it, choice_asked
from tracker.ui.kit.downloads import download_csv
from tracker.ui.kit.filters import Chip, chip_row
from tracker.ui.kit.tables import sortable_table
from tracker.ui.shell.view import View
from tracker.vocabulary import Certainty, Marking, Stance
from tracker.words import evidence as words
from tracker.words.figures import more_text

_SHOWN = 25  # in its opening; all of it has a page of its own
_ALL = "all"


class _Kind(NamedTuple):
    """A kind of evidence to be shown alone: its name, and which items are of it."""

    label: str
    holds: Callable[[Item], bool]


_KINDS: dict[str, _Kind] = {
    "expired": _Kind("expired", lambda each: each.expired),
    "contrary": _Kind("against the claim", lambda each: each.evidence.stance is Stance.CONTRADICTS),
    "here": _Kind("held here, hash matches", lambda each: each.held == "here"),
    "linked": _Kind("linked", lambda each: each.held == "linked"),
    "elsewhere": _Kind("held elsewhere", lambda each: each.held == "elsewhere"),
    "unsaid": _Kind("location not recorded", lambda each: each.held == "unsaid"),
    "doubt": _Kind("not known at first hand", lambda each: each.evidence.certainty is not Certainty.FIRST_HAND),
}


def draw_library_asked(view: View) -> bool:
    """Draw all of the evidence, or all of a kind, where the address asks for it; return whether it does."""
    kind = choice_asked("evidence", "evidence", [_ALL, *_KINDS])
    if kind is None:
        return False
    view.headed("Evidence – Assurance", "Evidence library", view.how("library", "Evidence library"))
    items = _items(view)
    chosen = [each for each in items if kind == _ALL or _KINDS[kind].holds(each)]
    st.html(joined([paragraph(words.library_text(chosen, len(items))), _kinds(view, items, kind), all_of_it(view)]))
    if chosen:
        caption = "Evidence, in the order of the register until sorted"
        st.html(sortable_table(view.same_page(PAGE), caption, _columns(view), chosen, "lines library", unseen=True))
        name = f"evidence-{as_written(view.as_at)}.csv"
        titles = list(_row(chosen[0]))
        download_csv(
            "Download this evidence (CSV)", name, titles, lambda: [list(_row(each).values()) for each in chosen]
        )
    return True


def draw_library(view: View) -> None:
    """Draw the opening of the evidence library."""
    st.html(view.kept("library opening", lambda: _opening(view)))


def _items(view: View) -> tuple[Item, ...]:
    return view.kept("library", lambda: library(view.register, view.position))


def _opening(view: View) -> Html:
    items = _items(view)
    heading = element("h2", "Evidence library", id="evidence")
    parts = [paragraph(words.library_text(items, len(items)), " ", view.how("library", "Evidence library"))]
    if items:
        parts += [_kinds(view, items), _first(view, items)]
    return opens(heading, words.library_gist(items), *parts)


def _kinds(view: View, items: Sequence[Item], chosen: str = "") -> Html:
    """Return links to the items of each kind alone, with how many there are; of a kind that has none no link."""
    numbers = {_ALL: len(items), **{id: sum(map(kind.holds, items)) for id, kind in _KINDS.items()}}
    labels = {_ALL: "all"} | {id: kind.label for id, kind in _KINDS.items()}
    shown = [
        Chip(labels[id], number, view.link(PAGE, evidence=id), is_set=id == chosen)
        for id, number in numbers.items()
        if number
    ]
    return chip_row("Kinds of evidence", shown)


def _first(view: View, items: Sequence[Item]) -> Html:
    made = table("Evidence, in the order of the register", _columns(view), items[:_SHOWN], "wide library", unseen=True)
    if len(items) <= _SHOWN:
        return made
    return joined([made, paragraph(link(more_text(_SHOWN, len(items)), view.link(PAGE, evidence=_ALL)))])


def _columns(view: View) -> list[Column[Item]]:
    return [
        Column("Item", lambda each: _item(view, each), "item", lambda each: each.recommendation, header=True),
        Column("Title", _title),
        Column("Stance", lambda each: _stance(each.evidence.stance)),
        Column("Own date", words.own_date_text, "date", lambda each: each.on),
        Column("Age in days", lambda each: f"{each.age:,}", "age", lambda each: each.age, number=True),
        Column("Expiry", lambda each: _expiry(view, each), "expiry", lambda each: each.evidence.expires),
        Column("Where it is held", lambda each: _held(view, each)),
        Column("Marking", lambda each: _marking(each.evidence.marking)),
    ]


def _item(view: View, item: Item) -> Html:
    return link(f"{item.recommendation} {item.evidence.id}", view.link("recommendations", id=item.recommendation))


def _title(each: Item) -> Html:
    item = each.evidence
    kind = element("span", item.kind.label, class_="quiet")
    return joined([outward(item.title, unless_restricted(item.url)), element("br"), kind, " ", certainty_mark(item)])


def _expiry(view: View, each: Item) -> Html | str:
    expiry = words.expiry_text(each.evidence, view.as_at)
    return tag(expiry, "amber") if each.expired else expiry or "none"


def _held(view: View, each: Item) -> Html:
    saves = view.document(each.recommendation, each.evidence)
    return (
        joined([words.held_text(each.evidence), element("br"), saves])
        if saves
        else joined([words.held_text(each.evidence)])
    )


def _marking(marking: Marking) -> Html | str:
    return marking.label if marking is Marking.PUBLIC else tag(marking.label, "grey")


def _stance(stance: Stance) -> Html | str:
    return tag(stance.label, "amber") if stance is Stance.CONTRADICTS else stance.label


def _row(each: Item) -> dict[str, object]:
    """Return an item as a row of the download: its columns, in their order."""
    item = each.evidence
    return {
        "recommendation": each.recommendation,
        "id": item.id,
        "title": item.title,
        "kind": item.kind.value,
        "stance": item.stance.value,
        "date": as_written(item.date) if item.date else None,
        "received": as_written(item.received) if item.received else None,
        "age_days": each.age,
        "expires": as_written(item.expires) if item.expires else None,
        "expired": "yes" if each.expired else "no",
        "held": words.held_text(item),
        "url": item.url,
        "file": item.file,
        "sha256": item.sha256,
        "marking": item.marking.value,
        "certainty": item.certainty.value,
        "reported_in": item.reported_in,
        "shows": item.shows,
    }
