"""The values of an entry → the lines that a careful person would type, in the style of the file.

What a text is written with is tried out: of the ways to write it the first is taken that reads back as that very text.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from yaml import ScalarNode
from yaml.resolver import Resolver

from tracker.register.edit.additions import Value
from tracker.register.edit.habits import Habits
from tracker.register.schema.entries import fields_in_turn
from tracker.register.schema.meanings import DeclaredField, Mark
from tracker.register.text import marked_yaml
from tracker.register.text.fault import Unreadable
from tracker.register.text.second_look import second_look

_STEP = "  "  # how far what belongs to a name stands right of it
_AS_TEXT = "tag:yaml.org,2002:str"
_resolver = Resolver()


def entry_lines(kind: Any, values: Mapping[str, Value], habits: Habits) -> list[str]:
    """Return the lines of an entry, the first of its names at the beginning of the line."""
    return [line for field in _given(kind, values) for line in field_lines(field, values[field.written], habits)]


def entry_in_flow(kind: Any, values: Mapping[str, Value], habits: Habits) -> str:
    """Return an entry between brackets, on one line."""
    pairs = (field_in_flow(field, values[field.written], habits) for field in _given(kind, values))
    return f"{{{', '.join(pairs)}}}"


def _given(kind: Any, values: Mapping[str, Value]) -> Iterator[DeclaredField]:
    return (field for field in fields_in_turn(kind) if field.written in values)


def field_lines(field: DeclaredField, value: Value, habits: Habits) -> list[str]:
    """Return the lines of a field, its name at the beginning of the first."""
    name = field.written
    if value is None or isinstance(value, str):
        return _scalar_lines(name, value, habits, Mark.WORDS in field.marks)
    line = field_in_flow(field, value, habits)
    in_flow = habits.mappings_in_flow if isinstance(value, Mapping) else habits.lists_in_flow
    if not value or (in_flow and len(line) <= habits.width):
        return [line]
    if isinstance(value, Mapping):
        return [f"{name}:", *(_STEP + line for line in entry_lines(field.entries, value, habits))]
    below = habits.dash_after * " "
    return [f"{name}:", *(f"{below}- {_one_line(each, habits, False)}" for each in value)]


def field_in_flow(field: DeclaredField, value: Value, habits: Habits) -> str:
    """Return a field on one line, as it may stand between brackets."""
    return f"{name_in_flow(field, habits)}: {_value_in_flow(field, value, habits)}"


def name_in_flow(field: DeclaredField, habits: Habits) -> str:
    """Return the name of a field as it stands between brackets."""
    return f'"{field.written}"' if habits.is_json else field.written


def _value_in_flow(field: DeclaredField, value: Value, habits: Habits) -> str:
    if isinstance(value, Mapping):
        return entry_in_flow(field.entries, value, habits)
    if value is None or isinstance(value, str):
        return _one_line(value, habits, Mark.WORDS in field.marks)
    return f"[{', '.join(_one_line(each, habits, False) for each in value)}]"


def _one_line(text: str | None, habits: Habits, is_words: bool) -> str:
    """Return a value as it may stand between brackets."""
    if text is None:
        return "null"
    return next(each for each in _on_one_line(text, habits, is_words) if _reads_as([f"{{k: {each}}}"], text))


def _on_one_line(text: str, habits: Habits, is_words: bool) -> Iterator[str]:
    """Yield the ways to write a text on one line, the plainest first; the last can write every text."""
    if not habits.is_json and "\n" not in text and not (is_words and _is_taken_for_another_kind(text)):
        yield text
    in_single, in_double = "'" + text.replace("'", "''") + "'", '"' + _escaped(text) + '"'
    prefers_single = habits.quote == "'" if not {"'", '"', "\\"} & set(text) else "'" not in text
    yield from (in_single, in_double) if prefers_single and not habits.is_json and "\n" not in text else (in_double,)


def _is_taken_for_another_kind(text: str) -> bool:
    """Return whether YAML itself takes a plain text for a number, a day, yes or no: other programs read files too."""
    return bool(_resolver.resolve(ScalarNode, text, (True, False)) != _AS_TEXT)  # type: ignore[no-untyped-call]


def _escaped(text: str) -> str:
    for sign, escape in (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n"), ("\t", "\\t")):
        text = text.replace(sign, escape)
    return text


def _scalar_lines(name: str, text: str | None, habits: Habits, is_words: bool) -> list[str]:
    if text is None:
        return [f"{name}: null"]
    ways = _ways(name, text, habits, is_words)
    return next(lines for lines in ways if _reads_as(lines, text, name))


def _ways(name: str, text: str, habits: Habits, is_words: bool) -> Iterator[list[str]]:
    """Yield the ways to write a field with a text, the one that fits the file best first."""
    one_line = ([f"{name}: {each}"] for each in _on_one_line(text, habits, is_words))
    if "\n" in text and not text.endswith("\n"):
        yield [f"{name}: |-", *(f"{_STEP}{line}" if line else "" for line in text.split("\n"))]
    elif habits.long != "one line" and " " in text and len(name) + 2 + len(text) > habits.width:
        if habits.long == "plain" and not (is_words and _is_taken_for_another_kind(text)):
            first, *others = _wrapped(f"{name}: {text}", habits.width)
            yield [first, *(_STEP + line for line in others)]
        yield [f"{name}: >-", *(_STEP + line for line in _wrapped(text, habits.width - len(_STEP)))]
    yield from one_line


def _wrapped(text: str, width: int) -> list[str]:
    """Return a text broken at single spaces; a word that is longer than a line has one of its own."""
    lines = [""]
    for number, word in enumerate(text.split(" ")):
        if number and len(lines[-1]) + 1 + len(word) > width:
            lines.append(word)
        else:
            lines[-1] += f" {word}" if number else word
    return lines


def _reads_as(lines: Iterable[str], text: str, name: str = "k") -> bool:
    """Return whether lines are read as one field that says a text, and nothing in it is taken for something else."""
    snippet = "".join(f"{line}\n" for line in lines)
    try:
        values = marked_yaml.read(snippet).values
    except Unreadable:
        return False
    if not isinstance(values, dict):
        return False
    said = {key: value for key, value in values.items() if key != marked_yaml.PLACE}
    return said == {name: text} and not second_look(snippet).refused
