"""Which items of evidence count on a day: those that are visible and say where they are, by what they show.

Takes a response and a day, returns its entries.
"""

from collections.abc import Iterator
from datetime import date

from tracker.register.schema.response import Evidence, Response
from tracker.vocabulary import Stance


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
