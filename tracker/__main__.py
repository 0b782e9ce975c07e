"""The command line: words in, exit codes out. It decides nothing.

Exit codes: 0 sound, 1 problems in the register, 2 wrong usage, 3 git or files. What a command does not need it does not
import: `check` is run before every commit.
"""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple, NoReturn

import typer

from tracker.files import Folder, NoRegister, read_folder, write_whole
from tracker.problems import errors_in
from tracker.register.reading import Reading, read
from tracker.words import commands

if TYPE_CHECKING:
    from tracker.register.records import Register
    from tracker.rules.position import Position
    from tracker.rules.standing import Spans

PROBLEMS, USAGE, FILES = 1, 2, 3

app = typer.Typer(
    help=commands.ALL,
    epilog=commands.AFTER_ALL,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

RegisterFolder = Annotated[
    Path, typer.Option("--register", envvar="TRACKER_REGISTER", help="The register's folder.", metavar="DIR")
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


class CheckFormat(StrEnum):
    """How `check` tells problems."""

    TEXT = "text"
    GITHUB = "github"
    JSON = "json"


class Format(StrEnum):
    """How rows are printed."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


RowFormat = Annotated[
    Format, typer.Option(help="table: to read; json: for a program; csv: for a spreadsheet, with every column.")
]


class Asked(NamedTuple):
    """A sound register and where everything stands on the day asked for."""

    register: Register
    spans: dict[str, Spans]
    position: Position
    folder: Folder
    commit: str | None


@app.command(help=commands.CHECK)
def check(
    register: RegisterFolder = Path("data"),
    format: Annotated[
        CheckFormat,
        typer.Option(help="text: to read; json: for a program; github: as notes on the lines of a pull request."),
    ] = CheckFormat.TEXT,
) -> None:
    """Say what is wrong with a register, and where."""
    _, reading = _read(register)
    match format:
        case CheckFormat.JSON:
            typer.echo(json.dumps([each._asdict() for each in reading.problems], indent=1, ensure_ascii=False))
        case CheckFormat.GITHUB:
            for each in reading.problems:
                typer.echo(each.annotation(register.as_posix()))
        case CheckFormat.TEXT:
            for each in reading.problems:
                typer.echo(each.told(register.as_posix()))
    typer.echo(_verdict(reading, register), err=True)
    if reading.register is None:
        raise typer.Exit(PROBLEMS)


@app.command(help=commands.POSITION)
def position(
    register: RegisterFolder = Path("data"),
    as_at: AsAt = None,
    format: RowFormat = Format.TABLE,
) -> None:
    """Print where everything stands on a day."""
    from tracker.outputs.data import FLAT, flat_rows, position_data

    asked = _asked(register, as_at)
    whole = position_data(asked.register, asked.position, asked.commit)
    shown = ("id", "title", "owner", "state", "timeliness", "days", "due_now", "evidence")
    _print(whole, flat_rows(whole), shown, FLAT, format)


@app.command(help=commands.EXCEPTIONS)
def exceptions(
    register: RegisterFolder = Path("data"),
    as_at: AsAt = None,
    format: RowFormat = Format.TABLE,
) -> None:
    """Print what the group must look at on a day."""
    from tracker.outputs.data import EXCEPTION, exceptions_data
    from tracker.rules.exceptions import exceptions as found_in

    asked = _asked(register, as_at)
    rows = exceptions_data(asked.register, found_in(asked.register, asked.position))
    _print(rows, rows, ("severity", "rule", "subject", "since", "message"), EXCEPTION, format)


@app.command(help=commands.EXPORT)
def export(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="The file to write. Its ending says the form: .csv, .json or .db.")
    ],
    register: RegisterFolder = Path("data"),
    as_at: AsAt = None,
) -> None:
    """Write the register and its position to a file."""
    from tracker.outputs.export import ENDINGS
    from tracker.outputs.export import export as write
    from tracker.register.reading import content_hash

    if file.suffix.lower() not in ENDINGS:
        _refuse(f"{file} does not end in {', '.join(ENDINGS[:-1])} or {ENDINGS[-1]}; the ending says the form.", USAGE)
    asked = _asked(register, as_at)
    if not file.parent.is_dir():
        _refuse(f"{file} cannot be written: there is no folder {file.parent}.", FILES)
    try:
        write(asked.register, asked.spans, asked.position, content_hash(*asked.folder), asked.commit, file)
    except OSError as error:
        _refuse(f"{file} cannot be written: {error.strerror or error}.", FILES)
    typer.echo(f"{file}: {_count(len(asked.position.standings))}, as at {asked.position.as_at}.", err=True)


@app.command(help=commands.SCHEMA)
def schema(
    manual: Annotated[Path, typer.Option(metavar="FILE", help="The manual whose tables are written.")] = Path(
        "data/README.md"
    ),
    folder: Annotated[Path, typer.Option(metavar="DIR", help="The folder that the JSON Schemas go to.")] = Path(
        "schema"
    ),
) -> None:
    """Write the JSON Schemas and the tables of the manual."""
    from tracker.outputs.manual import NoSuchTable, with_tables
    from tracker.outputs.schemas import SCHEMAS, schema_text

    try:
        filled = with_tables(manual.read_text(encoding="utf-8"))
        folder.mkdir(exist_ok=True)
        for name in SCHEMAS:
            write_whole(folder / name, schema_text(name))
        write_whole(manual, filled)
    except NoSuchTable as error:
        _refuse(f"{manual}: {error}", FILES)
    except UnicodeDecodeError:
        _refuse(f"{manual} is not in UTF-8. Save it again with the encoding UTF-8.", FILES)
    except OSError as error:
        _refuse(f"{error.filename}: {error.strerror}.", FILES)


def _read(folder: Path) -> tuple[Folder, Reading]:
    try:
        texts = read_folder(folder)
    except NoRegister as error:
        _refuse(str(error), FILES)
    except OSError as error:
        _refuse(f"{error.filename or folder} cannot be read: {error.strerror or error}.", FILES)
    return texts, read(texts.texts, texts.held, date.today())


def _asked(folder: Path, as_at: str | None) -> Asked:
    from tracker.dates import last_day
    from tracker.history import NoHistory, head
    from tracker.rules.position import position
    from tracker.rules.standing import spans_of_register

    texts, reading = _read(folder)
    if reading.register is None:
        for problem in reading.problems:
            typer.echo(problem.told(folder.as_posix()), err=True)
        _refuse(_verdict(reading, folder), PROBLEMS)
    day = last_day(_day(as_at) or reading.register.settings.as_at or date.today())
    spans = spans_of_register(reading.register)
    try:
        found = head(folder)
        commit = None if found.changed else found.commit  # no commit holds what is not yet committed
    except NoHistory:
        commit = None
    return Asked(reading.register, spans, position(reading.register, spans, day), texts, commit)


def _day(text: str | None) -> date | None:
    from tracker.dates import NotADay, day_from

    try:
        return None if text is None else day_from(text)
    except NotADay as error:
        _refuse(f"--as-at: {error}", USAGE)


def _verdict(reading: Reading, folder: Path) -> str:
    errors = errors_in(reading.problems)
    warnings = len(reading.problems) - errors
    told = f"{errors} error{'s' * (errors != 1)}, {warnings} warning{'s' * (warnings != 1)}"
    if reading.register is None:
        return f"{folder.as_posix()} is not sound: {told}."
    return f"{folder.as_posix()} is sound: {_count(len(reading.register.recommendations))}, {told}."


def _count(recommendations: int) -> str:
    return f"{recommendations} recommendation{'s' * (recommendations != 1)}"


def _print(
    whole: Any, rows: Sequence[dict[str, Any]], shown: Sequence[str], columns: Sequence[str], format: Format
) -> None:
    """Print `whole` as JSON, or the rows: all their columns as CSV, those that are shown as a table."""
    from tracker.outputs.data import as_json
    from tracker.outputs.tables import as_csv, as_text

    match format:
        case Format.JSON:
            typer.echo(as_json(whole), nl=False)
        case Format.CSV:
            typer.echo(as_csv(rows, columns), nl=False)
        case Format.TABLE:
            typer.echo(as_text(rows, shown), nl=False)


def _refuse(sentence: str, code: int) -> NoReturn:
    typer.echo(sentence, err=True)
    raise typer.Exit(code)


def _main() -> None:
    """Run the command line. What it prints is UTF-8 on every system, so that no name stops it and files agree."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    app(prog_name="python -m tracker")


if __name__ == "__main__":
    _main()
