"""How something stands against its deadline, and what the deadlines of many come to.

Takes values, returns text; decides nothing.
"""

from collections.abc import Sequence

from tracker.dates import in_few_words, in_words
from tracker.register.records import Register
from tracker.register.schema.recommendations import Recommendation
from tracker.rules.history.deadline import Deadline, is_inferred, is_measured_by_inferred
from tracker.rules.state.position import ActionStanding, Position, Standing
from tracker.vocabulary import OPEN, PAST_DEADLINE, Status, Timeliness
from tracker.words.figures import count, days, times


def timeliness_text(
    timeliness: Timeliness, number: int | None, inferred: bool = False, *, at_least: bool = False
) -> str:
    """Return how something stands against its deadline, with the days: "240 days past an inferred deadline".

    `at_least`: it was late by so many days or more.
    """
    a_deadline = "an inferred deadline" if inferred else "its deadline"
    length = days(number or 0)
    match timeliness:
        case Timeliness.OVERDUE | Timeliness.UNREPORTED:
            return f"{length} past {a_deadline}"
        case Timeliness.DUE_SOON | Timeliness.ON_TRACK:
            return f"due in {length}{' (inferred)' if inferred else ''}"
        case Timeliness.UNDATED:
            return f"no deadline; open for {length}"
        case Timeliness.LATE:
            return f"done {'at least ' if at_least else ''}{length} late{' (deadline inferred)' if inferred else ''}"
        case Timeliness.ON_TIME:
            return "done on time" if not number else f"done {length} early"
        case Timeliness.DAY_NOT_KNOWN:
            return "done; day not on record"
        case Timeliness.RETEST_DUE:
            return f"retest due for {length}"
    return "not applicable"


def standing_text(register: Register, standing: Standing) -> str:
    """Return how a recommendation stands against its deadline."""
    recommendation = register.recommendations[standing.span.recommendation]
    inferred = is_measured_by_inferred(recommendation, standing.span.deadline, standing.timeliness)
    return timeliness_text(standing.timeliness, standing.days, inferred, at_least=standing.at_least)


def short_standing_text(register: Register, standing: Standing) -> str:
    """Return the same for a narrow column: "31 days overdue"; "240 days past (inferred)" of one not reported on.

    So those that are counted as overdue are the ones that say so.
    """
    if standing.timeliness not in PAST_DEADLINE:
        return standing_text(register, standing)
    inferred = is_inferred(register.recommendations[standing.span.recommendation], standing.span.deadline)
    late = "overdue" if standing.timeliness is Timeliness.OVERDUE else "past"
    return f"{days(standing.days or 0)} {late}{' (inferred)' if inferred else ''}"


def action_text(recommendation: Recommendation, standing: ActionStanding, own_due: bool) -> str:
    """Return how an action stands against its deadline; `own_due`: it has one of its own."""
    if standing.span.status is Status.WITHDRAWN:
        return "withdrawn"
    inferred = is_measured_by_inferred(recommendation, standing.span.deadline, standing.timeliness)
    text = timeliness_text(standing.timeliness, standing.days, not own_due and inferred, at_least=standing.at_least)
    return text if standing.upheld else f"{text}; claim not upheld"


def deadline_of_action_text(recommendation: Recommendation, deadline: Deadline, *, own_due: bool) -> str:
    """Return an action's deadline for a table: its own, or "the recommendation’s, 13 May 2019 (inferred)"."""
    if own_due or deadline.now is None:
        return deadline_text(deadline, inferred=False)
    basis = " (inferred)" if is_inferred(recommendation, deadline) else ""
    return f"the recommendation’s, {in_few_words(deadline.now)}{basis}"


def deadline_text(deadline: Deadline, inferred: bool) -> str:
    """Return a deadline for a table: "13 May 2019 (inferred)", "31 Dec 2019, extended once from 30 Sep 2019".

    `inferred`: whether the original one is.
    """
    if deadline.now is None or deadline.original is None:
        return "none on record"
    basis = " (inferred)" if inferred else ""
    if not deadline.extensions:
        return f"{in_few_words(deadline.now)}{basis}"
    moved = f"extended {times(deadline.extensions)} from {in_few_words(deadline.original)}"
    return f"{in_few_words(deadline.now)}, {moved}{basis}"


def number_inferred(register: Register, standings: Sequence[Standing]) -> int:
    """Return how many of the deadlines are inferred."""
    return sum(
        is_inferred(register.recommendations[each.span.recommendation], each.span.deadline) for each in standings
    )


def inferred_text(register: Register, standings: Sequence[Standing]) -> str:
    """Return how many of the deadlines are inferred: "16 inferred", or "" where none is."""
    inferred = number_inferred(register, standings)
    if not inferred:
        return ""
    return "all inferred" if inferred == len(standings) else f"{inferred} inferred"


_ONE_UNDATED = "The one recommendation that is open has no deadline."


def timeline_reading(register: Register, position: Position, shown: Sequence[str]) -> str:
    """Return what the timeline of deadlines shows, in a sentence or two."""
    is_open = [each for each in position.standings.values() if each.span.state in OPEN]
    past = [each for each in is_open if each.timeliness in PAST_DEADLINE]
    undated = sum(each.span.deadline.now is None for each in is_open)
    still_to_come = (each.span.deadline.now for each in is_open if each.timeliness not in PAST_DEADLINE)
    coming = sorted(due for due in still_to_come if due)
    if not is_open:
        return "Nothing is open, so no deadline is running."
    if undated == len(is_open):
        return f"None of the {count(undated, 'open recommendation')} has a deadline." if undated > 1 else _ONE_UNDATED
    parts = [f"Of {count(len(is_open), 'open recommendation')}, {_past_part(register, past)}"]
    if coming:
        parts.append(f"the next is {in_words(coming[0])}")
    if undated:
        parts.append(f"{count(undated, 'has', 'have')} no deadline")
    left = len(is_open) - undated - len(shown)
    if left > 0:
        parts.append(f"the {len(shown)} past their deadline or due next are drawn, the other {left} are not")
    return f"{'; '.join(parts)}."


def _past_part(register: Register, past: Sequence[Standing]) -> str:
    if not past:
        return "none is past its deadline"
    basis = inferred_text(register, past)
    late = sorted(each.days or 0 for each in past)
    by = days(late[-1]) if late[0] == late[-1] else f"{late[0]:,} to {days(late[-1])}"
    return f"{count(len(past), 'is', 'are')} past the deadline, by {by}{f' ({basis})' if basis else ''}"
