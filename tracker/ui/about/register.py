"""About, its second part: the sources, the state of the data, what is not held, accessibility and version.

Draws; the counts come from `rules`, the sentences from `words`.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path

import streamlit as st

import tracker
from tracker.dates import in_words
from tracker.outputs.drawn.html_table import Column, table
from tracker.outputs.markup import NOTHING, Html, bullets, element, joined, link, opens, paragraph
from tracker.problems import errors_in
from tracker.repository.git import NoHistory
from tracker.repository.history import Head, head
from tracker.rules.lists.completeness import completeness
from tracker.rules.lists.library import library
from tracker.rules.lists.tally import Tally, tally
from tracker.rules.meetings.ahead import next_meeting
from tracker.ui.about import copy
from tracker.ui.shell.view import View
from tracker.words import contents as words
from tracker.words.assurance import problems_text
from tracker.words.figures import count


def draw_data(view: View) -> None:
    """Draw the state of the data, and what the register does not hold."""
    entries = count(sum(each.by_day for each in _tallies(view)), "entry", "entries")
    held = f"{count(len(view.position.standings), 'recommendation')}, {entries}"
    state = [_state(view), view.kept("about entries", lambda: _entries(view))]
    told = view.kept("not held", lambda: _missing(view))
    missing = joined([paragraph(copy.NOT_HELD_HINT), bullets(told)]) if told else paragraph(copy.ALL_HELD)
    gaps = f"{count(len(told), 'thing')} a reader may look for" if told else "nothing is missing"
    if not view.position.sources:
        gaps, missing = "", paragraph(copy.NOTHING_ISSUED)
    st.html(
        joined(
            [
                opens(element("h2", "The state of the data", id="data"), f"{held} by this day", *state),
                opens(element("h2", "What this register does not hold", id="missing"), gaps, missing),
            ]
        )
    )


def _tallies(view: View) -> Sequence[Tally]:
    return view.kept("tally", lambda: tally(view.register, view.as_at))


def _state(view: View) -> Html:
    failed = errors_in(view.problems)
    problems = joined([problems_text(failed, len(view.problems) - failed), " "])
    facts = [
        ("Files", bullets(words.files_text(view.register), "plain")),
        ("Problems", joined([problems, link("Problems of the files", view.link("assurance"))])),
        ("Content hash", element("code", view.snapshot.valid.content)),
        ("Commit", _commit(view.head, "not on record")),
    ]
    pairs = (element("div", element("dt", name), element("dd", told)) for name, told in facts)
    return element("dl", *pairs, class_="about")


def _commit(head_: Head | None, otherwise: str) -> Html | str:
    if head_ is None:
        return otherwise
    return joined([element("code", head_.commit), ", and changes since" if head_.changed else NOTHING])


def _entries(view: View) -> Html:
    columns: list[Column[Tally]] = [
        Column("Entries", lambda each: words.kind_name(each.kind), header=True),
        Column("In the files", lambda each: f"{each.on_file:,}", number=True),
        Column(f"By {in_words(view.as_at)}", lambda each: f"{each.by_day:,}", number=True),
    ]
    return table(
        "Entries in the files, and those dated by the day shown", columns, _tallies(view), "narrow", unseen=True
    )


def _missing(view: View) -> list[str]:
    held = view.kept("held", lambda: completeness(view.register, view.position))
    items = view.kept("library", lambda: library(view.register, view.position))
    hashed = sum(each.held == "here" for each in items)
    planned = int(next_meeting(view.register, view.as_at) is not None)
    return words.not_held(held, _tallies(view), hashed, planned) if held else []


def draw_accessibility() -> None:
    """Draw the accessibility statement."""
    made = joined(paragraph(each) for each in (*copy.ACCESSIBILITY, copy.TESTED, copy.NOT_TESTED))
    limits = joined([element("h3", "Known limits"), bullets(copy.LIMITS)])
    gist = f"made for level AA, {count(len(copy.LIMITS), 'known limit')}"
    st.html(opens(element("h2", "Accessibility", id="accessibility"), gist, made, limits))


def draw_version() -> None:
    """Draw the version of the dashboard itself."""
    try:
        found = _own_head()
    except NoHistory:
        found = None
    told = copy.version_text(found.commit, found.changed) if found else copy.NO_VERSION
    st.html(joined([element("h2", "Version", id="version"), paragraph(told)]))


@cache
def _own_head() -> Head:
    """Return the revision that the dashboard runs from: told once, since a running process does not change."""
    return head(Path(tracker.__file__).parent)
