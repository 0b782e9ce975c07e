"""The first screen of the Overview: what stands in words, counts, and a square for each recommendation.

Puts the position into tiles and squares; the words come from `words`.
"""

from __future__ import annotations

from collections.abc import Sequence

import streamlit as st

from tracker.register.schema.supporting import Meeting
from tracker.rules.state.position import Position, Standing
from tracker.rules.state.sources import SourceStanding
from tracker.snapshots.clocks import SnapshotPair, since_last_meeting
from tracker.ui.kit.address import PAST_DEADLINES
from tracker.ui.kit.marks import swatch
from tracker.ui.kit.markup import NOTHING, Html, element, for_ears, joined, link, paragraph
from tracker.ui.kit.tiles import Tile, tiles
from tracker.ui.parts.states import label_of, legend_of
from tracker.ui.parts.worked_out import how
from tracker.ui.shell.notices import in_place_of_text
from tracker.ui.shell.view import View
from tracker.vocabulary import PAST_DEADLINE, State
from tracker.words.deadlines import inferred_text
from tracker.words.meetings.meeting import clocks_text, without_history
from tracker.words.overview import change_text, source_text, square_text, where_things_stand
from tracker.words.states import by_statement_part, state_label

MOST_SQUARES = 200


def draw_where_things_stand(view: View) -> None:
    """Draw the state of things in a sentence or two for each source."""
    sentences = view.kept("where things stand", lambda: where_things_stand(view.register, view.position))
    st.html(joined(paragraph(sentence, class_="lead") for sentence in sentences))


def draw_counts(view: View) -> None:
    """Draw how many stand where, with the change since the last meeting."""
    rests_on = view.live.head.commit if view.live.head else view.live.no_head
    st.html(view.kept("counts", lambda: _counts(view), rests_on))


def _counts(view: View) -> Html:
    meeting = view.register.held_before(view.as_at)
    pair = since_last_meeting(view.snapshot, view.at_revision)
    before = pair.before.position if pair else None
    shown = [_state_tile(view, state, before, meeting) for state in _states_to_count(view.position)]
    return joined([tiles([*shown, _past_tile(view, before, meeting)]), _clocks(pair) if pair else NOTHING])


def _clocks(pair: SnapshotPair) -> Html:
    """Return what the counts are compared with: what the last meeting had before it, or why not."""
    if pair.why_known_now:
        return paragraph(without_history(pair.why_known_now), class_="quiet")
    clocks = clocks_text(*pair.before.clocks, *pair.after.clocks)
    return paragraph(" ".join(filter(None, [clocks, in_place_of_text(pair.before)])), class_="quiet")


def _states_to_count(position: Position) -> list[State]:
    there = _states_there(position)
    return [state for state in State if state in there or state is State.VERIFIED]


def _states_there(position: Position) -> set[State]:
    return {state for source in position.sources.values() for state in source.states}


def _state_tile(view: View, state: State, before: Position | None, meeting: Meeting | None) -> Tile:
    then = _count(before, state) if before else None
    now = _count(view.position, state)
    address = view.link("recommendations", state=state.value)
    label = label_of(view, state)
    part = by_statement_part(_count_by_statement(view.position, state), now)
    return Tile(label, now, part, change_text(now, then, meeting), address, swatch(state))


def _count_by_statement(position: Position, state: State) -> int:
    return sum(each.span.state is state and each.span.by_statement for each in position.standings.values())


def _count(position: Position, state: State) -> int:
    return sum(source.states.get(state, 0) for source in position.sources.values())


def _past_tile(view: View, before: Position | None, meeting: Meeting | None) -> Tile:
    past = _past(view.position)
    change = change_text(len(past), len(_past(before)) if before else None, meeting)
    address = view.link("recommendations", timeliness=PAST_DEADLINES)
    mark = element("span", class_="swatch late", aria_hidden="true")
    return Tile("Past deadline", len(past), inferred_text(view.register, past), change, address, mark)


def _past(position: Position) -> list[Standing]:
    return [each for each in position.standings.values() if each.timeliness in PAST_DEADLINE]


def draw_sources(view: View) -> None:
    """Draw a row for each source: a square for each recommendation, and how many are done, honestly."""
    st.html(view.kept("sources", lambda: _sources(view)))


def _sources(view: View) -> Html:
    rows = [_source_row(view, source) for source in view.position.sources.values()]
    there = _states_there(view.position)
    late = bool(_past(view.position))
    by_statement = any(source.done_by_statement for source in view.position.sources.values())
    return element(
        "div",
        *rows,
        legend_of(view, [state for state in State if state in there], late=late, by_statement=by_statement),
        how(view, "states", "the counts and the squares"),
        class_="sources",
    )


def _source_row(view: View, source: SourceStanding) -> Html:
    title = view.register.sources[source.id].title
    name = link(joined([element("strong", source.id), f" {title}"]), view.link("recommendations", source=source.id))
    reading = element("span", source_text(view.register, view.position, source), class_="source-told")
    head = element("p", name, reading, class_="source-name")
    standings = [
        each for id, each in view.position.standings.items() if view.register.recommendations[id].source == source.id
    ]
    drawn = _squares(view, standings) if len(standings) <= MOST_SQUARES else _bar(view, source)
    return element("section", head, drawn, class_="source", aria_label=f"{source.id} {title}")


def _squares(view: View, standings: Sequence[Standing]) -> Html:
    items = (element("li", _square(view, each)) for each in standings)
    return element("ul", *items, class_="squares")


def _square(view: View, standing: Standing) -> Html:
    id, name = standing.span.recommendation, square_text(view.register, standing)
    number = element("span", id.rpartition("-")[2], class_="number", aria_hidden="true")
    late = standing.timeliness in PAST_DEADLINE
    content = joined([swatch(standing.span.state, late, standing.span.by_statement), number, for_ears(name)])
    return link(content, view.link("recommendations", id=id), title=name)


def _bar(view: View, source: SourceStanding) -> Html:
    """Return one bar for a source that has too many recommendations for a square each."""
    parts = [
        link(
            joined([element("span", f"{number:,}", class_="bar-number"), for_ears(f" {_label(view, source, state)}")]),
            view.link("recommendations", source=source.id, state=state.value),
            class_=f"swatch {state.value}",
            style=f"flex-grow: {number}",
            title=f"{_label(view, source, state)}: {number:,}",
        )
        for state, number in source.states.items()
    ]
    return element("div", *parts, class_="bar")


def _label(view: View, source: SourceStanding, state: State) -> str:
    return state_label(view.register, [source.id], state)
