"""A meeting's agenda: what to escalate and what to ask about, a line each; and what comes up before a meeting.

Draws; what is on the agenda comes from `rules`, the sentences from `words`.
"""

from __future__ import annotations

from collections.abc import Sequence

from tracker.dates import in_few_words
from tracker.outputs.drawn.html_table import Column, table
from tracker.outputs.markup import NOTHING, Html, element, joined, link, paragraph
from tracker.outputs.parts.showing import section
from tracker.rules.meetings.agenda import FOR_THE_GROUP, Agenda, Matter, agenda
from tracker.rules.meetings.ahead import WITHOUT_A_MEETING, Ahead, next_meeting
from tracker.rules.meetings.meetings import looks_ahead_to
from tracker.ui.meetings.opened import OpenMeeting
from tracker.ui.parts.few import first_few
from tracker.ui.parts.matters import matter_lines
from tracker.ui.shell.view import View
from tracker.words.meetings import meeting as words
from tracker.words.meetings.coming import ahead_text

SHOWN = 5  # matters of the agenda that are seen at once
SHOWN_COMING = 3
MOST = 60  # matters in full; beyond them the page of all exceptions
MOST_COMING = 100


def agenda_of(opened: OpenMeeting) -> Agenda:
    """Return what the meeting has before it, with what comes up until it, or from its own day until the next one."""
    view = opened.view
    # A later one than the next may be chosen: what comes up until the next is not all that comes up until it.
    meeting = looks_ahead_to(opened.now.register, opened.meeting, view.as_at)
    until = meeting.date if meeting else view.as_at + WITHOUT_A_MEETING
    return view.kept("agenda", lambda: agenda(view.register, view.position, view.exceptions, until), until)


def agenda_section(view: View, of_the_day: Agenda) -> Html:
    """Return what to escalate, then what to ask about; nothing where there is nothing."""
    matters = (*of_the_day.to_escalate, *of_the_day.to_ask)
    if not matters:
        return NOTHING
    return joined([section(view, "Agenda", "exceptions", "agenda"), agenda_lines(view, matters)])


def agenda_lines(view: View, matters: Sequence[Matter]) -> Html:
    """Return the matters, a line each; beyond the first few they open, and beyond many they are on Assurance."""
    more = len(matters) - MOST
    elsewhere = link(words.more_matters_text(more), view.link("assurance", severity=str(FOR_THE_GROUP)))
    after = [paragraph(elsewhere)] if more > 0 else []

    def draw(lines: Sequence[Matter], which: str) -> Html:
        return matter_lines(view, lines, f"The agenda, the worst first{which}")

    return first_few(matters, SHOWN, draw, "on the agenda", *after, most=MOST)


def coming_section(opened: OpenMeeting, of_the_day: Agenda) -> Html:
    """Return what falls due, expires or must be answered by the meeting; nothing where nothing does."""
    coming = (*of_the_day.due, *of_the_day.expiring, *of_the_day.answers)
    if not coming:
        return NOTHING
    view = opened.view
    heading = section(view, coming_title(opened), "coming", "coming")
    by_day = sorted(coming, key=lambda each: (each.on is None, each.on or view.as_at, each.subject))

    def draw(items: Sequence[Ahead], which: str) -> Html:
        return _lines(view, items, f"What comes up, by day{which}")

    more = len(by_day) - MOST_COMING
    after = [paragraph(words.more_coming_text(more))] if more > 0 else []
    return joined([heading, first_few(by_day, SHOWN_COMING, draw, "to come", *after, most=MOST_COMING)])


def coming_title(opened: OpenMeeting) -> str:
    """Return what is called what comes up."""
    later = next_meeting(opened.now.register, opened.view.as_at)
    return words.coming_title(opened.meeting or later, opened.view.as_at, later=later is not None)


def _lines(view: View, items: Sequence[Ahead], caption: str) -> Html:
    columns: list[Column[Ahead]] = [
        Column("When", lambda each: in_few_words(each.on) if each.on else "answer owed", one_line=True),
        Column("Recommendation", lambda each: _about(view, each), header=True, one_line=True),
        Column("What", lambda each: ahead_text(view.register, each)),
    ]
    return table(caption, columns, items, "lines dated", unseen=True)


def _about(view: View, coming: Ahead) -> Html:
    if coming.recommendation:
        return view.recommendation(coming.recommendation, titled=False)
    return element("span", "none", class_="quiet")
