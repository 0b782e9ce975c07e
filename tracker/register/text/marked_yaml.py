"""YAML text → plain values; and, where something is told of one, the line and column of every one of them.

Knows YAML; knows nothing of what a register may say. Every scalar keeps its text (`no` stays "no", `010` stays "010");
only an empty, `null` or `~` scalar is None. Read from libyaml's events.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection, Sequence
from sys import intern
from typing import Any, NamedTuple

from yaml import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    MarkedYAMLError,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
)
from yaml._yaml import CParser
from yaml.reader import ReaderError

from tracker.problems import quoted
from tracker.register.text.fault import Fault, Unreadable
from tracker.register.text.yaml_faults import bad_character, in_plain_words, misplaced_character

PLACE = "\0place"  # the key under which a mapping carries its own place; no key that people can type
DEEPEST = 64
NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_COLUMNS = 20  # bits of a place that hold the column
_MISPLACED = "\x85\u2028\u2029\ufeff"  # libyaml begins a line at the first three, editors do not; nobody sees the last

Path = Sequence[str | int]


class Repeated(str):
    """A key that its mapping has already. It equals nothing but itself, so that both values are kept."""

    __slots__ = ()
    __hash__ = object.__hash__

    def __eq__(self, other: object) -> bool:
        """Answer whether `other` is this very key."""
        return self is other

    def __ne__(self, other: object) -> bool:
        """Answer whether `other` is another key."""
        return self is not other


class Document(NamedTuple):
    """A document: its values, each mapping with its own place."""

    values: Any
    faults: list[Fault]


class Index(NamedTuple):
    """Where the values of a document are, each node told by its number in the order in which they are written.

    `places`: of every node, keys too.
    """

    places: array[int]
    mappings: dict[int, int]  # the place of a mapping: its number
    children: dict[int, dict[str | int, int]]  # the number of a mapping or list: those of its values

    def place(self, path: Path, start: int = 0, key: bool = False) -> int:
        """Return the place of the value (or of its key) at `path` below the mapping at the place `start`, or the root.

        Where the path ends early: the place of the last thing on it.
        """
        number = self.mappings.get(start, 0) if start else 0
        for step in path:
            found = self.children.get(number, {}).get(step)
            if found is None and step == 0:
                continue  # one entry may stand without its list
            if found is None:
                return self.places[number]
            number = found
        return self.places[number - 1 if key and path and isinstance(path[-1], str) else number]


def line_of(place: int) -> int:
    """Return the line, from 1, of a place."""
    return (place >> _COLUMNS) + 1


def column_of(place: int) -> int:
    """Return the column, from 1, of a place."""
    return (place & (1 << _COLUMNS) - 1) + 1


def read(text: str) -> Document:
    """Return the values of a YAML text of one document; raise `Unreadable`, which tells why not."""
    faults: list[Fault] = []
    if not text.isascii() or len(text) >> _COLUMNS:
        _refuse_lines_that_mislead(text)
    try:
        if "&" in text or "*" in text or "!" in text:
            _refuse_anchors_and_tags(text, faults)
        return Document(_root(CParser(text), faults), faults)
    except ReaderError as error:
        raise Unreadable(*faults, bad_character(text, error)) from None
    except MarkedYAMLError as error:
        raise Unreadable(*faults, in_plain_words(text, error)) from None


def index_of(text: str) -> Index:
    """Return where every value of a text that can be read is found.

    It goes through the text anew, and only where something is told of a value: of most no place is ever asked for.
    """
    get, index = CParser(text).get_event, Index(array("Q"), {}, {})
    get()
    if type(get()) is StreamEndEvent:
        index.places.append(0)
    else:
        _enter(get, get(), index)
    return index


def _enter(get: Callable[[], Any], event: Any, index: Index) -> None:
    """Enter the node that `event` begins, and what it holds."""
    places = index.places
    number, place = len(places), place_of(event.start_mark)
    places.append(place)
    if type(event) is SequenceStartEvent:
        items = index.children[number] = {}
        while type(event := get()) is not SequenceEndEvent:
            items[len(items)] = len(places)
            _enter(get, event, index)
    elif type(event) is MappingStartEvent:
        index.mappings[place] = number
        named = index.children[number] = {}
        while type(event := get()) is not MappingEndEvent:
            places.append(place_of(event.start_mark))
            named.setdefault(event.value, len(places))  # of a name that is written twice the first counts
            _enter(get, get(), index)


def place_of(mark: Any) -> int:
    return int(mark.line << _COLUMNS | mark.column)


def paths_of(index: Index, numbers: Collection[int]) -> dict[int, Path]:
    """Return the path of each of some values, told by their numbers; a key has none."""
    paths: dict[int, Path] = {}
    waiting: list[tuple[int, tuple[str | int, ...]]] = [(0, ())]
    while waiting:
        number, path = waiting.pop()
        if number in numbers:
            paths[number] = path
        waiting += ((each, (*path, step)) for step, each in index.children.get(number, {}).items())
    return paths


def _root(parser: CParser, faults: list[Fault]) -> Any:
    get = parser.get_event
    get()
    event = get()
    if type(event) is StreamEndEvent:
        return None
    values = _value(get, get(), faults, 0)
    get()
    event = get()
    if type(event) is DocumentStartEvent:
        message = "A second document starts here. Keep one document to a file: take this '---' line out."
        raise Unreadable(*faults, _fault(event, "document", message))
    return values


def _fault(event: Any, code: str, message: str) -> Fault:
    return Fault(event.start_mark.line + 1, event.start_mark.column + 1, code, message)


def _value(get: Callable[[], Any], event: Any, faults: list[Fault], depth: int) -> Any:
    kind = type(event)
    if kind is ScalarEvent:
        text = event.value
        return None if text in NULLS and not event.style else text
    if depth == DEEPEST:
        raise Unreadable(*faults, _too_deep(event))
    if kind is MappingStartEvent:
        return _mapping(get, place_of(event.start_mark), faults, depth + 1)
    return _sequence(get, faults, depth + 1)


def _sequence(get: Callable[[], Any], faults: list[Fault], depth: int) -> list[Any]:
    values = []
    while type(event := get()) is not SequenceEndEvent:
        values.append(_value(get, event, faults, depth))
    return values


def _mapping(get: Callable[[], Any], place: int, faults: list[Fault], depth: int) -> dict[str, Any]:
    values: dict[str, Any] = {PLACE: place}
    while type(event := get()) is not MappingEndEvent:
        if type(event) is not ScalarEvent:
            raise Unreadable(*faults, _not_a_key(event))
        key = intern(event.value)  # a name stands in thousands of mappings
        if key in values:
            message = f"{quoted(key)} is written twice here. Keep one of them, or put what both say under one."
            faults.append(_fault(event, "repeated", message))
            key = Repeated(key)
        event = get()
        if type(event) is ScalarEvent:  # by far the most, so without a call
            text = event.value
            values[key] = None if text in NULLS and not event.style else text
        else:
            values[key] = _value(get, event, faults, depth)
    return values


def _too_deep(event: Any) -> Fault:
    message = f"This is nested more than {DEEPEST} deep. Nothing in a register is: check the brackets and indentation."
    return _fault(event, "nesting", message)


def _not_a_key(event: Any) -> Fault:
    message = (
        "A bracket stands where a name should be. Write 'name: value'; put a text that starts with [ or { in quotes."
    )
    return _fault(event, "yaml", message)


def _refuse_lines_that_mislead(text: str) -> None:
    for character in _MISPLACED:
        if character in text:
            raise Unreadable(misplaced_character(text, text.index(character)))
    if len(text) >> _COLUMNS:
        for number, line in enumerate(text.splitlines(), 1):
            if len(line) >> _COLUMNS:
                message = "This line holds more than a million characters. Break it into lines."
                raise Unreadable(Fault(number, 1, "size", message))


def _refuse_anchors_and_tags(text: str, faults: list[Fault]) -> None:
    parser, depth = CParser(text), 0
    while type(event := parser.get_event()) is not StreamEndEvent:
        depth += isinstance(event, CollectionStartEvent) - isinstance(event, CollectionEndEvent)
        if depth > DEEPEST:
            raise Unreadable(*faults, _too_deep(event))
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        if type(event) is AliasEvent:
            faults.append(_fault(event, "alias", _not_used(f"*{anchor}", "an alias", "write the value out")))
        elif anchor is not None:
            faults.append(_fault(event, "anchor", _not_used(f"&{anchor}", "an anchor", "take it out")))
        elif tag is not None:
            short = tag.replace("tag:yaml.org,2002:", "!!")
            faults.append(_fault(event, "tag", _not_used(short, "a tag", "take it out")))
    if faults:
        raise Unreadable(*faults)


def _not_used(word: str, what: str, remedy: str) -> str:
    return f"{quoted(word)} is read as {what}, which a register does not use. Put the text in quotes, or {remedy}."
