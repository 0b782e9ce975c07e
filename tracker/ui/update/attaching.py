"""A document that an editor adds with evidence: looked into at once, with whom it names.

Draws the field; what is taken is decided by what a document holds.
"""

from __future__ import annotations

import hashlib
from pathlib import PurePath
from typing import NamedTuple

import streamlit as st

from tracker.documents.document import LARGEST, DocumentFacts, DocumentRefused
from tracker.documents.looking import look_into
from tracker.outputs.markup import bullets, element, paragraph
from tracker.register.edit.documents import document_path
from tracker.ui.shell.view import View
from tracker.ui.update import copy
from tracker.words.submitted import traces_texts

_LOOKED_INTO = "update_looked_into"


class NewDocument(NamedTuple):
    """A document that is to be held: what its file was called, where it goes, what it holds, and its hash."""

    name: str
    path: str
    content: bytes
    sha256: str


def draw_document(view: View, key: str, recommendation: str, title: object, label: str) -> NewDocument | None:
    """Draw the field for a document; return the one that was added, None where there is none or it is not taken.

    `key`: the name of the field; `title`: of the evidence, as it is typed so far.
    """
    with st.container(key="part_evidence_document"), st.container(key="field_evidence_file", gap=None):
        # What it is, is told by its content: the type that a browser sends is a guess from the name.
        added = st.file_uploader(label, key=f"document|{key}", max_upload_size=LARGEST >> 20)
        st.html(paragraph(copy.DOCUMENT_HELP, class_="quiet"))
        return None if added is None else _looked_into(view, added.name, added.getvalue(), recommendation, title)


def _looked_into(view: View, name: str, content: bytes, recommendation: str, title: object) -> NewDocument | None:
    """Say what is wrong with a document, or whom it names; return it where it is taken."""
    sha256 = hashlib.sha256(content).hexdigest()
    known = _known(name, content, sha256)
    if isinstance(known, str):
        sign = element("span", "▲ ", aria_hidden="true")
        st.html(element("p", sign, f"{name} is not taken. {known}", class_="wrong-value", id="wrong-evidence-file"))
        return None
    traces = traces_texts(name, known.authors, known.comments, has_place=known.has_place)
    if traces:
        parts = [paragraph(element("strong", copy.TRACES)), bullets(traces), paragraph(copy.TRACES_WHY)]
        st.html(element("div", *parts, class_="notice", role="status"))
    named = title if isinstance(title, str) and title else PurePath(name).stem
    path = document_path(recommendation, named, name, sha256, view.door.tree.files_now.held)
    return NewDocument(name, path, content, sha256)


def _known(name: str, content: bytes, sha256: str) -> DocumentFacts | str:
    """Return what a document is, or why it is not taken; looked into once, as long as it stays the same."""
    kept = st.session_state.get(_LOOKED_INTO)
    if kept is None or kept[0] != (name, sha256):
        try:
            known: DocumentFacts | str = look_into(name, content)
        except DocumentRefused as error:
            known = str(error)
        kept = st.session_state[_LOOKED_INTO] = (name, sha256), known
    found: DocumentFacts | str = kept[1]
    return found
