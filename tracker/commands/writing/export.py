"""`export`: the register and its position as a file, or a folder of files, to take away."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.commands.answering import (
    FILES,
    USAGE,
    OpenRegister,
    opened_snapshot,
    refusals,
    refuse,
    refuse_without_folder,
    say,
    write_refusals,
)
from tracker.commands.options import AsAt, Audience, KnownAt, RegisterFolder
from tracker.commands.progressing import progress_shown
from tracker.vocabulary import Marking

if TYPE_CHECKING:
    from tracker.outputs.export.about import EarlierEdition
    from tracker.snapshots.snapshot import Snapshot


_Place = Annotated[
    Path,
    typer.Argument(
        metavar="FILE|DIR",
        help="The file to write. Its ending says the form: .csv, .xlsx, .json or .db. With --package: a folder.",
        readable=False,  # else Typer refuses a file that is there and may be written, but not read
    ),
]
_Package = Annotated[
    bool, typer.Option("--package", help="Write a folder: a Frictionless data package, a CSV file for each table.")
]
_Since = Annotated[
    str | None,
    typer.Option(
        metavar="REV|DAY|MEETING|FILE",
        help="With --package: also write what changed since an earlier edition, as known then, to CHANGES.md. FILE: its"
        " datapackage.json, or a .json of it.",
    ),
]


def export(
    place: _Place,
    package: _Package = False,
    since: _Since = None,
    register: RegisterFolder = Path("data"),
    as_at: AsAt = None,
    known_at: KnownAt = None,
    audience: Audience = Marking.PUBLIC,
) -> None:
    """Write the register and its position to a file, or to a folder.

    .csv has a row for each recommendation, for a spreadsheet. .xlsx is a workbook with a sheet for each kind of entry;
    its first sheet says what it shows, its last what each column means. .json has everything that the register says,
    its position and its exceptions. .db is a SQLite database with all that the register says; its table `columns` says
    what each column means, and `recommendation_span` answers for every day, past and to come:

    \b
      SELECT recommendation, state FROM recommendation_span
      WHERE from_date <= '2020-01-08' AND '2020-01-08' < to_date

    --package writes the same tables as CSV files, with a datapackage.json that holds their types, keys and meanings.

    All is written whole or not at all. A file that is there already is replaced; a folder only where nothing is in it
    but a data package that this command wrote.

    \b
    Examples:
      python -m tracker export register.xlsx
      python -m tracker export register --package
      python -m tracker export position-2020-02.json --as-at 2020-02-29
    """
    if not package:
        _refuse_if_no_form(place, since)
    opened, shown = opened_snapshot(register, as_at, known_at, audience)
    before = _earlier(opened, shown, since) if since is not None else None
    with _refusals_of(place, "folder" if package else "file"), progress_shown() as progress:
        progress.step(f"Writing {place}")
        _write_package(shown, before, place) if package else _write_file(shown, place)
    _say_what_is_written(shown, place)


def _say_what_is_written(shown: Snapshot, place: Path) -> None:
    from tracker.words.figures import count

    held = count(len(shown.position.standings), "recommendation")
    restricted = f", {count(shown.valid.stubs, 'item')} restricted" if shown.valid.stubs else ""
    say(f"{place}: {held}, as at {shown.as_at}{restricted}.")


def _refuse_if_no_form(file: Path, since: str | None) -> None:
    """End the command where the name of the file does not say in which form it is to be written."""
    from tracker.outputs.export.forms import ENDINGS

    if since is not None:
        refuse(USAGE, "--since goes with --package: what changed is told in a file beside the tables.")

    if not file.name or file.name.lower() in ENDINGS:
        refuse(USAGE, "Name the file as well as its ending, for example register.csv.")
    if file.suffix.lower() not in ENDINGS:
        refuse(USAGE, f"{file} does not end in {', '.join(ENDINGS[:-1])} or {ENDINGS[-1]}; the ending says the form.")


def _earlier(opened: OpenRegister, shown: Snapshot, since: str) -> Snapshot:
    """Return the edition that --since names; end the command where there is none, or it is a later one."""
    edition = _edition_in(Path(since))
    with refusals(opened.folder):
        before = opened.at(since) if edition is None else opened.at(str(edition.commit)).on(edition.as_at)
    if before.as_at > shown.as_at:
        what_to_do = "Name an earlier one, or a later day with --as-at."
        refuse(USAGE, f"--since: {since} shows {before.as_at}, a later day than {shown.as_at}. {what_to_do}")
    return before


def _edition_in(file: Path) -> EarlierEdition | None:
    """Return which edition a file is of, None where there is no such file; end the command where it is of none."""
    from tracker.files import read_whole
    from tracker.outputs.export.about import earlier_edition

    what_to_do = "Name a commit, a day or a meeting instead."
    try:
        if not file.is_file():
            return None
        edition = earlier_edition(read_whole(file))
    except OSError as error:
        refuse(FILES, f"--since: {file} cannot be read: {error.strerror or error}.")
    if edition is None:
        refuse(USAGE, f"--since: {file} is no file that this command wrote. {what_to_do}")
    if edition.commit is None:
        refuse(USAGE, f"--since: {file} was made from files that no commit holds. {what_to_do}")
    return edition


@contextmanager
def _refusals_of(place: Path, what: str) -> Iterator[None]:
    """Turn what stands in the way of writing into a sentence and an exit code."""
    from tracker.folders import FolderNotOurs
    from tracker.outputs.export.dataset import TooManyRows

    refuse_without_folder(place, what)
    try:
        with write_refusals(place):
            yield
    except TooManyRows as error:
        refuse(USAGE, f"{place} cannot be written: {error}")
    except FolderNotOurs as error:
        refuse(USAGE, str(error))


def _write_file(shown: Snapshot, file: Path) -> None:
    from tracker.outputs.export.forms import export as write

    write(shown, file)


def _write_package(shown: Snapshot, before: Snapshot | None, folder: Path) -> None:
    from tracker.outputs.export.package_folder import write_package

    write_package(shown, folder, before)
