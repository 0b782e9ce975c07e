"""What happened in each quarter, and how long things took.

Draws; what happened comes from `rules`, the sentences from `words`.
"""

from __future__ import annotations

import streamlit as st

from tracker.rules.series.flow import Event, Happening, QuarterFlow, quarter_flow, times
from tracker.ui.kit.markup import NOTHING, Html, bullets, details, element, for_ears, joined, paragraph
from tracker.ui.kit.tables import Column, table
from tracker.ui.progress.sections import heading, opening
from tracker.ui.shell.view import View
from tracker.words.series import progress as words

_MOST_LINKS = 100  # in one cell of the table
_HAPPENINGS: dict[Happening, str] = {
    "made": "Made",
    "claimed": "Claimed done",
    "verified": "Verified",
    "reopened": "Reopened",
    "closed": "Closed or superseded",
}


def draw_flow(view: View) -> None:
    """Draw what happened in each quarter; each count opens to what it counts."""
    st.html(view.kept("flow", lambda: _flow(view)))


def _flow(view: View) -> Html:
    found = quarter_flow(view.register, view.spans, view.as_at)
    columns: list[Column[QuarterFlow]] = [
        Column("Quarter", words.quarter_text, header=True, one_line=True),
        *(_happening_column(view, what) for what in _HAPPENINGS),
    ]
    made = table("What happened in each quarter", columns, found, "wide grid flow", unseen=True)
    return opening(view, "flow", words.flow_text(found), made)


def _happening_column(view: View, what: Happening) -> Column[QuarterFlow]:
    return Column(_HAPPENINGS[what], lambda each: _counted(view, what, each))


def _counted(view: View, what: Happening, quarter: QuarterFlow) -> object:
    found: tuple[Event, ...] = getattr(quarter, what)
    if not found:
        return element("span", "0", class_="none")
    told = for_ears(f" {_HAPPENINGS[what].lower()} in {quarter.quarter}: show them")
    more = f"… and {len(found) - _MOST_LINKS:,} more" if len(found) > _MOST_LINKS else NOTHING
    ids = [*(_event(view, each) for each in found[:_MOST_LINKS]), *([more] if more else [])]
    return details(joined([f"{len(found):,}", told]), bullets(ids, "plain"))


def _event(view: View, event: Event) -> Html:
    return joined([view.recommendation(event.recommendation, titled=False), words.event_text(event)], " ")


def draw_times(view: View) -> None:
    """Draw how long it took to claim and to verify, and for how long the open ones have been open."""
    told = view.kept("times", lambda: words.times_text(times(view.register, view.spans, view.as_at)))
    st.html(joined([heading(view, "times"), paragraph(told, class_="wide")]))
