"""A register → how many entries of each kind it holds, in all and by a day.

Takes a register and a day; returns numbers.
"""

from collections.abc import Iterator
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
    Response,
    Update,
    Verification,
)
from tracker.register.schema.supporting import Concern, Decision, Meeting, Observation

KINDS: tuple[type[Entry], ...] = (
    *(Source, Statement, Recommendation, Answer, Action, Update, Evidence, Verification, Extension, Handover),
    *(Escalation, Meeting, Decision, Concern, Observation),
)


class Tally(NamedTuple):
    """How many entries of a kind there are; `by_day`: of them those dated by the day."""

    kind: type[Entry]
    on_file: int
    by_day: int


def tally(register: Register, as_at: date) -> list[Tally]:
    """Return a tally of each kind of entry."""
    days: dict[type[Entry], list[date]] = {kind: [] for kind in KINDS}
    for kind, day in (*_asked(register), *_answered(register), *_beside(register)):
        days[kind].append(day)
    return [Tally(kind, len(all_), sum(day <= as_at for day in all_)) for kind, all_ in days.items()]


_Dated = Iterator[tuple[type[Entry], date]]


def _asked(register: Register) -> _Dated:
    for source in register.sources.values():
        yield Source, source.issued_on
        yield from ((Statement, each.date) for each in source.statements)
    for recommendation in register.recommendations.values():
        yield Recommendation, register.issued_on(recommendation)


def _answered(register: Register) -> _Dated:
    for id, response in register.responses.items():
        yield from _of(response, register.issued_on(register.recommendations[id]))


def _of(response: Response, issued_on: date) -> _Dated:
    yield from ((Answer, each.date or issued_on) for each in response.answers)
    yield from ((Extension, each.agreed_on) for each in response.extensions)
    yield from ((Handover, each.date) for each in response.handovers)
    for action in response.actions:
        yield Action, issued_on
        yield from ((Update, each.date) for each in action.updates)
        yield from ((Extension, each.agreed_on) for each in action.extensions)
    yield from ((Evidence, each.own_day) for each in response.evidence)
    yield from ((Verification, each.date) for each in response.verifications)
    yield from ((Escalation, each.date) for each in response.escalations)


def _beside(register: Register) -> _Dated:
    for meeting in register.meetings:
        yield Meeting, meeting.date
        yield from ((Decision, meeting.date) for _ in meeting.decisions)
    yield from ((Concern, each.raised_on) for each in register.concerns)
    for indicator in register.indicators:
        yield from ((Observation, each.own_day) for each in indicator.observations)
