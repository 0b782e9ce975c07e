"""Which meeting is shown, the positions that it is about, and its facts.

Chooses the clocks: a meeting's day, as known at the meeting; of the newest one held and of one to come, as known now.
"""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from tracker.dates import in_words, last_day
from tracker.register.schema.supporting import Meeting
from tracker.rules.meetings.meetings import held_before, is_newest_held, meeting_to_show
from tracker.ui.kit import address
from tracker.ui.kit.markup import Html, element, escaped, joined, outward, paragraph
from tracker.ui.shell.frame import say
from tracker.ui.shell.past import NotThen
from tracker.ui.shell.view import View
from tracker.vocabulary import Marking, MeetingStatus
from tracker.words import meetings as words
from tracker.words.known import known_text

PAGE = "meetings"
_KEY = "filter_meeting"


@dataclass(frozen=True)
class Shown:
    """A meeting with its positions. `then`: its day, as the page tells it; `now`: the position that the reader chose.

    `last`: the meeting held before it; `before`: its position. `told`: the meeting's day as known at the meeting, None
    where it was not held; `unsound`: of each revision that is not sound, which one stands for it; `why_not`: why
    something is as known now that should be as it was known then, or "".
    """

    meeting: Meeting
    now: View
    then: View
    last: Meeting | None
    before: View | None
    told: View | None
    why_not: str
    unsound: tuple[str, ...]


def choose_meeting(view: View) -> Meeting | None:
    """Draw the choice of a meeting; return the one to show, None where there is none."""
    known = {each.id: each for each in reversed(view.register.meetings)}
    wanted = address.asked("meeting")
    if wanted is not None and wanted not in known:
        say(words.no_such_meeting(wanted))
    shown = known.get(wanted or "") or meeting_to_show(view.register, view.as_at)
    if shown is None:
        say(words.NONE_AT_ALL)
        return None
    if wanted is None and shown.date > view.as_at:
        say(words.none_held_text(view.as_at))
    st.session_state[_KEY] = shown.id
    with st.container(key="filters_of_meeting"):
        st.selectbox(
            "Meeting",
            list(known),
            format_func=lambda id: words.meeting_name(known[id]),
            key=_KEY,
            on_change=lambda: address.ask("meeting", st.session_state[_KEY]),
        )
    return shown


def positions(view: View, meeting: Meeting) -> Shown:
    """Return the positions that a meeting's page is about."""
    held = meeting.status is MeetingStatus.HELD
    day = last_day(meeting.date) if held else min(view.as_at, last_day(meeting.date))
    told, why_not = _at_meeting(view, meeting) if held else (None, "")
    then = told if told and not is_newest_held(view.register, meeting) else view.at(day, None)
    last = held_before(view.register, meeting, day)
    before = None
    if last is not None:
        before, missing = _at_meeting(view, last)
        if before is None:
            why_not = why_not or missing
            then = view.at(day, None)
            before = view.at(last_day(last.date), None)
    past = dict.fromkeys(each.known_at for each in (before, told) if each is not None and each is not view)
    unsound = [view.past.at(each, view.loaded).unsound for each in past if each]
    return Shown(meeting, view, then, last, before, told, why_not, tuple(filter(None, dict.fromkeys(unsound))))


def _at_meeting(view: View, meeting: Meeting) -> tuple[View | None, str]:
    """Return a meeting's day as known at the meeting, None where there is no history of it, and why."""
    try:
        return view.at(last_day(meeting.date), meeting.id), ""
    except NotThen as error:
        return None, str(error)


def how_known(view: View) -> str:
    """Return what a position is known from."""
    return known_text(view.head.commit if view.head and view.known_at else None)


def draw_meeting(shown: Shown) -> None:
    """Draw the meeting's facts: its day, who met and chaired, apologies, papers and minutes."""
    meeting, view = shown.meeting, shown.now
    view.headed(f"{in_words(meeting.date)} – Meetings", f"{meeting.title}, {in_words(meeting.date)}")
    name = view.register.name_of
    facts = [
        ("Status", meeting.status.label),
        ("Body", name(meeting.body)),
        ("Chair", name(meeting.chair) if meeting.chair else "not on record"),
        ("Apologies", ", ".join(name(each) for each in meeting.apologies) or "none on record"),
        ("Papers", _papers(meeting)),
        ("Minutes", _minutes(meeting)),
    ]
    pairs = (element("div", element("dt", what), element("dd", told)) for what, told in facts)
    for sentence in shown.unsound:
        say(sentence)
    lead = words.position_text(meeting, shown.then.as_at, how_known(shown.then))
    st.html(joined([element("dl", *pairs, class_="facts-row"), paragraph(lead, class_="lead")]))


def _papers(meeting: Meeting) -> Html:
    told = [outward(_title(each.title, each.marking), each.url) for each in meeting.papers]
    return joined(told, element("br")) if told else escaped(words.NO_PAPERS)


def _title(title: str, marking: Marking) -> str:
    return title if marking is Marking.PUBLIC else f"{title} ({marking.label.lower()})"


def _minutes(meeting: Meeting) -> Html:
    if not meeting.minutes:
        return escaped("not on record")
    there = meeting.minutes.startswith(("https://", "http://"))
    return outward("Minutes" if there else meeting.minutes, meeting.minutes)
