"""What is left of a file when what is wrong with it is set aside, so that the rest can be checked all the same.

Knows how to take values out of values; tells nobody what was wrong.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from pydantic import ValidationError

from tracker.register.reading.likeness import is_like_marking
from tracker.register.schema.entries import fields_of
from tracker.register.schema.meanings import validated
from tracker.register.text.marked_yaml import PLACE, Repeated

Path = tuple[str | int, ...]
_ROUNDS = 8


def what_is_sound(values: Any, declared: Any, instead: Mapping[str, Any]) -> Any:
    """Return the records of the class `declared` that are sound in `values`, or None where the file has no shape.

    `instead` stands in for a field that must be there and is not sound. Of an entry that is marked twice nobody can
    tell which marking is meant, nor what that of a whole file is to hold for: neither is sound.
    """
    values = _with_no_marking_given_twice(values)
    for _ in range(_ROUNDS):
        try:
            return validated(declared, without(values, ()))
        except ValidationError as error:
            if not isinstance(values, dict):
                return None
            faults = error.errors(include_url=False, include_input=False)
            if any(_marks_the_file(fault["loc"], fault["type"]) for fault in faults):
                return None
            values = {**instead, **without(values, {_set_aside(fault["loc"], fault["type"]) for fault in faults})}
    return None


def _with_no_marking_given_twice(values: Any) -> Any:
    if isinstance(values, list):
        return [_with_no_marking_given_twice(value) for value in values]
    if not isinstance(values, dict):
        return values
    twice = any(type(name) is Repeated and str(name) == "marking" for name in values)
    return {
        name: None if twice and name == "marking" else _with_no_marking_given_twice(value)
        for name, value in values.items()
    }


def _marks_the_file(loc: Path, kind: str) -> bool:
    return len(loc) == 1 and kind == "unexpected_keyword_argument" and is_like_marking(str(loc[0]))


def without(values: Any, paths: Iterable[Path]) -> Any:
    """Return `values` without what stands at `paths`, and without repeated keys. `values` itself is left as it is."""
    below: dict[str | int, list[Path]] = {}
    for path in paths:
        if path:
            below.setdefault(path[0], []).append(path[1:])
    gone = {step for step, rest in below.items() if () in rest}
    if isinstance(values, dict) and 0 in gone:
        return None  # one entry that stands without its list
    if isinstance(values, dict):
        left = ((name, value) for name, value in values.items() if type(name) is not Repeated and name not in gone)
        return {name: without(value, below.get(name, ())) for name, value in left}
    if isinstance(values, list):
        return [without(value, below.get(step, ())) for step, value in enumerate(values) if step not in gone]
    return values


def _set_aside(loc: Path, kind: str) -> Path:
    """Return what is to go for a fault at `loc`: the innermost record of a list that it is in, else the whole field."""
    numbers = [number for number, step in enumerate(loc) if isinstance(step, int)]
    if numbers and numbers[-1] == len(loc) - 1 and kind.startswith("string"):
        numbers.pop()  # one of the texts of a record: without it the record would say something else
    return loc[: numbers[-1] + 1] if numbers else loc[:1]


def ids_written(values: Any, field: str, declared: Any) -> set[str] | None:
    """Return the ids in the list `field` of a file as it is written, sound or not; None where they cannot be told.

    `values`: the file as written, or None where all of it is sound.
    """
    if values is None:
        return set()
    lists = [items for name, items in values.items() if str.__eq__(name, field)]
    if not lists and not fields_of(declared).keys() >= {name for name in values if name is not PLACE}:
        return None  # it may be there under another name
    ids = [_id_of(item) for items in lists if items is not None for item in _items(items)]
    return None if None in ids else {each for each in ids if each is not None}


def _items(items: Any) -> list[Any]:
    return items if isinstance(items, list) else [None]


def _id_of(item: Any) -> str | None:
    written = item.get("id") if isinstance(item, dict) else None
    return written if isinstance(written, str) else None
