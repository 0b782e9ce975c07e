"""A recommendation → everything dated that the register says of it, by a day.

Takes a register, returns its entries as they are with where each stands; decides nothing.
"""

from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from tracker.register.records import ASKED, CONCERNS, MEETINGS, Register
from tracker.register.schema.entries import Entry
from tracker.register.schema.meanings import Moment, later_days, own_days, own_moment
from tracker.register.schema.recommendations import Source, Statement
from tracker.register.schema.response import Answer, Escalation, Evidence, Extension, Handover, Update, Verification
from tracker.register.schema.supporting import Concern, Decision
from tracker.register.walk import Located, entries_of, entries_of_response
from tracker.rules.state.position import Standing

_ACTIVITY = (Answer, Update, Evidence, Extension, Verification, Escalation, Handover, Statement)


class Dated(NamedTuple):
    """An entry on its day. `moment`: which of its days it is; `of`: the action or meeting that it belongs to, or ""."""

    on: date
    moment: Moment
    entry: Entry
    path: str
    of: str = ""

    @property
    def field(self) -> str:
        """Return the field that tells of the end of an entry, which is recorded after its beginning; of others ""."""
        if self.moment == "answered":
            return "answered_on"
        if self.moment == "resolved":
            return "resolved_on" if isinstance(self.entry, Concern) else "done_on"
        return ""


def dated(register: Register, id: str, as_at: date) -> tuple[Dated, ...]:
    """Return everything dated about a recommendation up to a day, oldest first."""
    about = (each for located in _about(register, id) for each in _days(located, id) if each.on <= as_at)
    return tuple(sorted(about, key=lambda each: each.on))


def last_entries(register: Register, standing: Standing, as_at: date) -> tuple[Dated, ...]:
    """Return the entries of the day of a recommendation's last activity; none where there is none.

    A statement about its source counts where it covers this very one; that a source was issued, or a meeting or a
    concern spoke of it, is no activity.
    """
    id = standing.span.recommendation
    on_that_day = (each for each in dated(register, id, as_at) if each.on == standing.span.last_activity)
    entries = [each for each in on_that_day if isinstance(each.entry, _ACTIVITY)]
    counts = (each for each in entries if not isinstance(each.entry, Statement) or register.covers(each.entry, id))
    return tuple(counts)


def _about(register: Register, id: str) -> Iterator[Located]:
    """Yield the entries about a recommendation: of its source, in its response, and those that name it."""
    for each in entries_of(register.sources[register.recommendations[id].source], None, ASKED):
        if isinstance(each.entry, Source) or (
            isinstance(each.entry, Statement) and register.may_be_about(each.entry, id)
        ):
            yield each._replace(holder="")
    if id in register.responses:
        own = entries_of_response(register, register.responses[id])
        yield from (each for each in own if own_days(type(each.entry)))
    for meeting in register.meetings:
        for each in entries_of(meeting, None, MEETINGS):
            if isinstance(each.entry, Decision) and id in each.entry.recommendations:
                yield each
    for concern in register.concerns:
        if id in concern.recommendations:
            yield from (each for each in entries_of(concern, None, CONCERNS) if own_days(type(each.entry)))


def _days(located: Located, id: str) -> Iterator[Dated]:
    """Yield an entry on its own day, or on that of the meeting that holds it, and on what came of it later."""
    entry, day, path, holder, *_ = located
    of = "" if holder == id else holder
    if day:
        yield Dated(day, own_moment(type(entry)), entry, path, of)
    for name, moment in later_days(type(entry)):
        if later := getattr(entry, name):
            yield Dated(later, moment, entry, path, of)
