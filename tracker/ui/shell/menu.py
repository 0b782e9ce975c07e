"""The menu: which pages there are, in their order. Every link in it carries the position.

Knows the pages by name; the entry registers them, the frame draws them.
"""

from __future__ import annotations

from datetime import date

import streamlit as st

from tracker.dates import as_written
from tracker.outputs.markup import link
from tracker.ui.kit import address
from tracker.ui.shell.streamlit_seam import Page

PAGES = (
    "overview",
    "recommendations",
    "actions",
    "progress",
    "meetings",
    "assurance",
    "outcomes",
    "update",
    "data",
    "guide",
    "about",
)  # each a module in pages/, called by the same name in the address
UNLISTED = ("source",)  # likewise, reached by links alone


def title_of(page: str) -> str:
    """Return the name of a page as the reader sees it."""
    return page.replace("_", " ").capitalize()


def register_pages() -> Page:
    """Tell Streamlit which pages there are; return the one that the address asks for."""
    first = PAGES[0]
    pages = [st.Page(f"pages/{page}.py", title=title_of(page), url_path=page) for page in PAGES]
    for page in UNLISTED:
        pages.append(st.Page(f"pages/{page}.py", title=title_of(page), url_path=page, visibility="hidden"))
    # What the bare address opens. It is a page of its own, so that the first one answers at its name as well.
    start = st.Page(f"pages/{first}.py", title=title_of(first), url_path="start", default=True, visibility="hidden")
    return st.navigation([*pages, start], position="hidden")


def draw_menu(title: str, as_at: date, known_at: str | None) -> None:
    """Draw a link to each page; the page that is open is marked."""
    position = {address.AS_AT: as_written(as_at)} | ({address.KNOWN_AT: known_at} if known_at else {})
    with st.container(horizontal=True, key="menu"):
        for page in PAGES:
            name = title_of(page)
            if name == title:
                here = address.to_page(page, {}, as_at, known_at)
                st.html(link(name, here, aria_current="page", class_="here"), width="content")
            else:
                st.page_link(f"pages/{page}.py", label=name, query_params=position)
