"""What is shown once an entry is sent: that it is, what is left to do, and the way to the next one.

Draws, and knows what was sent in this window; sends nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

import streamlit as st

from tracker.outputs.markup import Html, bullets, element, joined, outward, paragraph
from tracker.repository.publishing.publish import ProposedBranch
from tracker.ui.kit import address
from tracker.ui.kit.copying import to_copy
from tracker.ui.shell.view import View
from tracker.ui.update import copy
from tracker.ui.update.choosing import CHOICES, PARTY
from tracker.ui.update.unsent import empty
from tracker.words.proposed import position_texts
from tracker.words.submitted import published_text, sent_text

_SENT, _SENT_FOR = "update_sent", "update_sent_for"


class SentEntry(NamedTuple):
    """An entry that was sent. `form`: how the names begin under which what was typed is kept; `names`: what the files
    of its documents were called, by hash; `told`: what was shown of what it does.
    """

    form: str
    branch: ProposedBranch
    day: date
    names: Mapping[str, str]
    told: list[str]

    @property
    def documents(self) -> list[tuple[str, str]]:
        """Return of each document what its file was called, and what it is called from now on."""
        additions = self.branch.proposal.additions if self.branch.proposal else ()
        values = [each.values for each in additions]
        return [
            (self.names[str(each["sha256"])], str(each["file"])) for each in values if each.get("sha256") in self.names
        ]


def note_sent(entry: SentEntry) -> None:
    """Keep that an entry was sent, for as long as the address asks for the same form."""
    st.session_state[_SENT], st.session_state[_SENT_FOR] = entry, _asked()


def sent_here() -> SentEntry | None:
    """Return the entry that was sent from the form that the address asks for, None where none was."""
    return st.session_state.get(_SENT) if st.session_state.get(_SENT_FOR) == _asked() else None


def draw_sent(view: View, entry: SentEntry) -> None:
    """Draw what became of an entry in the place of its form."""
    sent = entry.branch
    heading = element("h2", copy.SENT if sent.outcome == "sent" else copy.SENT_BEFORE)
    parts: list[Html] = [paragraph(element("strong", sent.subject))] if sent.subject else []
    parts.append(paragraph(_text(entry)))
    if sent.proposal is not None and (now := position_texts(sent.proposal)) != entry.told:
        parts += [paragraph(copy.OTHERWISE_NOW), bullets(now)]
    if sent.address is not None:
        step = element("p", outward(copy.OPEN_PULL_REQUEST, sent.address), class_="next-step")
        parts += [paragraph(copy.ONE_STEP_LEFT), step, paragraph(copy.PULL_REQUEST_WHY, class_="quiet")]
    elif sent.outcome != "recorded":
        parts += [paragraph(copy.NO_HOST), to_copy(sent.branch, "reference", copy.REFERENCE)]
    st.html(element("div", joined([heading, *parts]), class_="sent", role="status"))
    with st.container(key="update_after", horizontal=True):
        st.button(copy.ANOTHER, on_click=_begin_another, args=(view.reader, str(view.folder), entry.form))
        st.button(copy.BACK_TO_IT, on_click=_forget)


def _text(entry: SentEntry) -> str:
    sent = entry.branch
    if sent.outcome == "sent":
        return sent_text(entry.day, entry.documents, sent.branch, sent.in_place_of)
    return published_text(sent.outcome, sent.branch, sent.remote, sent.onto)


def _begin_another(reader: str, folder: str, form: str) -> None:
    empty(reader, folder, form)
    _forget()
    for name in CHOICES:
        if name != PARTY:
            address.ask(name, None)


def _forget() -> None:
    st.session_state.pop(_SENT, None)


def _asked() -> tuple[str | None, ...]:
    return tuple(address.asked(name) for name in CHOICES)
