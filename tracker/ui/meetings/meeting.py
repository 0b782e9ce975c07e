"""Which meeting is shown, the positions that it is about, and its facts.

Draws; the clocks of the positions are chosen by `snapshots`.
"""

from __future__ import annotations

from dataclasses import dataclass

import streamlit as st

from tracker.dates import in_words
from tracker.register.schema.restricted import unless_restricted
from tracker.register.schema.supporting import Meeting, Paper
from tracker.rules.meetings.meetings import meeting_to_show
from tracker.snapshots.clocks import meeting_snapshots
from tracker.ui.kit import address
from tracker.ui.kit.markup import Html, element, escaped, joined, outward, paragraph
from tracker.ui.shell.notices import in_place_of_text, say
from tracker.ui.shell.view import View
from tracker.vocabulary import Marking
from tracker.words.changes.known import known_text
from tracker.words.meetings import meeting as words

PAGE = "meetings"
_KEY = "filter_meeting"


@dataclass(frozen=True)
class MeetingViews:
    """A meeting with its positions. `then`: its day, as the page tells it; `now`: the position that the reader chose.

    `last`: the meeting held before it; `before`: its position; `why_known_now`: "", or why both are as known now though
    the page should tell them as then known. `then_known`: the meeting's day as known at the meeting, None where it was
    not held, or `why_no_history` says why that is not known; `in_their_place`: of each revision that had errors, which
    one stands for it.
    """

    meeting: Meeting
    now: View
    then: View
    last: Meeting | None
    before: View | None
    why_known_now: str
    then_known: View | None
    why_no_history: str
    in_their_place: tuple[str, ...]


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


def positions(view: View, meeting: Meeting) -> MeetingViews:
    """Return the positions that a meeting's page is about."""
    found = meeting_snapshots(view.snapshot, meeting, view.at_revision)
    return MeetingViews(
        meeting=meeting,
        now=view,
        then=view.showing(found.after),
        last=found.last,
        before=view.showing(found.before) if found.before else None,
        why_known_now=found.why_known_now,
        then_known=view.showing(found.then_known) if found.then_known else None,
        why_no_history=found.why_no_history,
        in_their_place=tuple(
            dict.fromkeys(in_place_of_text(each) for each in (found.before, found.then_known) if each)
        ),
    )


def draw_meeting(shown: MeetingViews) -> None:
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
    for sentence in filter(None, shown.in_their_place):
        say(sentence)
    lead = words.position_text(meeting, shown.then.as_at, known_text(shown.then.snapshot.revision))
    st.html(joined([element("dl", *pairs, class_="facts-row"), paragraph(lead, class_="lead")]))


def _papers(meeting: Meeting) -> Html:
    told = [outward(_title(each), unless_restricted(each.url)) for each in meeting.papers]
    return joined(told, element("br")) if told else escaped(words.NO_PAPERS)


def _title(paper: Paper) -> str:
    return str(paper.title) if paper.marking is Marking.PUBLIC else f"{paper.title} ({paper.marking.label.lower()})"


def _minutes(meeting: Meeting) -> Html:
    if not isinstance(meeting.minutes, str):
        return escaped(meeting.minutes or "not on record")
    there = meeting.minutes.startswith(("https://", "http://"))
    return outward("Minutes" if there else meeting.minutes, meeting.minutes)
