"""A meeting's heading with the choice of another one, its five numbers, and its own record.

Draws; the sentences come from `words`.
"""

from __future__ import annotations

import streamlit as st

from tracker.dates import in_words
from tracker.outputs.drawn.tiles import Tile, tiles
from tracker.outputs.markup import NOTHING, Html, bullets, element, escaped, joined, link, paragraph
from tracker.outputs.parts.meetings import meeting_facts
from tracker.rules.changes.compare import Comparison
from tracker.rules.meetings.agenda import Agenda
from tracker.ui.kit import address
from tracker.ui.meetings.agenda import coming_title
from tracker.ui.meetings.opened import ASKED, OpenMeeting
from tracker.ui.parts.fetching import fetch_links, pack_files
from tracker.ui.shell.notices import say
from tracker.ui.shell.view import View, head_of_page, name_page
from tracker.words.figures import small
from tracker.words.meetings import meeting as words

PAGE = "meetings"
_KEY = "filter_meeting"


def draw_heading(opened: OpenMeeting) -> None:
    """Draw what the page is about; at its right the chair's sheet, and the choice of another meeting."""
    meeting, last, view = opened.meeting, opened.last, opened.view
    if meeting:
        title, day = f"{meeting.title}, {in_words(meeting.date)}", in_words(meeting.date)
        which = words.which_text(meeting, view.as_at, opened.is_next)
    else:
        assert last is not None  # else there is no meeting at all
        title, day, which = words.after_last_title(last), in_words(view.as_at), words.NO_LATER
    name_page(f"{day} – Meetings", view.register)
    chair = link("Chair’s sheet", view.link("guide", sheet="chair"))
    with view.heading.container(key="head_of_meeting", horizontal=True, vertical_alignment="center", gap=None):
        st.html(joined([head_of_page(title), element("p", which, class_="which")]))
        pack = joined([" · Pack: ", fetch_links(pack_files(view, meeting))]) if meeting else NOTHING
        st.html(element("p", chair, pack, " · Meeting", class_="position no-print"), width="content")
        _choose(opened)
    wanted = address.asked(ASKED)
    if wanted and all(each.id != wanted for each in opened.now.register.meetings):
        say(words.no_such_meeting(wanted))
    for sentence in opened.in_their_place:
        say(sentence)


def _choose(opened: OpenMeeting) -> None:
    """Draw the choice of a meeting: one that is chosen opens on its own position."""
    known = {each.id: each for each in reversed(opened.now.register.meetings)}
    shown = opened.meeting.id if opened.meeting else None
    # What is chosen reads as the day alone: it stands in a line of words.
    names = {id: in_words(each.date) if id == shown else words.meeting_name(each) for id, each in known.items()}
    st.session_state[_KEY] = shown
    st.selectbox(
        "Meeting",
        list(names),
        format_func=lambda id: names[id],
        key=_KEY,
        on_change=_open_chosen,
        placeholder="choose one",
        label_visibility="collapsed",
    )


def _open_chosen() -> None:
    address.ask(ASKED, st.session_state[_KEY])
    address.ask(address.AS_AT, None)
    address.ask(address.KNOWN_AT, None)


def figures_of(opened: OpenMeeting, of_the_day: Agenda, found: Comparison | None) -> Html:
    """Return the numbers that the meeting is about, each a link to what is behind it."""
    coming = len(of_the_day.due) + len(of_the_day.expiring) + len(of_the_day.answers)
    late = sum(each.late is not None for each in of_the_day.decisions)
    shown = [
        Tile("to escalate", len(of_the_day.to_escalate), address="#agenda", bad=True),
        Tile("to ask about", len(of_the_day.to_ask), address="#agenda"),
    ]
    if any(meeting.decisions for meeting in opened.now.register.meetings):
        waiting = len(of_the_day.decisions)
        shown.append(Tile("decisions open", waiting, words.overdue_text(late), address="#decisions", bad=late > 0))
    shown.append(Tile(f"due or expiring {small(coming_title(opened))}", coming, address="#coming"))
    if found and opened.last:
        changed = f"changed {small(words.since_title(opened.last, opened.view.as_at))}"
        shown.insert(0, Tile(changed, len(found.recommendations), address="#since"))
    return tiles([each if each.number else each._replace(address="") for each in shown])


def record_section(opened: OpenMeeting) -> Html:
    """Return the meeting's own record: who meets and chairs, apologies, papers, minutes."""
    meeting, register = opened.meeting, opened.now.register
    if meeting is None:
        return escaped(None)
    return joined([element("h2", "The meeting", id="record"), meeting_facts(register, meeting, opened.is_held)])


def draw_without_meetings(view: View) -> None:
    """Say that no meeting is on the register, and where what one would look at stands."""
    places = (joined([link(page.capitalize(), view.link(page)), f": {what}"]) for page, what in words.INSTEAD)
    st.html(joined([paragraph(words.NONE_AT_ALL, class_="lead"), bullets(places)]))
