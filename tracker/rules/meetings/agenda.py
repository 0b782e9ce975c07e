"""A position → what a meeting has before it: what to look at, open decisions, what comes up, and claims just made.

Takes values, returns values; the sentences are made in `words`.
"""

from collections import Counter
from collections.abc import Hashable, Iterable, Iterator
from dataclasses import fields, is_dataclass
from datetime import date, timedelta
from functools import cache
from typing import Any, NamedTuple

from tracker.dates import Month
from tracker.register.records import ASKED, Register, response_path
from tracker.register.schema.recommendations import Statement
from tracker.register.schema.response import Update
from tracker.rules.exceptions.case import Kind, OversightException
from tracker.rules.meetings.ahead import Ahead, ahead
from tracker.rules.meetings.owed import OpenDecision, open_decisions
from tracker.rules.state.position import Position
from tracker.vocabulary import Rule, Says

FOR_THE_GROUP = 2  # the least severity of what a meeting must look at
TO_ESCALATE = 3  # the severity of what calls for action now
WEEK = timedelta(days=7)
_RULES = list(Rule)
MANY = 10  # a rule that holds for more recommendations of a source than this is one matter, told by their number


class Matter(NamedTuple):
    """Something to look at, about one subject or about several of which the same is to be said.

    `alike`: the worst exception of each subject, those of actions under their recommendation; `others`: what holds as
    well of the first of them, and by the same rules of the rest; `notes`: the rules of severity 1 that hold of all.
    `is_rule_of_many`: it is one rule, for all the recommendations of a source that it holds for; `is_same`: the
    sentence about the first, and since when, holds of each.
    """

    alike: tuple[OversightException, ...]
    others: tuple[OversightException, ...] = ()
    notes: tuple[Rule, ...] = ()
    is_rule_of_many: bool = False
    is_same: bool = True

    @property
    def first(self) -> OversightException:
        """Return the exception that stands for all."""
        return self.alike[0]

    @property
    def subjects(self) -> tuple[str, ...]:
        """Return what it is about, by id."""
        return tuple(subject_of(exception) for exception in self.alike)

    @property
    def owners(self) -> tuple[str, ...]:
        """Return the parties that own what it is about, each once, in the order of its subjects."""
        return tuple(dict.fromkeys(owner for exception in self.alike for owner in exception.owners))

    @property
    def can_be_owned(self) -> bool:
        """Return whether the register names an owner of such a thing; of a source, concern or figure it names none."""
        return self.first.kind in ("recommendation", "action", "decision")

    @property
    def other_rules(self) -> tuple[Rule, ...]:
        """Return the rules, without notes and without its first one, that hold as well."""
        rules = dict.fromkeys(exception.rule for exception in self.others)
        return tuple(rule for rule in rules if rule is not self.first.rule)


class Agenda(NamedTuple):
    """What a meeting has before it. `until`: the day of the next one.

    `due`: deadlines, expected dates and decisions that come up by then; `expiring`: evidence that ends by then;
    `answers`: escalations without an answer, and recommendations that bodies of their owners must answer by then.
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
        tuple(each for each in matters(register, exceptions) if each.first.rule.severity >= FOR_THE_GROUP),
        tuple(open_decisions(register, position.as_at)),
        tuple(each for each in coming if each.what not in ("expires", "escalation", "answer")),
        tuple(each for each in coming if each.what == "expires"),
        tuple(each for each in coming if each.what in ("escalation", "answer")),
    )


def matters(register: Register, exceptions: Iterable[OversightException]) -> tuple[Matter, ...]:
    """Return the exceptions by what they are about, in the order given; subjects that are alike stand together.

    This is the one rule of what is alike: the same rules hold since the same day, with the same figures, of
    recommendations of one source whose deadlines rest on the same basis. Notes hold no two subjects apart. A rule that
    holds for more than ten recommendations of a source is a matter by itself.
    """
    exceptions = tuple(exceptions)
    of_many = _rules_of_many(register, exceptions)
    of_subject: dict[tuple[Kind, str, _RuleOfSource | None], list[OversightException]] = {}
    for exception in exceptions:
        kind: Kind = "recommendation" if exception.kind == "action" else exception.kind
        rule = _rule_of_source(register, exception)
        key = kind, subject_of(exception), rule if rule in of_many else None
        of_subject.setdefault(key, []).append(exception)
    by_subject = list(of_subject.values())
    outlines = [rule or _outline(register, of_one) for (_, _, rule), of_one in of_subject.items()]
    several = {outline for outline, number in Counter(outlines).items() if number > 1} - of_many
    groups: dict[tuple[Hashable, Hashable], list[list[OversightException]]] = {}
    for outline, of_one in zip(outlines, by_subject, strict=True):
        # Most stand alone by their outline; to compare figures exactly costs ten times as much, so these are not.
        groups.setdefault((outline, _exact(of_one) if outline in several else ()), []).append(of_one)
    return tuple(
        _matter_of_many(register, group) if outline in of_many else _matter(group)
        for (outline, _), group in groups.items()
    )


_RuleOfSource = tuple[Rule, str]


def _rules_of_many(register: Register, exceptions: Iterable[OversightException]) -> set[Hashable]:
    """Return the rules that hold for more than ten recommendations of a source, each with the source."""
    subjects: dict[_RuleOfSource, set[str]] = {}
    for exception in exceptions:
        if rule := _rule_of_source(register, exception):
            subjects.setdefault(rule, set()).add(subject_of(exception))
    return {rule for rule, ids in subjects.items() if len(ids) > MANY}


def _rule_of_source(register: Register, exception: OversightException) -> _RuleOfSource | None:
    """Return the rule and the source, of what is about a recommendation or one of its actions."""
    if exception.kind not in ("recommendation", "action"):
        return None
    return exception.rule, register.recommendations[exception.recommendations[0]].source


def subject_of(exception: OversightException) -> str:
    """Return under which subject an exception is looked at: one of an action under its recommendation."""
    return exception.recommendations[0] if exception.kind == "action" else exception.subject


def _matter(group: list[list[OversightException]]) -> Matter:
    worst_of_each = tuple(of_one[0] for of_one in group)
    return Matter(worst_of_each, tuple(_decisive(group[0])[1:]), _notes_on_all(group))


def _matter_of_many(register: Register, group: list[list[OversightException]]) -> Matter:
    firsts = tuple(of_one[0] for of_one in group)
    is_same = len({_outline(register, [first]) for first in firsts}) == 1
    is_same = is_same and len({_exact([first]) for first in firsts}) == 1
    return Matter(firsts, is_rule_of_many=True, is_same=is_same)


def _notes_on_all(group: list[list[OversightException]]) -> tuple[Rule, ...]:
    """Return the notes that hold of every subject beside something that is for the group."""
    if group[0][0].rule.severity < FOR_THE_GROUP:
        return ()
    noted = [{each.rule for each in of_one if each.rule.severity < FOR_THE_GROUP} for of_one in group]
    return tuple(sorted(set.intersection(*noted), key=_RULES.index))


def _decisive(of_one: list[OversightException]) -> list[OversightException]:
    """Return the exceptions of a subject that are for the group; the notes where there is nothing else."""
    return [each for each in of_one if each.rule.severity >= FOR_THE_GROUP] or of_one


def _outline(register: Register, of_one: list[OversightException]) -> Hashable:
    """Return what must be the same of two subjects that are alike, but for the figures."""
    first = of_one[0]
    if first.kind not in ("recommendation", "action"):
        return first.kind, first.subject
    recommendation = register.recommendations[first.recommendations[0]]
    rules = tuple((each.rule, each.kind, each.since) for each in _decisive(of_one))
    return recommendation.source, recommendation.due_basis, rules


def _exact(of_one: list[OversightException]) -> Hashable:
    """Return since when, and the figures, that must be the same of two subjects that are alike."""
    return tuple(_exactly((each.since, each.figures)) for each in _decisive(of_one))


def _exactly(value: Any) -> Hashable:
    """Return a value to compare by what would be said of it: a month equals its last day, and is not said alike."""
    if isinstance(value, Month):
        return Month, value
    if isinstance(value, tuple):
        return tuple([_exactly(part) for part in value])
    kind: Any = type(value)
    names = _compared(kind)
    return (kind, *[_exactly(getattr(value, name)) for name in names]) if names is not None else value


@cache
def _compared(kind: Any) -> tuple[str, ...] | None:
    """Return the fields by which the values of a class are compared; None where it has no fields, but is a value."""
    return tuple(each.name for each in fields(kind) if each.compare) if is_dataclass(kind) else None


def claims_before(register: Register, meeting: date, as_at: date) -> tuple[Claim, ...]:
    """Return what was claimed in the seven days before a meeting and on its day, by the day shown, oldest first.

    It is a fact, and no criticism. What is dated by its month alone is left out: it is not known to be of that week.
    """
    last = min(meeting, as_at)
    of_a_day = (claim for claim in _claims(register) if not isinstance(claim.entry.date, Month))
    of_the_week = (claim for claim in of_a_day if meeting - WEEK <= claim.entry.date <= last)
    return tuple(sorted(of_the_week, key=lambda claim: claim.entry.date))


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
