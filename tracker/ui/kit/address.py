"""The address of a page: what it asks for, and links that carry the position with them.

Reads and writes the query parameters; what they mean is for others.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import urlencode

import streamlit as st

from tracker.dates import MONTHS, as_written, day_from, last_day

AS_AT = "as_at"
KNOWN_AT = "known_at"
PAST_DEADLINES = "past_deadline"  # of `timeliness`: whatever is open and past its deadline
NOT_VOUCHED_FOR = {"vouched": "no"}  # a filter: whatever is shown as done and cannot be vouched for
_LONGEST = 200
_PAGE, _WRITTEN = "page_of_address", "written_into_address"


@dataclass
class _Written:
    """What was written into the address of a page, until the browser says it itself; and what stood there before."""

    page: str
    values: dict[str, str | None] = field(default_factory=dict)
    before: dict[str, set[str | None]] = field(default_factory=dict)
    since_last_run: bool = True


def asked(name: str) -> str | None:
    """Return what the address asks for under a name, cut to a sane length; None where it asks for nothing."""
    value = st.query_params.get(name)
    return value[:_LONGEST] if value else None


def ask(name: str, value: str | None) -> None:
    """Write into the address, without loading the page again; None takes the name out."""
    page = st.session_state.get(_PAGE, "")
    written: _Written = st.session_state.setdefault(_WRITTEN, _Written(page))
    written.before.setdefault(name, set()).add(st.query_params.get(name))
    written.values[name] = value or None
    written.since_last_run = True
    _write(name, value)


def _write(name: str, value: str | None) -> None:
    if value:
        st.query_params[name] = value
    else:
        st.query_params.pop(name, None)


def keep_what_was_written(page: str, went_back: bool) -> None:
    """Write again what the browser had not heard of when it asked for this run; each run of a page begins with it.

    The browser sends its address with every request. One that it sent before it heard of a choice comes with the
    address of before, and the choice would be lost. `went_back`: the reader wants the address of before.
    """
    st.session_state[_PAGE] = page
    written: _Written | None = st.session_state.get(_WRITTEN)
    if written is None:
        return
    now = {name: st.query_params.get(name) for name in written.values}
    # What was written a moment ago is in the address already, or was written by the run of a part, before this one.
    unheard = written.since_last_run or (
        now != written.values and all(now[name] in written.before[name] | {written.values[name]} for name in now)
    )
    if written.page != page or went_back or not unheard:
        del st.session_state[_WRITTEN]
        return
    written.since_last_run = False
    for name, value in written.values.items():
        _write(name, value)


def day_asked(text: str) -> date:
    """Return the day that a reader wrote: 2020-02-29, 2020-02, 29/2/2020 or 29 February 2020; raise `NotADay`."""
    return last_day(day_from(as_the_register_writes(text.strip())))


def as_the_register_writes(text: str) -> str:
    """Return a day as somebody wrote it, 29/2/2020 or 29 February 2020, as files write it; else the text itself."""
    parts = text.replace("/", " ").split()
    if len(parts) != 3 or not (parts[0].isdecimal() and parts[2].isdecimal()):
        return text
    month = parts[1]
    if not month.isdecimal():
        near = [number for number, name in enumerate(MONTHS, 1) if len(month) > 2 and name.startswith(month.title())]
        month = str(near[0]) if near else month
    return f"{parts[2]:0>4}-{month:0>2}-{parts[0]:0>2}"


def to_page(
    page: str, parameters: Mapping[str, str | None], as_at: date, known_at: str | None, anchor: str = ""
) -> str:
    """Return the address of a page, relative to where the dashboard is served, at a position."""
    asked_for = {**parameters, AS_AT: as_written(as_at), KNOWN_AT: known_at}
    query = urlencode({name: value for name, value in asked_for.items() if value})
    return f"{page}?{query}{'#' + anchor if anchor else ''}"
