"""What a page rests on, as a hash: where it is the same as before, what the page says is the same as well.

Made of what readers may read alone, so that it can stand beside the pages. It takes in too much rather than too little:
all that is shared by recommendations, and whatever an entry says, shown or not.
"""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Iterable
from datetime import date
from functools import cached_property

from tracker.dates import first_day
from tracker.outputs.paper.imprint import own_files
from tracker.outputs.site.edition import Edition
from tracker.register.records import ASKED, CONCERNS, MEETINGS, response_path
from tracker.register.schema.entries import Entry
from tracker.register.schema.levels import EVERYTHING
from tracker.register.schema.meanings import declared_fields
from tracker.register.schema.supporting import Meeting
from tracker.register.walk import Located, entries_of_response
from tracker.snapshots.errors import CannotAnswer
from tracker.snapshots.exact import commit_at

_LENGTH = 32


class Keys:
    """The keys of one edition's pages."""

    def __init__(self, edition: Edition) -> None:
        """Work nothing out before it is asked for."""
        self._edition = edition

    @cached_property
    def shared(self) -> str:
        """Return the key of all that is not in the response of one recommendation."""
        edition, register = self._edition, self._edition.register
        lines = [edition.line_of(path, 1) for path in (ASKED, MEETINGS, CONCERNS)]
        parts = (register.settings, register.parties, register.sources, register.recommendations, register.meetings)
        supporting = register.concerns, register.indicators, register.corrections
        snapshot = edition.snapshot
        return _hash(own_files(), snapshot.as_at, snapshot.valid.audience, edition.packs, lines, *parts, *supporting)

    def of_recommendation(self, id: str) -> str:
        """Return the key of a recommendation's page."""
        edition, standings = self._edition, self._edition.snapshot.position.standings
        related = edition.register.related_to(id)
        return _hash(
            self.shared,
            edition.register.responses.get(id),
            standings[id],
            [standings[each].span for each in related if each in standings],
            sorted(edition.rules_of.get(id, ())),
            [wait for wait in edition.waits if wait.recommendation == id],
            edition.line_of(response_path(id), 1),
        )

    def of_meeting(self, meeting: Meeting, last: Meeting | None) -> str:
        """Return the key of the page of a meeting: of what had been entered by its day, as it is known.

        What is entered later cannot change what was so on that day.
        """
        of_responses = [entries.until(meeting.date) for entries in self._entries]
        known = [self._known_at(each.id) for each in (meeting, last) if each]
        return _hash(self.shared, meeting.id, known, of_responses)

    @cached_property
    def _entries(self) -> list[_EntriesByDay]:
        register = self._edition.register
        return [_EntriesByDay(entries_of_response(register, each)) for each in register.responses.values()]

    def _known_at(self, meeting: str) -> str:
        """Return what a meeting's papers were made from and may be read of it, or why that is not known."""
        try:
            return f"{commit_at(self._edition.reader.past, meeting, self._edition.live)} {self._seal}"
        except CannotAnswer as error:
            return str(error)

    @cached_property
    def _seal(self) -> str:
        """Return by what it is decided what may be read of the past; "" where all of it may be, and always could be."""
        reader, live = self._edition.reader, self._edition.live
        if reader.audience is EVERYTHING:
            return ""
        ever, _ = reader.past.ever_restricted(live)
        return "" if ever == {} and not live.restricted else live.content


class _EntriesByDay:
    """The entries of a response in the order of their days, each without those within it."""

    def __init__(self, located: Iterable[Located]) -> None:
        """Take the entries as `walk` enumerates them."""
        entries = sorted(
            (first_day(each.day) if each.day else date.min, number, _alone(each.entry))
            for number, each in enumerate(located)
        )
        self._days = [day for day, *_ in entries]
        self._said = [said for *_, said in entries]

    def until(self, day: date) -> list[str]:
        """Return what had been entered by a day."""
        return self._said[: bisect_right(self._days, day)]


def _alone(entry: Entry) -> str:
    """Return what an entry says by itself."""
    fields = (field for field in declared_fields(type(entry)) if not field.entries)
    return f"{type(entry).__name__}{[getattr(entry, field.name) for field in fields]!r}"


def _hash(*parts: object) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(repr(part).encode())
        digest.update(b"\0")
    return digest.hexdigest()[:_LENGTH]
