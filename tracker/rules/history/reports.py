"""What is reported of a recommendation: by the updates of its actions, and by statements about its source.

Takes updates and statements in the order of their days; of one day only an action's last update counts. Dates that a
rule compares by the first day that they can mean are kept by it.
"""

from collections.abc import Iterable, Sequence
from datetime import date

from tracker.dates import first_day
from tracker.register.schema.response import Action, Update
from tracker.vocabulary import Status

MOVING = frozenset({Status.IN_PROGRESS, Status.PARTLY_IMPLEMENTED, Status.IMPLEMENTED})
_FALLEN = frozenset({Status.PARTLY_IMPLEMENTED, Status.IN_PROGRESS, Status.NOT_STARTED})
_IN_PART = frozenset({Status.IMPLEMENTED, Status.PARTLY_IMPLEMENTED})
_NEVER = date.min


class ActionReports:
    """What is said of one action. `updates`: those that count, of one day the last; `since`: the first update of the
    unbroken run that says its present status.

    `other_on`: the newest update that says anything but `implemented`; `moving_on`: the newest that says that there is
    work; `implemented_by`, `partly_by`, `undone_by`, `word_by`: the newest first day of an update that says
    `implemented`, `partly_implemented`, anything short of `implemented`, anything at all.
    """

    __slots__ = (
        "implemented_by",
        "limbs",
        "moving_on",
        "other_on",
        "owner",
        "partly_by",
        "since",
        "status",
        "undone_by",
        "updates",
        "word_by",
    )

    def __init__(self, action: Action) -> None:
        """Begin with nothing reported."""
        self.owner, self.limbs = action.owner, action.limbs
        self.updates = {update.date: update for update in action.updates}
        self.status, self.since = Status.NOT_REPORTED, _NEVER
        self.other_on = self.moving_on = _NEVER
        self.implemented_by = self.partly_by = self.undone_by = self.word_by = _NEVER

    def take(self, update: Update) -> bool:
        """Take the last update of a day; return whether the status is another than before, or withdrawn once more."""
        status, on = update.status, update.date
        is_another = status is not self.status
        if is_another:
            self.status, self.since = status, on
        by = first_day(on)
        # Comparisons, since `max` costs ten times as much, and this is done for every update of a register.
        if by > self.word_by:
            self.word_by = by
        if status in MOVING:
            self.moving_on = on
        if status is Status.IMPLEMENTED:
            if by > self.implemented_by:
                self.implemented_by = by
            return is_another
        self.other_on = on
        if status is not Status.WITHDRAWN and by > self.undone_by:
            self.undone_by = by
        if status is Status.PARTLY_IMPLEMENTED and by > self.partly_by:
            self.partly_by = by
        return is_another or status is Status.WITHDRAWN


class Reports:
    """What is reported of a recommendation. `fell_on`: the date of the entry by which it last fell, at the earliest.

    `live`: what is said of each action that is not withdrawn. Two of these may look at the same actions: one with the
    source's statements, one without.
    """

    __slots__ = ("_limbs", "actions", "fell_on", "live", "reported", "reported_on", "stated_by", "stated_on")

    def __init__(self, actions: Sequence[ActionReports], limbs: Iterable[str]) -> None:
        """Begin with nothing reported."""
        self.actions, self._limbs = actions, frozenset(limbs)
        self.live: list[ActionReports] = list(actions)
        self.reported = Status.NOT_REPORTED
        self.reported_on: date | None = None
        self.fell_on: date | None = None
        self.stated_on = self.stated_by = _NEVER

    @property
    def is_stated(self) -> bool:
        """Return whether a statement says that it is implemented."""
        return self.stated_on is not _NEVER

    def take_statement(self, on: date) -> None:
        """Take that a statement which covers the recommendation says that it is implemented."""
        self.stated_on = on
        self.stated_by = max(self.stated_by, first_day(on))

    @property
    def word_by(self) -> date:
        """Return the newest first day of an update of a live action."""
        return max([action.word_by for action in self.live], default=_NEVER)

    def end_day(self, on: date, updates: Iterable[Update]) -> bool:
        """Work out what is reported at the end of a day, when its updates have been taken; `on`: as it is written.

        Return whether it is another than before, or other actions are live. There is nothing to work out where no
        status changed, unless a statement says that it is implemented: only against one the day of an update counts.
        """
        live = [action for action in self.actions if action.status is not Status.WITHDRAWN]
        is_news = live != self.live
        if is_news:
            self.live = live
        reported = self._as_reported()
        if reported is self.reported:
            return is_news or not live  # withdrawn once more, which is the last withdrawal then
        self.reported, self.reported_on = reported, on
        if reported in _FALLEN:
            falls = [update.date for update in updates if update.status is not Status.IMPLEMENTED]
            if falls:
                fell_on = falls[0] if len(falls) == 1 else min(falls, key=first_day)
                # A month that may have begun before does not undo that it fell on a day which is known.
                if self.fell_on is None or first_day(fell_on) >= first_day(self.fell_on):
                    self.fell_on = fell_on
        return True

    def all_withdrawn_on(self) -> date | None:
        """Return the day of the last update that withdraws one, where there are actions and all are withdrawn."""
        if self.live or not self.actions:
            return None
        return max(action.other_on for action in self.actions)

    def claimed_by(self, partly: bool) -> date:
        """Return the newest first day of a claim: `implemented`, with `partly` also `partly_implemented`."""
        claims = [self.stated_by]
        for action in self.live:
            claims.append(max(action.implemented_by, action.partly_by) if partly else action.implemented_by)
        return max(claims)

    def _as_reported(self) -> Status:
        live = self.live
        if self.is_stated and all(self.stated_on >= action.other_on for action in live):
            return Status.IMPLEMENTED
        statuses = {live[0].status} if len(live) == 1 else {action.status for action in live}
        if len(statuses) == 1:  # by far the most
            (status,) = statuses
            return status if status is not Status.IMPLEMENTED or self._is_covered(live) else Status.IN_PROGRESS
        if statuses == _IN_PART:
            return Status.PARTLY_IMPLEMENTED
        if not MOVING.isdisjoint(statuses):
            return Status.IN_PROGRESS
        return Status.NOT_STARTED if Status.NOT_STARTED in statuses else Status.NOT_REPORTED

    def _is_covered(self, live: Iterable[ActionReports]) -> bool:
        return not self._limbs or self._limbs.issubset(limb for action in live for limb in action.limbs)
