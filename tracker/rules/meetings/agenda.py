"""A position → what a meeting has before it: what to look at, open decisions, what comes up, and claims just made.

Takes values, returns values; the sentences are made in `words`.
"""

from collections.abc import Hashable, Iterable, Iterator
from datetime import date, timedelta
from typing import NamedTuple

from tracker.dates import Month
from tracker.register.records import ASKED, Register, response_path
from tracker.register.schema.recommendations import Statement
from tracker.register.schema.response import Update
from tracker.rules.exceptions.case import OversightException
from tracker.rules.meetings.ahead import Ahead, ahead
from tracker.rules.meetings.owed import OpenDecision, open_decisions
from tracker.rules.state.position import Position
from tracker.vocabulary import Says

FOR_THE_GROUP = 2  # the least severity of what a meeting must look at
TO_ESCALATE = 3  # the severity of what calls for action now
WEEK = timedelta(days=7)


class Matter(NamedTuple):
    """Something to look at, about one subject or about several of which the same is to be said.

    `alike`: the worst exception of each subject, those of actions under their recommendation; `others`: what holds as
    well of the first of them, and by the same rules of the rest.
    """

    alike: tuple[OversightException, ...]
    others: tuple[OversightException, ...]

    @property
    def first(self) -> OversightException:
        """Return the exception that stands for all."""
        return self.alike[0]

    @property
    def subjects(self) -> tuple[str, ...]:
        """Return what it is about, by id."""
        return tuple(map(_subject, self.alike))


class Agenda(NamedTuple):
    """What a meeting has before it. `until`: the day of the next one.

    `due`: deadlines, expected dates and decisions that come up by then; `expiring`: evidence that ends by then;
    `answers`: escalations without an answer.
    """

    until: date
    matters: tuple[Matter, ...]
    decisions: tuple[OpenDecision, ...]
    due: tuple[Ahead, ...]
    expiring: tuple[Ahead, ...]
    answers: tuple[Ahead, ...]

    @property
    def to_escalate(self) -> tuple[Matter, ...]:
        """Return the matters that call for action now."""
        return tuple(each for each in self.matters if each.first.rule.severity == TO_ESCALATE)

    @property
    def to_ask(self) -> tuple[Matter, ...]:
        """Return the matters that the meeting should ask about."""
        return tuple(each for each in self.matters if each.first.rule.severity < TO_ESCALATE)


class Claim(NamedTuple):
    """What an action owner or a statement claims; `of`: the action, or the source, that it is about."""

    of: str
    entry: Update | Statement
    path: str


def agenda(
    register: Register, position: Position, exceptions: Iterable[OversightException], next_meeting: date
) -> Agenda:
    """Return what a meeting on the day of the position has before it, with what comes up by the next one."""
    _, coming = ahead(register, position, next_meeting)
    return Agenda(
        next_meeting,
        matters(register, [each for each in exceptions if each.rule.severity >= FOR_THE_GROUP]),
        tuple(open_decisions(register, position.as_at)),
        tuple(each for each in coming if each.what not in ("expires", "escalation")),
        tuple(each for each in coming if each.what == "expires"),
        tuple(each for each in coming if each.what == "escalation"),
    )


def matters(register: Register, exceptions: Iterable[OversightException]) -> tuple[Matter, ...]:
    """Return the exceptions by what they are about, in the order given; subjects that are alike stand together.

    Alike: the same rules hold since the same day, with the same figures, of recommendations of one source.
    """
    of_subject: dict[str, list[OversightException]] = {}
    for each in exceptions:
        of_subject.setdefault(_subject(each), []).append(each)
    groups: dict[Hashable, list[list[list[OversightException]]]] = {}
    in_order: list[list[list[OversightException]]] = []
    for found in of_subject.values():
        like = groups.setdefault(_likeness(register, found), [])
        group = next((each for each in like if _figures(each[0]) == _figures(found)), None)
        if group is None:
            group = []
            like.append(group)
            in_order.append(group)
        group.append(found)
    return tuple(Matter(tuple(found[0] for found in group), tuple(group[0][1:])) for group in in_order)


def _subject(exception: OversightException) -> str:
    return exception.recommendations[0] if exception.kind == "action" else exception.subject


def _likeness(register: Register, found: list[OversightException]) -> Hashable:
    first = found[0]
    held = tuple((each.rule, each.kind, each.since, isinstance(each.since, Month)) for each in found)
    if first.kind not in ("recommendation", "action"):
        return first.kind, first.subject
    recommendation = register.recommendations[first.recommendations[0]]
    return recommendation.source, recommendation.due_basis, held


def _figures(found: list[OversightException]) -> list[dict[str, object]]:
    return [dict(each.figures) for each in found]


def claims_before(register: Register, meeting: date) -> tuple[Claim, ...]:
    """Return what was claimed in the week before a meeting, oldest first: a plain fact, and no reproach.

    What is dated by its month alone is left out: it is not known to be of that week.
    """
    found = [each for each in _claims(register) if not isinstance(each.entry.date, Month)]
    of_the_week = [each for each in found if meeting - WEEK <= each.entry.date < meeting]
    return tuple(sorted(of_the_week, key=lambda each: each.entry.date))


def _claims(register: Register) -> Iterator[Claim]:
    for source in register.sources.values():
        for statement in source.statements:
            if statement.says is Says.IMPLEMENTED:
                yield Claim(source.id, statement, ASKED)
    for id in register.recommendations:
        response = register.responses.get(id)
        for action in response.actions if response else ():
            for update in action.updates:
                yield Claim(action.id, update, response_path(id))
