"""The register as it stood at an earlier revision, and who recorded each of its lines.

One reader of the history per folder for all readers of this process; reads each revision once while it is looked at.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Hashable
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

import streamlit as st

from tracker.problems import Problem, errors_in
from tracker.register.audience import EVERYTHING, Markings, as_read_by, may_hold_restricted
from tracker.register.reading.reading import Memory, content_hash
from tracker.repository.blame import Recorded, told_to, who_recorded
from tracker.repository.git import NoHistory
from tracker.repository.history import Blobs, History, NotInHistory, NoZone, Revision, history, zone_named
from tracker.snapshots.known import AsKnown, as_known, known_in_turn, markings_ever, nearest_sound, revision_of
from tracker.ui.shell.audience import MESSAGE_KEPT
from tracker.ui.shell.loading import Keeper, Loaded, Sound, spans_beside
from tracker.vocabulary import Marking
from tracker.words.known import NEVER_SOUND, never_sound_text, unsound_text

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
    """Reads the history of one folder for everybody of an audience; `zone` names where its days are told."""

    keeper: Keeper
    audience: Marking
    zone: str
    memory: Memory
    _lock: threading.RLock = field(default_factory=threading.RLock)
    _blobs: Blobs = field(default_factory=Blobs)
    _history: tuple[str, History] | None = None
    _thens: OrderedDict[tuple[str, str], Then] = field(default_factory=OrderedDict)
    _markings: tuple[str, Markings] | None = None
    _lines: OrderedDict[Hashable, tuple[Recorded | None, ...]] = field(default_factory=OrderedDict)

    @property
    def no_zone(self) -> str:
        """Return "", or that the time zone is none, in one sentence."""
        try:
            zone_named(self.zone)
        except NoZone as error:
            return str(error)
        return ""

    def at(self, name: str, loaded: Loaded) -> Then:
        """Return the register as it stood at a day, a meeting's, a tag or a commit; raise `NotThen`."""
        try:
            if not name.isprintable():
                raise NotInHistory("What the address asks for is no date, meeting, tag or commit of this register.")
            with self._lock:
                told = self.history(loaded)
                register = loaded.sound.register if loaded.sound else None
                return self._then(told, revision_of(told, name, register, told.pointed_at), loaded.sound)
        except (NoHistory, NotInHistory) as error:
            raise NotThen(str(error)) from None

    def first_sound(self, loaded: Loaded) -> Then:
        """Return the register at the oldest revision at which it was sound; raise `NotThen` or `NoHistory`."""
        with self._lock:
            told = self.history(loaded)
            for known in known_in_turn(told, self.memory):
                if known.reading.register is not None:
                    return self._then(told, known.revision, loaded.sound)
        raise NotThen(NEVER_SOUND)

    def history(self, loaded: Loaded) -> History:
        """Return the history, read again when the folder is at another commit; raise `NoHistory`."""
        if loaded.head is None:
            raise NoHistory(loaded.no_head)
        with self._lock:
            if self._history is None or self._history[0] != loaded.head.commit:
                self._history = loaded.head.commit, history(self.keeper.folder, zone_named(self.zone), self._blobs)
            return self._history[1]

    def _then(self, told: History, revision: Revision, present: Sound | None) -> Then:
        # What is kept from an audience follows the markings of the present, so it is read again when they change.
        key = revision.commit, self._seal(told)
        found = self._thens.get(key)
        if found is None:
            found = self._thens[key] = self._read(told, revision, present)
        self._thens.move_to_end(key)
        while len(self._thens) > _MOST_REVISIONS:
            self._thens.popitem(last=False)
        return found

    def _read(self, told: History, revision: Revision, present: Sound | None) -> Then:
        known = as_known(told, revision, self.memory)
        if known.reading.register is not None:
            return Then(self._sound(told, known, present), revision, known.day)
        sound = nearest_sound(told, revision, self.memory)
        if sound is None:
            raise NotThen(never_sound_text(revision.commit))
        problems = known.reading.problems
        shown = self._sound(told, sound, present)
        if not self._is_all_public(told, known):
            problems = without_messages(problems)
        unsound = unsound_text(revision.commit, errors_in(problems), sound.revision.commit, sound.day)
        return Then(shown, sound.revision, sound.day, unsound, problems)

    def _sound(self, told: History, known: AsKnown, present: Sound | None) -> Sound:
        register, texts = known.reading.register, known.folder.texts
        assert register is not None
        stubs = 0
        if self.audience is not EVERYTHING:
            register, stubs = as_read_by(self.audience, register, self._markings_now(told))
        spans = spans_beside(register, present)
        content = content_hash(texts, known.folder.held)
        return Sound(register, spans, content, texts, self.audience, stubs, self._seal(told))

    def _seal(self, told: History) -> str:
        return "" if self.audience is EVERYTHING else f"{self.keeper.now.content} {told.revisions[-1].commit}"

    def _markings_now(self, told: History) -> Markings:
        """Return the markings that count for the past: those of the files now, and what was ever restricted."""
        seal = self._seal(told)
        if self._markings is None or self._markings[0] != seal:
            present = self.keeper.now.marked_by
            assert present is not None
            self._markings = seal, Markings(present, _ever(str(told.folder), told.revisions[-1].commit, told))
        return self._markings[1]

    def _is_all_public(self, told: History, known: AsKnown) -> bool:
        """Return whether nothing is, was or may be restricted, so that a mistake may be told with what it quotes."""
        if self.audience is EVERYTHING:
            return True
        texts = known.folder.texts
        return not (self._markings_now(told).reach_above(Marking.PUBLIC) or may_hold_restricted(texts))

    def who(self, path: str, commit: str | None, content: Hashable) -> tuple[Recorded | None, ...]:
        """Return who recorded each line of a file, at a commit or in the files as they are; raise `NoHistory`.

        `content`: what the files as they are rest on, so that they are asked about once.
        """
        key = (path, commit or content)
        with self._lock:
            if key not in self._lines:
                lines = who_recorded(self.keeper.folder, path, zone_named(self.zone), commit)
                self._lines[key] = told_to(self.audience, lines)
            self._lines.move_to_end(key)
            while len(self._lines) > _MOST_FILES:
                self._lines.popitem(last=False)
            return self._lines[key]


@st.cache_resource(show_spinner=False, max_entries=4)
def _ever(folder: str, commit: str, _told: History) -> dict[str, Marking]:
    """Return what was ever restricted up to a commit: a walk through the history, once for all audiences."""
    return markings_ever(_told)


def without_messages(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Return problems told without what they quote of the files."""
    return tuple(each._replace(message=MESSAGE_KEPT) for each in problems)
