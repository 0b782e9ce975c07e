"""Which meeting stands where: the one to show on a day, the one before, the one after.

Takes a register, returns its meetings.
"""

from datetime import date, timedelta

from tracker.register.records import Register
from tracker.register.schema.supporting import Concern, Meeting
from tracker.rules.meetings.ahead import next_meeting
from tracker.vocabulary import MeetingStatus


def meeting_to_show(register: Register, as_at: date) -> Meeting | None:
    """Return the newest meeting held by a day, else the first one after it, else any."""
    held = [each for each in register.meetings if each.status is MeetingStatus.HELD and each.date <= as_at]
    if held:
        return held[-1]
    return next_meeting(register, as_at) or next(iter(register.meetings), None)


def is_newest_held(register: Register, meeting: Meeting) -> bool:
    """Return whether no meeting was held after this one."""
    return not any(each.status is MeetingStatus.HELD and each.date > meeting.date for each in register.meetings)


def held_before(register: Register, meeting: Meeting, day: date) -> Meeting | None:
    """Return the meeting held before this one, as its page tells the position of a day: none that is after that day."""
    if meeting.status is MeetingStatus.HELD:
        return register.held_before(meeting.date)
    return register.held_before(min(meeting.date, day + timedelta(1)))


def concerns_before(register: Register, as_at: date, since: date) -> tuple[Concern, ...]:
    """Return the concerns raised by a day, without those that were resolved before the day `since`."""
    return tuple(
        each
        for each in register.concerns
        if each.raised_on <= as_at and not (each.resolved_on and each.resolved_on < since)
    )
