"""What a pack is made from: a meeting with its positions, and what the rules make of them.

Holds values; each is worked out once, when first asked for.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import NamedTuple

from tracker.outputs.compared import Recorder
from tracker.register.records import Register
from tracker.register.schema.supporting import Decision, Meeting
from tracker.rules.changes.change import AnyChange
from tracker.rules.changes.compare import Comparison, compare
from tracker.rules.changes.importance import most_important_first, newest_first
from tracker.rules.changes.restated import Restatements
from tracker.rules.changes.restatements import restatements
from tracker.rules.exceptions.case import OversightException
from tracker.rules.lists.sources import MANY_SOURCES, SourceFigures, figures_of_sources
from tracker.rules.meetings.agenda import Agenda, agenda
from tracker.rules.meetings.ahead import WITHOUT_A_MEETING
from tracker.rules.meetings.counts import StandingCount, counts_of
from tracker.rules.meetings.meetings import looks_ahead_to
from tracker.rules.meetings.owed import OpenDecision
from tracker.rules.state.position import Position
from tracker.snapshots.clocks import MeetingSnapshots
from tracker.snapshots.snapshot import Snapshot


class SummaryRoom(NamedTuple):
    """How many lines of each list the two pages of summary have room for."""

    changes: int
    decisions: int
    escalated: int
    asked: int
    waiting: int


_FEW_SOURCES = 3  # the headlines of more take the room of lists
_ROOM, _LITTLE_ROOM = SummaryRoom(4, 3, 4, 3, 2), SummaryRoom(3, 2, 3, 2, 1)
_WITHOUT_CHANGES = SummaryRoom(0, 3, 6, 6, 3)  # where no meeting was held before, there are none to tell


@dataclass(frozen=True, eq=False)
class PackFacts:
    """A meeting's positions, and a look-up of who recorded a line of a file of the position that it has before it."""

    about: MeetingSnapshots
    who: Recorder

    @property
    def meeting(self) -> Meeting:
        return self.about.meeting

    @cached_property
    def restated(self) -> Restatements | None:
        """Return what the last meeting was told of its day that reads differently now; None where that is not known."""
        before = self.about.before
        if before is None or self.about.why_known_now:
            return None
        return restatements(before, self.shown.on(before.as_at))

    @cached_property
    def decisions(self) -> tuple[Decision, ...]:
        """Return the meeting's decisions as its papers knew them: what was recorded after them is not among them."""
        return next((each.decisions for each in self.register.meetings if each.id == self.meeting.id), ())

    @property
    def shown(self) -> Snapshot:
        """Return the position that the meeting has before it."""
        return self.about.after

    @property
    def register(self) -> Register:
        return self.about.after.register

    @property
    def position(self) -> Position:
        return self.about.after.position

    @property
    def exceptions(self) -> tuple[OversightException, ...]:
        return self.about.after.exceptions

    @property
    def as_at(self) -> date:
        return self.about.after.as_at

    @property
    def revision(self) -> str | None:
        """Return the commit that the position is known from; None where it is as known now."""
        return self.shown.revision

    @cached_property
    def sources(self) -> tuple[SourceFigures, ...]:
        return figures_of_sources(self.register, self.position)

    @cached_property
    def changes(self) -> Comparison | None:
        """Return what changed since the last meeting held, as that meeting was told it; None where there was none."""
        return compare(self.about.before, self.shown) if self.about.before else None

    @cached_property
    def agenda(self) -> Agenda:
        until = self.until.date if self.until else self.as_at + WITHOUT_A_MEETING
        return agenda(self.register, self.position, self.exceptions, until)

    @cached_property
    def until(self) -> Meeting | None:
        """Return the meeting up to which it is looked ahead: this one, where it is to come, else the next."""
        return looks_ahead_to(self.register, self.meeting, self.as_at)

    @cached_property
    def waiting(self) -> tuple[OpenDecision, ...]:
        """Return the decisions of earlier meetings that wait to be carried out."""
        return tuple(each for each in self.agenda.decisions if each.meeting.id != self.meeting.id)

    @property
    def most(self) -> SummaryRoom:
        """Return how many lines of each list the summary shows."""
        if _FEW_SOURCES < len(self.sources) <= MANY_SOURCES:
            return _LITTLE_ROOM
        return _ROOM if self.about.before else _WITHOUT_CHANGES

    @cached_property
    def counts(self) -> tuple[StandingCount, ...]:
        before = self.about.before
        return counts_of(self.register, self.position, before.position if before else None)

    @cached_property
    def changed_in_order(self) -> list[tuple[str, tuple[AnyChange, ...]]]:
        """Return what changed of recommendations, the most important first, among these the newest."""
        return most_important_first(newest_first(self.changes.recommendations)) if self.changes else []

    @cached_property
    def rules_of(self) -> Mapping[str, tuple[OversightException, ...]]:
        """Return the exceptions that are about each recommendation."""
        of_each: dict[str, tuple[OversightException, ...]] = {}
        for exception in self.exceptions:
            for id in exception.recommendations:
                of_each[id] = (*of_each.get(id, ()), exception)
        return of_each
