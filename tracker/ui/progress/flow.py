"""What happened in each quarter, how long things took, and which deadlines and leads were changed.

Draws; what happened comes from `rules`, the sentences from `words`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

from tracker.dates import in_few_words
from tracker.rules.series.flow import Event, Happening, QuarterFlow, Slippage, handovers, quarter_flow, slippage, times
from tracker.ui.kit.marks import tag
from tracker.ui.kit.markup import NOTHING, Html, bullets, details, element, for_ears, joined, link, paragraph
from tracker.ui.kit.tables import Column, table
from tracker.ui.progress.quarters import heading
from tracker.ui.shell.view import View
from tracker.words.figures import days
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
    return joined([heading(view, "flow"), paragraph(words.flow_text(found), class_="wide"), made])


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


def draw_slippage(view: View) -> None:
    """Draw the deadlines that were moved, each extension, and the leads that were changed."""
    st.html(view.kept("slippage", lambda: _slippage(view)))


def _slippage(view: View) -> Html:
    found = slippage(view.register, view.as_at)
    told = paragraph(words.slippage_text(view.register, found), class_="wide")
    moved = _moved(view, found) if found else NOTHING
    return joined([heading(view, "slippage"), told, moved, _handovers(view)])


def _moved(view: View, found: Sequence[Slippage]) -> Html:
    columns: list[Column[Slippage]] = [
        Column("Deadline of", lambda each: _whose(view, each), header=True),
        Column("Original", lambda each: _day(each.deadline.original), one_line=True),
        Column("Now", lambda each: _day(each.deadline.now), one_line=True),
        Column("Moved by", lambda each: days(each.deadline.slipped_days or 0), number=True),
        Column("Told", _told, one_line=True),
        Column("Each extension", lambda each: _steps(view, each)),
    ]
    return table("Deadlines that were moved", columns, found, "wide slippage", unseen=True)


def _day(day: date | None) -> str:
    return in_few_words(day) if day else "none"


def _whose(view: View, each: Slippage) -> Html:
    if each.action is None:
        return view.recommendation(each.recommendation)
    actions = view.register.responses[each.recommendation].actions
    title = next(action.title for action in actions if action.id == each.action)
    return link(f"{each.action} {title}", view.link("recommendations", id=each.recommendation))


def _told(each: Slippage) -> Html:
    said = words.told_text(each)
    return tag(said, "amber") if any(step.told_late for step in each.steps) else element("span", said)


def _steps(view: View, each: Slippage) -> Html:
    return bullets((words.step_text(view.register, step) for step in each.steps), "plain")


def _handovers(view: View) -> Html:
    found = handovers(view.register, view.as_at)
    told = [
        joined(
            [view.recommendation(each.recommendation, titled=False), words.handover_text(view.register, each)], " – "
        )
        for each in found
    ]
    return joined([element("h3", "Handovers"), paragraph(words.handovers_text(len(found))), bullets(told)])
