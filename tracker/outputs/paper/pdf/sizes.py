"""How large things are drawn: names of facts, and of figures the squares, bars, labels and legend.

Widths are of a sans of this size, about: what is a little too long for one is broken into lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from tracker.outputs.paper.blocks import Square, SquaresFigure, StackPart, StacksFigure
from tracker.outputs.paper.values import plain_values
from tracker.vocabulary import State

_TEXT_WIDTH, _GAP = 470.0, 8.0  # points: between the margins; between a label and what it is of
_LETTER, _BOLD_LETTER, _WIDEST_LABEL = 5.6, 6.2, 150.0  # points: a letter of a label, about; the most that labels take
_FIGURE, _BESIDE_FIGURE, _NARROWEST_PATTERN = 5.2, 5.0, 6.0  # points: a figure in a bar; what it and a pattern need
_NO_WORDS = "A figure that nobody has put into words"  # a reader is told that, not nothing
HOLLOW, CORNER = "Hollow: by a statement alone", "Corner: past its deadline"


def name_width(names: Iterable[str]) -> float:
    """Return how wide the column of the names of facts is, in points; 0 where they are too long for one."""
    width = max(map(len, names)) * _BOLD_LETTER + _GAP
    return width if width <= _WIDEST_LABEL else 0


def _label_width(labels: Iterable[str]) -> float:
    return min(max((len(label) for label in labels), default=0) * _LETTER + 4, _WIDEST_LABEL)


def squares_drawn(figure: SquaresFigure) -> dict[str, Any]:
    """Return what the template is told of a figure of squares beside the figure's own fields."""
    groups: list[dict[str, Any]] = [
        {"label": label, "squares": [*_shortened(squares)]} for label, squares in figure.groups
    ]
    longest = max((len(square["short"]) for group in groups for square in group["squares"]), default=0)
    shapes = {(square.state, square.late, square.by_statement) for _, squares in figure.groups for square in squares}
    hollow = next((state for state in State if any(state is known and by for known, _, by in shapes)), None)
    shown = {state for state, _, _ in shapes}
    named = figure.legend or tuple((state, state.label) for state in State if state in shown)
    legend = [_legend_entry(state, text) for state, text in named]
    if hollow:
        legend.append(_legend_entry(hollow, HOLLOW, by_statement=True))
    if any(late for _, late, _ in shapes):
        legend.append(_legend_entry(State.IN_PROGRESS, CORNER, late=True))
    return {
        "alternative": figure.alternative or figure.caption or _NO_WORDS,
        "groups": groups,
        "label": _label_width(label for label, _ in figure.groups),
        "step": max(21.0, longest * 3.8 + 5),
        "legend": legend,
    }


def _shortened(squares: tuple[Square, ...]) -> Iterator[dict[str, Any]]:
    """Yield the squares of a group, each with what tells its recommendation from the group's others."""
    shared = len({square.id.rpartition("-")[0] for square in squares}) == 1
    for square in squares:
        short = square.id.rpartition("-")[2] if shared else square.id
        yield plain_values(square) | {"short": short if len(short) <= 9 else ""}


def _legend_entry(state: State, text: str, *, late: bool = False, by_statement: bool = False) -> dict[str, Any]:
    return {"state": state.value, "text": text, "late": late, "by_statement": by_statement}


def stacks_drawn(figure: StacksFigure) -> dict[str, Any]:
    """Return what the template is told of a figure of bars beside the figure's own fields."""
    label = _label_width(name for name, _ in figure.bars)
    most = max((sum(part.number for part in parts) for _, parts in figure.bars), default=0)
    scale = (_TEXT_WIDTH - label - _GAP - 2) / max(most, 1)
    bars = [
        {"label": name, "parts": [_part(part, scale) for part in parts if part.number]} for name, parts in figure.bars
    ]
    hollow = next((part.state for _, parts in figure.bars for part in parts if part.by_statement), None)
    legend = [_legend_entry(state, text) for state, text in figure.legend]
    if hollow:
        legend.append(_legend_entry(hollow, HOLLOW, by_statement=True))
    return {
        "alternative": figure.alternative or figure.caption or _NO_WORDS,
        "bars": bars,
        "label": label,
        "legend": legend,
    }


def _part(part: StackPart, scale: float) -> dict[str, Any]:
    """Return a part of a bar; `free`: the room for its number at the left, 0 where there is none beside the pattern."""
    number, width = f"{part.number:,}", part.number * scale
    free = len(number) * _FIGURE + _BESIDE_FIGURE
    own: dict[str, Any] = plain_values(part)
    return own | {
        "number": number,
        "width": round(width, 3),
        "free": free if width >= free + _NARROWEST_PATTERN else 0,
    }
