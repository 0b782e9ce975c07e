"""`export`: the register and its position as a file to take away."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.commands.answering import FILES, USAGE, refuse, say, snapshot
from tracker.commands.options import AsAt, Audience, KnownAt, RegisterFolder
from tracker.files import TO_WRITE
from tracker.vocabulary import Marking

if TYPE_CHECKING:
    from tracker.snapshots.snapshot import Snapshot


_File = Annotated[
    Path,
    typer.Argument(
        metavar="FILE",
        help="The file to write. Its ending says the form: .csv, .xlsx, .json or .db.",
        readable=False,  # else Typer refuses a file that is there and may be written, but not read
    ),
]


def export(
    file: _File,
    register: RegisterFolder = Path("data"),
    as_at: AsAt = None,
    known_at: KnownAt = None,
    audience: Audience = Marking.PUBLIC,
) -> None:
    """Write the register and its position to a file.

    .csv has a row for each recommendation, for a spreadsheet. .xlsx is a workbook with a sheet for each kind of entry;
    its first sheet says what it shows, its last what each column means. .json has everything that the register says,
    its position and its exceptions. .db is a SQLite database with all that the register says; its table `columns` says
    what each column means, and `recommendation_span` answers for every day, past and to come:

    \b
      SELECT recommendation, state FROM recommendation_span
      WHERE from_date <= '2020-01-08' AND '2020-01-08' < to_date

    The file is written whole or not at all; one that is there already is replaced.

    \b
    Examples:
      python -m tracker export register.csv
      python -m tracker export register.xlsx
      python -m tracker export register.db
      python -m tracker export position-2020-02.json --as-at 2020-02-29
    """
    from tracker.words.figures import count

    _refuse_if_no_form(file)
    shown = snapshot(register, as_at, known_at, audience)
    _write(shown, file)
    held = count(len(shown.position.standings), "recommendation")
    restricted = f", {count(shown.valid.stubs, 'item')} restricted" if shown.valid.stubs else ""
    say(f"{file}: {held}, as at {shown.as_at}{restricted}.")


def _refuse_if_no_form(file: Path) -> None:
    """End the command where the name of the file does not say in which form it is to be written."""
    from tracker.outputs.export.forms import ENDINGS

    if not file.name or file.name.lower() in ENDINGS:
        refuse(USAGE, "Name the file as well as its ending, for example register.csv.")
    if file.suffix.lower() not in ENDINGS:
        refuse(USAGE, f"{file} does not end in {', '.join(ENDINGS[:-1])} or {ENDINGS[-1]}; the ending says the form.")


def _write(shown: Snapshot, file: Path) -> None:
    from tracker.outputs.export.dataset import TooManyRows
    from tracker.outputs.export.forms import export as write

    try:
        if not file.parent.is_dir():
            what_to_do = "Make it, or name a file elsewhere."
            refuse(FILES, f"{file} cannot be written: there is no folder {file.parent}. {what_to_do}")
        write(shown, file)
    except TooManyRows as error:
        refuse(USAGE, f"{file} cannot be written: {error}")
    except OSError as error:
        refuse(FILES, f"{file} cannot be written: {error.strerror or error}. {TO_WRITE}")
