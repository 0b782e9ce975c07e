"""The register that the screens show: read again when its files change, and the last sound one kept when they break.

One keeper per folder for all readers of this process. Decides nothing about what the register says.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import NamedTuple, TypeVar, cast

import streamlit as st

from tracker.files import NoRegister, Shelf, read_folder
from tracker.problems import Problem, errors_in
from tracker.register.audience import EVERYTHING, may_hold_restricted
from tracker.register.reading.reading import Memory, content_hash, legible, read
from tracker.register.records import Register
from tracker.register.text.folder import Folder
from tracker.repository.git import NoHistory
from tracker.repository.heads import Departure, Heads
from tracker.repository.history import Head, head
from tracker.rules.exceptions import exceptions
from tracker.rules.exceptions.case import OversightException
from tracker.rules.state.position import Position, position
from tracker.rules.state.standing import Spans, spans_of_register
from tracker.vocabulary import Marking

LOOKS_AGAIN_AFTER = 1.0  # seconds, for all readers together; longer where a look takes long
ASKS_GIT_AFTER = 15.0
_MOST_DAYS, _MOST_VALUES = 12, 500  # of ten thousand recommendations, a day takes some tens of megabytes
UNREADABLE = "The register's folder cannot be read just now. See that the dashboard's account may read its files."
_T = TypeVar("_T")


class Sound(NamedTuple):
    """A register without errors. `content` is one hash for all of it.

    `texts`: the files that it was read from, by their path; `stubs`: how many of its entries the audience may not read;
    `seal`: names the files by whose markings that was decided.
    """

    register: Register
    spans: Mapping[str, Spans]
    content: str
    texts: Mapping[str, bytes]
    audience: Marking = EVERYTHING
    stubs: int = 0
    seal: str = ""

    @property
    def key(self) -> str:
        """Return what all that is made from it is kept under: the content, who may read it, by which markings."""
        return f"{self.content} {self.audience} {self.seal}"


class Loaded(NamedTuple):
    """What there is to show: the last sound register, and what is wrong with the files as they are now.

    `trouble`: one sentence where the folder is missing or unreadable, else ""; `no_head`: why there is no commit;
    `number`: grows with every change; `departure`: how the history departs from what was seen of it before;
    `restricted`: whether the files, as they are now, may hold anything that is not public; `content`: one hash for all
    of them; `legible`: where they are not sound, what could be read of them.
    """

    sound: Sound | None
    problems: tuple[Problem, ...]
    trouble: str
    head: Head | None
    no_head: str
    number: int = 0
    departure: Departure | None = None
    restricted: bool = False
    content: str = ""
    legible: Register | None = None

    @property
    def marked_by(self) -> Register | None:
        """Return the register whose markings count: of files that are not sound, what could be read of them."""
        return self.legible or (self.sound.register if self.sound else None)

    @property
    def broken(self) -> bool:
        """Return whether the files, as they are now, cannot be shown."""
        return bool(self.trouble) or errors_in(self.problems) > 0


NOTHING_YET = Loaded(None, (), "", None, "")


@dataclass
class Keeper:
    """Reads one folder for everybody."""

    folder: Path
    cache: Path
    memory: Memory = field(default_factory=Memory)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _shelf: Shelf = field(default_factory=Shelf)
    _seen: tuple[Folder, date] | None = None
    _look_again_at: float = float("-inf")
    _asked_git_at: float = float("-inf")
    _loaded: Loaded = NOTHING_YET
    _heads: Heads = field(init=False)

    def __post_init__(self) -> None:
        """Begin to watch the folder's history."""
        self._heads = Heads(self.folder, self.cache)

    @property
    def now(self) -> Loaded:
        """Return what was found last, whole: for everybody's markings, and for no screen."""
        return self._loaded

    def load(self, today: date) -> Loaded:
        """Return what there is to show; looks at the files at most once in a while, and reads only what changed."""
        # While one reader's request reads, the others see what was there; before the first register they wait for it.
        if self._lock.acquire(blocking=self._loaded is NOTHING_YET):
            try:
                began = time.monotonic()
                if began >= self._look_again_at:
                    self._look_at_all(today, began)
                    took = time.monotonic() - began
                    self._look_again_at = time.monotonic() + LOOKS_AGAIN_AFTER * max(1.0, 10 * min(took, 0.3))
            finally:
                self._lock.release()
        return self._loaded

    def _look_at_all(self, today: date, now: float) -> None:
        changed = self._look(today)
        if changed or now - self._asked_git_at >= ASKS_GIT_AFTER:
            changed |= self._ask_git(today)
            self._asked_git_at = now
        self._loaded = self._loaded._replace(number=self._loaded.number + changed)

    def _look(self, today: date) -> bool:
        try:
            found = read_folder(self.folder, self._shelf)
        except NoRegister as error:
            return self._in_trouble(str(error))
        except OSError:
            return self._in_trouble(UNREADABLE)
        if not self._loaded.trouble and self._seen == (found, today):
            return False
        self._seen = found, today
        register, problems = read(found.texts, found.held, today, self.memory)
        sound, content = self._loaded.sound, content_hash(found.texts, found.held)
        if register is not None:
            sound = self._sound(register, content, found.texts)
        restricted = may_hold_restricted(found.texts)
        told = self._loaded._replace(sound=sound, problems=problems, trouble="", restricted=restricted)
        marked = None if register is not None else legible(found.texts, self.memory)
        self._loaded = told._replace(content=content, legible=marked)
        return True

    def _sound(self, register: Register, content: str, texts: Mapping[str, bytes]) -> Sound:
        before = self._loaded.sound
        if before is not None and before.content == content:
            return before
        return Sound(register, spans_beside(register, before), content, texts)

    def _in_trouble(self, trouble: str) -> bool:
        changed = self._loaded.trouble != trouble
        self._loaded = self._loaded._replace(trouble=trouble, problems=())
        return changed

    def _ask_git(self, today: date) -> bool:
        found: Head | None = None
        why = ""
        was, departure = self._loaded.head, self._loaded.departure
        try:
            found = head(self.folder)
            if was is None or found.commit != was.commit:
                departure = self._heads.departure(today)
        except NoHistory as error:
            found, why = None, str(error)
        changed = (found, why) != (self._loaded.head, self._loaded.no_head)
        self._loaded = self._loaded._replace(head=found, no_head=why, departure=departure if found else None)
        return changed


def spans_beside(register: Register, before: Sound | None) -> dict[str, Spans]:
    """Return the spans of every recommendation; those of which nothing changed are taken as they were."""
    return spans_of_register(register, (before.register, before.spans) if before else None)


@st.cache_resource(show_spinner=False)
def keeper(folder: str, cache: str) -> Keeper:
    """Return the keeper of a folder, the same for every reader."""
    return Keeper(Path(folder), Path(cache))


class Kept:
    """What was made from a content of the register for a day, so that it is made once; the least used days go first."""

    def __init__(self, most_days: int) -> None:
        """Keep what belongs to at most so many days."""
        self._most_days = most_days
        self._lock = threading.Lock()
        self._days: OrderedDict[tuple[str, date], OrderedDict[Hashable, object]] = OrderedDict()

    def get(self, content: str, day: date, key: Hashable, make: Callable[[], _T]) -> _T:
        """Return the value of `key`, made now if need be."""
        with self._lock:
            values = self._days.setdefault((content, day), OrderedDict())
            self._days.move_to_end((content, day))
            while len(self._days) > self._most_days:
                self._days.popitem(last=False)
            if key in values:
                return cast(_T, values[key])
        value = make()
        with self._lock:
            values[key] = value
            while len(values) > _MOST_VALUES:
                values.popitem(last=False)
        return value


@st.cache_resource(show_spinner=False)
def kept() -> Kept:
    """Return what all readers of this process share."""
    return Kept(_MOST_DAYS)


def position_of(sound: Sound, as_at: date) -> Position:
    """Return where everything stands on a day."""
    return kept().get(sound.key, as_at, "position", lambda: position(sound.register, sound.spans, as_at))


def exceptions_of(sound: Sound, as_at: date) -> tuple[OversightException, ...]:
    """Return every exception of a day."""
    make = lambda: exceptions(sound.register, position_of(sound, as_at))  # noqa: E731
    return kept().get(sound.key, as_at, "exceptions", make)
