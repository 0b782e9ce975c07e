"""A value that its field does not allow → a problem in plain words, at its own line and column.

Knows pydantic's errors and how to tell them to somebody who is no developer; knows no rule across records.
"""

from collections.abc import Iterable, Iterator
from dataclasses import is_dataclass
from difflib import get_close_matches
from enum import EnumType
from typing import Any, get_args, get_type_hints

from pydantic import ValidationError

from tracker.problems import Problem
from tracker.register.marked_yaml import PLACE, Document, column_of, line_of, place_of

Path = tuple[str | int, ...]

_FORMS = {
    "^[a-z0-9]+(-[a-z0-9]+)*$": "small letters, digits and single hyphens, for example oversight-group",
    "^[A-Z][A-Z0-9]*$": "capitals and digits, for example ICO",
    "^[A-Z][A-Z0-9]*-[0-9]{2,}$": "its source's id, a hyphen and two or more digits, for example ICO-05",
    "^[A-Z][A-Z0-9]*-[0-9]{2,}\\.[0-9]+$": "its recommendation's id, a dot and a number, for example ICO-05.1",
    "^E[0-9]+$": "E and a number, for example E1",
    "^D[0-9]+$": "D and a number, for example D1",
    "^C[0-9]+$": "C and a number, for example C1",
    "^[a-z0-9]+$": "a small letter or a number, for example a",
    "^[0-9a-f]{64}$": "64 digits and small letters a to f, as sha256sum prints them",
}
_WANTED = {
    "string_type": "a text",
    "enum": "a word",
    "tuple_type": "a list ('- ' before each item)",
    "dataclass_type": "a map (lines of name: value, indented below it)",
    "dataclass_exact_type": "a map (lines of name: value, indented below it)",
}


def problem_at(path: str, place: int, code: str, message: str) -> Problem:
    """Return the error `message` at a place of the file `path`."""
    return Problem(path, line_of(place), column_of(place), "error", code, message)


def nearest(word: str, words: Iterable[str]) -> str:
    """Return " Did you mean 'x'?" for the nearest of `words`, or nothing where none is near."""
    close = get_close_matches(word, list(words), 1, 0.6)
    return f" Did you mean '{close[0]}'?" if close else ""


def complaints(path: str, document: Document, declared: Any, error: ValidationError) -> Iterator[Problem]:
    """Yield each thing that is wrong with the values of a file of the class `declared`."""
    for fault in error.errors(include_url=False):
        loc: Path = tuple(fault["loc"])
        code, message = _told(fault, loc, declared)
        at_key = fault["type"] == "unexpected_keyword_argument"
        place = place_of(document, loc[:-1] if fault["type"] == "missing" else loc, key=at_key)
        yield problem_at(path, place, code, message)


def _told(fault: Any, loc: Path, declared: Any) -> tuple[str, str]:
    kind, value, field = fault["type"], fault["input"], str(loc[-1]) if loc else "The file"
    if kind == "missing":
        return "missing", f"'{field}' is missing here. Add a line '{field}: …'."
    if kind == "unexpected_keyword_argument":
        names = [name for name in _fields(_class_at(declared, loc[:-1])) if name != PLACE]
        return "unknown", f"'{field}' is not a field here.{nearest(field, names) or ' There are: ' + _listed(names)}"
    if kind == "enum" and isinstance(value, str):
        words = _words_at(declared, loc)
        return "word", f"'{value[:60]}' is not a word for '{field}'. Use one of {_listed(words)}{nearest(value, words)}"
    if kind == "string_pattern_mismatch":
        form = _FORMS[fault["ctx"]["pattern"]]
        return "form", f"'{value[:60]}' is not written as '{field}' must be: {form}."
    if kind == "string_too_short" or (value is None and kind in _WANTED):
        return (
            "empty",
            f"'{field}' is empty. Write {_WANTED.get(kind, 'a text')}, or take the line out if it may be left out.",
        )
    if kind in _WANTED:
        return "shape", f"{_what(value)} stands where '{field}' wants {_WANTED[kind]}."
    return kind, fault["msg"]


def _listed(words: Iterable[str]) -> str:
    return ", ".join(words) + "."


def _what(value: Any) -> str:
    return {dict: "A map", list: "A list", type(None): "Nothing"}.get(type(value), f"'{str(value)[:60]}'")


def _fields(declared: Any) -> dict[str, Any]:
    """Return the fields of a class by the names that files use, each with the type behind it."""
    hints = get_type_hints(declared, include_extras=True)
    return {info.validation_alias or name: hints[name] for name, info in declared.__pydantic_fields__.items()}


def _class_at(declared: Any, loc: Path) -> Any:
    for step in loc:
        if isinstance(step, str):
            declared = next(_within(_fields(declared)[step], is_dataclass))
    return declared


def _words_at(declared: Any, loc: Path) -> list[str]:
    names = [step for step in loc if isinstance(step, str)]
    hint = _fields(_class_at(declared, tuple(names[:-1])))[names[-1]]
    return [word.value for word in next(_within(hint, lambda each: isinstance(each, EnumType)))]


def _within(hint: Any, wanted: Any) -> Iterator[Any]:
    if isinstance(hint, type) and wanted(hint):
        yield hint
    for inner in get_args(hint):
        yield from _within(inner, wanted)
