"""Additions that somebody means to make → what they would make of the register, before anything is written.

Takes texts, returns values: the new texts, where everything stands without and with them, what they break, and what
would still be missing. The command line and the form ask the same.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from tracker.dates import last_day
from tracker.problems import Problem, errors_in, in_order
from tracker.register.edit.additions import Addition, FollowUp
from tracker.register.edit.edit import record
from tracker.register.promises.differences import differences
from tracker.register.promises.promises import broken_promises
from tracker.register.reading.reading import Memory, read
from tracker.register.records import Register
from tracker.register.schema.entries import Entry
from tracker.register.schema.meanings import later_days, own_days
from tracker.rules.changes.change import AnyChange, StateChange
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


class Proposal(NamedTuple):
    """What additions would make of a register.

    `new_texts`: the files that are new or changed; `additions`: as they were made, with their ids; `as_at`: the day of
    both positions; `before` and `after`: without and with them, None where the register has errors in either;
    `problems`: those that were not there before, among them broken promises; `changes`: by recommendation and source
    and beside them, None where there are not two positions; `missing`: of what the additions are about.
    """

    new_texts: Mapping[str, bytes]
    additions: tuple[Addition | FollowUp, ...]
    as_at: date
    before: WorkedOut | None
    after: WorkedOut | None
    problems: tuple[Problem, ...]
    changes: Comparison | None
    missing: Missing

    @property
    def is_sound(self) -> bool:
        """Return whether it adds no error."""
        return not errors_in(self.problems)

    @property
    def about(self) -> tuple[str, ...]:
        """Return the recommendations of which something is added or reads differently, in the register's order."""
        return tuple(self.changes.recommendations) if self.changes else ()


def propose(
    texts: Mapping[str, bytes],
    additions: Iterable[Addition | FollowUp],
    today: date,
    held: Mapping[str, str] | None = None,
    as_at: date | None = None,
    memory: Memory | None = None,
    as_read: Callable[[Register], Register] = lambda register: register,
) -> Proposal:
    """Return what additions would make of a register; raise `CannotRecord` where they cannot be made.

    `texts` and `held`: the register's files, and the hashes of its documents with those that are to come; `as_at`: the
    day that is asked about. Without one it is the day that the register shows; but where something that is added is
    dated later its own day, up to `today`: on the day shown nothing would seem to happen. `memory`: what was read of
    the files before; `as_read`: takes a register, returns what of it a reader may know, which is what both positions
    and the changes are told from. The new texts and the problems are whole.
    """
    edit = record(texts, additions)
    memory = memory or Memory()
    was = read(texts, held, today, memory)
    now = read({**texts, **edit.texts}, held, today, memory)
    problems = [*_new(was.problems, now.problems)]
    if was.register is None or now.register is None:
        told = in_order(problems)
        return Proposal(edit.texts, edit.additions, as_at or today, None, None, told, None, Missing())
    problems += broken_promises(was.register, now.register, {**texts, **edit.texts})
    day = as_at or max(was.register.day_shown(today), *_days_added(was.register, now.register, today))
    spans = spans_of_register(was.register)
    before = _as_read(was.register, spans, day, as_read)
    after = _as_read(now.register, spans_of_register(now.register, (was.register, spans)), day, as_read)
    changes = compare(before, after)
    missing = _missing(after, frozenset(changes.recommendations))
    return Proposal(edit.texts, edit.additions, day, before, after, in_order(problems), changes, missing)


def state_change(changes: Iterable[AnyChange]) -> StateChange | None:
    """Return the change of a recommendation's state, None where it has the same as before."""
    return next((each for each in changes if isinstance(each, StateChange)), None)


def _as_read(
    whole: Register, spans: Mapping[str, Spans], day: date, as_read: Callable[[Register], Register]
) -> WorkedOut:
    """Return where everything stands on a day, worked out of the whole register, in what a reader may know of it."""
    register = as_read(whole)
    return known(register, day, spans if register is whole else spans_of_register(register, (whole, spans)))


def _new(was: Iterable[Problem], now: Iterable[Problem]) -> Iterator[Problem]:
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
