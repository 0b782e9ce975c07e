"""The address of a page: what it asks for, and links that carry the position with them.

Reads and writes the query parameters; what they mean is for others.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from urllib.parse import urlencode

import streamlit as st

from tracker.dates import MONTHS, as_written, day_from, last_day

AS_AT = "as_at"
KNOWN_AT = "known_at"
_LONGEST = 200


def asked(name: str) -> str | None:
    """Return what the address asks for under a name, cut to a sane length; None where it asks for nothing."""
    value = st.query_params.get(name)
    return value[:_LONGEST] if value else None


def ask(name: str, value: str | None) -> None:
    """Write into the address, without loading the page again; None takes the name out."""
    if value:
        st.query_params[name] = value
    else:
        st.query_params.pop(name, None)


def day_asked(text: str) -> date:
    """Return the day that a reader wrote: 2020-02-29, 2020-02, 29/2/2020 or 29 February 2020; raise `NotADay`."""
    return last_day(day_from(_as_the_register_writes(text.strip())))


def _as_the_register_writes(text: str) -> str:
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
