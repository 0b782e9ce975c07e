"""What the screens say beside a figure: how late, since when, which deadline, what a square or a chart shows.

Takes values, returns text; decides nothing.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from tracker.dates import in_few_words, in_words
from tracker.register.records import Register
from tracker.register.schema.recommendations import Recommendation
from tracker.register.schema.supporting import Meeting
from tracker.rules.exceptions.case import OversightException
from tracker.rules.state.deadline import Deadline, is_inferred, is_measured_by_inferred
from tracker.rules.state.position import ActionStanding, Position, SourceStanding, Standing
from tracker.vocabulary import OPEN, PAST_DEADLINE, Rule, Status, Timeliness, WordingStatus
from tracker.words.exceptions.exceptions import clears, message
from tracker.words.figures import count, days, listed
from tracker.words.overview import range_text, stated_text


class Line(NamedTuple):
    """What the group should look at, about one subject or about several alike.

    `first`: the exception that matters most; `others`: the rules that hold as well; `subjects`: whom it is about.
    """

    first: OversightException
    subjects: tuple[str, ...]
    others: tuple[Rule, ...]
    text: str


def timeliness_text(timeliness: Timeliness, number: int | None, inferred: bool = False) -> str:
    """Return how something stands against its deadline, with the days: "240 days past an inferred deadline"."""
    a_deadline = "an inferred deadline" if inferred else "its deadline"
    told = days(number or 0)
    match timeliness:
        case Timeliness.OVERDUE | Timeliness.UNREPORTED:
            return f"{told} past {a_deadline}"
        case Timeliness.DUE_SOON | Timeliness.ON_TRACK:
            return f"due in {told}{' (inferred)' if inferred else ''}"
        case Timeliness.UNDATED:
            return f"no deadline; open for {told}"
        case Timeliness.LATE:
            return f"done {told} late{' (deadline inferred)' if inferred else ''}"
        case Timeliness.ON_TIME:
            return "done on time" if not number else f"done {told} early"
        case Timeliness.RETEST_DUE:
            return f"retest due for {told}"
    return timeliness.label


def standing_text(register: Register, standing: Standing) -> str:
    """Return how a recommendation stands against its deadline."""
    recommendation = register.recommendations[standing.span.recommendation]
    inferred = is_measured_by_inferred(recommendation, standing.span.deadline, standing.timeliness)
    return timeliness_text(standing.timeliness, standing.days, inferred)


def short_standing_text(register: Register, standing: Standing) -> str:
    """Return the same for a narrow column: "240 days past (inferred)"."""
    if standing.timeliness not in PAST_DEADLINE:
        return standing_text(register, standing)
    inferred = is_inferred(register.recommendations[standing.span.recommendation], standing.span.deadline)
    return f"{days(standing.days or 0)} past{' (inferred)' if inferred else ''}"


def action_text(recommendation: Recommendation, standing: ActionStanding, own_due: bool) -> str:
    """Return how an action stands against its deadline; `own_due`: it has one of its own."""
    if standing.span.status is Status.WITHDRAWN:
        return "withdrawn"
    inferred = is_measured_by_inferred(recommendation, standing.span.deadline, standing.timeliness)
    return timeliness_text(standing.timeliness, standing.days, not own_due and inferred)


def deadline_text(deadline: Deadline, inferred: bool) -> str:
    """Return a deadline for a table: "13 May 2019 (inferred)", "31 Dec 2019, extended once from 30 Sep 2019".

    `inferred`: whether the original one is.
    """
    if deadline.now is None or deadline.original is None:
        return "none on record"
    basis = " (inferred)" if inferred else ""
    if not deadline.extensions:
        return f"{in_few_words(deadline.now)}{basis}"
    times = {1: "once", 2: "twice"}.get(deadline.extensions, f"{deadline.extensions} times")
    return f"{in_few_words(deadline.now)}, extended {times} from {in_few_words(deadline.original)}{basis}"


def square_text(register: Register, standing: Standing) -> str:
    """Return the name of a recommendation's square: which it is, its state, how it stands against its deadline."""
    recommendation = register.recommendations[standing.span.recommendation]
    timely = f", {standing_text(register, standing)}" if standing.timeliness is not Timeliness.NOT_APPLICABLE else ""
    return f"{recommendation.id} {recommendation.title}: {standing.span.state.label}{timely}"


def source_text(register: Register, standing: SourceStanding) -> str:
    """Return how many of a source are done, honestly: as a range where a statement names none of them."""
    recommendations = register.of_source(standing.id)
    themes = sum(each.wording_status is WordingStatus.THEME for each in recommendations)
    parts = [range_text(standing), stated_text(standing)]
    if standing.on_file != standing.expected_count:
        parts.append(f"{standing.on_file} on file of the {standing.expected_count} that it makes")
    if themes:
        number = "all" if themes == len(recommendations) else str(themes)
        parts.append(f"{number} known as themes only, not matched to its own numbers")
    return " · ".join(part for part in parts if part)


def change_text(now: int, before: int | None, meeting: Meeting | None) -> str:
    """Return how a count changed since the last meeting."""
    if before is None or meeting is None:
        return "no earlier meeting"
    since = f"since {in_few_words(meeting.date)}"
    if now == before:
        return f"no change {since}"
    return f"{abs(now - before)} {'more' if now > before else 'fewer'} {since}"


def inferred_text(register: Register, standings: Sequence[Standing]) -> str:
    """Return how many of the deadlines are inferred: "16 of them inferred", or "" where none is."""
    inferred = sum(
        is_inferred(register.recommendations[each.span.recommendation], each.span.deadline) for each in standings
    )
    if not inferred:
        return ""
    return "all of them inferred" if inferred == len(standings) else f"{inferred} of them inferred"


def look_first(register: Register, exceptions: Iterable[OversightException]) -> list[Line]:
    """Return the exceptions in the order given, one line for each subject; those that are alike share a line."""
    of_subject: dict[str, list[OversightException]] = {}
    for each in exceptions:
        of_subject.setdefault(_thread(each), []).append(each)
    alike: dict[tuple[object, ...], list[list[OversightException]]] = {}
    for found in of_subject.values():
        alike.setdefault(_likeness(register, found), []).append(found)
    return [_line(register, group) for group in alike.values()]


def _thread(exception: OversightException) -> str:
    return exception.recommendations[0] if exception.kind == "action" else exception.subject


def _likeness(register: Register, found: list[OversightException]) -> tuple[object, ...]:
    first = found[0]
    if first.kind not in ("recommendation", "action"):
        return (first.kind, first.subject)
    rules = tuple(sorted({each.rule for each in found}))
    source = register.recommendations[first.recommendations[0]].source
    return (source, first.kind, message(register, first), rules)


def _line(register: Register, group: list[list[OversightException]]) -> Line:
    first = group[0][0]
    subjects = tuple(_thread(found[0]) for found in group)
    others = tuple(dict.fromkeys(each.rule for each in group[0] if each.rule is not first.rule))
    text = message(register, first)
    return Line(first, subjects, others, f"Each: {text[:1].lower()}{text[1:]}" if len(group) > 1 else text)


def clears_text(register: Register, line: Line) -> str:
    """Return what would end the first exception of a line."""
    told = clears(register, line.first)
    if len(line.subjects) == 1:
        return told
    return told.replace(f"responses/{line.first.recommendations[0]}.yaml", "the response file of each")


def ids_text(ids: Sequence[str]) -> str:
    """Return ids with their runs drawn together: "ICO-01 to ICO-04, ICO-06"."""
    runs: list[list[str]] = []
    for id in ids:
        if runs and _follows(runs[-1][-1], id):
            runs[-1].append(id)
        else:
            runs.append([id])
    told = [run for each in runs for run in ([f"{each[0]} to {each[-1]}"] if len(each) > 2 else each)]
    return listed(told)


def _follows(one: str, other: str) -> bool:
    (source, _, number), (its, _, next_number) = one.rpartition("-"), other.rpartition("-")
    return source == its and number.isdecimal() and next_number.isdecimal() and int(number) + 1 == int(next_number)


def timeline_reading(register: Register, position: Position, shown: Sequence[str]) -> str:
    """Return what the timeline of deadlines shows, in a sentence or two."""
    is_open = [each for each in position.standings.values() if each.span.state in OPEN]
    past = [each for each in is_open if each.timeliness in PAST_DEADLINE]
    undated = sum(each.span.deadline.now is None for each in is_open)
    coming = sorted(each.span.deadline.now for each in is_open if each not in past and each.span.deadline.now)
    if not is_open:
        return "Nothing is open, so no deadline is running."
    parts = [f"Of {count(len(is_open), 'open recommendation')}, {_past_part(register, past)}"]
    if coming:
        parts.append(f"the next deadline is {in_words(coming[0])}")
    if undated:
        parts.append(f"{count(undated, 'has', 'have')} no deadline and {'is' if undated == 1 else 'are'} not drawn")
    left = len(is_open) - undated - len(shown)
    if left > 0:
        parts.append(f"drawn are the {len(shown)} that are past their deadline or due next, and {left} more are not")
    return f"{'; '.join(parts)}."


def _past_part(register: Register, past: Sequence[Standing]) -> str:
    if not past:
        return "none is past its deadline"
    basis = inferred_text(register, past)
    late = sorted(each.days or 0 for each in past)
    by = days(late[-1]) if late[0] == late[-1] else f"{late[0]:,} to {days(late[-1])}"
    return f"{count(len(past), 'is', 'are')} past the deadline, by {by}{f' ({basis})' if basis else ''}"


def since_text(day: date) -> str:
    """Return "since 4 Oct 2019"."""
    return f"since {in_few_words(day)}"
