"""What holds of every register, however it is spoilt; returns sentences, one for each thing that does not."""

from __future__ import annotations

import json
import re
import traceback
from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from functools import cache

from tests.fuzz.mutants import Mutant, base
from tests.registers.canaries import CANARY
from tracker.outputs.data import FLAT, as_json, exceptions_data, flat_rows, position_data, register_data
from tracker.outputs.tables import as_csv
from tracker.problems import Problem
from tracker.register.audience import as_read_by
from tracker.register.markings import Markings
from tracker.register.readable_text import readable_lines, whole_lines
from tracker.register.reading.reading import Memory, legible, read
from tracker.register.records import Register
from tracker.register.schema.entries import Entry
from tracker.register.schema.restricted import RESTRICTED
from tracker.register.walk import entries
from tracker.rules.exceptions import exceptions
from tracker.rules.state.position import position
from tracker.rules.state.standing import spans_of_register
from tracker.snapshots.source_text import is_file_of_register
from tracker.vocabulary import Marking

TODAY = date(2026, 11, 23)
DAYS = (date(2018, 12, 31), date(2020, 1, 8), date(2025, 3, 31), TODAY)
_ONE = re.compile(rf"{CANARY}\d+")
_LONGEST = 600  # signs in a message


@cache
def _memory(name: str) -> Memory:
    memory = Memory()
    read(*base(name), TODAY, memory)
    return memory


def faults_of(mutant: Mutant, twice: bool = False) -> list[str]:
    """Return what does not hold of a mutant; `twice`: read it also as one who has never read the register before."""
    try:
        return list(_faults(mutant, twice))
    except Exception:  # whatever it is, it is the fault that is looked for
        return [traceback.format_exc()]


def _faults(mutant: Mutant, twice: bool) -> Iterator[str]:
    before = _memory(mutant.base)
    reading = read(mutant.texts, mutant.held, TODAY, Memory(dict(before.files), before.last))
    yield from (f"badly told: {each}" for each in reading.problems if not is_told_well(each, mutant.texts))
    if list(reading.problems) != sorted(set(reading.problems)):
        yield "the problems are not in order, or told twice"
    if (reading.register is None) != any(each.level == "error" for each in reading.problems):
        yield "an error blocks, and nothing else does"
    if twice and read(mutant.texts, mutant.held, TODAY) != reading:
        yield "what is remembered changes what is told"
    if reading.register is not None:
        yield from _of_sound(reading.register)
        yield from _of_text(mutant, reading.register)
    elif mutant.base == "canaries":
        yield from _of_last_valid(mutant)
    else:
        legible(mutant.texts, Memory())


def is_told_well(problem: Problem, texts: dict[str, bytes]) -> bool:
    """Return whether a problem names a line and a column of a file of the register, in words on one line."""
    text = texts.get(problem.path, b"")
    lines = text.decode("utf-8-sig", errors="replace").splitlines() or [""]
    is_there = 1 <= problem.line <= len(lines) and 1 <= problem.column <= len(lines[problem.line - 1]) + 1
    return is_there and problem.message.isprintable() and len(problem.message) < _LONGEST


def _of_sound(register: Register) -> Iterator[str]:
    public = as_read_by(Marking.PUBLIC, register).register
    for shown, days in ((register, DAYS), (public, DAYS[-1:])):
        spans = spans_of_register(shown)
        for day in days:
            at = position(shown, spans, day)
            rows = as_csv(flat_rows(position_data(shown, at, None, None)), FLAT)
            if "\r" in rows or not rows.endswith("\n"):
                yield "a row of CSV is no row"
            exceptions_data(shown, exceptions(shown, at))
        json.loads(as_json(register_data(shown)))
    yield from _leaks(register, public)


def _of_text(mutant: Mutant, register: Register) -> Iterator[str]:
    """Of each file that was spoilt the public reads what is public, a reader of everything all but the comments."""
    public, sound = as_read_by(Marking.PUBLIC, register).register, base(mutant.base).texts
    for path, content in mutant.texts.items():
        if content != sound.get(path) and is_file_of_register(path):
            text = content.decode("utf-8-sig")
            yield from _leaks_in(repr(readable_lines(path, text, public)), register)
            for whole, read_by_all in zip(whole_lines(text), readable_lines(path, text, register), strict=True):
                kept_back = RESTRICTED in read_by_all
                if kept_back and "#" not in "".join(map(str, whole)) and not str(whole[0]).startswith("%"):
                    yield f"a line that is no comment is kept from readers of everything: {whole}"
                if not kept_back and whole != read_by_all:
                    yield f"a line is not shown as it stands: {whole}"


def _of_last_valid(mutant: Mutant) -> Iterator[str]:
    """What was restricted stays so while the files are not sound, unless they say in plain words that it is not."""
    valid = _memory("canaries").last
    assert valid is not None
    assert valid.reading.register is not None
    found = legible(mutant.texts, Memory())
    markings = Markings(found.register, {}, found.unclear)
    public = as_read_by(Marking.PUBLIC, valid.reading.register, markings).register
    yield from _leaks(found.register, public)


def _leaks(marked_by: Register, public: Register) -> Iterator[str]:
    yield from _leaks_in(as_json(register_data(public)), marked_by)


def _leaks_in(shown: str, marked_by: Register) -> Iterator[str]:
    allowed = {canary for each in entries(marked_by) for text in _public(each.entry) for canary in _ONE.findall(text)}
    leaked = set(_ONE.findall(shown)) - allowed
    if leaked:
        yield f"the public reads {', '.join(sorted(leaked)[:5])}"


def _public(entry: Entry) -> list[str]:
    """Return what everybody may read of an entry; what it holds has a marking of its own, or follows it."""
    marking = getattr(entry, "marking", None)
    if marking is None:
        return [value for field in fields(entry) if isinstance(value := getattr(entry, field.name), str)]
    return [repr(entry)] if marking is Marking.PUBLIC else []
