"""Meetings: what one has before it, what changed since the last, what it decided, and what it was told."""

from tracker.settings import settings
from tracker.ui.kit.contents import draw_contents
from tracker.ui.meetings.agenda import draw_agenda, draw_claims
from tracker.ui.meetings.meeting import choose_meeting, draw_meeting, positions
from tracker.ui.meetings.records import draw_concerns, draw_decisions
from tracker.ui.meetings.since import draw_restatements, draw_since
from tracker.ui.shell.frame import begin

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
