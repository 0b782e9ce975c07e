"""Charts, each with an alternative text; a reading in a sentence stands above each, and its numbers in a table below.

Knows how charts look; what they show is the caller's.
"""

from __future__ import annotations

from typing import Any

import plotly.graph_objects as go
import streamlit as st

INK, QUIET, LINE = "#0b0c0c", "#484949", "#b1b4b6"
BLUE = "#1d70b8"  # at least 3:1 on white
_FONT = 17  # pixels, at any width of window


_AXIS = {"automargin": True, "gridcolor": "#e4e4e4", "linecolor": LINE, "tickfont": {"color": INK}, "fixedrange": True}
_LOOK = {
    "margin": {"l": 0, "r": 10, "t": 10, "b": 10},
    "font": {"color": INK, "size": _FONT, "family": "Source Sans, sans-serif"},
    "paper_bgcolor": "#ffffff",
    "plot_bgcolor": "#ffffff",
    "legend": {"orientation": "h", "yanchor": "bottom", "y": 1.0, "xanchor": "left", "x": 0, "title": None},
    "hoverlabel": {"font": {"size": _FONT, "color": INK}, "bgcolor": "#ffffff", "bordercolor": INK},
    "dragmode": False,
    "xaxis": _AXIS,
    "yaxis": _AXIS,
}


def empty_chart(height: int) -> Any:
    """Return a figure of so many pixels that looks as charts do here, for whoever draws in it."""
    return go.Figure(layout={**_LOOK, "height": height})


def draw_chart(figure: Any, reading: str, name: str) -> None:
    """Draw a figure; its reading, which stands above it, is its alternative text too.

    `figure`: begun by `empty_chart`; readers may share it, so it is not changed.
    """
    st.plotly_chart(figure, theme=None, config={"displayModeBar": False}, alt=reading, key=f"chart_{name}")
