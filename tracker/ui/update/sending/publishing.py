"""The way to hand an entry in by publishing: as a branch at the remote, from which a pull request is opened.

Draws, and calls what sends it; who may is decided in `rules`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

import streamlit as st

from tracker.outputs.markup import bullets, element, paragraph
from tracker.register.edit.additions import Addition, FollowUp
from tracker.repository.publishing.failures import CannotPublish
from tracker.repository.publishing.publish import Author, ProposedBranch, Submission, publish
from tracker.rules.changes.allowed import Entitlement, not_allowed
from tracker.ui.shell.editing.editors import Publishing, author_of
from tracker.ui.shell.view import View
from tracker.ui.shell.visits import note_change
from tracker.ui.update import copy, unsent
from tracker.ui.update.attaching import NewDocument
from tracker.ui.update.sending.sent import SentEntry, note_sent
from tracker.words.submitted import not_allowed_text

_FAILED = "update_failed"


class Sending(NamedTuple):
    """What is to be sent, and by whom. `form`: how the names begin under which what was typed is kept; `documents`:
    those that are new, by path; `told`: what was shown of what it does.
    """

    view: View
    publishing: Publishing
    entitlement: Entitlement | None
    form: str
    additions: tuple[Addition | FollowUp, ...]
    documents: Mapping[str, NewDocument]
    told: list[str]

    @property
    def key(self) -> str:
        """Return what tells it from all else that this reader may send."""
        return repr((self.additions, sorted(self.documents)))


def draw_publish(sending: Sending) -> bool:
    """Draw the button that sends it, or why this reader may not, and why it failed; return whether they may."""
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
            sent = _send(sending, author)
        if not isinstance(sent, str):
            names = {each.sha256: each.name for each in sending.documents.values()}
            unsent.forget(view.reader, str(view.folder), sending.form)
            note_sent(SentEntry(sending.form, sent, view.today, names, sending.told))
            st.rerun()
        st.session_state[_FAILED] = sending.key, sent
    failed = st.session_state.get(_FAILED)
    if failed is not None and failed[0] == sending.key:
        heading = paragraph(element("strong", copy.NOT_PUBLISHED))
        st.html(element("div", heading, paragraph(failed[1]), class_="banner", role="alert"))
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
    contents = {path: each.content for path, each in sending.documents.items()}
    submission = Submission(sending.additions, contents, view.door.tree.files_now.texts)
    try:
        sent = publish(view.folder, submission, author, sending.publishing.publish_remote, view.today)
    except CannotPublish as error:
        return str(error)
    if sent.outcome == "sent":
        about = ",".join(dict.fromkeys(each.record.partition(".")[0] for each in sending.additions))
        note_change(reader=author.address, id=about, branch=sent.branch)
    return sent
