"""How every screen looks: sends the one style sheet.

The sizes, colours and spaces are in styles.css and nowhere else; colours that charts need are repeated in charts.py.
"""

import logging
from functools import cache
from pathlib import Path

import streamlit as st

from tracker.files import read_whole

_LOG = logging.getLogger("tracker.styles")


@cache
def _sheet() -> str:
    return f"<style>{read_whole(Path(__file__).with_name('styles.css')).decode()}</style>"


def send_styles() -> None:
    """Send the style sheet with the page."""
    try:
        st.html(_sheet())
    except (OSError, UnicodeDecodeError) as error:
        # What a page says can be read without; it is tried again at the next.
        _LOG.error("The style sheet cannot be read, so a page is drawn without it: %s", error)
