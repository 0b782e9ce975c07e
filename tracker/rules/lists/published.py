"""An indicator → its figures that were published by a day, and which of them disagree or follow on one another.

Takes an indicator and a day; returns the observations as they are. No figure is averaged, chosen or filled in.
"""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from tracker.register.schema.supporting import Indicator, Observation
from tracker.rules.exceptions.outcomes import by_day
from tracker.vocabulary import Certainty


class Day(NamedTuple):
    """The figures about one day or month, in the order of the file."""

    as_of: date
    figures: tuple[Observation, ...]

    @property
    def disagree(self) -> bool:
        """Return whether publications give different figures."""
        return len({each.value for each in self.figures}) > 1

    @property
    def joins(self) -> bool:
        """Return whether a line may go through it: it was published, and publications agree."""
        return not self.disagree and all(each.certainty is not Certainty.INFERRED for each in self.figures)


class FigureChange(NamedTuple):
    """By how much the newest figure differs from the one before it, which is about `since`.

    `is_rough`: whether either is approximate, or not known at first hand.
    """

    by: Decimal
    since: date
    is_rough: bool


class Published(NamedTuple):
    """What is visible of an indicator: its days, oldest first; none where nothing was published."""

    indicator: Indicator
    days: tuple[Day, ...]

    @property
    def figures(self) -> list[Observation]:
        """Return every figure, the oldest first."""
        return [each for day in self.days for each in day.figures]

    @property
    def disagreeing(self) -> list[Day]:
        """Return the days about which publications give different figures."""
        return [day for day in self.days if day.disagree]

    @property
    def change(self) -> FigureChange | None:
        """Return how the newest figure differs from the one before it; None where a line may not join the two."""
        if len(self.days) < 2 or not (self.days[-1].joins and self.days[-2].joins):
            return None
        before, newest = (day.figures[0] for day in self.days[-2:])
        is_rough = any(
            each.approximate or each.certainty is not Certainty.FIRST_HAND
            for day in self.days[-2:]
            for each in day.figures
        )
        return FigureChange(Decimal(str(newest.value)) - Decimal(str(before.value)), self.days[-2].as_of, is_rough)

    @property
    def runs(self) -> list[list[Day]]:
        """Return the days that lines may join: one that disagrees or is inferred breaks a line, and belongs to none."""
        runs: list[list[Day]] = [[]]
        for day in self.days:
            if day.joins:
                runs[-1].append(day)
            else:
                runs.append([])
        return [run for run in runs if run]


def published(indicators: Iterable[Indicator], as_at: date) -> tuple[Published, ...]:
    """Return what is visible of each indicator on a day, in the order of the register."""
    return tuple(
        Published(each, tuple(Day(as_of, tuple(figures)) for as_of, figures in by_day(each, as_at)))
        for each in indicators
    )
