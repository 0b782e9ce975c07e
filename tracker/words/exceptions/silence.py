"""The sentences about silence: what waits, is not reported, answered, carried out or resolved; and what clears each."""

from tracker.dates import in_words
from tracker.register.records import Register
from tracker.rules.exceptions.case import OversightException
from tracker.rules.exceptions.silence import (
    ConcernUnresolved,
    DecisionOverdue,
    EscalationUnanswered,
    Quiet,
    WaitingOnParty,
)
from tracker.vocabulary import DecisionOutcome
from tracker.words.exceptions.wording import Wordings
from tracker.words.figures import by_the_end, days, days_since, doubt, on_or_in, short_name

ON_SILENCE = Wordings()


@ON_SILENCE.of(Quiet, clears="Any new entry, in {where}.")
def _quiet(_: Register, __: OversightException, figures: Quiet) -> str:
    ago = f"{days_since(figures.newest, figures.silent)} ago"
    if not figures.has_entry:
        return f"there is no entry about it since it was issued {on_or_in(figures.newest)}, {ago}"
    return f"the newest entry about it is dated {in_words(figures.newest)}, {ago}"


@ON_SILENCE.of(
    WaitingOnParty, clears="An update that no longer waits on it, or one by which the action is done, in {where}."
)
def _waiting(register: Register, _: OversightException, figures: WaitingOnParty) -> str:
    party, begun = short_name(register, figures.party), figures.waiting_since
    return f"it has waited on {party} for {days_since(begun, figures.waited)}, since {in_words(begun)}"


@ON_SILENCE.of(EscalationUnanswered, clears="The answer and its date, in {where}.")
def _escalation_unanswered(register: Register, _: OversightException, figures: EscalationUnanswered) -> str:
    escalation = figures.escalation
    to, on = short_name(register, escalation.to), on_or_in(escalation.date)
    return f"escalated to {to} {on}; no answer is on the register after {days_since(escalation.date, figures.waited)}"


@ON_SILENCE.of(DecisionOverdue, clears="The day it was done, in meetings.yaml.")
def _decision_overdue(_: Register, __: OversightException, figures: DecisionOverdue) -> str:
    decision, meeting = figures.decision, figures.meeting
    asked_of = "asked of" if decision.outcome is DecisionOutcome.ASKED else "of"
    taken = f"a decision {asked_of} {meeting.title}, {in_words(meeting.date)}{doubt(decision)}"
    return f"{taken}, was due {by_the_end(figures.due)} and is not shown as done {days(figures.late)} later"


@ON_SILENCE.of(ConcernUnresolved, clears="Its resolution and the day, in concerns.yaml.")
def _concern_unresolved(register: Register, _: OversightException, figures: ConcernUnresolved) -> str:
    concern = figures.concern
    raised = f"{on_or_in(concern.raised_on)} by {short_name(register, concern.raised_by)}"
    kind = concern.kind.label.lower()
    after = days_since(concern.raised_on, figures.age)
    return f"a {kind} concern, raised {raised}, is not shown as resolved after {after}"
