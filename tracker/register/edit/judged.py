"""What somebody gives for an entry → what is wrong with it, field by field, in a sentence each, before it is added.

Judges each value by itself; what must hold between entries, reading the whole register tells.
"""

from collections.abc import Mapping

from pydantic import ValidationError

from tracker.register.edit.additions import KINDS, Value
from tracker.register.edit.entry_fields import entry_fields
from tracker.register.reading.complaints import complaint_of
from tracker.register.schema.meanings import names_in_files, own_days, validated
from tracker.register.text.signs import is_refused, unseen_text

_ABSENT = frozenset({"missing", "unexpected_keyword_argument"})  # of a field that is empty so far


def wrong_values(kind: str, values: Mapping[str, Value]) -> dict[tuple[str, ...], str]:
    """Return a sentence for each field whose value is not one that it may have, by the names on the way to it."""
    wrong: dict[tuple[str, ...], str] = {}
    try:
        validated(KINDS[kind], values)
    except ValidationError as error:
        for fault in error.errors(include_url=False):
            names = tuple(name for name in fault["loc"] if isinstance(name, str))
            if fault["type"] not in _ABSENT:
                wrong.setdefault(names, complaint_of(fault, KINDS[kind]))
    for names, text in _texts(values):
        sign = next((sign for sign in text if is_refused(sign)), None)
        if sign:
            wrong[names] = unseen_text(sign)
    return wrong


def still_needed(kind: str, values: Mapping[str, Value]) -> list[tuple[str, ...]]:
    """Return the fields that an entry must have and for which nothing is given, by the names on the way to each."""
    given = {names for names, _ in _names_given(values)}
    begun = {names[0] for names in given if len(names) > 1}  # of what is not begun nothing is needed
    needed = [field.names for field in entry_fields(kind) if field.is_needed]
    days = [(name,) for name in map(names_in_files(KINDS[kind]).__getitem__, own_days(KINDS[kind]))]
    if len(days) > 1 and not {*given, *needed}.intersection(days):
        needed.append(days[0])  # of two days one will do
    return [names for names in needed if names not in given and (len(names) == 1 or names[0] in begun)]


def _names_given(values: Mapping[str, Value]) -> list[tuple[tuple[str, ...], Value]]:
    named: list[tuple[tuple[str, ...], Value]] = []
    for name, value in values.items():
        if isinstance(value, Mapping):
            named += [((name, inner), each) for inner, each in value.items()]
        else:
            named.append(((name,), value))
    return named


def _texts(values: Mapping[str, Value]) -> list[tuple[tuple[str, ...], str]]:
    return [(names, value) for names, value in _names_given(values) if isinstance(value, str)]
