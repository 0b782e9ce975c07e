"""A deadline and its extensions: what it was, what it is, how often it was moved and whether that was told late.

Knows nothing of what is due.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from tracker.dates import first_day
from tracker.register.schema.recommendations import Recommendation
from tracker.register.schema.response import Extension, Response
from tracker.vocabulary import DueBasis, Timeliness


class ExtensionStep(NamedTuple):
    """An extension and the deadline that it replaced, None where there was none; told late: agreed after that."""

    extension: Extension
    replaced: date | None
    told_late: bool

    @property
    def added(self) -> int | None:
        """Return by how many days it moved the deadline, None where it replaced none."""
        return (self.extension.due - self.replaced).days if self.replaced else None


class Deadline(NamedTuple):
    """A deadline as it stands on some day. None: there is none, or it did not happen."""

    original: date | None
    now: date | None
    extensions: int = 0
    second_on: date | None = None
    told_late_on: date | None = None

    @property
    def slipped_days(self) -> int | None:
        """Return by how many days the deadline has been moved, None without one."""
        return (self.now - self.original).days if self.now and self.original else None


def extended(deadline: Deadline, extension: Extension) -> Deadline:
    """Return the deadline after an extension."""
    count = deadline.extensions + 1
    return Deadline(
        deadline.original,
        extension.due,
        count,
        extension.agreed_on if count == 2 else deadline.second_on,
        deadline.told_late_on or (extension.agreed_on if is_told_late(deadline, extension) else None),
    )


def deadlines_of(due: date | None, extensions: Sequence[Extension]) -> dict[date, Deadline]:
    """Return the deadlines that stand one after another, each by the day since which it does: first `date.min`."""
    deadline = Deadline(due, due)
    deadlines = {date.min: deadline}
    for extension in sorted(extensions, key=lambda extension: extension.agreed_on) if extensions else ():
        deadlines[extension.agreed_on] = deadline = extended(deadline, extension)
    return deadlines


def extended_by(
    due: date | None, extensions: Iterable[Extension], as_at: date
) -> tuple[Deadline, tuple[ExtensionStep, ...]]:
    """Return a deadline after the extensions agreed by a day, and the step that each of them was."""
    deadline, steps = Deadline(due, due), []
    for extension in sorted(extensions, key=lambda extension: extension.agreed_on):
        if extension.agreed_on <= as_at:
            steps.append(ExtensionStep(extension, deadline.now, is_told_late(deadline, extension)))
            deadline = extended(deadline, extension)
    return deadline, tuple(steps)


class StepOfDeadline(NamedTuple):
    """A step of the deadline `of` the recommendation, or of one of its actions, by id."""

    of: str
    step: ExtensionStep


def steps_of_deadlines(
    recommendation: Recommendation, response: Response | None, as_at: date
) -> tuple[StepOfDeadline, ...]:
    """Return every extension agreed by a day: of the recommendation's deadline, then of its actions' own."""
    if response is None:
        return ()
    moved = [
        (recommendation.id, recommendation.due, response.extensions),
        *((action.id, action.due, action.extensions) for action in response.actions),
    ]
    return tuple(StepOfDeadline(of, step) for of, due, agreed in moved for step in extended_by(due, agreed, as_at)[1])


def is_told_late(deadline: Deadline, extension: Extension) -> bool:
    """Return whether an extension was agreed after the deadline that it replaces; a month counts from its first day."""
    return deadline.now is not None and first_day(extension.agreed_on) > deadline.now


def was_inferred(recommendation: Recommendation, deadline: Deadline) -> bool:
    """Return whether the original of a deadline that is a recommendation's is inferred: no document states it."""
    return recommendation.due_basis is DueBasis.INFERRED and deadline.original is not None


def is_inferred(recommendation: Recommendation, deadline: Deadline) -> bool:
    """Return whether the deadline that stands is inferred; one that an extension set was agreed, so it is stated."""
    return was_inferred(recommendation, deadline) and not deadline.extensions


def is_measured_by_inferred(recommendation: Recommendation, deadline: Deadline, timeliness: Timeliness) -> bool:
    """Return whether a timeliness rests on an inferred deadline: of the done the original one, else the one now."""
    done = timeliness in (Timeliness.ON_TIME, Timeliness.LATE)
    return (was_inferred if done else is_inferred)(recommendation, deadline)
