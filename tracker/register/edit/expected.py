"""What a file is to say once something is added: its values as they were, and the addition.

Works on values alone, so that it can be set against what the new text is read as.
"""

from collections.abc import Mapping
from typing import Any

from tracker.register.edit.additions import CannotRecord, Value
from tracker.register.edit.target import Target
from tracker.register.text.marked_yaml import PLACE


def without_places(values: Any) -> Any:
    """Return values as they are written, without where each stands, as plain lists and dictionaries of their own."""
    if isinstance(values, Mapping):
        return {name: without_places(value) for name, value in values.items() if name != PLACE}
    if isinstance(values, list | tuple):
        return [without_places(each) for each in values]
    return values


def with_entry(was: Any, target: Target, entry: Mapping[str, Value]) -> Any:
    """Return the values of a file with one more entry at the end of a list; `was`: None where it says nothing."""
    named = {"recommendation": target.recommendation} if target.recommendation else {}
    values = without_places(was if was is not None else named)
    holder, name = _at(values, target.steps[:-1]), target.steps[-1]
    listed = holder.get(name)
    before = [] if listed is None else listed if isinstance(listed, list) else [listed]
    holder[name] = [*before, without_places(entry)]
    return values


def with_values(was: Any, target: Target, number: int, later: Mapping[str, Value]) -> Any:
    """Return the values of a file with the empty fields of an entry filled; raise `CannotRecord` where it is none."""
    values = without_places(was)
    listed = _at(values, target.steps[:-1]).get(target.steps[-1]) if values else None
    entries = listed if isinstance(listed, list) else [listed] if listed else []
    if not 0 <= number < len(entries):
        raise CannotRecord(f"There is no entry {number + 1} in '{target.steps[-1]}'. Check which one you mean.")
    entries[number].update(without_places(later))
    return values


def with_value_at(was: Any, entry: tuple[str | int, ...], name: str, value: Value) -> Any:
    """Return the values of a file with another value in a field of an entry."""
    values = without_places(was)
    _at(values, entry)[name] = without_places(value)
    return values


def _at(values: Any, steps: tuple[str | int, ...]) -> Any:
    for step in steps:
        if not (isinstance(step, int) and isinstance(values, dict)):  # one entry may stand without its list
            values = values[step]
    return values
