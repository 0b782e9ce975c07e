"""A position → the deadlines that run: what is open and has one, from its issue on, the worst first.

Takes a register and the position of a day, returns days.
"""

from datetime import date, timedelta
from typing import NamedTuple

from tracker.dates import last_day
from tracker.register.records import Register
from tracker.rules.history.deadline import ExtensionStep, extended_by, is_inferred
from tracker.rules.state.position import Position, Standing
from tracker.vocabulary import OPEN, PAST_DEADLINE


class RunningDeadline(NamedTuple):
    """The deadline of an open recommendation. `due`: as it stands; `steps`: each extension that replaced one.

    `late_from`: since when it has been late without a break, None where it is not; what was done in between is late
    only since it was opened again.
    """

    standing: Standing
    issued: date
    due: date
    late_from: date | None
    steps: tuple[ExtensionStep, ...]
    is_inferred: bool

    @property
    def is_past(self) -> bool:
        """Return whether it has passed."""
        return self.late_from is not None


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
        is_late = standing.timeliness in PAST_DEADLINE
        late_from = position.as_at - timedelta(standing.days or 0) if is_late else None
        running.append(RunningDeadline(standing, issued, last_day(deadline.now), late_from, replacing, inferred))
    return sorted(running, key=lambda each: -_days(each) if each.is_past else _days(each) + _AFTER_ALL_THAT_IS_PAST)


_AFTER_ALL_THAT_IS_PAST = 1  # what is due today has 0 days left, and what passed yesterday comes before it


def _days(deadline: RunningDeadline) -> int:
    return deadline.standing.days or 0
