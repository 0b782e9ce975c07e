"""Matters that the group must look at: a line each, in four cells; how urgent, what, why, whose.

Draws; what is said comes from `words`.
"""

from __future__ import annotations

from collections.abc import Sequence

from tracker.outputs.drawn.html_table import Column, table
from tracker.outputs.drawn.marks import severity_mark
from tracker.outputs.markup import Html
from tracker.rules.meetings.agenda import Matter
from tracker.ui.parts.subjects import matter_cell
from tracker.ui.shell.view import View
from tracker.words.meetings.matters import whose_text, why_text


def matter_lines(view: View, matters: Sequence[Matter], caption: str) -> Html:
    """Return the matters, a line each in the order given; `caption` is read out only, for a heading stands above."""
    columns: list[Column[Matter]] = [
        Column("How urgent", lambda matter: severity_mark(matter.first.rule)),
        Column("What", lambda matter: matter_cell(view, matter), header=True),
        Column("Why", lambda matter: why_text(view.register, matter)),
        Column("Whose", lambda matter: whose_text(view.register, matter)),
    ]
    return table(caption, columns, matters, "lines matters", unseen=True)
