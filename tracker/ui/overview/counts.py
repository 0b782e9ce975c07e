"""The counts of the Overview in one row: how many stand in each state, and how many are late.

Draws; the words come from `words`. The marks and words of the row are also what the squares mean.
"""

from __future__ import annotations

from collections.abc import Collection

import streamlit as st

from tracker.outputs.drawn.marks import key_to_squares, late_swatch, swatch
from tracker.outputs.drawn.tiles import Tile, tiles
from tracker.outputs.markup import NOTHING, Html, element, joined
from tracker.register.schema.supporting import Meeting
from tracker.rules.state.position import Position, Standing
from tracker.snapshots.clocks import SnapshotPair, since_last_meeting
from tracker.ui.parts.states import label_of
from tracker.ui.shell.notices import in_place_of_text
from tracker.ui.shell.view import View
from tracker.vocabulary import PAST_DEADLINE, State, Timeliness
from tracker.words.meetings.meeting import clocks_text, without_history
from tracker.words.overview import INFERRED_KEY, by_statement_briefly, change_text, inferred_briefly

_LATE = (Timeliness.OVERDUE, Timeliness.UNREPORTED)


def draw_counts(view: View) -> None:
    """Draw how many stand where, with what changed since the last meeting."""
    if not view.position.sources:
        return
    rests_on = view.live.head.commit if view.live.head else view.live.no_head
    st.html(view.kept("counts", lambda: _counts(view), rests_on))


def _counts(view: View) -> Html:
    meeting = view.register.held_before(view.as_at)
    pair = since_last_meeting(view.snapshot, view.at_revision)
    before = pair.before.position if pair else None
    shown = [_state_tile(view, state, before, meeting) for state in _states_to_count(view)]
    shown += [_late_tile(view, timeliness, before, meeting) for timeliness in _late_to_count(view.position)]
    return joined([tiles(shown), _notes(view, pair if any(tile.change for tile in shown) else None)])


def _notes(view: View, pair: SnapshotPair | None) -> Html:
    """Return, in a line, what the marks and "inferred" mean, and what the changes are counted from."""
    standings = view.position.standings.values()
    late = [each for each in standings if each.timeliness in PAST_DEADLINE]
    key = key_to_squares(
        by_statement={each.span.state for each in standings if each.span.by_statement},
        late=bool(late),
    )
    inferred = element("span", INFERRED_KEY) if inferred_briefly(view.register, late) else None
    clocks = element("span", _clocks(pair)) if pair else None
    shown = [each for each in (key, inferred, clocks) if each]
    return element("p", *shown, class_="key-line") if shown else NOTHING


def _clocks(pair: SnapshotPair) -> str:
    """Return what the counts are compared with: what the last meeting had before it, or why not."""
    if pair.why_known_now:
        return without_history(pair.why_known_now)
    clocks = clocks_text(*pair.before.clocks, *pair.after.clocks)
    return " ".join(filter(None, [clocks, in_place_of_text(pair.before)]))


def _states_to_count(view: View) -> list[State]:
    """Return the states that there are; that none is verified as well, where somebody may verify."""
    sources = view.position.sources
    shown = {state for source in sources.values() for state in source.states}
    if any(view.register.sources[id].verifiers for id in sources):
        shown.add(State.VERIFIED)
    return [state for state in State if state in shown]


def _late_to_count(position: Position) -> list[Timeliness]:
    """Return the ways of being late that there are; where none is late but something has a deadline, that none is."""
    there = {each.timeliness for each in position.standings.values()}
    late = [timeliness for timeliness in _LATE if timeliness in there]
    has_deadline = any(each.span.deadline.now for each in position.standings.values())
    return late or ([Timeliness.OVERDUE] if has_deadline else [])


def _state_tile(view: View, state: State, before: Position | None, meeting: Meeting | None) -> Tile:
    in_state = [each for each in view.position.standings.values() if each.span.state is state]
    then = sum(each.span.state is state for each in before.standings.values()) if before else None
    part = by_statement_briefly(in_state)
    change = change_text(len(in_state), then, meeting)
    address = view.link("recommendations", state=state.value)
    # Where none is shown by entries of its own, the mark is hollow as the squares are.
    # A tick beside a nought would read as well done.
    mark = swatch(state, by_statement=all(each.span.by_statement for each in in_state)) if in_state else NOTHING
    return Tile(label_of(view, state), len(in_state), part, change, address, mark)


def _late_tile(view: View, timeliness: Timeliness, before: Position | None, meeting: Meeting | None) -> Tile:
    late = _standing_so(view.position, {timeliness})
    change = change_text(len(late), len(_standing_so(before, {timeliness})) if before else None, meeting)
    note = inferred_briefly(view.register, late)
    address = view.link("recommendations", timeliness=timeliness.value)
    mark = late_swatch(nothing_reported=timeliness is Timeliness.UNREPORTED)
    return Tile(timeliness.label, len(late), note, change, address, mark, bad=True, again=True)


def _standing_so(position: Position, timeliness: Collection[Timeliness]) -> list[Standing]:
    return [each for each in position.standings.values() if each.timeliness in timeliness]
