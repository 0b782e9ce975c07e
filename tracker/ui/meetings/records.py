"""A meeting's decisions with their follow-up, and the concerns that were open.

Draws; the sentences come from `words`.
"""

from __future__ import annotations

import streamlit as st

from tracker.register.schema.supporting import Concern, Decision
from tracker.rules.meetings.meetings import concerns_before
from tracker.ui.kit.marks import certainty_mark, tag
from tracker.ui.kit.markup import NOTHING, Html, element, joined, paragraph
from tracker.ui.kit.tables import Column, table
from tracker.ui.meetings.meeting import MeetingViews
from tracker.ui.shell.view import View
from tracker.vocabulary import Marking
from tracker.words.figures import short_name
from tracker.words.meetings import meeting as words


def draw_decisions(shown: MeetingViews) -> None:
    """Draw what the meeting decided, and what became of it by the day that the reader chose."""
    view = shown.now
    day = max(view.as_at, shown.then.as_at)
    heading = element("h2", "Decisions and their follow-up", id="decisions")
    if not shown.meeting.decisions or shown.meeting.date > day:
        st.html(joined([heading, paragraph(words.NO_DECISIONS)]))
        return
    columns: list[Column[Decision]] = [
        Column("Decision", lambda each: joined([f"{each.id}. {each.text} ", _marks(each)]), header=True),
        Column("Outcome", lambda each: each.outcome.label),
        Column("About", lambda each: _links(view, each.recommendations)),
        Column("Owner", lambda each: short_name(view.register, each.owner) if each.owner else "–"),
        Column("Follow-up", lambda each: words.follow_up_text(each, day)),
    ]
    st.html(joined([heading, table("Decisions of this meeting", columns, shown.meeting.decisions, "wide", True)]))


def _marks(each: Decision) -> Html:
    marking = NOTHING if each.marking is Marking.PUBLIC else tag(each.marking.label, "blue")
    return joined([mark for mark in (certainty_mark(each), marking) if mark], " ")


def _links(view: View, ids: tuple[str, ...]) -> Html | str:
    return joined((view.recommendation(id, titled=False) for id in ids), ", ") if ids else "–"


def draw_concerns(shown: MeetingViews) -> None:
    """Draw the concerns that were open at the meeting, or resolved since the last one."""
    view = shown.then
    since = shown.last.date if shown.last else view.as_at
    found = concerns_before(view.register, view.as_at, since)
    heading = element("h2", "Concerns", id="concerns")
    if not found:
        st.html(joined([heading, paragraph(words.NO_CONCERNS)]))
        return
    columns: list[Column[Concern]] = [
        Column("Concern", lambda each: f"{each.id}. {each.text}", header=True),
        Column("Kind", lambda each: each.kind.label),
        Column("Raised", lambda each: words.raised_text(view.register, each)),
        Column("About", lambda each: _links(view, each.recommendations)),
        Column("What was done", lambda each: words.steps_text(view.register, each, view.as_at)),
    ]
    st.html(joined([heading, table("Concerns before this meeting", columns, found, "wide", unseen=True)]))
