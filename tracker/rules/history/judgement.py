"""What is reported and what was verified → the state, as far as neither closure nor supersession is looked at.

These are rules 2 to 5 of the state. Takes reports and verdicts of one day's end, returns a judgement.
"""

from datetime import date
from typing import NamedTuple

from tracker.dates import first_day
from tracker.rules.history.reports import MOVING, Reports
from tracker.rules.history.verdicts import Verdicts
from tracker.vocabulary import DONE_OR_LAPSED, Outcome, State, Status

STATE_REPORTED: dict[Status, State] = {
    Status.IMPLEMENTED: State.IMPLEMENTED,
    Status.PARTLY_IMPLEMENTED: State.PARTLY_IMPLEMENTED,
    Status.IN_PROGRESS: State.IN_PROGRESS,
    Status.NOT_STARTED: State.NOT_STARTED,
    Status.NOT_REPORTED: State.NOT_REPORTED,
}
_HEIGHT = {State.VERIFIED: 3, State.VERIFICATION_LAPSED: 2, State.IMPLEMENTED: 1}


class Judgement(NamedTuple):
    """A state by rules 2 to 5. `in_force`: whether a verdict decides it; `retest_since`: the earliest expiry, passed.

    `not_upheld`: whether it is claimed to be implemented, and the verdict in force says that it is not, or not all.
    """

    state: State
    in_force: bool = False
    not_upheld: bool = False
    retest_since: date | None = None

    @property
    def is_done(self) -> bool:
        """Return whether it is done or lapsed."""
        return self.state in DONE_OR_LAPSED

    def is_below(self, other: "Judgement") -> bool:
        """Return whether this state is a lower one: verified, then lapsed, then implemented, then all others."""
        return _HEIGHT.get(self.state, 0) < _HEIGHT.get(other.state, 0)


_BY_REPORT = {status: Judgement(state) for status, state in STATE_REPORTED.items()}


def judge(reports: Reports, verdicts: Verdicts, day: date) -> Judgement:
    """Return the state at the end of a day."""
    verdict, reported = verdicts.last, reports.reported
    if verdict is None:
        return _BY_REPORT[reported]
    if verdict.outcome is Outcome.VERIFIED:
        # A month counts from its first day where it takes something back.
        if reports.fell_on is not None and verdict.on < first_day(reports.fell_on):
            return _BY_REPORT[reported]
        expired = verdicts.earliest_expiry(day)
        return Judgement(State.VERIFICATION_LAPSED if expired else State.VERIFIED, True, False, expired)
    in_part = verdict.outcome is Outcome.PARTLY_VERIFIED
    if reports.claimed_by(partly=not in_part) > verdict.on:
        return _BY_REPORT[reported]
    not_upheld = reported is Status.IMPLEMENTED
    if in_part:
        return Judgement(State.PARTLY_VERIFIED, True, not_upheld)
    return Judgement(State.IN_PROGRESS if reported in MOVING else STATE_REPORTED[reported], True, not_upheld)
