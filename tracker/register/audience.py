"""A register → the register as an audience may read it: of what is marked above it, stubs in place of the words.

A stub keeps what the rules need (ids, dates, statuses, verdicts, parties), so every figure is the same for everybody.
The one place where words are kept from readers; takes registers, returns registers.
"""

from __future__ import annotations

import copy
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, NamedTuple, TypeVar

from tracker.register.markings import FOLLOWING, RESTRICTABLE, Markings, restrictable
from tracker.register.records import FILE_OF, Register, response_path
from tracker.register.schema.corrections import Correction
from tracker.register.schema.entries import Entry, Restrictable
from tracker.register.schema.levels import EVERYTHING, may_read
from tracker.register.schema.meanings import declared_fields, hidden_in
from tracker.register.schema.response import Evidence
from tracker.register.schema.restricted import RESTRICTED
from tracker.register.schema.supporting import Meeting
from tracker.register.walk import held_in, holdings, name_of
from tracker.vocabulary import Marking

# Of these fields a correction may say what they were: open wherever a field of this name may be restricted.
_CORRECTED = FOLLOWING - {Correction}
_OPEN = {field.name for kind in _CORRECTED for field in declared_fields(kind) if field.is_open}
_OPEN -= {field.name for kind in _CORRECTED for field in hidden_in(kind)}
_PATH = re.compile(r"[a-z_]+(\[[\w.:-]{1,60}\])?(\.[a-z_]+(\[[\w.:-]{1,60}\])?)*")
_MARKED_UP = re.compile(
    rb"""marking["']?\s*+:\s*+(?!["']?public\b)|:\s*["']?official([ _-]*sensitive)?["']?\s*([,}\]#\n]|$)""",
    re.IGNORECASE,
)
_E = TypeVar("_E", bound=Entry)


class Readable(NamedTuple):
    """A register as an audience may read it, and how many of its entries are stubs."""

    register: Register
    stubs: int


def as_read_by(audience: Marking, register: Register, markings: Markings | None = None) -> Readable:
    """Return a register as an audience may read it.

    `markings`: those that count, where `register` is not what the files say now. What was marked up since is kept from
    the audience in the past too, and what was marked down since is shown. Without them nothing was ever restricted but
    what is now.
    """
    markings = markings or Markings(register, {})
    if audience is EVERYTHING or not (markings.reach_above(audience) or _reaches_above(audience, register)):
        return Readable(register, 0)
    reading = _Reading(audience, markings)
    responses = {id: reading.record(each) for id, each in register.responses.items()}  # first: minutes name their files
    files = {name: (path, reading.records(getattr(register, name))) for name, path in FILE_OF.items()}
    holding_stubs = {response_path(id) for id, each in responses.items() if each is not register.responses[id]}
    holding_stubs |= {path for name, (path, records) in files.items() if records is not getattr(register, name)}
    corrections = {
        path: reading.corrections(path, each, has_stubs=path in holding_stubs)
        for path, each in register.corrections.items()
    }
    if not reading.stubs:
        return Readable(register, 0)
    for id, each in responses.items():  # a response carries its own corrections too
        if response_path(id) in corrections:
            responses[id] = _with(each, {"corrections": corrections[response_path(id)]})
    changed: dict[str, Any] = {name: records for name, (_, records) in files.items()}
    shown = replace(register, responses=responses, corrections=corrections, **changed)
    return Readable(shown, reading.stubs)


def _reaches_above(audience: Marking, register: Register) -> bool:
    return any(not may_read(audience, each.marking) for _, each in restrictable(register))


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
        if isinstance(record, Meeting) and self._keeps_back(record.minutes):
            shown["minutes"] = RESTRICTED
        return _with(record, shown)

    def _keeps_back(self, minutes: Any) -> bool:
        if minutes in self._files:
            return True
        is_kept_back = self._markings.keep_back_file(minutes, self._audience)
        self.stubs += is_kept_back  # else nothing might show that something is
        return is_kept_back

    def corrections(self, path: str, corrections: tuple[Correction, ...], has_stubs: bool) -> tuple[Correction, ...]:
        """Return the corrections of a file without what the audience may not read of the words that they repeat."""
        all_hidden = has_stubs or self._markings.keep_back_in(path, self._audience)
        return _or_same(tuple(self._correction(path, each, all_hidden) for each in corrections), corrections)

    def _correction(self, path: str, correction: Correction, is_hidden: bool) -> Correction:
        if (
            is_hidden
            or not may_read(self._audience, self._markings.of(path, correction))
            or self._markings.are_repeated(correction, self._audience)
        ):
            self.stubs += 1
            return _without_words(correction)
        return correction

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


def _without_words(correction: Correction) -> Correction:
    """Return a correction less the words that it may repeat; comparisons rest on its field, and on days that differ."""
    field = str(correction.field)
    is_open = {"field": _PATH.fullmatch(field) is not None}
    is_open["was"] = is_open["now"] = field.rpartition(".")[2] in _OPEN
    names = [each.name for each in hidden_in(Correction) if not is_open.get(each.name)]
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
