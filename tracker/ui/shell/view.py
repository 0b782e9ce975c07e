"""What a page is given: the register and where it stood on the day asked for, and links that carry that day.

Holds values and looks things up; draws only the heading.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlencode

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from tracker.outputs.markup import NOTHING, Html, element, escaped, for_ears, joined, link, with_links
from tracker.outputs.parts.showing import HOW, statement_place
from tracker.problems import Problem
from tracker.register.records import Register
from tracker.register.schema.recommendations import Statement
from tracker.register.schema.response import Evidence
from tracker.register.text.folder import EVIDENCE
from tracker.repository.history import Head
from tracker.rules.exceptions.case import OversightException
from tracker.rules.lists.by_rule import rules_of_recommendations
from tracker.rules.state.position import Position
from tracker.rules.state.spans import Spans
from tracker.snapshots.live import LiveState
from tracker.snapshots.readers import ReaderView
from tracker.snapshots.snapshot import Snapshot
from tracker.ui.kit import address
from tracker.ui.kit.places import place_link
from tracker.ui.kit.tables import LinkTo
from tracker.vocabulary import Marking, Rule, State
from tracker.words.evidence import SAVE_DOCUMENT
from tracker.words.headline import Counts

_T = TypeVar("_T")


@dataclass(frozen=True)
class View:
    """What a page shows: a position, to a reader.

    `live`: what the register's folder holds now; `door`: what else the reader may ask of it; `heading`: the place of
    the page's heading; `reader`: the address by which the reader has signed in, "" where nobody does.
    """

    snapshot: Snapshot
    today: date
    folder: Path
    live: LiveState
    door: ReaderView
    heading: DeltaGenerator
    reader: str = ""

    @property
    def register(self) -> Register:
        """Return the register, the last valid one."""
        return self.snapshot.register

    @property
    def spans(self) -> Mapping[str, Spans]:
        """Return the spans of every recommendation."""
        return self.snapshot.spans

    @property
    def position(self) -> Position:
        """Return where everything stands."""
        return self.snapshot.position

    @property
    def exceptions(self) -> tuple[OversightException, ...]:
        """Return what the group must look at."""
        return self.snapshot.exceptions

    @property
    def as_at(self) -> date:
        """Return the day that is shown."""
        return self.snapshot.as_at

    @property
    def known_at(self) -> str | None:
        """Return the revision that is shown, as the address asks for it; None is now."""
        return self.snapshot.known_at

    @property
    def head(self) -> Head | None:
        """Return the commit that is shown."""
        return self.snapshot.head

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Return what is wrong with the files as they are now."""
        return self.live.problems

    @property
    def audience(self) -> Marking:
        """Return for whom it is shown."""
        return self.door.audience

    def link(self, page: str, /, anchor: str = "", **parameters: str | None) -> str:
        """Return the address of a page at this position: `view.link("recommendations", id="ICO-05")`."""
        return address.to_page(page, parameters, self.as_at, self.known_at, anchor)

    def to_meeting(self, id: str, anchor: str = "") -> str:
        """Return the address of a meeting's page, without a position: it opens on what the meeting has before it."""
        return f"meetings?{urlencode({'meeting': id})}{'#' + anchor if anchor else ''}"

    def rules_of(self, id: str) -> frozenset[Rule]:
        """Return the rules that hold of a recommendation."""
        every = self.kept("rules of recommendations", lambda: rules_of_recommendations(self.exceptions))
        return every.get(id, frozenset())

    def recommendation(self, id: str, *, titled: bool = True) -> Html:
        """Return a link to a recommendation, by its id and title or its id alone; its id where it is not on file."""
        known = self.register.recommendations.get(id)
        if known is None:
            return escaped(id)
        return link(f"{id} {known.title}" if titled else id, self.link("recommendations", id=id))

    def recommendation_address(self, id: str) -> str:
        """Return the address of a recommendation at this position."""
        return self.link("recommendations", id=id)

    def party(self, id: str) -> Html:
        """Return a link to the sheet of what a party owes, by its name."""
        return link(self.register.name_of(id), self.link("actions", owner=id))

    def counted(self, counts: Counts, source: str | None) -> str:
        """Return where what a number counts is listed: of a source, or None of all."""
        match counts:
            case "issued":
                return self.link("recommendations", source=source)
            case "not vouched for":
                return self.link("recommendations", source=source, **address.NOT_VOUCHED_FOR)
            case "not on file":
                return self.link("assurance", source=source) if source else self.link("assurance", "completeness")
            case "statements":
                return self.link("about", "sources")
            case State():
                return self.link("recommendations", source=source, state=counts.value)
        return self.link("recommendations", source=source, timeliness=counts.value)

    def statement_address(self, source: str, statement: Statement) -> str:
        """Return where a statement stands, on About: who said it, when, in what words, where it was reported."""
        return self.link("about", statement_place(statement), source=source)

    def document(self, recommendation: str, item: Evidence) -> Html:
        """Return the link that saves the document of an item, nothing where it is not held here, or not for them."""
        if not isinstance(item.file, str):
            return NOTHING
        saves = joined([SAVE_DOCUMENT, for_ears(f" {recommendation} {item.id}")])
        return link(saves, self.link(f"{EVIDENCE}/{recommendation}/{item.id}"), class_="fetch")

    def how(self, place: str, of: str) -> Html:
        """Return the link to a place on About. `of`: what it is about, for those who hear the link by itself."""
        named = joined([HOW, for_ears(f" ({of})")])
        return link(named, self.link("about", place), class_="how")

    def same_page(self, page: str) -> LinkTo:
        """Return what makes addresses of the page that is open: `same_page("actions")(sort="due")`."""
        now = {name: st.query_params[name] for name in st.query_params if name not in (address.AS_AT, address.KNOWN_AT)}

        def link_to(**changes: str | None) -> str:
            return address.to_page(page, {**now, **changes}, self.as_at, self.known_at)

        return link_to

    def position_at(self, day: date) -> Position:
        """Return where everything stood on another day."""
        return self.snapshot.on(day).position

    def kept(self, name: str, make: Callable[[], _T], *key: Hashable) -> _T:
        """Return what `make` makes of this content and day; made once for all readers. `key`: what else it rests on."""
        snapshot = self.snapshot
        return snapshot.memo.get(snapshot.valid.key, snapshot.as_at, (name, snapshot.known_at, *key), make)

    def at_revision(self, name: str) -> Snapshot:
        """Return the register as it stood at a day, a meeting's, a tag or a commit; raise `CannotAnswer`."""
        return self.door.past.at(name, self.live)

    def showing(self, snapshot: Snapshot) -> View:
        """Return the same page on another position, so that its links lead there."""
        return replace(self, snapshot=snapshot)

    def headed(self, title: str, heading: object, *beside: object) -> None:
        """Name the page after what it turned out to show: `title` in the browser, `heading` (text or markup) on it.

        `beside`: links that stand at the heading's right.
        """
        name_page(title, self.register)
        self.heading.html(head_of_page(heading, *beside))

    def place(self, path: str, line: int) -> Html:
        """Return where in the register's files something stands, as a link to that line of the register's own text."""
        return place_link(path, line, self.as_at, self.known_at)

    def on_host(self, path: str, line: int) -> str | None:
        """Return the address of a line where the repository is hosted; None where the register does not say where."""
        repository, folder = self.register.settings.repository, self.folder.as_posix()
        if not repository or self.head is None or self.folder.is_absolute() or folder.startswith(".."):
            return None
        return f"{repository.rstrip('/')}/blob/{self.head.commit}/{folder}/{path}#L{line}"


def name_page(title: str, register: Register | None) -> None:
    """Name the page in the browser."""
    st.set_page_config(page_title=f"{title} – {register.settings.title}" if register else title, layout="wide")


def head_of_page(heading: object, *beside: object) -> Html:
    """Return the page's one heading of the first level, where the skip link leads, with links beside it."""
    return with_links(element("h1", heading, id="content", tabindex=-1), *beside)
