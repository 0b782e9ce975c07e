"""About, its second part: the sources, the state of the data, what is not held, accessibility and version.

Draws; the counts come from `rules`, the sentences from `words`.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import streamlit as st

import tracker
from tracker.dates import in_words
from tracker.problems import errors_in
from tracker.register.schema.recommendations import Finding, Source, Statement
from tracker.repository.git import NoHistory
from tracker.repository.history import Head, head
from tracker.rules.lists.completeness import completeness
from tracker.rules.lists.library import library
from tracker.rules.lists.tally import Tally, tally
from tracker.rules.meetings.ahead import next_meeting
from tracker.ui.about import copy
from tracker.ui.kit.marks import certainty_mark
from tracker.ui.kit.markup import NOTHING, Html, bullets, details, element, joined, link, outward, paragraph
from tracker.ui.kit.tables import Column, table
from tracker.ui.shell.view import View
from tracker.words import contents as words
from tracker.words.assurance import problems_text
from tracker.words.figures import capital, count, on_or_in
from tracker.words.statements import statement_text


def draw_sources(view: View) -> None:
    """Draw each source issued by the day: what it is, what was said of it as a whole, what it found."""
    st.html(view.kept("about sources", lambda: _sources(view)))


def _sources(view: View) -> Html:
    issued = [view.register.sources[id] for id in view.position.sources]
    heading = element("h2", "The sources", id="sources")
    told = joined(_source(view, each) for each in issued) or paragraph(copy.NOTHING_ISSUED)
    return joined([heading, told])


def _source(view: View, source: Source) -> Html:
    heading = element("h3", f"{source.id} ", outward(source.title, source.url))
    said = [_statement(view, each) for each in source.statements if each.date <= view.as_at]
    statements = bullets(said) or paragraph(copy.STATEMENTS_NONE)
    return joined([heading, paragraph(words.source_text(view.register, source)), statements, _findings(source)])


def _statement(view: View, each: Statement) -> Html:
    told = element("strong", f"{capital(on_or_in(each.date))}: {statement_text(view.register, each)}.")
    return joined([told, " ", each.text, " ", certainty_mark(each), _where(each.url)])


def _findings(source: Source) -> Html:
    if not source.findings:
        return NOTHING
    made = bullets(_finding(each) for each in source.findings)
    hint = element("p", copy.FINDINGS_HINT, class_="quiet")
    return details(count(len(source.findings), "finding"), hint, made)


def _finding(each: Finding) -> Html:
    reference = f" ({each.reference})" if each.reference else ""
    return joined([each.text, reference, " ", certainty_mark(each), _where(each.url)])


def _where(url: str | None) -> Html:
    return joined([" ", outward("Where it can be read", url)]) if url else NOTHING


def draw_data(view: View) -> None:
    """Draw the state of the data, and what the register does not hold."""
    st.html(joined([_state(view), view.kept("about entries", lambda: _entries(view)), _not_held(view)]))


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
    return joined([element("h2", "The state of the data", id="data"), element("dl", *pairs, class_="about")])


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
    rows = tally(view.register, view.as_at)
    return table("Entries in the files, and those dated by the day shown", columns, rows, "narrow", unseen=True)


def _not_held(view: View) -> Html:
    return view.kept("not held", lambda: _missing(view))


def _missing(view: View) -> Html:
    heading = element("h2", "What this register does not hold", id="missing")
    held = view.kept("held", lambda: completeness(view.register, view.position))
    if not held:
        return joined([heading, paragraph(copy.NOTHING_ISSUED)])
    items = view.kept("library", lambda: library(view.register, view.position))
    hashed = sum(each.held == "here" for each in items)
    planned = int(next_meeting(view.register, view.as_at) is not None)
    told = words.not_held(held, tally(view.register, view.as_at), hashed, planned)
    shown = joined([paragraph(copy.NOT_HELD_HINT), bullets(told)]) if told else paragraph(copy.ALL_HELD)
    return joined([heading, shown])


def draw_accessibility() -> None:
    """Draw the accessibility statement."""
    heading = element("h2", "Accessibility", id="accessibility")
    made = joined(paragraph(each) for each in (*copy.ACCESSIBILITY, copy.TESTED, copy.NOT_TESTED))
    limits = joined([element("h3", "Known limits"), bullets(copy.LIMITS)])
    st.html(joined([heading, made, limits]))


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
