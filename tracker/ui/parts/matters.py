"""Matters that the group must look at: a line each, in four cells; how urgent, what, why, whose.

Draws; what is said comes from `words`.
"""

from __future__ import annotations

from collections.abc import Sequence

from tracker.rules.meetings.agenda import Matter
from tracker.ui.kit.marks import severity_mark
from tracker.ui.kit.markup import Html, element, joined
from tracker.ui.kit.tables import Column, table
from tracker.ui.parts.subjects import matter_cell, matter_link
from tracker.ui.shell.view import View
from tracker.words.meetings.matters import matter_text, whose_text, why_text


def matter_lines(view: View, matters: Sequence[Matter], caption: str) -> Html:
    """Return the matters, a line each in the order given; `caption` is read out only, for a heading stands above."""
    columns: list[Column[Matter]] = [
        Column("How urgent", lambda matter: severity_mark(matter.first.rule)),
        Column("What", lambda matter: matter_cell(view, matter), header=True),
        Column("Why", lambda matter: why_text(view.register, matter)),
        Column("Whose", lambda matter: whose_text(view.register, matter)),
    ]
    return table(caption, columns, matters, "lines matters", unseen=True)


def matter_item(view: View, matter: Matter, also: str, facts: object) -> Html:
    """Return a matter: how urgent, what it is about, what is found and `also` holds, and below it `facts`."""
    subject = element("strong", matter_link(view, matter))
    head = element("p", severity_mark(matter.first.rule), " ", subject, class_="subject")
    sentence = element("p", matter_text(view.register, matter), also, class_="told")
    return joined([head, sentence, element("p", facts, class_="facts")])
