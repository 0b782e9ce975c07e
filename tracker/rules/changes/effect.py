"""Two registers → what the one makes of the other: the position without and with it, what changed, what is missing.

Takes values, returns values. An edit about to be made and a change that somebody proposes are asked the same.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from tracker.dates import last_day
from tracker.problems import Problem
from tracker.register.promises.differences import differences
from tracker.register.records import Register
from tracker.register.schema.entries import Entry
from tracker.register.schema.meanings import later_days, own_days
from tracker.rules.changes.compare import Comparison, compare
from tracker.rules.changes.known import WorkedOut, known
from tracker.rules.exceptions.case import OversightException
from tracker.rules.meetings.owed import Owed, all_owed
from tracker.rules.state.spans import Spans
from tracker.rules.state.standing import spans_of_register
from tracker.vocabulary import Rule

# What would end these is that somebody records something.
_LACKS = frozenset(
    {
        Rule.UNEVIDENCED,
        Rule.CLOSED_WITHOUT_AGREEMENT,
        Rule.ANSWER_OVERDUE,
        Rule.OWNER_MISSING,
        Rule.LIMB_UNCOVERED,
        Rule.VERIFICATION_LAPSED,
        Rule.VERIFICATION_WAITING,
    }
)
_LINE = re.compile(r"\bline \d+")  # in a message: it is another one once lines are added above


class Missing(NamedTuple):
    """What recommendations still lack: what a rule finds, and actions that are claimed done without evidence."""

    found: tuple[OversightException, ...] = ()
    unproved: tuple[Owed, ...] = ()


class Effect(NamedTuple):
    """What a register makes of an earlier one, on one day.

    `before` and `after`: without and with what is new; `changes`: by recommendation and source and beside them;
    `missing`: of what is new or reads differently.
    """

    before: WorkedOut
    after: WorkedOut
    changes: Comparison
    missing: Missing

    @property
    def as_at(self) -> date:
        """Return the day of both positions."""
        return self.after.as_at


def effect(
    was: Register,
    now: Register,
    today: date,
    as_at: date | None = None,
    as_read: Callable[[Register], Register] = lambda register: register,
) -> Effect:
    """Return what `now` makes of `was`.

    `as_at`: the day that is asked about. Without one it is the day that the register shows; but where something that is
    new is dated later its own day, up to `today`: on the day shown nothing would seem to happen. `as_read`: takes a
    register, returns what of it a reader may know, which is what all is told from.
    """
    day = as_at or max(was.day_shown(today), *_days_added(was, now, today))
    spans = spans_of_register(was)
    before = _as_read(was, spans, day, as_read)
    after = _as_read(now, spans_of_register(now, (was, spans)), day, as_read)
    changes = compare(before, after)
    return Effect(before, after, changes, _missing(after, frozenset(changes.recommendations)))


def _as_read(
    whole: Register, spans: Mapping[str, Spans], day: date, as_read: Callable[[Register], Register]
) -> WorkedOut:
    """Return where everything stands on a day, worked out of the whole register, in what a reader may know of it."""
    register = as_read(whole)
    return known(register, day, spans if register is whole else spans_of_register(register, (whole, spans)))


def new_problems(was: Iterable[Problem], now: Iterable[Problem]) -> Iterator[Problem]:
    """Yield the problems that were not there before; that one stands on another line now does not make it new."""
    known_before = Counter(map(_without_lines, was))
    for each in now:
        if known_before[_without_lines(each)]:
            known_before[_without_lines(each)] -= 1
        else:
            yield each


def _without_lines(problem: Problem) -> tuple[str, str, str, str]:
    return problem.path, problem.level, problem.code, _LINE.sub("", problem.message)


def _days_added(was: Register, now: Register, today: date) -> list[date]:
    """Return the days on which what is added happened, none of them after today."""
    values = [each.now for each in differences(was, now)]
    days = [day for value in values for day in ([value] if isinstance(value, date) else _days_of(value))]
    return [min(last_day(day), today) for day in days] or [date.min]


def _days_of(value: object) -> Iterator[date]:
    if isinstance(value, Entry):
        names = [*own_days(type(value)), *(name for name, _ in later_days(type(value)))]
        yield from (day for name in names if (day := getattr(value, name)))


def _missing(after: WorkedOut, about: frozenset[str]) -> Missing:
    found = [each for each in after.exceptions if each.rule in _LACKS and about.intersection(each.recommendations)]
    owed = all_owed(after.register, after.position)
    unproved = [each for each in owed if each.proof_missing and each.recommendation.id in about]
    return Missing(tuple(found), tuple(unproved))
