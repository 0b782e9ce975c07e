"""What is measured: each side of a ratio is made ready first and then run once, in a process of its own.

`python -m benchmarks.sides NAME FOLDER` prints what the side NAME took on the register in FOLDER, as JSON.
"""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from resource import RUSAGE_CHILDREN, RUSAGE_SELF, getrusage
from typing import Any

import yaml

from benchmarks.peak import peak
from benchmarks.shapes import AS_AT, FIRST_QUARTER
from tracker.dates import quarter_ends
from tracker.files import Shelf, read_folder
from tracker.register.reading.reading import Memory, content_hash, read
from tracker.register.records import Register
from tracker.register.schema.levels import EVERYTHING
from tracker.register.text.folder import Folder
from tracker.rules.series.quarters import quarter_series, states_on
from tracker.rules.state.position import Position, position
from tracker.rules.state.spans import Spans
from tracker.rules.state.standing import spans_of_register
from tracker.snapshots.snapshot import Snapshot, ValidRegister

TODAY = date(2026, 1, 1)
_EDIT = b"As corrected, "
Work = Callable[[], Any]


def _sound(folder: Folder, memory: Memory | None = None) -> Register:
    register, problems = read(folder.texts, folder.held, TODAY, memory)
    if register is None:
        raise SystemExit(f"The register to measure is not sound: {problems[0].told()}")
    return register


def yaml_load(folder: Path) -> Work:
    """Load every text with PyYAML's own C loader, and drop what it makes."""
    texts = read_folder(folder).texts.values()

    def work() -> None:
        for text in texts:
            yaml.load(text, yaml.CSafeLoader)

    return work


def cold_read(folder: Path) -> Work:
    """Read and check every text, nothing known before."""
    files = read_folder(folder)
    return lambda: _sound(files)


def first_position(folder: Path) -> Work:
    """Read and check every text, work out the spans and the position at one date."""
    files = read_folder(folder)

    def work() -> object:
        register = _sound(files)
        spans = spans_of_register(register)
        return spans, position(register, spans, AS_AT)

    return work


def database_file(folder: Path) -> Work:
    """Read, work out the spans and write the database's file."""
    from tracker.outputs.database.provenance import Provenance
    from tracker.outputs.database.writing import write_file

    files, cache = read_folder(folder), Path(tempfile.mkdtemp(dir=folder.parent))

    def work() -> object:
        register = _sound(files)
        spans = spans_of_register(register)
        write_file(register, spans, Provenance(content_hash(*files), EVERYTHING), cache / "register.db")
        return register, spans

    return work


def workbook(folder: Path) -> Work:
    """Write a workbook of a register that is there, its position and exceptions worked out anew."""
    from tracker.outputs.export.workbook import workbook as made

    shown = _shown(folder)
    return lambda: made(shown)


def workbook_by_pandas(folder: Path) -> Work:
    """Write the cells of that workbook with pandas, which writes by openpyxl too; they are there already."""
    import pandas as pd

    from tracker.outputs.export.sheets import sheets
    from tracker.outputs.tables import spreadsheet_cell

    tables = {
        table.layout.name: pd.DataFrame(
            [[spreadsheet_cell(value) for value in row] for row in table.rows],
            columns=[column.name for column in table.layout.columns],
        )
        for table in sheets(_shown(folder))
    }

    def work() -> bytes:
        written = BytesIO()
        with pd.ExcelWriter(written, engine="openpyxl") as book:
            for name, frame in tables.items():
                frame.to_excel(book, sheet_name=name, index=False)
        return written.getvalue()

    return work


def _shown(folder: Path) -> Snapshot:
    files = read_folder(folder)
    register = _sound(files)
    valid = ValidRegister(register, spans_of_register(register), content_hash(*files), files.texts)
    return Snapshot(valid, AS_AT, None)


def spans_and_position(folder: Path) -> Work:
    """Work out the spans of a register that is there, and the position at one date."""
    register = _sound(read_folder(folder))

    def work() -> object:
        spans = spans_of_register(register)
        return spans, position(register, spans, AS_AT)

    return work


def _told(folder: Path) -> tuple[Register, dict[str, Spans]]:
    register = _sound(read_folder(folder))
    return register, spans_of_register(register)


def one_position(folder: Path) -> Work:
    """Look up the position at one date in spans that are there."""
    register, spans = _told(folder)
    return lambda: position(register, spans, AS_AT)


def quarters_by_state(folder: Path) -> Work:
    """Count 24 quarters by state."""
    _, spans = _told(folder)
    return lambda: states_on(spans.values(), list(quarter_ends(FIRST_QUARTER, AS_AT)))


def quarters_with_timeliness(folder: Path) -> Work:
    """Count 24 quarters by state, and how many were past their deadline."""
    register, spans = _told(folder)
    return lambda: quarter_series(register, spans, AS_AT)


class _Process:
    """What a process that shows a register keeps between two looks at it."""

    def __init__(self, folder: Path) -> None:
        self.folder, self.shelf, self.memory = folder, Shelf(), Memory()
        self.before: tuple[Register, dict[str, Spans]] | None = None

    def look(self) -> Position:
        """Read what has changed, and return the position."""
        register = _sound(read_folder(self.folder, self.shelf), self.memory)
        spans = spans_of_register(register, self.before)
        self.before = register, spans
        return position(register, spans, AS_AT)


def cold_start(folder: Path) -> Work:
    """Look at a register for the first time."""
    return _Process(folder).look


def warm_start(folder: Path) -> Work:
    """Look again, when nothing has changed."""
    process = _Process(folder)
    process.look()
    return process.look


def response_edited(folder: Path) -> Work:
    """Look again after the last note in one response file has been reworded."""
    return _edited(folder, max((folder / "responses").iterdir()), b" note: ")


def asked_edited(folder: Path) -> Work:
    """Look again after the last summary in recommendations.yaml has been reworded."""
    return _edited(folder, folder / "recommendations.yaml", b"\n    summary: ")


def _edited(folder: Path, path: Path, field: bytes) -> Work:
    process = _Process(folder)
    process.look()
    before, field, rest = path.read_bytes().rpartition(field)
    # The next round finds the edit and takes it back, so that every round edits.
    rest = rest.removeprefix(_EDIT) if rest.startswith(_EDIT) else _EDIT + rest
    path.write_bytes(before + field + rest)
    return process.look


def read_and_spans(folder: Path) -> Work:
    """Read a folder and work out the spans, for the memory that this takes."""

    def work() -> object:
        files = read_folder(folder)
        register = _sound(files)
        return files, register, spans_of_register(register)

    return work


def check(_: Path) -> Work:
    """Check the shipped register by the command, its whole process."""
    return _command("-m", "tracker", "check")


def imports(_: Path) -> Work:
    """Import what every command needs, in a process of its own."""
    return _command("-c", "from pydantic import BaseModel; import yaml, typer")


def nothing(_: Path) -> Work:
    """Start Python, and nothing else."""
    return _command("-c", "pass")


def _command(*arguments: str) -> Work:
    def work() -> None:
        subprocess.run([sys.executable, *arguments], check=True, capture_output=True)

    work()  # the first run may have to compile
    return work


def _processor_time() -> float:
    usages = getrusage(RUSAGE_SELF), getrusage(RUSAGE_CHILDREN)
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def main(name: str, folder: str) -> None:
    """Run the side `name`; print its seconds by the clock and of the processor, and the peak of memory in bytes."""
    work = SIDES[name](Path(folder))
    began, used = time.perf_counter(), _processor_time()
    kept = work()  # what it makes is let go after the clock has stopped
    took, used = time.perf_counter() - began, _processor_time() - used
    print(json.dumps({"seconds": took, "processor": used, "peak": peak()}))
    del kept


SIDES: dict[str, Callable[[Path], Work]] = {
    each.__name__: each
    for each in (
        *(yaml_load, cold_read, first_position, database_file, spans_and_position, one_position, quarters_by_state),
        *(quarters_with_timeliness, cold_start, warm_start, response_edited, asked_edited, read_and_spans),
        *(workbook, workbook_by_pandas, check, imports, nothing),
    )
}

if __name__ == "__main__":
    main(*sys.argv[1:])
