"""A snapshot → one file to take away, in the form that its ending says.

Knows the forms; the writing is `files`' and `database`'s.
"""

import os
from collections.abc import Callable, Mapping
from pathlib import Path

from tracker.files import written_whole
from tracker.outputs.data import FLAT, as_json, exceptions_data, flat_rows, position_data, register_data
from tracker.outputs.database.provenance import Provenance
from tracker.outputs.export.about import about_export
from tracker.outputs.tables import as_csv
from tracker.snapshots.snapshot import Snapshot
from tracker.vocabulary import Marking


def export(shown: Snapshot, path: Path) -> None:
    """Write the register and its position to `path`; raise `OSError` or `TooManyRows`, and then nothing is written.

    What holds more than the public may read is readable by the account alone that writes it.
    """
    owner_only = shown.valid.audience != Marking.PUBLIC
    form, path = path.suffix.lower(), Path(os.path.realpath(path))  # a link stays, and what it leads to is written
    if form == DATABASE:
        _write_database(shown, path, owner_only)
    else:
        content = CONTENTS[form](shown)
        with written_whole(path, owner_only) as unfinished:
            unfinished.write_bytes(content)


def _write_database(shown: Snapshot, path: Path, owner_only: bool) -> None:
    from tracker.outputs.database.writing import write_file  # SQLAlchemy, which the other forms need not wait for

    valid = shown.valid
    provenance = Provenance(valid.content, valid.audience, restricted=valid.stubs)
    write_file(valid.register, valid.spans, provenance, path, owner_only)


def csv_content(shown: Snapshot) -> bytes:
    """Return a row for each recommendation, with the mark by which spreadsheets know UTF-8."""
    whole = position_data(shown.register, shown.position, shown.commit, shown.recorded_on)
    return as_csv(flat_rows(whole), FLAT).encode("utf-8-sig")


def xlsx_content(shown: Snapshot) -> bytes:
    """Return a workbook with a sheet for each table; raise `TooManyRows`."""
    from tracker.outputs.export.workbook import workbook  # openpyxl, likewise

    return workbook(shown)


def json_content(shown: Snapshot) -> bytes:
    """Return what it is made from, all that the register says, its position and its exceptions."""
    whole = position_data(shown.register, shown.position, shown.commit, shown.recorded_on)
    raised = exceptions_data(shown.register, shown.exceptions)
    about = {"about": about_export(shown).data()}
    return as_json(about | register_data(shown.register) | {"position": whole, "exceptions": raised}).encode()


DATABASE = ".db"
CONTENTS: Mapping[str, Callable[[Snapshot], bytes]] = {
    ".csv": csv_content,
    ".xlsx": xlsx_content,
    ".json": json_content,
}
ENDINGS = (*CONTENTS, DATABASE)
