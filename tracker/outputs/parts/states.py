"""The mark of a recommendation's state, and what the marks on a screen mean; the words come from `words`."""

from __future__ import annotations

from collections.abc import Iterable

from tracker.outputs.drawn.marks import legend, state_mark, timeliness_mark
from tracker.outputs.markup import Html, element
from tracker.outputs.parts.showing import Showing
from tracker.rules.meetings.owed import Owed
from tracker.rules.state.spans import Span
from tracker.vocabulary import State
from tracker.words.meetings.owed import stands_text
from tracker.words.states import state_label, state_text


def mark_of(page: Showing, span: Span, late: bool = False) -> Html:
    """Return the mark of a recommendation's state on a day that lies in a span; hollow where by statement alone."""
    return state_mark(span.state, state_text(page.register, span), span.by_statement, late)


def legend_of(page: Showing, states: Iterable[State], *, late: bool, by_statement: bool) -> Html:
    """Return what the squares mean, of the states that are shown."""
    return legend([(state, label_of(page, state)) for state in states], late, by_statement)


def label_of(page: Showing, state: State) -> str:
    """Return a state's word for all that is shown."""
    return state_label(page.register, page.position.sources, state)


def against_deadline(each: Owed) -> Html:
    """Return how an action stands against its deadline, as a mark; of one that has ended, that alone."""
    said = stands_text(each)
    return element("span", said) if each.stage == "ended" else timeliness_mark(each.standing.timeliness, said)
