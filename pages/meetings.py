"""Meetings: what changed since the last, what the next one has before it, what it decided, what its papers said."""

from tracker.settings import settings
from tracker.ui.meetings.blocks import draw_blocks
from tracker.ui.meetings.meeting import draw_heading, draw_without_meetings
from tracker.ui.meetings.opened import open_meeting, opens_on
from tracker.ui.shell.frame import begin

view = begin("Meetings", settings(), opens_on)
opened = open_meeting(view)
if opened.meeting or opened.last:
    draw_heading(opened)
    draw_blocks(opened)
else:
    draw_without_meetings(view)
