"""How the entries of a register are marked, now and ever, and so which of its words are kept from whom.

Takes registers, returns markings; hides nothing itself.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Iterator, Mapping
from functools import cached_property
from typing import Any

from tracker.register.promises.corrections import as_text, says_the_same
from tracker.register.records import CONCERNS, INDICATORS, MEETINGS, Register, response_path
from tracker.register.schema.corrections import Correction
from tracker.register.schema.entries import Entry, fields_of
from tracker.register.schema.levels import EVERYTHING, highest, lowest, may_read
from tracker.register.schema.meanings import hidden_in, known_by
from tracker.register.schema.response import Response
from tracker.register.schema.supporting import Concern, Indicator, Meeting
from tracker.register.text.folder import EVIDENCE
from tracker.register.walk import FILES, classes_in, entries
from tracker.vocabulary import Marking

# What may be restricted is every class with a marking; what it holds follows it.
RESTRICTABLE = frozenset(kind for kind in classes_in(FILES) if "marking" in fields_of(kind))
FOLLOWING = classes_in(RESTRICTABLE)

# Each text that was ever restricted, after the file in which it was, "" of a correction's: its highest marking.
EverRestricted = Mapping[tuple[str, str], Marking]

_OF_RESPONSES = classes_in({Response})
_OF_FILES = (
    (classes_in({Meeting}), MEETINGS),
    (classes_in({Concern}), CONCERNS),
    (classes_in({Indicator}), INDICATORS),
)
_LEAST = 20  # letters: a shorter text may stand within another by chance


def asks_the_past(register: Register) -> bool:
    """Return whether anything in a register may repeat what was restricted earlier, and is restricted no more."""
    return bool(register.corrections) or any(_is_file(meeting.minutes) for meeting in register.meetings)


def _is_file(minutes: Any) -> bool:
    return isinstance(minutes, str) and minutes.startswith(f"{EVIDENCE}/")


class Markings:
    """How the entries of a register are marked now, so that their earlier versions are kept from the same readers.

    `ever`: what was restricted at any revision, None where that cannot be known: then nothing that may repeat such
    words is told. `unclear`: files in which a marking is not understood: what is not found in `present` as it was
    counts as restricted there.
    """

    def __init__(self, present: Register, ever: EverRestricted | None, unclear: Collection[str] = ()) -> None:
        """Look at every entry that may be marked."""
        self._ever_by_file, self._unclear = ever, unclear
        self._by_words: dict[tuple[Any, ...], Marking] = {}
        self._by_day: dict[Hashable, Marking] = {}
        for holder, each in restrictable(present):
            words, key = words_of(each), _key(holder, each)
            self._by_words[words] = highest((self._by_words.get(words, Marking.PUBLIC), each.marking))
            self._by_day[key] = highest((self._by_day.get(key, Marking.PUBLIC), each.marking))

    @cached_property
    def _ever(self) -> dict[str, Marking]:
        """Each text that was restricted at some revision, with its highest marking."""
        markings: dict[str, Marking] = {}
        for (_, text), marking in (self._ever_by_file or {}).items():
            markings[text] = highest((markings.get(text, marking), marking))
        return markings

    @cached_property
    def _now(self) -> dict[str, Marking]:
        """Each text that an entry says now, with its lowest marking: who may read it somewhere knows it.

        A correction says what was: that it does makes nothing public.
        """
        markings: dict[str, Marking] = {}
        for words, marking in self._by_words.items():
            for text in _texts(words) if words[0] is not Correction else ():
                markings[text] = lowest((markings.get(text, marking), marking))
        return markings

    def reach_above(self, audience: Marking) -> bool:
        """Return whether anything is, or was, marked above an audience, or may have been."""
        if (self._unclear or self._ever_by_file is None) and audience is not EVERYTHING:
            return True
        return any(not may_read(audience, each) for each in (*self._by_day.values(), *self._ever.values()))

    def of(self, holder: str, entry: Any) -> Marking:
        """Return the marking that counts: that of the same words now, wherever they stand.

        Words that are not there now: the highest of its own, that of its id or day now, and what its texts ever had.
        `holder`: the id of the record that holds it; of a correction its file.
        """
        words = words_of(entry)
        same = self._by_words.get(words)
        if same is not None:
            return same
        if self._unclear and _file_of(holder, entry) in (None, *self._unclear):
            return EVERYTHING
        ever = (self._ever.get(text, Marking.PUBLIC) for text in _texts(words))
        return highest((entry.marking, self._by_day.get(_key(holder, entry), Marking.PUBLIC), *ever))

    def keep_back_file(self, name: str | None, audience: Marking) -> bool:
        """Return whether the name of a file, or an address, is that of evidence which an audience may not read."""
        if name is None:
            return False
        if self._ever_by_file is None and _is_file(name) and name not in self._now:
            return True
        return not may_read(audience, self._counting(name))

    def keep_back_in(self, path: str, audience: Marking) -> bool:
        """Return whether a file held words that an audience may not read, so that its corrections may repeat them."""
        if self._ever_by_file is None:
            return True
        held = (text for (file, text), marking in self._ever_by_file.items() if file == path)
        return any(not may_read(audience, self._counting(text)) for text in held)

    def are_repeated(self, correction: Correction, audience: Marking) -> bool:
        """Return whether a correction repeats what was restricted in another file."""
        texts = [text for text in (correction.was, correction.now, correction.reason) if isinstance(text, str)]
        return any(
            says_the_same(text, each) or _is_part_of(text, each) or _is_part_of(each, text)
            for file, text in self._ever_by_file or ()
            if file and not may_read(audience, self._counting(text))
            for each in texts
        )

    def _counting(self, text: str) -> Marking:
        """Return the marking of a text now, else the highest that it ever had."""
        now = self._now.get(text)
        return self._ever.get(text, Marking.PUBLIC) if now is None else now


def _is_part_of(text: str, other: str) -> bool:
    """Return whether a text, or what is left of one that was cut short, stands within another."""
    part = text.strip(" …")
    return len(part) >= _LEAST and part in other


def restrictable(register: Register) -> Iterator[tuple[str, Any]]:
    """Yield every entry that may be restricted, each with the id of what holds it; of a correction with its file."""
    for each in entries(register, RESTRICTABLE):
        yield each.path if isinstance(each.entry, Correction) else each.holder, each.entry


def _key(holder: str, entry: Any) -> Hashable:
    name = known_by(type(entry))
    return type(entry), holder, as_text(getattr(entry, name)) if name else None


def _file_of(holder: str, entry: Any) -> str | None:
    """Return the file in which an entry that may be restricted stands; None where that is not known here."""
    if isinstance(entry, Correction):
        return holder
    if type(entry) in _OF_RESPONSES:
        return response_path(holder.partition(".")[0])
    return next((path for kinds, path in _OF_FILES if type(entry) in kinds), None)


def words_of(entry: Any) -> tuple[Any, ...]:
    """Return the kind of an entry and all that its marking hides, in what it holds as well."""
    return type(entry), *(_plain(getattr(entry, field.name)) for field in hidden_in(type(entry)))


def texts_of(entry: Any) -> frozenset[str]:
    """Return the texts of an entry that its marking hides."""
    return frozenset(_texts(words_of(entry)))


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(map(_plain, value))
    return words_of(value) if isinstance(value, Entry) else value


def _texts(words: Collection[Any]) -> Iterator[str]:
    """Yield each text, and the numbers that stand together as one: a number alone would be found everywhere."""
    numbers = [str(each) for each in words if type(each) is int]
    if numbers:
        yield " of ".join(numbers)
    for each in words:
        if isinstance(each, str):
            yield each
        elif isinstance(each, tuple):
            yield from _texts(each)
