"""What comes up until the next meeting: what falls due, what expires, which answers are owed; the first few lines."""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from tracker.dates import in_few_words, in_words
from tracker.outputs.drawn.html_table import Column, table
from tracker.outputs.markup import NOTHING, Html, details, element, joined, link, paragraph, with_links
from tracker.register.schema.supporting import Meeting
from tracker.rules.meetings.ahead import Ahead, ahead, next_meeting, whose
from tracker.ui.shell.view import View
from tracker.words.figures import listed
from tracker.words.meetings.coming import COMES_UP, nothing_ahead, until_text
from tracker.words.overview import ahead_briefly

SHOWN = 5


def draw_coming(view: View) -> None:
    """Draw what comes up, day by day."""
    st.html(view.kept("coming", lambda: _coming(view)))


def _coming(view: View) -> Html:
    until, items = ahead(view.register, view.position)
    meeting = next_meeting(view.register, view.as_at)
    everything = _on_its_page(view, meeting, items) if len(items) > SHOWN else None
    name = f"Until the next meeting, {in_words(meeting.date)}" if meeting else "Coming up"
    heading = with_links(element("h2", name), everything)
    looks_up_to = paragraph(until_text(None, until)) if meeting is None else NOTHING
    if not items:
        return joined([heading, looks_up_to, paragraph(nothing_ahead(until))])
    shown = [_lines(view, COMES_UP, items[:SHOWN])]
    if everything is None and len(items) > SHOWN:
        more = f"{len(items) - SHOWN:,} more"
        shown.append(details(more, _lines(view, f"{COMES_UP}: {more}", items[SHOWN:])))
    return joined([heading, looks_up_to, *shown])


def _on_its_page(view: View, meeting: Meeting | None, items: Sequence[Ahead]) -> Html | None:
    """Return a link to all that comes up, on the page of the next meeting; None where none is on the register."""
    return link(f"all {len(items):,}", view.link("meetings", "coming", meeting=meeting.id)) if meeting else None


def _lines(view: View, caption: str, items: Sequence[Ahead]) -> Html:
    """Return what comes up, a line each: when, what, whose."""
    columns: list[Column[Ahead]] = [
        Column("When", lambda each: in_few_words(each.on) if each.on else "no day set", one_line=True),
        Column("What", lambda each: _what(view, each), header=True),
        Column("Whose", lambda each: _whose(view, each)),
    ]
    return table(caption, columns, items, "lines coming", unseen=True)


def _what(view: View, each: Ahead) -> Html:
    if each.recommendation is None:
        meeting, _, decision = each.subject.partition("/")  # nothing else comes up that is about none, or several
        address = view.link("meetings", "decisions", meeting=meeting)
        return joined([link(f"Decision {decision}", address), " of ", meeting, " ", ahead_briefly(each)])
    return joined([view.recommendation(each.recommendation, titled=False), " ", ahead_briefly(each)])


def _whose(view: View, each: Ahead) -> str:
    return listed(
        [view.register.name_of(party) for party in whose(each, view.position)] or [view.register.name_of(None)]
    )
