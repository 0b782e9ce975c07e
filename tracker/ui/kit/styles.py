"""How every screen looks: sends the one style sheet.

The sizes, colours and spaces are in styles.css and nowhere else; colours that charts need are repeated in charts.py.
"""

import logging
from functools import cache
from pathlib import Path

import streamlit as st

_LOG = logging.getLogger("tracker.styles")


@cache
def _sheet() -> str:
    return f"<style>{Path(__file__).with_name('styles.css').read_text(encoding='utf-8')}</style>"


def send_styles() -> None:
    """Send the style sheet with the page."""
    try:
        st.html(_sheet())
    except OSError as error:  # what a page says can be read without; it is tried again at the next
        _LOG.error("The style sheet cannot be read, so a page is drawn without it: %s", error)
