"""The sentences about delivery: deadlines, expectations, owners, limbs; with what clears each."""

from tracker.dates import in_words
from tracker.register.records import Register
from tracker.rules.exceptions.case import OversightException
from tracker.rules.exceptions.delivery import (
    ActionOverdue,
    ExpectationPassed,
    ExtensionToldLate,
    LimbUncovered,
    Overdue,
    OwnerMissing,
    PastDeadline,
    SlippedTwice,
    Undated,
    Unreported,
)
from tracker.rules.history.deadline import Deadline, was_inferred
from tracker.words.exceptions.wording import Wordings
from tracker.words.figures import by_the_end, days, doubt, listed, on_or_in, the_end_of, times

ON_DELIVERY = Wordings()


@ON_DELIVERY.of(Overdue, clears="An update that says it is implemented, or an agreed extension, in {where}.")
def _overdue(register: Register, exception: OversightException, figures: Overdue) -> str:
    return _past_deadline(register, exception, figures)


@ON_DELIVERY.of(ActionOverdue, clears="An update that says it is implemented, or an agreed extension, in {where}.")
def _action_overdue(register: Register, exception: OversightException, figures: ActionOverdue) -> str:
    return _past_deadline(register, exception, figures)


@ON_DELIVERY.of(Unreported, clears="A first update by an action owner, in {where}.")
def _unreported(register: Register, exception: OversightException, figures: Unreported) -> str:
    return f"nothing is reported about this one by itself; {_past_deadline(register, exception, figures)}"


def _past_deadline(register: Register, exception: OversightException, figures: PastDeadline) -> str:
    deadline, inferred = figures.deadline, _is_from_inferred(register, exception, figures.deadline)
    due = the_end_of(deadline.now) if deadline.now else ""
    moved = f", extended {times(deadline.extensions)}{' from an inferred one' if inferred else ''}"
    if not deadline.extensions:
        moved = ""
    which = "an inferred deadline" if inferred and not deadline.extensions else "its deadline"
    if figures.reopened_on:
        since = in_words(figures.reopened_on)
        return f"open again for {days(figures.late)}, since {since}, and past {which}, {due}{moved}"
    return f"{days(figures.late)} past {which}, {due}{moved}"


def _is_from_inferred(register: Register, exception: OversightException, deadline: Deadline) -> bool:
    """Return whether no document states the original deadline; an action that has one of its own was given it."""
    recommendation = register.recommendations[exception.recommendations[0]]
    return exception.kind == "recommendation" and was_inferred(recommendation, deadline)


@ON_DELIVERY.of(ExpectationPassed, clears="An update that says it is done, or when it is expected now, in {where}.")
def _expectation_passed(_: Register, __: OversightException, figures: ExpectationPassed) -> str:
    update = f"an update of {in_words(figures.update.date)}{doubt(figures.update)}"
    return f"{update} expected it to be done {by_the_end(figures.expected)}, which has passed"


@ON_DELIVERY.of(Undated, clears="A deadline, in recommendations.yaml.")
def _undated(_: Register, __: OversightException, figures: Undated) -> str:
    return f"open for {days(figures.age)}, and no deadline is on the register"


@ON_DELIVERY.of(OwnerMissing, clears="An owner in recommendations.yaml, or a handover or an action’s owner in {where}.")
def _owner_missing(_: Register, __: OversightException, ___: OwnerMissing) -> str:
    return "open; no lead is on record, and no live action has an owner"


@ON_DELIVERY.of(SlippedTwice, clears="This stays until the recommendation is done or closed.")
def _slipped_twice(register: Register, exception: OversightException, figures: SlippedTwice) -> str:
    deadline, parts = figures.deadline, [f"its deadline was extended {times(figures.deadline.extensions)}"]
    if deadline.original and deadline.now:
        inferred = " (inferred)" if _is_from_inferred(register, exception, deadline) else ""
        parts.append(f"from {the_end_of(deadline.original)}{inferred} to {the_end_of(deadline.now)}")
    if deadline.slipped_days is not None:
        parts.append(f"by {days(deadline.slipped_days)} in all")
    return ", ".join(parts)


@ON_DELIVERY.of(ExtensionToldLate, clears="This stays until the recommendation is done or closed.")
def _extension_told_late(register: Register, exception: OversightException, figures: ExtensionToldLate) -> str:
    inferred = (
        " (the original deadline is inferred)" if _is_from_inferred(register, exception, figures.deadline) else ""
    )
    return f"an extension was agreed {on_or_in(exception.since)}, after the deadline that it replaced{inferred}"


@ON_DELIVERY.of(LimbUncovered, clears="An action that names the limb, in {where}.")
def _limb_uncovered(_: Register, __: OversightException, figures: LimbUncovered) -> str:
    which = listed([f"({limb})" for limb in figures.limbs])
    return f"no live action delivers {'limb' if len(figures.limbs) == 1 else 'limbs'} {which}"
