"""A register → how many entries of each kind it holds, in all and by a day.

Takes a register and a day; returns numbers.
"""

from datetime import date
from typing import NamedTuple

from tracker.register.records import Register
from tracker.register.schema.entries import Entry
from tracker.register.schema.recommendations import Recommendation, Source, Statement
from tracker.register.schema.response import (
    Action,
    Answer,
    Escalation,
    Evidence,
    Extension,
    Handover,
    Update,
    Verification,
)
from tracker.register.schema.supporting import Concern, Decision, Meeting, Observation
from tracker.register.walk import entries

KINDS: tuple[type[Entry], ...] = (
    Source,
    Statement,
    Recommendation,
    Answer,
    Action,
    Update,
    Evidence,
    Verification,
    Extension,
    Handover,
    Escalation,
    Meeting,
    Decision,
    Concern,
    Observation,
)


class Tally(NamedTuple):
    """How many entries of a kind there are; `by_day`: of them those dated by the day."""

    kind: type[Entry]
    on_file: int
    by_day: int


def tally(register: Register, as_at: date) -> list[Tally]:
    """Return a tally of each kind of entry."""
    days: dict[type[Entry], list[date | None]] = {kind: [] for kind in KINDS}
    for each in entries(register, frozenset(KINDS)):
        days[type(each.entry)].append(each.day)
    return [
        Tally(kind, len(of_kind), sum(day is not None and day <= as_at for day in of_kind))
        for kind, of_kind in days.items()
    ]
