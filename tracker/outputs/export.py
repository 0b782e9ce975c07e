"""The register and its position → one file to take away: CSV, JSON or a SQLite database, by the file's ending.

Knows the forms; the writing is `files`', the database `store`'s.
"""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tracker.files import write_whole
from tracker.outputs.data import exceptions_data, position_data, register_data
from tracker.outputs.tables import as_csv
from tracker.register.records import Register
from tracker.rules.exceptions import exceptions
from tracker.rules.position import Position
from tracker.rules.standing import Spans
from tracker.store.build import build_file

ENDINGS = (".csv", ".json", ".db")


def export(
    register: Register, spans: Mapping[str, Spans], position: Position, content: str, commit: str | None, path: Path
) -> None:
    """Write the register and its position to `path`; raise `OSError` where it cannot be written."""
    match path.suffix:
        case ".csv":
            write_whole(path, as_csv(flat_rows(register, position, commit)))
        case ".json":
            whole = register_data(register) | {
                "position": position_data(register, position, commit),
                "exceptions": exceptions_data(register, exceptions(register, position)),
            }
            write_whole(path, as_json(whole))
        case ".db":
            build_file(register, spans, content, path)


def flat_rows(register: Register, position: Position, commit: str | None) -> list[dict[str, Any]]:
    """Return the position with a row for each recommendation, its actions as one cell."""
    whole = position_data(register, position, commit)
    told = {"as_at": whole["as_at"], "commit": commit}
    return [
        told | each | {"actions": [f"{action['id']} {action['status']}" for action in each["actions"]]}
        for each in whole["recommendations"]
    ]


def as_json(value: Any) -> str:
    """Return a value as JSON that people can read."""
    return json.dumps(value, indent=1, ensure_ascii=False) + "\n"
