"""What the register holds against each source, and what is wrong with its files.

Draws; the counts come from `rules`, the sentences from `words`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import streamlit as st

from tracker.problems import errors_in
from tracker.rules.lists.completeness import Completeness, completeness
from tracker.ui.assurance import copy
from tracker.ui.kit.markup import NOTHING, Html, bullets, element, joined, outward, paragraph
from tracker.ui.kit.tables import Column, table
from tracker.ui.parts.worked_out import section
from tracker.ui.shell.notices import problem_list
from tracker.ui.shell.view import View
from tracker.vocabulary import WordingStatus
from tracker.words import assurance as words


class Measure(NamedTuple):
    """A row of the table: what is counted, and how many of a source."""

    name: str
    number: Callable[[Completeness], str]


def draw_completeness(view: View) -> None:
    """Draw how complete the register is against each source."""
    st.html(section(view, "Completeness against the source", "complete", "completeness"))
    st.html(view.kept("completeness", lambda: _completeness(view)))


def _completeness(view: View) -> Html:
    held = view.kept("held", lambda: completeness(view.register, view.position))
    if not held:
        return paragraph(copy.NO_PAIRINGS)
    columns: list[Column[Measure]] = [Column("What is counted", lambda measure: measure.name, header=True)]
    columns += [_column(each) for each in held]
    made = table("What is on file, source by source", columns, _measures(), "narrow", unseen=True)
    return joined([*(_source(view, each) for each in held), element("h3", "Source by source, in numbers"), made])


def _column(held: Completeness) -> Column[Measure]:
    return Column(held.source, lambda measure: measure.number(held), number=True)


def _measures() -> list[Measure]:
    wording = [Measure(words.wording_measure(each), _of_wording(each)) for each in WordingStatus]
    missing = [Measure(name, _of_field(field)) for field, name in words.MEASURES]
    on_file = Measure("On file, of how many the source makes", _on_file)
    return [on_file, *wording, *missing]


def _of_wording(status: WordingStatus) -> Callable[[Completeness], str]:
    return lambda held: f"{held.wording.get(status, 0):,}"


def _of_field(field: str) -> Callable[[Completeness], str]:
    return lambda held: f"{getattr(held, field):,}"


def _source(view: View, held: Completeness) -> Html:
    source = view.register.sources[held.source]
    heading = element("h3", f"{source.id} ", outward(source.title, source.url), id=source.id)
    return joined([heading, bullets(words.completeness_text(view.register, held))])


def draw_files(view: View) -> None:
    """Draw the problems of the register's files, each with its file and line."""
    failed = errors_in(view.problems)
    sentence = paragraph(words.problems_text(failed, len(view.problems) - failed))
    listed = problem_list(view.problems, view.folder, view.as_at) if view.problems else NOTHING
    heading = element("h2", "Problems of the files", id="files")
    st.html(joined([heading, element("p", copy.FILES_HINT, class_="quiet"), sentence, listed]))


def _on_file(held: Completeness) -> str:
    """Return how many are on file; of a source that goes on making them there is no number to compare with."""
    return f"{held.on_file:,}" if held.expected is None else f"{held.on_file:,} of {held.expected:,}"
