"""How many stand in each state, and how many are late, in one row; and what the marks of the row mean.

Draws; the words come from `words`.
"""

from __future__ import annotations

from collections.abc import Collection

from tracker.outputs.drawn.marks import key_to_squares, late_swatch, swatch
from tracker.outputs.drawn.tiles import Tile
from tracker.outputs.markup import NOTHING, Html, element
from tracker.outputs.parts.showing import Showing
from tracker.outputs.parts.states import label_of
from tracker.register.schema.supporting import Meeting
from tracker.rules.state.position import Position, Standing
from tracker.vocabulary import PAST_DEADLINE, State, Timeliness
from tracker.words.overview import INFERRED_KEY, by_statement_briefly, change_text, inferred_briefly

_LATE = (Timeliness.OVERDUE, Timeliness.UNREPORTED)


def counts(page: Showing, before: Position | None, meeting: Meeting | None) -> list[Tile]:
    """Return a count for each state that there is and each way of being late.

    `before`: what the last `meeting` had before it, from which changes are told; None where there was none.
    """
    shown = [_state_tile(page, state, before, meeting) for state in _states_to_count(page)]
    return shown + [_late_tile(page, timeliness, before, meeting) for timeliness in _late_to_count(page.position)]


def key_line(page: Showing, clocks: str) -> Html:
    """Return, in a line, what the marks and "inferred" mean, and what the changes are counted from ("" where none)."""
    standings = page.position.standings.values()
    late = [each for each in standings if each.timeliness in PAST_DEADLINE]
    key = key_to_squares(
        by_statement={each.span.state for each in standings if each.span.by_statement},
        late=bool(late),
    )
    inferred = element("span", INFERRED_KEY) if inferred_briefly(page.register, late) else None
    shown = [each for each in (key, inferred, element("span", clocks) if clocks else None) if each]
    return element("p", *shown, class_="key-line") if shown else NOTHING


def _states_to_count(page: Showing) -> list[State]:
    """Return the states that there are; that none is verified as well, where somebody may verify."""
    sources = page.position.sources
    shown = {state for source in sources.values() for state in source.states}
    if any(page.register.sources[id].verifiers for id in sources):
        shown.add(State.VERIFIED)
    return [state for state in State if state in shown]


def _late_to_count(position: Position) -> list[Timeliness]:
    """Return the ways of being late that there are; where none is late but something has a deadline, that none is."""
    there = {each.timeliness for each in position.standings.values()}
    late = [timeliness for timeliness in _LATE if timeliness in there]
    has_deadline = any(each.span.deadline.now for each in position.standings.values())
    return late or ([Timeliness.OVERDUE] if has_deadline else [])


def _state_tile(page: Showing, state: State, before: Position | None, meeting: Meeting | None) -> Tile:
    in_state = [each for each in page.position.standings.values() if each.span.state is state]
    then = sum(each.span.state is state for each in before.standings.values()) if before else None
    part = by_statement_briefly(in_state)
    change = change_text(len(in_state), then, meeting)
    address = page.counted(state, None)
    # Where none is shown by entries of its own, the mark is hollow as the squares are.
    # A tick beside a nought would read as well done.
    mark = swatch(state, by_statement=all(each.span.by_statement for each in in_state)) if in_state else NOTHING
    return Tile(label_of(page, state), len(in_state), part, change, address, mark)


def _late_tile(page: Showing, timeliness: Timeliness, before: Position | None, meeting: Meeting | None) -> Tile:
    late = _standing_so(page.position, {timeliness})
    change = change_text(len(late), len(_standing_so(before, {timeliness})) if before else None, meeting)
    note = inferred_briefly(page.register, late)
    address = page.counted(timeliness, None)
    mark = late_swatch(nothing_reported=timeliness is Timeliness.UNREPORTED)
    return Tile(timeliness.label, len(late), note, change, address, mark, bad=True, again=True)


def _standing_so(position: Position, timeliness: Collection[Timeliness]) -> list[Standing]:
    return [each for each in position.standings.values() if each.timeliness in timeliness]
