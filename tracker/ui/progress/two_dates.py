"""Two dates side by side: where each recommendation stood on either, and what changed between them.

Draws; what changed comes from `rules`, the sentences from `words`. Both days are as known in the register shown.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Mapping
from datetime import date

import streamlit as st

from tracker.dates import NotADay, as_written, in_few_words, in_words, last_day
from tracker.outputs.drawn.html_table import Column
from tracker.outputs.markup import NOTHING, Html, bullets, details, element, joined, link, paragraph
from tracker.outputs.parts.states import mark_of
from tracker.rules.changes.change import AnyChange
from tracker.rules.changes.compare import Comparison, compare
from tracker.rules.state.position import Standing
from tracker.snapshots.clocks import two_days
from tracker.ui.kit import address
from tracker.ui.kit.tables import sortable_table
from tracker.ui.progress.sections import PAGE, heading
from tracker.ui.shell.notices import say
from tracker.ui.shell.view import View
from tracker.words.changes.change import OTHER_WAY_ROUND, change_text
from tracker.words.series.progress import compared_text

FROM, TO = "from", "to"
_MOST_UNASKED = 25  # recommendations
_ROWS_A_PAGE = 25  # each tells all that changed, in full sentences
_HELP = "Write a day, for example 2020-02-29 or 29 February 2020, and press Enter."
_Row = tuple[str, tuple[AnyChange, ...]]


def draw_two_dates(view: View) -> None:
    """Draw the choice of two days and what changed from the earlier to the later; the list where it is asked for."""
    st.html(heading(view, "two-dates"))
    before, after, _, turned = two_days(view.snapshot, *_days(view))
    if turned:
        say(OTHER_WAY_ROUND)
    found = view.kept("compared", lambda: compare(before, after), before.as_at, after.as_at)
    st.html(paragraph(compared_text(found, known_now=view.known_at is None), class_="wide"))
    if found.recommendations or _beside(view, found):
        _draw_changes(view, found)


def _draw_changes(view: View, found: Comparison) -> None:
    """Draw what changed, a page at a time: closed where the days are the usual ones.

    Of very many recommendations only where the days are asked for; else a link asks for them.
    """
    rows = list(found.recommendations.items())
    title = f"What changed between {in_words(found.before)} and {in_words(found.after)}"
    is_asked = any(address.asked(name) for name in (FROM, TO, "page"))
    if len(rows) > _MOST_UNASKED and not is_asked:
        days = {FROM: as_written(found.before), TO: as_written(found.after)}
        st.html(paragraph(link(title, view.link(PAGE, "two-dates", **days))))
        return
    made = NOTHING
    if rows:
        made = sortable_table(view.same_page(PAGE), title, _columns(view, found), rows, "", True, _ROWS_A_PAGE)
    shown = details(title, made, _beside(view, found), open_=is_asked)
    st.html(element("div", shown, class_="changed"))


def _days(view: View) -> tuple[date, date]:
    """Draw two fields; return their days."""
    with st.container(key="two_dates"):
        left, right, _ = st.columns([1, 1, 2], gap="medium")
        with left:
            first, slips = _day(FROM, "First day", earlier_day(view))
        with right:
            second, more = _day(TO, "Second day", view.as_at)
    for slip in (*slips, *more):
        say(slip)
    return first, second


def _day(name: str, label: str, default: date) -> tuple[date, list[str]]:
    """Draw the field of a day; return the day, and what is to be said where the address asks for none."""
    wanted, slips, day = address.asked(name), [], default
    if wanted is not None:
        try:
            day = address.day_asked(wanted)
        except NotADay as error:
            slips = [f"{error} {in_words(default)} is compared instead."]
    key = f"day_{name}"
    st.session_state[key] = in_words(day)
    st.text_input(label, key=key, on_change=_take, args=(name, key), max_chars=40, help=_HELP)
    return day, slips


def _take(name: str, key: str) -> None:
    """Write the day that was typed into the address, and begin again at the first page."""
    address.ask(name, st.session_state[key].strip())
    address.ask("page", None)


def earlier_day(view: View) -> date:
    """Return the day to compare with where none is asked for: of the last meeting, else a quarter earlier."""
    meeting = view.register.held_before(view.as_at)
    return last_day(meeting.date) if meeting else _a_quarter_before(view.as_at)


def _a_quarter_before(day: date) -> date:
    year, month = (day.year, day.month - 3) if day.month > 3 else (day.year - 1, day.month + 9)
    return date(year, month, min(day.day, monthrange(year, month)[1])) if year else day


def _columns(view: View, found: Comparison) -> list[Column[_Row]]:
    return [
        Column("Recommendation", lambda row: view.recommendation(row[0]), header=True),
        *(_state_column(view, day) for day in (found.before, found.after)),
        Column("What changed", lambda row: _changes(view, row[1])),
    ]


def _state_column(view: View, day: date) -> Column[_Row]:
    title, standings = in_few_words(day), view.position_at(day).standings
    return Column(title, lambda row: _state(view, standings.get(row[0])))


def _state(view: View, standing: Standing | None) -> object:
    return mark_of(view, standing.span) if standing else "not on file"


def _changes(view: View, changes: Iterable[AnyChange]) -> Html:
    return bullets((change_text(view.register, each) for each in changes), "plain")


def _beside(view: View, found: Comparison) -> Html:
    """Return what changed beside the recommendations."""
    parts: Mapping[str, tuple[AnyChange, ...]] = {
        "Sources": tuple(each for changes in found.sources.values() for each in changes),
        "Decisions": found.decisions,
        "Concerns": found.concerns,
        "Figures": found.indicators,
        "Corrections": found.others,
    }
    return joined(
        joined([element("h3", title), _changes(view, changes)]) if changes else NOTHING
        for title, changes in parts.items()
    )
