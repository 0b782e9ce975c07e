"""Where in a register an addition goes: which file, and the way to its list; with "did you mean" where there is none.

Takes texts and values as they are written; changes nothing.
"""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from tracker.problems import quoted
from tracker.register.edit.additions import (
    Addition,
    CannotRecord,
    FollowUp,
    Place,
    file_with,
    places_of,
)
from tracker.register.reading.complaints import nearest
from tracker.register.records import ASKED, response_path
from tracker.register.text import marked_yaml
from tracker.register.text.fault import Unreadable
from tracker.register.text.folder import NotAFile

Steps = tuple[str | int, ...]
_MOST_NAMED = 12


class Target(NamedTuple):
    """A list in a file: the way to it from the top, and the recommendation whose own file it is, "" of others."""

    path: str
    steps: Steps
    recommendation: str


def values_in(texts: Mapping[str, bytes], path: str) -> Any:
    """Return the values of a file as they are written, None where it says nothing; raise `CannotRecord`."""
    text = texts.get(path, b"")
    if isinstance(text, NotAFile):
        raise CannotRecord(f"{path}: {text.message}")
    try:
        document = marked_yaml.read(text.decode("utf-8-sig"))
        if not document.faults:
            return document.values
        [fault, *_] = document.faults
    except Unreadable as error:
        [fault, *_] = error.faults
    except UnicodeDecodeError:
        raise CannotRecord(f"{path} is not in UTF-8, so nothing can be added to it. Save it again as UTF-8.") from None
    raise CannotRecord(f"Nothing can be added to {path} until this is corrected, on line {fault.line}: {fault.message}")


def target_of(texts: Mapping[str, bytes], wanted: Addition | FollowUp) -> Target:
    """Return where an addition goes; raise `CannotRecord` where the register has no such record."""
    places = _places(wanted)
    for place in places:
        for target, id in _targets(texts, place, wanted.record):
            if id == wanted.record:
                return target
    known = [id for place in places for _, id in _targets(texts, place, wanted.record)]
    what = " or ".join(place.holder for place in places if place.holder) or "record"
    remedy = nearest(wanted.record, known) or _what_there_is(known)
    raise CannotRecord(f"The register has no {what} {quoted(wanted.record)}.{remedy}")


def entries_in(texts: Mapping[str, bytes], target: Target) -> list[dict[str, Any]]:
    """Return the entries that a list holds so far, as they are written."""
    found = values_in(texts, target.path)
    for step in target.steps:
        found = (found or {}).get(step) if isinstance(step, str) else found[step]
    items = found if isinstance(found, list) else [found]
    return [each for each in items if isinstance(each, dict)]


def ids_in(texts: Mapping[str, bytes], target: Target) -> list[str]:
    """Return the ids of the entries that a list holds so far."""
    return [str(each["id"]) for each in entries_in(texts, target) if each.get("id")]


def _places(wanted: Addition | FollowUp) -> tuple[Place, ...]:
    """Return the lists that may be meant; of a correction that of the file that has the field which it corrects."""
    places, field = places_of(wanted.kind), wanted.values.get("field")
    if wanted.kind != "correction" or not isinstance(field, str):
        return places
    name = field.partition(".")[0].partition("[")[0]
    path = file_with(name)
    if path is None:
        raise CannotRecord(
            f"{quoted(field)} does not begin with a field of a file. Write it as in actions[ICO-05.1].owner."
        )
    return tuple(place for place in places if place.path == path)


def _targets(texts: Mapping[str, bytes], place: Place, record: str) -> Iterator[tuple[Target, str]]:
    """Yield the lists of a place, each with the id of the record that it belongs to."""
    if not place.path:
        yield from _targets_in_responses(texts, place, record)
    elif len(place.lists) == 1:
        yield Target(place.path, place.lists, ""), record  # the only one of its file, so that any name will do
    else:
        for number, id in _records(values_in(texts, place.path), place.lists[0]):
            yield Target(place.path, (place.lists[0], number, *place.lists[1:]), ""), id


def _targets_in_responses(texts: Mapping[str, bytes], place: Place, record: str) -> Iterator[tuple[Target, str]]:
    for _, id in _records(values_in(texts, ASKED), "recommendations"):
        path = response_path(id)
        if len(place.lists) == 1:
            yield Target(path, place.lists, id), id
        elif id == record.partition(".")[0] and path in texts:
            for number, held in _records(values_in(texts, path), place.lists[0]):
                yield Target(path, (place.lists[0], number, *place.lists[1:]), id), held


def _records(values: Any, name: str) -> Iterator[tuple[int, str]]:
    items = values.get(name) if isinstance(values, dict) else None
    for number, each in enumerate(items if isinstance(items, list) else ()):
        if isinstance(each, dict) and isinstance(each.get("id"), str):
            yield number, each["id"]


def _what_there_is(known: list[str]) -> str:
    if not known:
        return " Record that first."
    return f" There are {', '.join(known)}." if len(known) <= _MOST_NAMED else ""
