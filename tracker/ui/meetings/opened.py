"""Which meeting is open, and which position: the page shows one day, and the line at the top says which.

Draws nothing; the clocks are chosen by `snapshots`.
"""

from __future__ import annotations

from dataclasses import dataclass

from tracker.register.schema.supporting import Meeting
from tracker.rules.meetings.ahead import next_meeting
from tracker.rules.meetings.meetings import has_before_it, is_held_by, meeting_of_day, meeting_to_open
from tracker.snapshots.clocks import in_place_of_text, meeting_snapshots, since_meeting
from tracker.snapshots.errors import CannotAnswer
from tracker.snapshots.live import LiveState
from tracker.snapshots.readers import ReaderView
from tracker.snapshots.snapshot import Snapshot
from tracker.ui.kit import address
from tracker.ui.shell.view import View

ASKED = "meeting"  # what the address calls the meeting


@dataclass(frozen=True)
class OpenMeeting:
    """A meeting and the position that it has before it.

    `meeting`: None where none is on the register for the day shown or later; `view`: the position shown; `now`: the
    register as known now, which alone has the meeting's own record; `last`: the meeting held before, `before`: what it
    had before it; `why_alike`: "", or why that is not known, so that both are told as what is shown is known;
    `then_known`: the meeting's day as known at the meeting, None where it is not held, or `why_no_history` says why.
    """

    meeting: Meeting | None
    view: View
    now: View
    last: Meeting | None
    before: View | None
    why_alike: str
    then_known: View | None
    why_no_history: str

    @property
    def is_held(self) -> bool:
        """Return whether it has been held by the day shown."""
        return self.meeting is not None and is_held_by(self.meeting, self.view.as_at)

    @property
    def is_next(self) -> bool:
        """Return whether it is the first one after the day shown."""
        return self.meeting is not None and self.meeting == next_meeting(self.now.register, self.view.as_at)

    @property
    def in_their_place(self) -> tuple[str, ...]:
        """Return of each revision that had errors which one stands for it; the one shown, the frame has told."""
        others = [each.snapshot for each in (self.before, self.then_known) if each]
        shown = in_place_of_text(self.view.snapshot)
        return tuple(text for text in dict.fromkeys(map(in_place_of_text, others)) if text and text != shown)


def opens_on(shown: Snapshot, door: ReaderView, live: LiveState) -> Snapshot:
    """Return the position on which the page opens: that of the address, or of the meeting where it names no position.

    It is decided before the frame is drawn, and not written into the address, so that the browser's way back stays
    free: an address that is left for another one would be left again at once.
    """
    if address.asked(address.AS_AT) or address.asked(address.KNOWN_AT):
        return shown
    register = shown.register
    asked = _asked(register.meetings)
    meeting = asked or meeting_to_open(register, shown.as_at)
    if meeting is None or (asked is None and meeting.date > shown.as_at):
        return shown
    return meeting_snapshots(shown, meeting, lambda name: door.past.at(name, live)).after


def _asked(meetings: tuple[Meeting, ...]) -> Meeting | None:
    return next((each for each in meetings if each.id == address.asked(ASKED)), None)


def open_meeting(view: View) -> OpenMeeting:
    """Return the meeting that is asked for, or where another day is shown, that day's."""
    live = view.door.now(view.live, view.today)
    now = view.showing(live) if live else view
    register, day = now.register, view.as_at
    asked = _asked(register.meetings)
    meeting = asked if asked and has_before_it(register, asked, day) else meeting_of_day(register, day)
    last = register.held_before(day)
    pair = since_meeting(view.snapshot, last, view.at_revision) if last else None
    then_known, why_no_history = None, ""
    if meeting and is_held_by(meeting, day):
        try:
            then_known = view.showing(view.at_revision(meeting.id).on(day))
        except CannotAnswer as error:
            why_no_history = str(error)
    return OpenMeeting(
        meeting=meeting,
        view=view,
        now=now,
        last=last,
        before=view.showing(pair.before) if pair else None,
        why_alike=pair.why_known_now if pair else "",
        then_known=then_known,
        why_no_history=why_no_history,
    )
