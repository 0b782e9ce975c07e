"""A register and its spans → the rows of the read model, table by table.

Takes values, returns values; opens no database.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from tracker.dates import as_written
from tracker.register.records import Register
from tracker.register.schema import Evidence, Response
from tracker.register.schema_beside import Concern, Decision, Indicator, Observation
from tracker.rules.course import own_date
from tracker.rules.deadline import Deadline
from tracker.rules.standing import ActionSpan, Span, Spans
from tracker.store import tables

Rows = Iterator[tuple[type[tables.Row], list[tuple[Any, ...]]]]


def rows_of(register: Register, spans: Mapping[str, Spans]) -> Rows:
    """Yield each table with its rows, values in the order of its columns."""
    yield tables.Party, [(each.id, each.name, each.kind, each.part_of) for each in register.parties.values()]
    yield tables.Source, list(_sources(register))
    yield tables.Statement, list(_statements(register))
    yield tables.Recommendation, list(_recommendations(register))
    yield tables.Span, [_span(span) for each in spans.values() for span in each.recommendation]
    yield tables.Action, list(_actions(register))
    parts = (part for each in spans.values() for part in each.actions.values())
    yield tables.ActionSpan, [_action_span(span) for part in parts for span in part]
    yield tables.Entry, [row for each in register.responses.values() for row in _entries(each)]
    yield from _beside(register)


def _text(day: date | None) -> str | None:
    return None if day is None else as_written(day)


def _list(words: Iterable[str]) -> str:
    return ",".join(words)


def _sources(register: Register) -> Iterator[tuple[Any, ...]]:
    for each in register.sources.values():
        issued_on = as_written(each.issued_on)
        yield each.id, each.title, each.kind, each.issued_by, issued_on, each.expected_count, each.url


def _statements(register: Register) -> Iterator[tuple[Any, ...]]:
    for source in register.sources.values():
        for each in source.statements:
            covers = _list(each.covers) if isinstance(each.covers, tuple) else each.covers
            said = (each.says, _text(each.expected), each.at_least, covers, each.text, each.certainty, each.reported_in)
            yield source.id, each.line, as_written(each.date), each.by, *said


def _recommendations(register: Register) -> Iterator[tuple[Any, ...]]:
    for number, each in enumerate(register.recommendations.values()):
        asked = (each.title, each.wording, each.wording_status, each.summary, each.theme, each.owner)
        yield each.id, number, each.source, each.reference, *asked, _text(each.due), each.due_basis, each.line


def _actions(register: Register) -> Iterator[tuple[Any, ...]]:
    for response in register.responses.values():
        for number, each in enumerate(response.actions):
            what = (each.title, each.owner, _text(each.due), _list(each.limbs), each.line)
            yield each.id, response.recommendation, number, *what


def _deadline(deadline: Deadline) -> tuple[Any, ...]:
    original, now, extensions, second_on, told_late_on = deadline
    return _text(original), _text(now), extensions, _text(second_on), _text(told_late_on)


def _span(span: Span) -> tuple[Any, ...]:
    return (
        span.recommendation,
        span.from_date.isoformat(),
        span.to_date.isoformat() if span.to_date else tables.OPEN_END,
        span.state,
        _list(span.flags),
        _text(span.done_on),
        _text(span.closed_on),
        span.closed_by,
        _text(span.retest_since),
        span.reported,
        _text(span.reported_on),
        _text(span.fell_on),
        span.verdict,
        _text(span.verdict_on),
        span.verdict_by,
        span.owner,
        span.acceptance,
        *_deadline(span.deadline),
        span.evidence,
        _text(span.last_activity),
        span.own_claim,
    )


def _action_span(span: ActionSpan) -> tuple[Any, ...]:
    return (
        span.action,
        span.from_date.isoformat(),
        span.to_date.isoformat() if span.to_date else tables.OPEN_END,
        span.status,
        _text(span.implemented_on),
        *_deadline(span.deadline),
        _text(span.updated_on),
        _text(span.expected),
    )


_PLAIN = ("first_hand", "public")


def _entries(response: Response) -> Iterator[tuple[Any, ...]]:
    """Yield the dated entries of a response file: recommendation, line, kind, date, action, word, by, text, …"""
    id = response.recommendation
    if given := response.acceptance:
        yield (
            id,
            given.line,
            "acceptance",
            as_written(given.date),
            None,
            given.decision,
            given.by,
            given.reason,
            *_PLAIN,
        )
    for action, extensions in [(None, response.extensions), *((each.id, each.extensions) for each in response.actions)]:
        for each in extensions:
            agreed = (action, as_written(each.due), each.agreed_by, each.reason, _PLAIN[0], each.marking)
            yield id, each.line, "extension", as_written(each.agreed_on), *agreed
    for handover in response.handovers:
        over = (None, handover.to, handover.from_, handover.reason, *_PLAIN)
        yield id, handover.line, "handover", as_written(handover.date), *over
    for owned in response.actions:
        for update in owned.updates:
            claimed = (owned.id, update.status, update.by, update.note, update.certainty, update.marking)
            yield id, update.line, "update", as_written(update.date), *claimed
    yield from (_evidence(id, item) for item in response.evidence)
    for verdict in response.verifications:
        found = (None, verdict.outcome, verdict.by, verdict.note, verdict.certainty, verdict.marking)
        yield id, verdict.line, "verification", as_written(verdict.date), *found
    for step in response.escalations:
        put = (None, step.to, step.by, step.reason, _PLAIN[0], step.marking)
        yield id, step.line, "escalation", as_written(step.date), *put


def _evidence(recommendation: str, item: Evidence) -> tuple[Any, ...]:
    shown = (None, item.kind, None, f"{item.id}: {item.title}. {item.shows}", item.certainty, item.marking)
    return recommendation, item.line, "evidence", as_written(own_date(item)), *shown


def _beside(register: Register) -> Rows:
    meetings = register.meetings
    yield tables.Meeting, [(each.id, as_written(each.date), each.body, each.title, each.status) for each in meetings]
    yield tables.Decision, [_decision(meeting.id, each) for meeting in meetings for each in meeting.decisions]
    yield tables.Concern, [_concern(each) for each in register.concerns]
    figures = ((indicator, each) for indicator in register.indicators for each in indicator.observations)
    yield tables.Observation, [_observation(indicator, each) for indicator, each in figures]


def _decision(meeting: str, decision: Decision) -> tuple[Any, ...]:
    about = _list(decision.recommendations)
    dates = (_text(decision.due), _text(decision.done_on))
    return meeting, decision.id, decision.text, decision.outcome, about, decision.owner, *dates, decision.marking


def _concern(concern: Concern) -> tuple[Any, ...]:
    raised = (concern.id, concern.kind, as_written(concern.raised_on), concern.raised_by, concern.text)
    about, resolved_on = _list(concern.recommendations), _text(concern.resolved_on)
    return *raised, about, resolved_on, concern.resolution, concern.marking


def _observation(indicator: Indicator, figure: Observation) -> tuple[Any, ...]:
    published = (
        _text(figure.published_on),
        figure.title,
        figure.url,
        figure.approximate,
        figure.note,
        figure.certainty,
    )
    of_what = (indicator.id, figure.line, indicator.title, indicator.unit)
    return *of_what, as_written(figure.as_of), float(figure.value), *published
