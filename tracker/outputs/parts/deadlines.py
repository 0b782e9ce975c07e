"""The deadlines that run, a row for each: the time given, what was extended, the time past, meetings and the day shown.

Draws, with elements alone, for a library of charts would weigh more than all the rest of the page.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from tracker.dates import in_few_words, in_words, last_day
from tracker.outputs.drawn.html_table import Column, table
from tracker.outputs.drawn.marks import timeliness_mark
from tracker.outputs.markup import Html, element, joined
from tracker.outputs.parts.axis import Axis
from tracker.outputs.parts.showing import Showing
from tracker.outputs.parts.states import mark_of
from tracker.rules.history.deadline import was_inferred
from tracker.rules.lists.deadlines import RunningDeadline
from tracker.vocabulary import MeetingStatus
from tracker.words.deadlines import deadline_text, short_standing_text, standing_text


def timeline_of_deadlines(page: Showing, shown: Sequence[RunningDeadline]) -> Html:
    """Return a row for each deadline, drawn along an axis of days, and what the lines mean."""
    first = min(each.issued for each in shown)
    last = max(page.as_at, *(each.due for each in shown))
    axis = Axis(first, last + max((last - first) / 40, timedelta(1)))  # room for the mark of the last day
    meetings = [
        last_day(meeting.date)
        for meeting in page.register.meetings
        if meeting.status is not MeetingStatus.CANCELLED and first <= meeting.date <= last
    ]
    labels = (element("span", name, style=_at(axis.place(day))) for day, name in axis.labels)
    upright = [element("i", class_="meeting", style=_at(axis.place(day))) for day in meetings]
    upright.append(element("i", class_="day-shown", style=_at(axis.place(page.as_at))))
    rows = (_row(page, axis, each) for each in shown)
    drawn = [
        element("div", *labels, class_="axis", aria_hidden="true"),
        element("div", *upright, class_="uprights", aria_hidden="true"),
        element("ul", *rows, aria_label="Deadlines, the longest past first"),
    ]
    return joined([_key(page, shown, bool(meetings)), element("div", *drawn, class_="timeline-of-deadlines")])


def _at(place: float, width: float | None = None) -> str:
    return f"left:{place:.2f}%" + (f";width:{width:.2f}%" if width is not None else "")


def _row(page: Showing, axis: Axis, deadline: RunningDeadline) -> Html:
    """Return a row: which it is, how it stands in words, and its line."""
    standing = deadline.standing
    words = short_standing_text(page.register, standing)
    name = page.recommendation(standing.span.recommendation, titled=False)
    track = element("span", *_drawn(axis, deadline, page.as_at), class_="track", aria_hidden="true")
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


def _key(page: Showing, shown: Sequence[RunningDeadline], meetings: bool) -> Html:
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
        "day-shown": (in_words(page.as_at), True),
    }
    items = (
        element("li", element("span", element("i", class_=name), class_="sample", aria_hidden="true"), words)
        for name, (words, is_drawn) in drawn.items()
        if is_drawn
    )
    return element("ul", *items, class_="legend of-deadlines", aria_label="What the lines show")


def deadlines_table(page: Showing, shown: Sequence[RunningDeadline]) -> Html:
    """Return the same deadlines as a table."""
    columns: list[Column[RunningDeadline]] = [
        Column("Recommendation", lambda each: page.recommendation(each.standing.span.recommendation), header=True),
        Column("State", lambda each: mark_of(page, each.standing.span)),
        Column("Issued", lambda each: in_few_words(each.issued)),
        Column("Deadline", lambda each: _deadline(page, each)),
        Column("Against it", lambda each: _against(page, each)),
    ]
    return table("Deadlines of what is open", columns, shown)


def _against(page: Showing, deadline: RunningDeadline) -> Html:
    return timeliness_mark(deadline.standing.timeliness, standing_text(page.register, deadline.standing))


def _deadline(page: Showing, running: RunningDeadline) -> str:
    deadline = running.standing.span.deadline
    recommendation = page.register.recommendations[running.standing.span.recommendation]
    told_late = "; an extension was agreed late" if any(step.told_late for step in running.steps) else ""
    return f"{deadline_text(deadline, was_inferred(recommendation, deadline))}{told_late}"
