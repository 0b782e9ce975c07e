"""A register and its spans → the rows of the read model, table by table.

Takes values, returns values; opens no database.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from tracker.dates import as_written
from tracker.register.records import Register
from tracker.register.schema.response import Evidence, Response
from tracker.register.schema.supporting import Concern, Decision, Indicator, Observation
from tracker.rules.state.deadline import Deadline
from tracker.rules.state.standing import ActionSpan, Span, Spans

Rows = Iterator[tuple[str, list[tuple[Any, ...]]]]
OPEN_END = "9999-12-31"  # the to_date of a span that has not ended


def rows_of(register: Register, spans: Mapping[str, Spans]) -> Rows:
    """Yield the name of each table with its rows, values in the order of its columns."""
    yield "party", [(each.id, each.name, each.kind, each.part_of) for each in register.parties.values()]
    yield "source", list(_sources(register))
    yield "statement", list(_statements(register))
    yield from rows_of_recommendations(register, spans)
    yield from _beside(register)


def rows_of_recommendations(register: Register, spans: Mapping[str, Spans]) -> Rows:
    """Yield the tables that are about single recommendations: what was asked, what was answered, where it stands."""
    yield "recommendation", list(_recommendations(register))
    stretches = (span for each in spans.values() for span in each.recommendation)
    yield "span", [(number, *_span(span)) for number, span in enumerate(stretches)]
    yield "action", list(_actions(register))
    parts = ((id, part) for id, each in spans.items() for part in each.actions.values())
    owed = ((id, span) for id, part in parts for span in part)
    yield "actionspan", [(number, id, *_action_span(span)) for number, (id, span) in enumerate(owed)]
    entries = ((id, row) for id, each in register.responses.items() for row in _entries(each))
    yield "entry", [(number, id, *row) for number, (id, row) in enumerate(entries)]


@lru_cache(maxsize=65536, typed=True)  # typed: a month and its last day are equal, and not written alike
def _text(day: date | None) -> str | None:
    return None if day is None else as_written(day)


def _list(words: Iterable[str]) -> str:
    return ",".join(words)


def _sources(register: Register) -> Iterator[tuple[Any, ...]]:
    for each in register.sources.values():
        issued_on = _text(each.issued_on)
        yield each.id, each.title, each.kind, each.issued_by, issued_on, each.expected_count, each.url


def _statements(register: Register) -> Iterator[tuple[Any, ...]]:
    for source in register.sources.values():
        for number, each in enumerate(source.statements):
            covers = _list(each.covers) if isinstance(each.covers, tuple) else each.covers
            said = (each.says, _text(each.expected), each.at_least, covers, each.text, each.certainty, each.reported_in)
            yield source.id, number, each.line, _text(each.date), each.by, *said


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
        _text(span.from_date),
        _text(span.to_date) or OPEN_END,
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
        _text(span.from_date),
        _text(span.to_date) or OPEN_END,
        span.status,
        _text(span.implemented_on),
        *_deadline(span.deadline),
        _text(span.updated_on),
        _text(span.expected),
    )


_PLAIN = ("first_hand", "public")


def _entries(response: Response) -> Iterator[tuple[Any, ...]]:
    """Yield the dated entries of a response file: line, kind, date, action, word, by, text, certainty, marking."""
    if given := response.acceptance:
        yield (
            given.line,
            "acceptance",
            _text(given.date),
            None,
            given.decision,
            given.by,
            given.reason,
            *_PLAIN,
        )
    for action, extensions in [(None, response.extensions), *((each.id, each.extensions) for each in response.actions)]:
        for each in extensions:
            agreed = (action, _text(each.due), each.agreed_by, each.reason, _PLAIN[0], each.marking)
            yield each.line, "extension", _text(each.agreed_on), *agreed
    for handover in response.handovers:
        over = (None, handover.to, handover.from_, handover.reason, *_PLAIN)
        yield handover.line, "handover", _text(handover.date), *over
    for owned in response.actions:
        for update in owned.updates:
            claimed = (owned.id, update.status, update.by, update.note, update.certainty, update.marking)
            yield update.line, "update", _text(update.date), *claimed
    yield from (_evidence(item) for item in response.evidence)
    for verdict in response.verifications:
        found = (None, verdict.outcome, verdict.by, verdict.note, verdict.certainty, verdict.marking)
        yield verdict.line, "verification", _text(verdict.date), *found
    for step in response.escalations:
        put = (None, step.to, step.by, step.reason, _PLAIN[0], step.marking)
        yield step.line, "escalation", _text(step.date), *put


def _evidence(item: Evidence) -> tuple[Any, ...]:
    shown = (None, item.kind, None, f"{item.id}: {item.title}. {item.shows}", item.certainty, item.marking)
    return item.line, "evidence", _text(item.own_day), *shown


def _beside(register: Register) -> Rows:
    meetings = register.meetings
    yield "meeting", [(each.id, _text(each.date), each.body, each.title, each.status) for each in meetings]
    yield "decision", [_decision(meeting.id, each) for meeting in meetings for each in meeting.decisions]
    yield "concern", [_concern(each) for each in register.concerns]
    figures = ((indicator, enumerate(indicator.observations)) for indicator in register.indicators)
    yield "observation", [_observation(each, *figure) for each, all_of_it in figures for figure in all_of_it]


def _decision(meeting: str, decision: Decision) -> tuple[Any, ...]:
    about = _list(decision.recommendations)
    dates = (_text(decision.due), _text(decision.done_on))
    return meeting, decision.id, decision.text, decision.outcome, about, decision.owner, *dates, decision.marking


def _concern(concern: Concern) -> tuple[Any, ...]:
    raised = (concern.id, concern.kind, _text(concern.raised_on), concern.raised_by, concern.text)
    about, resolved_on = _list(concern.recommendations), _text(concern.resolved_on)
    return *raised, about, resolved_on, concern.resolution, concern.marking


def _observation(indicator: Indicator, number: int, figure: Observation) -> tuple[Any, ...]:
    published = (
        _text(figure.published_on),
        figure.title,
        figure.url,
        figure.approximate,
        figure.note,
        figure.certainty,
    )
    of_what = (indicator.id, number, figure.line, indicator.title, indicator.unit)
    return *of_what, _text(figure.as_of), float(figure.value), *published
