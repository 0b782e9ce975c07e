"""What a pack is made from: a meeting with its positions, and what the rules make of them.

Holds values; each is worked out once, when first asked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from tracker.outputs.compared import Recorder
from tracker.register.records import Register
from tracker.register.schema.supporting import Meeting
from tracker.rules.changes.compare import Comparison, compare
from tracker.rules.exceptions.case import OversightException
from tracker.rules.lists.sources import SourceFigures, figures_of_sources
from tracker.rules.meetings.agenda import Agenda, agenda
from tracker.rules.meetings.ahead import WITHOUT_A_MEETING, next_meeting
from tracker.rules.state.position import Position
from tracker.snapshots.clocks import MeetingSnapshots
from tracker.snapshots.snapshot import Snapshot


@dataclass(frozen=True, eq=False)
class PackFacts:
    """A meeting's positions, and a look-up of who recorded a line of a file of the position that it has before it."""

    about: MeetingSnapshots
    who: Recorder

    @property
    def meeting(self) -> Meeting:
        return self.about.meeting

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
        """Return the commit at which the meeting's papers were made; None where the position is as known now.

        A pack that is made again from the commit that it names is as known now too: it says the same.
        """
        return self.shown.revision if self.shown.known_at == self.meeting.id else None

    @cached_property
    def sources(self) -> tuple[SourceFigures, ...]:
        return figures_of_sources(self.register, self.position)

    @cached_property
    def changes(self) -> Comparison | None:
        """Return what changed since the last meeting held, as that meeting was told it; None where there was none."""
        return compare(self.about.before, self.shown) if self.about.before else None

    @cached_property
    def agenda(self) -> Agenda:
        later = self.meeting if self.meeting.date > self.as_at else next_meeting(self.register, self.as_at)
        until = later.date if later else self.as_at + WITHOUT_A_MEETING
        return agenda(self.register, self.position, self.exceptions, until)
