"""The evidence library: every item with its age, whether it has expired, where it is held and how it is known.

Draws; which items there are comes from `rules`, the sentences from `words`.
"""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from tracker.dates import as_written
from tracker.register.schema.restricted import unless_restricted
from tracker.rules.lists.library import Item, library
from tracker.ui.kit.downloads import download_csv
from tracker.ui.kit.filters import Choice, choose
from tracker.ui.kit.marks import certainty_mark, tag
from tracker.ui.kit.markup import Html, element, joined, link, outward, paragraph
from tracker.ui.kit.tables import Column, table
from tracker.ui.parts.worked_out import section
from tracker.ui.shell.notices import say
from tracker.ui.shell.view import View
from tracker.vocabulary import Certainty, Marking, Stance
from tracker.words import evidence as words
from tracker.words.assurance import left_text

SHOWN = 100

_KINDS: dict[str, tuple[str, Callable[[Item], bool]]] = {
    "expired": ("Expired", lambda each: each.expired),
    "here": ("Held here, hash matches", lambda each: each.held == "here"),
    "linked": ("Linked", lambda each: each.held == "linked"),
    "elsewhere": ("Held elsewhere", lambda each: each.held == "elsewhere"),
    "unsaid": ("Location not recorded", lambda each: each.held == "unsaid"),
    "contrary": (Stance.CONTRADICTS.label, lambda each: each.evidence.stance is Stance.CONTRADICTS),
    "doubt": ("Not known at first hand", lambda each: each.evidence.certainty is not Certainty.FIRST_HAND),
}


def draw_library(view: View) -> None:
    """Draw the evidence library."""
    st.html(section(view, "Evidence library", "library", "evidence"))
    items = view.kept("library", lambda: library(view.register, view.position))
    kinds = [(id, label) for id, (label, _) in _KINDS.items()]
    chosen, slips = choose([Choice("evidence", "Evidence", kinds)], "filters_of_evidence")
    for slip in slips:
        say(slip)
    kind = chosen.get("evidence")
    left = [each for each in items if _KINDS[kind][1](each)] if kind else list(items)
    st.html(paragraph(words.library_text(left, len(items))))
    if left:
        st.html(view.kept("library table", lambda: _table(view, left), kind))
        name = f"evidence-{as_written(view.as_at)}.csv"
        columns = list(_row(left[0]))
        download_csv(
            "Download this evidence (CSV)", name, columns, lambda: [list(_row(each).values()) for each in left]
        )


def _table(view: View, items: list[Item]) -> Html:
    columns: list[Column[Item]] = [
        Column("Item", lambda each: _item(view, each), header=True),
        Column("Title", _title),
        Column("Stance", lambda each: _stance(each.evidence.stance)),
        Column("Own date", words.own_date_text),
        Column("Age in days", lambda each: f"{each.age:,}", number=True),
        Column("Expiry", lambda each: _expiry(view, each)),
        Column("Where it is held", lambda each: words.held_text(each.evidence)),
        Column("Marking", lambda each: _marking(each.evidence.marking)),
    ]
    made = table("Evidence, in the order of the register", columns, items[:SHOWN], "wide library", unseen=True)
    if len(items) <= SHOWN:
        return made
    return joined([made, paragraph(left_text(SHOWN, len(items)))])


def _item(view: View, item: Item) -> Html:
    return link(f"{item.recommendation} {item.evidence.id}", view.link("recommendations", id=item.recommendation))


def _title(each: Item) -> Html:
    item = each.evidence
    kind = element("span", item.kind.label, class_="quiet")
    return joined([outward(item.title, unless_restricted(item.url)), element("br"), kind, " ", certainty_mark(item)])


def _expiry(view: View, each: Item) -> Html | str:
    expiry = words.expiry_text(each.evidence, view.as_at)
    return tag(expiry, "amber") if each.expired else expiry or "–"


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
