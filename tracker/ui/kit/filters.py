"""Filters that live in the address: a link with them shows another reader the same list.

Draws the choices and says what is chosen; what a choice means is the caller's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from tracker.outputs.markup import Html, element, joined, link
from tracker.ui.kit import address

_ALL = "All"
_IN_A_ROW = 5


class Choice(NamedTuple):
    """One filter: its name in the address, its label, its values with their labels."""

    name: str
    label: str
    options: Sequence[tuple[str, str]]


class Chip(NamedTuple):
    """A filter that a link sets: its label, how many rows it leaves, where it leads, and whether it is set."""

    label: str
    number: int
    address: str
    is_set: bool


def choose(choices: Sequence[Choice], key: str = "filters") -> tuple[dict[str, str], list[str]]:
    """Draw the filters; return what is chosen by name, and what is to be said of values that are no choice.

    `key`: tells the filters of one page apart, where it has several lists.
    """
    chosen, slips = chosen_of(choices)
    draw_choices(choices, chosen, key)
    return chosen, slips


def chosen_of(choices: Sequence[Choice]) -> tuple[dict[str, str], list[str]]:
    """Return what the address chooses by name, and what is to be said of values that are no choice."""
    chosen: dict[str, str] = {}
    slips: list[str] = []
    for choice in choices:
        wanted = address.asked(choice.name)
        if wanted is None:
            continue
        if wanted in dict(choice.options):
            chosen[choice.name] = wanted
        else:
            slips.append(f"‘{wanted}’ is not one of the choices for {choice.label.lower()}, so it was left out.")
    return chosen, slips


def draw_choices(choices: Sequence[Choice], chosen: dict[str, str], key: str = "filters") -> None:
    """Draw the filters, in rows."""
    for choice, room in zip(choices, _rooms(st.container(key=key)), strict=False):
        _draw(choice, chosen.get(choice.name, ""), room)


def search_box(name: str, label: str, hint: str) -> str:
    """Draw a field for words to look for, its label read out only; return what the address asks for, or ""."""
    key, wanted = f"filter_{name}", (address.asked(name) or "").strip()
    st.session_state[key] = wanted
    st.text_input(
        label,
        key=key,
        on_change=_take,
        args=(name, key),
        max_chars=100,
        placeholder=hint,
        label_visibility="collapsed",
    )
    return wanted


def chip_row(label: str, shown: Sequence[Chip], *after: Html) -> Html:
    """Return filters as links in a row, each with its number; `after`: what stands behind them."""
    items = [element("li", _chip(each)) for each in shown] + [element("li", each) for each in after]
    return element("nav", element("ul", *items), class_="chips", aria_label=label)


def _chip(chip: Chip) -> Html:
    content = joined([chip.label, " ", element("strong", f"{chip.number:,}")])
    return link(content, chip.address, class_="chip", aria_current="true" if chip.is_set else None)


def _rooms(container: DeltaGenerator) -> Iterator[DeltaGenerator]:
    while True:
        yield from container.columns(_IN_A_ROW, gap="small")


def _draw(choice: Choice, chosen: str, room: DeltaGenerator) -> None:
    key = f"filter_{choice.name}"
    st.session_state[key] = chosen
    labels = dict(choice.options)
    room.selectbox(
        choice.label,
        ["", *labels],
        format_func=partial(_label, labels),
        key=key,
        on_change=_take,
        args=(choice.name, key),
        filter_mode="contains",
    )


def _label(labels: dict[str, str], value: str) -> str:
    return labels.get(value, _ALL)


def _take(name: str, key: str) -> None:
    """Write what was chosen into the address, and begin again at the first page."""
    address.ask(name, st.session_state[key])
    address.ask("page", None)
