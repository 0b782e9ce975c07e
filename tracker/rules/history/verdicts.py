"""What verifiers say of a recommendation: in verifications of its own, and in statements about its source.

Takes verdicts in the order of their days; of one day only the last counts.
"""

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from tracker.dates import first_day
from tracker.register.schema.response import Evidence
from tracker.rules.history.settled import has_expired
from tracker.vocabulary import Outcome


class Verdict(NamedTuple):
    """A verdict. `cited`: the ids of the evidence that it rests on; `by`: who gave it."""

    outcome: Outcome
    on: date
    by: str
    cited: tuple[str, ...] = ()


class Verdicts:
    """The verdicts so far. `upheld_on`: the newest that upholds a part at least; `verified_on`: that upholds all.

    `undone_by`: the newest first day of one that says that not all is done.
    """

    __slots__ = ("_evidence", "last", "undone_by", "upheld_on", "verified_on")

    def __init__(self, evidence: Mapping[str, Evidence]) -> None:
        """Begin with no verdict. `evidence`: what a verdict may cite and will expire, by id."""
        self._evidence = evidence
        self.last: Verdict | None = None
        self.upheld_on = self.verified_on = self.undone_by = date.min

    def take(self, verdict: Verdict) -> None:
        """Take the last verdict of a day."""
        self.last = verdict
        if verdict.outcome is not Outcome.NOT_VERIFIED:
            self.upheld_on = verdict.on
        if verdict.outcome is Outcome.VERIFIED:
            self.verified_on = verdict.on
        else:
            self.undone_by = max(self.undone_by, first_day(verdict.on))

    def earliest_expiry(self, day: date) -> date | None:
        """Return the earliest expiry, passed by a day, of the evidence that the last verdict cites."""
        if self.last is None or not self._evidence:
            return None
        expired = None
        for id in self.last.cited:
            item = self._evidence.get(id)
            if item is not None and item.expires and has_expired(item, day) and item.own_day <= day:
                expired = item.expires if expired is None else min(expired, item.expires)
        return expired
