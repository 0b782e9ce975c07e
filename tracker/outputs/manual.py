"""The fields' and words' declarations → the tables of the register's manual, data/README.md.

Takes the manual's text, returns it with every marked table made anew; the sentences between them are people's.
"""

import re
from datetime import date
from typing import Annotated, Any, get_args, get_origin

from pydantic import WithJsonSchema

from tracker import vocabulary
from tracker.register import schema, schema_beside
from tracker.register.entries import Marked, fields_of, required_in

_TABLE = re.compile(r"(<!-- (fields|words) of (\w+) -->\n).*?(<!-- end -->)", re.DOTALL)
_KINDS: dict[Any, str] = {
    date: "a day or a month",
    str: "text",
    int: "a whole number",
    float: "a number",
    bool: "`true` or `false`",
}


def with_tables(manual: str) -> str:
    """Return the manual with its tables of fields and of words as the code declares them."""
    return _TABLE.sub(lambda found: found[1] + _table(found[2], found[3]) + found[4], manual)


def _table(what: str, name: str) -> str:
    if what == "words":
        return _words(getattr(vocabulary, name))
    declared = getattr(schema, name, None) or getattr(schema_beside, name)
    return _fields(declared)


def _words(words: type[vocabulary.Word]) -> str:
    lines = ["| write | shown as | means |", "|---|---|---|"]
    lines += [f"| `{word}` | {word.label} | {word.meaning} |" for word in words]
    return "\n".join(lines) + "\n"


def _fields(declared: Any) -> str:
    lines = ["| field | holds | needed | what it says |", "|---|---|---|---|"]
    shared = fields_of(Marked)
    for name, hint in sorted(fields_of(declared).items(), key=lambda field: field[0] in shared):
        info = declared.__pydantic_fields__[name if name in declared.__pydantic_fields__ else f"{name}_"]
        needed = "yes" if name in required_in(declared) else ""
        lines.append(f"| `{name}` | {_kind(hint)} | {needed} | {info.description} |")
    return "\n".join(lines) + "\n"


def _kind(hint: Any) -> str:
    """Return what may stand in a field of this type, in words."""
    origin = get_origin(hint)
    if origin is Annotated:
        inner, *marks = get_args(hint)
        declared = next((mark.json_schema or {} for mark in marks if isinstance(mark, WithJsonSchema)), {})
        if "enum" in declared:
            return " ".join(f"`{word}`" for word in declared["enum"])
        return "a web address" if str(declared.get("pattern")).startswith("^http") else _kind(inner)
    if origin is tuple:
        return f"a list: each {_kind(get_args(hint)[0])}"
    if origin is not None:
        kinds = [_kind(each) for each in get_args(hint) if each not in (int, type(None)) or float not in get_args(hint)]
        return ", or ".join(dict.fromkeys(kind for kind in kinds if kind))
    if hint is type(None):
        return ""
    if isinstance(hint, type) and issubclass(hint, vocabulary.Word):
        return " ".join(f"`{word}`" for word in hint)
    return _KINDS.get(hint, f"a map, see {getattr(hint, '__name__', hint)}")
