"""Answers and states: how many with each answer are in each state, as a small table.

Draws; the counts come from `rules`.
"""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from tracker.outputs.drawn.html_table import Column, table
from tracker.outputs.markup import Html, joined, link, paragraph
from tracker.outputs.parts.states import label_of
from tracker.rules.lists.answered import answers_by_state
from tracker.ui.progress.sections import heading
from tracker.ui.shell.view import View
from tracker.vocabulary import AnswerKind, State
from tracker.words.series.progress import NO_ANSWERS, NOTHING_ON_FILE, answer_text

_NONE = "none"  # what the address of the list calls that no answer is on record
_Row = tuple[AnswerKind | None, Mapping[State, int]]


def draw_answers(view: View) -> None:
    """Draw how many with each answer are in each state; of a register without an answer that there is none."""
    st.html(view.kept("answers by state", lambda: _answers(view)))


def _answers(view: View) -> Html:
    rows = list(answers_by_state(view.position).items())
    return joined([heading(view, "answers"), _table(view, rows)])


def _table(view: View, rows: list[_Row]) -> Html:
    if not rows:
        return paragraph(NOTHING_ON_FILE)
    if all(answer is None for answer, _ in rows):
        return paragraph(NO_ANSWERS)
    there = [state for state in State if any(state in states for _, states in rows)]
    columns: list[Column[_Row]] = [
        Column("Answer", lambda row: answer_text(row[0]), header=True),
        *(_column(view, state) for state in there),
        Column("All", lambda row: _number(view, row, None, sum(row[1].values())), number=True),
    ]
    return table("How many with each answer are in each state", columns, rows, "grid answers", unseen=True)


def _column(view: View, state: State) -> Column[_Row]:
    return Column(label_of(view, state), lambda row: _number(view, row, state, row[1].get(state, 0)), number=True)


def _number(view: View, row: _Row, state: State | None, number: int) -> Html | str:
    answer = row[0].value if row[0] else _NONE
    address = view.link("recommendations", answer=answer, state=state.value if state else None)
    return link(f"{number:,}", address) if number else "0"
