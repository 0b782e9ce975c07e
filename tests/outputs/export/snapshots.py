"""Snapshots to export: of a short literal, of a register at random, or of one that comes with the project."""

from __future__ import annotations

from datetime import date

from tests.rules import register_from, texts_of
from tracker.files import read_folder
from tracker.register.audience import as_read_by
from tracker.register.reading.reading import content_hash, read
from tracker.rules.state.standing import spans_of_register
from tracker.snapshots.snapshot import Snapshot, ValidRegister
from tracker.vocabulary import Marking

from tests.outputs.database.registers import BORSETSHIRE, ROOT  # isort: skip

FOLDERS = ("data", BORSETSHIRE)
DAY = date(2020, 6, 15)


def of_texts(texts: dict[str, bytes], as_at: date = DAY) -> Snapshot:
    """Return a snapshot, for readers of everything, of the files of a register."""
    register = register_from(texts)
    valid = ValidRegister(register, spans_of_register(register), content_hash(texts), texts)
    return Snapshot(valid, as_at, None)


def of_literal(literal: str, as_at: date = DAY) -> Snapshot:
    """Return a snapshot, for readers of everything, of what a literal is short for."""
    return of_texts(texts_of(literal), as_at)


def of_folder(folder: str, audience: Marking = Marking.PUBLIC) -> Snapshot:
    """Return a register that comes with the project, as an audience may read it, as at its own day."""
    files = read_folder(ROOT / folder)
    whole, problems = read(files.texts, files.held)
    assert whole is not None, problems
    register, stubs = as_read_by(audience, whole)
    spans = spans_of_register(register)
    valid = ValidRegister(register, spans, content_hash(*files), files.texts, audience, stubs)
    return Snapshot(valid, register.day_shown(DAY), None)
