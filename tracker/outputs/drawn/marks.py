"""Marks for states, timeliness and certainty: always a shape and a word, never colour alone.

Knows how each word of the vocabulary is drawn; what it means stands in the vocabulary.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from tracker.outputs.markup import NOTHING, Html, element, joined
from tracker.register.schema.entries import Attributed
from tracker.rules.history.judgement import STATE_REPORTED
from tracker.vocabulary import PAST_DEADLINE, Certainty, Rule, State, Status, Timeliness, Word

_TONES: dict[Word, str] = {
    **dict.fromkeys(PAST_DEADLINE, "red"),
    Timeliness.RETEST_DUE: "amber",
    Timeliness.DUE_SOON: "amber",
    Timeliness.UNDATED: "grey",
    Timeliness.LATE: "grey",
}
_SEVERITY = {3: ("red", "act now"), 2: ("amber", "ask"), 1: ("grey", "note")}


def swatch(state: State, late: bool = False, by_statement: bool = False) -> Html:
    """Return the small square that stands for a state; with a corner where the deadline has passed.

    `by_statement`: hollow, because a statement about the source as a whole alone says that it is done.
    """
    marks = f"{' late' if late else ''}{' by_statement' if by_statement else ''}"
    return element("span", class_=f"swatch {state.value}{marks}", aria_hidden="true")


def state_mark(state: State, label: str, by_statement: bool = False, late: bool = False) -> Html:
    """Return a recommendation's state: its square, hollow where by statement alone, with a corner where late."""
    return element("span", swatch(state, late, by_statement), element("span", label), class_="mark")


def status_mark(status: Status, late: bool = False) -> Html:
    """Return an action's status: the square of the state that it corresponds to, and its own word."""
    corresponding = State.CLOSED_NOT_IMPLEMENTED if status is Status.WITHDRAWN else STATE_REPORTED[status]
    return element("span", swatch(corresponding, late), element("span", status.label), class_="mark")


def tag(content: object, tone: str) -> Html:
    """Return words on a coloured ground; `tone`: red, amber, green, blue or grey."""
    return element("span", content, class_=f"tag {tone}")


def timeliness_mark(timeliness: Timeliness, said: str) -> Html:
    """Return how something stands against its deadline, in the words given; what needs no attention is plain."""
    tone = _TONES.get(timeliness)
    if tone is None:
        return element("span", said)
    sign = element("span", "▲ ", aria_hidden="true") if timeliness in PAST_DEADLINE else NOTHING
    return tag(joined([sign, said]), tone)


def severity_mark(rule: Rule) -> Html:
    """Return how urgent a rule is, in a word: act now, ask, note."""
    tone, word = _SEVERITY[rule.severity]
    return tag(word, tone)


def certainty_mark(entry: Attributed) -> Html:
    """Return a mark where the register does not know an entry at first hand, with where it was reported."""
    if entry.certainty is Certainty.FIRST_HAND:
        return NOTHING
    where = f" in {entry.reported_in}" if entry.reported_in else ""
    return tag(f"{entry.certainty.label.lower()}{where}", "grey")


def legend(states: Iterable[tuple[State, str]], late: bool, by_statement: bool) -> Html:
    """Return what the squares mean, of the states that are shown, each with its word."""
    marks = [
        *(state_mark(state, label) for state, label in states),
        *_beside_the_states((State.VERIFIED,) if by_statement else (), late),
    ]
    return element("ul", *(element("li", mark) for mark in marks), class_="legend", aria_label="What the squares mean")


def key_to_squares(*, by_statement: Collection[State], late: bool) -> Html:
    """Return in a few words what hollow squares and a corner mean; nothing where there is none of them.

    `by_statement`: the states in which some are by a statement alone.
    """
    return joined(_beside_the_states(by_statement, late), " ")


def _beside_the_states(by_statement: Collection[State], late: bool) -> Iterator[Html]:
    """Yield what hollow squares and a corner mean, of those that are shown."""
    if by_statement:
        hollow = (swatch(state, by_statement=True) for state in State if state in by_statement)
        yield element("span", *hollow, element("span", "Hollow: by a statement alone"), class_="mark")
    if late:
        yield element("span", late_swatch(), element("span", "Corner: past its deadline"), class_="mark")


def late_swatch(*, nothing_reported: bool = False) -> Html:
    """Return the square that stands for whatever is past its deadline; dashed where nothing is reported of it."""
    return element("span", class_=f"swatch{' not_reported' * nothing_reported} late", aria_hidden="true")
