"""A position → what each source comes to: done and on whose word, late, not vouched for; which of them is worst.

Takes a register and the position of a day, returns counts.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from tracker.register.records import Register
from tracker.register.schema.recommendations import Statement
from tracker.rules.exceptions.source import carrying_statement
from tracker.rules.history.deadline import is_inferred
from tracker.rules.lists.vouching import not_vouched_for
from tracker.rules.state.position import Position, Standing
from tracker.rules.state.sources import Counted, SourceStanding
from tracker.vocabulary import OPEN, PAST_DEADLINE, State, Timeliness

MANY_SOURCES = 6  # of more, one headline tells of all


@dataclass(slots=True)
class LateCount:
    """How many are past their deadline in one way, and of how many of them the deadline is inferred."""

    number: int = 0
    inferred: int = 0


@dataclass(slots=True)
class SourceFigures:
    """What a source comes to on a day. `has_verifiers`: whether anybody may say that one of its is verified.

    `standings`: of its recommendations, in the order of the register; `overdue`: of these something is reported;
    `unreported`: nothing is; `open`: how many are, and `open_with_deadline` of them have a deadline;
    `late_owners`: whose those past their deadline are, each once, in the order of the register, None of nobody;
    `doubted`: how many are shown as done and cannot be vouched for; `carried_by`: the newest statement that alone makes
    some done, None where none does.
    """

    source: SourceStanding
    has_verifiers: bool = False
    standings: list[Standing] = field(default_factory=list)
    overdue: LateCount = field(default_factory=LateCount)
    unreported: LateCount = field(default_factory=LateCount)
    open: int = 0
    open_with_deadline: int = 0
    doubted: int = 0
    carried_by: Statement | None = None
    late_owners: dict[str | None, None] = field(default_factory=dict)

    @property
    def late(self) -> int:
        """Return how many are past their deadline."""
        return self.overdue.number + self.unreported.number

    @property
    def missing(self) -> int:
        """Return how many it made, as far as is on record, that are not on the register."""
        return self.source.total - self.source.on_file

    @property
    def claim(self) -> Counted | None:
        """Return the statement behind its range, of several the one that claims most; None where none makes a range."""
        source = self.source
        if source.contradicted or source.widest:
            return source.contradicted or source.widest
        if source.done_from == source.done_to:
            return None
        return max(source.counted, key=lambda each: each.statement.date, default=None)

    def count(self, state: State) -> int:
        """Return how many are in a state."""
        return self.source.states.get(state, 0)


def figures_of_sources(register: Register, position: Position) -> tuple[SourceFigures, ...]:
    """Return the figures of every source that has been issued, in the order of the register."""
    of_source = {
        id: SourceFigures(source, bool(register.sources[id].verifiers)) for id, source in position.sources.items()
    }
    doubts = not_vouched_for(register, position)
    for id, standing in position.standings.items():
        recommendation = register.recommendations[id]
        figures = of_source.get(recommendation.source)
        if figures is None:  # a recommendation may be issued before the document that holds it
            continue
        figures.standings.append(standing)
        figures.doubted += id in doubts
        if standing.span.state in OPEN:
            figures.open += 1
            figures.open_with_deadline += standing.span.deadline.now is not None
        if standing.timeliness in PAST_DEADLINE:
            late = figures.overdue if standing.timeliness is Timeliness.OVERDUE else figures.unreported
            late.number += 1
            late.inferred += is_inferred(recommendation, standing.span.deadline)
            figures.late_owners.update(dict.fromkeys(standing.owners or (None,)))
    for id, figures in of_source.items():
        if figures.source.done_by_statement:
            figures.carried_by = carrying_statement(register, id, figures.standings, position.as_at)
    return tuple(of_source.values())


def worst_first(sources: Iterable[SourceFigures]) -> list[SourceFigures]:
    """Return sources with the most past their deadline first, then the most not vouched for; equals as they stand.

    By number, not by share: forty late of a hundred are more work for the group than one of one.
    """
    return sorted(sources, key=lambda each: (-each.late, -each.doubted))


def in_all(sources: Sequence[SourceFigures]) -> "RegisterFigures":
    """Return what the sources come to together."""
    total = RegisterFigures(len(sources))
    for each in sources:
        source = each.source
        total.recommendations += source.total
        total.missing += each.missing
        total.has_verifiers |= each.has_verifiers
        total.done += source.done
        total.done_by_statement += source.done_by_statement
        low, high = (source.done_from, source.done_to) if each.claim else (None, None)
        total.done_from += source.done if low is None else low
        total.done_to += source.done if high is None else high
        total.verified += each.count(State.VERIFIED)
        total.claimed += each.count(State.IMPLEMENTED)
        total.with_claim += each.claim is not None
        total.contradicted += source.contradicted is not None
        total.doubted += each.doubted
        total.open_with_deadline += each.open_with_deadline
        for whole, part in ((total.overdue, each.overdue), (total.unreported, each.unreported)):
            whole.number += part.number
            whole.inferred += part.inferred
    return total


@dataclass(slots=True)
class RegisterFigures:
    """What all sources come to on a day; `done_from` and `done_to`: how many may be done.

    `with_claim`: of how many sources a statement makes it a range; `contradicted`: of how many the entries leave no
    room for what is stated.
    """

    sources: int
    has_verifiers: bool = False
    recommendations: int = 0
    missing: int = 0
    done: int = 0
    done_by_statement: int = 0
    done_from: int = 0
    done_to: int = 0
    verified: int = 0
    claimed: int = 0
    with_claim: int = 0
    contradicted: int = 0
    doubted: int = 0
    open_with_deadline: int = 0
    overdue: LateCount = field(default_factory=LateCount)
    unreported: LateCount = field(default_factory=LateCount)
