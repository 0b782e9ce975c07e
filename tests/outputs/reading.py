"""A register on disk, and the snapshot of one as an audience may read it."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from tracker.files import read_folder
from tracker.register.audience import as_read_by
from tracker.register.reading.reading import read
from tracker.register.records import Register
from tracker.rules.state.standing import spans_of_register
from tracker.snapshots.snapshot import Snapshot, ValidRegister
from tracker.vocabulary import Marking

ROOT = Path(__file__).parents[2]
SHIPPED, BORSETSHIRE = ROOT / "data", ROOT / "tests" / "registers" / "borsetshire"


@cache
def held(folder: Path) -> Register:
    """Return the register in a folder, which must be sound."""
    found = read_folder(folder)
    register, problems = read(found.texts, found.held)
    assert register is not None, problems
    return register


def snapshot(register: Register, day: str | date, audience: Marking = Marking.PUBLIC) -> Snapshot:
    """Return a register as at a day, as known now, without a history."""
    shown = as_read_by(audience, register)
    spans = spans_of_register(shown.register)
    as_at = date.fromisoformat(day) if isinstance(day, str) else day
    return Snapshot(ValidRegister(shown.register, spans, "content", {}, audience, shown.stubs), as_at, None)
