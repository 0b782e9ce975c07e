"""A register's folder as it is now: read again when its files change, and the last valid register kept when they break.

One `WorkingTree` of a folder serves all readers of a process. Decides nothing about what the register says.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import NamedTuple

from tracker.files import Shelf
from tracker.problems import Problem, errors_in
from tracker.register.audience import may_hold_restricted
from tracker.register.reading.reading import Legible, Memory, content_hash, legible, read
from tracker.register.records import Register
from tracker.register.text.folder import Folder
from tracker.repository.heads import Departure, Heads
from tracker.repository.history import Head, NeverVersioned, NoHistory, head
from tracker.repository.working_tree import left_out, left_out_text
from tracker.rules.state.standing import spans_of_register
from tracker.snapshots.errors import OutOfReach
from tracker.snapshots.files import NoAccess, files_in
from tracker.snapshots.snapshot import ValidRegister

LOOKS_AGAIN_AFTER = 1.0  # seconds, for all readers together; longer where a look takes long
ASKS_GIT_AFTER = 15.0


class LiveState(NamedTuple):
    """What there is to show: the last valid register, and what is wrong with the files as they are now.

    `trouble`: one sentence where the folder is missing or unreadable, else ""; `unreadable`: whether that sentence is
    the system's, which names files; `no_head`: why there is no commit; `never_versioned`: whether that is because there
    never was one; `number`: grows with every change; `departure`: how the history departs from what was seen of it
    before; `restricted`: whether the files, as they are now, may hold anything that is not public; `content`: one hash
    for all of them; `legible`: where they are not valid, what could be read of them.
    """

    valid: ValidRegister | None
    problems: tuple[Problem, ...]
    trouble: str
    head: Head | None
    no_head: str
    never_versioned: bool = False
    number: int = 0
    departure: Departure | None = None
    restricted: bool = False
    content: str = ""
    legible: Legible | None = None
    unreadable: bool = False

    @property
    def marked_by(self) -> Register | None:
        """Return the register whose markings count: of files that are not valid, what could be read of them."""
        if self.legible is not None:
            return self.legible.register
        return self.valid.register if self.valid else None

    @property
    def unclear(self) -> frozenset[str]:
        """Return the files in which something like a marking is not understood."""
        return self.legible.unclear if self.legible else frozenset()

    @property
    def broken(self) -> bool:
        """Return whether the files, as they are now, cannot be shown."""
        return bool(self.trouble) or errors_in(self.problems) > 0


_NOTHING_YET = LiveState(None, (), "", None, "")


@dataclass
class WorkingTree:
    """Reads one folder for everybody; `cache`: the folder that remembers which revision was seen last."""

    folder: Path
    cache: Path
    memory: Memory = field(default_factory=Memory)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _shelf: Shelf = field(default_factory=Shelf)
    _seen: tuple[Folder, date] | None = None
    _look_again_at: float = float("-inf")
    _asked_git_at: float = float("-inf")
    _state: LiveState = _NOTHING_YET
    _heads: Heads = field(init=False)

    def __post_init__(self) -> None:
        """Begin to watch the folder's history."""
        self._heads = Heads(self.folder, self.cache)

    @property
    def line_seen(self) -> tuple[str, ...]:
        """Return the revisions through which the folder's line of history is to be followed."""
        return self._heads.line

    @property
    def now(self) -> LiveState:
        """Return what was found last, whole: for everybody's markings, and for no reader."""
        return self._state

    @property
    def texts_now(self) -> Mapping[str, bytes]:
        """Return the files as they were read last, sound or not: for readers of everything alone."""
        return self.files_now.texts

    @property
    def files_now(self) -> Folder:
        """Return the files as they were read last, with the hashes of the documents; for no reader as they are."""
        return self._seen[0] if self._seen else Folder({}, {})

    def load(self, today: date) -> LiveState:
        """Return what there is to show; looks at the files at most once in a while, and reads only what changed."""
        # While one reader's request reads, the others see what was there; before the first register they wait for it.
        if self._lock.acquire(blocking=self._state is _NOTHING_YET):
            try:
                began = time.monotonic()
                if began >= self._look_again_at:
                    self._look_at_all(today, began)
                    took = time.monotonic() - began
                    # A look that takes long is worth less often: of 0.3 s and more, every three seconds.
                    self._look_again_at = time.monotonic() + LOOKS_AGAIN_AFTER * max(1.0, 10 * min(took, 0.3))
            finally:
                self._lock.release()
        return self._state

    def _look_at_all(self, today: date, now: float) -> None:
        changed = self._look(today)
        is_due = changed or now - self._asked_git_at >= ASKS_GIT_AFTER
        if is_due and not self._state.trouble:  # of a folder that cannot be entered git could tell nothing either
            changed |= self._ask_git(today)
            self._asked_git_at = now
        self._state = self._state._replace(number=self._state.number + changed)

    def _look(self, today: date) -> bool:
        try:
            files = files_in(self.folder, self._shelf)
        except OutOfReach as error:
            return self._in_trouble(str(error), unreadable=isinstance(error, NoAccess))
        if not self._state.trouble and self._seen == (files, today):
            return False
        self._seen = files, today
        register, problems = read(files.texts, files.held, today, self.memory)
        valid, content = self._state.valid, content_hash(files.texts, files.held)
        what_can_be_read: Legible | None = None
        if register is not None:
            valid = self._valid(register, content, files.texts)
        else:
            self._doubt(files, problems)
            what_can_be_read = legible(files.texts, self.memory)
        is_unclear = what_can_be_read is not None and bool(what_can_be_read.unclear)
        self._state = self._state._replace(
            valid=valid,
            problems=problems,
            trouble="",
            unreadable=False,
            restricted=is_unclear or may_hold_restricted(files.texts),
            content=content,
            legible=what_can_be_read,
        )
        return True

    def _doubt(self, files: Folder, problems: tuple[Problem, ...]) -> None:
        """Read what seems wrong again at the next look, and all evidence whose hash no file of the register has."""
        wrong = [problem.path for problem in problems if problem.level == "error"]
        texts = b"".join(files.texts.values())
        self._shelf.doubt(self.folder, wrong, {each for each in files.held.values() if each.encode() in texts})

    def _valid(self, register: Register, content: str, texts: Mapping[str, bytes]) -> ValidRegister:
        before = self._state.valid
        if before is not None and before.content == content:
            return before
        # Of what did not change the spans are taken as they were.
        spans = spans_of_register(register, (before.register, before.spans) if before else None)
        return ValidRegister(register, spans, content, texts)

    def _in_trouble(self, trouble: str, unreadable: bool = False) -> bool:
        changed = self._state.trouble != trouble
        self._state = self._state._replace(trouble=trouble, problems=(), unreadable=unreadable)
        return changed

    def _ask_git(self, today: date) -> bool:
        current: Head | None = None
        no_head, never_versioned = "", False
        was, departure = self._state.head, self._state.departure
        missing: list[str] = []
        try:
            current = head(self.folder)
            missing = left_out(self.folder)
            if was is None or current.commit != was.commit or self._heads.is_unread:
                departure = self._heads.departure(today)
        except NoHistory as error:
            current, departure = None, None
            no_head, never_versioned = str(error), isinstance(error, NeverVersioned)
        changed = (current, no_head) != (was, self._state.no_head)
        self._state = self._state._replace(
            head=current, no_head=no_head, never_versioned=never_versioned, departure=departure
        )
        if missing:  # what was read is a part of the register, and would pass for all of it
            self._state = self._state._replace(valid=None)
            changed |= self._in_trouble(left_out_text(missing))
        return changed
