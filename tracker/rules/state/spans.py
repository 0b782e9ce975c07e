"""Spans: stretches of time in which nothing about a recommendation, or an action, changes; and which one a day lies in.

A span holds every field of the position that is not arithmetic on the day asked for.
"""

from bisect import bisect_right
from datetime import date
from typing import NamedTuple, TypeVar

from tracker.rules.history.closing import Closing
from tracker.rules.history.deadline import Deadline
from tracker.rules.history.details import StateDetails
from tracker.vocabulary import AnswerKind, Flag, Outcome, State, Status


class Span(NamedTuple):
    """Where a recommendation stands from `from_date` until the day before `to_date` (None: for good).

    `details`: all that its answers, updates, verdicts and statements make of it; `evidence` and `contradicting`: how
    many items of evidence say where they are; `word_by`: the newest first day of an own word, an update of a live
    action or a verification; None where nobody said one.
    """

    recommendation: str
    from_date: date
    to_date: date | None
    issued_on: date
    details: StateDetails
    owner: str | None
    deadline: Deadline
    evidence: int
    contradicting: int
    last_activity: date | None
    answer: AnswerKind | None
    word_by: date | None

    @property
    def state(self) -> State:
        """Return the one word for where it stands."""
        return self.details.state

    @property
    def flags(self) -> tuple[Flag, ...]:
        """Return what a reader must know beside the state."""
        return self.details.flags

    @property
    def reported(self) -> Status:
        return self.details.reported

    @property
    def reported_on(self) -> date | None:
        """Return since which entry that is reported."""
        return self.details.reported_on

    @property
    def verdict(self) -> Outcome | None:
        """Return the last verdict."""
        return self.details.verdict.outcome if self.details.verdict else None

    @property
    def verdict_on(self) -> date | None:
        """Return when it was given."""
        return self.details.verdict.on if self.details.verdict else None

    @property
    def verdict_by(self) -> str | None:
        """Return who gave it."""
        return self.details.verdict.by if self.details.verdict else None

    @property
    def retest_since(self) -> date | None:
        """Return the earliest expiry, passed, of evidence that the verdict rests on."""
        return self.details.retest_since

    @property
    def reopened_on(self) -> date | None:
        """Return, of what is open, when it last ceased to be verified."""
        return self.details.reopened_on

    @property
    def closing(self) -> Closing | None:
        """Return why and since when it is closed without being implemented."""
        return self.details.closing

    @property
    def done_on(self) -> date | None:
        """Return the first day of the unbroken time in which it has been done or lapsed."""
        return self.details.completion.on if self.details.completion else None

    @property
    def done_by_own(self) -> bool | None:
        """Return whether its own entries made it done; None where it is not done."""
        return self.details.completion.own if self.details.completion else None

    @property
    def closed_on(self) -> date | None:
        """Return the first day of the unbroken time in which it has been closed without being implemented."""
        return self.details.closing.on if self.details.closing else None

    @property
    def closed_by(self) -> AnswerKind | Status | None:
        """Return the word that closed it."""
        return self.details.closing.reason if self.details.closing else None

    @property
    def by_statement(self) -> bool:
        """Return whether it would stand lower had the source made no statement."""
        return Flag.BY_STATEMENT in self.details.flags


class ActionSpan(NamedTuple):
    """Where an action stands from `from_date` until the day before `to_date` (None: for good).

    `claims`: the days on which it was said to be implemented; `waiting_since`: since when it waits for that party.
    """

    action: str
    owner: str | None
    from_date: date
    to_date: date | None
    status: Status
    implemented_on: date | None
    claims: tuple[date, ...]
    deadline: Deadline
    updated_on: date | None
    expected: date | None
    waiting_on: str | None
    waiting_since: date | None


class Spans(NamedTuple):
    """The spans of a recommendation, and of each of its actions by the action's id, oldest first."""

    recommendation: tuple[Span, ...]
    actions: dict[str, tuple[ActionSpan, ...]]


_S = TypeVar("_S", Span, ActionSpan)


def at(spans: tuple[_S, ...], day: date) -> _S | None:
    """Return the span that `day` lies in, or None before the first."""
    if spans and spans[-1].from_date <= day:  # most often the present is asked for
        return spans[-1]
    number = bisect_right(spans, day, key=_from_date)
    return spans[number - 1] if number else None


def _from_date(span: Span | ActionSpan) -> date:
    return span.from_date
