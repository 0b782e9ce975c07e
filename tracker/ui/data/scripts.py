"""Data, its last part: how a script asks for the same files.

Draws the addresses, as the reader's own browser names this dashboard.
"""

from __future__ import annotations

import streamlit as st

from tracker.outputs.markup import bullets, element, joined
from tracker.ui.data import copy
from tracker.ui.shell.view import View


def curl_line(view: View, address: str) -> str:
    """Return the command line that fetches a file; `address`: relative to where the dashboard is served."""
    token = f'-H "Authorization: Bearer {copy.TOKEN_VARIABLE}" ' if view.reader else ""
    return f'curl --fail -OJ {token}"{served_at()}{address}"'


def draw_scripts(view: View) -> None:
    """Draw how a script asks, and what the answers mean."""
    told = [*(copy.WITH_TOKEN if view.reader else (copy.WITHOUT_SIGN_IN,)), *copy.HOW_SCRIPTS_ASK]
    st.html(joined([element("h2", copy.SCRIPTS, id="scripts"), bullets(told)]))


def served_at() -> str:
    """Return the address below which the dashboard is served, as the reader typed it: "https://host/"."""
    return (st.context.url or "").rpartition("/")[0] + "/"
