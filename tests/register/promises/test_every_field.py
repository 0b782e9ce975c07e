"""Every guarded field of every record of Borsetshire, changed one at a time: each is told, once, by its own path."""

import copy
import dataclasses
from pathlib import Path

import pytest

from tracker.dates import Month
from tracker.files import read_folder
from tracker.register.promises.promises import breaches
from tracker.register.reading.reading import read
from tracker.register.schema.entries import Entry
from tracker.register.schema.meanings import names_in_files, written_once
from tracker.vocabulary import DecisionOutcome

FOLDER = read_folder(Path(__file__).parents[2] / "registers" / "borsetshire")
BORSETSHIRE = read(FOLDER.texts, FOLDER.held).register


def other(value):
    """Return another value of the same kind, which no field of the register has."""
    if isinstance(value, bool):
        return not value
    if isinstance(value, int | float):
        return value + 1000
    if isinstance(value, Month):
        return Month(value.year - 100, value.month)
    if hasattr(value, "year"):
        return value.replace(year=value.year - 100)
    return ("nothing",) if isinstance(value, tuple) else "something else"


def with_field(entry, name, value):
    """Return a copy of an entry in which a field says something else."""
    changed = copy.copy(entry)
    object.__setattr__(changed, name, value)
    return changed


def variants(entry, at):
    """Yield the path of each guarded field at or below an entry, with the entry in which it alone is another."""
    for name in written_once(entry):
        value, path = getattr(entry, name), f"{at}.{names_in_files(type(entry))[name]}".lstrip(".")
        if name in ("id", "recommendation") or value in (None, ()) or value is DecisionOutcome.ASKED:
            continue
        if isinstance(value, tuple) and isinstance(value[0], Entry):
            for number, each in enumerate(value):
                for below, changed in variants(each, f"{path}[{getattr(each, 'id', number)}]"):
                    yield below, with_field(entry, name, (*value[:number], changed, *value[number + 1 :]))
        elif isinstance(value, Entry):
            for below, changed in variants(value, path):
                yield below, with_field(entry, name, changed)
        else:
            yield path, with_field(entry, name, other(value))


def told(**changed):
    after = dataclasses.replace(BORSETSHIRE, **changed)
    return [(each.difference.kind, each.difference.field) for each in breaches(BORSETSHIRE, after)]


@pytest.mark.parametrize("id", BORSETSHIRE.responses)
def test_in_a_response(id):
    for path, changed in variants(BORSETSHIRE.responses[id], ""):
        assert told(responses={**BORSETSHIRE.responses, id: changed}) == [("changed", path)]


@pytest.mark.parametrize("kind", ["sources", "recommendations"])
def test_in_what_was_asked(kind):
    records = getattr(BORSETSHIRE, kind)
    for id, record in records.items():
        for path, changed in variants(record, f"{kind}[{id}]"):
            assert told(**{kind: {**records, id: changed}}) == [("changed", path)]


@pytest.mark.parametrize("kind", ["meetings", "concerns", "indicators"])
def test_in_what_supports_it(kind):
    records = getattr(BORSETSHIRE, kind)
    for number, record in enumerate(records):
        for path, changed in variants(record, f"{kind}[{record.id}]"):
            assert told(**{kind: (*records[:number], changed, *records[number + 1 :])}) == [("changed", path)]
