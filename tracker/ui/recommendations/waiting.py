"""Who waits for whom: for whom the actions of one recommendation wait, and who waits for one of its owners."""

from __future__ import annotations

from collections.abc import Sequence

from tracker.outputs.markup import NOTHING, Html, bullets, element, joined, link
from tracker.rules.lists.waiting import Wait, waits
from tracker.rules.state.position import Standing
from tracker.rules.state.standing import bodies_of
from tracker.ui.shell.view import View
from tracker.words.recommendation import wait_text

_MOST = 5  # of those who wait for an owner; a link leads to the others


def waiting(view: View, standing: Standing) -> Html:
    """Return who waits for whom; nothing where nobody waits."""
    id, bodies = standing.span.recommendation, bodies_of(view.register)
    owners = {*standing.owners, *(bodies.get(owner, owner) for owner in standing.owners)}
    every = view.kept("waits", lambda: waits(view.position))
    own = [wait for wait in every if wait.recommendation == id]
    others = [wait for wait in every if wait.recommendation != id and wait.party in owners]
    if not own and not others:
        return NOTHING
    items = [joined([element("strong", wait.action), " ", wait_text(view.register, wait, view.as_at)]) for wait in own]
    heading = element("h2", "Who waits for whom", id="waiting")
    return joined([heading, bullets(items, "plain"), _on_owners(view, others) if others else NOTHING])


def _on_owners(view: View, others: Sequence[Wait]) -> Html:
    """Return the actions of other recommendations that wait for an owner, and where all that do are listed."""
    items = [
        joined(
            [view.recommendation(wait.recommendation), f": {wait.action} ", wait_text(view.register, wait, view.as_at)]
        )
        for wait in others[:_MOST]
    ]
    if len(others) > _MOST:
        parties = dict.fromkeys(wait.party for wait in others)
        items += [_all_on(view, party) for party in parties]
    return joined([element("h3", f"Others wait for its owners: {len(others):,}"), bullets(items, "plain")])


def _all_on(view: View, party: str) -> Html:
    address = view.link("recommendations", waiting_on=party)
    return link(f"All that wait for {view.register.name_of(party)}", address)
