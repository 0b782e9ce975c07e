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
from tracker.rules.state.standing import Spans

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
    """Write the register and its position to `path`; raise `OSError` where it cannot be written."""
    form, path = path.suffix.lower(), Path(os.path.realpath(path))  # a link stays, and what it leads to is written
    whole = position_data(register, position, commit, recorded_on)
    match form:
        case ".csv":
            write_whole(path, f"\ufeff{as_csv(flat_rows(whole), FLAT)}")  # the mark by which spreadsheets know UTF-8
        case ".json":
            found = exceptions_data(register, exceptions(register, position))
            write_whole(path, as_json(register_data(register) | {"position": whole, "exceptions": found}))
        case ".db":
            from tracker.outputs.database.writing import (
                write_file,
            )  # SQLAlchemy, which the other forms need not wait for

            write_file(register, spans, provenance, path)
            path.chmod(0o644)  # as the others: to be taken away, not the maker's alone
