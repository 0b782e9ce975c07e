"""Spans at a day → where everything stands: each recommendation, each action, each source.

Timeliness and its days are worked out here and nowhere else. Takes values, returns values; `as_at` is always given.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from tracker import collecting
from tracker.dates import first_day
from tracker.register.records import Register
from tracker.register.schema.recommendations import Source, Statement
from tracker.rules.state.deadline import Deadline
from tracker.rules.state.newest import newest
from tracker.rules.state.standing import ActionSpan, Span, Spans, at
from tracker.rules.state.status_history import STATE_REPORTED
from tracker.vocabulary import DONE, OPEN, Covers, Says, State, Timeliness


class ActionStanding(NamedTuple):
    """Where an action stands on a day; `days` by the table of timeliness."""

    span: ActionSpan
    timeliness: Timeliness
    days: int | None


class Standing(NamedTuple):
    """Where a recommendation stands on a day; `days` by the table of timeliness, actions in the order of the file."""

    span: Span
    timeliness: Timeliness
    days: int | None
    actions: tuple[ActionStanding, ...]


class SourceStanding(NamedTuple):
    """Where a source stands on a day. `done_from` and `done_to` are None where a statement is contradicted.

    `stated_*`: n of the newest statement of that kind with `at_least: n`. `ranged`: whether a statement that names no
    recommendation is on file, so that a range is what is honest.
    """

    id: str
    expected_count: int
    on_file: int
    states: Mapping[State, int]
    stated_implemented: Statement | None
    stated_verified: Statement | None
    done: int
    done_by_statement: int
    known_not_done: int
    gap: int
    done_from: int | None
    done_to: int | None
    ranged: bool

    @property
    def stated(self) -> Statement | None:
        """Return the statement that claims the most."""
        stated = [each for each in (self.stated_implemented, self.stated_verified) if each]
        return max(stated, key=lambda each: each.at_least or 0, default=None)


class Position(NamedTuple):
    """Where everything stands as at a day: recommendations by id in the order of the register, sources by id."""

    as_at: date
    standings: Mapping[str, Standing]
    sources: Mapping[str, SourceStanding]


def position(register: Register, spans: Mapping[str, Spans], as_at: date) -> Position:
    """Return where everything stands on the day `as_at`."""
    standings = {}
    with collecting.paused():
        for each in register.recommendations.values():
            own = spans[each.id]
            span = at(own.recommendation, as_at)
            if span is not None:
                actions = tuple(found for parts in own.actions.values() if (found := at(parts, as_at)))
                standings[each.id] = standing(register, span, actions, as_at)
    return assembled(register, standings, as_at)


def assembled(register: Register, standings: Mapping[str, Standing], as_at: date) -> Position:
    """Return the position made of the standings of its recommendations."""
    of_source: dict[str, list[Standing]] = {}
    for id, each in standings.items():
        of_source.setdefault(register.recommendations[id].source, []).append(each)
    sources = {
        source.id: _source_standing(source, of_source.get(source.id, ()), as_at)
        for source in register.sources.values()
        if source.issued_on <= as_at
    }
    return Position(as_at, standings, sources)


def standing(register: Register, span: Span, actions: Iterable[ActionSpan], as_at: date) -> Standing:
    """Return where a recommendation stands on a day that lies in `span`, with its actions' spans of that day."""
    issued_on = register.sources[register.recommendations[span.recommendation].source].issued_on
    soon = register.settings.due_soon_days
    timely = timeliness(span.state, span.deadline, span.done_on, span.retest_since, issued_on, as_at, soon)
    return Standing(span, *timely, tuple(_action_standing(each, issued_on, as_at, soon) for each in actions))


def _action_standing(span: ActionSpan, issued_on: date, as_at: date, soon: int) -> ActionStanding:
    state = STATE_REPORTED.get(span.status, State.CLOSED_NOT_IMPLEMENTED)
    return ActionStanding(span, *timeliness(state, span.deadline, span.implemented_on, None, issued_on, as_at, soon))


def timeliness(
    state: State,
    deadline: Deadline,
    done_on: date | None,
    retest_since: date | None,
    issued_on: date,
    as_at: date,
    due_soon_days: int,
) -> tuple[Timeliness, int | None]:
    """Return how something stands against its deadline on the day `as_at`, and in days how much."""
    due = deadline.now
    if state in OPEN:
        if due is None:
            return Timeliness.UNDATED, (as_at - issued_on).days
        left = (due - as_at).days
        if left < 0:
            return (Timeliness.UNREPORTED if state is State.NOT_REPORTED else Timeliness.OVERDUE), -left
        return (Timeliness.DUE_SOON if left <= due_soon_days else Timeliness.ON_TRACK), left
    if state in DONE and deadline.original is not None and done_on is not None:
        past = (first_day(done_on) - deadline.original).days
        if past > 0:
            return Timeliness.LATE, past
        return Timeliness.ON_TIME, max(0, (deadline.original - done_on).days)
    if state is State.VERIFICATION_LAPSED and retest_since is not None:
        return Timeliness.RETEST_DUE, (as_at - retest_since).days
    return Timeliness.NOT_APPLICABLE, None


_KNOWN_NOT_DONE = (
    State.IN_PROGRESS,
    State.NOT_STARTED,
    State.VERIFICATION_LAPSED,
    State.CLOSED_NOT_IMPLEMENTED,
)


def _source_standing(source: Source, standings: Iterable[Standing], as_at: date) -> SourceStanding:
    spans = [each.span for each in standings]
    states = Counter(span.state for span in spans)
    visible = [each for each in source.statements if each.date <= as_at]
    implemented, verified = newest_count(visible, Says.IMPLEMENTED), newest_count(visible, Says.VERIFIED)
    stated = max((each.at_least or 0 for each in (implemented, verified) if each), default=0)
    done = sum(states[state] for state in DONE)
    done_from = max(done, stated)
    known_not_done = sum(states[state] for state in _KNOWN_NOT_DONE)
    done_to = len(spans) - known_not_done
    contradicted = done_from > done_to
    return SourceStanding(
        id=source.id,
        expected_count=source.expected_count,
        on_file=len(spans),
        states={state: states[state] for state in State if states[state]},
        stated_implemented=implemented,
        stated_verified=verified,
        done=done,
        done_by_statement=sum(span.state in DONE and not span.own_claim for span in spans),
        known_not_done=known_not_done,
        gap=max(0, stated - done),
        done_from=None if contradicted else done_from,
        done_to=None if contradicted else done_to,
        ranged=bool(stated) or any(_names_none(each) for each in visible),
    )


def newest_count(statements: Iterable[Statement], says: Says) -> Statement | None:
    """Return the newest statement of a kind that says how many at least, or None; of one day the last in the file."""
    return newest(each for each in statements if each.says is says and each.at_least is not None)


def _names_none(statement: Statement) -> bool:
    return statement.says in (Says.IMPLEMENTED, Says.VERIFIED) and statement.covers is Covers.SOME
