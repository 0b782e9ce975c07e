"""The way to hand an entry in by publishing: as a branch at the remote, from which a pull request is opened.

Draws, and calls what sends it; who may is decided in `rules`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import streamlit as st

from tracker.register.edit.additions import Addition, FollowUp
from tracker.repository.publishing.failures import CannotPublish
from tracker.repository.publishing.publish import ProposedBranch, Submission, publish
from tracker.rules.changes.allowed import Entitlement, not_allowed
from tracker.ui.kit.markup import Html, bullets, element, outward, paragraph
from tracker.ui.shell.editing.editors import Publishing, author_of
from tracker.ui.shell.view import View
from tracker.ui.shell.visits import note_change
from tracker.ui.update import copy
from tracker.words.proposed import position_texts
from tracker.words.submitted import not_allowed_text, published_text

_SENT = "update_sent"


class Sending(NamedTuple):
    """What is to be sent, and by whom. `told`: what was shown of what it does."""

    view: View
    publishing: Publishing
    entitlement: Entitlement | None
    additions: tuple[Addition | FollowUp, ...]
    documents: Mapping[str, bytes]
    told: list[str]

    @property
    def key(self) -> str:
        """Return what tells it from all else that this reader may send."""
        return repr((self.additions, sorted(self.documents)))


def draw_publish(sending: Sending) -> None:
    """Draw the button that sends it, or why this reader may not; and what became of it."""
    if not sending.publishing.publishes:
        return
    st.html(element("h3", copy.PUBLISH))
    entitlement = sending.entitlement
    if entitlement is None:
        st.html(paragraph(copy.NO_EDITOR))
        return
    refusals = _refusals(sending, entitlement)
    if refusals:
        st.html(element("div", paragraph(copy.MAY_NOT), bullets(refusals), class_="notice", role="status"))
        return
    st.html(paragraph(copy.PUBLISH_WHY))
    if st.button(copy.PUBLISH_NOW, type="primary", key="update_publish"):
        with st.spinner(copy.PUBLISHING):
            st.session_state[_SENT] = sending.key, _send(sending, entitlement)
    sent = st.session_state.get(_SENT)
    if sent is not None and sent[0] == sending.key:
        st.html(_became(sending, sent[1]))


def _refusals(sending: Sending, entitlement: Entitlement) -> list[str]:
    view = sending.view
    now = view.door.now(view.live, view.today)  # whatever revision and day are looked at
    assert now is not None
    today = now.on(view.today)
    refusals = not_allowed(today.register, today.position, sending.additions, entitlement)
    return [not_allowed_text(today.register, each) for each in refusals]


def _send(sending: Sending, entitlement: Entitlement) -> ProposedBranch | str:
    """Send it; return where it is, or why it is not there."""
    view = sending.view
    submission = Submission(sending.additions, sending.documents, view.door.tree.files_now.texts)
    try:
        author = author_of(view.reader, entitlement, view.folder)._replace(as_read=view.door.as_read)
        sent = publish(view.folder, submission, author, sending.publishing.publish_remote, view.today)
    except CannotPublish as error:
        return str(error)
    if sent.outcome == "sent":
        about = ",".join(dict.fromkeys(each.record.partition(".")[0] for each in sending.additions))
        note_change(reader=author.address, id=about, branch=sent.branch)
    return sent


def _became(sending: Sending, sent: ProposedBranch | str) -> Html:
    if isinstance(sent, str):
        heading = paragraph(element("strong", copy.NOT_PUBLISHED))
        return element("div", heading, paragraph(sent), class_="banner", role="alert")
    parts: list[Html] = [paragraph(published_text(sent.outcome, sent.branch, sent.remote, sent.onto, sent.in_place_of))]
    if sent.proposal is not None and (now := position_texts(sent.proposal)) != sending.told:
        parts += [paragraph(copy.OTHERWISE_NOW), bullets(now)]
    if sent.address is not None:
        parts.append(paragraph(outward(copy.OPEN_PULL_REQUEST, sent.address), " ", copy.PULL_REQUEST_WHY))
    elif sent.outcome != "recorded":
        parts.append(paragraph(copy.NO_HOST))
    return element("div", *parts, class_="notice", role="status")
