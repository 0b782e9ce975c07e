"""A position → the sheet of each party: everything that it owes or leads, the most urgent first, and who waits for it.

Takes a register and the position of a day; returns the entries of that day and earlier with what follows from them.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Literal, NamedTuple

from tracker.register.records import Register
from tracker.register.schema.response import Escalation
from tracker.rules.meetings.owed import (
    AnswerToGive,
    OpenDecision,
    Owed,
    Stage,
    all_owed,
    answers_to_give,
    open_decisions,
    unanswered_escalations,
)
from tracker.rules.state.position import ActionStanding, Position, Standing
from tracker.vocabulary import OPEN, PAST_DEADLINE, Flag, State

SOON = timedelta(days=45)
MANY = 3  # from so many actions on, a recommendation is shown as a grid: one action for each partner
_CHECKED = frozenset({State.VERIFIED, State.VERIFICATION_LAPSED, State.SUPERSEDED, State.CLOSED_NOT_IMPLEMENTED})

Kind = Literal["recommendation", "escalation", "answer", "decision", "evidence"]


class Duty(NamedTuple):
    """One thing that a party owes, or a recommendation that it is an owner of.

    `due`: by when, None where no day is on record; `late`: by how many days that is past, None where it is not.
    `urgent`: of a recommendation, its own standing or the action on which `due` and `late` rest; `leads`: whether the
    party leads it; `actions`: the party's own that are open; of missing evidence, the one whose claim cites none.
    """

    kind: Kind
    subject: str
    due: date | None = None
    late: int | None = None
    standing: Standing | None = None
    urgent: Standing | Owed | None = None
    leads: bool = False
    actions: tuple[Owed, ...] = ()
    decision: OpenDecision | None = None
    answer: AnswerToGive | None = None
    escalation: Escalation | None = None

    @property
    def is_owed(self) -> bool:
        """Return whether something is still to be done: not where its part of what is open is done."""
        return self.kind != "recommendation" or self.urgent is not None

    @property
    def is_not_upheld(self) -> bool:
        """Return whether it was claimed to be done, and that did not hold."""
        if self.kind != "recommendation":
            return False
        flagged = self.standing is not None and Flag.REJECTED_BY_VERIFIER in self.standing.span.flags
        return (self.leads and flagged) or any(not each.standing.upheld for each in self.actions)


class Waiting(NamedTuple):
    """An action that waits for a party, and since when; `days`: for how long."""

    action: Owed
    since: date
    days: int


class Sheet(NamedTuple):
    """What one party owes on a day; owner None: nobody is on record.

    `duties`: the most urgent first; `owed`: its actions, the done and ended ones too; `waits`: for how long others
    wait for it, the longest first.
    """

    owner: str | None
    duties: tuple[Duty, ...]
    owed: tuple[Owed, ...]
    waits: tuple[Waiting, ...]

    @property
    def owes(self) -> int:
        """Return how many things it owes."""
        return sum(each.is_owed for each in self.duties)

    @property
    def overdue(self) -> int:
        """Return how many of them are past their day."""
        return sum(each.late is not None for each in self.duties)

    @property
    def has_deadlines(self) -> bool:
        """Return whether there is a day by which any of them is owed."""
        return any(each.due is not None for each in self.duties)

    @property
    def answers(self) -> int:
        """Return how many answers it owes: to recommendations, and to what was escalated to it."""
        return sum(each.kind in ("answer", "escalation") for each in self.duties)

    @property
    def owes_nothing(self) -> bool:
        """Return whether it owes nothing, and nobody waits for it."""
        return not self.owes and not self.waits

    def due_by(self, day: date) -> int:
        """Return how many of them fall due by a day and are not past."""
        return sum(each.late is None and each.due is not None and each.due <= day for each in self.duties)

    def of(self, stage: Stage) -> list[Owed]:
        """Return the actions that are open, done or ended."""
        return [each for each in self.owed if each.stage == stage]


def sheets(register: Register, position: Position) -> tuple[Sheet, ...]:
    """Return a sheet for each party that owes or leads something, has an action, or is waited for.

    Most overdue first, then who owes most; nobody last.
    """
    owed: dict[str | None, list[Owed]] = {}
    waits: dict[str | None, list[Waiting]] = {}
    for each in all_owed(register, position):
        owed.setdefault(each.action.owner, []).append(each)
        span = each.standing.span
        if each.stage == "open" and span.waiting_on and span.waiting_since:
            days = (position.as_at - span.waiting_since).days
            waits.setdefault(span.waiting_on, []).append(Waiting(each, span.waiting_since, days))
    duties: dict[str | None, list[Duty]] = {}
    for owner, duty in _duties(register, position, owed):
        duties.setdefault(owner, []).append(duty)
    everybody = [
        Sheet(
            owner,
            tuple(sorted(duties.get(owner, ()), key=_urgency)),
            tuple(owed.get(owner, ())),
            tuple(sorted(waits.get(owner, ()), key=lambda waiting: waiting.since)),
        )
        for owner in {**duties, **owed, **waits}
    ]
    return tuple(sorted(everybody, key=_worst_first))


def _worst_first(sheet: Sheet) -> tuple[bool, int, int, int, str]:
    return sheet.owner is None, -sheet.overdue, -sheet.owes, -len(sheet.waits), sheet.owner or ""


def _urgency(duty: Duty) -> tuple[int, int, date]:
    """Return the order of a sheet: overdue, what did not hold or cannot wait, due, undated; at the end what is done."""
    late, due = duty.late or 0, duty.due or date.max
    if duty.late is not None:
        return 0, -late, due
    if duty.is_not_upheld or duty.kind in ("escalation", "evidence"):
        return 1, 0, due
    if duty.due is not None:
        return 2, 0, due
    return (3 if duty.is_owed else 4), 0, due


_OwedBy = dict[str | None, list[Owed]]


def _duties(register: Register, position: Position, owed: _OwedBy) -> Iterator[tuple[str | None, Duty]]:
    yield from _recommendations(position, owed)
    for owner, answer in answers_to_give(register, position):
        yield owner, Duty("answer", answer.recommendation.id, answer.due, answer.late, answer=answer)
    for owner, standing, escalation in unanswered_escalations(register, position):
        yield owner, Duty("escalation", standing.span.recommendation, standing=standing, escalation=escalation)
    for decision in open_decisions(register, position.as_at):
        subject = f"{decision.meeting.id}/{decision.decision.id}"
        yield (
            decision.decision.owner,
            Duty("decision", subject, decision.decision.due, decision.late, decision=decision),
        )
    for party, actions in owed.items():
        for each in actions:
            if each.stage == "done" and each.proof_missing and each.overall.span.state not in _CHECKED:
                yield party, Duty("evidence", each.action.id, standing=each.overall, actions=(each,))


def _recommendations(position: Position, owed: _OwedBy) -> Iterator[tuple[str | None, Duty]]:
    """Yield each open recommendation for each of its owners, with the open actions of that owner.

    Nobody owns it where it has no owners; and one whose open action nobody owns is nobody's as well.
    """
    own: dict[tuple[str | None, str], list[Owed]] = {}
    for owner, actions in owed.items():
        for each in actions:
            if each.stage == "open":
                own.setdefault((owner, each.recommendation.id), []).append(each)
    for id, standing in position.standings.items():
        if standing.span.state not in OPEN:
            continue
        owners: Sequence[str | None] = standing.owners or (None,)
        if (None, id) in own and None not in owners:
            owners = (*owners, None)
        for owner in owners:
            leads = owner is not None and owner == standing.span.owner
            is_nobodys = owner is None and not standing.owners
            yield owner, _of_recommendation(standing, leads, is_nobodys, tuple(own.get((owner, id), ())))


def _of_recommendation(standing: Standing, leads: bool, is_nobodys: bool, actions: tuple[Owed, ...]) -> Duty:
    answerable: list[Standing | Owed] = [*([standing] if leads or is_nobodys else []), *actions]
    urgent = min(answerable, key=_worst_deadline, default=None)
    timely = _timely(urgent) if urgent else None
    return Duty(
        "recommendation",
        standing.span.recommendation,
        due=timely.span.deadline.now if timely else None,
        late=timely.days if timely and timely.timeliness in PAST_DEADLINE else None,
        standing=standing,
        urgent=urgent,
        leads=leads,
        actions=actions,
    )


def _timely(urgent: Standing | Owed) -> Standing | ActionStanding:
    return urgent.standing if isinstance(urgent, Owed) else urgent


def _worst_deadline(urgent: Standing | Owed) -> tuple[bool, int, date]:
    """Return the order of what is past its deadline, the longest first, then of what falls due, then of the rest."""
    timely = _timely(urgent)
    is_past = timely.timeliness in PAST_DEADLINE
    return not is_past, -(timely.days or 0) if is_past else 0, timely.span.deadline.now or date.max


def in_parts(everybody: Iterable[Sheet], sheet: Sheet | None) -> list[list[Owed]]:
    """Return the actions of each recommendation that has many, of a sheet where one of them is on it; by action."""
    together: dict[str, list[Owed]] = {}
    for each in (each for every in everybody for each in every.owed):
        together.setdefault(each.recommendation.id, []).append(each)
    wanted = {each.recommendation.id for each in sheet.owed} if sheet else together.keys()
    return [
        sorted(parts, key=lambda each: int(each.action.id.rpartition(".")[2]))
        for id, parts in sorted(together.items())
        if len(parts) >= MANY and id in wanted
    ]
