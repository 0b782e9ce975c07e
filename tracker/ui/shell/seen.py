"""What an audience sees of a register's folder, now and in the past: the door between what was read and the screens.

Words that the audience may not read are gone from whatever leaves here, and with them the names of those who commit.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from datetime import date

import streamlit as st

from tracker.register.audience import EVERYTHING, Markings, as_read_by
from tracker.register.reading.reading import Memory
from tracker.rules.state.standing import spans_of_register
from tracker.ui.shell.loading import Keeper, Loaded, Sound
from tracker.ui.shell.past import Past, without_messages
from tracker.vocabulary import Marking


@dataclass
class Seen:
    """One folder as one audience sees it."""

    keeper: Keeper
    audience: Marking
    past: Past
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _shown: tuple[int, Loaded] | None = None

    def load(self, today: date) -> Loaded:
        """Return what there is to show to this audience."""
        whole = self.keeper.load(today)
        if self.audience is EVERYTHING:
            return whole
        with self._lock:
            if self._shown is None or self._shown[0] != whole.number:
                self._shown = whole.number, self._of(whole)
            return self._shown[1]

    def _of(self, whole: Loaded) -> Loaded:
        sound = self._sound(whole.sound, whole) if whole.sound else None
        kept = whole.restricted or (sound is not None and sound.stubs > 0)
        problems = without_messages(whole.problems) if kept else whole.problems
        return whole._replace(sound=sound, problems=problems, legible=None)

    def _sound(self, whole: Sound, now: Loaded) -> Sound:
        """Return the last sound register, with what has been marked up in files that are not sound by now."""
        before = self._shown[1].sound if self._shown else None
        if before is not None and (before.content, before.seal) == (whole.content, now.content):
            return before
        register, stubs = as_read_by(self.audience, whole.register, Markings(now.marked_by or whole.register))
        if not stubs:
            return whole._replace(audience=self.audience, seal=now.content)
        spans = spans_of_register(register, (whole.register, whole.spans))
        return Sound(register, spans, whole.content, whole.texts, self.audience, stubs, now.content)


@st.cache_resource(show_spinner=False)
def _seen(keeper: int, audience: str, zone: str, _keeper: Keeper) -> Seen:
    marking = Marking.of(audience)
    return Seen(_keeper, marking, Past(_keeper, marking, zone, Memory(files=_keeper.memory.files)))


def seen(keeper: Keeper, audience: Marking, zone: str) -> Seen:
    """Return what an audience sees of a keeper's folder, the same for all its readers; `zone`: where days are told."""
    return _seen(id(keeper), audience.value, zone, keeper)
