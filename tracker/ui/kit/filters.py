"""Filters that live in the address: a link with them shows another reader the same list.

Draws the choices and says what is chosen; what a choice means is the caller's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import NamedTuple

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from tracker.ui.kit import address

_ALL = "All"
_IN_A_ROW = 4


class Choice(NamedTuple):
    """One filter: its name in the address, its label, its values with their labels; None: words to look for."""

    name: str
    label: str
    options: Sequence[tuple[str, str]] | None


def choose(choices: Sequence[Choice], key: str = "filters") -> tuple[dict[str, str], list[str]]:
    """Draw the filters; return what is chosen by name, and what is to be said of values that are no choice.

    `key`: tells the filters of one page apart, where it has several lists.
    """
    chosen: dict[str, str] = {}
    slips: list[str] = []
    rooms = _rooms(st.container(key=key))
    for choice, room in zip(choices, rooms, strict=False):
        wanted = address.asked(choice.name)
        if wanted is not None and choice.options is not None and wanted not in dict(choice.options):
            slips.append(f"‘{wanted}’ is no {choice.label.lower()} to choose here, so it was left out.")
            wanted = None
        if wanted is not None and wanted.strip():
            chosen[choice.name] = wanted
        _draw(choice, wanted or "", room)
    return chosen, slips


def _rooms(container: DeltaGenerator) -> Iterator[DeltaGenerator]:
    while True:
        yield from container.columns(_IN_A_ROW, gap="small")


def _draw(choice: Choice, chosen: str, room: DeltaGenerator) -> None:
    key = f"filter_{choice.name}"
    st.session_state[key] = chosen
    if choice.options is None:
        room.text_input(choice.label, key=key, on_change=_take, args=(choice.name, key), max_chars=100)
        return
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
