"""Additions that were made for some texts → the same for others: what changed meanwhile in a register is not lost.

Takes texts and additions, returns additions; writes nothing.
"""

import hashlib
import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from tracker.register.edit.additions import Addition, CannotRecord, FollowUp, Value, id_before_number, next_id
from tracker.register.edit.target import entries_in, ids_in, target_of, values_in
from tracker.register.readable_text import entries_by_place
from tracker.register.records import Register
from tracker.register.schema.entries import Entry
from tracker.register.schema.meanings import names_in_files
from tracker.register.schema.restricted import RESTRICTED
from tracker.register.text.marked_yaml import PLACE

_CITING, _FILE, _HASH = "evidence", "file", "sha256"
_NUMBERED = re.compile(r"\[\d+\]")
_CHANGED = "{path} was changed meanwhile where this is to be entered. Look at what it says now, and record it again."
_OF_A_NAME = 10  # hexadecimal digits: a million changes to one recommendation would hardly have two alike

AnyAddition = Addition | FollowUp


class CarriedOver(NamedTuple):
    """The additions for other texts, and where each document goes there, by where it was to go."""

    additions: tuple[AnyAddition, ...]
    paths: Mapping[str, str]


def carried_over(
    additions: Iterable[AnyAddition],
    seen: Mapping[str, bytes],
    texts: Mapping[str, bytes],
    held: Mapping[str, str],
    hashes: Mapping[str, str],
) -> CarriedOver:
    """Return additions for other texts: with the next ids and paths that are free there; raise `CannotRecord`.

    `seen`: the texts that they were made for; `held`: the hashes of the documents that are there; `hashes`: those of
    the new ones, by where they were to go.
    """
    paths = _free_paths(hashes, held)
    done: list[AnyAddition] = []
    renamed: dict[tuple[str, str], str] = {}  # by the recommendation
    given: dict[tuple[str, str], list[str]] = {}
    for each in additions:
        moved = _moved(each, renamed, paths)
        if isinstance(moved, FollowUp) or moved.kind == "correction":
            _refuse_if_changed(moved, seen, texts)
        elif isinstance(id := moved.values.get("id"), str) and id_before_number(moved.kind) is not None:
            ids = given.setdefault((moved.kind, moved.record), [*_ids(texts, moved)])
            free = id if id not in ids else str(next_id(moved.kind, moved.record, ids))
            ids.append(free)
            renamed[_recommendation(each), id] = free
            moved = moved._replace(values={**moved.values, "id": free})
        done.append(moved)
    return CarriedOver(tuple(done), paths)


def are_recorded(
    texts: Mapping[str, bytes], additions: Sequence[AnyAddition], readable: Register | None = None
) -> bool:
    """Return whether a register says all of this already, whatever ids it has there; raise `CannotRecord`.

    `readable`: the register of these texts as whoever asks may read it, None where they may read everything. What they
    may not read is not compared: the answer would tell whether a guess of it is right.
    """
    return bool(additions) and all(_is_recorded(texts, each, readable) for each in additions)


def name_of(additions: Iterable[AnyAddition], writer: str = "") -> str:
    """Return a name that the same additions always have, and hardly any others: ten letters and digits.

    Ids and paths that are given by turn do not count, since they change with what else is recorded. `writer`: who makes
    them, where those of another are not to have that name.
    """
    ids: dict[tuple[str, str], str] = {}
    told: list[Any] = [writer] if writer else []
    for each in additions:
        values = {name: value for name, value in each.values.items() if name != _FILE}
        id = values.get("id")
        if isinstance(each, Addition) and isinstance(id, str) and id_before_number(each.kind) is not None:
            ids[_recommendation(each), id] = f"new {len(ids)}"
            del values["id"]
        named = _moved(each._replace(values=values), ids, {})
        told.append([type(each).__name__, *named])
    whole = json.dumps(told, sort_keys=True, ensure_ascii=True, default=list)
    return hashlib.sha256(whole.encode()).hexdigest()[:_OF_A_NAME]


def _recommendation(of: AnyAddition) -> str:
    return of.record.partition(".")[0]


def _ids(texts: Mapping[str, bytes], addition: Addition) -> list[str]:
    return ids_in(texts, target_of(texts, addition._replace(values={})))


def _moved(each: AnyAddition, renamed: Mapping[tuple[str, str], str], paths: Mapping[str, str]) -> AnyAddition:
    """Return an addition with what it refers to by its new name."""
    recommendation = _recommendation(each)

    def name(id: str) -> str:
        return renamed.get((recommendation, id), id)

    values = dict(each.values)
    if _CITING in values:
        values[_CITING] = _each_named(values[_CITING], name)
    if isinstance(path := values.get(_FILE), str):
        values[_FILE] = paths.get(path, path)
    return each._replace(record=name(each.record), values=values)


def _each_named(cited: Value, name: Callable[[str], str]) -> Value:
    if isinstance(cited, str):
        return name(cited)
    return cited if cited is None or isinstance(cited, Mapping) else [name(id) for id in cited]


def _free_paths(hashes: Mapping[str, str], held: Mapping[str, str]) -> dict[str, str]:
    """Return where each document goes: where the very same is already, else to a path that is free."""
    taken, places = {path.casefold() for path in held}, {hash: path for path, hash in held.items()}
    paths: dict[str, str] = {}
    for path, hash in hashes.items():
        free, number = places.get(hash, path), 1
        while hash not in places and free.casefold() in taken:
            number += 1
            of = PurePosixPath(path)
            free = str(of.with_name(f"{of.stem}-{number}{of.suffix}"))
        paths[path] = free
        taken.add(free.casefold())
    return paths


def _refuse_if_changed(each: AnyAddition, seen: Mapping[str, bytes], texts: Mapping[str, bytes]) -> None:
    """Refuse what is about an entry by its number where that may be another one by now."""
    target = target_of(texts, each)
    if isinstance(each, FollowUp):
        before = entries_in(seen, target_of(seen, each))[each.number : each.number + 1]
        is_same = bool(before) and before == entries_in(texts, target)[each.number : each.number + 1]
    else:
        by_number = _NUMBERED.search(str(each.values.get("field"))) is not None
        is_same = not by_number or values_in(seen, target.path) == values_in(texts, target.path)
    if not is_same:
        raise CannotRecord(_CHANGED.format(path=target.path))


def _is_recorded(texts: Mapping[str, bytes], each: AnyAddition, readable: Register | None) -> bool:
    try:
        target = target_of(texts, each)
        entries = entries_in(texts, target)
    except CannotRecord:
        return False  # what it belongs to is not there yet
    wanted = {name: value for name, value in each.values.items() if name not in ("id", _FILE) and value is not None}
    if isinstance(each, FollowUp):
        entries = entries[each.number : each.number + 1]
    same = [entry for entry in entries if all(_says(entry.get(name), value) for name, value in wanted.items())]
    if not same or readable is None:
        return bool(same)
    held = entries_by_place(target.path, readable)
    return any(_may_compare(held.get(entry[PLACE]), wanted) for entry in same)


def _may_compare(entry: Entry | None, names: Iterable[str]) -> bool:
    """Return whether none of these fields of an entry is kept back."""
    if entry is None:
        return False
    wanted = set(names)
    values = [getattr(entry, name) for name, written in names_in_files(type(entry)).items() if written in wanted]
    return not any(value is RESTRICTED or value == (RESTRICTED,) for value in values)


def _says(written: Any, value: Value) -> bool:
    if isinstance(value, str):
        return str(written).strip() == value.strip() or written == [value]
    if isinstance(value, Mapping):
        return isinstance(written, dict) and all(written.get(name) == of for name, of in value.items())
    return bool(written == list(value or ()))
