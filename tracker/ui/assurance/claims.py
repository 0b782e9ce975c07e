"""Claims beside verdicts: a table that counts, and the list behind each of its numbers.

Draws; how claims and verdicts fall together comes from `rules`, the sentences from `words`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import streamlit as st

from tracker.outputs.drawn.html_table import Column, table
from tracker.outputs.drawn.marks import state_mark, timeliness_mark
from tracker.outputs.markup import Html, element, joined, link, opens, paragraph
from tracker.outputs.parts.states import mark_of
from tracker.rules.lists.completeness import Pairing, pairings
from tracker.ui.assurance import copy
from tracker.ui.assurance.asked import PAGE, all_of_it
from tracker.ui.kit import address
from tracker.ui.kit.tables import sortable_table
from tracker.ui.shell.notices import say
from tracker.ui.shell.view import View
from tracker.vocabulary import Outcome, Status
from tracker.words import assurance as words
from tracker.words.deadlines import standing_text
from tracker.words.recommendation import owners_text
from tracker.words.states import state_label

_NONE = "none"  # what the address calls that there is no verdict
_NAMES = ("source", "claim", "verdict", "state")
_VERDICTS = (Outcome.VERIFIED, Outcome.PARTLY_VERIFIED, Outcome.NOT_VERIFIED, None)
_MOST_SOURCES = 6  # of more a row for each would hide what it is about: they are counted together

Pairings = Mapping[Pairing, tuple[str, ...]]


def _each_source(view: View) -> Pairings:
    return view.kept("pairings", lambda: pairings(view.register, view.position))


def _together(view: View) -> Pairings:
    return view.kept("pairings together", lambda: pairings(view.register, view.position, source_by_source=False))


def draw_pairing_asked(view: View) -> bool:
    """Draw the list behind a number of the table, where the address asks for one; return whether it does."""
    wanted = {name: address.asked(name) for name in _NAMES}
    if not any(wanted[name] for name in _NAMES if name != "source"):
        return False
    counted = _each_source(view) if wanted["source"] else _together(view)
    pairing = next((each for each in counted if _in_address(each) == wanted), None)
    if pairing is None:
        say(copy.UNKNOWN_PAIRING)
        return False
    view.headed("Claims and verdicts – Assurance", "Claims beside verdicts", view.how("states", "Claims and verdicts"))
    ids = counted[pairing]
    told = paragraph(words.pairing_text(view.register, pairing, len(ids)), class_="lead")
    st.html(joined([told, all_of_it(view)]))
    columns: list[Column[str]] = [
        Column("Recommendation", lambda id: view.recommendation(id), "id", lambda id: id, header=True),
        Column("State", lambda id: mark_of(view, view.position.standings[id].span)),
        Column("Against its deadline", lambda id: _timely(view, id)),
        Column("Owners", lambda id: owners_text(view.register, view.position.standings[id])),
    ]
    st.html(sortable_table(view.same_page(PAGE), "Recommendations with this claim and this verdict", columns, ids))
    return True


def _timely(view: View, id: str) -> Html:
    standing = view.position.standings[id]
    return timeliness_mark(standing.timeliness, standing_text(view.register, standing))


def _address(view: View, pairing: Pairing) -> str:
    return address.to_page(PAGE, _in_address(pairing), view.as_at, view.known_at)


def _in_address(pairing: Pairing) -> dict[str, str | None]:
    verdict = pairing.verdict.value if pairing.verdict else _NONE
    return dict(zip(_NAMES, (pairing.source, pairing.claim.value, verdict, pairing.state.value), strict=True))


def draw_claims(view: View) -> None:
    """Draw the opening that counts how many recommendations have which claim and which verdict."""
    st.html(view.kept("claims", lambda: _opening(view)))


def _opening(view: View) -> Html:
    heading = element("h2", "Claims beside verdicts", id="claims")
    counted = _each_source(view) if len(view.position.sources) <= _MOST_SOURCES else _together(view)
    if not counted:
        return opens(heading, "none yet", paragraph(copy.NO_PAIRINGS))
    has_verifiers = any(view.register.sources[id].verifiers for id in view.position.sources)
    hint = paragraph(copy.PAIRINGS_HINT, " ", view.how("states", "Claims beside verdicts"))
    return opens(heading, words.pairings_gist(counted, has_verifiers), hint, _table(view, counted))


def _table(view: View, counted: Pairings) -> Html:
    order = {source: number for number, source in enumerate(view.position.sources)}
    statuses = list(Status)
    rows = list(dict.fromkeys((each.source, each.claim) for each in counted))
    rows.sort(key=lambda row: (order.get(row[0] or "", 0), statuses.index(row[1])))
    there = {each.verdict for each in counted}
    columns: list[Column[tuple[str | None, Status]]] = [
        Column("Source and claim" if rows[0][0] else "Claim", words.claim_row_text, header=True),
        *(_column(view, counted, verdict) for verdict in _VERDICTS if verdict in there),
    ]
    return table("Recommendations by what is reported and what was verified", columns, rows, "wide grid", unseen=True)


def _column(view: View, counted: Pairings, verdict: Outcome | None) -> Column[tuple[str | None, Status]]:
    return Column(words.verdict_label(verdict), lambda row: _cell(view, counted, row, verdict))


def _cell(view: View, counted: Pairings, row: tuple[str | None, Status], verdict: Outcome | None) -> Html | str:
    items = [
        element("li", link(f"{len(ids):,}", _address(view, each)), " ", _pairing_mark(view, each))
        for each, ids in counted.items()
        if (each.source, each.claim, each.verdict) == (*row, verdict)
    ]
    return element("ul", *items, class_="counts") if items else "none"


def _pairing_mark(view: View, pairing: Pairing) -> Html:
    sources: Sequence[str] = [pairing.source] if pairing.source else list(view.position.sources)
    return state_mark(pairing.state, state_label(view.register, sources, pairing.state))
