"""What a rule about exceptions looks at, and what it finds.

Holds values; decides nothing.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar, Literal, NamedTuple

from tracker.dates import last_day
from tracker.register.records import Register
from tracker.register.schema.recommendations import Recommendation, Source, Statement
from tracker.register.schema.response import Response
from tracker.rules.state.position import ActionStanding, Standing
from tracker.vocabulary import Rule, Says, State

Kind = Literal["recommendation", "action", "source", "decision", "concern", "indicator"]


@dataclass(frozen=True, slots=True)
class Figures:
    """What the sentence about an exception needs. Each rule has a class of its own, which names the rule."""

    rule: ClassVar[Rule]


class OversightException(NamedTuple):
    """Something a rule says the group must look at.

    `since`: a month where only the month is on record. `days`: how long it has stood, its first day counted.
    `recommendations`: those it is about, by id. `owners`: the parties that own what it is about, on the day; none where
    nobody is on record, and of what nobody owns (a source, a concern, an indicator).
    """

    kind: Kind
    subject: str
    since: date
    days: int
    recommendations: tuple[str, ...]
    figures: Figures
    owners: tuple[str, ...] = ()

    @property
    def rule(self) -> Rule:
        """Return the rule that found it."""
        return self.figures.rule


Found = Iterator[OversightException]


class Case(NamedTuple):
    """One recommendation on a day, with all that a rule may look at. `bodies`: of each party whom it speaks for."""

    as_at: date
    register: Register
    recommendation: Recommendation
    response: Response | None
    standing: Standing
    bodies: Mapping[str, str]

    @property
    def state(self) -> State:
        return self.standing.span.state

    @property
    def quiet_days(self) -> int:
        """Return after how many days without an entry something is quiet."""
        return self.register.settings.quiet_after_days

    @property
    def issued_on(self) -> date:
        """Return the day on which it was issued, as it is written."""
        return self.register.issued_on(self.recommendation)

    @property
    def source(self) -> Source:
        return self.register.sources[self.recommendation.source]

    def body_of(self, party: str) -> str:
        """Return the body that a party speaks for."""
        return self.bodies.get(party, party)

    def statements(self, *says: Says) -> list[Statement]:
        """Return the statements up to the day that say one of these and cover it, in the order of the file."""
        return [
            statement
            for statement in self.source.statements
            if statement.says in says
            and statement.date <= self.as_at
            and self.register.covers(statement, self.recommendation.id)
        ]

    def raised(self, since: date, figures: Figures, action: ActionStanding | None = None) -> OversightException:
        """Return an exception about the recommendation, or about one of its actions."""
        id = self.recommendation.id
        if action is None:
            return raised("recommendation", id, since, self.as_at, figures, (id,), self.standing.owners)
        owners = (action.span.owner,) if action.span.owner else ()
        return raised("action", action.span.action, since, self.as_at, figures, (id,), owners)


def raised(
    kind: Kind,
    subject: str,
    since: date,
    as_at: date,
    figures: Figures,
    recommendations: tuple[str, ...] = (),
    owners: tuple[str, ...] = (),
) -> OversightException:
    """Return an exception that has stood since a day."""
    return OversightException(kind, subject, since, (as_at - since).days + 1, recommendations, figures, owners)


def days_after(day: date, days: int) -> date:
    """Return a day some days after another; after a month, counted from its last day."""
    return last_day(day) + timedelta(days)
