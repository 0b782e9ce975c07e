"""The rule about published figures, and which are visible on a day.

Takes a register and the position of a day, returns what it finds. No figure is preferred.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from operator import attrgetter
from typing import ClassVar

from tracker.dates import as_written
from tracker.register.records import Register
from tracker.register.schema.supporting import Indicator, Observation
from tracker.rules.exceptions.case import Figures, Found, raised
from tracker.rules.state.position import Position
from tracker.vocabulary import Rule


@dataclass(frozen=True, slots=True)
class FiguresDisagree(Figures):
    """`as_of`: the day, or month, that the figures are about."""

    rule: ClassVar = Rule.FIGURES_DISAGREE
    indicator: Indicator
    as_of: date
    published: tuple[Observation, ...]


def figures_disagree(register: Register, position: Position) -> Found:
    for indicator in register.indicators:
        for as_of, published in by_day(indicator, position.as_at):
            since = _differ_since(published)
            if since:
                figures = FiguresDisagree(indicator, as_of, tuple(published))
                yield raised("indicator", indicator.id, since, position.as_at, figures, indicator.recommendations)


def _differ_since(published: list[Observation]) -> date | None:
    """Return when the first figure came out that differs from those before it, None where all are alike."""
    first, *later = sorted(published, key=attrgetter("own_day"))
    return next((each.own_day for each in later if each.value != first.value), None)


def by_day(indicator: Indicator, as_at: date) -> Iterator[tuple[date, list[Observation]]]:
    """Yield each day, or month, that figures visible on a day are about, with those figures; oldest first."""
    visible = [each for each in indicator.observations if each.own_day <= as_at]
    visible.sort(key=lambda each: as_written(each.as_of))
    for _, group in groupby(visible, key=lambda each: as_written(each.as_of)):
        published = list(group)
        yield published[0].as_of, published


ABOUT_OUTCOMES: tuple[Callable[[Register, Position], Found], ...] = (figures_disagree,)
