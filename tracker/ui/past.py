"""The register as it stood at an earlier revision, and who recorded each of its lines.

One reader of the history per folder for all readers of this process; reads each revision once while it is looked at.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import NamedTuple
from zoneinfo import ZoneInfo

import streamlit as st

from tracker.blame import Recorded, who_recorded
from tracker.history import Blobs, History, NoHistory, NotInHistory, Revision, history
from tracker.known import AsKnown, as_known, nearest_sound, revision_of
from tracker.problems import Problem, errors_in
from tracker.register.reading import Memory, content_hash
from tracker.ui.loading import Keeper, Loaded, Sound, spans_beside
from tracker.ui.model import WithoutModel
from tracker.words.known import NEVER_SOUND, never_sound_text, unsound_text

ZONE = ZoneInfo("Europe/London")
_MOST_REVISIONS, _MOST_FILES = 12, 200


class NotThen(Exception):
    """The register cannot be shown as it then stood; the message says why in one sentence."""


class Then(NamedTuple):
    """A sound register at a revision. `unsound`: "", or that the revision asked for is not, with its `problems`."""

    sound: Sound
    revision: Revision
    day: date
    unsound: str = ""
    problems: tuple[Problem, ...] = ()


@dataclass
class Past:
    """Reads the history of one folder for everybody."""

    folder: Path
    memory: Memory
    _lock: threading.RLock = field(default_factory=threading.RLock)
    _blobs: Blobs = field(default_factory=Blobs)
    _history: tuple[str, History] | None = None
    _thens: OrderedDict[str, Then] = field(default_factory=OrderedDict)
    _lines: OrderedDict[Hashable, tuple[Recorded | None, ...]] = field(default_factory=OrderedDict)

    def at(self, name: str, loaded: Loaded) -> Then:
        """Return the register as it stood at a day, a meeting's, a tag or a commit; raise `NotThen`."""
        try:
            if not name.isprintable():
                raise NotInHistory("What the address asks for is no date, meeting, tag or commit of this register.")
            with self._lock:
                told = self.history(loaded)
                register = loaded.sound.register if loaded.sound else None
                return self._then(told, revision_of(told, name, register), loaded.sound)
        except (NoHistory, NotInHistory) as error:
            raise NotThen(str(error)) from None

    def first_sound(self, loaded: Loaded) -> Then:
        """Return the register at the oldest revision at which it was sound; raise `NotThen` or `NoHistory`."""
        with self._lock:
            told = self.history(loaded)
            for revision in told.revisions:
                if as_known(told, revision, self.memory).reading.register is not None:
                    return self._then(told, revision, loaded.sound)
        raise NotThen(NEVER_SOUND)

    def history(self, loaded: Loaded) -> History:
        """Return the history, read again when the folder is at another commit; raise `NoHistory`."""
        if loaded.head is None:
            raise NoHistory(loaded.no_head)
        with self._lock:
            if self._history is None or self._history[0] != loaded.head.commit:
                self._history = loaded.head.commit, history(self.folder, ZONE, self._blobs)
            return self._history[1]

    def _then(self, told: History, revision: Revision, present: Sound | None) -> Then:
        found = self._thens.get(revision.commit)
        if found is None:
            found = self._thens[revision.commit] = self._read(told, revision, present)
        self._thens.move_to_end(revision.commit)
        while len(self._thens) > _MOST_REVISIONS:
            self._thens.popitem(last=False)
        return found

    def _read(self, told: History, revision: Revision, present: Sound | None) -> Then:
        known = as_known(told, revision, self.memory)
        if known.reading.register is not None:
            return Then(_sound(known, present), revision, known.day)
        sound = nearest_sound(told, revision, self.memory)
        if sound is None:
            raise NotThen(never_sound_text(revision.commit))
        problems = known.reading.problems
        unsound = unsound_text(revision.commit, errors_in(problems), sound.revision.commit, sound.day)
        return Then(_sound(sound, present), sound.revision, sound.day, unsound, problems)

    def who(self, path: str, commit: str | None, content: Hashable) -> tuple[Recorded | None, ...]:
        """Return who recorded each line of a file, at a commit or in the files as they are; raise `NoHistory`.

        `content`: what the files as they are rest on, so that they are asked about once.
        """
        key = (path, commit or content)
        with self._lock:
            if key not in self._lines:
                self._lines[key] = who_recorded(self.folder, path, commit)
            self._lines.move_to_end(key)
            while len(self._lines) > _MOST_FILES:
                self._lines.popitem(last=False)
            return self._lines[key]


def _sound(known: AsKnown, present: Sound | None) -> Sound:
    register = known.reading.register
    assert register is not None
    spans = spans_beside(register, present)
    content = content_hash(known.folder.texts, known.folder.held)
    return Sound(register, spans, content, WithoutModel(register, spans), known.folder.texts)


@st.cache_resource(show_spinner=False)
def _past(folder: str, _keeper: Keeper) -> Past:
    return Past(Path(folder), Memory(files=_keeper.memory.files))


def past(keeper: Keeper) -> Past:
    """Return the reader of a folder's history, the same for everybody; what the keeper has read is not read again."""
    return _past(str(keeper.folder), keeper)
