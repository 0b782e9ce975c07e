"""The first two pages of a pack: what it is for, what is late and whose, what cannot be vouched for, what to decide.

Takes values, returns text; decides nothing.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from tracker.dates import in_few_words, in_words
from tracker.register.records import Register
from tracker.register.schema.recommendations import Statement
from tracker.register.schema.supporting import Concern, Decision, Meeting
from tracker.rules.changes.restated import Restatements
from tracker.rules.exceptions.case import OversightException
from tracker.rules.history.settled import is_resolved
from tracker.rules.lists.sources import RegisterFigures
from tracker.rules.meetings.agenda import Matter
from tracker.rules.meetings.counts import StandingCount
from tracker.rules.meetings.late import LateOfOwner
from tracker.rules.meetings.owed import OpenDecision
from tracker.vocabulary import Certainty, Rule, State
from tracker.words.exceptions import message
from tracker.words.exceptions.subject import subject_name, subject_text, subject_title
from tracker.words.figures import count, ids_text, listed, near, short_name, small
from tracker.words.meetings.matters import whose_text, why_text
from tracker.words.meetings.owed import due_text
from tracker.words.overview import by_statement_briefly, change_text, inferred_briefly

LATE, EXPECTED, DOUBTED, RESTATED = "Late", "Expected dates passed", "Proof", "Told differently"
MISSING, OUTCOMES, CONCERNS = "Not on the register", "Outcomes", "Concerns"
ESCALATE, ASK, DECIDE, FOLLOW_UP = "Escalate", "Ask about", "Decide on", "Follow up"
NOTHING_TO_DECIDE = "No decision is put to this meeting, and no rule finds anything to escalate or to ask about."
_MOST_IDS, _MOST_OWNERS, _MOST_EXPECTED, _LETTERS = 8, 4, 2, 90


def purpose_text(recommendations: int, sources: int, as_at: date) -> str:
    """Return what the paper is for."""
    if not recommendations:
        return f"To show where recommendations stood on {in_words(as_at)}: none is on the register by that day."
    stood = f"{count(recommendations, 'recommendation')} from {count(sources, 'source')} stood on {in_words(as_at)}"
    return f"To show where {stood}: who says that it is done, on what evidence, and what is late."


def known_text(commit: str | None, why_not_then: str, stood: str = "") -> str:
    """Return at which revision the position is told, and why not as the meeting then had it.

    `stood`: how a past revision is said, "" where it is the register of now.
    """
    if stood:
        return f"It is told {stood}."
    at = f" (commit {commit[:7]})" if commit else ""
    if not why_not_then:
        return f"It is told as known now{at}."
    return f"It tells what is known now{at}, not what was known then. {why_not_then}"


def restricted_text(stubs: int) -> str:
    """Return how many entries' words the readers may not see; "" where none is kept from them."""
    if not stubs:
        return ""
    return (
        f"For these readers the words of {count(stubs, 'entry', 'entries')} are restricted; every figure counts them."
    )


def where_said(statements: Sequence[Statement]) -> str:
    """Return where claims were reported that the register has at second hand; "" where it has none so."""
    reported = [each for each in statements if each.certainty is Certainty.REPORTED]
    places = dict.fromkeys(str(each.reported_in or "a second source") for each in reported)
    return f" Reported in: {'; '.join(places)}." if places else ""


def label_of_count(register: Register, each: StandingCount, label: str) -> str:
    """Return what is counted, and how many of it rest on a statement or an inferred deadline.

    Who is late is in a state as well, so that is said to be of all: "Of all: overdue, 1 inferred".
    """
    is_state = isinstance(each.of, State)
    beside = by_statement_briefly(each.standings) if is_state else inferred_briefly(register, each.standings)
    counted = label if is_state else f"Of all: {small(label)}"
    return f"{counted}, {beside}" if beside else counted


def change_of_count(each: StandingCount, last: Meeting | None) -> str:
    """Return how a count changed since the last meeting: "+2", "no change"."""
    return change_text(len(each.standings), each.before, last) or "no change"


def late_text(register: Register, figures: RegisterFigures, is_open: int, owners: Sequence[LateOfOwner]) -> str:
    """Return how many are past their deadline, in which way, and whose they are."""
    overdue, unreported = figures.overdue, figures.unreported
    number, inferred = overdue.number + unreported.number, overdue.inferred + unreported.inferred
    if not is_open:
        return "nothing is open."
    if not number:
        past = "none of it is past its deadline" if figures.open_with_deadline else "none of it has a deadline"
        return f"{count(is_open, 'recommendation is', 'recommendations are')} open; {past}."
    basis = f" ({'all' if inferred == number else f'{inferred:,}'} by an inferred deadline)" if inferred else ""
    ways = [f"{overdue.number:,} overdue"] if overdue.number else []
    ways += [f"{unreported.number:,} with nothing reported"] if unreported.number else []
    names = [f"{short_name(register, each.owner)} {each.number:,}" for each in owners[:_MOST_OWNERS]]
    more = len(owners) - _MOST_OWNERS
    whose = f"{'; '.join(names)}{f'; {more:,} more owners' if more > 0 else ''}"
    ids = [id for each in owners for id in each.overdue]
    named = f" Overdue: {ids_text(sorted(set(ids), key=ids.index))}." if 0 < len(set(ids)) <= _MOST_IDS else ""
    which = "the one" if is_open == 1 else f"all {is_open:,}" if number == is_open else f"{number:,} of the {is_open:,}"
    past = f"{which} open {'is past its' if number == 1 else 'are past their'} deadline{basis}: {listed(ways)}."
    return f"{past}{named} By owner: {whose}."


def expected_text(register: Register, exceptions: Sequence[OversightException]) -> str:
    """Return what was said to be done by a day that has passed: of sources as a whole, then of how many actions."""
    of_sources: dict[str, list[str]] = {}
    for each in exceptions:
        if each.kind == "source":
            of_sources.setdefault(message(register, each), []).append(each.subject)
    texts = [f"{listed(ids)}: {told}." for told, ids in list(of_sources.items())[:_MOST_EXPECTED]]
    actions = [each.subject for each in exceptions if each.kind == "action"]
    if actions:
        which = f" ({ids_text(actions)})" if len(actions) <= _MOST_IDS else ""
        texts.append(f"The day that its owner named has passed for {count(len(actions), 'action')}{which}.")
    return " ".join(texts)


def doubted_text(doubts: Mapping[str, Sequence[Rule]], done: int, with_claim: Sequence[str]) -> str:
    """Return what is shown as done and cannot be vouched for, and why.

    `done`: how many are shown as done or lapsed; `with_claim`: the sources of which a statement says more, not which.
    """
    sources = listed(with_claim) if len(with_claim) <= _MOST_IDS else f"{len(with_claim):,} sources"
    claims = f" What is said of {sources} as a whole names none." if with_claim else ""
    if not done:
        return f"nothing is shown as done one by one.{claims}"
    if not doubts:
        return f"no rule doubts any of the {done:,} shown as done.{claims}"
    by_rule: dict[Rule, list[str]] = {}
    for id, rules in doubts.items():
        by_rule.setdefault(rules[0], []).append(id)
    reasons = [f"{small(rule.label)}: {_ids(ids)}" for rule, ids in by_rule.items()]
    return f"{len(doubts):,} of the {done:,} shown as done cannot be vouched for ({'; '.join(reasons)}).{claims}"


def _ids(ids: Sequence[str]) -> str:
    return ids_text(ids) if len(ids) <= _MOST_IDS else f"{len(ids):,}"


def concerns_text(concerns: Sequence[Concern], as_at: date) -> str:
    """Return how many concerns are open, which, and since when the oldest."""
    still = [each for each in concerns if not is_resolved(each, as_at)]
    if not still:
        return "none is open."
    oldest = min(each.raised_on for each in still)
    which = f" ({listed([each.id for each in still])})" if len(still) <= _MOST_IDS else ""
    return f"{count(len(still), 'is', 'are')} open{which}, the oldest since {in_words(oldest)}."


def told_differently_text(restated: Restatements) -> str:
    """Return about what the last meeting was told of its day something that reads differently now."""
    ids = [each.subject for each in restated.recommendations]
    named = f" ({ids_text(ids)})" if len(ids) <= _MOST_IDS else ""
    parts = [f"{count(len(ids), 'recommendation')}{named}"] if ids else []
    parts += [count(len(restated.sources), "source")] if restated.sources else []
    return f"what the meeting of {in_words(restated.as_at)} was told of {listed(parts)} reads differently now."


def told_differently_caption(day: date) -> str:
    """Return how the table of what reads differently is called."""
    return f"What the meeting of {in_words(day)} was told that reads differently now"


def same_told_text(day: date) -> str:
    """Return that what a meeting was told still holds."""
    return f"What the meeting of {in_words(day)} was told of its day reads the same now."


def since_heading(last: Meeting | None, as_at: date) -> str:
    """Return how the list of what changed is headed."""
    return f"What changed since the last meeting, {near(last.date, as_at)}" if last else "Since the last meeting"


def asked_text(body: str) -> str:
    """Return what stands before what is to be decided."""
    return f"The {body} is asked to:"


def decision_text(decision: Decision) -> str:
    """Return a decision that is put to the meeting."""
    return f"{decision.id}: {decision.text}"


def follow_up_text(register: Register, waiting: OpenDecision) -> str:
    """Return a decision of an earlier meeting that waits, with whose it is and by when."""
    decision = waiting.decision
    taken = f"{waiting.meeting.title}, {in_few_words(waiting.meeting.date)}"
    return f"{decision.text} ({taken}; {register.name_of(decision.owner)}; due {due_text(waiting)})"


def matter_subject(register: Register, matter: Matter) -> str:
    """Return what a matter is about: "ICO-05 Data Sharing Agreements", "15 of ICO: ICO-01 to ICO-04, ICO-06"."""
    first, subjects = matter.first, matter.subjects
    if len(subjects) > 1:
        source = register.recommendations[subjects[0]].source
        named = f" ({ids_text(subjects)})" if len(subjects) <= _MOST_IDS or matter.is_same else ""
        return f"{len(subjects):,} of {source}{named}"
    if first.kind == "action":
        id = first.recommendations[0]
        return f"{id} {register.recommendations[id].title}"
    title = subject_title(register, first) or subject_text(first, _LETTERS)
    return title if first.kind == "indicator" else f"{subject_name(first)} {title}".strip()


def matter_text(register: Register, matter: Matter) -> str:
    """Return why a matter is one, and whose it is where somebody can own it: ": 8 days past its deadline – MPS"."""
    whose = f" – {whose_text(register, matter)}" if matter.can_be_owned else ""
    return f": {why_text(register, matter)}{whose}"
