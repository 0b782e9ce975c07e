"""What a page is given: the register and where it stood on the day asked for, and links that carry that day.

Holds values and looks things up; draws only the heading.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TypeVar

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from tracker.problems import Problem
from tracker.register.records import Register
from tracker.repository.history import Head
from tracker.rules.exceptions.case import OversightException
from tracker.rules.state.position import Position
from tracker.rules.state.standing import Spans
from tracker.ui.kit import address
from tracker.ui.kit.markup import Html, element, escaped, link, outward
from tracker.ui.shell import loading
from tracker.ui.shell.past import Past
from tracker.vocabulary import Marking

_T = TypeVar("_T")


@dataclass(frozen=True)
class View:
    """The position that a page shows. `problems` are those of the files as they are now; `known_at` None is now.

    `loaded`: what the folder holds now; `past`: what it held before; both as the audience may read them.
    """

    sound: loading.Sound
    position: Position
    exceptions: tuple[OversightException, ...]
    as_at: date
    known_at: str | None
    today: date
    folder: Path
    head: Head | None
    problems: tuple[Problem, ...]
    heading: DeltaGenerator
    loaded: loading.Loaded
    past: Past
    audience: Marking

    @property
    def register(self) -> Register:
        """Return the register, the last sound one."""
        return self.sound.register

    @property
    def spans(self) -> Mapping[str, Spans]:
        """Return the spans of every recommendation."""
        return self.sound.spans

    def link(self, page: str, /, anchor: str = "", **parameters: str | None) -> str:
        """Return the address of a page at this position: `view.link("recommendations", id="ICO-05")`."""
        return address.to_page(page, parameters, self.as_at, self.known_at, anchor)

    def recommendation(self, id: str, *, titled: bool = True) -> Html:
        """Return a link to a recommendation, by its id and title or its id alone; its id where it is not on file."""
        known = self.register.recommendations.get(id)
        if known is None:
            return escaped(id)
        return link(f"{id} {known.title}" if titled else id, self.link("recommendations", id=id))

    def same_page(self, page: str, /, **changes: str | None) -> str:
        """Return the address of the page that is open, with some of what it asks for changed; None takes it out."""
        now = {name: st.query_params[name] for name in st.query_params if name not in (address.AS_AT, address.KNOWN_AT)}
        return address.to_page(page, {**now, **changes}, self.as_at, self.known_at)

    def position_at(self, day: date) -> Position:
        """Return where everything stood on another day."""
        return loading.position_of(self.sound, day)

    def kept(self, name: str, make: Callable[[], _T], *key: Hashable) -> _T:
        """Return what `make` makes of this content and day; made once for all readers. `key`: what else it rests on."""
        return loading.kept().get(self.sound.key, self.as_at, (name, self.known_at, *key), make)

    def at(self, day: date, known_at: str | None) -> View:
        """Return the position of another day, as known at another revision (None: as this one); raise `NotThen`."""
        if known_at is None:
            return self._of(self.sound, day, self.known_at, self.head)
        then = self.past.at(known_at, self.loaded)
        return self._of(then.sound, day, known_at, Head(then.revision.commit, changed=False))

    def _of(self, sound: loading.Sound, day: date, known_at: str | None, head: Head | None) -> View:
        position, exceptions = loading.position_of(sound, day), loading.exceptions_of(sound, day)

        return replace(
            self, sound=sound, position=position, exceptions=exceptions, as_at=day, known_at=known_at, head=head
        )

    def headed(self, title: str, heading: object) -> None:
        """Name the page after what it turned out to show: `title` in the browser, `heading` (text or markup) on it."""
        name_page(title, self.register)
        self.heading.html(head_of_page(heading))

    def place(self, path: str, line: int) -> Html:
        """Return where in the register's files something stands, a link where the register says where it is hosted."""
        told = element("span", f"{path}:{line}", class_="place")
        repository, folder = self.register.settings.repository, self.folder.as_posix()
        if not repository or self.head is None or self.folder.is_absolute() or folder.startswith(".."):
            return told
        return outward(told, f"{repository.rstrip('/')}/blob/{self.head.commit}/{folder}/{path}#L{line}")


def name_page(title: str, register: Register | None) -> None:
    """Name the page in the browser."""
    st.set_page_config(page_title=f"{title} – {register.settings.title}" if register else title, layout="wide")


def head_of_page(heading: object) -> Html:
    """Return the page's one heading of the first level, where the skip link leads."""
    return element("h1", heading, id="content", tabindex=-1)
