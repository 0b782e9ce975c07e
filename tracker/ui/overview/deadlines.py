"""The timeline of deadlines: a line for each open recommendation, from issue to deadline to the day shown.

Draws; which are shown and what stands where is read off the position.
"""

from __future__ import annotations

from datetime import date
from typing import Any

import plotly.graph_objects as go
import streamlit as st

from tracker.dates import in_few_words, last_day
from tracker.register.schema.recommendations import Recommendation
from tracker.rules.history.deadline import extended_by, is_inferred, was_inferred
from tracker.rules.state.position import Standing
from tracker.ui.kit.charts import AMBER, BLUE, INK, QUIET, RED, draw_chart, empty_chart
from tracker.ui.kit.marks import timeliness_mark
from tracker.ui.kit.markup import Html, element, paragraph
from tracker.ui.kit.tables import Column, table
from tracker.ui.parts.states import mark_of
from tracker.ui.parts.worked_out import section
from tracker.ui.shell.view import View
from tracker.vocabulary import OPEN, PAST_DEADLINE, MeetingStatus
from tracker.words.deadlines import deadline_text, standing_text, timeline_reading

MOST_ROWS = 40


def draw_deadlines(view: View) -> None:
    """Draw the deadlines of what is open, and their table."""
    st.html(section(view, "Deadlines", "deadline"))
    shown = view.kept("deadlines shown", lambda: _shown(view))
    reading = view.kept("deadlines told", lambda: _reading(view, shown))
    if not shown:
        st.html(paragraph(reading))
        return
    figure = view.kept("deadlines", lambda: _figure(view, shown))
    numbers = view.kept("deadlines table", lambda: _table(view, shown))
    draw_chart(figure, reading, numbers, "deadlines", legend=_legend(figure))


def _shown(view: View) -> list[Standing]:
    """Return the open ones with a deadline: all, or of many those that are past it or due next."""
    dated = [each for each in view.position.standings.values() if each.span.state in OPEN and each.span.deadline.now]
    if len(dated) <= MOST_ROWS:
        return dated
    nearest = sorted(dated, key=lambda each: each.span.deadline.now or date.max)[:MOST_ROWS]
    return [each for each in dated if each in nearest]


def _reading(view: View, shown: list[Standing]) -> str:
    return timeline_reading(view.register, view.position, [each.span.recommendation for each in shown])


def _height(shown: list[Standing]) -> int:
    return 60 + 27 * len(shown)


def _figure(view: View, shown: list[Standing]) -> Any:
    figure = empty_chart(_height(shown))
    names = [each.span.recommendation for each in shown]
    _draw_running(figure, view, shown)
    _draw_late(figure, view, [each for each in shown if each.timeliness in PAST_DEADLINE])
    for inferred, word, fill in ((False, "Deadline", INK), (True, "Inferred deadline", "#ffffff")):
        of_kind = [each for each in shown if is_inferred(_recommendation(view, each), each.span.deadline) is inferred]
        _draw_marks(figure, view, of_kind, word, fill)
    _draw_replaced(figure, view, shown)
    _draw_upright_lines(figure, view, shown)
    figure.update_layout(showlegend=False)  # a list above the chart says what is drawn, at any width
    figure.update_yaxes(dtick=1, categoryorder="array", categoryarray=names[::-1], showgrid=False, ticklabelstandoff=8)
    figure.update_xaxes(type="date", hoverformat="%-d %B %Y")
    return figure


_KEYS = {
    "Time given": "given",
    "Past it": "past",
    "Deadline": "stated",
    "Inferred deadline": "inferred",
    "Earlier deadline, extended": "replaced",
    "Meeting": "meeting",
    "Day shown": "shown",
}


def _legend(figure: Any) -> Html:
    """Return what the lines and marks mean, of those that are drawn."""
    names = [trace.name for trace in figure.data]
    items = (
        element("li", element("span", element("span", class_=f"key {key}", aria_hidden="true"), name, class_="mark"))
        for name, key in _KEYS.items()
        if name in names
    )
    return element("ul", *items, class_="legend", aria_label="What the timeline shows")


def _recommendation(view: View, standing: Standing) -> Recommendation:
    return view.register.recommendations[standing.span.recommendation]


def _draw_running(figure: Any, view: View, shown: list[Standing]) -> None:
    """Draw the time that was given: from the day of issue to the deadline as it is now."""
    days: list[date | None] = []
    rows: list[str | None] = []
    for each in shown:
        issued = view.register.issued_on(_recommendation(view, each))
        days += [last_day(issued), _day(each.span.deadline.now), None]
        rows += [each.span.recommendation] * 2 + [None]
    line = {"color": BLUE, "width": 3}
    figure.add_trace(go.Scatter(x=days, y=rows, mode="lines", line=line, name="Time given", hoverinfo="skip"))


def _draw_late(figure: Any, view: View, late: list[Standing]) -> None:
    """Draw the time past the deadline, to the day shown."""
    days: list[date | None] = []
    rows: list[str | None] = []
    for each in late:
        days += [_day(each.span.deadline.now), view.as_at, None]
        rows += [each.span.recommendation] * 2 + [None]
    line = {"color": RED, "width": 8, "dash": "2px,2px"}
    if late:
        figure.add_trace(go.Scatter(x=days, y=rows, mode="lines", line=line, name="Past it", hoverinfo="skip"))


def _draw_marks(figure: Any, view: View, shown: list[Standing], name: str, fill: str) -> None:
    if not shown:
        return
    labels = [f"{each.span.recommendation}: {standing_text(view.register, each)}" for each in shown]
    figure.add_trace(
        go.Scatter(
            x=[_day(each.span.deadline.now) for each in shown],
            y=[each.span.recommendation for each in shown],
            mode="markers",
            name=name,
            marker={"symbol": "diamond", "size": 13, "color": fill, "line": {"width": 2, "color": INK}},
            customdata=labels,
            hovertemplate="%{customdata}<br>%{x|%-d %B %Y}<extra></extra>",
        )
    )


def _draw_replaced(figure: Any, view: View, shown: list[Standing]) -> None:
    """Draw the deadlines that extensions replaced."""
    steps = [(each.span.recommendation, day) for each in shown for day in replaced_deadlines(view, each)]
    if steps:
        rows, days = zip(*steps, strict=True)
        marker = {"symbol": "line-ns", "size": 14, "line": {"width": 3, "color": AMBER}}
        figure.add_trace(
            go.Scatter(
                x=list(days),
                y=list(rows),
                mode="markers",
                name="Earlier deadline, extended",
                marker=marker,
                hovertemplate="%{y}: earlier deadline<br>%{x|%-d %B %Y}<extra></extra>",
            )
        )


def replaced_deadlines(view: View, standing: Standing) -> list[date]:
    """Return the deadlines that a recommendation had before the one it has, oldest first."""
    recommendation = _recommendation(view, standing)
    response = view.register.responses.get(recommendation.id)
    deadline, steps = extended_by(recommendation.due, response.extensions if response else (), view.as_at)
    had = dict.fromkeys(last_day(step.replaced) for step in steps if step.replaced)
    return [day for day in had if day != deadline.now]


def _draw_upright_lines(figure: Any, view: View, shown: list[Standing]) -> None:
    """Draw the meetings of that time, and the day shown."""
    first = min(view.register.issued_on(_recommendation(view, each)) for each in shown)
    last = max(view.as_at, *(each.span.deadline.now or view.as_at for each in shown))
    meetings = [
        last_day(meeting.date)
        for meeting in view.register.meetings
        if meeting.status is not MeetingStatus.CANCELLED and first <= meeting.date <= last
    ]
    ends = shown[0].span.recommendation, shown[-1].span.recommendation
    _draw_upright(figure, meetings, ends, "Meeting", {"color": QUIET, "width": 1.5, "dash": "dot"})
    _draw_upright(figure, [view.as_at], ends, "Day shown", {"color": INK, "width": 2.5})


def _draw_upright(figure: Any, days: list[date], ends: tuple[str, str], name: str, line: dict[str, Any]) -> None:
    if days:
        across = [each for day in days for each in (day, day, None)]
        rows = [*ends, None] * len(days)
        figure.add_trace(go.Scatter(x=across, y=rows, mode="lines", line=line, name=name, hoverinfo="skip"))


def _day(day: date | None) -> date | None:
    return last_day(day) if day else None


def _table(view: View, shown: list[Standing]) -> Html:
    columns: list[Column[Standing]] = [
        Column("Recommendation", lambda each: view.recommendation(each.span.recommendation), header=True),
        Column("State", lambda each: mark_of(view, each.span)),
        Column("Issued", lambda each: in_few_words(view.register.issued_on(_recommendation(view, each)))),
        Column("Deadline", lambda each: _deadline(view, each)),
        Column("Against it", lambda each: timeliness_mark(each.timeliness, standing_text(view.register, each))),
    ]
    return table("Deadlines of what is open", columns, shown)


def _deadline(view: View, standing: Standing) -> str:
    deadline = standing.span.deadline
    return deadline_text(deadline, was_inferred(_recommendation(view, standing), deadline))
