"""Closed without being implemented: by a refusal that nothing has overtaken, or because every action was withdrawn.

Takes what was answered, reported and verified up to a day's end; looks at each day's end in turn, since a reason that
came when the recommendation was done does not close it.
"""

from datetime import date
from typing import NamedTuple

from tracker.dates import first_day
from tracker.register.schema.response import Answer
from tracker.rules.history.judgement import Judgement
from tracker.rules.history.reports import Reports
from tracker.rules.history.verdicts import Verdicts
from tracker.vocabulary import AnswerKind, Status


class Closing(NamedTuple):
    """Why something is closed, and the first day of the unbroken time in which the reason has held.

    `by`: the first day that the refusal or the last withdrawal can mean, None where its day is not on record; `closes`:
    whether it was neither done nor lapsed when the reason came.
    """

    reason: AnswerKind | Status
    on: date
    by: date | None
    closes: bool


class Closings:
    """The reasons to close a recommendation, as they come and go."""

    __slots__ = ("_refused", "_withdrawn")

    def __init__(self) -> None:
        self._refused: Closing | None = None
        self._withdrawn: Closing | None = None

    def end_day(
        self, on: date, judged: Judgement, refusal: Answer | None, reports: Reports, verdicts: Verdicts
    ) -> Closing | None:
        """Return what closes it at the end of a day, the earliest of two; `refusal`: its answer, where it refuses."""
        if refusal is None and reports.live:  # by far the most
            self._refused = self._withdrawn = None
            return None
        if refusal is None or is_overtaken(refusal, reports, verdicts):
            self._refused = None
        else:
            by = first_day(refusal.date) if refusal.date else None
            self._refused = _since(self._refused, AnswerKind.REJECTED, on, by, judged)
        withdrawn_on = reports.all_withdrawn_on()
        if withdrawn_on is None or max(reports.stated_on, verdicts.upheld_on) >= withdrawn_on:
            self._withdrawn = None
        else:
            self._withdrawn = _since(self._withdrawn, Status.WITHDRAWN, on, first_day(withdrawn_on), judged)
        if self._refused is None and self._withdrawn is None:
            return None
        reasons = [reason for reason in (self._refused, self._withdrawn) if reason is not None and reason.closes]
        return min(reasons, key=lambda reason: reason.on, default=None)


def _since(
    before: Closing | None, reason: AnswerKind | Status, on: date, by: date | None, judged: Judgement
) -> Closing:
    """Return the reason as it goes on, or as it begins."""
    return before._replace(by=by) if before else Closing(reason, on, by, closes=not judged.is_done)


def is_overtaken(refusal: Answer, reports: Reports, verdicts: Verdicts) -> bool:
    """Return whether work, a claim or a verdict came on or after a refusal's first day; of one without a day, ever."""
    since = first_day(refusal.date) if refusal.date else date.min
    newest = max(reports.stated_on, verdicts.upheld_on, *(action.moving_on for action in reports.live), date.min)
    return newest > date.min and newest >= since
