"""The Update screen: choose, fill in, see what it does, hand it in.

Draws, and keeps what was worked out for as long as nothing changes; decides nothing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence

import streamlit as st

from tracker.outputs.markup import Html, bullets, element, joined, paragraph
from tracker.outputs.parts.showing import section
from tracker.problems import errors_in
from tracker.register.edit.additions import Addition, CannotRecord, FollowUp
from tracker.register.edit.entry_fields import entry_fields
from tracker.rules.changes.allowed import Entitlement
from tracker.snapshots.errors import NotValid
from tracker.snapshots.proposed import ReaderProposal, propose_to
from tracker.ui.kit import address
from tracker.ui.shell.editing.editors import Publishing, entitlement_of
from tracker.ui.shell.notices import say
from tracker.ui.shell.view import View
from tracker.ui.update import copy, unsent
from tracker.ui.update.attaching import NewDocument
from tracker.ui.update.choosing import CHOICES, Chosen, choose_what
from tracker.ui.update.drafting import DraftPart, additions_of
from tracker.ui.update.effects import effects, exact_lines
from tracker.ui.update.form import TYPED, draw_form, key_of
from tracker.ui.update.saved import draw_load, draw_save
from tracker.ui.update.sending.handing_in import draw_ways, offer_of
from tracker.ui.update.sending.publishing import Sending, draw_publish
from tracker.ui.update.sending.sent import draw_sent, sent_here
from tracker.words.proposed import position_texts

_WORKED_OUT = "update_worked_out"


def draw_update(view: View, publishing: Publishing) -> None:
    """Draw the form so far, and what it would do once it is filled in."""
    now = view.door.now(view.live, view.today)
    assert now is not None
    if view.known_at is not None:
        say(copy.NOW_SHOWN)
    sent = sent_here()
    if sent is not None:
        draw_sent(view, sent)
        return
    st.html(paragraph(copy.LEAD, class_="lead"))
    chosen = choose_what(view, now)
    if chosen is not None:
        form = key_of(chosen, "")
        choices = {name: address.asked(name) for name in CHOICES}
        afresh = lambda mark: view.link("update", "", **choices, **{unsent.AFRESH: mark})  # noqa: E731
        unsent.bring_back(view.reader, str(view.folder), form, afresh)
        entitlement = entitlement_of(view.reader) if publishing.publishes else None
        drafts = draw_form(view, now, chosen, takes_documents=entitlement is not None)
        unsent.keep(view.reader, str(view.folder), form)
        _draw_outcome(view, chosen, drafts, publishing, entitlement)
    with st.container(key="update_keep"):
        if chosen is not None:
            draw_save(TYPED, CHOICES)
        draw_load(TYPED, CHOICES)


def _draw_outcome(
    view: View, chosen: Chosen, drafts: list[DraftPart], publishing: Publishing, entitlement: Entitlement | None
) -> None:
    st.html(section(view, copy.WHAT_IT_DOES, "states"))
    if _draw_lacking(drafts):
        return
    try:
        additions = additions_of(chosen.recording, chosen.subject, drafts, view.door.tree.files_now.texts)
        documents = {each.document.path: each.document for each in drafts if each.document}
        shown, done, lines = _proposed(view, additions, {path: each.sha256 for path, each in documents.items()})
    except (CannotRecord, NotValid) as error:
        st.html(element("div", element("h3", copy.PROBLEMS), paragraph(str(error)), class_="banner", role="status"))
        return
    _say_what_changed(chosen, shown)
    st.html(done)
    st.html(element("h2", copy.HAND_IN))
    if errors_in(shown.proposal.problems) or shown.proposal.after is None:
        st.html(paragraph(copy.NOT_SOUND))
        with st.expander(copy.LINES):
            st.html(lines)
        return
    _draw_hand_in(view, chosen, shown, lines, documents, publishing, entitlement)


def _draw_lacking(drafts: Sequence[DraftPart]) -> bool:
    """Draw which fields are not filled in, and which say what they cannot; return whether there are any."""
    labels = {(each.part.kind, field.names): field.label for each in drafts for field in entry_fields(each.part.kind)}
    needed = [labels[each.part.kind, names] for each in drafts for names in each.needed]
    wrong = [labels.get((each.part.kind, names), names[-1]) for each in drafts for names in each.wrong]
    if needed:
        st.html(joined([paragraph(copy.NOT_YET), bullets(needed)]))
    if wrong:
        st.html(joined([paragraph(copy.TO_PUT_RIGHT), bullets(wrong)]))
    return bool(needed or wrong)


def _draw_hand_in(
    view: View,
    chosen: Chosen,
    shown: ReaderProposal,
    lines: Html,
    documents: Mapping[str, NewDocument],
    publishing: Publishing,
    entitlement: Entitlement | None,
) -> None:
    """Draw the button that sends it, and the other ways: folded away where there is that button."""
    held = view.door.tree.files_now.held
    new = {path: each for path, each in documents.items() if path not in held}
    told = position_texts(shown.proposal)
    is_sent_from_here = draw_publish(
        Sending(view, publishing, entitlement, key_of(chosen, ""), shown.proposal.additions, new, told)
    )
    offer = offer_of(view, shown, {path: each.content for path, each in new.items()})
    if not is_sent_from_here:
        draw_ways(offer)  # the only ones that this reader has
    with st.expander(copy.LINES):
        st.html(lines)
        if is_sent_from_here:
            draw_ways(offer)


def _proposed(
    view: View, additions: Sequence[Addition | FollowUp], new_documents: Mapping[str, str]
) -> tuple[ReaderProposal, Html, Html]:
    """Return what additions would do, how it is told, and its lines; once for each reader, until these change."""
    key = view.live.content, view.live.number, view.today, view.as_at, view.audience, repr(additions)
    kept = st.session_state.get(_WORKED_OUT)
    if kept is None or kept[0] != key:
        shown = propose_to(view.door, additions, view.today, new_documents)
        kept = st.session_state[_WORKED_OUT] = key, (shown, effects(shown, view.as_at), exact_lines(shown))
    worked_out: tuple[ReaderProposal, Html, Html] = kept[1]
    return worked_out


def _say_what_changed(chosen: Chosen, shown: ReaderProposal) -> None:
    """Say which of the files that would change are not as they were when their reader began."""
    for path in shown.proposal.new_texts:
        now = hashlib.sha256(shown.was.get(path, b"")).hexdigest()
        begun = st.session_state.setdefault(f"seen|{key_of(chosen, path)}", now)
        if begun != now:
            say(f"{path} {copy.CHANGED}")
