"""A meeting's agenda: what to escalate, what to ask, open decisions, what comes up, and claims made in the week before.

Draws; what is on the agenda comes from `rules`, the sentences from `words`.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import streamlit as st

from tracker.rules.meetings.agenda import FOR_THE_GROUP, TO_ESCALATE, Agenda, Claim, Matter, agenda, claims_before
from tracker.rules.meetings.ahead import WITHOUT_A_MEETING, Ahead, next_meeting
from tracker.rules.meetings.owed import OpenDecision
from tracker.ui.kit.markup import NOTHING, Html, bullets, element, joined, link, paragraph
from tracker.ui.kit.tables import Column, table
from tracker.ui.meetings.meeting import MeetingViews
from tracker.ui.parts.coming import coming_table
from tracker.ui.parts.matters import matter_item
from tracker.ui.parts.recorded import Recorders
from tracker.ui.parts.worked_out import section
from tracker.ui.shell.view import View
from tracker.words.figures import short_name
from tracker.words.meetings import meeting as words
from tracker.words.meetings import owed as actions
from tracker.words.meetings.coming import COMES_UP, until_text
from tracker.words.meetings.matters import also_text, since_text

MOST = 60  # matters in full; beyond them the page of all exceptions


def draw_agenda(shown: MeetingViews) -> None:
    """Draw what the meeting has before it."""
    view, later = shown.then, next_meeting(shown.now.register, shown.meeting.date)
    until = later.date if later else max(view.as_at, shown.meeting.date) + WITHOUT_A_MEETING
    looks_up_to = until_text(later, until)
    st.html(view.kept("agenda", lambda: agenda_items(view, until, looks_up_to), until, looks_up_to))


def agenda_items(view: View, until: date, looks_up_to: str) -> Html:
    """Return the agenda of a meeting on the day of the position, with what comes up `until` the next one."""
    of_the_day = agenda(view.register, view.position, view.exceptions, until)
    parts = [
        section(view, "Agenda", "coming", "agenda"),
        _item("to_escalate", _matters(view, of_the_day.to_escalate, TO_ESCALATE) or paragraph(words.NO_MATTERS)),
        _item("answers", _coming(view, "answers", of_the_day) or paragraph(words.NO_ANSWERS)),
        _item("to_ask", _matters(view, of_the_day.to_ask, FOR_THE_GROUP) or paragraph(words.NO_QUESTIONS)),
        _item("decisions", _open(view, of_the_day.decisions)),
        element("h3", COMES_UP),
        paragraph(looks_up_to),
        _item("due", _coming(view, "due", of_the_day) or paragraph(words.NOTHING_DUE), "h4"),
        _item("expiring", _coming(view, "expiring", of_the_day) or paragraph(words.NOTHING_EXPIRES), "h4"),
    ]
    return joined(parts)


def _item(name: str, content: Html, level: str = "h3") -> Html:
    return joined([element(level, words.ITEMS[name]), content])


def _coming(view: View, name: str, of_the_day: Agenda) -> Html:
    items: Sequence[Ahead] = getattr(of_the_day, name)
    return coming_table(view, words.ITEMS[name], items) if items else NOTHING


def _matters(view: View, to_look_at: Sequence[Matter], severity: int) -> Html:
    if not to_look_at:
        return NOTHING
    listed = element("ol", *(element("li", _matter(view, matter)) for matter in to_look_at[:MOST]), class_="look-first")
    if len(to_look_at) <= MOST:
        return listed
    more = link(words.more_matters_text(len(to_look_at) - MOST), view.link("assurance", severity=str(severity)))
    return joined([listed, paragraph(more)])


def _matter(view: View, matter: Matter) -> Html:
    return matter_item(view, matter, also_text(matter.other_rules), since_text(matter))


def _open(view: View, decisions: Sequence[OpenDecision]) -> Html:
    if not decisions:
        return paragraph(words.NO_DECISIONS_OPEN)
    columns: list[Column[OpenDecision]] = [
        Column("Decision", lambda each: each.decision.text, header=True),
        Column("Taken at", actions.meeting_text),
        Column("Owner", lambda each: short_name(view.register, each.decision.owner)),
        Column("By when", actions.due_text),
    ]
    return table(words.ITEMS["decisions"], columns, decisions, "wide", unseen=True)


def draw_claims(shown: MeetingViews) -> None:
    """Draw what was claimed in the week before the meeting."""
    view = shown.then
    day = shown.meeting.date
    claims = view.kept("claims before", lambda: claims_before(view.register, day), day)
    who = Recorders(view, (each.path for each in claims))
    listed = bullets([_claim(view, each, who) for each in claims]) or paragraph(words.NO_CLAIMS)
    heading = element("h2", "Claims made in the week before", id="claims")
    st.html(joined([heading, paragraph(words.CLAIMS_HINT, class_="quiet"), listed]))


def _claim(view: View, claim: Claim, who: Recorders) -> Html:
    recorded = who.of(claim.path, claim.entry.line)
    sentence = words.claim_text(view.register, claim)
    return joined([sentence, element("span", " (", recorded, ")", class_="quiet") if recorded else NOTHING])
