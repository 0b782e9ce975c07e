"""The fields of what is recorded: each with its explanation, and what is wrong with it directly below.

Draws, and keeps what is typed for as long as the reader's window is open; judges nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from tracker.dates import in_words
from tracker.outputs.markup import Html, element, link, paragraph
from tracker.register.edit.entry_fields import EVIDENCE, EntryField, later_day
from tracker.register.schema.meanings import Mark
from tracker.snapshots.snapshot import Snapshot
from tracker.ui.shell.view import View
from tracker.ui.update import copy
from tracker.ui.update.attaching import NewDocument, draw_document
from tracker.ui.update.choosing import ABOUT, PARTY, RECORD, Chosen
from tracker.ui.update.controls import Typed, draw_control, forget_other_than
from tracker.ui.update.drafting import DraftPart, drafted
from tracker.ui.update.kinds import EntryPart, fields_asked
from tracker.ui.update.offered import offered_for
from tracker.vocabulary import Status
from tracker.words.figures import small

TYPED = "update|"  # how the names begin under which what is typed is kept
WANTED = "wanted"  # after the kind of an entry: whether it comes with the first one
_WHERE_IT_IS = ("url", "held")  # first of all, directly below the document whose place they take
# What makes an entry count, though it may be left out: asked for at once. All else that may be left out opens.
_ASKED_AT_ONCE = {
    "evidence": ("date", "url", "held"),
    "verification": ("evidence",),
    "answer": ("date", "reason"),
    "handover": ("from", "to"),
    "action": ("owner",),
    "decision": ("recommendations",),
    "statement": ("covers",),
    "correction": ("now",),
}
# Whoever reports says who that is at the top, once.
_SAID_AT_THE_TOP = (("update", "by"), ("action", "owner"))


def draw_form(view: View, now: Snapshot, chosen: Chosen, *, takes_documents: bool) -> list[DraftPart]:
    """Draw every field of what is recorded; return each of its entries as it is typed so far.

    `takes_documents`: whether the reader may add the document itself to evidence.
    """
    st.html(element("h2", copy.YOUR_ENTRY))
    recording = chosen.recording
    drafts: list[DraftPart] = []
    for part in recording.parts:
        takes = takes_documents and part.kind == EVIDENCE and not recording.completes
        document = _draw_document(view, chosen, part) if takes else None
        if not part.question or document or _is_wanted(chosen, part, takes_document=takes):
            is_headed = len(recording.parts) > 1
            drafts.append(_draw_part(view, now, chosen, part, document, is_headed=is_headed, takes_document=takes))
    return drafts


def _draw_document(view: View, chosen: Chosen, part: EntryPart) -> NewDocument | None:
    """Draw the field for the document of evidence, above its other fields: its title is as it was typed last.

    Nobody need say first that there is one: whoever adds it has said so.
    """
    key = key_of(chosen, part.kind, "title")
    typed = st.session_state.get(key)
    title = typed.strip() if isinstance(typed, str) else ""
    label = copy.ATTACH if part.question else copy.DOCUMENT
    named = title or _part_title(chosen)
    document = draw_document(view, key_of(chosen, part.kind, "file"), chosen.subject.recommendation, named, label)
    if document is not None and not title:
        st.session_state[key] = named or copy.title_of(document.name)
    return document


def _part_title(chosen: Chosen) -> str:
    """Return what the new part is called, "" where there is none: a document that proves it is called like it."""
    typed = st.session_state.get(key_of(chosen, "action", "title"))
    return typed.strip() if isinstance(typed, str) else ""


def _with_document(draft: DraftPart, document: NewDocument | None) -> DraftPart:
    """Return an entry with its document, where its reader adds one."""
    if document is None:
        return draft
    values = {**draft.values, "file": document.path, "sha256": document.sha256}
    return draft._replace(values=values, document=document)


def key_of(chosen: Chosen, kind: str, *names: str) -> str:
    """Return the name under which what is typed is kept: apart for each thing that is recorded about each subject."""
    return TYPED + "|".join((chosen.subject.id, chosen.subject.entry, chosen.recording.name, kind, *names))


def _is_wanted(chosen: Chosen, part: EntryPart, *, takes_document: bool) -> bool:
    """Draw the question whether something comes with the entry; return the answer."""
    question = copy.ELSEWHERE if takes_document else part.question
    key = key_of(chosen, part.kind, WANTED)
    forget_other_than(key, bool)
    st.session_state.setdefault(key, part.is_usual)
    return st.checkbox(question, key=key, persist_state="session")


def _draw_part(
    view: View,
    now: Snapshot,
    chosen: Chosen,
    part: EntryPart,
    document: NewDocument | None,
    *,
    is_headed: bool,
    takes_document: bool,
) -> DraftPart:
    fields = fields_asked(chosen.recording, part)
    _set_defaults(view, chosen, part, fields)
    heading = copy.HEADINGS.get(part.kind, part.kind.capitalize())
    typed: dict[EntryField, Typed] = {}
    places: dict[EntryField, DeltaGenerator] = {}
    with st.container(key=f"part_{part.kind}"):
        if is_headed:
            st.html(element("h3", heading))
        hint = copy.NO_FILE if takes_document else copy.HINTS.get(part.kind)
        if hint and document is None:
            st.html(paragraph(hint, class_="quiet"))
        at_once = [each for each in fields if _is_asked_at_once(chosen, part, each, has_document=document is not None)]
        at_once.sort(key=lambda each: part.kind == EVIDENCE and each.name not in _WHERE_IT_IS)
        others = [each for each in fields if each not in at_once]
        for field in at_once:
            _draw_field(now, chosen, part, field, view.today, typed, places)
    if others:
        with st.expander(f"{copy.MORE}: {small(heading)}"), st.container(key=f"part_{part.kind}_more"):
            for field in others:
                _draw_field(now, chosen, part, field, view.today, typed, places)
    draft = drafted(part, typed, completes=chosen.recording.completes)
    for field, place in places.items():
        if field.names in draft.wrong:
            place.html(_wrong(part, field, draft.wrong[field.names]))
    if part.kind == "update" and not is_headed_part(chosen):
        _hint_at_parts(view, chosen, draft)
    return _with_document(draft, document)


def is_headed_part(chosen: Chosen) -> bool:
    """Return whether what is recorded is a part of its own already."""
    return chosen.recording.kind == "action"


def _draw_field(
    now: Snapshot,
    chosen: Chosen,
    part: EntryPart,
    field: EntryField,
    today: date,
    typed: dict[EntryField, Typed],
    places: dict[EntryField, DeltaGenerator],
) -> None:
    """Draw a field; put what is typed into `typed`, and where to say what is wrong with it into `places`."""
    subject = chosen.subject
    offered = offered_for(field, now.register, subject.recommendation, subject.id)
    if offered is not None and not offered:
        return  # there is none to choose
    with st.container(key=f"field_{part.kind}_{'_'.join(field.names)}", gap=None):
        given = draw_control(field, key_of(chosen, part.kind, *field.names), offered, today)
        places[field] = st.empty()
    if given is not None:
        typed[field] = given


def _is_asked_at_once(chosen: Chosen, part: EntryPart, field: EntryField, *, has_document: bool) -> bool:
    """Return whether a field is shown without being asked for: not what was said at the top, or is in a document."""
    if (part.kind, field.name) in _SAID_AT_THE_TOP and chosen.party:
        return False
    if part.kind == EVIDENCE and field.name in _WHERE_IT_IS and has_document:
        return False
    is_usual = chosen.recording.completes or field.name in _ASKED_AT_ONCE.get(part.kind, ())
    return is_usual or (field.is_needed and len(field.names) == 1)


def _set_defaults(view: View, chosen: Chosen, part: EntryPart, fields: Iterable[EntryField]) -> None:
    """Fill in what is nearly always so: that it happened today, and that whoever reports says it."""
    later = later_day(part.kind) if chosen.recording.completes else None
    part_title = _part_title(chosen)
    for field in fields:
        key = key_of(chosen, part.kind, *field.names)
        if field.is_own_day or (later and field.name == later.written):
            st.session_state.setdefault(key, in_words(view.today))
        elif field.name in ("by", "owner") and Mark.PARTY in field.declared.marks and chosen.party:
            st.session_state[key] = st.session_state.get(key) or chosen.party  # None since it was drawn without one
        elif part.kind == EVIDENCE and field.name == "title" and part_title:
            st.session_state.setdefault(key, part_title)


def _wrong(part: EntryPart, field: EntryField, message: str) -> Html:
    sign = element("span", "▲ ", aria_hidden="true")
    return element("p", sign, message, class_="wrong-value", id=f"wrong-{part.kind}-{'-'.join(field.names)}")


def _hint_at_parts(view: View, chosen: Chosen, draft: DraftPart) -> None:
    """Before somebody claims the whole of their only action there, offer to record one part of it."""
    owed = chosen.reported.owed
    owners = [each.span.owner for each in chosen.reported.standing.actions]
    is_only_one = owed is None or owners.count(owed.standing.span.owner) == 1  # else each part is one already
    if draft.values.get("status") == Status.IMPLEMENTED and is_only_one:
        asked: dict[str, str | None] = {ABOUT: chosen.subject.id, PARTY: chosen.party, RECORD: "part"}
        way = link(copy.ONE_PART, view.link("update", "", **asked))
        st.html(element("div", paragraph(copy.WHOLE_CLAIM, " ", way, "."), class_="notice of-parts"))
