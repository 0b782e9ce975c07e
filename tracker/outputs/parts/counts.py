"""How many stand in each state, and how many are late, in one row; and what the marks of the row mean.

Draws; the words come from `words`.
"""

from __future__ import annotations

from collections.abc import Sequence

from tracker.outputs.drawn.marks import key_to_squares, late_swatch, swatch
from tracker.outputs.drawn.tiles import Tile
from tracker.outputs.markup import NOTHING, Html, element
from tracker.outputs.parts.showing import Showing
from tracker.outputs.parts.states import label_of
from tracker.register.schema.supporting import Meeting
from tracker.rules.meetings.counts import StandingCount, counts_of
from tracker.rules.state.position import Position, Standing
from tracker.vocabulary import PAST_DEADLINE, State, Timeliness
from tracker.words.overview import INFERRED_KEY, by_statement_briefly, change_text, inferred_briefly


def counts(page: Showing, before: Position | None, meeting: Meeting | None) -> list[Tile]:
    """Return a count for each state that there is and each way of being late.

    `before`: what the last `meeting` had before it, from which changes are told; None where there was none.
    """
    return [_tile(page, each, meeting) for each in counts_of(page.register, page.position, before)]


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


def _tile(page: Showing, each: StandingCount, meeting: Meeting | None) -> Tile:
    number, change = len(each.standings), change_text(len(each.standings), each.before, meeting)
    if isinstance(each.of, State):
        return _state_tile(page, each.of, each.standings, change)
    note = inferred_briefly(page.register, each.standings)
    mark = late_swatch(nothing_reported=each.of is Timeliness.UNREPORTED)
    return Tile(each.of.label, number, note, change, page.counted(each.of, None), mark, bad=True, again=True)


def _state_tile(page: Showing, state: State, in_state: Sequence[Standing], change: str) -> Tile:
    # Where none is shown by entries of its own, the mark is hollow as the squares are.
    # A tick beside a nought would read as well done.
    mark = swatch(state, by_statement=all(each.span.by_statement for each in in_state)) if in_state else NOTHING
    address = page.counted(state, None)
    return Tile(label_of(page, state), len(in_state), by_statement_briefly(in_state), change, address, mark)
