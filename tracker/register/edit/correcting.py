"""A correction and the field that it is about: which may be meant, where that stands, what it says before and after.

Takes a response, or values as they are written; changes nothing.
"""

import re
from collections.abc import Iterator
from datetime import date
from typing import Any, NamedTuple

from tracker.dates import as_written
from tracker.problems import quoted
from tracker.register.edit.additions import Addition, CannotRecord
from tracker.register.edit.target import Steps
from tracker.register.promises.corrections import says_the_same
from tracker.register.schema.corrections import Correction
from tracker.register.schema.meanings import declared_fields, infos_of
from tracker.register.schema.response import Response
from tracker.register.schema.restricted import Restricted

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


def correctable(response: Response) -> dict[str, str]:
    """Return what each field of a response's entries says, by its path: `actions[ICO-05.1].updates[0].date`.

    Not what is empty, a list, or kept from whoever asks.
    """
    return dict(_of_lists(response, ""))


def _of_lists(holder: object, way: str) -> Iterator[tuple[str, str]]:
    for field in declared_fields(type(holder)):
        if field.entries is None or field.entries is Correction or not field.is_list:
            continue
        for number, entry in enumerate(getattr(holder, field.name)):
            here = f"{way}{field.written}[{getattr(entry, 'id', number)}]"
            yield from ((f"{here}.{name}", says) for name, says in _of_entry(entry))
            yield from _of_lists(entry, f"{here}.")


def _of_entry(entry: object) -> Iterator[tuple[str, str]]:
    for field in declared_fields(type(entry)):
        value = getattr(entry, field.name)
        is_said = value != infos_of(type(entry))[field.name].default  # what counts where nothing is written is not
        if field.name == "id" or field.entries or isinstance(value, Restricted | tuple) or not is_said:
            continue
        yield field.written, as_written(value) if isinstance(value, date) else str(value)
