"""Spans at a day → where everything stands: each recommendation, each action, each source.

Takes values, returns values; `as_at` is always given.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import NamedTuple

from tracker import collecting
from tracker.register.records import Register
from tracker.rules.state.sources import SourceStanding, source_standing
from tracker.rules.state.spans import ActionSpan, Span, Spans, at
from tracker.rules.state.timeliness import Timely, timeliness_of, timeliness_of_action
from tracker.vocabulary import OPEN, Status, Timeliness


class ActionStanding(NamedTuple):
    """Where an action stands on a day; `days` by the table of timeliness; `upheld`: whether its claim held."""

    span: ActionSpan
    timeliness: Timeliness
    days: int | None
    at_least: bool
    upheld: bool


class Standing(NamedTuple):
    """Where a recommendation stands on a day; `days` by the table of timeliness, actions in the order of the file."""

    span: Span
    timeliness: Timeliness
    days: int | None
    at_least: bool
    actions: tuple[ActionStanding, ...]

    @property
    def owners(self) -> tuple[str, ...]:
        """Return the lead, then the owners of the live actions, each once."""
        live = (each.span.owner for each in self.actions if each.span.status is not Status.WITHDRAWN)
        return tuple(dict.fromkeys(owner for owner in (self.span.owner, *live) if owner is not None))


class Position(NamedTuple):
    """Where everything stands as at a day: recommendations by id in the order of the register, sources by id."""

    as_at: date
    standings: Mapping[str, Standing]
    sources: Mapping[str, SourceStanding]


def position(register: Register, spans: Mapping[str, Spans], as_at: date) -> Position:
    """Return where everything stands on the day `as_at`."""
    standings, due_soon_days = {}, register.settings.due_soon_days
    of_source: dict[str, list[Span]] = {}
    with collecting.paused():
        for recommendation in register.recommendations.values():
            own = spans[recommendation.id]
            span = at(own.recommendation, as_at)
            if span is not None:
                actions = [span_of_action for parts in own.actions.values() if (span_of_action := at(parts, as_at))]
                standings[recommendation.id] = standing(span, actions, as_at, due_soon_days)
                of_source.setdefault(recommendation.source, []).append(span)
    sources = {
        source.id: source_standing(source, of_source.get(source.id, ()), as_at)
        for source in register.sources.values()
        if source.issued_on <= as_at
    }
    return Position(as_at, standings, sources)


def standing(span: Span, actions: Iterable[ActionSpan], as_at: date, due_soon_days: int) -> Standing:
    """Return where a recommendation stands on a day that lies in `span`, with its actions' spans of that day."""
    timely = timeliness_of(span, as_at, due_soon_days)
    standings = [_action_standing(each, timeliness_of_action(each, span, as_at, due_soon_days)) for each in actions]
    return Standing(span, timely.timeliness, timely.days, timely.at_least, tuple(standings))


def _action_standing(span: ActionSpan, timely: Timely) -> ActionStanding:
    return ActionStanding(span, timely.timeliness, timely.days, timely.at_least, timely.upheld)


def is_owed(standing: Standing, action: ActionStanding) -> bool:
    """Return whether an action of a recommendation is still to be done; one whose claim was not upheld is, again.

    Nothing is owed on an action of a recommendation that is done, lapsed, superseded or closed.
    """
    if standing.span.state not in OPEN or action.span.status is Status.WITHDRAWN:
        return False
    return action.span.status is not Status.IMPLEMENTED or not action.upheld
