"""A snapshot → one file to take away: CSV, JSON or a SQLite database, by the file's ending.

Knows the forms; the writing is `files`' and `database`'s.
"""

import os
from pathlib import Path

from tracker.files import write_whole
from tracker.outputs.data import FLAT, as_json, exceptions_data, flat_rows, position_data, register_data
from tracker.outputs.database.provenance import Provenance
from tracker.outputs.tables import as_csv
from tracker.snapshots.snapshot import Snapshot
from tracker.vocabulary import Marking

ENDINGS = (".csv", ".json", ".db")


def export(shown: Snapshot, path: Path) -> None:
    """Write the register and its position to `path`, in the form of its ending; raise `OSError`.

    What holds more than the public may read is readable by the account alone that writes it.
    """
    owner_only = shown.valid.audience != Marking.PUBLIC
    form, path = path.suffix.lower(), Path(os.path.realpath(path))  # a link stays, and what it leads to is written
    if form == ".db":
        # SQLAlchemy, which the other forms need not wait for.
        from tracker.outputs.database.writing import write_file

        valid = shown.valid
        provenance = Provenance(valid.content, valid.audience, restricted=valid.stubs)
        write_file(valid.register, valid.spans, provenance, path, owner_only)
    else:
        write_whole(path, {".csv": csv_text, ".json": json_text}[form](shown), owner_only)


def csv_text(shown: Snapshot) -> str:
    """Return a row for each recommendation, with the mark by which spreadsheets know UTF-8."""
    whole = position_data(shown.register, shown.position, shown.commit, shown.recorded_on)
    return "\ufeff" + as_csv(flat_rows(whole), FLAT)


def json_text(shown: Snapshot) -> str:
    """Return all that the register says, its position and its exceptions."""
    whole = position_data(shown.register, shown.position, shown.commit, shown.recorded_on)
    raised = exceptions_data(shown.register, shown.exceptions)
    return as_json(register_data(shown.register) | {"position": whole, "exceptions": raised})
