"""What can be put on a register: which kinds of entry, in which list of which file, and the ids that they get.

Derived from the declarations of the fields; a kind is named as its class is, in small letters. Reads no text.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import Annotated, Any, NamedTuple, get_args, get_origin, get_type_hints

from pydantic import StringConstraints

from tracker.register.reading.file_reading import TOP
from tracker.register.schema import corrections, recommendations, response, supporting
from tracker.register.schema.meanings import declared_fields, names_in_files

# A value as it is written: a text, nothing (null), texts, or the fields of what stands within an entry.
Value = str | Sequence[str] | Mapping[str, "str | None"] | None

RECORDABLE: tuple[Any, ...] = (
    response.Action,
    response.Update,
    response.Evidence,
    response.Answer,
    response.Extension,
    response.Verification,
    response.Escalation,
    response.Handover,
    corrections.Correction,
    recommendations.Statement,
    recommendations.Check,
    supporting.Decision,
    supporting.Concern,
    supporting.Step,
    supporting.Meeting,
    supporting.Observation,
)
KINDS: dict[str, Any] = {kind.__name__.lower(): kind for kind in RECORDABLE}


class CannotRecord(Exception):
    """It cannot be put on the register; the message says why in one sentence, and what to do."""


class Addition(NamedTuple):
    """A new entry.

    `kind`: one of `KINDS`; `record`: the id of what it is added to (a recommendation, action, source, meeting, concern,
    indicator), "" where a file holds its list; `values`: its fields by the names that files use. Without an id an
    entry that has a numbered one gets the next.
    """

    kind: str
    record: str
    values: Mapping[str, Value]


class FollowUp(NamedTuple):
    """What happened later to an entry that is there: an answer to an escalation, a decision carried out.

    `number`: which entry it is, in the list of its kind, from 0; `values`: fields that are empty so far.
    """

    kind: str
    record: str
    number: int
    values: Mapping[str, Value]


class Place(NamedTuple):
    """A list that holds entries of a kind.

    `path`: its file, "" where each recommendation has its own; `lists`: the names of the lists on the way to it, the
    last its own; `holder`: what the entries of the last but one are called, "recommendation" where that is the file.
    """

    path: str
    lists: tuple[str, ...]
    holder: str


@cache
def places_of(kind: str) -> tuple[Place, ...]:
    """Return the lists that hold entries of a kind, those of a file itself first."""
    files = {"": response.Response, **TOP}
    found = [place for path, file in files.items() for place in _places_in(path, file, KINDS[kind])]
    return tuple(sorted(found, key=lambda place: len(place.lists)))


def _places_in(path: str, holder: Any, kind: Any, lists: tuple[str, ...] = ()) -> Iterator[Place]:
    for field in declared_fields(holder):
        within = (*lists, field.written)
        if field.entries is kind and field.is_list:
            named = holder.__name__.lower() if lists else "" if path else "recommendation"
            yield Place(path, within, named)
        elif field.entries is not None and field.is_list:
            yield from _places_in(path, field.entries, kind, within)


@cache
def file_with(name: str) -> str | None:
    """Return the path of the file that has a field of this name at its top, "" of a response's; None where none has."""
    files = {"": response.Response, **TOP}
    return next((path for path, file in files.items() if name in names_in_files(file).values()), None)


def has_id(kind: str) -> bool:
    """Return whether entries of a kind have an id."""
    return any(field.name == "id" for field in declared_fields(KINDS[kind]))


@cache
def id_before_number(kind: str) -> str | None:
    """Return what stands before the number of an id that is counted, "E" of E1; "" what holds it; else None."""
    hints = get_type_hints(KINDS[kind], include_extras=True)
    patterns = (str(each.pattern) for each in _constraints_in(hints.get("id")) if each.pattern)
    pattern = next((each for each in patterns if each.endswith("[0-9]+$")), None)
    return None if pattern is None else pattern.removeprefix("^").partition("[")[0]


def _constraints_in(hint: Any) -> Iterator[StringConstraints]:
    if get_origin(hint) is Annotated:
        yield from (each for each in get_args(hint)[1:] if isinstance(each, StringConstraints))


def next_id(kind: str, record: str, ids: Iterable[str]) -> str | None:
    """Return the id that the next entry of a kind gets in a record, one above the highest; None where none is counted.

    `ids`: those that the list has.
    """
    before = id_before_number(kind)
    if before is None:
        return None
    before = before or f"{record}."
    numbers = [int(id[len(before) :]) for id in ids if id.startswith(before) and id[len(before) :].isdecimal()]
    return f"{before}{max(numbers, default=0) + 1}"
