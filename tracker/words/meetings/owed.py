"""What action owners owe → the sentences of their sheets.

Takes what `rules.owed` found, returns text; decides nothing.
"""

from collections.abc import Sequence
from datetime import date

from tracker.dates import in_few_words
from tracker.register.records import Register
from tracker.rules.history.deadline import is_inferred, was_inferred
from tracker.rules.meetings.owed import AnswerToGive, OpenDecision, Owed
from tracker.vocabulary import DONE_OR_LAPSED, Status
from tracker.words.deadlines import action_text, deadline_text
from tracker.words.figures import by_the_end, capital, count, days, listed, on_or_in, short_name

NO_ACTIONS = (
    "No action is on the register by this day. The body responsible adds the first one to the response file of its"
    " recommendation, under actions. data/README.md says how."
)
PAST_A_DEADLINE = "open actions past their own or their recommendation’s deadline"
PARTS_HEADING = "Agreements and other parts"
PARTS_HINT = "Recommendations with three actions or more, such as an agreement with each of several partners."


def owner_name(register: Register, owner: str | None) -> str:
    """Return what to call an action owner at the head of a sheet."""
    return capital(register.name_of(owner))


def all_text(owed: Sequence[Owed], recommendations: int) -> str:
    """Return how many actions there are and how they stand, and how many recommendations have none."""
    if not owed:
        return NO_ACTIONS
    sentence = f"{count(len(owed), 'action')} {'is' if len(owed) == 1 else 'are'} on the register: {stages_text(owed)}."
    without = recommendations - len({each.recommendation.id for each in owed})
    if not without:
        return sentence
    have = "has no action, so it is" if without == 1 else "have no action, so they are"
    return f"{sentence} {without:,} of {count(recommendations, 'recommendation')} {have} not here."


def stages_text(owed: Sequence[Owed]) -> str:
    """Return how many actions are open, done and ended: "4 open (3 of them past the deadline), 2 done"."""
    still = [each for each in owed if each.stage == "open"]
    parts = [f"{len(still):,} open{_past(still)}"]
    parts += [f"{number:,} {word}" for word in ("done", "ended") if (number := sum(e.stage == word for e in owed))]
    return listed(parts)


def _past(still: Sequence[Owed]) -> str:
    past = [each for each in still if each.past]
    if not past:
        return ""
    which = "all of them" if len(past) == len(still) > 1 else f"{len(past):,} of them" if len(still) > 1 else "and"
    return f" ({which} past {_deadlines(past)})"


def _deadlines(past: Sequence[Owed]) -> str:
    number = inferred(past)
    if number == len(past):
        return "an inferred deadline"
    return f"the deadline, {number:,} of them an inferred one" if number else "the deadline"


def inferred(owed: Sequence[Owed]) -> int:
    """Return how many of the deadlines are inferred."""
    return sum(
        each.action.due is None and is_inferred(each.recommendation, each.standing.span.deadline) for each in owed
    )


def past_text(owed: Sequence[Owed]) -> str:
    """Return how many are past their deadline, for a table: "5", "5, 2 of them inferred"."""
    past = [each for each in owed if each.past]
    number = inferred(past)
    which = "inferred" if number == len(past) else f"{number:,} of them inferred"
    return f"{len(past):,}, {which}" if number else f"{len(past):,}"


def inferred_note(owed: Sequence[Owed]) -> str:
    """Return how many of these deadlines are inferred, to stand beside their number; "" where none is."""
    number = inferred(owed)
    if not number:
        return ""
    return "by an inferred deadline" if number == len(owed) else f"{number:,} of them by an inferred deadline"


def by_when_text(owed: Owed) -> str:
    """Return an action's deadline: "13 May 2019 (inferred)"."""
    deadline = owed.standing.span.deadline
    return deadline_text(deadline, owed.action.due is None and was_inferred(owed.recommendation, deadline))


def stands_text(owed: Owed) -> str:
    """Return how an action stands against its deadline; of one that has ended, that and why."""
    if owed.stage != "ended":
        return action_text(owed.recommendation, owed.standing, owed.action.due is not None)
    span, overall = owed.standing.span, owed.overall.span
    if span.status is Status.WITHDRAWN and span.updated_on:
        return f"withdrawn {on_or_in(span.updated_on)}"
    if overall.state in DONE_OR_LAPSED:
        return f"nothing more is owed: {overall.recommendation} is shown as done"
    closing = overall.closing
    why = closing.reason.label.lower() if closing else overall.state.label.lower()
    return f"ended: {overall.recommendation} was {why}{f' {on_or_in(closing.on)}' if closing else ''}"


def said_text(register: Register, owed: Owed) -> str:
    """Return who said last how it stands, and when."""
    if owed.update is None:
        return "No update is on the register."
    return f"{capital(on_or_in(owed.update.date))}, by {short_name(register, owed.update.by)}"


def expected_text(owed: Owed, as_at: date) -> str:
    """Return when its owner expects it to be done, "" where that is not said."""
    expected = owed.standing.span.expected
    if expected is None or owed.stage != "open":
        return ""
    passed = ", which has passed" if expected < as_at else ""
    return f"{by_the_end(expected)}{passed}"


def missing_text(owed: Owed) -> str:
    """Return that evidence is missing: "claimed done, and no evidence is cited", "" where none is."""
    return "claimed done, and no evidence is cited" if owed.stage != "ended" and owed.proof_missing else ""


def due_text(decision: OpenDecision) -> str:
    """Return by when a decision is to be carried out."""
    due = decision.decision.due
    if due is None:
        return "no date on record"
    late = f", {days(decision.late)} past" if decision.late else ""
    return f"{in_few_words(due)}{late}"


def answer_due_text(answer: AnswerToGive) -> str:
    """Return by when an answer is to be given."""
    late = f", {days(answer.late)} past" if answer.late else ""
    return f"{in_few_words(answer.due)}{late}"


def cell_text(owed: Owed) -> str:
    """Return how an action of a grid stands: its deadline where it is open, else when it was done or why it ended."""
    if owed.stage == "done" and owed.standing.span.implemented_on:
        return f"{on_or_in(owed.standing.span.implemented_on)}, {stands_text(owed)}"
    return stands_text(owed)


def left_text(number: int) -> str:
    """Return that more are not shown, and where they are."""
    return f"{count(number, 'more is', 'more are')} not shown here. The download has all of them."


def parts_text(parts: Sequence[Owed]) -> str:
    """Return how the parts of a recommendation stand together: "2 of its 5 live actions are implemented"."""
    live = [each for each in parts if each.stage != "ended"]
    done = sum(each.stage == "done" for each in live)
    ended = len(parts) - len(live)
    sentence = f"{done} of its {count(len(live), 'live action')} {'is' if done == 1 else 'are'} implemented"
    return f"{sentence}; {count(ended, 'more has', 'more have')} ended." if ended else f"{sentence}."
