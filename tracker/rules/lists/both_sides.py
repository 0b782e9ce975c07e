"""A register → of each recommendation, the last claim that it is done beside the last verdict of its own.

Takes values, returns values. A plain fact: one keeper recording both sides is normal life, and no exception.
"""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple, TypeVar

from tracker.dates import last_day
from tracker.register.records import Register
from tracker.register.schema.response import Response, Update, Verification
from tracker.vocabulary import Status

_E = TypeVar("_E", Update, Verification)


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
    found = [
        BothSides(id, _claim(response, as_at), _verdict(response, as_at))
        for id in register.recommendations
        if (response := register.responses.get(id)) is not None
    ]
    either = (each for each in found if each.claim or each.verdict)
    return tuple(sorted(either, key=lambda each: each.last, reverse=True))


def _claim(response: Response, as_at: date) -> Update | None:
    claims = [update for action in response.actions for update in action.updates if update.status is Status.IMPLEMENTED]
    return _last(claims, as_at)


def _verdict(response: Response, as_at: date) -> Verification | None:
    return _last(response.verifications, as_at)


def _last(entries: Sequence[_E], as_at: date) -> _E | None:
    """Return the entry of the latest day; of several of one day the one that stands last."""
    visible = [each for each in reversed(entries) if each.date <= as_at]
    return max(visible, key=lambda each: last_day(each.date), default=None)
