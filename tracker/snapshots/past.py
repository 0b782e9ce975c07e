"""A register as it stood at earlier revisions, and who recorded each of its lines, as an audience may know it.

What is restricted follows the markings of the present, and whatever was restricted at any revision: a word that was
marked up since is kept from the same readers in the past too.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from tracker.problems import Problem
from tracker.register.audience import as_read_by, may_hold_restricted
from tracker.register.markings import EverRestricted, Markings
from tracker.register.reading.reading import Memory, content_hash
from tracker.register.schema.levels import EVERYTHING
from tracker.repository.blame import Recorded, readable_by, who_recorded
from tracker.repository.following import revision_alone
from tracker.repository.history import (
    Blobs,
    Head,
    History,
    NeverVersioned,
    NoHistory,
    NotInHistory,
    NoZone,
    OffTheLine,
    Revision,
    history,
    zone_named,
)
from tracker.rules.state.standing import spans_of_register
from tracker.snapshots.errors import CannotAnswer, HistoryUnreadable, NotValid, OutOfReach, WrongQuestion
from tracker.snapshots.live import LiveState, WorkingTree
from tracker.snapshots.memo import Memo
from tracker.snapshots.revisions import (
    NOT_WALKED,
    RevisionRead,
    Walked,
    nearest_valid,
    read_at,
    read_in_turn,
    restricted_so_far,
    revision_of,
)
from tracker.snapshots.snapshot import InvalidRevision, Snapshot, ValidRegister
from tracker.vocabulary import Marking
from tracker.words.changes.known import MESSAGE_WITHHELD, NEVER_SOUND, never_sound_text

_MOST_REVISIONS, _MOST_FILES = 12, 200
_NO_SUCH_NAME = "What the address asks for is not a date, meeting, tag or commit of this register."
_NOT_ASKED = (  # git is not, about a folder that cannot be read
    "The register's folder cannot be read, so neither can its history. See that it is there and may be read."
)
_MARKINGS_UNREADABLE = (
    "What may be shown of the past is decided by the markings of the present, which cannot be read: mend what"
    " `check` finds in recommendations.yaml, or ask with --audience official_sensitive."
)


@contextmanager
def _in_words_of_the_door() -> Iterator[None]:
    """Turn git's refusals into those of this package."""
    try:
        yield
    except NoZone as error:
        raise WrongQuestion(str(error)) from None
    except (NotInHistory, NeverVersioned) as error:
        raise OutOfReach(str(error)) from None
    except NoHistory as error:
        raise HistoryUnreadable(str(error)) from None


@dataclass
class FolderHistory:
    """The history of one folder, read once for all audiences; `zone` names the time zone in which its days are told."""

    tree: WorkingTree
    zone: str
    lock: threading.RLock = field(default_factory=threading.RLock)
    memory: Memory = field(init=False)
    _blobs: Blobs = field(default_factory=Blobs)
    _history: tuple[str, History] | None = None
    _walked: dict[bool, tuple[Hashable, Walked]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Share with the working tree what was read of single files, and not which whole register was read last."""
        self.memory = Memory(files=self.tree.memory.files)

    def read(self, live: LiveState) -> History:
        """Return the history, read again when the folder is at another commit; raise `CannotAnswer`."""
        with self.lock, _in_words_of_the_door():
            if live.head is None:
                raise (OutOfReach if live.never_versioned else HistoryUnreadable)(live.no_head or _NOT_ASKED)
            if self._history is None or self._history[0] != live.head.commit:
                zone = zone_named(self.zone)
                newest = history(self.tree.folder, zone, self._blobs, self.tree.line_seen)
                self._history = live.head.commit, newest
            return self._history[1]

    def ever_restricted(self, past: History, now: LiveState) -> EverRestricted | None:
        """Return what was ever restricted; None of a history that is cut off: what went before it is not known.

        It is a walk through the whole history, so it is kept until there is a commit.
        """
        with self.lock:
            key = past.key, now.restricted
            walked = self._walked.get(past.usual is None)
            if walked is None or walked[0] != key:
                # Gone on with, it is of no use as it was; and where git fails under way, not as it is either.
                before = self._walked.pop(past.usual is None)[1] if walked else NOT_WALKED
                newest = Memory(files=self.memory.files)
                walked = key, restricted_so_far(past, now.restricted, before, newest)
                self._walked[past.usual is None] = walked
            texts = walked[1].restricted.until(now.marked_by) if now.marked_by else None
        return None if past.shallow else texts


@dataclass
class PastRegisters:
    """The register at earlier revisions, for one audience.

    `has_files`: it is read by whoever runs a command on the files themselves, so mistakes may be quoted to them, and
    they may name a revision as git does; the address of a page is written by anybody.
    """

    history: FolderHistory
    audience: Marking
    memo: Memo
    has_files: bool = False
    _valid: OrderedDict[tuple[str, str], Snapshot] = field(default_factory=OrderedDict)
    _markings: tuple[str, Markings] | None = None
    _lines: OrderedDict[Hashable, tuple[Recorded | None, ...]] = field(default_factory=OrderedDict)

    @contextmanager
    def _asking(self) -> Iterator[None]:
        """Ask the history, alone; what rests on an answer that git did not give is not kept."""
        try:
            with self.history.lock, _in_words_of_the_door():
                yield
        except HistoryUnreadable:
            self.memo.note_failure()
            raise

    def revisions(self, live: LiveState) -> History:
        """Return the revisions of the folder; raise `CannotAnswer`."""
        with self._asking():
            return self.history.read(live)

    def at(self, name: str, live: LiveState) -> Snapshot:
        """Return the register as it stood at a day, a meeting's, a tag or a commit, as at its own day.

        Where it had errors then, the nearest earlier revision without stands in its place. Raise `CannotAnswer`.
        """
        if not (self.has_files or name.isprintable()):
            raise OutOfReach(_NO_SUCH_NAME)
        with self._asking():
            past = self.history.read(live)
            register = live.valid.register if live.valid else None
            named = past.named if self.has_files else past.pointed_at
            revision = revision_of(past, name, register, named)
            return self._snapshot(past.through(revision), revision, live, name)

    def ever_restricted(self, live: LiveState) -> tuple[EverRestricted | None, str]:
        """Return what was ever restricted, None where that cannot be known, and what names the history asked."""
        if live.never_versioned:
            return {}, ""
        try:
            with self._asking():
                past = self.history.read(live)
                return self.history.ever_restricted(past, live), past.key
        except CannotAnswer:
            return None, "unknown"

    def read_whole(self, name: str, live: LiveState) -> RevisionRead:
        """Return all that a commit said, sound or not, also of a branch that is not merged; raise `CannotAnswer`.

        For findings: nothing of it is shown but through `readable`.
        """
        with self._asking():
            past = self.history.read(live)
            try:
                revision = past.named(name)
            except OffTheLine as error:
                revision = revision_alone(past.folder, error.commit, past.prefix)
            return read_at(past, revision, self.history.memory)

    def nearest_valid(self, read: RevisionRead, live: LiveState) -> RevisionRead | None:
        """Return the same revision, or where it has errors the nearest earlier one without; raise `CannotAnswer`."""
        with self._asking():
            past = self.history.read(live)
            return read if read.reading.register else nearest_valid(past, read.revision, self.history.memory)

    def readable(self, read: RevisionRead, live: LiveState) -> ValidRegister:
        """Return a sound revision as the audience may read it; raise `CannotAnswer`."""
        with self._asking():
            return self._valid_register(self.history.read(live), read, live.valid)

    def may_be_quoted(self, read: RevisionRead, live: LiveState) -> bool:
        """Return whether the audience may be told what is wrong with a revision, though it quotes the files."""
        with self._asking():
            return self._may_be_quoted(self.history.read(live), read)

    def first_valid(self, live: LiveState) -> Snapshot:
        """Return the register at the oldest revision at which it had no errors; raise `CannotAnswer`."""
        with self._asking():
            past = self.history.read(live)
            for earlier in read_in_turn(past, self.history.memory):
                if earlier.reading.register is not None:
                    return self._snapshot(past, earlier.revision, live, earlier.revision.commit)
        raise NotValid(NEVER_SOUND)

    def _snapshot(self, past: History, revision: Revision, live: LiveState, name: str) -> Snapshot:
        # What is kept from an audience follows the markings of the present, so it is read again when they change.
        key = revision.commit, self._seal(past)
        snapshot = self._valid.get(key)
        if snapshot is None:
            snapshot = self._valid[key] = self._read(past, revision, live)
        self._valid.move_to_end(key)
        while len(self._valid) > _MOST_REVISIONS:
            self._valid.popitem(last=False)
        return snapshot.named(name)

    def _read(self, past: History, revision: Revision, live: LiveState) -> Snapshot:
        asked = read_at(past, revision, self.history.memory)
        shown, invalid = asked, None
        if asked.reading.register is None:
            nearest = nearest_valid(past, revision, self.history.memory)
            if nearest is None:
                raise NotValid(never_sound_text(revision.commit), self._problems(past, asked))
            shown, invalid = nearest, InvalidRevision(revision.commit, self._problems(past, asked))
        valid = self._valid_register(past, shown, live.valid)
        return Snapshot(
            valid,
            valid.register.day_shown(shown.day),
            Head(shown.revision.commit, changed=False),
            recorded_on=shown.day,
            in_place_of=invalid,
            wrong_clocks=past.wrong_clocks,
            memo=self.memo,
        )

    def _valid_register(self, past: History, read: RevisionRead, present: ValidRegister | None) -> ValidRegister:
        register, stubs = read.reading.register, 0
        assert register is not None
        if self.audience is not EVERYTHING:
            register, stubs = as_read_by(self.audience, register, self._markings_now(past))
        spans = spans_of_register(register, (present.register, present.spans) if present else None)
        content = content_hash(read.folder.texts, read.folder.held)
        return ValidRegister(register, spans, content, read.folder.texts, self.audience, stubs, self._seal(past))

    def _seal(self, past: History) -> str:
        if self.audience is EVERYTHING:
            return ""
        return f"{self.history.tree.now.content} {past.key}"

    def _markings_now(self, past: History) -> Markings:
        """Return the markings that count for the past: those of the files now, and what was ever restricted."""
        seal = self._seal(past)
        if self._markings is None or self._markings[0] != seal:
            now = self.history.tree.now
            if now.marked_by is None:
                raise NotValid(_MARKINGS_UNREADABLE)
            self._markings = seal, Markings(now.marked_by, self.history.ever_restricted(past, now), now.unclear)
        return self._markings[1]

    def _problems(self, past: History, read: RevisionRead) -> tuple[Problem, ...]:
        """Return what is wrong with a revision, in full where nothing is, was or may be restricted."""
        problems = read.reading.problems
        return problems if self.has_files or self._may_be_quoted(past, read) else without_messages(problems)

    def _may_be_quoted(self, past: History, read: RevisionRead) -> bool:
        if self.audience is EVERYTHING:
            return True
        if self.history.tree.now.marked_by is None or may_hold_restricted(read.folder.texts):
            return False
        return not self._markings_now(past).reach_above(Marking.PUBLIC)

    def who(self, path: str, snapshot: Snapshot) -> tuple[Recorded | None, ...]:
        """Return who recorded each line of a file, as far as the audience may know; raise `CannotAnswer`."""
        commit = snapshot.revision
        key = path, commit or (snapshot.head, snapshot.valid.content)
        with self._asking():
            if key not in self._lines:
                past = self.history.read(self.history.tree.now)
                lines = who_recorded(past, path, commit)
                self._lines[key] = readable_by(self.audience, lines)
            self._lines.move_to_end(key)
            while len(self._lines) > _MOST_FILES:
                self._lines.popitem(last=False)
            return self._lines[key]


def without_messages(problems: tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Return problems told without what they quote of the files."""
    return tuple(each._replace(message=MESSAGE_WITHHELD) for each in problems)
