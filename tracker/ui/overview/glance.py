"""The first screen of the Overview: a headline for each source with its squares."""

from __future__ import annotations

import streamlit as st

from tracker.outputs.parts.glance import where_things_stand
from tracker.ui.parts.figures import figures_of
from tracker.ui.shell.view import View


def draw_where_things_stand(view: View) -> None:
    """Draw where each source stands, and its recommendations; of many sources where all stand together."""
    st.html(view.kept("where things stand", lambda: where_things_stand(view, figures_of(view))))
