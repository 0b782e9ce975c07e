"""Meetings: what one has before it, what changed since the last, what it decided, and what it was told."""

from tracker.settings import settings
from tracker.ui.contents import draw_contents
from tracker.ui.frame import begin
from tracker.ui.meeting_agenda import draw_agenda, draw_claims
from tracker.ui.meeting_records import draw_concerns, draw_decisions
from tracker.ui.meeting_since import draw_restatements, draw_since
from tracker.ui.meetings import choose_meeting, draw_meeting, positions

view = begin("Meetings", settings())
meeting = choose_meeting(view)
if meeting:
    shown = positions(view, meeting)
    draw_meeting(shown)
    draw_contents(
        ("Agenda", "agenda"),
        ("Since the last meeting", "since"),
        ("Decisions and their follow-up", "decisions"),
        ("Concerns", "concerns"),
        ("Claims made in the week before", "claims"),
        ("What is told differently now", "restated"),
    )
    draw_agenda(shown)
    draw_since(shown)
    draw_decisions(shown)
    draw_concerns(shown)
    draw_claims(shown)
    draw_restatements(shown)
