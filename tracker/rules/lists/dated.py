"""A recommendation → everything dated that the register says of it, by a day.

Takes a register, returns its entries as they are with where each stands; decides nothing.
"""

from collections.abc import Iterator
from datetime import date
from typing import Literal, NamedTuple

from tracker.register.records import ASKED, CONCERNS, MEETINGS, Register, covers, response_path
from tracker.register.schema.entries import Entry
from tracker.register.schema.response import Response
from tracker.vocabulary import Covers

Moment = Literal["issued", "made", "answered", "resolved"]


class Dated(NamedTuple):
    """An entry on its day. `moment`: which of its days it is; `of`: the action or meeting that it belongs to, or ""."""

    on: date
    moment: Moment
    entry: Entry
    path: str
    of: str = ""


def dated(register: Register, id: str, as_at: date) -> tuple[Dated, ...]:
    """Return everything dated about a recommendation up to a day, oldest first."""
    found = [each for each in _all(register, id) if each.on <= as_at]
    return tuple(sorted(found, key=lambda each: each.on))


def _all(register: Register, id: str) -> Iterator[Dated]:
    recommendation = register.recommendations[id]
    source, issued_on = register.sources[recommendation.source], register.issued_on(recommendation)
    yield Dated(source.issued_on, "issued", source, ASKED)
    for statement in source.statements:
        if statement.covers is None or statement.covers is Covers.SOME or covers(statement, id, issued_on):
            yield Dated(statement.date, "made", statement, ASKED)
    if id in register.responses:
        yield from answered(register.responses[id], response_path(id))
    for meeting in register.meetings:
        for decision in meeting.decisions:
            if id in decision.recommendations:
                yield Dated(meeting.date, "made", decision, MEETINGS, meeting.id)
                if decision.done_on:
                    yield Dated(decision.done_on, "resolved", decision, MEETINGS, meeting.id)
    for concern in register.concerns:
        if id in concern.recommendations:
            yield Dated(concern.raised_on, "made", concern, CONCERNS)
            yield from (Dated(step.date, "made", step, CONCERNS, concern.id) for step in concern.steps)
            if concern.resolved_on:
                yield Dated(concern.resolved_on, "resolved", concern, CONCERNS)


def answered(response: Response, path: str) -> Iterator[Dated]:
    """Yield everything dated in a response file, in no order of days."""
    yield from (Dated(answer.date, "made", answer, path) for answer in response.answers if answer.date)
    for extension in response.extensions:
        yield Dated(extension.agreed_on, "made", extension, path)
    for handover in response.handovers:
        yield Dated(handover.date, "made", handover, path)
    for action in response.actions:
        yield from (Dated(each.date, "made", each, path, action.id) for each in action.updates)
        yield from (Dated(each.agreed_on, "made", each, path, action.id) for each in action.extensions)
    for item in response.evidence:
        yield Dated(item.own_day, "made", item, path)
    for verification in response.verifications:
        yield Dated(verification.date, "made", verification, path)
    for escalation in response.escalations:
        yield Dated(escalation.date, "made", escalation, path)
        if escalation.answered_on:
            yield Dated(escalation.answered_on, "answered", escalation, path)
