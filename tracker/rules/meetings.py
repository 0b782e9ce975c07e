"""Which meeting stands where: the one to show on a day, the one before, the one after.

Takes a register, returns its meetings.
"""

from datetime import date

from tracker.register.records import Register
from tracker.register.schema_beside import Concern, Meeting
from tracker.rules.ahead import next_meeting
from tracker.vocabulary import MeetingStatus


def meeting_to_show(register: Register, as_at: date) -> Meeting | None:
    """Return the newest meeting held by a day, else the next one that is planned, else any."""
    held = [each for each in register.meetings if each.status is MeetingStatus.HELD and each.date <= as_at]
    if held:
        return held[-1]
    return next_meeting(register, as_at) or next(iter(register.meetings), None)


def is_newest_held(register: Register, meeting: Meeting) -> bool:
    """Return whether no meeting was held after this one."""
    return not any(each.status is MeetingStatus.HELD and each.date > meeting.date for each in register.meetings)


def following(register: Register, meeting: Meeting) -> Meeting | None:
    """Return the meeting after this one, held or planned."""
    later = (each for each in register.meetings if each.date > meeting.date)
    return next((each for each in later if each.status is not MeetingStatus.CANCELLED), None)


def concerns_before(register: Register, as_at: date, since: date) -> tuple[Concern, ...]:
    """Return the concerns raised by a day, without those that were resolved before the day `since`."""
    return tuple(
        each
        for each in register.concerns
        if each.raised_on <= as_at and not (each.resolved_on and each.resolved_on < since)
    )
