"""The rows of the list: each recommendation with where it stands, and the file that they leave as.

Takes what a page shows; draws nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from tracker.dates import as_written
from tracker.register.schema.recommendations import Recommendation
from tracker.rules.lists.vouching import not_vouched_for
from tracker.rules.lists.waiting import waits
from tracker.rules.state.position import Standing
from tracker.ui.shell.view import View
from tracker.vocabulary import Rule


class Row(NamedTuple):
    """A recommendation in the list, its place in the register, and the rules that it is an exception to.

    `doubts`: why it cannot be vouched for; none where it can, or is not shown as done. `waits_on`: the parties that its
    actions wait on.
    """

    number: int
    recommendation: Recommendation
    standing: Standing
    rules: tuple[Rule, ...]
    doubts: tuple[Rule, ...]
    waits_on: tuple[str, ...]


def rows_of(view: View) -> list[Row]:
    """Return a row for each recommendation that stands on the day, in the order of the register."""
    return view.kept("rows", lambda: list(_rows(view)))


def _rows(view: View) -> Iterator[Row]:
    rules: dict[str, list[Rule]] = {}
    for exception in view.exceptions:
        for id in exception.recommendations:
            rules.setdefault(id, []).append(exception.rule)
    doubts = not_vouched_for(view.register, view.position)
    waits_on: dict[str, list[str]] = {}
    for wait in waits(view.position):
        waits_on.setdefault(wait.recommendation, []).append(wait.party)
    for number, (id, standing) in enumerate(view.position.standings.items()):
        asked, own = view.register.recommendations[id], tuple(dict.fromkeys(rules.get(id, ())))
        yield Row(number, asked, standing, own, doubts.get(id, ()), tuple(waits_on.get(id, ())))


TITLES = (
    *("id", "source", "reference", "title", "theme", "answer", "state", "reported", "verdict", "owner", "owners"),
    *("due_original", "due_basis", "due_now", "timeliness", "days", "at_least", "evidence", "contradicting"),
    *("last_activity", "flags", "exceptions"),
)


def cells_of(row: Row) -> tuple[object, ...]:
    """Return what a row says in the file, by `TITLES`."""
    asked, span, standing = row.recommendation, row.standing.span, row.standing
    due = span.deadline
    dates = [as_written(day) if day else None for day in (due.original, due.now, span.last_activity)]
    return (
        *(asked.id, asked.source, asked.reference, asked.title, asked.theme),
        *(span.answer.value if span.answer else None, span.state.value, span.reported.value),
        *(span.verdict.value if span.verdict else None, span.owner, "; ".join(standing.owners)),
        *(dates[0], asked.due_basis.value, dates[1], standing.timeliness.value, standing.days),
        *("yes" if standing.at_least else "", span.evidence, span.contradicting),
        *(dates[2], " ".join(flag.value for flag in span.flags), " ".join(rule.value for rule in row.rules)),
    )
