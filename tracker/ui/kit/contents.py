"""The contents of a long page: links to its sections."""

from __future__ import annotations

import streamlit as st

from tracker.ui.kit.markup import bullets, element, link


def draw_contents(*sections: tuple[str, str]) -> None:
    """Draw a link to each section, given by its name and its place on the page."""
    links = bullets((link(name, f"#{place}") for name, place in sections), "contents")
    st.html(element("nav", links, aria_label="On this page", class_="on-this-page"))
