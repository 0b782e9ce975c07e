"""About: the sources, and in full what was said of each as a whole and what it found.

Draws; the sentences come from `words`.
"""

from __future__ import annotations

import streamlit as st

from tracker.dates import in_few_words
from tracker.outputs.drawn.html_table import Column
from tracker.outputs.markup import Html, element, joined, link, opens, paragraph
from tracker.outputs.parts.sources import STATEMENTS_NONE, findings_of, statement_in_full, where_read
from tracker.register.schema.recommendations import Source, Statement
from tracker.ui.about import copy
from tracker.ui.kit import address
from tracker.ui.kit.tables import sortable_table
from tracker.ui.shell.view import View
from tracker.words import contents as words
from tracker.words.figures import count, short_name

_SOURCE = "source"  # what the address asks for: the source that is shown in full
_MOST_OPENED = 6  # of more sources, a table; the address asks for the one that is shown with it


def draw_sources(view: View) -> None:
    """Draw each source issued by the day: what it is, what was said of it as a whole, what it found."""
    issued = [view.register.sources[id] for id in view.position.sources]
    st.html(element("h2", "The sources", id="sources"))
    if not issued:
        st.html(paragraph(copy.NOTHING_ISSUED))
    elif len(issued) <= _MOST_OPENED:
        st.html(view.kept("about sources", lambda: joined(_source(view, each) for each in issued)))
    else:
        asked = address.asked(_SOURCE)
        for each in (source for source in issued if source.id == asked):
            st.html(_source(view, each, open_=True))
        st.html(sortable_table(view.same_page("about"), "Sources", _columns(view), issued))


def _columns(view: View) -> list[Column[Source]]:
    def on_file(source: Source) -> int:
        return _on_file(view, source)

    return [
        Column("Source", lambda each: _to_source(view, each), key="source", sorts_by=lambda each: each.id, header=True),
        Column("Issued", lambda each: in_few_words(each.issued_on), key="issued", sorts_by=lambda each: each.issued_on),
        Column("By", lambda each: short_name(view.register, each.issued_by)),
        Column("On file", on_file, key="on_file", sorts_by=on_file, number=True),
        Column("Statements", lambda each: len(_said(view, each)), number=True),
    ]


def _on_file(view: View, source: Source) -> int:
    return view.position.sources[source.id].on_file


def _to_source(view: View, source: Source) -> Html:
    return link(f"{source.id} {source.title}", view.link("about", source.id, source=source.id))


def _said(view: View, source: Source) -> list[Statement]:
    return [each for each in source.statements if each.date <= view.as_at]


def _source(view: View, source: Source, open_: bool = False) -> Html:
    said = _said(view, source)
    on_file = count(_on_file(view, source), "recommendation")
    gist = f"{on_file} on file, {count(len(said), 'statement')} about it as a whole"
    heading = element("h3", f"{source.id} {source.title}", id=source.id)
    statements = joined(statement_in_full(view, each) for each in said)
    told = [
        paragraph(words.source_text(view.register, source), " ", where_read(source.url)),
        element("ul", statements, class_="entries") if said else paragraph(STATEMENTS_NONE),
        findings_of(source),
    ]
    return opens(heading, gist, *told, open_=open_)
