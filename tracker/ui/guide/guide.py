"""Two sheets to print: how to read the screens, and what a chair does. The texts come from `words.guide`."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

import streamlit as st

from tracker.outputs.drawn.html_table import Column, table
from tracker.outputs.drawn.marks import state_mark
from tracker.outputs.markup import NOTHING, Html, bullets, element, escaped, joined, link, paragraph
from tracker.outputs.parts.headlines import headlines
from tracker.outputs.parts.states import label_of
from tracker.rules.meetings.agenda import Agenda, Matter, agenda
from tracker.rules.meetings.ahead import Ahead, ahead, next_meeting
from tracker.rules.meetings.owed import OpenDecision
from tracker.ui.guide import copy as words
from tracker.ui.kit import address
from tracker.ui.parts.figures import figures_of
from tracker.ui.parts.subjects import matter_link
from tracker.ui.shell.menu import title_of
from tracker.ui.shell.view import View
from tracker.vocabulary import State
from tracker.words.meetings.coming import ahead_text, until_text
from tracker.words.meetings.matters import whose_text, why_text
from tracker.words.meetings.meeting import ITEMS
from tracker.words.meetings.owed import due_text

_SHEET, _CHAIR = "sheet", "chair"
_SHOWN = 3


def wants_chair() -> bool:
    """Return whether the address asks for the chair's sheet."""
    return address.asked(_SHEET) == _CHAIR


def draw_reading(view: View) -> None:
    """Draw how to read the screens."""
    view.headed("Guide", words.READ, link(words.CHAIR, view.link("guide", sheet=_CHAIR)))
    columns: list[Column[State]] = [
        Column("State", lambda state: state_mark(state, label_of(view, state)), header=True),
        Column("Means", lambda state: state.meaning),
    ]
    where = (joined([link(title_of(page), view.link(page)), f": {what}."]) for page, what in words.WHERE)
    parts = [
        paragraph(words.READ_LEAD, class_="lead"),
        _block("Three things, kept apart", _pairs(words.KEPT_APART)),
        _block("The line at the top", _pairs(words.AT_THE_TOP)),
        _block("The states", table("The states of a recommendation", columns, list(State), "narrow", unseen=True)),
        _block("Words and marks", _pairs(words.MARKS)),
        _block("Where to look", bullets(where, "plain")),
        _block("To check a figure", bullets(words.TO_CHECK)),
    ]
    st.html(element("div", *parts, class_="sheet"))


def draw_chair(view: View) -> None:
    """Draw what a chair does before, in and after a meeting, with what the register has for it on the day shown."""
    view.headed(f"{words.CHAIR} – Guide", words.CHAIR, link(words.READ, view.link("guide")))
    st.html(view.kept("chair", lambda: chair_sheet(view)))


def chair_sheet(view: View) -> Html:
    """Return the sheet for the day of the position."""
    until, _ = ahead(view.register, view.position)
    of_the_day = agenda(view.register, view.position, view.exceptions, until)
    later = next_meeting(view.register, view.as_at)
    columns: list[Column[_Item]] = [
        Column("What", lambda each: ITEMS[each.name], header=True),
        Column("How many", lambda each: f"{each.number:,}", number=True),
        Column("First", _first),
        Column("Ask", lambda each: words.QUESTIONS[each.name]),
    ]
    items = _items(view, of_the_day)
    there = [each for each in items if each.number]
    nothing = paragraph(words.nothing_text([ITEMS[each.name] for each in items if not each.number]))
    parts = [
        *headlines(view, figures_of(view)),
        _block("Before", bullets(words.BEFORE)),
        element("h2", words.IN_ORDER),
        paragraph(until_text(later, until)),
        table(words.IN_ORDER, columns, there, "wide", unseen=True) if there else NOTHING,
        nothing,
        _block("To be recorded afterwards", bullets(words.AFTERWARDS)),
    ]
    return element("div", *parts, class_="sheet chair")


class _Item(NamedTuple):
    name: str
    number: int
    first: Sequence[Html]


def _items(view: View, of_the_day: Agenda) -> list[_Item]:
    shown: dict[str, Callable[[Any], Html]] = {
        "to_escalate": lambda matter: _matter(view, matter),
        "to_ask": lambda matter: _matter(view, matter),
        "decisions": _decision,
    }
    items = []
    for name in ITEMS:
        on_it, draw = getattr(of_the_day, name), shown.get(name, lambda item: _ahead(view, item))
        items.append(_Item(name, len(on_it), [draw(item) for item in on_it[:_SHOWN]]))
    return items


def _matter(view: View, matter: Matter) -> Html:
    subject = element("strong", matter_link(view, matter))
    return joined([subject, f": {why_text(view.register, matter)} – {whose_text(view.register, matter)}"])


def _decision(waiting: OpenDecision) -> Html:
    return escaped(f"{waiting.decision.text} ({due_text(waiting)})")


def _ahead(view: View, coming: Ahead) -> Html:
    id = coming.recommendation
    about = joined([link(id, view.link("recommendations", id=id)), ": "]) if id else NOTHING
    return joined([about, ahead_text(view.register, coming)])


def _first(item: _Item) -> Html:
    left = item.number - len(item.first)
    return joined([bullets(item.first, "plain"), words.more_text(left) if left else NOTHING])


def _block(heading: str, content: Html) -> Html:
    return element("section", element("h2", heading), content)


def _pairs(pairs: Sequence[tuple[str, str]]) -> Html:
    return element(
        "dl", *(element("div", element("dt", what), element("dd", how)) for what, how in pairs), class_="about"
    )
