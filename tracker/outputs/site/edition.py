"""One making of the site: the position that it tells, and what several of its pages need, worked out once.

Holds values; writes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from tracker.dates import last_day
from tracker.register.records import Register
from tracker.register.schema.supporting import Meeting
from tracker.register.text.folder import QUESTIONS
from tracker.rules.lists.by_rule import rules_of_recommendations
from tracker.rules.lists.completeness import Completeness, completeness
from tracker.rules.lists.dated import dated
from tracker.rules.lists.later import Later, days_of_entries, later_than
from tracker.rules.lists.sources import SourceFigures, figures_of_sources
from tracker.rules.lists.vouching import not_vouched_for
from tracker.rules.lists.waiting import Wait, waits
from tracker.rules.meetings.ahead import Ahead, ahead, next_meeting
from tracker.snapshots.errors import HistoryUnreadable
from tracker.snapshots.live import LiveState
from tracker.snapshots.readers import ReaderView
from tracker.snapshots.snapshot import Snapshot
from tracker.vocabulary import Rule


@dataclass(frozen=True)
class LinesOnWeb:
    """Where the register's files stand on the web: each in the commit that changed it last, so that its address stays.

    `files`: the address below which they stand, without the commit: "{}" is in its place; `commits`: of each file.
    """

    files: str
    commits: Mapping[str, str]

    def of(self, path: str, line: int) -> str | None:
        """Return the address of a line; None of a file that no commit holds."""
        commit = self.commits.get(path)
        return f"{self.files.format(commit)}{path}#L{line}" if commit else None


class EditionIncomplete(Exception):
    """Git does not tell what pages need, and without it they would say something else; the message says why."""


@dataclass(frozen=True)
class Edition:
    """What a site is made from.

    `reader` and `live`: what else may be asked of the register, such as what a meeting had before it; `lines`: where
    the register's files stand on the web, None where that is not on record; `address`: where the site will stand, ""
    where that is not said; `packs`: whether the pack of every meeting held is part of it; `quick`: whether the files
    that take long to make are left out.
    """

    snapshot: Snapshot
    reader: ReaderView
    live: LiveState
    lines: LinesOnWeb | None = None
    address: str = ""
    packs: bool = False
    quick: bool = False

    @property
    def register(self) -> Register:
        """Return the register, as its readers may read it."""
        return self.snapshot.register

    def line_of(self, path: str, line: int) -> str | None:
        """Return the web address of a line of the register's files; None where it has none."""
        return self.lines.of(path, line) if self.lines else None

    def at_revision(self, name: str) -> Snapshot:
        """Return the register as it was known at a meeting; raise `CannotAnswer`, `EditionIncomplete`."""
        try:
            return self.reader.past.at(name, self.live)
        except HistoryUnreadable as error:
            raise EditionIncomplete(str(error)) from None

    @cached_property
    def figures(self) -> tuple[SourceFigures, ...]:
        """Return what each source comes to."""
        return figures_of_sources(self.register, self.snapshot.position)

    @cached_property
    def held(self) -> Mapping[str, Completeness]:
        """Return what the register holds of each source."""
        return {each.source: each for each in completeness(self.register, self.snapshot.position)}

    @cached_property
    def ids(self) -> Sequence[str]:
        """Return the recommendations that there are on the day shown, in the order of the register."""
        return tuple(self.snapshot.position.standings)

    @cached_property
    def number_of(self) -> Mapping[str, int]:
        """Return the place of each in that order."""
        return {id: number for number, id in enumerate(self.ids)}

    @cached_property
    def doubts(self) -> Mapping[str, Sequence[Rule]]:
        """Return what cannot be vouched for, and why not."""
        return not_vouched_for(self.register, self.snapshot.position)

    @cached_property
    def waits(self) -> Sequence[Wait]:
        """Return who waits for whom."""
        return tuple(waits(self.snapshot.position))

    @cached_property
    def next_meeting(self) -> Meeting | None:
        """Return the first meeting after the day shown."""
        return next_meeting(self.register, self.snapshot.as_at)

    @cached_property
    def coming(self) -> Sequence[Ahead]:
        """Return all that comes up on a day after the one shown, the next first."""
        _, every = ahead(self.register, self.snapshot.position, date.max)
        return [each for each in every if each.on and each.on > self.snapshot.as_at]

    @cached_property
    def coming_of(self) -> Mapping[str, Ahead]:
        """Return what comes up next of each recommendation of which anything does."""
        first: dict[str, Ahead] = {}
        for each in self.coming:
            if each.recommendation:
                first.setdefault(each.recommendation, each)
        return first

    @cached_property
    def later(self) -> Later | None:
        """Return how many entries are dated after the day shown."""
        return later_than(days_of_entries(self.register), self.snapshot.as_at)

    def later_of(self, id: str) -> Later | None:
        """Return how many entries about a recommendation are dated after the day shown."""
        if self.later is None:
            return None
        return later_than(sorted(last_day(each.on) for each in dated(self.register, id, date.max)), self.snapshot.as_at)

    @cached_property
    def rules_of(self) -> Mapping[str, frozenset[Rule]]:
        """Return the rules that hold of each recommendation."""
        return rules_of_recommendations(self.snapshot.exceptions)

    @cached_property
    def questions(self) -> str:
        """Return the register's questions and answers, as Markdown; "" where there are none."""
        return self.snapshot.valid.texts.get(QUESTIONS, b"").decode("utf-8-sig").strip()
