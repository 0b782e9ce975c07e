"""The way to hand an entry in by publishing: as a branch at the remote, from which a pull request is opened.

Draws, and calls what sends it; who may is decided in `rules`.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

import streamlit as st

from tracker.outputs.markup import Html, bullets, element, outward, paragraph
from tracker.register.edit.additions import Addition, FollowUp
from tracker.repository.publishing.failures import CannotPublish
from tracker.repository.publishing.publish import Author, ProposedBranch, Submission, publish
from tracker.rules.changes.allowed import Entitlement, not_allowed
from tracker.ui.kit.copying import to_copy
from tracker.ui.shell.editing.editors import Publishing, author_of
from tracker.ui.shell.view import View
from tracker.ui.shell.visits import note_change
from tracker.ui.update import copy
from tracker.words.proposed import position_texts
from tracker.words.submitted import not_allowed_text, published_text, sent_text

_SENT = "update_sent"


class Sending(NamedTuple):
    """What is to be sent, and by whom. `document_names`: as their files were called; `told`: what was shown of what it
    does.
    """

    view: View
    publishing: Publishing
    entitlement: Entitlement | None
    additions: tuple[Addition | FollowUp, ...]
    documents: Mapping[str, bytes]
    document_names: tuple[str, ...]
    told: list[str]

    @property
    def key(self) -> str:
        """Return what tells it from all else that this reader may send."""
        return repr((self.additions, sorted(self.documents)))


def draw_publish(sending: Sending) -> bool:
    """Draw the button that sends it, or why this reader may not, and what became of it; return whether they may."""
    if not sending.publishing.publishes:
        return False
    entitlement = sending.entitlement
    if entitlement is None:
        st.html(paragraph(copy.NO_EDITOR))
        return False
    refusals = _refusals(sending, entitlement)
    if refusals:
        st.html(element("div", paragraph(copy.MAY_NOT), bullets(refusals), class_="notice", role="status"))
        return False
    view = sending.view
    try:
        author = author_of(view.reader, entitlement, view.folder)._replace(as_read=view.door.as_read)
    except CannotPublish as error:
        st.html(element("div", paragraph(error), class_="notice", role="status"))
        return False
    st.html(paragraph(copy.goes_as(author.name, author.address)))
    if st.button(copy.SEND, type="primary", key="update_publish"):
        with st.spinner(copy.SENDING):
            st.session_state[_SENT] = sending.key, _send(sending, author), view.today
    sent = st.session_state.get(_SENT)
    if sent is not None and sent[0] == sending.key:
        st.html(_became(sending, sent[1], sent[2]))
    return True


def _refusals(sending: Sending, entitlement: Entitlement) -> list[str]:
    view = sending.view
    now = view.door.now(view.live, view.today)  # whatever revision and day are looked at
    assert now is not None
    today = now.on(view.today)
    refusals = not_allowed(today.register, today.position, sending.additions, entitlement)
    return [not_allowed_text(today.register, each) for each in refusals]


def _send(sending: Sending, author: Author) -> ProposedBranch | str:
    """Send it; return where it is, or why it is not there."""
    view = sending.view
    submission = Submission(sending.additions, sending.documents, view.door.tree.files_now.texts)
    try:
        sent = publish(view.folder, submission, author, sending.publishing.publish_remote, view.today)
    except CannotPublish as error:
        return str(error)
    if sent.outcome == "sent":
        about = ",".join(dict.fromkeys(each.record.partition(".")[0] for each in sending.additions))
        note_change(reader=author.address, id=about, branch=sent.branch)
    return sent


def _became(sending: Sending, sent: ProposedBranch | str, day: date) -> Html:
    if isinstance(sent, str):
        heading = paragraph(element("strong", copy.NOT_PUBLISHED))
        return element("div", heading, paragraph(sent), class_="banner", role="alert")
    parts: list[Html] = [paragraph(_sent_text(sending, sent, day))]
    if sent.proposal is not None and (now := position_texts(sent.proposal)) != sending.told:
        parts += [paragraph(copy.OTHERWISE_NOW), bullets(now)]
    if sent.address is not None:
        parts.append(paragraph(outward(copy.OPEN_PULL_REQUEST, sent.address), " ", copy.PULL_REQUEST_WHY))
    elif sent.outcome != "recorded":
        parts += [paragraph(copy.NO_HOST), to_copy(sent.branch, "reference", copy.REFERENCE)]
    return element("div", *parts, class_="notice", role="status")


def _sent_text(sending: Sending, sent: ProposedBranch, day: date) -> str:
    if sent.outcome == "sent":
        return sent_text(day, sending.document_names, sent.branch, sent.in_place_of)
    return published_text(sent.outcome, sent.branch, sent.remote, sent.onto)
