"""The register and its position → one file to take away: CSV, JSON or a SQLite database, by the file's ending.

Knows the forms; the writing is `files`' and `database`'s.
"""

import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from tracker.files import write_whole
from tracker.outputs.data import FLAT, as_json, exceptions_data, flat_rows, position_data, register_data
from tracker.outputs.database.provenance import Provenance
from tracker.outputs.tables import as_csv
from tracker.register.records import Register
from tracker.rules.exceptions import exceptions
from tracker.rules.state.position import Position
from tracker.rules.state.spans import Spans
from tracker.vocabulary import Marking

ENDINGS = (".csv", ".json", ".db")


def export(
    register: Register,
    spans: Mapping[str, Spans],
    position: Position,
    provenance: Provenance,
    path: Path,
    commit: str | None,
    recorded_on: date | None = None,
) -> None:
    """Write the register and its position to `path`; raise `OSError` where it cannot be written.

    What holds more than the public may read is readable by the account alone that writes it.
    """
    owner_only = provenance.audience != Marking.PUBLIC
    form, path = path.suffix.lower(), Path(os.path.realpath(path))  # a link stays, and what it leads to is written
    whole = position_data(register, position, commit, recorded_on)
    match form:
        case ".csv":
            mark = "\ufeff"  # by which spreadsheets know UTF-8
            write_whole(path, mark + as_csv(flat_rows(whole), FLAT), owner_only)
        case ".json":
            raised = exceptions_data(register, exceptions(register, position))
            write_whole(path, as_json(register_data(register) | {"position": whole, "exceptions": raised}), owner_only)
        case ".db":
            # SQLAlchemy, which the other forms need not wait for.
            from tracker.outputs.database.writing import write_file

            write_file(register, spans, provenance, path, owner_only)
