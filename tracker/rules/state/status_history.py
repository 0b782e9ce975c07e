"""What the entries so far have made of a recommendation: what is reported, what was verified, whether it was closed.

The rules of state stand here and nowhere else. Takes entries one by one, in the order of their dates; looks at none
that it has not been given.
"""

from collections.abc import Iterable, Mapping
from datetime import date

from tracker.register.schema.recommendations import Recommendation, Statement
from tracker.register.schema.response import Action, Evidence, Update, Verification
from tracker.rules.state.settled import has_expired
from tracker.vocabulary import DONE, Flag, Outcome, Says, State, Status, Word

STATE_REPORTED: dict[Status, State] = {
    Status.IMPLEMENTED: State.IMPLEMENTED,
    Status.IN_PROGRESS: State.IN_PROGRESS,
    Status.NOT_STARTED: State.NOT_STARTED,
    Status.NOT_REPORTED: State.NOT_REPORTED,
}


class Reports:
    """What is reported of a recommendation: by the updates of its actions, and by statements about its source."""

    __slots__ = (
        *("_actions", "_limbs", "_statuses", "_updated"),
        *("all_withdrawn", "claimed", "fell_on", "last_on", "reported", "reported_on", "stated_on"),
    )

    def __init__(self, recommendation: Recommendation, actions: Iterable[Action]) -> None:
        """Begin with nothing reported."""
        self._limbs = {limb.id for limb in recommendation.limbs}
        self._actions = tuple(actions)
        self._statuses = {action.id: Status.NOT_REPORTED for action in self._actions}
        self._updated: dict[str, date] = {}
        self.last_on: date | None = None
        self.stated_on: date | None = None
        self.reported = Status.NOT_REPORTED
        self.reported_on: date | None = None
        self.fell_on: date | None = None
        self.claimed = self.all_withdrawn = False

    def take_update(self, of_action: tuple[str, Update]) -> None:
        """Take what an action owner says of an action, given by its id."""
        action, update = of_action
        statuses = self._statuses
        statuses[action] = update.status
        withdrawn = update.status is Status.WITHDRAWN
        self.all_withdrawn = withdrawn and all(status is Status.WITHDRAWN for status in statuses.values())
        self._updated[action] = self.last_on = update.date
        self.claimed |= update.status is Status.IMPLEMENTED
        self._now_reported(update.date)

    def take_statement(self, statement: Statement) -> None:
        """Take a statement that covers the recommendation and says that it is implemented."""
        self.stated_on = statement.date
        self._now_reported(statement.date)

    def newest(self) -> date:
        """Return the date of the last update of a live action or statement, `date.min` where there is none."""
        newest = self._newest_update()
        return max(newest, self.stated_on) if self.stated_on is not None else newest

    def _newest_update(self) -> date:
        statuses = self._statuses
        live = (day for each, day in self._updated.items() if statuses[each] is not Status.WITHDRAWN)
        return max(live, default=date.min)

    def _now_reported(self, day: date) -> None:
        reported = self._as_reported()
        if reported is not self.reported:
            self.reported, self.reported_on = reported, day
            if reported is Status.IN_PROGRESS or reported is Status.NOT_STARTED:
                self.fell_on = day

    def _as_reported(self) -> Status:
        if self.stated_on is not None and self.stated_on >= self._newest_update():
            return Status.IMPLEMENTED
        live = set(self._statuses.values())
        live.discard(Status.WITHDRAWN)
        if len(live) == 1 and Status.IMPLEMENTED in live:
            return Status.IMPLEMENTED if not self._limbs or self._limbs <= self._covered() else Status.IN_PROGRESS
        if Status.IN_PROGRESS in live or Status.IMPLEMENTED in live:
            return Status.IN_PROGRESS
        return Status.NOT_STARTED if Status.NOT_STARTED in live else Status.NOT_REPORTED

    def _covered(self) -> set[str]:
        live = (action for action in self._actions if self._statuses[action.id] is not Status.WITHDRAWN)
        return {limb for action in live for limb in action.limbs}


class Verdicts:
    """What verifiers say of a recommendation: in verifications of its own, and in statements about its source."""

    __slots__ = ("_cited", "_verified_on", "by", "of_its_own", "on", "outcome")

    def __init__(self) -> None:
        """Begin with no verdict."""
        self.outcome: Outcome | None = None
        self.on: date | None = None
        self.by: str | None = None
        self.of_its_own = False
        self._cited: tuple[str, ...] = ()
        self._verified_on: list[date] = []

    def take_verification(self, verification: Verification) -> None:
        """Take a verdict; one that says `superseded` is none."""
        if verification.outcome is not Outcome.SUPERSEDED:
            self.of_its_own = True
            self._take(verification.outcome, verification.date, verification.by, verification.evidence)

    def take_statement(self, statement: Statement) -> None:
        """Take a statement that covers the recommendation and says that it is verified."""
        self._take(Outcome.VERIFIED, statement.date, statement.by, ())

    def _take(self, outcome: Outcome, on: date, by: str, cited: tuple[str, ...]) -> None:
        self.outcome, self.on, self.by, self._cited = outcome, on, by, cited
        if outcome is Outcome.VERIFIED:
            self._verified_on.append(on)

    def first_verified_since(self, day: date | None) -> date | None:
        """Return the date of the first `verified` verdict since `day` (None: ever)."""
        for on in self._verified_on:
            if day is None or on >= day:
                return on
        return None

    def earliest_expiry(self, evidence: Mapping[str, Evidence], day: date) -> date | None:
        """Return the earliest expiry, passed by `day`, of the evidence that the verdict cites and that is there."""
        expired = None
        for each in self._cited:
            item = evidence.get(each)
            if item is not None and item.expires and has_expired(item, day) and item.own_day <= day:
                expired = item.expires if expired is None else min(expired, item.expires)
        return expired


# The state of a recommendation on a day; its flags; done on; closed on; closed by; retest due since.
_Standing = tuple[State, tuple[Flag, ...], date | None, date | None, Word | None, date | None]


class StatusHistory:
    """What was made of a recommendation, day by day: its reports, its verdicts, its closings, and so its state."""

    __slots__ = (
        *("_closed", "_evidence", "_pending", "_settled", "_was_verified", "_was_withdrawn", "_withdrawn"),
        *("reports", "verdicts"),
    )

    def __init__(self, recommendation: Recommendation, actions: Iterable[Action], evidence: Iterable[Evidence]) -> None:
        """Begin with nothing said, and open."""
        self.reports = Reports(recommendation, actions)
        self.verdicts = Verdicts()
        self._evidence = {item.id: item for item in evidence}
        self._pending: list[tuple[date, Word]] = []
        self._closed: tuple[date, Word] | None = None
        self._withdrawn: tuple[date, Word] | None = None
        self._was_verified = self._was_withdrawn = False
        self._settled: _Standing | None = None

    def take_update(self, of_action: tuple[str, Update]) -> None:
        """Take what an action owner says of an action, given by its id."""
        reports = self.reports
        before = reports.reported, reports.all_withdrawn
        reports.take_update(of_action)
        # Else it says again what was said, and there is no verdict that it could be newer than.
        if self.verdicts.outcome is not None or before != (reports.reported, reports.all_withdrawn):
            self._settled = None

    def take_verification(self, verification: Verification) -> None:
        """Take a verdict, or that it was superseded."""
        self.verdicts.take_verification(verification)
        self._settled = None
        if verification.outcome is Outcome.SUPERSEDED:
            self.close(verification.date, Outcome.SUPERSEDED)

    def take_statement(self, statement: Statement) -> None:
        """Take a statement that covers the recommendation."""
        self._settled = None
        match statement.says:
            case Says.IMPLEMENTED:
                self.reports.take_statement(statement)
            case Says.VERIFIED:
                self.verdicts.take_statement(statement)
            case Says.SUPERSEDED:
                self.close(statement.date, Says.SUPERSEDED)

    def take_expiry(self, _: object) -> None:
        """Take that evidence came that will expire, or has expired."""
        self._settled = None

    def close(self, day: date, by: Word) -> None:
        """Take that it was rejected or superseded."""
        self._pending.append((day, by))
        self._settled = None

    def state_on(self, day: date) -> _Standing:
        """Return the state at the end of `day`, when every entry up to it has been taken, as `Span` has its fields."""
        if self._settled is None:
            self._settled = self._on(day)
        return self._settled

    def _on(self, day: date) -> _Standing:
        state, retest_since, flags = self._unless_closed(day)
        closed = self._now_closed(state, day)
        if closed:
            return State.CLOSED_NOT_IMPLEMENTED, (), None, *closed, None
        if state is State.VERIFIED:
            self._was_verified = True
        elif self._was_verified and state is not State.VERIFICATION_LAPSED:
            flags = (Flag.REOPENED, *flags)
        return state, flags, self._done_on(state), None, None, retest_since

    def _unless_closed(self, day: date) -> tuple[State, date | None, tuple[Flag, ...]]:
        """Return the state by the verdict and, where there is none that counts, as it is reported."""
        reports, outcome, on = self.reports, self.verdicts.outcome, self.verdicts.on
        if outcome is None or on is None:
            return STATE_REPORTED[reports.reported], None, ()
        if outcome is Outcome.VERIFIED:
            if reports.fell_on is not None and on < reports.fell_on:
                return STATE_REPORTED[reports.reported], None, ()
            expired = self.verdicts.earliest_expiry(self._evidence, day)
            return (State.VERIFICATION_LAPSED if expired else State.VERIFIED), expired, ()
        if reports.newest() > on:
            return STATE_REPORTED[reports.reported], None, ()
        flags = (Flag.REJECTED_BY_VERIFIER,) if reports.reported is Status.IMPLEMENTED else ()
        under_way = flags or reports.reported is Status.IN_PROGRESS or outcome is Outcome.PARTLY_VERIFIED
        return (State.IN_PROGRESS if under_way else STATE_REPORTED[reports.reported]), None, flags

    def _now_closed(self, state: State, day: date) -> tuple[date, Word] | None:
        """Return since when and why it is closed; what was done on the day it was closed stays done."""
        if self._pending:
            if self._closed is None and state not in DONE:
                self._closed = self._pending[0]
            self._pending = []
        withdrawn = self.reports.all_withdrawn
        if withdrawn and not self._was_withdrawn:
            self._withdrawn = None if state in DONE else (self.reports.last_on or day, Status.WITHDRAWN)
        self._was_withdrawn = withdrawn
        if not withdrawn or self._withdrawn is None:
            return self._closed
        return min(self._closed or self._withdrawn, self._withdrawn)

    def _done_on(self, state: State) -> date | None:
        verdicts, reports = self.verdicts, self.reports
        claimed = reports.reported_on if reports.reported is Status.IMPLEMENTED else None
        if state is State.IMPLEMENTED:
            return claimed
        if state is not State.VERIFIED and state is not State.VERIFICATION_LAPSED:
            return None
        verified = verdicts.first_verified_since(reports.fell_on)
        if claimed is None or verified is None:
            return claimed or verified
        return min(claimed, verified)
