"""YAML text → plain values, and the line and column of every one of them.

Knows YAML and how its mistakes are told in plain words; knows nothing of what a register may say. Every scalar keeps
its text (`no` stays "no", `010` stays "010"); only an empty, `null` or `~` scalar is None. Read from libyaml's events.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence
from typing import Any, NamedTuple

from yaml import (
    AliasEvent,
    DocumentStartEvent,
    MappingStartEvent,
    MarkedYAMLError,
    ScalarEvent,
    SequenceStartEvent,
    StreamEndEvent,
)
from yaml.cyaml import CParser
from yaml.reader import ReaderError

PLACE = "\0place"  # the key under which a mapping carries its own place; no key that people can type
DEEPEST = 64
_NULLS = frozenset({"", "~", "null", "Null", "NULL"})
_COLUMNS = 20  # bits of a place that hold the column

Path = Sequence[str | int]


class Repeated(str):
    """A key that its mapping has already. It equals nothing but itself, so that both values are kept."""

    __slots__ = ()
    __eq__ = object.__eq__
    __ne__ = object.__ne__
    __hash__ = object.__hash__


class Fault(NamedTuple):
    """What is wrong with the YAML at one place."""

    line: int
    column: int
    code: str
    message: str


class Document(NamedTuple):
    """A document: its values, and the place of every node (keys too) in the order in which they are written."""

    values: Any
    places: array[int]
    faults: list[Fault]


class Unreadable(Exception):
    """The text is no YAML that a register may hold; `faults` tells why."""

    def __init__(self, *faults: Fault) -> None:
        """Carry the faults."""
        super().__init__(*faults)
        self.faults = faults


def line_of(place: int) -> int:
    """Return the line, from 1, of a place."""
    return (place >> _COLUMNS) + 1


def column_of(place: int) -> int:
    """Return the column, from 1, of a place."""
    return (place & (1 << _COLUMNS) - 1) + 1


def read(text: str) -> Document:
    """Return the values of a YAML text of one document, with their places; raise `Unreadable`, which tells why not."""
    try:
        if "&" in text or "*" in text or "!" in text:
            _refuse_anchors_and_tags(text)
        return _document(CParser(text))
    except ReaderError as error:
        raise Unreadable(_bad_character(text, error)) from None
    except MarkedYAMLError as error:
        raise Unreadable(_in_plain_words(error)) from None


def place_of(document: Document, path: Path, key: bool = False) -> int:
    """Return the place of the value at `path` (or of its `key`); where the path ends early, of the last thing on it."""
    return place_below(document, (0, document.values), path, key)


def place_below(document: Document, start: tuple[int, Any], path: Path, key: bool = False) -> int:
    """Return the place of the value at `path` below the node `start`, given as its number and its value."""
    number, node = start
    for step in path:
        found = _step(node, step)
        if found is None:
            break
        before, node = found
        number += before
        if key and step is path[-1] and isinstance(step, str):
            number -= 1
    return document.places[number] if number < len(document.places) else 0


def mappings(document: Document) -> dict[int, tuple[int, dict[str, Any]]]:
    """Return every mapping by its place, with its number in the order of the nodes."""
    found: dict[int, tuple[int, dict[str, Any]]] = {}
    _number(document.values, 0, found)
    return found


def _number(node: Any, number: int, found: dict[int, tuple[int, dict[str, Any]]]) -> int:
    """Note the mappings in `node`, which is number `number`; return the number of the node after it."""
    after = number + 1
    if isinstance(node, dict):
        found[node[PLACE]] = number, node
        for name, value in node.items():
            if name is not PLACE:
                after = _number(value, after + 1, found)
    elif isinstance(node, list):
        for value in node:
            after = _number(value, after, found)
    return after


def _step(node: Any, step: str | int) -> tuple[int, Any] | None:
    """Return how many nodes after `node` its child at `step` comes, and the child."""
    before = 1
    if isinstance(node, dict):
        for name, value in node.items():
            if name is PLACE:
                continue
            if name is step or str.__eq__(name, str(step)):
                return before + 1, value
            before += 1 + _size(value)
    elif isinstance(node, list) and isinstance(step, int) and step < len(node):
        return before + sum(_size(value) for value in node[:step]), node[step]
    return None


def _size(node: Any) -> int:
    if isinstance(node, dict):
        return 1 + sum(1 + _size(value) for name, value in node.items() if name is not PLACE)
    if isinstance(node, list):
        return 1 + sum(map(_size, node))
    return 1


def _document(parser: CParser) -> Document:
    get, places = parser.get_event, array("Q")
    faults: list[Fault] = []
    get()
    event = get()
    if type(event) is StreamEndEvent:
        return Document(None, array("Q", [0]), faults)
    values = _value(get, get(), places, faults, 0)
    get()
    event = get()
    if type(event) is DocumentStartEvent:
        message = "A second document starts here. Keep one document to a file: take this '---' line out."
        raise Unreadable(*faults, _fault(event, "document", message))
    return Document(values, places, faults)


def _fault(event: Any, code: str, message: str) -> Fault:
    return Fault(event.start_mark.line + 1, event.start_mark.column + 1, code, message)


def _value(get: Callable[[], Any], event: Any, places: array[int], faults: list[Fault], depth: int) -> Any:
    mark = event.start_mark
    places.append(mark.line << _COLUMNS | mark.column)
    kind = type(event)
    if kind is ScalarEvent:
        text = event.value
        return None if text in _NULLS and not event.style else text
    if depth == DEEPEST:
        message = (
            f"This is nested more than {DEEPEST} deep. Nothing in a register is: check the brackets and indentation."
        )
        raise Unreadable(_fault(event, "nesting", message))
    return (_mapping if kind is MappingStartEvent else _sequence)(get, places, faults, depth + 1)


def _sequence(get: Callable[[], Any], places: array[int], faults: list[Fault], depth: int) -> list[Any]:
    values = []
    while True:
        event = get()
        kind = type(event)
        if kind is ScalarEvent or kind is MappingStartEvent or kind is SequenceStartEvent:
            values.append(_value(get, event, places, faults, depth))
        else:
            return values


def _mapping(get: Callable[[], Any], places: array[int], faults: list[Fault], depth: int) -> dict[str, Any]:
    values: dict[str, Any] = {PLACE: places[-1]}
    place = places.append
    while True:
        event = get()
        if type(event) is not ScalarEvent:
            if type(event) is MappingStartEvent or type(event) is SequenceStartEvent:
                raise Unreadable(_not_a_key(event))
            return values
        key = event.value
        mark = event.start_mark
        place(mark.line << _COLUMNS | mark.column)
        if key in values:
            message = f"'{key}' is written twice here. Keep one of them: the other would be lost."
            faults.append(_fault(event, "repeated", message))
            key = Repeated(key)
        event = get()
        if type(event) is ScalarEvent:
            mark = event.start_mark
            place(mark.line << _COLUMNS | mark.column)
            text = event.value
            values[key] = None if text in _NULLS and not event.style else text
        else:
            values[key] = _value(get, event, places, faults, depth)


def _not_a_key(event: Any) -> Fault:
    message = "A list or a map stands where a name is wanted. Write name: value; put text that holds [ or { in quotes."
    return _fault(event, "yaml", message)


def _refuse_anchors_and_tags(text: str) -> None:
    faults: list[Fault] = []
    parser = CParser(text)
    while type(event := parser.get_event()) is not StreamEndEvent:
        anchor, tag = getattr(event, "anchor", None), getattr(event, "tag", None)
        if type(event) is AliasEvent:
            faults.append(_fault(event, "alias", f"'*{anchor}' is an alias. Write the value out, or put it in quotes."))
        elif anchor is not None:
            faults.append(_fault(event, "anchor", f"'&{anchor}' is an anchor. Take it out, or put the text in quotes."))
        elif tag is not None:
            short = tag.replace("tag:yaml.org,2002:", "!!")
            faults.append(_fault(event, "tag", f"'{short}' is a tag. Take it out, or put the text in quotes."))
    if faults:
        raise Unreadable(*faults)


def _bad_character(text: str, error: ReaderError) -> Fault:
    before = text.encode()[: error.position].decode(errors="ignore")
    character = text[len(before) : len(before) + 1]
    line = before.count("\n") + 1
    message = f"The character U+{ord(character or chr(0)):04X} does not belong in a text. Take it out."
    return Fault(line, len(before) - before.rfind("\n"), "character", message)


_PLAIN_WORDS = (  # what libyaml says, and the same for somebody who has never heard of YAML
    (
        "cannot start any token",
        "This line cannot be read. Indent with spaces, never with a tab; put text that starts with % @ or ` in quotes.",
    ),
    (
        "mapping values are not allowed",
        "A colon with a space after it stands inside a text. Put the whole text in quotes.",
    ),
    ("could not find expected ':'", "A colon is missing on this line or the one before: write name: value."),
    ("unexpected end of stream", "A quotation mark was opened here and never closed."),
    (
        "did not find expected key",
        "This line is not indented like its neighbours, or a quotation mark above it is not closed.",
    ),
    ("did not find expected '-' indicator", "This line is not indented like the list it stands in."),
    ("did not find expected ',' or", "A bracket was opened above and never closed, or a comma is missing."),
    ("block sequence entries are not allowed", "A list cannot start here. Put its first '- ' on a new line."),
    ("did not find expected alphabetic", "A * or & starts this text. Put the text in quotes."),
)


def _in_plain_words(error: MarkedYAMLError) -> Fault:
    said = error.problem or "it cannot be read"
    mark = error.context_mark if "end of stream" in said and error.context_mark else error.problem_mark
    message = next((plain for theirs, plain in _PLAIN_WORDS if theirs in said), f"This is not YAML: {said}.")
    line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
    return Fault(line, column, "yaml", message)
