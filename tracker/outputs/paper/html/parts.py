"""Tables and figures of a paper as markup: header cells with their scope, pictures that are read out in words."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from tracker.outputs.drawn.bars import BarPart, bar
from tracker.outputs.drawn.html_table import Column, table
from tracker.outputs.drawn.marks import legend, swatch
from tracker.outputs.markup import Html, element, joined
from tracker.outputs.paper.blocks import Line, PaperTable, SquaresFigure, StackPart, StacksFigure
from tracker.outputs.paper.html.words import words
from tracker.outputs.paper.legible import legible
from tracker.vocabulary import State

_ONE_LINE = 14  # letters


def table_of(drawn: PaperTable, places: Mapping[str, str]) -> Html:
    """Return a table whose first column names its rows."""

    def cell(number: int) -> Callable[[tuple[Line, ...]], Html]:
        return lambda row: words(row[number], places)

    columns = [
        Column(
            legible(column.title),
            cell(number),
            header=number == 0,
            number=column.number,
            one_line=all(_is_short(row[number]) for row in drawn.rows),
        )
        for number, column in enumerate(drawn.columns)
    ]
    return table(legible(drawn.caption), columns, drawn.rows)


def _is_short(line: Line) -> bool:
    """Return whether a cell stays on one line: an id, a date, a figure."""
    return sum(len(part.text) for part in line) <= _ONE_LINE


def squares_of(figure: SquaresFigure) -> Html:
    """Return a square for each recommendation, group by group; a screen reader gets the alternative in their place."""
    groups = (
        element(
            "div",
            element("p", legible(label), class_="label"),
            element("p", joined(swatch(square.state, square.late, square.by_statement) for square in squares)),
        )
        for label, squares in figure.groups
    )
    drawn = element("div", *groups, class_="squares", role="img", aria_label=legible(figure.alternative))
    shown = [square for _, squares in figure.groups for square in squares]
    late, by_statement = any(each.late for each in shown), any(each.by_statement for each in shown)
    states = {square.state for square in shown}
    named = figure.legend or tuple((state, state.label) for state in State if state in states)
    return _figure(figure.caption, drawn, _legend(named, late=late, by_statement=by_statement))


def stacks_of(figure: StacksFigure) -> Html:
    """Return a bar for each label, all on one scale, and what their parts mean."""
    longest = max((_total(parts) for _, parts in figure.bars), default=0)
    rows = (
        joined([element("p", legible(label), class_="label"), element("div", bar(_parts(parts), longest))])
        for label, parts in figure.bars
    )
    drawn = element("div", *rows, class_="bars", role="img", aria_label=legible(figure.alternative))
    by_statement = any(part.by_statement for _, parts in figure.bars for part in parts)
    return _figure(figure.caption, drawn, _legend(figure.legend, late=False, by_statement=by_statement))


def _legend(states: tuple[tuple[State, str], ...], *, late: bool, by_statement: bool) -> Html:
    return legend(((state, legible(word)) for state, word in states), late, by_statement)


def _figure(caption: str, *drawn: Html) -> Html:
    return element("figure", element("figcaption", legible(caption)), *drawn)


def _total(parts: tuple[StackPart, ...]) -> int:
    return sum(part.number for part in parts)


def _parts(parts: tuple[StackPart, ...]) -> list[BarPart]:
    return [
        BarPart(part.state, part.number, f"{part.state.label}: {part.number:,}", by_statement=part.by_statement)
        for part in parts
        if part.number
    ]
