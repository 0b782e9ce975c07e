"""What is left of a file when what is wrong with it is set aside, so that the rest can be checked all the same.

Knows how to take values out of values; tells nobody what was wrong.
"""

from collections.abc import Iterable
from typing import Any

from pydantic import ValidationError

from tracker.register.marked_yaml import Repeated

Path = tuple[str | int, ...]
_ROUNDS = 8


def what_is_sound(values: Any, declared: Any) -> Any:
    """Return the records of the class `declared` that are sound in `values`, or None where the file has no shape."""
    for _ in range(_ROUNDS):
        try:
            return declared.__pydantic_validator__.validate_python(without(values, ()))
        except ValidationError as error:
            faults = error.errors(include_url=False, include_input=False)
            values = without(values, {_set_aside(fault["loc"], fault["type"]) for fault in faults})
    return None


def without(values: Any, paths: Iterable[Path]) -> Any:
    """Return `values` without what stands at `paths`, and without repeated keys. `values` itself is left as it is."""
    below: dict[str | int, list[Path]] = {}
    for path in paths:
        if path:
            below.setdefault(path[0], []).append(path[1:])
    gone = {step for step, rest in below.items() if () in rest}
    if isinstance(values, dict):
        kept = ((name, value) for name, value in values.items() if type(name) is not Repeated and name not in gone)
        return {name: without(value, below.get(name, ())) for name, value in kept}
    if isinstance(values, list):
        return [without(value, below.get(step, ())) for step, value in enumerate(values) if step not in gone]
    return values


def _set_aside(loc: Path, kind: str) -> Path:
    """Return what is to go for a fault at `loc`: an unknown key alone, else the list's item, else the whole field."""
    if kind == "unexpected_keyword_argument":
        return loc
    last_item = max((number for number, step in enumerate(loc) if isinstance(step, int)), default=0)
    return loc[: last_item + 1]


def ids_written(values: Any, field: str) -> set[str]:
    """Return the ids in the list `field` of a file as it is written, sound or not."""
    items = values.get(field) if isinstance(values, dict) else None
    if not isinstance(items, list):
        return set()
    return {item["id"] for item in items if isinstance(item, dict) and isinstance(item.get("id"), str)}
