"""A position and its exceptions → plain values, in the shapes that the commands print and the exports hold.

Takes values, returns values made of dicts, lists, text and numbers. A day is text, a month its last day; a missing
value is None, never 0 or "".
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import is_dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from tracker.dates import as_written
from tracker.outputs.position_columns import NO_ANSWER, OF_CLOCKS, OF_EXCEPTIONS, OF_POSITION
from tracker.register.records import Register
from tracker.register.schema.meanings import declared_fields
from tracker.register.schema.restricted import Restricted
from tracker.rules.exceptions.case import OversightException
from tracker.rules.series.quarters import Quarter
from tracker.rules.state.position import ActionStanding, Position, Standing
from tracker.rules.state.sources import SourceStanding
from tracker.vocabulary import AnswerKind, State
from tracker.words.exceptions import clears, message

if TYPE_CHECKING:  # its module imports numpy, which a command that prints no forecast need not wait for
    from tracker.rules.series.forecast import Backtest, Expectation, Forecast

Plain = dict[str, Any]

FLAT = tuple(column.name for column in (*OF_CLOCKS, *OF_POSITION))  # of a table with a row for each recommendation
EXCEPTION = tuple(column.name for column in OF_EXCEPTIONS)


def position_data(register: Register, position: Position, commit: str | None, recorded_on: date | None = None) -> Plain:
    """Return a position: `{as_at, known_at, commit, sources, recommendations}`; known_at None is the working tree."""
    return {
        "as_at": position.as_at.isoformat(),
        "known_at": _iso(recorded_on),
        "commit": commit,
        "sources": [_source(each) for each in position.sources.values()],
        "recommendations": [recommendation_data(register, each) for each in position.standings.values()],
    }


def recommendation_data(register: Register, standing: Standing) -> Plain:
    """Return where one recommendation stands."""
    span = standing.span
    asked = register.recommendations[span.recommendation]
    return {
        "id": asked.id,
        "source": asked.source,
        "reference": asked.reference,
        "title": asked.title,
        "issued_on": _iso(span.issued_on),
        "priority": asked.priority.value if asked.priority else None,
        "owner": span.owner,
        "owners": list(standing.owners),
        "answer": span.answer.value if span.answer else None,
        "state": span.state.value,
        "reported": span.reported.value,
        "verdict": span.verdict.value if span.verdict else None,
        "done_on": _iso(span.done_on),
        "reopened_on": _iso(span.reopened_on),
        "due_original": _iso(span.deadline.original),
        "due_basis": asked.due_basis.value,
        "due_now": _iso(span.deadline.now),
        "slipped_days": span.deadline.slipped_days,
        "extensions": span.deadline.extensions,
        "timeliness": standing.timeliness.value,
        "days": standing.days,
        "evidence": span.evidence,
        "contradicting": span.contradicting,
        "last_activity": _iso(span.last_activity),
        "flags": [flag.value for flag in span.flags],
        "actions": [_action(each) for each in standing.actions],
    }


def flat_rows(whole: Plain) -> list[Plain]:
    """Return the position `whole` with a row for each recommendation, its actions as a list of texts."""
    shared = {name: whole[name] for name in ("as_at", "known_at", "commit")}
    return [
        shared | each | {"actions": [f"{action['id']} {action['status']}" for action in each["actions"]]}
        for each in whole["recommendations"]
    ]


def flat_actions(whole: Plain) -> list[Plain]:
    """Return the position `whole` with a row for each action."""
    return [{"recommendation": each["id"], **action} for each in whole["recommendations"] for action in each["actions"]]


def flat_sources(whole: Plain) -> list[Plain]:
    """Return the position `whole` with a row for each source, a column for each state and each answer: 0 is counted."""
    return [
        {
            **each,
            **{f"state_{state}": each["states"].get(state, 0) for state in State},
            **{f"answer_{answer}": each["answers"].get(answer, 0) for answer in (*AnswerKind, NO_ANSWER)},
            **{f"stated_{what}": number for what, number in each["stated"].items()},
        }
        for each in whole["sources"]
    ]


def exceptions_data(register: Register, exceptions: Iterable[OversightException]) -> list[Plain]:
    """Return exceptions in their order, each with its sentence and what would end it."""
    return [
        {
            "rule": each.rule.value,
            "severity": each.rule.severity,
            "kind": each.kind,
            "subject": each.subject,
            "since": each.since.isoformat(),
            "days": each.days,
            "message": message(register, each),
            "clears": clears(each),
        }
        for each in exceptions
    ]


def progress_data(series: Iterable[Quarter]) -> list[Plain]:
    """Return the counts at the end of each quarter, oldest first; states that nothing is in are left out."""
    return [
        {
            "quarter": each.quarter,
            "ends": each.ends.isoformat(),
            "to_date": each.to_date,
            "states": {state.value: number for state, number in each.states.items()},
            "overdue": each.overdue,
            "unreported": each.unreported,
        }
        for each in series
    ]


def flat_quarters(series: Iterable[Quarter]) -> list[Plain]:
    """Return the series with a column for each state; where nothing is in a state, that is counted: 0.

    `by_statement`: how many of all, in whatever state, a statement about their source alone put there.
    """
    return [
        {
            "quarter": each.quarter,
            "ends": each.ends.isoformat(),
            "to_date": "to date" if each.to_date else "",
            **{state.value: each.states.get(state, 0) for state in State},
            "overdue": each.overdue,
            "unreported": each.unreported,
            "by_statement": sum(each.by_statement.values()),
        }
        for each in series
    ]


def forecast_data(forecast: "Forecast") -> Plain:
    """Return a forecast and what came of earlier ones; without history enough, every figure of it is None."""
    now = forecast.now
    return {
        "enough_history": now.enough_history,
        "open": now.open,
        "completions": now.completions,
        "median": _iso(now.median),
        "p85": _iso(now.p85),
        "chance_by_last_deadline": now.chance,
        "last_deadline": _iso(now.last_deadline),
        "backtest": [_backtest(each) for each in forecast.backtest],
        "last_deadline_inferred": now.inferred if now.last_deadline else None,
        "expected": [_expectation(each) for each in forecast.expected],
    }


def _expectation(each: "Expectation") -> Plain:
    return {**each._asdict(), "said_on": _iso(each.said_on), "expected": _iso(each.expected)}


def register_data(register: Register) -> Plain:
    """Return everything that a register says, under the names of its files' fields, in the order of the register."""
    responses = register.responses  # they come in the order in which the folder happens to list its files
    return {
        "register": _record(register.settings),
        "parties": _records(register.parties),
        "sources": _records(register.sources),
        "recommendations": _records(register.recommendations),
        "responses": [_record(responses[id]) for id in register.recommendations if id in responses],
        "meetings": [_record(each) for each in register.meetings],
        "concerns": [_record(each) for each in register.concerns],
        "indicators": [_record(each) for each in register.indicators],
    }


def as_json(value: Any) -> str:
    """Return a plain value as JSON that people can read."""
    return json.dumps(value, indent=1, ensure_ascii=False) + "\n"


def _records(records: Mapping[str, Any]) -> list[Any]:
    return [_record(each) for each in records.values()]


def _record(value: Any) -> Any:
    if is_dataclass(value):
        return {each.written: _record(getattr(value, each.name)) for each in declared_fields(type(value))}
    if isinstance(value, tuple):
        return [_record(each) for each in value]
    if isinstance(value, Restricted):
        return str(value)
    return as_written(value) if isinstance(value, date) else value


def _action(standing: ActionStanding) -> Plain:
    span = standing.span
    return {
        "id": span.action,
        "owner": span.owner,
        "status": span.status.value,
        "upheld": standing.upheld,
        "implemented_on": _iso(span.implemented_on),
        "waiting_on": span.waiting_on,
        "due_now": _iso(span.deadline.now),
        "timeliness": standing.timeliness.value,
        "days": standing.days,
    }


def _source(standing: SourceStanding) -> Plain:
    implemented, verified = standing.stated_implemented, standing.stated_verified
    return {
        "id": standing.id,
        "expected_count": standing.expected_count,
        "on_file": standing.on_file,
        "total": standing.total,
        "last_checked": _iso(standing.last_checked),
        "states": {state.value: number for state, number in standing.states.items()},
        "answers": {answer.value if answer else NO_ANSWER: number for answer, number in standing.answers.items()},
        "stated": {
            "implemented": implemented.at_least if implemented else None,
            "verified": verified.at_least if verified else None,
        },
        "done": standing.done,
        "done_by_statement": standing.done_by_statement,
        "gap": standing.gap,
        "done_from": standing.done_from,
        "done_to": standing.done_to,
    }


def _backtest(backtest: "Backtest") -> Plain:
    return {
        "made_on": backtest.then.made_on.isoformat(),
        "median": _iso(backtest.then.median),
        "p85": _iso(backtest.then.p85),
        "ended_on": _iso(backtest.ended_on),
        "inside": backtest.inside,
    }


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
