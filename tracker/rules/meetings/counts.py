"""A position → what is counted of it in one row: how many stand in each state, and how many are late in each way.

Takes a register and positions; returns which are counted, and the recommendations behind each number.
"""

from collections.abc import Sequence
from typing import NamedTuple

from tracker.register.records import Register
from tracker.rules.state.position import Position, Standing
from tracker.vocabulary import State, Timeliness

_LATE = (Timeliness.OVERDUE, Timeliness.UNREPORTED)


class StandingCount(NamedTuple):
    """Those that stand so on a day; `before`: how many did at the last meeting, None where there was none."""

    of: State | Timeliness
    standings: Sequence[Standing]
    before: int | None


def counts_of(register: Register, position: Position, before: Position | None) -> tuple[StandingCount, ...]:
    """Return the states that there are, then the ways of being late that there are.

    That none is verified is counted too, where somebody may verify; that none is overdue, where any has a deadline.
    """
    counted: list[State | Timeliness] = [*_states(register, position), *_ways_of_being_late(position)]
    return tuple(StandingCount(of, _so(position, of), len(_so(before, of)) if before else None) for of in counted)


def _so(position: Position, of: State | Timeliness) -> list[Standing]:
    return [each for each in position.standings.values() if of is each.span.state or of is each.timeliness]


def _states(register: Register, position: Position) -> list[State]:
    shown = {state for source in position.sources.values() for state in source.states}
    if any(register.sources[id].verifiers for id in position.sources):
        shown.add(State.VERIFIED)
    return [state for state in State if state in shown]


def _ways_of_being_late(position: Position) -> list[Timeliness]:
    there = {each.timeliness for each in position.standings.values()}
    late = [timeliness for timeliness in _LATE if timeliness in there]
    has_deadline = any(each.span.deadline.now for each in position.standings.values())
    return late or ([Timeliness.OVERDUE] if has_deadline else [])
