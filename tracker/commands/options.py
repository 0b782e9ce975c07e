"""The options that several commands have, each with its help.

Declares; decides nothing.
"""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from tracker.vocabulary import Marking


def _folder(named: str | Path) -> Path:
    """Return the folder that was named; whether it is one, and may be read, is told by whoever reads it."""
    if not str(named).strip():
        raise typer.BadParameter("Name a folder, or leave the option out.")
    return Path(named)


RegisterFolder = Annotated[
    Path,
    typer.Option("--register", envvar="TRACKER_REGISTER", help="The register's folder.", metavar="DIR", parser=_folder),
]
AsAt = Annotated[
    str | None,
    typer.Option(
        "--as-at",
        metavar="DAY",
        help="The day that is asked about: 2020-01-08, or 2020-01 for the last day of that month."
        " Without it, the register's own as_at; without that, today.",
    ),
]
AsAtOrOfWhatIsNew = Annotated[
    str | None,
    typer.Option(
        "--as-at",
        metavar="DAY",
        help="The day whose position is told. Without it, the register's own as_at, or today; or, if that is later,"
        " the day of what is recorded.",
    ),
]
KnownAt = Annotated[
    str | None,
    typer.Option(
        "--known-at",
        metavar="REV|DAY|MEETING",
        help="What the register said then: by the end of a day, before a meeting, or at a commit or tag."
        " Without it, now.",
    ),
]
PartyAsked = Annotated[
    str | None,
    typer.Option("--party", metavar="ID", help="The party whose it is, by its id. Without it, all parties."),
]
Audience = Annotated[
    Marking,
    typer.Option(
        "--audience",
        envvar="TRACKER_AUDIENCE",
        help='For whom: what is marked above it is there without its words, as "restricted".',
    ),
]


class Format(StrEnum):
    """How rows are printed."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


RowFormat = Annotated[
    Format, typer.Option(help="table: to read; json: for a program; csv: for a spreadsheet, with every column.")
]
