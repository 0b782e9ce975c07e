"""A correction and the field that it is about: where that stands, what it says, and that it says the right thing after.

Takes values as they are written; changes nothing.
"""

import re
from typing import Any, NamedTuple

from tracker.problems import quoted
from tracker.register.edit.additions import Addition, CannotRecord
from tracker.register.edit.target import Steps
from tracker.register.promises.corrections import says_the_same

_PART = re.compile(r"([a-z_0-9]+)((?:\[[^\[\]]+\])*)")


class Corrected(NamedTuple):
    """A field that is to be corrected: the way to its entry, its name, and the correction with what it said before."""

    entry: Steps
    name: str
    correction: Addition


def corrected(values: Any, correction: Addition) -> Corrected | None:
    """Return which field a correction is to change; None where it says already what it is to say, or is not there.

    `values`: what its file says. Raise `CannotRecord` where the field says neither that nor what it is said to have.
    """
    field, was, now = (correction.values.get(name) for name in ("field", "was", "now"))
    steps = _steps(values, str(field))
    *way, name = steps or [0]
    holder = _at(values, tuple(way))
    if not isinstance(holder, dict) or isinstance(name, int):
        return None
    says = holder.get(name)
    if isinstance(says, dict | list):
        return None
    if says_the_same(says, now if isinstance(now, str) else None):
        return None
    if "was" in correction.values and not says_the_same(says, was if isinstance(was, str) else None):
        said = "nothing" if says is None else quoted(says)
        raise CannotRecord(f"{quoted(str(field))} says {said}, so it was not {quoted(str(was))}. Correct what it was.")
    return Corrected(tuple(way), name, correction._replace(values={**correction.values, "was": says}))


def _steps(values: Any, field: str) -> list[str | int] | None:
    """Return the way to a field from the top of its file, None where it leads nowhere.

    An entry is named by its id, or by its number from 0.
    """
    steps: list[str | int] = []
    for part in re.split(r"\.(?![^\[]*\])", field):
        found = _PART.fullmatch(part)
        if found is None:
            return None
        steps.append(found[1])
        for key in re.findall(r"\[([^\[\]]+)\]", found[2]):
            listed = _at(values, tuple(steps))
            number = _number(listed if isinstance(listed, list) else [listed], key)
            if number is None:
                return None
            steps.append(number)
    return steps


def _number(listed: list[Any], key: str) -> int | None:
    ids = [each.get("id") if isinstance(each, dict) else None for each in listed]
    if key in ids:
        return ids.index(key)
    return int(key) if key.isascii() and key.isdecimal() and int(key) < len(listed) else None


def _at(values: Any, steps: Steps) -> Any:
    for step in steps:
        if isinstance(step, str):
            values = values.get(step) if isinstance(values, dict) else None
        elif isinstance(values, list):
            values = values[step]
    return values
