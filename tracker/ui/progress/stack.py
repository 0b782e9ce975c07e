"""Quarter by quarter: a bar for each quarter's end, a part for each state, drawn as the squares are.

Draws; the counts come from `rules`, the sentences from `words`.
"""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from tracker.dates import as_written
from tracker.outputs.data import flat_quarters
from tracker.outputs.markup import Html, joined
from tracker.outputs.parts.quarters import LeadTo, quarter_by_quarter
from tracker.rules.series.quarters import Quarter, quarter_series
from tracker.ui.kit import address
from tracker.ui.kit.downloads import download_csv
from tracker.ui.parts.figures import figures_of
from tracker.ui.progress.sections import heading
from tracker.ui.shell.view import View
from tracker.vocabulary import State


def draw_quarters(view: View) -> None:
    """Draw how many were in which state at the end of each quarter, or of each year, as bars and as a table."""
    series = view.kept("quarters", lambda: quarter_series(view.register, view.spans, view.as_at))
    st.html(view.kept("quarters drawn", lambda: _quarters(view, series)))
    name = f"progress-{as_written(view.as_at)}.csv"
    rows = flat_quarters(series)
    download_csv("Download these numbers (CSV)", name, tuple(rows[0]), lambda: [list(row.values()) for row in rows])


def _quarters(view: View, series: Sequence[Quarter]) -> Html:
    return joined([heading(view, "quarters"), quarter_by_quarter(view, series, figures_of(view), _listed(view))])


def _listed(view: View) -> LeadTo:
    """Return what makes the address of the list as at a quarter's end, of all or of a state."""

    def lead(quarter: Quarter, state: State | None) -> str:
        return address.to_page("recommendations", {"state": state and state.value}, quarter.ends, view.known_at)

    return lead
