"""What comes up, as a table: what falls due, what expires, which answers are owed.

Draws; what is said comes from `words`.
"""

from __future__ import annotations

from collections.abc import Sequence

from tracker.dates import in_few_words
from tracker.rules.meetings.ahead import Ahead
from tracker.ui.kit.markup import Html
from tracker.ui.kit.tables import Column, table
from tracker.ui.shell.view import View
from tracker.words.meetings.coming import ahead_text


def coming_table(view: View, caption: str, items: Sequence[Ahead]) -> Html:
    """Return what comes up, a row each; `caption` is read out only, for a heading stands above."""
    columns: list[Column[Ahead]] = [
        Column("When", lambda each: in_few_words(each.on) if each.on else "answer owed", header=True, one_line=True),
        Column("What", lambda each: ahead_text(view.register, each)),
        Column("Recommendation", lambda each: view.recommendation(each.recommendation) if each.recommendation else "–"),
    ]
    return table(caption, columns, items, unseen=True)
