"""The command line: words in, exit codes out. It decides nothing.

Exit codes: 0 sound, 1 problems in the register, 2 wrong usage, 3 git or files. What a command does not need it does not
import: `check` is run before every commit.
"""

from __future__ import annotations

import json
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple, NoReturn

import typer

from tracker.files import Folder, NoRegister, read_folder, write_whole
from tracker.problems import errors_in
from tracker.register.reading import Reading, read

if TYPE_CHECKING:
    from tracker.register.records import Register
    from tracker.rules.position import Position
    from tracker.rules.standing import Spans

PROBLEMS, USAGE, FILES = 1, 2, 3

app = typer.Typer(
    help="Keep track of recommendations: where they stand, who owes what, and what is claimed, verified and evidenced.",
    epilog="Exit codes: 0 sound, 1 problems in the register, 2 wrong usage, 3 git or files.",
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
        "--as-at", help="The day whose position is asked for; else the register's as_at, else today.", metavar="DAY"
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


class Asked(NamedTuple):
    """A sound register and where everything stands on the day asked for."""

    register: Register
    spans: dict[str, Spans]
    position: Position
    folder: Folder
    commit: str | None


@app.command()
def check(
    register: RegisterFolder = Path("data"),
    format: Annotated[CheckFormat, typer.Option(help="How the problems are told.")] = CheckFormat.TEXT,
) -> None:
    """Say what is wrong with a register, and where.

    Every problem is told on a line: its file, line and column, what is wrong, and what to do.
    Errors block;
    warnings inform.
    """
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


@app.command()
def position(
    register: RegisterFolder = Path("data"),
    as_at: AsAt = None,
    format: Annotated[Format, typer.Option(help="How the rows are printed.")] = Format.TABLE,
) -> None:
    """Print where everything stands on a day."""
    from tracker.outputs.data import position_data
    from tracker.outputs.export import flat_rows

    asked = _asked(register, as_at)
    whole = position_data(asked.register, asked.position, asked.commit)
    columns = ["id", "title", "owner", "state", "timeliness", "days", "due_now", "evidence"]
    _print(whole, flat_rows(asked.register, asked.position, asked.commit), columns, format)


@app.command()
def exceptions(
    register: RegisterFolder = Path("data"),
    as_at: AsAt = None,
    format: Annotated[Format, typer.Option(help="How the rows are printed.")] = Format.TABLE,
) -> None:
    """Print what the group must look at on a day.

    The worst comes first: severity 3 is act now, 2 the group should ask, 1 note.
    """
    from tracker.outputs.data import exceptions_data
    from tracker.rules.exceptions import exceptions as found_in

    asked = _asked(register, as_at)
    rows = exceptions_data(asked.register, found_in(asked.register, asked.position))
    _print(rows, rows, ["severity", "rule", "subject", "since", "message"], format)


@app.command()
def export(
    file: Annotated[Path, typer.Argument(help="The file to write: its ending, .csv, .json or .db, says the form.")],
    register: RegisterFolder = Path("data"),
    as_at: AsAt = None,
) -> None:
    """Write the register and its position to a file.

    CSV has a row for each recommendation; JSON everything the register says, its position and its exceptions; DB is a
    SQLite database of the same, in which every past day can be asked for.
    """
    from tracker.outputs.export import ENDINGS
    from tracker.outputs.export import export as write
    from tracker.register.reading import content_hash

    if file.suffix not in ENDINGS:
        _refuse(f"'{file.name}' does not end in {', '.join(ENDINGS)}: the ending says the form.", USAGE)
    asked = _asked(register, as_at)
    try:
        write(asked.register, asked.spans, asked.position, content_hash(*asked.folder), asked.commit, file)
    except OSError as error:
        _refuse(f"{file} cannot be written: {error.strerror or error}.", FILES)
    typer.echo(f"{file}: {len(asked.position.standings)} recommendations, as at {asked.position.as_at}.", err=True)


@app.command()
def schema(
    manual: Annotated[Path, typer.Option(help="The manual whose tables are written.")] = Path("data/README.md"),
    folder: Annotated[Path, typer.Option(help="Where the JSON Schemas go.")] = Path("schema"),
) -> None:
    """Write the JSON Schemas and the manual's tables.

    Both are made from the declarations of the fields; run it when one of them changes.
    """
    from tracker.outputs.manual import with_tables
    from tracker.outputs.schemas import SCHEMAS, schema_text

    try:
        folder.mkdir(exist_ok=True)
        for name in SCHEMAS:
            write_whole(folder / name, schema_text(name))
        write_whole(manual, with_tables(manual.read_text(encoding="utf-8")))
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
    from tracker.history import NoHistory, head
    from tracker.rules.position import position
    from tracker.rules.standing import spans_of_register

    texts, reading = _read(folder)
    if reading.register is None:
        for problem in reading.problems:
            typer.echo(problem.told(folder.as_posix()), err=True)
        _refuse(_verdict(reading, folder), PROBLEMS)
    day = _day(as_at) or reading.register.settings.as_at or date.today()
    spans = spans_of_register(reading.register)
    try:
        found = head(folder)
        commit = None if found.changed else found.commit  # no commit holds what is not yet committed
    except NoHistory:
        commit = None
    return Asked(reading.register, spans, position(reading.register, spans, day), texts, commit)


def _day(text: str | None) -> date | None:
    from tracker.dates import NotADay, day_from, last_day

    try:
        return None if text is None else last_day(day_from(text))
    except NotADay as error:
        _refuse(f"--as-at: {error}", USAGE)


def _verdict(reading: Reading, folder: Path) -> str:
    errors = errors_in(reading.problems)
    warnings = len(reading.problems) - errors
    told = f"{errors} error{'s' * (errors != 1)}, {warnings} warning{'s' * (warnings != 1)}"
    if reading.register is None:
        return f"{folder.as_posix()} is not sound: {told}."
    return f"{folder.as_posix()} is sound: {len(reading.register.recommendations)} recommendations, {told}."


def _print(whole: Any, rows: list[dict[str, Any]], columns: list[str], format: Format) -> None:
    from tracker.outputs.export import as_json
    from tracker.outputs.tables import as_csv, as_text

    match format:
        case Format.JSON:
            typer.echo(as_json(whole), nl=False)
        case Format.CSV:
            typer.echo(as_csv(rows), nl=False)
        case Format.TABLE:
            typer.echo(as_text(rows, columns), nl=False)


def _refuse(sentence: str, code: int) -> NoReturn:
    typer.echo(sentence, err=True)
    raise typer.Exit(code)


if __name__ == "__main__":
    app(prog_name="python -m tracker")
