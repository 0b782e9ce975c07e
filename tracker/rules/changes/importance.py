"""What changed → what a meeting must look at first.

Takes values, returns values.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TypeVar

from tracker.dates import last_day
from tracker.rules.changes.change import AnyChange
from tracker.rules.meetings.agenda import FOR_THE_GROUP, TO_ESCALATE

_TURNED = frozenset({"state", "verdict", "outcome", "resolved", "carried_out"})
_AGREED = frozenset({"added", "deadline", "owner", "escalated", "answered", "acceptance", "statement", "decided"})
_REPORTED = frozenset({"update", "evidence", "action_added", "action_removed", "raised", "step", "figure"})
_C = TypeVar("_C", bound=AnyChange)


def importance(change: AnyChange) -> int:
    """Return how soon a change is told, 0 first.

    0: something to act on began, or what was recorded once is gone or told otherwise; 1: where it stands, or a verdict;
    2: something to ask about began, or what was agreed or answered; 3: what was reported; 4: the rest.
    """
    if change.what in ("rewritten", "removed") or _begins(change, TO_ESCALATE):
        return 0
    if change.what in _TURNED:
        return 1
    if change.what in _AGREED or _begins(change, FOR_THE_GROUP):
        return 2
    return 3 if change.what in _REPORTED else 4


def _begins(change: AnyChange, severity: int) -> bool:
    exception = getattr(change, "exception", None)
    return change.what == "exception_begun" and exception is not None and exception.rule.severity >= severity


def most_important_first(changes: Mapping[str, tuple[_C, ...]]) -> list[tuple[str, tuple[_C, ...]]]:
    """Return what changed by id, that with the most important change first, else in the order given."""
    return sorted(changes.items(), key=lambda each: _most(each[1]))


def _most(changes: Iterable[AnyChange]) -> int:
    return min(map(importance, changes), default=4)


def newest_first(changes: Mapping[str, tuple[_C, ...]]) -> dict[str, tuple[_C, ...]]:
    """Return what changed by id, that with the newest dated change first; what is not dated stands last."""
    return dict(sorted(changes.items(), key=lambda each: newest_day(each[1]), reverse=True))


def newest_day(changes: Iterable[AnyChange]) -> date:
    """Return the day of the newest change; the first day of all where none is dated."""
    return max((last_day(change.on) for change in changes if change.on), default=date.min)
