"""A position → the deadlines that run: what is open and has one, from its issue on, the worst first.

Takes a register and the position of a day, returns days.
"""

from datetime import date
from typing import NamedTuple

from tracker.dates import last_day
from tracker.register.records import Register
from tracker.rules.history.deadline import ExtensionStep, extended_by, is_inferred
from tracker.rules.state.position import Position, Standing
from tracker.vocabulary import OPEN, PAST_DEADLINE


class RunningDeadline(NamedTuple):
    """The deadline of an open recommendation. `due`: as it stands; `steps`: each extension that replaced one."""

    standing: Standing
    issued: date
    due: date
    steps: tuple[ExtensionStep, ...]
    is_inferred: bool

    @property
    def is_past(self) -> bool:
        """Return whether it has passed."""
        return self.standing.timeliness in PAST_DEADLINE


def running_deadlines(register: Register, position: Position) -> list[RunningDeadline]:
    """Return the deadline of everything open that has one: the longest past it first, then the next to come."""
    running = []
    for id, standing in position.standings.items():
        deadline = standing.span.deadline
        if standing.span.state not in OPEN or deadline.now is None:
            continue
        recommendation, response = register.recommendations[id], register.responses.get(id)
        _, steps = extended_by(recommendation.due, response.extensions if response else (), position.as_at)
        replacing = tuple(step for step in steps if step.replaced)
        issued, inferred = last_day(register.issued_on(recommendation)), is_inferred(recommendation, deadline)
        running.append(RunningDeadline(standing, issued, last_day(deadline.now), replacing, inferred))
    return sorted(running, key=lambda each: -_days(each) if each.is_past else _days(each) + _AFTER_ALL_THAT_IS_PAST)


_AFTER_ALL_THAT_IS_PAST = 1  # what is due today has 0 days left, and what passed yesterday comes before it


def _days(deadline: RunningDeadline) -> int:
    return deadline.standing.days or 0
