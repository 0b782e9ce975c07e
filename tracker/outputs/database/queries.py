"""Rows → what is asked of them.

SQL selects, and computes nothing: timeliness and everything else that is arithmetic on the day comes from `rules`.
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlalchemy import Engine, select
from sqlalchemy.exc import SQLAlchemyError

from tracker.dates import day_from
from tracker.outputs.database import tables
from tracker.outputs.database.rows import OPEN_END
from tracker.register.records import Register
from tracker.rules.state.deadline import Deadline
from tracker.rules.state.position import Position, assembled, standing
from tracker.rules.state.standing import ActionSpan, Span
from tracker.vocabulary import Decision, Flag, Outcome, State, Status, Word

ReadModel = Engine
NoAnswer = SQLAlchemyError  # what who asks has to catch

_SPAN, _PART = tables.table_of(tables.Span), tables.table_of(tables.ActionSpan)
_CLOSED_BY: dict[str, Word] = {
    Decision.REJECTED.value: Decision.REJECTED,
    Status.WITHDRAWN.value: Status.WITHDRAWN,
    Outcome.SUPERSEDED.value: Outcome.SUPERSEDED,
}


def position(engine: Engine, register: Register, as_at: date) -> Position:
    """Return where everything stands on the day `as_at`: the spans that it lies in, and what follows from them."""
    day = as_at.isoformat()
    spans = select(_SPAN).where(_SPAN.c.from_date <= day, day < _SPAN.c.to_date).order_by(_SPAN.c.number)
    parts = select(_PART).where(_PART.c.from_date <= day, day < _PART.c.to_date).order_by(_PART.c.number)
    actions: dict[str, list[ActionSpan]] = defaultdict(list)
    with engine.connect() as connection:
        for _, recommendation, *row in connection.execute(parts):
            actions[recommendation].append(_action_span(row))
        found = [_span(row) for _, *row in connection.execute(spans)]
    standings = {
        each.recommendation: standing(register, each, actions.get(each.recommendation, ()), as_at) for each in found
    }
    return assembled(register, standings, as_at)


def _day(text: str | None) -> date | None:
    return None if text is None else day_from(text)


def _span(row: Sequence[Any]) -> Span:
    recommendation, from_date, to_date, state, flags, done_on, closed_on, closed_by, retest_since, *rest = row
    reported, reported_on, fell_on, verdict, verdict_on, verdict_by, owner, acceptance, *rest = rest
    *deadline, evidence, last_activity, own_claim = rest
    return Span(
        recommendation=recommendation,
        from_date=day_from(from_date),
        to_date=None if to_date == OPEN_END else day_from(to_date),
        state=State.of(state),
        flags=tuple(map(Flag.of, flags.split(","))) if flags else (),
        done_on=_day(done_on),
        closed_on=_day(closed_on),
        closed_by=_CLOSED_BY[closed_by] if closed_by else None,
        retest_since=_day(retest_since),
        reported=Status.of(reported),
        reported_on=_day(reported_on),
        fell_on=_day(fell_on),
        verdict=Outcome.of(verdict) if verdict else None,
        verdict_on=_day(verdict_on),
        verdict_by=verdict_by,
        owner=owner,
        acceptance=Decision.of(acceptance) if acceptance else None,
        deadline=_deadline(deadline),
        evidence=evidence,
        last_activity=_day(last_activity),
        own_claim=own_claim,
    )


def _action_span(row: Sequence[Any]) -> ActionSpan:
    action, from_date, to_date, status, implemented_on, *deadline, updated_on, expected = row
    return ActionSpan(
        action=action,
        from_date=day_from(from_date),
        to_date=None if to_date == OPEN_END else day_from(to_date),
        status=Status.of(status),
        implemented_on=_day(implemented_on),
        deadline=_deadline(deadline),
        updated_on=_day(updated_on),
        expected=_day(expected),
    )


def _deadline(row: Sequence[Any]) -> Deadline:
    original, now, extensions, second_on, told_late_on = row
    return Deadline(_day(original), _day(now), extensions, _day(second_on), _day(told_late_on))
