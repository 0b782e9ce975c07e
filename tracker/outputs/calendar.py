"""A snapshot → a calendar (iCalendar, RFC 5545) to download or to subscribe to: what is due, and what no longer is.

The same snapshot makes the same bytes: no day in it is the clock's.
"""

from datetime import UTC, datetime, time
from uuid import NAMESPACE_URL, UUID, uuid5

from icalendar import CLASS, STATUS, TRANSP, Calendar, Event, vDuration

from tracker.dates import ONE_DAY, last_day
from tracker.outputs.addresses import page_address
from tracker.outputs.inert import one_line
from tracker.register.records import Register
from tracker.rules.meetings.diary import DiaryEntry, diary, diary_of
from tracker.snapshots.snapshot import Snapshot
from tracker.vocabulary import Marking
from tracker.words.meetings import diary as words

_PRODUCT = "-//Recommendation tracker//Calendar//EN"
_LONGEST = 200  # of the line that a calendar shows; the description has all of it


class NoSuchParty(Exception):
    """The register has no such party; the message names it."""


def calendar_bytes(snapshot: Snapshot, party: str | None = None, address: str | None = None) -> bytes:
    """Return the calendar of a party, or of all, as its file; raise `NoSuchParty`.

    `address`: the web address of the dashboard, to which entries then lead.
    """
    return bytes(calendar_of(snapshot, party, address).to_ical())


def calendar_of(snapshot: Snapshot, party: str | None = None, address: str | None = None) -> Calendar:
    """Return the same as an object of the library."""
    register = snapshot.register
    if party is not None and party not in register.parties:
        raise NoSuchParty(party)
    entries = diary(register, snapshot.spans, snapshot.position)
    if party is not None:
        entries = diary_of(entries, party)
    identity, audience = register_identity(register), snapshot.valid.audience
    made = Calendar.new(
        prodid=_PRODUCT,
        method="PUBLISH",
        calscale="GREGORIAN",
        name=one_line(words.calendar_name(register, party)),
        description=one_line(words.calendar_text(register, party, audience)),
        uid=str(uuid5(identity, f"calendar {party or ''}")),
        refresh_interval=ONE_DAY,
        subcomponents=[_event(snapshot, each, identity, address) for each in entries],
    )
    made.add("x-published-ttl", vDuration(ONE_DAY))  # what Outlook reads in place of REFRESH-INTERVAL
    return made


def register_identity(register: Register) -> UUID:
    """Return what tells a register's entries from those of any other, in all its copies.

    It rests on the first source that was issued, which no later edit may change, and not on the title, which one may.
    """
    first = min(((last_day(each.issued_on), each.id) for each in register.sources.values()), default=None)
    named = f"{first[1]} {first[0]}" if first else register.settings.title
    return uuid5(NAMESPACE_URL, f"recommendation-tracker:{named}")


def _event(snapshot: Snapshot, entry: DiaryEntry, identity: UUID, address: str | None) -> Event:
    register, leads_to = snapshot.register, _address(entry, address)
    lines = [one_line(line) for line in words.description_lines(register, snapshot.position, entry)]
    changed = datetime.combine(entry.changed_on, time(), UTC)
    return Event.new(
        uid=str(uuid5(identity, entry.key)),
        sequence=entry.changes,
        stamp=changed,
        last_modified=changed,
        start=entry.day,
        end=entry.day + ONE_DAY,
        summary=_cut(one_line(words.summary_text(register, entry))),
        description="\n".join([*lines, leads_to] if leads_to else lines),
        url=leads_to,
        status=STATUS.CANCELLED if entry.off else STATUS.CONFIRMED,
        transparency=TRANSP.TRANSPARENT,  # a deadline takes up nobody's day
        categories=[words.category_text(entry)],
        classification=None if snapshot.valid.audience is Marking.PUBLIC else CLASS.CONFIDENTIAL,
    )


def _address(entry: DiaryEntry, dashboard: str | None) -> str | None:
    coming = entry.coming
    if coming.recommendation:
        return page_address(dashboard, "recommendations", id=coming.recommendation)
    if coming.what == "source_expected":
        return page_address(dashboard, "recommendations", source=coming.subject)
    return page_address(dashboard, "meetings", meeting=coming.subject.partition("/")[0])


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"
