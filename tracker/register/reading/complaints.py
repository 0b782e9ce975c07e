"""A value that its field does not allow → a problem in plain words, at its own line and column.

Knows pydantic's errors and how to tell them to somebody who is no developer; knows no rule across records.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import is_dataclass
from difflib import get_close_matches
from functools import lru_cache
from typing import Any, get_args

from pydantic import ValidationError

from tracker.problems import Problem, quoted
from tracker.register.schema.entries import fields_of, required_in
from tracker.register.schema.fields import REPORTABLE, Name, Text, shown
from tracker.register.text.marked_yaml import column_of, index_of, line_of
from tracker.register.text.signs import odd_sign, odd_text
from tracker.vocabulary import Status, Word

Path = tuple[str | int, ...]

_NO_FIELD = "unexpected_keyword_argument"
_SHAPES = frozenset({"string_type", "tuple_type", "dataclass_type"})
_FORMS = {
    "^[a-z0-9]+(-[a-z0-9]+)*$": "small letters, digits and single hyphens, for example oversight-group",
    "^[A-Z][A-Z0-9]*$": "capitals and digits, for example ICO",
    "^[A-Z][A-Z0-9]*-[0-9]{2,}$": "its source's id, a hyphen and two or more digits, for example ICO-05",
    "^[A-Z][A-Z0-9]*-[0-9]{2,}\\.[0-9]+$": "its recommendation's id, a dot and a number, for example ICO-05.1",
    "^E[0-9]+$": "E and a number, for example E1",
    "^D[0-9]+$": "D and a number, for example D1",
    "^C[0-9]+$": "C and a number, for example C1",
    "^[a-z0-9]+$": "small letters and digits, for example a",
    "^[0-9a-f]{64}$": "64 digits and small letters a to f; without it, `check` prints the right one",
}
_GROUP = "a group of names and values (lines of 'name: value', indented below it)"
_WANTED = {
    "string_type": "a text",
    "string_too_short": "a text",
    "tuple_type": "a list (lines that start with '- ', below it)",
    "dataclass_type": _GROUP,
    "date": "a date, for example 2024-02-28",
    "number": "a number in digits",
    "yes_or_no": "true or false",
    "address": "a web address that starts with https://",
}
_ABOUT_NO_WORD = frozenset({"missing", "empty", "shape"})
_WORD = re.compile(r"""'[^']*'?|"[^"]*"?|.*?(?=:[ ]|:$|[ ]\#|[,\]}]|$)""")
_SHORT = 5  # letters
_MOST_TO_COMPARE = 200  # a word is compared with no more than so many: it takes its time, and the nearest says little


def nearest(word: str, words: Iterable[str]) -> str:
    """Return " Did you mean 'x'?" for the nearest of `words`, or nothing where none is near."""
    near = nearest_word(word, tuple(words))
    return f" Did you mean {quoted(near)}?" if near else ""


@lru_cache(maxsize=4096)
def nearest_word(word: str, words: tuple[str, ...]) -> str | None:
    """Return the nearest of `words`, None where none is near."""
    if len(words) > _MOST_TO_COMPARE or len(word) > _MOST_TO_COMPARE:
        return None
    plain = {each.lower().replace(" ", "_"): each for each in reversed(words)}
    # One letter of three may be a slip; of longer words, which have much in common by chance, less: 'board', 'body'.
    close = get_close_matches(word.lower().replace(" ", "_"), list(plain), 1, 0.6 if len(word) < _SHORT else 0.7)
    return plain[close[0]] if close else None


def complaints(path: str, text: str, declared: Any, error: ValidationError) -> Iterator[Problem]:
    """Yield each thing that is wrong with the values of a file of the class `declared`; `text`: as it is written."""
    faults, index, lines = error.errors(include_url=False), index_of(text), text.splitlines()
    misspelt = {_meant(tuple(fault["loc"]), declared) for fault in faults if fault["type"] == _NO_FIELD}
    for fault in faults:
        loc: Path = tuple(fault["loc"])
        if fault["type"] == "missing" and loc in misspelt:
            continue  # it is there, under another name
        code, message = _code_and_message(fault, loc, declared)
        place = index.place(loc, key=fault["type"] == _NO_FIELD)
        problem = Problem(path, line_of(place), column_of(place), "error", code, message)
        yield problem if code in _ABOUT_NO_WORD else odd_sign_first(problem, lines)


def complaint_of(fault: Any, declared: Any) -> str:
    """Return what is wrong by one of pydantic's errors with the values of an entry of the class `declared`."""
    return _code_and_message(fault, tuple(fault["loc"]), declared)[1]


def odd_sign_first(problem: Problem, lines: list[str]) -> Problem:
    """Return a problem about a word; where a sign in it is not what it seems to be, that is the problem, at its place.

    `lines`: those of the file.
    """
    word = _WORD.match(lines[problem.line - 1], problem.column - 1) if problem.line <= len(lines) else None
    at = odd_sign(word[0]) if word else None
    if word is None or at is None:
        return problem
    message = odd_text(word[0][at])
    return problem._replace(column=problem.column + at, level="error", code="character", message=message)


def _meant(loc: Path, declared: Any) -> Path:
    """Return where the field would stand that an unknown one at `loc` was meant for."""
    return (*loc[:-1], nearest_word(str(loc[-1]), tuple(fields_of(_class_at(declared, loc[:-1])))) or "")


def _code_and_message(fault: Any, loc: Path, declared: Any) -> tuple[str, str]:
    kind, value = fault["type"], fault["input"]
    if kind == "missing":
        words = _words_at(declared, loc)
        add = f"'{loc[-1]}: ' and one of {', '.join(words)}" if words else f"'{loc[-1]}: …'"
        return "missing", f"'{loc[-1]}' is missing here. Add {add}."
    if kind == _NO_FIELD:
        return "unknown", _unknown(str(loc[-1]), value, _class_at(declared, loc[:-1]))
    name = _name(loc)
    wanted = f"one of {', '.join(_words_at(declared, loc))}" if kind == "enum" else _WANTED.get(kind)
    if wanted and (value is None or value == ""):
        return "empty", f"{name} is empty. Write {wanted}{_or_nothing(declared, loc)}."
    if kind == "enum" and isinstance(value, str):
        return (
            "word",
            f"{quoted(value)} is not a word for {name}. Use {wanted}.{nearest(value, _words_at(declared, loc))}",
        )
    if kind == "string_pattern_mismatch":
        return "form", f"{quoted(value)} is not written as {name} must be: {_FORMS[fault['ctx']['pattern']]}."
    if kind == "enum" or kind in _SHAPES:
        return "shape", f"{shown(value)} stands where {name} should be {wanted}."
    return kind, fault["msg"]


def _name(loc: Path) -> str:
    """Return what a message calls the value at `loc`."""
    if not loc:
        return "the file"
    if loc[-1:] == (0,) and loc[-2:-1] == ("acceptance",):
        return "'acceptance'"  # which may be one entry, without a list
    return f"item {loc[-1] + 1} of '{loc[-2]}'" if isinstance(loc[-1], int) else f"'{loc[-1]}'"


def _or_nothing(declared: Any, loc: Path) -> str:
    last = loc[-1]
    is_required = isinstance(last, str) and last in required_in(_class_at(declared, loc[:-1]))
    return "" if is_required else ", or take it out"


def _unknown(name: str, value: Any, declared: Any) -> str:
    names = fields_of(declared)
    if near := nearest(name, names):
        return f"{quoted(name)} is not a field here.{near}"
    hint = " If it belongs to the text before it, put that text in quotes." if value is None else ""
    return f"{quoted(name)} is not a field here.{hint} The fields are {', '.join(names)}."


def _class_at(declared: Any, loc: Path) -> Any:
    for step in loc:
        if isinstance(step, str):
            declared = next(_within(fields_of(declared)[step], is_dataclass))
    return declared


def _words_at(declared: Any, loc: Path) -> list[str]:
    """Return the words that a field may hold; none where it is not a word of the vocabulary."""
    names = [step for step in loc if isinstance(step, str)]
    hint = fields_of(_class_at(declared, tuple(names[:-1])))[names[-1]]
    words = next(_within(hint, lambda each: isinstance(each, type) and issubclass(each, Word)), None)
    return REPORTABLE if words is Status else [word.value for word in words or ()]


def is_free_text(declared: Any, loc: Sequence[str | int]) -> bool:
    """Return whether the value at `loc` in a file of the class `declared` is somebody's own words."""
    names = [step for step in loc if isinstance(step, str)]
    for name in names[:-1]:
        hint = fields_of(declared).get(name)
        declared = next(_within(hint, is_dataclass), None)
        if declared is None:
            return False
    hint = fields_of(declared).get(names[-1]) if names else None
    return hint is not None and (_holds(hint, Text) or _holds(hint, Name))


def _holds(hint: Any, kind: Any) -> bool:
    return hint == kind or any(_holds(inner, kind) for inner in get_args(hint))


def _within(hint: Any, wanted: Any) -> Iterator[Any]:
    if isinstance(hint, type) and wanted(hint):
        yield hint
    for inner in get_args(hint):
        yield from _within(inner, wanted)
