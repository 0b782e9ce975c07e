"""One field of an entry as one field on the screen: what may be chosen, and how it is asked.

Draws; what a field may hold is declared, and what a register offers for it is the caller's.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from itertools import takewhile
from typing import Any

import streamlit as st

from tracker.dates import in_words
from tracker.register.edit.entry_fields import EntryField
from tracker.register.schema.meanings import LaterDay, LooksAhead, Mark, OwnDay
from tracker.ui.kit.address import as_the_register_writes
from tracker.ui.update import copy
from tracker.words.figures import capital

Typed = str | list[str]
_FEW = 6  # words that are shown with their meanings, side by side; more are a list that opens
_ON_ONE_LINE = frozenset({"title", "as_said", "raised_by", "to", "held", "reported_in", "field", "id", "url"})


def is_day(field: EntryField) -> bool:
    """Return whether a field holds a day, a month or a year."""
    return any(isinstance(mark, OwnDay | LaterDay | LooksAhead) for mark in field.declared.marks)


def draw_control(field: EntryField, key: str, offered: Mapping[str, str] | None, today: date) -> Typed | None:
    """Draw a field of an entry; return what is typed or chosen, None for nothing.

    `offered`: what may be chosen, by value, with labels; None where it is typed.
    """
    label = copy.label(field.label, is_needed=field.is_usual or (field.is_needed and len(field.names) == 1))
    forget_other_than(key, list if field.declared.is_list and offered is not None else str)
    if field.words:
        return _words(field, label, key)
    if offered is None:
        return _text(field, label, key, today)
    if field.declared.is_list:
        _forget_all_but(key, offered)
        return list(st.multiselect(label, list(offered), key=key, format_func=offered.__getitem__, **_KEPT)) or None
    return _select(label, key, offered)


_KEPT: dict[str, Any] = {"placeholder": copy.CHOOSE, "persist_state": "session", "filter_mode": "contains"}


def _words(field: EntryField, label: str, key: str) -> str | None:
    if not field.is_needed or len(field.words) > _FEW:
        return _select(label, key, {each.value: f"{each.label}: {each.meaning}" for each in field.words})
    names = {each.value: each.label for each in field.words}
    meanings = _apart([each.meaning for each in field.words])
    _forget_all_but(key, names)
    return st.radio(
        label,
        list(names),
        None,
        names.__getitem__,
        key=key,
        captions=meanings,
        persist_state="session",
        width="stretch",
    )


def _apart(meanings: list[str]) -> list[str]:
    """Return what tells meanings apart: without the words with which each of them begins."""
    words = [each.split() for each in meanings]
    alike = len(list(takewhile(lambda column: len(set(column)) == 1, zip(*words, strict=False))))
    return [capital(" ".join(each[alike:])) or meaning for each, meaning in zip(words, meanings, strict=True)]


def _select(label: str, key: str, offered: Mapping[str, str]) -> str | None:
    _forget_all_but(key, offered)
    return st.selectbox(label, list(offered), None, offered.__getitem__, key=key, **_KEPT)


def _text(field: EntryField, label: str, key: str, today: date) -> str | None:
    is_short = field.name in _ON_ONE_LINE or Mark.WORDS not in field.declared.marks
    if not is_short:
        typed = st.text_area(label, key=key, height=96, persist_state="session")
        return (typed or "").strip() or None
    if not is_day(field):
        return (st.text_input(label, key=key, persist_state="session") or "").strip() or None
    text = st.text_input(
        label,
        key=key,
        placeholder=copy.DAY_HINT,
        persist_state="session",
        on_change=_settle_day,
        args=(key, today),
    )
    return as_the_register_writes((text or "").strip()) or None


def _settle_day(key: str, today: date) -> None:
    """Write out a day that is named from today: tomorrow the word would mean another one."""
    days = {"today": today, "yesterday": today - timedelta(days=1)}
    day = days.get(str(st.session_state.get(key)).strip().lower())
    if day is not None:
        st.session_state[key] = in_words(day)


def forget_other_than(key: str, kind: type[object]) -> None:
    """Take out what a field cannot hold: what was saved may come from another version, or from anybody's hand."""
    if not isinstance(st.session_state.get(key), kind):
        st.session_state.pop(key, None)


def _forget_all_but(key: str, offered: Mapping[str, str]) -> None:
    """Take out what was chosen and is offered no more: the register has changed since."""
    chosen = st.session_state.get(key)
    if isinstance(chosen, list):
        st.session_state[key] = [each for each in chosen if each in offered]
    elif chosen is not None and chosen not in offered:
        st.session_state[key] = None
