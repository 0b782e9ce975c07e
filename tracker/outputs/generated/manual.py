"""The fields' and words' declarations → the tables of the register's manual, data/README.md.

Takes the manual's text, returns it with every marked table made anew; the sentences between them are people's.
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Annotated, Any, get_args, get_origin

from pydantic import WithJsonSchema

from tracker import vocabulary
from tracker.register import schema
from tracker.register.schema.entries import fields_in_turn, fields_of, required_in
from tracker.register.schema.fields import DEADLINE_PATTERN, REPORTABLE, OneStandsAlone
from tracker.register.schema.meanings import infos_of
from tracker.register.schema.restricted import Restricted

_TABLE = re.compile(r"(<!-- (fields|words) of (\w+) -->\n)(?:(?!<!--).)*(<!-- end -->)", re.DOTALL)
_SHOWN = (vocabulary.State, vocabulary.Timeliness, vocabulary.Flag, vocabulary.Rule)  # worked out; nobody writes them
_KINDS: dict[Any, str] = {
    date: "a day, a month or a year",
    str: "text",
    int: "a whole number",
    float: "a number",
    bool: "`true` or `false`",
}


class NoSuchTable(Exception):
    """A marker asks for a table of something that is not declared; the message names it."""


def with_tables(manual: str) -> str:
    """Return the manual with its tables of fields and of words as the code declares them; raise `NoSuchTable`."""
    return _TABLE.sub(lambda marker: marker[1] + _table(marker[2], marker[3]) + marker[4], manual)


def _table(what: str, name: str) -> str:
    if what == "words":
        words = getattr(vocabulary, name, None)
        if isinstance(words, type) and issubclass(words, vocabulary.Word):
            return _words(words)
    declared = getattr(schema, name, None)
    if what == "fields" and infos_of(declared):
        return _fields(declared)
    raise NoSuchTable(f"There are no {what} of {name}, so no table of them. Correct the name in the manual's marker.")


def _words(words: type[vocabulary.Word]) -> str:
    if words is vocabulary.Rule:
        rules = ((f"`{rule}`", rule.label, str(rule.severity), rule.meaning) for rule in vocabulary.Rule)
        return _markdown(("rule", "shown as", "severity", "holds when"), rules)
    shown = (word for word in words if words is not vocabulary.Status or word in REPORTABLE)
    first = "word" if words in _SHOWN else "write"
    return _markdown((first, "shown as", "means"), ((f"`{word}`", word.label, word.meaning) for word in shown))


def _fields(declared: Any) -> str:
    rows, hints = [], fields_of(declared)
    for field in fields_in_turn(declared):
        name, info = field.written, infos_of(declared)[field.name]
        otherwise = f"else `{_written(info.default)}`" if info.default not in (None, ()) else ""
        needed = "yes" if name in required_in(declared) else otherwise
        rows.append((f"`{name}`", _kind(hints[name]), needed, str(info.description)))
    return _markdown(("field", "holds", "needed", "what it says"), rows)


def _written(value: Any) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _markdown(heading: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = ["|" + "".join(f" {cell} |" if cell else " |" for cell in row) for row in (heading, *rows)]
    lines.insert(1, "|" + "---|" * len(heading))
    return "\n".join(lines) + "\n"


def _kind(hint: Any) -> str:
    """Return what may stand in a field of this type, in words."""
    origin = get_origin(hint)
    if origin is Annotated:
        inner, *marks = get_args(hint)
        declared = next((mark.json_schema or {} for mark in marks if isinstance(mark, WithJsonSchema)), {})
        if "enum" in declared:
            return " ".join(f"`{word}`" for word in declared["enum"])
        if any(isinstance(mark, OneStandsAlone) for mark in marks):
            return f"{_kind(get_args(inner)[0])}, or {_kind(inner)}"
        pattern = declared.get("pattern", "")
        if pattern == DEADLINE_PATTERN:
            return "a day or a month"
        return "a web address" if pattern.startswith("^http") else _kind(inner)
    if origin is tuple:
        return f"a list of {_kind(get_args(hint)[0])}"
    if origin is not None:
        kinds = [_kind(each) for each in get_args(hint) if each not in (int, type(None)) or float not in get_args(hint)]
        return ", or ".join(dict.fromkeys(kind for kind in kinds if kind))
    if hint in (type(None), Restricted):
        return ""
    if hint is vocabulary.Rule:
        return "[an exception rule](#exceptions)"  # there are too many for a cell
    if isinstance(hint, type) and issubclass(hint, vocabulary.Word):
        return " ".join(f"`{word}`" for word in hint)
    return _KINDS.get(hint) or f"[{hint.__name__}](#{hint.__name__.lower()})"
