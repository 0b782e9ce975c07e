"""A recommendation and its response → what happened, in the order of the days, and who takes each entry in.

Of one day entries come in the order of the file, and the source's statements last.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from operator import attrgetter, itemgetter
from typing import Any

from tracker.dates import ONE_DAY, last_day
from tracker.register.schema.entries import Entry
from tracker.register.schema.recommendations import Recommendation, Source, Statement
from tracker.register.schema.response import (
    Answer,
    Evidence,
    Extension,
    Handover,
    Response,
    Update,
    Verification,
)
from tracker.register.walk import dated_lists
from tracker.rules.history.deadline import Deadline, extended
from tracker.rules.history.reports import ActionReports
from tracker.rules.history.status_history import StatusHistory
from tracker.vocabulary import Stance, Status

# Its day, who takes it (None: nobody), the entry, and whether it is activity: an expiry and an undated answer are not.
Event = tuple[date, Callable[[Any], None] | None, Any, bool]
_DAY = itemgetter(0)
FOR_GOOD = date.max  # the day on which the last span ends


class Timeline:
    """What has happened to a recommendation so far, beside the history of its state."""

    __slots__ = ("contradicting", "deadline", "evidence", "history", "issued", "last_activity")

    def __init__(self, recommendation: Recommendation, history: StatusHistory, issued: date) -> None:
        """Begin before the issue."""
        self.history, self.issued = history, issued
        history.owner = recommendation.owner
        self.deadline = Deadline(recommendation.due, recommendation.due)
        self.evidence = self.contradicting = 0
        self.last_activity: date | None = None

    def take_extension(self, extension: Extension) -> None:
        """Take a later deadline."""
        self.deadline = extended(self.deadline, extension)

    def take_evidence(self, item: Evidence) -> None:
        """Take an item of evidence; one that does not say where it is counts as none."""
        if not item.is_located:
            return
        if item.stance is Stance.SUPPORTS:
            self.evidence += 1
        else:
            self.contradicting += 1


# What gets who takes an entry of a class; entries of other classes are activity, and no more.
_TAKERS: dict[type[Entry], Callable[[Timeline], Callable[[Any], None]]] = {
    Answer: attrgetter("history.take_answer"),
    Extension: attrgetter("take_extension"),
    Handover: attrgetter("history.take_handover"),
    Update: attrgetter("history.take_update"),
    Evidence: attrgetter("take_evidence"),
    Verification: attrgetter("history.take_verification"),
}


def events_of(
    timeline: Timeline,
    response: Response | None,
    statements: Iterable[Statement],
    reports: Mapping[str, ActionReports],
) -> list[Event]:
    """Return what happened to a recommendation, in the order of the days, its issue with it, and last an end.

    `statements`: those that cover it; `reports`: who takes updates, by the id of their action.
    """
    events = _of_response(timeline, response, reports) if response else []
    events.append((timeline.issued, None, None, False))
    events += [(each.date, timeline.history.take_statement, each, True) for each in statements]
    events.sort(key=_DAY)
    events.append((FOR_GOOD, None, None, False))
    return events


def _of_response(timeline: Timeline, response: Response, reports: Mapping[str, ActionReports]) -> list[Event]:
    events: list[Event] = []
    for (kind, day_of, later), holder, entries in dated_lists(response):
        taker = _TAKERS.get(kind)
        take = taker(timeline) if taker else None
        if kind is Update:
            of_action = reports[holder.id]
            events += [(each.date, take, (of_action, each), True) for each in of_action.updates.values()]
            continue
        if kind is Answer:
            events += [(each.counts_from(timeline.issued), take, each, each.date is not None) for each in entries]
            continue
        if kind is Extension and holder is not response:
            take = None  # it moves the deadline of its action alone: of the recommendation it is activity
        events += [(day_of(each), take, each, True) for each in entries]
        if kind is Evidence:
            expire = timeline.history.take_expiry
            for each in entries:
                if each.expires:
                    events.append((each.own_day, expire, each, False))
                    events.append((each.expires + ONE_DAY, expire, each, False))
        for name in later:
            events += [(day, None, each, True) for each in entries if (day := getattr(each, name))]
    return events


class ActionTimeline:
    """What has happened to an action so far. `claims`: the days on which it was said to be implemented.

    `waiting_since`: the first update of the unbroken run that names the party that it waits for.
    """

    __slots__ = (
        "claims",
        "expected",
        "implemented_on",
        "status",
        "updated_on",
        "waiting_on",
        "waiting_since",
    )

    def __init__(self) -> None:
        """Begin with nothing reported."""
        self.status = Status.NOT_REPORTED
        self.claims: tuple[date, ...] = ()
        self.implemented_on: date | None = None
        self.updated_on: date | None = None
        self.expected: date | None = None
        self.waiting_on: str | None = None
        self.waiting_since: date | None = None

    def take(self, update: Update) -> None:
        """Take the last update of a day."""
        if update.status is not Status.IMPLEMENTED:
            self.implemented_on = None
        else:
            self.claims = (*self.claims, update.date)
            self.implemented_on = self.implemented_on or update.date
        if update.waiting_on != self.waiting_on:
            self.waiting_on, self.waiting_since = update.waiting_on, update.date if update.waiting_on else None
        self.status, self.updated_on, self.expected = update.status, update.date, update.expected


def issue_of(recommendation: Recommendation, source: Source) -> date:
    """Return the day on which a recommendation was issued: its own, else its source's."""
    return last_day(recommendation.issued_on or source.issued_on)
