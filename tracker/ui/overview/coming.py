"""What comes up until the next meeting: what falls due, what expires, which answers are owed."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from tracker.dates import in_few_words
from tracker.rules.meetings.ahead import Ahead, ahead, next_meeting
from tracker.ui.kit.markup import Html, joined, paragraph
from tracker.ui.kit.tables import Column, table
from tracker.ui.shell.view import View
from tracker.ui.shell.worked_out import section
from tracker.words.meetings.coming import COMES_UP, ahead_text, nothing_ahead, until_text


def draw_coming(view: View) -> None:
    """Draw what comes up, day by day."""
    st.html(view.kept("coming", lambda: _coming(view)))


def _coming(view: View) -> Html:
    until, items = ahead(view.register, view.position)
    meeting = next_meeting(view.register, view.as_at)
    heading = section(view, "Until the next meeting", "coming")
    told = paragraph(until_text(meeting, until))
    if not items:
        return joined([heading, told, paragraph(nothing_ahead(until))])
    return joined([heading, told, coming_table(view, COMES_UP, items)])


def coming_table(view: View, caption: str, items: Sequence[Ahead]) -> Html:
    """Return what comes up, a row each; `caption` is read out only, for a heading stands above."""
    columns: list[Column[Ahead]] = [
        Column("When", lambda each: in_few_words(each.on) if each.on else "answer owed", header=True, one_line=True),
        Column("What", lambda each: ahead_text(view.register, each)),
        Column("Recommendation", lambda each: view.recommendation(each.recommendation) if each.recommendation else "–"),
    ]
    return table(caption, columns, items, unseen=True)
