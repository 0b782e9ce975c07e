"""What was typed, as a file that its writer keeps, and back: for another day, or after a lost connection.

Takes and gives text; draws the two ways to use it.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, NamedTuple

import streamlit as st

from tracker.outputs.markup import element, paragraph
from tracker.ui.kit import address
from tracker.ui.update import copy

_FORM, _CHOICES, _FIELDS = 1, "choices", "typed"
_PASTED, _SAID = "update_pasted", "update_said"
_LONGEST = 200_000  # signs


class Saved(NamedTuple):
    """What was chosen, by the names of the address, and what was typed, by the names under which it is kept."""

    choices: Mapping[str, str]
    typed: Mapping[str, Any]


def saved_text(saved: Saved) -> str:
    """Return what was typed as the text of a file."""
    return json.dumps({"form": _FORM, _CHOICES: saved.choices, _FIELDS: saved.typed}, ensure_ascii=False, indent=1)


def read_saved(text: str) -> Saved | None:
    """Return what a file holds; None where it is none that was saved here."""
    try:
        values = json.loads(text) if len(text) <= _LONGEST else None
        json.dumps(values, ensure_ascii=False).encode()  # halves of signs can be written in JSON, and not be shown
    except (ValueError, RecursionError):
        return None
    if not isinstance(values, dict) or values.get("form") != _FORM:
        return None
    choices, typed = values.get(_CHOICES), values.get(_FIELDS)
    if not isinstance(choices, dict) or not isinstance(typed, dict):
        return None
    if not all(isinstance(each, str) for each in choices.values()) or not all(map(_may_be_typed, typed.values())):
        return None
    return Saved(choices, typed)


def _may_be_typed(value: Any) -> bool:
    if isinstance(value, list):
        return all(isinstance(each, str) for each in value)
    return value is None or isinstance(value, str | bool)


def draw_save(typed_under: str, choices: tuple[str, ...]) -> None:
    """Draw the button that saves what is typed; `typed_under`: how the names begin under which it is kept."""
    typed = {str(key): value for key, value in st.session_state.items() if str(key).startswith(typed_under)}
    chosen = {name: wanted for name in choices if (wanted := address.asked(name))}
    st.html(paragraph(copy.SAVE_WHY, class_="quiet"))
    st.download_button(
        copy.SAVE, saved_text(Saved(chosen, typed)), "update.json", "application/json", on_click="ignore"
    )


def draw_load(typed_under: str, choices: tuple[str, ...]) -> None:
    """Draw the way to fill the form with what was saved."""
    with st.expander(copy.LOAD):
        st.text_area(copy.PASTE, key=_PASTED, height=120)
        st.button(copy.TAKE_OVER, on_click=_take_over, args=(typed_under, choices))
        said = st.session_state.pop(_SAID, "")
        if said:
            st.html(element("div", paragraph(said), class_="notice", role="status"))


def _take_over(typed_under: str, choices: tuple[str, ...]) -> None:
    saved = read_saved(st.session_state.get(_PASTED, ""))
    if saved is None:
        st.session_state[_SAID] = copy.NOT_A_DRAFT
        return
    for name in choices:
        address.ask(name, saved.choices.get(name))
    for key, value in saved.typed.items():
        if key.startswith(typed_under):
            st.session_state[key] = value
    st.session_state[_PASTED], st.session_state[_SAID] = "", copy.LOADED
