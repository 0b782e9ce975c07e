"""How every screen looks: sends the one style sheet.

The sizes, colours and spaces are in styles.css and nowhere else; colours that charts need are repeated in charts.py.
"""

from functools import cache
from pathlib import Path

import streamlit as st


@cache
def _sheet() -> str:
    return f"<style>{Path(__file__).with_name('styles.css').read_text(encoding='utf-8')}</style>"


def send_styles() -> None:
    """Send the style sheet with the page."""
    st.html(_sheet())
