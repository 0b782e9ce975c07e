"""How every screen looks: sends the style sheets as one.

The sizes, colours and spaces are in sheets/ and nowhere else: base.css holds those of all screens, and each screen has
a sheet for what it alone needs. Colours that charts need are repeated in charts.py.
"""

import logging
from functools import cache
from pathlib import Path

import streamlit as st

from tracker.files import read_whole

_LOG = logging.getLogger("tracker.styles")
_FOLDER = Path(__file__).with_name("sheets")
_FIRST = "base.css"  # a screen's own sheet may say otherwise than this one, and so comes after it


@cache
def _sheet() -> str:
    screens = sorted(sheet for sheet in _FOLDER.glob("*.css") if sheet.name != _FIRST)
    text = "".join(read_whole(sheet).decode() for sheet in (_FOLDER / _FIRST, *screens))
    return f"<style>{text}</style>"


def send_styles() -> None:
    """Send the style sheets with the page."""
    try:
        st.html(_sheet())
    except (OSError, UnicodeDecodeError) as error:
        # What a page says can be read without; it is tried again at the next.
        _LOG.error("The style sheets cannot be read, so a page is drawn without them: %s", error)
