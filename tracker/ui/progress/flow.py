"""What happened in each quarter, and how long things took.

Draws; what happened comes from `rules`, the sentences from `words`.
"""

from __future__ import annotations

import streamlit as st

from tracker.dates import as_written, in_few_words
from tracker.outputs.drawn.html_table import Column, table
from tracker.outputs.markup import Html, bullets, details, element, for_ears, joined, link, paragraph
from tracker.rules.series.flow import Event, Happening, QuarterFlow, quarter_flow, times
from tracker.ui.kit import address
from tracker.ui.kit.tables import sortable_table
from tracker.ui.progress.sections import PAGE, heading, opening
from tracker.ui.shell.notices import say
from tracker.ui.shell.view import View
from tracker.words.series import progress as words

_MOST_IN_PLACE = 200  # in all: of more each number leads to a list of its own
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


def draw_happening_asked(view: View) -> bool:
    """Draw what a number of the table counts, where the address asks for one; return whether it does."""
    wanted, day = address.asked("happened"), address.asked("quarter")
    what = next((each for each in _HAPPENINGS if each == wanted), None)
    quarter = next((each for each in _quarters(view) if as_written(each.ends) == day), None)
    if wanted is None and day is None:
        return False
    if what is None or quarter is None:
        say(words.NO_SUCH_HAPPENING)
        return False
    events: tuple[Event, ...] = getattr(quarter, what)
    title = words.happening_text(_HAPPENINGS[what], quarter, len(events))
    view.headed(f"{title} – Progress", title)
    st.html(paragraph(link("All of Progress", view.link(PAGE)), class_="no-print"))
    columns: list[Column[Event]] = [
        Column("Recommendation", lambda each: view.recommendation(each.recommendation), header=True),
        Column("On", lambda each: in_few_words(each.on), "on", lambda each: each.on, one_line=True),
        Column("How", lambda each: words.event_text(each) or "one by one"),
    ]
    st.html(sortable_table(view.same_page(PAGE), title, columns, events, "lines", unseen=True))
    return True


def _quarters(view: View) -> list[QuarterFlow]:
    return view.kept("quarters of flow", lambda: quarter_flow(view.register, view.spans, view.as_at))


def _flow(view: View) -> Html:
    found = _quarters(view)
    in_all = sum(len(getattr(quarter, what)) for quarter in found for what in _HAPPENINGS)
    sources = view.position.sources
    may_verify = not sources or any(view.register.sources[id].verifiers for id in sources)
    shown = [what for what in _HAPPENINGS if may_verify or what != "verified"]
    columns: list[Column[QuarterFlow]] = [
        Column("Quarter", words.quarter_text, header=True, one_line=True),
        *(_happening_column(view, what, in_place=in_all <= _MOST_IN_PLACE) for what in shown),
    ]
    made = table("What happened in each quarter", columns, found, "wide grid flow", unseen=True)
    return opening(view, "flow", words.flow_text(found, may_verify=may_verify), made)


def _happening_column(view: View, what: Happening, *, in_place: bool) -> Column[QuarterFlow]:
    return Column(_HAPPENINGS[what], lambda each: _counted(view, what, each, in_place=in_place))


def _counted(view: View, what: Happening, quarter: QuarterFlow, *, in_place: bool) -> object:
    """Return how many, which opens to their ids, or leads to them where so many would weigh the page down."""
    found: tuple[Event, ...] = getattr(quarter, what)
    if not found:
        return element("span", "0", class_="none")
    told = joined([f"{len(found):,}", for_ears(f" {_HAPPENINGS[what].lower()} in {quarter.quarter}: show them")])
    if in_place:
        return details(told, bullets((_event(view, each) for each in found), "plain"))
    return link(told, view.link(PAGE, happened=what, quarter=as_written(quarter.ends)))


def _event(view: View, event: Event) -> Html:
    return joined([view.recommendation(event.recommendation, titled=False), words.event_text(event)], " ")


def draw_times(view: View) -> None:
    """Draw how long it took to claim and to verify, and for how long the open ones have been open."""
    told = view.kept("times", lambda: words.times_text(times(view.register, view.spans, view.as_at)))
    st.html(joined([heading(view, "times"), paragraph(told, class_="wide")]))
