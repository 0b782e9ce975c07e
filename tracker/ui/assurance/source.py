"""One source: what was said of it as a whole, what rules find of it, and what the register holds of it.

Draws; the counts come from `rules`, the sentences from `words`.
"""

from __future__ import annotations

import streamlit as st

from tracker.outputs.drawn.marks import certainty_mark
from tracker.outputs.markup import NOTHING, Html, bullets, element, joined, link, outward, paragraph
from tracker.outputs.parts.headlines import headline_of
from tracker.outputs.parts.showing import section
from tracker.register.schema.recommendations import Source, Statement
from tracker.rules.lists.completeness import completeness
from tracker.ui.assurance import copy
from tracker.ui.assurance.asked import all_of_it
from tracker.ui.assurance.rules import exceptions_table
from tracker.ui.kit import address
from tracker.ui.parts.figures import figures_of
from tracker.ui.shell.notices import say
from tracker.ui.shell.view import View
from tracker.words import assurance as words
from tracker.words.contents import source_text
from tracker.words.figures import capital, count, on_or_in
from tracker.words.statements import statement_text


def draw_source_asked(view: View) -> bool:
    """Draw all that is said of a source, where the address asks for one; return whether it does."""
    id = address.asked("source")
    if id is None:
        return False
    source = view.register.sources.get(id)
    if source is None or id not in view.position.sources:
        say(copy.unknown_source(id))
        return False
    number = view.position.sources[id].on_file
    to_list = link(f"its {count(number, 'recommendation')}", view.link("recommendations", source=id))
    view.headed(
        f"{id} – Assurance", joined([f"{id} ", outward(source.title, source.url)]), to_list if number else NOTHING
    )
    st.html(view.kept("source on assurance", lambda: _source(view, source), id))
    return True


def _source(view: View, source: Source) -> Html:
    figures = next(each for each in figures_of(view) if each.source.id == source.id)
    said = [each for each in source.statements if each.date <= view.as_at]
    found = [each for each in view.exceptions if each.kind == "source" and each.subject == source.id]
    held = next(each for each in completeness(view.register, view.position) if each.source == source.id)
    return joined(
        [
            headline_of(view, figures),
            paragraph(source_text(view.register, source)),
            element("h2", "What was said about it as a whole", id="statements"),
            bullets((_statement(view, source, each) for each in reversed(said)), "plain")
            or paragraph(copy.NOTHING_SAID),
            joined([element("h2", "What the rules find about it"), exceptions_table(view, found)])
            if found
            else NOTHING,
            section(view, "What the register holds", "complete", source.id),
            bullets(words.completeness_text(view.register, held)),
            all_of_it(view),
        ]
    )


def _statement(view: View, source: Source, statement: Statement) -> Html:
    """Return what a statement says, as a link to where it stands in full; how it is known, and on which line."""
    told = f"{capital(on_or_in(statement.date))}: {statement_text(view.register, statement)}."
    there = link(told, view.statement_address(source.id, statement))
    return joined([there, certainty_mark(statement), view.place("recommendations.yaml", statement.line)], " ")
