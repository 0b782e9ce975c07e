"""Whose sheet is open, and the choice of another one beside the heading.

Draws; what is owed comes from `rules`.
"""

from __future__ import annotations

import streamlit as st

from tracker.outputs.markup import element, link
from tracker.rules.meetings.sheets import Sheet, sheets
from tracker.ui.kit import address
from tracker.ui.parts.recording import record_link
from tracker.ui.shell.notices import say
from tracker.ui.shell.view import View, head_of_page, name_page
from tracker.words.meetings.owed import owner_name

NOBODY = "nobody"  # what the address calls the sheet of what nobody on record owns
OWNER = "owner"
HEADING = "Actions: who owes what"
_KEY = "filter_owner"
_EVERYBODY = ""


def all_sheets(view: View) -> tuple[Sheet, ...]:
    """Return what every party owes on the day."""
    return view.kept("sheets", lambda: sheets(view.register, view.position))


def choose_sheet(view: View) -> Sheet | None:
    """Draw the heading with the choice of a party; return the sheet of the one chosen, None for all."""
    known = {each.owner or NOBODY: each for each in all_sheets(view)}
    wanted = address.asked(OWNER)
    sheet = known.get(wanted or "")
    names = {id: owner_name(view.register, each.owner) for id, each in known.items()}
    by_name = sorted(names, key=lambda id: (id == NOBODY, names[id]))
    heading = owner_name(view.register, sheet.owner) if sheet else HEADING
    name_page(f"{heading} – Actions" if sheet else "Actions", view.register)
    everybody: list[object] = []
    if sheet:
        everybody = [record_link(view, party=sheet.owner), " · ", link("All owners", view.link("actions")), " · "]
    with view.heading.container(key="head_of_owner", horizontal=True, vertical_alignment="center", gap=None):
        st.html(head_of_page(heading))
        if known:
            st.html(element("p", *everybody, "Owner", class_="position no-print"), width="content")
            st.session_state[_KEY] = (sheet.owner or NOBODY) if sheet else _EVERYBODY
            st.selectbox(
                "Owner",
                [_EVERYBODY, *by_name],
                format_func=lambda id: names.get(id, "everybody"),
                key=_KEY,
                on_change=_open_chosen,
                filter_mode="contains",
                label_visibility="collapsed",
            )
    if wanted and sheet is None:
        say(f"The register shows nothing that ‘{wanted}’ owes on this day, so everybody is shown.")
    return sheet


def _open_chosen() -> None:
    address.ask(OWNER, st.session_state[_KEY])
    address.ask("page", None)
    address.ask("sort", None)


def owner_address(view: View, owner: str | None) -> str:
    """Return the address of a party's sheet."""
    return view.link("actions", owner=owner or NOBODY)
