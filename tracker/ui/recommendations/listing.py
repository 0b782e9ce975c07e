"""The list of recommendations: filters, a table that sorts, a download."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import streamlit as st

from tracker.dates import as_written, in_few_words, in_words
from tracker.register.schema.recommendations import Recommendation
from tracker.rules.history.deadline import was_inferred
from tracker.rules.lists.search import words_of
from tracker.rules.state.position import Standing
from tracker.ui.kit.address import PAST_DEADLINES
from tracker.ui.kit.downloads import download_csv
from tracker.ui.kit.filters import Choice, choose
from tracker.ui.kit.marks import timeliness_mark
from tracker.ui.kit.markup import Html, element, escaped, link, paragraph
from tracker.ui.kit.tables import Column, sortable_table
from tracker.ui.parts.states import label_of, mark_of
from tracker.ui.shell.notices import say
from tracker.ui.shell.view import View
from tracker.vocabulary import OPEN, PAST_DEADLINE, AnswerKind, Outcome, Rule, State, Timeliness
from tracker.words.deadlines import deadline_text, short_standing_text
from tracker.words.recommendation import owners_text

PAGE = "recommendations"
_NOBODY = "nobody"
_NONE = "none"
_VERDICTS = (Outcome.VERIFIED, Outcome.PARTLY_VERIFIED, Outcome.NOT_VERIFIED)


class Row(NamedTuple):
    """A recommendation in the list, its place in the register, and the rules that it is an exception to."""

    number: int
    recommendation: Recommendation
    standing: Standing
    rules: tuple[Rule, ...]


def draw_list(view: View) -> None:
    """Draw the filters, and what they leave."""
    rows = view.kept("rows", lambda: list(_rows(view)))
    chosen, slips = choose(view.kept("choices", lambda: _choices(view, rows)))
    for slip in slips:
        say(slip)
    tests = _tests(view, chosen)
    left = [row for row in rows if all(passes(row) for passes in tests)]
    row = st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="bottom")
    row.html(_told(view, len(left), len(rows), bool(chosen)), width="content")
    if not left:
        return
    with row:
        name = f"recommendations-{as_written(view.as_at)}.csv"
        download_csv("Download as CSV", name, _TITLES, lambda: [_cells(row) for row in left])
    caption = f"Recommendations as at {in_words(view.as_at)}"
    sortable_table(view.same_page(PAGE), caption, _columns(view), left)


def _rows(view: View) -> Iterator[Row]:
    rules: dict[str, list[Rule]] = {}
    for each in view.exceptions:
        for id in each.recommendations:
            rules.setdefault(id, []).append(each.rule)
    for number, (id, standing) in enumerate(view.position.standings.items()):
        yield Row(number, view.register.recommendations[id], standing, tuple(dict.fromkeys(rules.get(id, ()))))


def _choices(view: View, rows: Sequence[Row]) -> list[Choice]:
    register = view.register
    owners = {owner for row in rows for owner in row.standing.owners}
    named = sorted((register.name_of(owner), owner) for owner in owners)
    themes = sorted({row.recommendation.theme for row in rows if row.recommendation.theme})
    return [
        Choice("words", "Words", None),
        Choice(
            "source", "Source", [(each, f"{each} {register.sources[each].title}") for each in view.position.sources]
        ),
        Choice("state", "State", [(each.value, label_of(view, each)) for each in State]),
        Choice("answer", "Answer", [*((each.value, each.label) for each in AnswerKind), (_NONE, "Not on record")]),
        Choice("verdict", "Verdict", [*((each.value, each.label) for each in _VERDICTS), (_NONE, "No verdict")]),
        Choice("timeliness", "Timeliness", [(PAST_DEADLINES, "Past deadline"), *_timeliness()]),
        Choice("owner", "Owner", [*((owner, name) for name, owner in named), (_NOBODY, "Nobody on record")]),
        Choice("theme", "Theme", [(each, each.capitalize()) for each in themes]),
        Choice("rule", "Exception", [(each.value, each.label) for each in Rule]),
    ]


def _timeliness() -> list[tuple[str, str]]:
    return [(each.value, each.label) for each in Timeliness if each is not Timeliness.NOT_APPLICABLE]


def _tests(view: View, chosen: dict[str, str]) -> list[Callable[[Row], bool]]:
    """Return what a row must pass to be shown."""
    return [_test(view, name, wanted) for name, wanted in chosen.items()]


def _test(view: View, name: str, wanted: str) -> Callable[[Row], bool]:
    match name:
        case "source":
            return lambda row: row.recommendation.source == wanted
        case "state":
            return lambda row: row.standing.span.state == wanted
        case "answer":
            return lambda row: (row.standing.span.answer or _NONE) == wanted
        case "verdict":
            return lambda row: (row.standing.span.verdict or _NONE) == wanted
        case "timeliness" if wanted == PAST_DEADLINES:
            return lambda row: row.standing.timeliness in PAST_DEADLINE
        case "timeliness":
            return lambda row: row.standing.timeliness == wanted
        case "owner":
            return lambda row: wanted in (row.standing.owners or (_NOBODY,))
        case "theme":
            return lambda row: row.recommendation.theme == wanted
        case "rule":
            return lambda row: wanted in row.rules
    said, words = view.kept("words", lambda: _words_of_all(view)), wanted.lower().split()
    return lambda row: all(word in said[row.recommendation.id] for word in words)


def _words_of_all(view: View) -> dict[str, str]:
    return {id: words_of(view.register, id, view.as_at).lower() for id in view.position.standings}


def _told(view: View, left: int, of: int, filtered: bool) -> Html:
    day = in_words(view.as_at)
    if not of:
        return paragraph(f"No source had been issued by {day}, so there is no recommendation yet. Choose a later day.")
    every = link("Show all", view.link(PAGE))
    if not left:
        return paragraph(f"None of the {of:,} recommendations fits these filters as at {day}. ", every)
    counted = element("strong", f"{left:,} of {of:,}" if filtered else f"{of:,}")
    return paragraph(counted, " recommendations. " if of > 1 else " recommendation. ", every if filtered else None)


def _columns(view: View) -> list[Column[Row]]:
    register = view.register
    return [
        Column("Recommendation", lambda row: _name(view, row), "id", lambda row: row.number, header=True),
        Column("State", lambda row: mark_of(view, row.standing.span), "state", _order),
        Column("Answer", lambda row: _answer(row), "answer", _answer),
        Column("Verdict", lambda row: _verdict(row), "verdict", _verdict),
        Column("Against its deadline", lambda row: _timely(view, row), "late", lambda row: _lateness(row.standing)),
        Column("Deadline", lambda row: _deadline(row), "due", lambda row: row.standing.span.deadline.now),
        Column("Owners", lambda row: _owners(view, row), "owner", lambda row: owners_text(register, row.standing)),
        Column("Evidence", lambda row: row.standing.span.evidence, "evidence", _evidence, number=True),
        Column(
            "Last entry", lambda row: _last(row), "last", lambda row: row.standing.span.last_activity, one_line=True
        ),
    ]


def _name(view: View, row: Row) -> Html:
    id = row.recommendation.id
    return link(f"{id} {row.recommendation.title}", view.link(PAGE, id=id))


def _order(row: Row) -> int:
    return list(State).index(row.standing.span.state)


def _evidence(row: Row) -> int:
    return row.standing.span.evidence


def _timely(view: View, row: Row) -> Html:
    return timeliness_mark(row.standing.timeliness, short_standing_text(view.register, row.standing))


def _lateness(standing: Standing) -> int | None:
    """Return by how many days something is late, less than 0 where there is time; None where that is no question."""
    if standing.span.state not in OPEN or standing.days is None or standing.span.deadline.now is None:
        return None
    return standing.days if standing.timeliness in PAST_DEADLINE else -standing.days


def _deadline(row: Row) -> str:
    deadline = row.standing.span.deadline
    return deadline_text(deadline, was_inferred(row.recommendation, deadline))


def _owners(view: View, row: Row) -> Html:
    return escaped(owners_text(view.register, row.standing))


def _answer(row: Row) -> str:
    answer = row.standing.span.answer
    return answer.label if answer else "not on record"


def _verdict(row: Row) -> str:
    verdict = row.standing.span.verdict
    return verdict.label if verdict else "none"


def _last(row: Row) -> str:
    last = row.standing.span.last_activity
    return in_few_words(last) if last else "none"


_TITLES = (
    *("id", "source", "reference", "title", "theme", "answer", "state", "reported", "verdict", "owner", "owners"),
    *("due_original", "due_basis", "due_now", "timeliness", "days", "at_least", "evidence", "contradicting"),
    *("last_activity", "flags", "exceptions"),
)


def _cells(row: Row) -> tuple[object, ...]:
    each, span, standing = row.recommendation, row.standing.span, row.standing
    due = span.deadline
    dates = [as_written(day) if day else None for day in (due.original, due.now, span.last_activity)]
    return (
        *(each.id, each.source, each.reference, each.title, each.theme),
        *(span.answer.value if span.answer else None, span.state.value, span.reported.value),
        *(span.verdict.value if span.verdict else None, span.owner, "; ".join(standing.owners)),
        *(dates[0], each.due_basis.value, dates[1], standing.timeliness.value, standing.days),
        *("yes" if standing.at_least else "", span.evidence, span.contradicting),
        *(dates[2], " ".join(flag.value for flag in span.flags), " ".join(rule.value for rule in row.rules)),
    )
