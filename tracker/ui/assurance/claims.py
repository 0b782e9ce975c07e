"""Claims beside verdicts: a table that counts, and the list behind each of its numbers.

Draws; how claims and verdicts fall together comes from `rules`, the sentences from `words`.
"""

from __future__ import annotations

from collections.abc import Mapping

import streamlit as st

from tracker.rules.lists.completeness import Pairing, pairings
from tracker.ui.assurance import copy
from tracker.ui.kit import address
from tracker.ui.kit.marks import state_mark, timeliness_mark
from tracker.ui.kit.markup import Html, element, joined, link, paragraph
from tracker.ui.kit.tables import Column, sortable_table, table
from tracker.ui.parts.states import mark_of
from tracker.ui.parts.worked_out import section
from tracker.ui.shell.notices import say
from tracker.ui.shell.view import View
from tracker.vocabulary import Outcome, Status
from tracker.words import assurance as words
from tracker.words.deadlines import standing_text
from tracker.words.recommendation import owners_text
from tracker.words.states import state_label

PAGE = "assurance"
_NONE = "none"  # what the address calls that there is no verdict
_NAMES = ("source", "claim", "verdict", "state")
_VERDICTS = (Outcome.VERIFIED, Outcome.PARTLY_VERIFIED, Outcome.NOT_VERIFIED, None)


def _all(view: View) -> Mapping[Pairing, tuple[str, ...]]:
    return view.kept("pairings", lambda: pairings(view.register, view.position))


def draw_pairing_asked(view: View) -> bool:
    """Draw the list behind a number of the table, where the address asks for one; return whether it does."""
    wanted = {name: address.asked(name) for name in _NAMES}
    if not any(wanted.values()):
        return False
    pairing = next((each for each in _all(view) if _in_address(each) == wanted), None)
    if pairing is None:
        say(copy.UNKNOWN_PAIRING)
        return False
    view.headed("Claims and verdicts – Assurance", "Claims beside verdicts")
    ids = _all(view)[pairing]
    st.html(joined([paragraph(words.pairing_text(view.register, pairing, len(ids)), class_="lead"), _back(view)]))
    columns: list[Column[str]] = [
        Column("Recommendation", lambda id: view.recommendation(id), "id", lambda id: id, header=True),
        Column("State", lambda id: mark_of(view, view.position.standings[id].span)),
        Column("Against its deadline", lambda id: _timely(view, id)),
        Column("Owners", lambda id: owners_text(view.register, view.position.standings[id])),
    ]
    sortable_table(view.same_page(PAGE), "Recommendations with this claim and this verdict", columns, ids)
    return True


def _back(view: View) -> Html:
    return paragraph(link("Back to all of Assurance", view.link(PAGE)))


def _timely(view: View, id: str) -> Html:
    standing = view.position.standings[id]
    return timeliness_mark(standing.timeliness, standing_text(view.register, standing))


def _address(view: View, pairing: Pairing) -> str:
    return address.to_page(PAGE, _in_address(pairing), view.as_at, view.known_at)


def _in_address(pairing: Pairing) -> dict[str, str | None]:
    verdict = pairing.verdict.value if pairing.verdict else _NONE
    return dict(zip(_NAMES, (pairing.source, pairing.claim.value, verdict, pairing.state.value), strict=True))


def draw_claims(view: View) -> None:
    """Draw how many recommendations have which claim and which verdict."""
    st.html(section(view, "Claims beside verdicts", "states", "claims"))
    st.html(view.kept("claims", lambda: _table(view)))


def _table(view: View) -> Html:
    pairs = _all(view)
    rows = list(dict.fromkeys((each.source, each.claim) for each in pairs))
    if not rows:
        return paragraph(copy.NO_PAIRINGS)
    rows.sort(key=lambda row: (list(view.position.sources).index(row[0]), list(Status).index(row[1])))
    columns: list[Column[tuple[str, Status]]] = [
        Column("Source and claim", lambda row: f"{row[0]}: {words.claim_label(row[1]).lower()}", header=True)
    ]
    columns += [_column(view, verdict) for verdict in _VERDICTS]
    made = table("Recommendations by what is reported and what was verified", columns, rows, "wide grid", unseen=True)
    return joined([paragraph(copy.PAIRINGS_HINT), made])


def _column(view: View, verdict: Outcome | None) -> Column[tuple[str, Status]]:
    return Column(words.verdict_label(verdict), lambda row: _cell(view, row, verdict))


def _cell(view: View, row: tuple[str, Status], verdict: Outcome | None) -> Html | str:
    items = [
        element("li", link(f"{len(ids):,}", _address(view, each)), " ", _pairing_mark(view, each))
        for each, ids in _all(view).items()
        if (each.source, each.claim, each.verdict) == (*row, verdict)
    ]
    return element("ul", *items, class_="counts") if items else "–"


def _pairing_mark(view: View, pairing: Pairing) -> Html:
    return state_mark(pairing.state, state_label(view.register, [pairing.source], pairing.state))
