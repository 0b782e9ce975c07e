"""What a rule about exceptions looks at, and what it finds.

Holds values; decides nothing.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar, Literal, NamedTuple

from tracker.dates import last_day
from tracker.register.records import Register
from tracker.register.schema.recommendations import Recommendation
from tracker.register.schema.response import Response
from tracker.rules.state.position import Standing
from tracker.vocabulary import Rule, State

Kind = Literal["recommendation", "action", "source", "decision", "concern", "indicator"]


@dataclass(frozen=True, slots=True)
class Figures:
    """What the sentence about an exception needs. Each rule has a class of its own, which names the rule."""

    rule: ClassVar[Rule]


class OversightException(NamedTuple):
    """Something a rule says the group must look at.

    `since`: a month where only the month is on record. `days`: how long it has stood, its first day counted.
    `recommendations`: those it is about, by id.
    """

    kind: Kind
    subject: str
    since: date
    days: int
    recommendations: tuple[str, ...]
    figures: Figures

    @property
    def rule(self) -> Rule:
        """Return the rule that found it."""
        return self.figures.rule


Found = Iterator[OversightException]


class Case(NamedTuple):
    """One recommendation on a day, with all that a rule may look at."""

    as_at: date
    register: Register
    recommendation: Recommendation
    response: Response | None
    standing: Standing

    @property
    def state(self) -> State:
        """Return its state."""
        return self.standing.span.state

    @property
    def quiet_days(self) -> int:
        """Return after how many days without an entry something is quiet."""
        return self.register.settings.quiet_after_days

    @property
    def issued_on(self) -> date:
        """Return the day on which its source was issued."""
        return self.register.issued_on(self.recommendation)

    def raised(self, since: date, figures: Figures, action: str | None = None) -> OversightException:
        """Return an exception about the recommendation, or about one of its actions, by id."""
        id = self.recommendation.id
        if action is None:
            return raised("recommendation", id, since, self.as_at, figures, (id,))
        return raised("action", action, since, self.as_at, figures, (id,))


def raised(
    kind: Kind, subject: str, since: date, as_at: date, figures: Figures, recommendations: tuple[str, ...] = ()
) -> OversightException:
    """Return an exception that has stood since a day."""
    return OversightException(kind, subject, since, (as_at - since).days + 1, recommendations, figures)


def days_after(day: date, days: int) -> date:
    """Return the day that is `days` after `day`."""
    return last_day(day) + timedelta(days)
