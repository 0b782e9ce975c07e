"""Additions that somebody means to make → what they would make of the register, before anything is written.

Takes texts, returns values: the new texts, where everything stands without and with them, what they break, and what
would still be missing. The command line and the form ask the same.
"""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import NamedTuple

from tracker.problems import Problem, errors_in, in_order
from tracker.register.edit.additions import Addition, FollowUp
from tracker.register.edit.edit import record
from tracker.register.promises.promises import broken_promises
from tracker.register.reading.reading import Memory, read
from tracker.register.records import Register
from tracker.rules.changes.compare import Comparison
from tracker.rules.changes.effect import Missing, effect, new_problems
from tracker.rules.changes.known import WorkedOut


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
    day that is asked about, else the one that `effect` chooses; `memory`: what was read of the files before; `as_read`:
    takes a register, returns what of it a reader may know, which is what both positions and the changes are told from.
    The new texts and the problems are whole.
    """
    edit = record(texts, additions)
    memory = memory or Memory()
    was = read(texts, held, today, memory)
    now = read({**texts, **edit.texts}, held, today, memory)
    problems = [*new_problems(was.problems, now.problems)]
    if was.register is None or now.register is None:
        told = in_order(problems)
        return Proposal(edit.texts, edit.additions, as_at or today, None, None, told, None, Missing())
    problems += broken_promises(was.register, now.register, {**texts, **edit.texts})
    before, after, changes, missing = made = effect(was.register, now.register, today, as_at, as_read)
    return Proposal(edit.texts, edit.additions, made.as_at, before, after, in_order(problems), changes, missing)
