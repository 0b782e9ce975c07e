"""Progress → sentences: what a series of quarters shows, what happened, how long it took, which deadlines slipped.

Takes values, returns text; decides nothing. The open ones are never left out of a sentence about the done.
"""

from collections.abc import Sequence

from tracker.dates import in_few_words, in_words
from tracker.register.records import Register
from tracker.rules.changes.compare import Comparison
from tracker.rules.history.deadline import ExtensionStep, was_inferred
from tracker.rules.lists.sources import RegisterFigures, SourceFigures
from tracker.rules.series.flow import Event, HandedOver, Median, QuarterFlow, Slippage, Times
from tracker.rules.series.quarters import Quarter
from tracker.rules.state.position import Position
from tracker.vocabulary import OPEN, PAST_DEADLINE, AnswerKind, State
from tracker.words.deadlines import inferred_text
from tracker.words.figures import capital, count, days, listed, on_or_in, short_name
from tracker.words.states import by_statement_part, claimed_text

NOTHING_ON_FILE = "Nothing is on file on this day."
NO_ANSWERS = "No answer to a recommendation is on the register by this day."


def answer_text(answer: AnswerKind | None) -> str:
    """Return the word for an answer; None: there is none."""
    return answer.label if answer else "None on record"


def quarter_text(quarter: Quarter | QuarterFlow) -> str:
    """Return what to call a quarter: "Q3 2019/20", "Q4 2019/20, to date"."""
    return f"{quarter.quarter}, to date" if quarter.to_date else quarter.quarter


def series_text(register: Register, series: Sequence[Quarter], position: Position) -> str:
    """Return what a quarter series shows, from its first quarter's end to its last day, which is the position's.

    What cannot be is left out: verified where nobody may verify, past the deadline where nothing has one.
    """
    first, last = series[0], series[-1]
    if len(series) == 1:
        return f"There is no earlier quarter to compare with: the series begins on {in_words(last.ends)}."
    names = {State.IMPLEMENTED: claimed_text(register, position.sources)}
    if any(register.sources[each].verifiers for each in position.sources):
        names = {State.VERIFIED: "verified"} | names
    moves = [
        *(_move_of_state(state, name, series) for state, name in names.items()),
        _move("open", [sum(quarter.states.get(state, 0) for state in OPEN) for quarter in series]),
    ]
    if any(each.span.deadline.now for each in position.standings.values()):
        past = [each for each in position.standings.values() if each.timeliness in PAST_DEADLINE]
        numbers = [quarter.overdue + quarter.unreported for quarter in series]
        moves.append(_move("past the deadline", numbers, inferred_text(register, past)))
    then, on_file = sum(first.states.values()), sum(last.states.values())
    number = f"{on_file:,} on file" if then == on_file else f"{then:,} on file then, {on_file:,} now"
    return f"Since the end of {first.quarter} ({number}), {listed(moves)}."


def may_be_done(figures: Sequence[SourceFigures]) -> str:
    """Return how many of each source may be done by statements that do not say which; "" where there are none."""
    ranges = [
        f"{_range(source.done_from, source.done_to)} of {source.id}’s {source.total:,}"
        for source in (each.source for each in figures if each.claim)
        if source.done_from is not None and source.done_to is not None
    ]
    return f"Going by statements that do not say which, {listed(ranges)} may be done." if ranges else ""


def all_may_be_done(figures: RegisterFigures) -> str:
    """Return how many of many sources together may be done by statements that do not say which."""
    if figures.done_from == figures.done_to == figures.done:
        return ""
    together = f"{_range(figures.done_from, figures.done_to)} of all {figures.recommendations:,}"
    return f"Going by statements that do not say which, {together} may be done."


def _range(low: int, high: int) -> str:
    return f"{low:,}" if low == high else f"{low:,} to {high:,}"


def _move_of_state(state: State, name: str, series: Sequence[Quarter]) -> str:
    """Return how many were in a state, and how many of its present ones are so by a statement alone."""
    numbers = [quarter.states.get(state, 0) for quarter in series]
    return _move(name, numbers, by_statement_part(series[-1].by_statement.get(state, 0), numbers[-1]))


def _move(what: str, numbers: Sequence[int], part: str = "") -> str:
    """Return how a figure moved; "stayed" only of what never changed, and its extremes where they lie in between.

    `part`: what is to be said of its present value besides, or nothing.
    """
    was, now, least, most = numbers[0], numbers[-1], min(numbers), max(numbers)
    extremes = [f"lowest {least:,}"] if least < min(was, now) else []
    extremes += [f"highest {most:,}"] if most > max(was, now) else []
    between = ", ".join(extremes)
    notes = "; ".join(filter(None, (between, part)))
    if least == most:
        moved = f"stayed at {now:,}"
    elif was == now:
        moved = f"is {now:,}, as it was then"
    else:
        moved = f"{'rose' if now > was else 'fell'} from {was:,} to {now:,}"
    return f"{what} {moved}{f' ({notes})' if notes else ''}"


def flow_text(flow: Sequence[QuarterFlow], *, may_verify: bool = True) -> str:
    """Return what happened over all the quarters given: of one, what happened in it.

    `may_verify`: whether any source has somebody who may; without, that none was verified is not told.
    """
    since = f"In {flow[0].quarter}" if len(flow) == 1 else f"From {flow[0].quarter} to {flow[-1].quarter}"
    so_far = " so far" if flow[-1].to_date else ""
    made, claimed, verified, reopened, closed = (
        [event for quarter in flow for event in getattr(quarter, what)]
        for what in ("made", "claimed", "verified", "reopened", "closed")
    )
    alone = sum(not event.own for event in claimed)
    parts = [
        f"{count(len(made), 'recommendation')} made",
        f"{len(claimed):,} claimed done{f' ({alone:,} by a statement alone)' if alone else ''}",
        *([f"{len(verified):,} verified"] if may_verify or verified else []),
        f"{len(reopened):,} reopened",
        f"{len(closed):,} closed or superseded",
    ]
    return f"{since}{so_far}: {listed(parts)}."


NO_SUCH_HAPPENING = "The address asks for something that did not happen in the quarters shown, so everything is shown."


def happening_text(what: str, quarter: QuarterFlow, number: int) -> str:
    """Return what a list of what happened in a quarter holds: "Claimed done in Q3 2019/20: 12"."""
    return f"{what} in {quarter_text(quarter)}: {number:,}"


def event_text(event: Event) -> str:
    """Return what is to be said beside the id of a recommendation to which something happened, or ""."""
    return "by a statement alone" if event.what == "claimed" and not event.own else ""


def times_text(times: Times) -> str:
    """Return how many are done and how long that took, how many are not, and for how long they have been open."""
    if not times.on_file:
        return NOTHING_ON_FILE
    took = []
    if times.to_claim.of:
        took.append(f"from issue to claim {_median(times.to_claim, times.done)}")
    if times.to_verdict.of:
        took.append(f"from claim to verdict {_median(times.to_verdict, times.done)}")
    if times.waiting:
        took.append(f"{count(times.waiting, 'waits', 'wait')} for a verdict")
    done = f"{times.done:,} of {times.on_file:,} {'is' if 1 in (times.done, times.on_file) else 'are'} shown as done"
    parts = [f"{done}: {listed(took)}" if took else done]
    still = f"{count(times.open, 'is', 'are') if times.open else 'none is'} still open"
    parts.append(f"{still}, for {_median(times.open_for, times.open)}" if times.open else still)
    if times.retest:
        parts.append(f"{count(times.retest, 'is', 'are')} due for a retest")
    if times.closed:
        parts.append(f"{count(times.closed, 'was', 'were')} closed or superseded")
    return f"{'; '.join(parts)}."


def _median(median: Median, of_all: int) -> str:
    """Return a median with the number that it rests on: "a median of 366 days (of 12)"; of the only one, its days."""
    number = median.days or 0
    length = days(int(number)) if number == int(number) else f"{number:,.1f} days"
    return length if median.of == of_all == 1 else f"a median of {length} (of {median.of:,})"


def slippage_text(register: Register, slipped: Sequence[Slippage]) -> str:
    """Return how many deadlines were moved, by how much, and how much of that was agreed late."""
    if not slipped:
        return "No deadline has been extended."
    steps = [step for each in slipped for step in each.steps]
    late = sum(step.told_late for step in steps)
    moved = sorted(each.deadline.slipped_days or 0 for each in slipped)
    by = days(moved[0]) if moved[0] == moved[-1] else f"{moved[0]:,} to {days(moved[-1])}"
    of_recommendations = (each for each in slipped if not each.action)
    inferred = sum(
        was_inferred(register.recommendations[each.recommendation], each.deadline) for each in of_recommendations
    )
    basis = f" ({inferred:,} of them from an inferred one)" if inferred else ""
    how_many = "none was" if not late else f"{late:,} {'was' if late == 1 else 'were'}"
    extensions = f"in {count(len(steps), 'extension')}, of which {how_many} agreed late"
    return f"{count(len(slipped), 'deadline has', 'deadlines have')} been moved{basis}, by {by}, {extensions}."


def step_text(register: Register, step: ExtensionStep) -> str:
    """Return one extension: from when to when, who agreed it and when, and whether it was agreed late."""
    extension = step.extension
    came = f"from {in_few_words(step.replaced)} to " if step.replaced else "to "
    agreed = f"agreed {on_or_in(extension.agreed_on)} by {short_name(register, extension.agreed_by)}"
    in_time = "agreed late, after the deadline it replaced" if step.told_late else "agreed in time"
    return f"{capital(came)}{in_few_words(extension.due)}, {agreed}, {in_time}"


def handover_text(register: Register, handed_over: HandedOver) -> str:
    """Return one change of a lead."""
    handover = handed_over.handover
    who = f"from {short_name(register, handover.from_)} to {short_name(register, handover.to)}"
    return f"{capital(on_or_in(handover.date))} {who}{f': {handover.reason}' if handover.reason else '.'}"


def handovers_text(number: int) -> str:
    """Return how often a lead changed."""
    return f"{count(number, 'handover is', 'handovers are')} on record." if number else "No handover is on record."


def told_text(slipped: Slippage) -> str:
    """Return how many of the extensions of a deadline were agreed late: "1 of 2 agreed late"."""
    late, of = sum(step.told_late for step in slipped.steps), len(slipped.steps)
    if not late:
        return "agreed in time"
    return "agreed late" if late == of else f"{late:,} of {of:,} agreed late"


def compared_text(comparison: Comparison, known_now: bool) -> str:
    """Return of how many recommendations something changed between two days, both as the same register tells them.

    `known_now`: whether that is the register as it is now, and not as it was known at another time.
    """
    on_file = sum(each.on_file for each in comparison.outstanding)
    changed = len(comparison.recommendations)
    between = f"Between {in_words(comparison.before)} and {in_words(comparison.after)}"
    if comparison.before == comparison.after:
        return f"Both days are {in_words(comparison.after)}, so nothing changed between them."
    if not on_file:
        return f"Nothing was on file by {in_words(comparison.after)}."
    if not changed:
        return f"{between} nothing changed about the {count(on_file, 'recommendation')} on file."
    known = "as known now" if known_now else "as known at the time shown above"
    return (
        f"{between} something changed about {changed:,} of {count(on_file, 'recommendation')}. Both days are {known}."
    )
