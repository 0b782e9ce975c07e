"""A source on a day: how many are done, how many may be, and what statements about it as a whole say of that.

Takes spans of a day, returns counts. A statement that names a number and no list is about all that the source made.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from tracker.dates import first_day, last_day
from tracker.register.schema.recommendations import Source, Statement
from tracker.rules.history.newest import newest
from tracker.rules.state.spans import Span
from tracker.vocabulary import DONE, OPEN, AnswerKind, Covers, Outcome, Says, State

_OWN_WORD_SAYS_NOT = frozenset({State.PARTLY_VERIFIED, State.PARTLY_IMPLEMENTED, State.IN_PROGRESS, State.NOT_STARTED})


class Counted(NamedTuple):
    """A statement that is counted: it says that at least `at_least` are done, of its list, or (None) of all."""

    statement: Statement
    at_least: int
    listed: frozenset[str] | None


class SourceStanding(NamedTuple):
    """Where a source stands on a day. `total`: how many it made, as far as is on record.

    `known_open`: how many of those known not done are open. `done_from` and `done_to`: how many may be done, None where
    a counted statement leaves no room; `counted`: the statements that make it a range; `widest`: the one with the
    largest gap. `stated_*`: the newest statement of that kind that names a number and no list.
    """

    id: str
    expected_count: int | None
    on_file: int
    total: int
    last_checked: date | None
    states: Mapping[State, int]
    answers: Mapping[AnswerKind | None, int]
    stated_implemented: Statement | None
    stated_verified: Statement | None
    done: int
    done_by_statement: int
    known_not_done: int
    known_open: int
    gap: int
    done_from: int | None
    done_to: int | None
    counted: tuple[Counted, ...]
    contradicted: Counted | None
    contradicted_room: int
    widest: Counted | None

    @property
    def ranged(self) -> bool:
        """Return whether a range is what is honest: a statement that says how many is on file."""
        return bool(self.counted)


def source_standing(source: Source, spans: Sequence[Span], as_at: date) -> SourceStanding:
    """Return where a source stands on a day; `spans`: of its recommendations, of that day."""
    counted = tuple(_counted(source, as_at))
    done = {span.recommendation for span in spans if span.state in DONE}
    not_done = {span.recommendation for span in spans if _is_known_not_done(span, counted)}
    of_all = [each.at_least for each in counted if each.listed is None] if source.expected_count is None else []
    total = max(len(spans), source.expected_count or 0, *of_all, 0)
    gaps = [(each.at_least - len(_within(done, each)), each) for each in counted]
    gap, widest = max(gaps, key=lambda pair: pair[0], default=(0, None))
    rooms = [(each, _room(each, total, not_done)) for each in counted]
    contradicted, room = next(((each, room) for each, room in rooms if each.at_least > room), (None, 0))
    gap = max(gap, 0)
    states = Counter(span.state for span in spans)
    return SourceStanding(
        id=source.id,
        expected_count=source.expected_count,
        on_file=len(spans),
        total=total,
        last_checked=max((last_day(each.date) for each in source.checks if each.date <= as_at), default=None),
        states={state: states[state] for state in State if states[state]},
        answers=Counter(span.answer for span in spans),
        stated_implemented=_newest_number(source, Says.IMPLEMENTED, as_at),
        stated_verified=_newest_number(source, Says.VERIFIED, as_at),
        done=len(done),
        done_by_statement=sum(span.by_statement for span in spans if span.state in DONE),
        known_not_done=len(not_done),
        known_open=sum(span.state in OPEN for span in spans if span.recommendation in not_done),
        gap=gap,
        done_from=None if contradicted else len(done) + gap,
        done_to=None if contradicted else total - len(not_done),
        counted=counted,
        contradicted=contradicted,
        contradicted_room=room,
        widest=widest if gap else None,
    )


def _within(ids: set[str], counted: Counted) -> set[str]:
    return ids if counted.listed is None else ids & counted.listed


def _room(counted: Counted, total: int, not_done: set[str]) -> int:
    size = total if counted.listed is None else len(counted.listed)
    return size - len(_within(not_done, counted))


def _counted(source: Source, as_at: date) -> Iterable[Counted]:
    """Yield the newest statement of each kind and list that says how many; "some", only where no number stands."""
    for says in (Says.IMPLEMENTED, Says.VERIFIED):
        stated = [each for each in source.statements if each.says is says and each.date <= as_at]
        of_list: dict[frozenset[str] | None, list[Statement]] = {}
        for statement in stated:
            if statement.at_least is not None:
                covered = statement.covers
                of_list.setdefault(frozenset(covered) if isinstance(covered, tuple) else None, []).append(statement)
        some = newest(each for each in stated if each.at_least is None and each.covers is Covers.SOME)
        if some is not None and None not in of_list:
            yield Counted(some, 1, None)
        for listed, statements in of_list.items():
            if last := newest(statements):
                yield Counted(last, last.at_least or 0, listed)


def _newest_number(source: Source, says: Says, as_at: date) -> Statement | None:
    """Return the newest statement of a kind that says how many at least and gives no list."""
    stated = (each for each in source.statements if each.says is says and each.at_least is not None)
    return newest((each for each in stated if not isinstance(each.covers, tuple)), as_at)


def _is_known_not_done(span: Span, counted: Iterable[Counted]) -> bool:
    """Return whether it is known, since the newest statement that could be about it, that it is not done.

    Of what was superseded it never is, whatever had closed it before.
    """
    against = span.state is State.NOT_REPORTED and span.details.in_force and span.verdict is Outcome.NOT_VERIFIED
    is_closed = span.state is State.CLOSED_NOT_IMPLEMENTED and span.details.settled_on is None
    if not (is_closed or against or span.state in _OWN_WORD_SAYS_NOT):
        return False
    about = [
        each.statement.date
        for each in counted
        if span.issued_on <= each.statement.date and (each.listed is None or span.recommendation in each.listed)
    ]
    if not about:
        return True
    word_by = (span.details.closing.by if span.details.closing else None) if is_closed else span.word_by
    return word_by is not None and first_day(word_by) >= max(about)
