"""Which meeting stands where: the one to show on a day, the one before, the one after.

Takes a register, returns its meetings.
"""

from datetime import date, timedelta

from tracker.dates import ONE_DAY
from tracker.register.records import Register
from tracker.register.schema.supporting import Concern, Meeting
from tracker.rules.meetings.ahead import next_meeting
from tracker.vocabulary import MeetingStatus


def meeting_of_day(register: Register, day: date) -> Meeting | None:
    """Return the meeting on a day, else the first one after it; none that was cancelled."""
    return next_meeting(register, day - ONE_DAY)


def meeting_to_open(register: Register, day: date) -> Meeting | None:
    """Return the meeting that is opened where none is named: that of the day, else the last one held."""
    return meeting_of_day(register, day) or register.held_before(day)


def has_before_it(register: Register, meeting: Meeting, day: date) -> bool:
    """Return whether a day's position may be what a meeting has before it.

    It may until the meeting's own day, unless another one is held between the two: that one is then the day's.
    """
    held = (each.date for each in register.meetings if each.status is MeetingStatus.HELD)
    return day <= meeting.date and not any(day <= each < meeting.date for each in held)


def looks_ahead_to(register: Register, meeting: Meeting | None, day: date) -> Meeting | None:
    """Return the meeting up to which a day looks ahead: this one, where it is still to come, else the next one."""
    return meeting if meeting and meeting.date > day else next_meeting(register, day)


def is_held_by(meeting: Meeting, day: date) -> bool:
    """Return whether a meeting has been held by a day."""
    return meeting.status is MeetingStatus.HELD and meeting.date <= day


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
