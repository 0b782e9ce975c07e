"""The deadlines that run, a row for each: the time given, what was extended, the time past, meetings and the day shown.

Draws, with elements alone, for a library of charts would weigh more than all the rest of the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

import streamlit as st

from tracker.dates import in_few_words, in_words, last_day
from tracker.outputs.drawn.html_table import Column, table
from tracker.outputs.drawn.marks import timeliness_mark
from tracker.outputs.markup import Html, details, element, joined, link, paragraph
from tracker.rules.history.deadline import was_inferred
from tracker.rules.lists.deadlines import RunningDeadline, running_deadlines
from tracker.ui.overview.axis import Axis
from tracker.ui.parts.states import mark_of
from tracker.ui.parts.worked_out import section
from tracker.ui.shell.view import View
from tracker.vocabulary import MeetingStatus
from tracker.words.deadlines import deadline_text, short_standing_text, standing_text, timeline_reading

MOST_ROWS = 25


def draw_deadlines(view: View) -> None:
    """Draw the deadlines that run, and the same as a table."""
    st.html(view.kept("deadlines", lambda: _deadlines(view)))


def _deadlines(view: View) -> Html:
    running = running_deadlines(view.register, view.position)
    shown = running[:MOST_ROWS]
    everything = link(f"all {len(running):,}, by deadline", view.link("recommendations", sort="-late"))
    heading = section(view, "Deadlines", "deadline", None, everything if len(running) > len(shown) else None)
    ids = [each.standing.span.recommendation for each in shown]
    reading = paragraph(timeline_reading(view.register, view.position, ids), class_="wide")
    if not shown:
        return joined([heading, reading])
    return joined([heading, reading, _timeline(view, shown), details("As a table", _table(view, shown))])


def _timeline(view: View, shown: Sequence[RunningDeadline]) -> Html:
    first = min(each.issued for each in shown)
    last = max(view.as_at, *(each.due for each in shown))
    axis = Axis(first, last + max((last - first) / 40, timedelta(1)))  # room for the mark of the last day
    meetings = [
        last_day(meeting.date)
        for meeting in view.register.meetings
        if meeting.status is not MeetingStatus.CANCELLED and first <= meeting.date <= last
    ]
    labels = (element("span", name, style=_at(axis.place(day))) for day, name in axis.labels)
    upright = [element("i", class_="meeting", style=_at(axis.place(day))) for day in meetings]
    upright.append(element("i", class_="day-shown", style=_at(axis.place(view.as_at))))
    rows = (_row(view, axis, each) for each in shown)
    drawn = [
        element("div", *labels, class_="axis", aria_hidden="true"),
        element("div", *upright, class_="uprights", aria_hidden="true"),
        element("ul", *rows, aria_label="Deadlines, the longest past first"),
    ]
    return joined([_key(view, shown, bool(meetings)), element("div", *drawn, class_="timeline-of-deadlines")])


def _at(place: float, width: float | None = None) -> str:
    return f"left:{place:.2f}%" + (f";width:{width:.2f}%" if width is not None else "")


def _row(view: View, axis: Axis, deadline: RunningDeadline) -> Html:
    """Return a row: which it is, how it stands in words, and its line."""
    standing = deadline.standing
    words = short_standing_text(view.register, standing)
    name = view.recommendation(standing.span.recommendation, titled=False)
    track = element("span", *_drawn(axis, deadline, view.as_at), class_="track", aria_hidden="true")
    return element("li", element("span", name, " ", element("span", words), class_="named"), track)


def _drawn(axis: Axis, deadline: RunningDeadline, as_at: date) -> Iterable[Html]:
    inferred = " inferred" if deadline.is_inferred else ""
    yield element(
        "i", class_="given", style=_at(axis.place(deadline.issued), axis.width(deadline.issued, deadline.due))
    )
    if since := deadline.late_from:
        yield element("i", class_=f"past{inferred}", style=_at(axis.place(since), axis.width(since, as_at)))
    for step in deadline.steps:
        assert step.replaced is not None, "a step of these replaced a deadline"
        told_late = " told-late" if step.told_late else ""
        yield element("i", class_=f"extended{told_late}", style=_at(axis.place(last_day(step.replaced))))
    yield element("i", class_=f"due{inferred}", style=_at(axis.place(deadline.due)))


def _key(view: View, shown: Sequence[RunningDeadline], meetings: bool) -> Html:
    """Return what the lines and marks mean, of those that are drawn."""
    steps = [step for each in shown for step in each.steps]
    drawn = {
        "given": ("time given", True),
        "due": ("deadline", any(not each.is_inferred for each in shown)),
        "due inferred": ("inferred deadline", any(each.is_inferred for each in shown)),
        "past": ("past it", any(each.is_past for each in shown)),
        "extended": ("extended", any(not step.told_late for step in steps)),
        "extended told-late": ("extended, agreed late", any(step.told_late for step in steps)),
        "meeting": ("meeting", meetings),
        "day-shown": (in_words(view.as_at), True),
    }
    items = (
        element("li", element("span", element("i", class_=name), class_="sample", aria_hidden="true"), words)
        for name, (words, is_drawn) in drawn.items()
        if is_drawn
    )
    return element("ul", *items, class_="legend of-deadlines", aria_label="What the lines show")


def _table(view: View, shown: Sequence[RunningDeadline]) -> Html:
    columns: list[Column[RunningDeadline]] = [
        Column("Recommendation", lambda each: view.recommendation(each.standing.span.recommendation), header=True),
        Column("State", lambda each: mark_of(view, each.standing.span)),
        Column("Issued", lambda each: in_few_words(each.issued)),
        Column("Deadline", lambda each: _deadline(view, each)),
        Column("Against it", lambda each: _against(view, each)),
    ]
    return table("Deadlines of what is open", columns, shown)


def _against(view: View, deadline: RunningDeadline) -> Html:
    return timeliness_mark(deadline.standing.timeliness, standing_text(view.register, deadline.standing))


def _deadline(view: View, running: RunningDeadline) -> str:
    deadline = running.standing.span.deadline
    recommendation = view.register.recommendations[running.standing.span.recommendation]
    told_late = "; an extension was agreed late" if any(step.told_late for step in running.steps) else ""
    return f"{deadline_text(deadline, was_inferred(recommendation, deadline))}{told_late}"
