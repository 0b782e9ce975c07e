"""Two positions → what oversight committees ask of each source: made, outstanding then, outstanding now, progress.

Takes values, returns values. What a statement claims without naming it is shown as a range, never as a number.
"""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from tracker.rules.changes.change import AnyChange
from tracker.rules.changes.known import RegisterOnDay
from tracker.rules.state.sources import SourceStanding
from tracker.vocabulary import CLOSED, DONE, State

_ENDED = DONE | CLOSED


class Left(NamedTuple):
    """How many of a source are outstanding on a day: neither done nor closed.

    `shown`: one by one; `least` and `most`: by what statements claim that name none, the same as `shown` without such a
    statement, None where it is contradicted.
    """

    shown: int
    least: int | None
    most: int | None


class Outstanding(NamedTuple):
    """A source in two positions. `then` is None where it had not been issued, or was not on the register.

    `made`: how many the source says it makes; `on_file`: how many the register holds. Of the recommendations, by id:
    `done` and `closed` since; `fell_back`: outstanding again; `begun`: in progress since, and not reported or not
    started before. `updated`: those with a new update; `updates`: how many new updates.
    """

    source: str
    made: int
    on_file: int
    then: Left | None
    now: Left
    done: tuple[str, ...]
    closed: tuple[str, ...]
    fell_back: tuple[str, ...]
    begun: tuple[str, ...]
    updated: tuple[str, ...]
    updates: int


def outstanding(
    before: RegisterOnDay, after: RegisterOnDay, changes: Mapping[str, Iterable[AnyChange]]
) -> tuple[Outstanding, ...]:
    """Return a row for each source of the later position; `changes`: what changed, by recommendation."""
    return tuple(_row(before, after, source, changes) for source in after.position.sources.values())


def left(standing: SourceStanding) -> Left:
    """Return how many of a source are outstanding."""
    closed = sum(standing.states.get(state, 0) for state in CLOSED)
    to_do = standing.on_file - closed
    shown = to_do - standing.done
    if not standing.ranged:
        return Left(shown, shown, shown)
    if standing.done_from is None or standing.done_to is None:
        return Left(shown, None, None)
    # What a statement claims beyond those shown may first be what is not on file, or closed and not known to be undone.
    elsewhere = standing.total - standing.on_file + closed - (standing.known_not_done - standing.known_open)
    return Left(shown, standing.known_open, shown - max(standing.gap - elsewhere, 0))


def _row(
    before: RegisterOnDay, after: RegisterOnDay, source: SourceStanding, changes: Mapping[str, Iterable[AnyChange]]
) -> Outstanding:
    ids = [each.id for each in after.register.of_source(source.id) if each.id in after.position.standings]
    was = {id: before.position.standings[id].span.state for id in ids if id in before.position.standings}
    now = {id: after.position.standings[id].span.state for id in ids}
    updates = {id: sum(each.what == "update" for each in changes.get(id, ())) for id in ids}
    then = before.position.sources.get(source.id)
    return Outstanding(
        source=source.id,
        made=source.total,
        on_file=source.on_file,
        then=left(then) if then else None,
        now=left(source),
        done=tuple(id for id in ids if now[id] in DONE and was.get(id) not in DONE),
        closed=tuple(id for id in ids if now[id] in CLOSED and was.get(id) not in CLOSED),
        fell_back=tuple(id for id in ids if was.get(id) in _ENDED and now[id] not in _ENDED),
        begun=tuple(id for id in ids if now[id] in _BEGUN and was.get(id) in _UNBEGUN),
        updated=tuple(id for id in ids if updates[id]),
        updates=sum(updates.values()),
    )


_UNBEGUN = (State.NOT_STARTED, State.NOT_REPORTED)
_BEGUN = (State.IN_PROGRESS, State.PARTLY_IMPLEMENTED, State.PARTLY_VERIFIED)
