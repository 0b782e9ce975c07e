"""A register → the register as an audience may read it: of what is marked above it, stubs in place of the words.

A stub keeps what the rules need (ids, dates, statuses, verdicts, parties), so every figure is the same for everybody.
The one place where words are kept from readers; takes registers, returns registers.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any, NamedTuple, TypeVar

from tracker.register.promises.corrections import as_text
from tracker.register.records import ASKED, CONCERNS, INDICATORS, MEETINGS, Register, response_path
from tracker.register.schema.corrections import Correction
from tracker.register.schema.entries import Entry, Restrictable, fields_of
from tracker.register.schema.meanings import declared_fields, hidden_in, known_by
from tracker.register.schema.response import Evidence, Response
from tracker.register.schema.restricted import RESTRICTED
from tracker.register.schema.supporting import Concern, Indicator, Meeting
from tracker.register.walk import FILES, classes_in, entries, held_in, holdings, name_of
from tracker.vocabulary import Marking

EVERYTHING = Marking.OFFICIAL_SENSITIVE

# What may be restricted is every class with a marking; what it holds follows it.
RESTRICTABLE = frozenset(kind for kind in classes_in(FILES) if "marking" in fields_of(kind))
FOLLOWING = classes_in(RESTRICTABLE)
_RANK = {marking: rank for rank, marking in enumerate(Marking)}
# Of these fields a correction may say what they were: open wherever a field of this name may be restricted.
_OPEN = {field.name for kind in FOLLOWING for field in declared_fields(kind) if field.is_open}
_OPEN -= {field.name for kind in FOLLOWING for field in hidden_in(kind)}
_PATH = re.compile(r"[a-z_]+(\[[\w.:-]{1,60}\])?(\.[a-z_]+(\[[\w.:-]{1,60}\])?)*")
_FILES = {
    "parties": ASKED,
    "sources": ASKED,
    "recommendations": ASKED,
    "meetings": MEETINGS,
    "concerns": CONCERNS,
    "indicators": INDICATORS,
}
_OF_RESPONSES = classes_in({Response})
_OF_FILES = (
    (classes_in({Meeting}), MEETINGS),
    (classes_in({Concern}), CONCERNS),
    (classes_in({Indicator}), INDICATORS),
)
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
    responses = {id: reading.record(each) for id, each in register.responses.items()}  # first: minutes name their files
    beside = {name: (path, reading.records(getattr(register, name))) for name, path in _FILES.items()}
    if not reading.stubs:
        return Readable(register, 0)
    restricted = {response_path(id) for id, each in responses.items() if each is not register.responses[id]}
    restricted |= {path for name, (path, records) in beside.items() if records is not getattr(register, name)}
    corrections = {
        path: tuple(map(_correction, each)) if path in restricted else each
        for path, each in register.corrections.items()
    }
    for id, each in responses.items():  # a response carries its own corrections too
        if response_path(id) in corrections:
            responses[id] = _with(each, {"corrections": corrections[response_path(id)]})
    changed: dict[str, Any] = {name: records for name, (_, records) in beside.items()}
    shown = replace(register, responses=responses, corrections=corrections, **changed)
    return Readable(shown, reading.stubs)


def _reaches_above(audience: Marking, register: Register) -> bool:
    return any(not may_read(audience, each.marking) for _, each in _restrictable(register))


class Markings:
    """How the entries of a register are marked now, so that their earlier versions are kept from the same readers.

    `ever`: texts that were restricted at any revision, each with its highest marking; `unclear`: files in which a
    marking is not understood: what is not found in `present` as it was counts as restricted there.
    """

    def __init__(
        self, present: Register, ever: Mapping[str, Marking] | None = None, unclear: Collection[str] = ()
    ) -> None:
        """Look at every entry that may be marked."""
        self._ever, self._unclear = ever or {}, unclear
        self._by_words: dict[Hashable, Marking] = {}
        self._by_day: dict[Hashable, Marking] = {}
        for holder, each in _restrictable(present):
            for known, key in ((self._by_words, _words(each)), (self._by_day, _key(holder, each))):
                known[key] = highest((known.get(key, Marking.PUBLIC), each.marking))

    def reach_above(self, audience: Marking) -> bool:
        """Return whether anything is, or was, marked above an audience."""
        if self._unclear and audience is not EVERYTHING:
            return True
        return any(not may_read(audience, each) for known in (self._by_day, self._ever) for each in known.values())

    def of(self, holder: str, entry: Any) -> Marking:
        """Return the marking that counts: that of the same words now, wherever they stand.

        Words that are not there now: the highest of its own, that of its id or day now, and what its texts ever had.
        """
        words = _words(entry)
        same = self._by_words.get(words)
        if same is not None:
            return same
        if self._unclear and _file_of(holder, entry) in (None, *self._unclear):
            return EVERYTHING
        ever = (self._ever.get(text, Marking.PUBLIC) for text in _texts(words))
        return highest((entry.marking, self._by_day.get(_key(holder, entry), Marking.PUBLIC), *ever))


def restricted_texts(register: Register, before: Register | None = None) -> Iterator[tuple[str, Marking]]:
    """Yield every text that is not public, with its marking; of what is the very same as `before`, nothing."""
    for _, each in _restrictable(register if before is None else _without(register, before)):
        if each.marking is not Marking.PUBLIC:
            yield from ((text, each.marking) for text in _texts(_words(each)))


def _without(register: Register, before: Register) -> Register:
    """Return a register less what it has in common with another."""
    same = {id for id, each in register.responses.items() if before.responses.get(id) is each}
    responses = {id: each for id, each in register.responses.items() if id not in same}
    alike = [name for name in _FILES if getattr(register, name) == getattr(before, name)]
    left: dict[str, Any] = {name: type(getattr(register, name))() for name in alike}
    return replace(register, responses=responses, **left)


def highest(markings: Iterable[Marking]) -> Marking:
    """Return the marking that the fewest may read."""
    return max(markings, key=_RANK.__getitem__)


def _restrictable(register: Register) -> Iterator[tuple[str, Any]]:
    """Yield every entry that may be restricted, each with the id of what holds it."""
    return ((each.holder, each.entry) for each in entries(register, RESTRICTABLE))


def _key(holder: str, entry: Any) -> Hashable:
    name = known_by(type(entry))
    return type(entry), holder, as_text(getattr(entry, name)) if name else None


def _file_of(holder: str, entry: Any) -> str | None:
    """Return the file in which an entry that may be restricted stands; None where that is not known here."""
    if type(entry) in _OF_RESPONSES:
        return response_path(holder.partition(".")[0])
    return next((path for kinds, path in _OF_FILES if type(entry) in kinds), None)


def _words(entry: Any) -> tuple[Any, ...]:
    """Return the kind of an entry and all that its marking hides, in what it holds as well."""
    return type(entry), *(_plain(getattr(entry, field.name)) for field in hidden_in(type(entry)))


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(map(_plain, value))
    return _words(value) if isinstance(value, Entry) else value


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

    def records(self, records: Any) -> Any:
        """Return the records of a file, by id or in order, as the audience may read them; the very same if all are."""
        if isinstance(records, tuple):
            return _or_same(tuple(self._entry("", each) for each in records), records)
        shown = {id: self._entry("", each) for id, each in records.items()}
        return records if all(shown[id] is each for id, each in records.items()) else shown

    def record(self, record: _E) -> _E:
        """Return a record with stubs in place of the entries in it that the audience may not read."""
        kind: Any = type(record)
        holder, shown = name_of(record), dict[str, Any]()
        for field in holdings(kind, RESTRICTABLE):
            held = held_in(record, field)
            read = _or_same(tuple(self._entry(holder, each) for each in held), held)
            if read is not held:
                shown[field.name] = read if field.is_list else read[0]
        if isinstance(record, Meeting) and record.minutes in self._files:
            shown["minutes"] = RESTRICTED
        return _with(record, shown)

    def _entry(self, holder: str, entry: _E) -> _E:
        if not isinstance(entry, Restrictable) or may_read(self._audience, self._markings.of(holder, entry)):
            return self.record(entry)
        self.stubs += 1
        if isinstance(entry, Evidence) and isinstance(entry.file, str):
            self._files.add(entry.file)
        return _stub(entry)


def _stub(entry: _E) -> _E:
    """Return an entry less everything that is not declared open: a field that nobody thought of is hidden."""
    return _with(entry, {field.name: _hidden(getattr(entry, field.name)) for field in hidden_in(type(entry))})


def _hidden(value: Any) -> Any:
    """Return what stands in place of a value: of nothing nothing, so that what is missing stays missing."""
    if isinstance(value, tuple) and value:
        # Entries keep their days, and of texts not even the number is told.
        return tuple(map(_stub, value)) if isinstance(value[0], Entry) else (RESTRICTED,)
    return value if value is None or value == () else RESTRICTED


def _correction(correction: Correction) -> Correction:
    """Return a correction in a file that holds stubs: it may repeat their words."""
    field = str(correction.field)
    names = ["reason"]
    if field.rpartition(".")[2] not in _OPEN:
        names += ["was", "now"]
    if not _PATH.fullmatch(field):
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
