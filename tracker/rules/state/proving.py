"""Which evidence and which verdicts on a recommendation count on a day.

Takes a response and a day, returns its entries.
"""

from collections.abc import Iterator
from datetime import date

from tracker.register.schema.response import Evidence, Response, Verification
from tracker.vocabulary import Outcome, Stance


def supporting(response: Response | None, as_at: date) -> Iterator[Evidence]:
    """Yield the evidence for what is claimed, in the order of the file."""
    return _located(response, as_at, Stance.SUPPORTS)


def contradicting(response: Response | None, as_at: date) -> Iterator[Evidence]:
    """Yield the evidence for the contrary, in the order of the file."""
    return _located(response, as_at, Stance.CONTRADICTS)


def _located(response: Response | None, as_at: date, stance: Stance) -> Iterator[Evidence]:
    for item in response.evidence if response else ():
        if item.stance is stance and item.is_located and item.own_day <= as_at:
            yield item


def verdicts(response: Response | None, as_at: date) -> Iterator[Verification]:
    """Yield the recommendation's own verdicts, in the order of the file; one that says superseded judges nothing."""
    for verification in response.verifications if response else ():
        if verification.outcome is not Outcome.SUPERSEDED and verification.date <= as_at:
            yield verification
