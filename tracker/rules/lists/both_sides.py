"""A register → of each recommendation, the last claim that it is done beside the last verdict of its own.

Takes values, returns values. A plain fact: one keeper recording both sides is normal life, and no exception.
"""

from datetime import date
from typing import NamedTuple

from tracker.dates import last_day
from tracker.register.records import Register
from tracker.register.schema.response import Response, Update, Verification
from tracker.rules.history.newest import newest
from tracker.vocabulary import Status


class BothSides(NamedTuple):
    """What was claimed and what was found of a recommendation; one of the two may be missing."""

    recommendation: str
    claim: Update | None
    verdict: Verification | None

    @property
    def last(self) -> date:
        """Return the last day of either side."""
        return max(last_day(each.date) for each in (self.claim, self.verdict) if each)


def both_sides(register: Register, as_at: date) -> tuple[BothSides, ...]:
    """Return the two sides of every recommendation that has either on a day, the latest first."""
    of_each = (
        BothSides(id, _claim(response, as_at), newest(response.verifications, as_at))
        for id in register.recommendations
        if (response := register.responses.get(id)) is not None
    )
    recorded = (sides for sides in of_each if sides.claim or sides.verdict)
    return tuple(sorted(recorded, key=lambda sides: sides.last, reverse=True))


def _claim(response: Response, as_at: date) -> Update | None:
    updates = (update for action in response.actions for update in action.updates)
    return newest((update for update in updates if update.status is Status.IMPLEMENTED), as_at)
