"""What the register holds of the sources, and when each was last checked.

Draws; the counts and their order come from `rules`, the sentences from `words`.
"""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st

from tracker.outputs.drawn.html_table import Column, table
from tracker.outputs.markup import NOTHING, Html, element, joined, link, opens, paragraph
from tracker.rules.lists.completeness import Completeness, completeness, worst_first
from tracker.ui.assurance import copy
from tracker.ui.assurance.asked import PAGE, all_of_it, choice_asked
from tracker.ui.kit.tables import sortable_table
from tracker.ui.shell.view import View
from tracker.vocabulary import WordingStatus
from tracker.words import assurance as words
from tracker.words.figures import more_text

_WHOLE, _FIRST = 25, 10  # of more sources than the first number the second are shown, the least complete
_ALL = "all"
_TITLE = "Completeness against the source"
_CAPTION = "What is on file, source by source"


def draw_completeness_asked(view: View) -> bool:
    """Draw how complete the register is against every source, where the address asks for it; return whether it does."""
    if choice_asked("sources", "list of sources", [_ALL]) is None:
        return False
    view.headed(f"{_TITLE} – Assurance", _TITLE, view.how("complete", _TITLE))
    held = _held(view)
    st.html(joined([paragraph(words.completeness_gist(held) if held else copy.NO_PAIRINGS), all_of_it(view)]))
    if held:
        st.html(
            sortable_table(
                view.same_page(PAGE), _CAPTION, _columns(view, held), held, "lines completeness", unseen=True
            )
        )
    return True


def draw_completeness(view: View) -> None:
    """Draw the opening that tells how complete the register is against each source."""
    st.html(view.kept("completeness", lambda: _opening(view)))


def _held(view: View) -> list[Completeness]:
    return worst_first(view.kept("held", lambda: completeness(view.register, view.position)))


def _opening(view: View) -> Html:
    heading, held = element("h2", _TITLE, id="completeness"), _held(view)
    if not held:
        return opens(heading, "none yet", paragraph(copy.NO_PAIRINGS))
    shown = held if len(held) <= _WHOLE else held[:_FIRST]
    more = NOTHING
    if len(shown) < len(held):
        more = paragraph(link(more_text(len(shown), len(held)), view.link(PAGE, sources=_ALL)))
    hint = paragraph(copy.COMPLETENESS_HINT, " ", view.how("complete", _TITLE))
    made = table(_CAPTION, _columns(view, held), shown, "wide completeness", unseen=True)
    return opens(heading, words.completeness_gist(held), hint, made, more)


def _columns(view: View, held: list[Completeness]) -> list[Column[Completeness]]:
    there = [status for status in WordingStatus if any(each.wording.get(status) for each in held)]
    return [
        Column("Source", lambda each: _source(view, each), "source", lambda each: each.source, header=True),
        Column("On file", words.on_file_text, "file", lambda each: each.on_file, number=True),
        *(_of_wording(status) for status in there),
        *(_of_field(field, name) for field, name in words.MEASURES),
        Column("Last checked", words.checked_text, "checked", lambda each: each.last_checked, one_line=True),
    ]


def _of_wording(status: WordingStatus) -> Column[Completeness]:
    def number(held: Completeness) -> int:
        return held.wording.get(status, 0)

    return _counted(words.wording_measure(status), status.value, number)


def _of_field(field: str, name: str) -> Column[Completeness]:
    def number(held: Completeness) -> int:
        value: int = getattr(held, field)
        return value

    return _counted(name, field, number)


def _counted(title: str, key: str, number: Callable[[Completeness], int]) -> Column[Completeness]:
    return Column(title, lambda each: f"{number(each):,}", key, number, number=True)


def _source(view: View, held: Completeness) -> Html:
    """Return a source's name, a link to all that is said of it, in the place where links to it lead on this page."""
    title = view.register.sources[held.source].title
    return element("span", link(f"{held.source} {title}", view.link(PAGE, source=held.source)), id=held.source)
