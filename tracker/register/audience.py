"""A register → the register as an audience may read it: of what is marked above it, stubs in place of the words.

A stub keeps what the rules need (ids, dates, statuses, verdicts, parties), so every figure is the same for everybody.
The one place where words are kept from readers; takes registers, returns registers.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import fields, replace
from typing import Any, NamedTuple, TypeVar

from tracker.register.promises.corrections import as_text
from tracker.register.records import CONCERNS, MEETINGS, Register, response_path
from tracker.register.schema.corrections import Correction
from tracker.register.schema.entries import Entry
from tracker.register.schema.response import (
    Action,
    Escalation,
    Evidence,
    Extension,
    Response,
    Sample,
    Update,
    Verification,
)
from tracker.register.schema.supporting import Concern, Decision, Meeting, Paper, Step
from tracker.vocabulary import Marking

STUB = "restricted"
EVERYTHING = Marking.OFFICIAL_SENSITIVE

# What a stub loses: words, titles, links, files and names. Everything else of an entry stays.
WORDS: Mapping[type[Entry], tuple[str, ...]] = {
    Update: ("note", "risk", "reported_in"),
    Extension: ("reason",),
    Evidence: ("title", "shows", "url", "file", "sha256", "held", "reported_in"),
    Verification: ("note", "sample", "reported_in"),
    Escalation: ("reason", "answer"),
    Decision: ("text", "reported_in"),
    Paper: ("title", "url"),
    Concern: ("raised_by", "text", "resolution", "steps"),
    Step: ("to", "text"),
}
_RANK = {marking: rank for rank, marking in enumerate(Marking)}
_WORDED = {name for names in WORDS.values() for name in names}
_WORDLESS = {field.name for kind in WORDS for field in fields(kind)} - _WORDED - {"place"}
_PATH = re.compile(r"[a-z_]+(\[[\w.:-]{1,60}\])?(\.[a-z_]+(\[[\w.:-]{1,60}\])?)*")
_DAYS = ("date", "agreed_on")  # an entry without an id is known by its own day
_MARKED_UP = re.compile(
    rb"""marking["']?\s*+:\s*+(?!["']?public\b)|:\s*["']?official([ _-]*sensitive)?["']?\s*([,}\]#\n]|$)""",
    re.IGNORECASE,
)
_E = TypeVar("_E", bound=Entry)


class Readable(NamedTuple):
    """A register as an audience may read it, and how many of its entries are stubs."""

    register: Register
    stubs: int


def may_read(audience: Marking, marking: Marking) -> bool:
    """Return whether an audience may read the words of what is so marked: its own marking, and those below it."""
    return _RANK[marking] <= _RANK[audience]


def as_read_by(audience: Marking, register: Register, markings: Markings | None = None) -> Readable:
    """Return a register as an audience may read it.

    `markings`: those that count, where `register` is not what the files say now. What was marked up since is kept from
    the audience in the past too, and what was marked down since is shown.
    """
    markings = markings or Markings(register)
    if audience is EVERYTHING or not (markings.reach_above(audience) or _reaches_above(audience, register)):
        return Readable(register, 0)
    reading = _Reading(audience, markings)
    responses = {id: reading.response(each) for id, each in register.responses.items()}
    meetings = _or_same(tuple(map(reading.meeting, register.meetings)), register.meetings)
    concerns = reading.entries(CONCERNS, register.concerns)
    if not reading.stubs:
        return Readable(register, 0)
    restricted = {response_path(id) for id, each in responses.items() if each is not register.responses[id]}
    restricted |= {MEETINGS} if meetings is not register.meetings else set()
    restricted |= {CONCERNS} if concerns is not register.concerns else set()
    corrections = {
        path: tuple(map(_correction, each)) if path in restricted else each
        for path, each in register.corrections.items()
    }
    for id, each in responses.items():  # a response carries its own corrections too
        if response_path(id) in corrections:
            responses[id] = _with(each, {"corrections": corrections[response_path(id)]})
    shown = replace(register, responses=responses, meetings=meetings, concerns=concerns, corrections=corrections)
    return Readable(shown, reading.stubs)


def _reaches_above(audience: Marking, register: Register) -> bool:
    return any(not may_read(audience, each.marking) for _, each in _marked(register))


class Markings:
    """How the entries of a register are marked now, so that their earlier versions are kept from the same readers.

    `ever`: texts that were restricted at any revision, each with its highest marking.
    """

    def __init__(self, present: Register, ever: Mapping[str, Marking] | None = None) -> None:
        """Look at every entry that may be marked."""
        self._ever = ever or {}
        self._by_words: dict[Hashable, Marking] = {}
        self._by_day: dict[Hashable, Marking] = {}
        for holder, each in _marked(present):
            for known, key in ((self._by_words, _words(each)), (self._by_day, _key(holder, each))):
                known[key] = highest((known.get(key, Marking.PUBLIC), each.marking))

    def reach_above(self, audience: Marking) -> bool:
        """Return whether anything is, or was, marked above an audience."""
        return any(not may_read(audience, each) for known in (self._by_day, self._ever) for each in known.values())

    def of(self, holder: str, entry: Any) -> Marking:
        """Return the marking that counts: that of the same words now, wherever they stand.

        Words that are not there now: the highest of its own, that of its id or day now, and what its texts ever had.
        """
        words = _words(entry)
        same = self._by_words.get(words)
        if same is not None:
            return same
        ever = (self._ever.get(text, Marking.PUBLIC) for text in _texts(words))
        return highest((entry.marking, self._by_day.get(_key(holder, entry), Marking.PUBLIC), *ever))


def restricted_texts(register: Register, before: Register | None = None) -> Iterator[tuple[str, Marking]]:
    """Yield every text that is not public, with its marking; of what is the very same as `before`, nothing."""
    same = (before.responses, before.meetings, before.concerns) if before else ({}, (), ())
    responses = {id: each for id, each in register.responses.items() if same[0].get(id) is not each}
    meetings = () if register.meetings == same[1] else register.meetings
    concerns = () if register.concerns is same[2] else register.concerns
    for _, each in _marked(replace(register, responses=responses, meetings=meetings, concerns=concerns)):
        if each.marking is not Marking.PUBLIC:
            yield from ((text, each.marking) for text in _texts(_words(each)))


def highest(markings: Iterable[Marking]) -> Marking:
    """Return the marking that the fewest may read."""
    return max(markings, key=_RANK.__getitem__)


def _marked(register: Register) -> Iterator[tuple[str, Any]]:
    """Yield every entry that may be marked, each with what holds it."""
    for id, response in register.responses.items():
        of_response = response.extensions, response.evidence, response.verifications, response.escalations
        yield from ((id, each) for entries in of_response for each in entries)
        for action in response.actions:
            yield from ((action.id, each) for each in (*action.extensions, *action.updates))
    for meeting in register.meetings:
        yield from ((meeting.id, each) for each in (*meeting.decisions, *meeting.papers))
    yield from ((CONCERNS, each) for each in register.concerns)


def _key(holder: str, entry: Any) -> Hashable:
    named = next((getattr(entry, name) for name in ("id", *_DAYS) if hasattr(entry, name)), None)
    return type(entry), holder, as_text(named)


def _words(entry: Any) -> tuple[Any, ...]:
    """Return the kind of an entry and all its words, those of what it holds as well."""
    words = (getattr(entry, name) for name in WORDS[type(entry)])
    return type(entry), *(tuple(map(_words, each)) if isinstance(each, tuple) else each for each in words)


def _texts(words: Iterable[Any]) -> Iterator[str]:
    for each in words:
        if isinstance(each, str):
            yield each
        elif isinstance(each, tuple):
            yield from _texts(each)


class _Reading:
    """One reading of a register by an audience; counts the stubs that it makes."""

    def __init__(self, audience: Marking, markings: Markings) -> None:
        self._audience, self._markings = audience, markings
        self._files: set[str] = set()  # of evidence that is kept back: minutes may name one
        self.stubs = 0

    def entries(self, holder: str, entries: tuple[_E, ...]) -> tuple[_E, ...]:
        """Return the entries of a list, stubs in place of those that the audience may not read."""
        return _or_same(tuple(self._entry(holder, each) for each in entries), entries)

    def response(self, response: Response) -> Response:
        """Return a response as the audience may read it."""
        lists = ("extensions", "evidence", "verifications", "escalations")
        shown: dict[str, Any] = {name: self.entries(response.recommendation, getattr(response, name)) for name in lists}
        shown["actions"] = _or_same(tuple(map(self._action, response.actions)), response.actions)
        return _with(response, shown)

    def meeting(self, meeting: Meeting) -> Meeting:
        """Return a meeting as the audience may read it; responses are read before, for the files that they hold."""
        shown: dict[str, Any] = {
            name: self.entries(meeting.id, getattr(meeting, name)) for name in ("decisions", "papers")
        }
        if meeting.minutes in self._files:
            shown["minutes"] = STUB
        return _with(meeting, shown)

    def _action(self, action: Action) -> Action:
        return _with(
            action, {name: self.entries(action.id, getattr(action, name)) for name in ("extensions", "updates")}
        )

    def _entry(self, holder: str, entry: _E) -> _E:
        if may_read(self._audience, self._markings.of(holder, entry)):
            return entry
        self.stubs += 1
        if isinstance(entry, Evidence) and entry.file:
            self._files.add(entry.file)
        return _stub(entry)


def _stub(entry: _E) -> _E:
    return _with(entry, {name: _hidden(getattr(entry, name)) for name in WORDS[type(entry)]})


def _hidden(value: Any) -> Any:
    """Return what stands in place of words: of nothing nothing, so that what is missing stays missing."""
    if isinstance(value, tuple):
        return tuple(map(_stub, value))
    return None if value is None or isinstance(value, Sample) else STUB


def _correction(correction: Correction) -> Correction:
    """Return a correction in a file that holds stubs: it may repeat their words."""
    names = ["reason"]
    if correction.field.rpartition(".")[2] not in _WORDLESS:
        names += ["was", "now"]
    if not _PATH.fullmatch(correction.field):
        names.append("field")
    return _with(correction, {name: _hidden(getattr(correction, name)) for name in names})


def _or_same(shown: tuple[_E, ...], entries: tuple[_E, ...]) -> tuple[_E, ...]:
    """Return the very list that was there, where nothing in it was replaced: so it is seen that nothing was."""
    return entries if all(a is b for a, b in zip(shown, entries, strict=True)) else shown


def _with(entry: _E, changes: Mapping[str, Any]) -> _E:
    """Return an entry with some fields changed, unchecked; the very entry where nothing changes."""
    if all(getattr(entry, name) is value for name, value in changes.items()):
        return entry
    changed = copy.copy(entry)
    for name, value in changes.items():
        object.__setattr__(changed, name, value)
    return changed


def may_hold_restricted(texts: Mapping[str, bytes]) -> bool:
    """Return whether files, sound or not, may hold anything that is not public: so that no message quotes it."""
    return any(path.endswith(".yaml") and _MARKED_UP.search(text) for path, text in texts.items())
