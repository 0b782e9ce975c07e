"""A register's file as text → its lines, with a stub in place of whatever an audience may not read.

What may be shown is looked up, not what is to be hidden: names that the format declares, values that the audience's own
register holds at that very place, and the signs of YAML between them. All else is hidden: comments, which have no
marking, and whatever nobody thought of.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from yaml import (
    CollectionEndEvent,
    CollectionStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)
from yaml._yaml import CParser

from tracker.dates import as_written
from tracker.register.reading.file_reading import TOP
from tracker.register.records import ASKED, Register, response_path
from tracker.register.schema.entries import Entry
from tracker.register.schema.meanings import DeclaredField, declared_fields
from tracker.register.schema.response import Response
from tracker.register.schema.restricted import RESTRICTED, Restricted
from tracker.register.text.fault import Unreadable
from tracker.register.text.marked_yaml import place_of, read
from tracker.register.walk import classes_in, entries, entries_of, entries_of_response
from tracker.vocabulary import Word

Line = tuple[str | Restricted, ...]  # what stands on it, in order; nothing on a blank one

_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
# Between values: a comment, the signs that hold a file together, and what is neither.
_BETWEEN = re.compile(r"(?P<comment>#[^\r\n]*)|(?P<sign>[\s\-:,\[\]{}?]+)|(?P<other>[^\s\-:,\[\]{}?#][^\r\n]*)")
_BLOCK = re.compile(r"(?P<signs>[|>][-+0-9]{0,2})(?P<rest>[^\r\n]*(?:\r\n|\r|\n)?)(?P<words>.*)", re.DOTALL)
_BREAK = re.compile(r"\r\n|\r|\n")


def whole_lines(text: str) -> tuple[Line, ...]:
    """Return the lines of a text as they stand there: for readers of everything."""
    return tuple((line,) if line else () for line in _without_the_last(_BREAK.split(text)))


def readable_lines(path: str, text: str, register: Register) -> tuple[Line, ...]:
    """Return the lines of a file of a register; raise `Unreadable` where it is no YAML, so that nothing is shown.

    `register`: what the text was read as, less what the audience may not read.
    """
    if faults := read(text).faults:
        raise Unreadable(*faults)
    kind: Any = TOP.get(path, Response)
    return tuple(_lines(_TextWalk(text, entries_by_place(path, register)).pieces(kind)))


def entries_by_place(path: str, register: Register) -> dict[int, Entry]:
    """Return the entries of a file by their places in it, as a register holds them."""
    if path in TOP:
        settings = entries_of(register.settings, None, path) if path == ASKED else ()
        held = (each for each in entries(register, classes_in({TOP[path]})) if each.path == path)
        return {each.entry.place: each.entry for each in (*settings, *held)}
    response = next((each for id, each in register.responses.items() if response_path(id) == path), None)
    if response is None:
        return {}
    corrections = {each.place: each for each in response.corrections}
    found = {each.entry.place: each.entry for each in entries_of_response(register, response)}
    return {response.place: response, **corrections, **found}


class _TextWalk:
    """One walk through a text: what of it is shown, piece by piece."""

    def __init__(self, text: str, records: Mapping[int, Entry]) -> None:
        self._text, self._records = text, records
        self._get = CParser(text).get_event
        self._at = 0
        self._pieces: list[tuple[str, bool]] = []

    def pieces(self, kind: Any) -> list[tuple[str, bool]]:
        """Return the whole text in pieces, each with whether it is shown; `kind`: the class of the file."""
        self._get()
        if type(self._get()) is not StreamEndEvent:
            root = self._get()
            if type(root) is not MappingStartEvent:
                self._hide(root)
            elif kind is Response:
                self._record(self._records.get(place_of(root.start_mark)), root)
            else:  # of such a file no record is kept, only what its lists hold
                self._mapping({field.written: (field, ()) for field in declared_fields(kind)})
        self._between(len(self._text))
        return self._pieces

    def _record(self, entry: Entry | None, event: Any) -> None:
        if entry is None:
            self._hide(event)
            return
        kind: Any = type(entry)
        self._mapping({field.written: (field, getattr(entry, field.name)) for field in declared_fields(kind)})

    def _mapping(self, held: Mapping[str, tuple[DeclaredField, Any]]) -> None:
        """Go through a mapping that has begun; `held`: what the audience's register holds, by the names in files."""
        key: Any
        while type(key := self._get()) is not MappingEndEvent:
            if key.value in held:
                self._scalar(key)
                self._value(self._get(), *held[key.value])
            else:
                self._hide(key)
                self._hide(self._get())

    def _value(self, event: Any, field: DeclaredField, value: Any) -> None:
        if value is RESTRICTED or value == (RESTRICTED,):
            self._hide(event)
        elif type(event) is SequenceStartEvent and field.is_list:
            while type(event := self._get()) is not SequenceEndEvent:
                self._value(event, field, value)
        elif type(event) is MappingStartEvent and field.entries is not None:
            entry = self._records.get(place_of(event.start_mark))
            self._record(entry if type(entry) is field.entries else None, event)
        elif type(event) is ScalarEvent and (_is_nothing(event) or _is_told(event.value, field, value)):
            self._scalar(event)
        else:
            self._hide(event)

    def _hide(self, event: Any) -> None:
        """Hide a value, or a name, with all that it holds."""
        self._between(event.start_mark.index)
        depth, last = 0, event
        while True:
            depth += isinstance(last, CollectionStartEvent) - isinstance(last, CollectionEndEvent)
            if depth == 0:
                break
            last = self._get()
        self._take(last.end_mark.index, shown=False)

    def _scalar(self, event: Any) -> None:
        """Show a value or a name, where it is written as the parser read it and holds nothing beside it."""
        self._between(event.start_mark.index)
        written = self._text[event.start_mark.index : event.end_mark.index]
        block = _BLOCK.fullmatch(written) if event.style in ("|", ">") else None
        if block is not None and _alike(block["words"], event.value):
            self._take(self._at + len(block["signs"]), shown=True)
            self._between(self._at + len(block["rest"]))  # a comment may stand there
            self._take(event.end_mark.index, shown=True)
        elif event.style in ("'", '"'):
            is_whole = len(written) > 1 and written[0] == written[-1] == event.style
            self._take(event.end_mark.index, shown=is_whole)
        else:
            self._take(event.end_mark.index, shown=block is None and _alike(written, event.value))

    def _between(self, end: int) -> None:
        """Take what stands between two values: of it only the signs of YAML are shown."""
        for found in _BETWEEN.finditer(self._text, self._at, end):
            if found["comment"]:
                words = found[0][1:].strip()
                self._pieces += [("# ", True), (words, False)] if words else [(found[0], True)]
            else:
                self._pieces.append((found[0], found["sign"] is not None))
        self._at = max(self._at, end)

    def _take(self, end: int, *, shown: bool) -> None:
        self._pieces.append((self._text[self._at : end], shown))
        self._at = max(self._at, end)


def _is_nothing(event: Any) -> bool:
    return event.value in _NULLS and not event.style


def _is_told(written: str, field: DeclaredField, value: Any) -> bool:
    """Return whether a text says what the audience's register holds in a field, or in its list."""
    if field.entries is not None:
        return False
    return any(_says(written, each) for each in (value if isinstance(value, tuple) else (value,)))


def _says(written: str, value: Any) -> bool:
    match value:
        case bool():
            return written == ("true" if value else "false")
        case int() | float():
            return re.fullmatch(r"-?[0-9]+(\.[0-9]+)?", written, re.ASCII) is not None and float(written) == value
        case date():
            return written == as_written(value)
        case Word():
            return written == value.value
        case str():
            return written == value
    return False


def _alike(written: str, value: str) -> bool:
    """Return whether what is written is the value and nothing more, but for where its lines are folded."""
    return written.split() == value.split()


def _lines(pieces: list[tuple[str, bool]]) -> list[Line]:
    lines: list[list[str | Restricted]] = [[]]
    for piece, shown in pieces:
        for number, part in enumerate(_BREAK.split(piece)):
            if number:
                lines.append([])
            _add(lines[-1], part, shown)
    return [tuple(line) for line in _without_the_last(lines)]


def _add(line: list[str | Restricted], part: str, shown: bool) -> None:
    """Add a part to a line. Of hidden words only where they begin is seen: neither how many there are, nor how long."""
    if shown:
        indent, hidden = part, False
    else:
        indent, hidden = "" if line else part[: len(part) - len(part.lstrip())], bool(part.strip())
    if indent and line and isinstance(line[-1], str):
        line[-1] += indent
    elif indent:
        line.append(indent)
    if hidden and not (line and line[-1] is RESTRICTED):
        line.append(RESTRICTED)


def _without_the_last(lines: list[Any]) -> list[Any]:
    """Return the lines less what follows the last line break, where nothing does."""
    return lines if lines[-1] else lines[:-1]
