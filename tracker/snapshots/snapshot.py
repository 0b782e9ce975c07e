"""A register as at a day, as known at a revision, as an audience may read it; and what follows from it, once asked for.

Holds values; reads nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import NamedTuple

from tracker.problems import Problem
from tracker.register.records import Register
from tracker.register.schema.levels import EVERYTHING
from tracker.repository.history import Head
from tracker.rules.exceptions import exceptions
from tracker.rules.exceptions.case import OversightException
from tracker.rules.state.position import Position, position
from tracker.rules.state.spans import Spans
from tracker.snapshots.memo import Memo
from tracker.vocabulary import Marking


class ValidRegister(NamedTuple):
    """A register without errors, as an audience may read it.

    `content`: one hash for all that it was read from; `texts`: its files, by their path, whole; `stubs`: how many of
    its entries the audience may not read; `seal`: names the files by whose markings that was decided.
    """

    register: Register
    spans: Mapping[str, Spans]
    content: str
    texts: Mapping[str, bytes]
    audience: Marking = EVERYTHING
    stubs: int = 0
    seal: str = ""

    @property
    def key(self) -> str:
        """Return the name in a memo of all that is made from it: the content, who may read it, by which markings."""
        return f"{self.content} {self.audience} {self.seal}"


class InvalidRevision(NamedTuple):
    """A revision at which the register had errors, so that an earlier one is shown in its place."""

    commit: str
    problems: tuple[Problem, ...]


@dataclass(frozen=True, eq=False)
class Snapshot:
    """Where everything stands on a day (`as_at`), as known now (`known_at` is None) or at an earlier revision.

    `known_at`: the revision as it was asked for: a day, a meeting, a tag or a commit; `recorded_on`: the day on which
    it was recorded; `head`: the commit, None where there is no history; `in_place_of`: the revision that was asked for,
    where it had errors and this is the nearest earlier one without; `wrong_clocks`: the commits of its history that a
    wrong clock dated, and the day on which each counts as recorded.
    """

    valid: ValidRegister
    as_at: date
    head: Head | None
    known_at: str | None = None
    recorded_on: date | None = None
    in_place_of: InvalidRevision | None = None
    wrong_clocks: tuple[tuple[str, date], ...] = ()
    memo: Memo = field(default_factory=Memo, repr=False)

    @property
    def register(self) -> Register:
        return self.valid.register

    @property
    def spans(self) -> Mapping[str, Spans]:
        """Return the spans of every recommendation."""
        return self.valid.spans

    @cached_property
    def position(self) -> Position:
        """Return where everything stands."""
        make = lambda: position(self.register, self.spans, self.as_at)  # noqa: E731
        return self.memo.get(self.valid.key, self.as_at, "position", make)

    @cached_property
    def exceptions(self) -> tuple[OversightException, ...]:
        """Return what the group must look at."""
        make = lambda: exceptions(self.register, self.position)  # noqa: E731
        return self.memo.get(self.valid.key, self.as_at, "exceptions", make)

    @property
    def commit(self) -> str | None:
        """Return the commit that holds just these files; None where none does, as of an edit that waits for one."""
        return None if self.head is None or self.head.changed else self.head.commit

    @property
    def revision(self) -> str | None:
        """Return the commit that it is known from; None is now."""
        return self.head.commit if self.head and self.known_at else None

    @property
    def clocks(self) -> tuple[date, str | None]:
        """Return both: the day, and the commit that it is known from; None is now."""
        return self.as_at, self.revision

    def on(self, day: date) -> Snapshot:
        """Return the same register as at another day."""
        return replace(self, as_at=day)

    def named(self, known_at: str) -> Snapshot:
        """Return the same register, as it was asked for by another name."""
        return replace(self, known_at=known_at)
