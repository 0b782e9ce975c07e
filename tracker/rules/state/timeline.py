"""What one entry after another has made of a recommendation, or of an action.

Takes entries in the order of their dates; makes no spans.
"""

from collections.abc import Callable, Iterable
from datetime import date
from operator import attrgetter, itemgetter
from typing import Any

from tracker.dates import ONE_DAY
from tracker.register.records import covers
from tracker.register.schema.entries import Entry
from tracker.register.schema.recommendations import Recommendation, Source, Statement
from tracker.register.schema.response import (
    Acceptance,
    Action,
    Evidence,
    Extension,
    Handover,
    Response,
    Update,
    Verification,
)
from tracker.register.walk import dated_lists
from tracker.rules.state.deadline import Deadline, extended
from tracker.rules.state.status_history import StatusHistory
from tracker.vocabulary import Decision, Says, Status

Event = tuple[date, Callable[[Any], None] | None, Any]  # its day, who takes it, the entry; no entry: an expiry
MAKES_STATE = (Acceptance, Update, Verification, Statement)  # an entry of which can change the state on its day
_DAY = itemgetter(0)


class Timeline:
    """A recommendation so far: the history of its status, and beside it deadline, owner, answer and evidence."""

    __slots__ = (
        "acceptance",
        "accepted_itself",
        "deadline",
        "evidence",
        "history",
        "last_activity",
        "owner",
        "whose",
    )

    def __init__(self, recommendation: Recommendation, response: Response | None) -> None:
        self.history = StatusHistory(
            recommendation, response.actions if response else (), response.evidence if response else ()
        )
        self.whose = recommendation.id
        self.owner = recommendation.owner
        self.deadline = Deadline(recommendation.due, recommendation.due)
        self.acceptance: Decision | None = None
        self.accepted_itself = False
        self.evidence = 0
        self.last_activity: date | None = None

    def take_acceptance(self, given: Acceptance) -> None:
        self.acceptance, self.accepted_itself = given.decision, True
        if given.decision is Decision.REJECTED:
            self.history.close(given.date, Decision.REJECTED)

    def take_extension(self, extension: Extension) -> None:
        self.deadline = extended(self.deadline, extension)

    def take_handover(self, handover: Handover) -> None:
        self.owner = handover.to

    def take_evidence(self, item: Evidence) -> None:
        self.evidence += 1
        if item.expires:
            self.history.take_expiry(item)

    def take_statement(self, statement: Statement) -> None:
        if statement.says is Says.ACCEPTED and not self.accepted_itself:
            self.acceptance = Decision.ACCEPTED
        self.history.take_statement(statement)


# What gets who takes an entry of a class; entries of other classes are activity, and no more.
_TAKERS: dict[type[Entry], Callable[[Timeline], Callable[[Any], None]]] = {
    Acceptance: attrgetter("take_acceptance"),
    Extension: attrgetter("take_extension"),
    Handover: attrgetter("take_handover"),
    Update: attrgetter("history.take_update"),
    Evidence: attrgetter("take_evidence"),
    Verification: attrgetter("history.take_verification"),
}


def events_of(
    timeline: Timeline, recommendation: Recommendation, response: Response | None, source: Source
) -> list[Event]:
    """Return what is to be taken, in the order of the days; of one day in the order of the file, statements last."""
    events = _answered(timeline, response) if response else []
    for statement in source.statements:
        if statement.covers and covers(statement, recommendation.id):
            events.append((statement.date, timeline.take_statement, statement))
    events.sort(key=_DAY)
    return events


def _answered(timeline: Timeline, response: Response) -> list[Event]:
    events: list[Event] = []
    append = events.append  # most lists hold an entry or two: a loop is quicker than a comprehension for each
    for (kind, day_of, later), holder, entries in dated_lists(response):
        taker = _TAKERS.get(kind)
        take = taker(timeline) if taker else None
        if kind is Update:
            for each in entries:
                append((each.date, take, (holder.id, each)))
            continue
        if kind is Extension and holder is not response:
            take = None  # it moves the deadline of its action alone: of the recommendation it is activity
        for each in entries:
            append((day_of(each), take, each))
        if kind is Evidence:
            for each in entries:
                if each.expires:
                    append((each.expires + ONE_DAY, timeline.history.take_expiry, None))
        for name in later:
            for each in entries:
                if day := getattr(each, name):
                    append((day, None, each))
    return events


class ActionTimeline:
    """An action so far."""

    __slots__ = ("deadline", "expected", "implemented_on", "last_activity", "status", "updated_on", "whose")

    def __init__(self, action: Action, due: date | None) -> None:
        self.whose = action.id
        self.status = Status.NOT_REPORTED
        self.deadline = Deadline(due, due)
        self.implemented_on: date | None = None
        self.updated_on: date | None = None
        self.expected: date | None = None
        self.last_activity: date | None = None

    def take_extension(self, extension: Extension) -> None:
        self.deadline = extended(self.deadline, extension)

    def take_update(self, update: Update) -> None:
        if update.status is not Status.IMPLEMENTED:
            self.implemented_on = None
        elif self.status is not Status.IMPLEMENTED:
            self.implemented_on = update.date
        self.status, self.updated_on, self.expected = update.status, update.date, update.expected


def events_of_action(timeline: ActionTimeline, action: Action, extensions: Iterable[Extension]) -> list[Event]:
    """Return what is to be taken of an action: its updates, and the extensions of the deadline that it has."""
    events: list[Event] = [(each.agreed_on, timeline.take_extension, each) for each in extensions]
    events += [(each.date, timeline.take_update, each) for each in action.updates]
    events.sort(key=_DAY)
    return events
