"""The command line: words in, exit codes out. It decides nothing.

Exit codes: 0 sound, 1 problems in the register, 2 wrong usage, 3 git or files. What a command does not need it does not
import: `check` is run before every commit.
"""

from __future__ import annotations

import io
import json
import os
import sys
from pathlib import Path
from typing import Annotated

import typer

from tracker.commands import help as commands
from tracker.commands.asking import (
    FILES,
    PROBLEMS,
    USAGE,
    Asked,
    asked,
    broken_since,
    counted,
    departure,
    read_now,
    verdict,
)
from tracker.commands.options import (
    AsAt,
    Audience,
    CheckFormat,
    ComparisonFormat,
    Format,
    KnownAt,
    RegisterFolder,
    RowFormat,
    SentenceFormat,
)
from tracker.commands.printing import print_rows, refusals, refuse, tell
from tracker.files import TO_WRITE, write_whole
from tracker.problems import errors_in, in_order
from tracker.vocabulary import Marking

app = typer.Typer(
    help=commands.ALL,
    epilog=commands.AFTER_ALL,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


@app.command(help=commands.CHECK)
def check(
    register: RegisterFolder = Path("data"),
    base: Annotated[
        str | None,
        typer.Option(metavar="REV", help="Also hold the register to what it had promised at this revision."),
    ] = None,
    format: Annotated[
        CheckFormat,
        typer.Option(help="text: to read; json: for a program; github: as notes on the lines of a pull request."),
    ] = CheckFormat.TEXT,
) -> None:
    """Say what is wrong with a register, and where."""
    if base == "":  # as a script does with a variable that is not set: nothing would be held to anything
        refuse(USAGE, "--base: it is empty. Name a revision, or leave the option out.")
    with refusals():
        texts, reading = read_now(register)
        broken = broken_since(register, base, texts, reading) if base else ()
    problems = in_order([*reading.problems, *broken])
    match format:
        case CheckFormat.JSON:
            typer.echo(json.dumps([each._asdict() for each in problems], indent=1, ensure_ascii=False))
        case CheckFormat.GITHUB:
            for each in problems:
                typer.echo(each.annotation(register.as_posix()))
        case CheckFormat.TEXT:
            for each in problems:
                typer.echo(each.told(register.as_posix()))
    tell(departure(register), verdict(reading.register, problems, register))
    if errors_in(problems):
        raise typer.Exit(PROBLEMS)


@app.command(help=commands.POSITION)
def position(
    register: RegisterFolder = Path("data"),
    as_at: AsAt = None,
    known_at: KnownAt = None,
    format: RowFormat = Format.TABLE,
) -> None:
    """Print where everything stands on a day."""
    from tracker.outputs.data import FLAT, flat_rows, position_data

    found = _asked(register, as_at, known_at)
    whole = position_data(found.known.register, found.known.position, found.commit, found.recorded_on)
    shown = ("id", "title", "owner", "state", "timeliness", "days", "due_now", "evidence")
    print_rows(whole, flat_rows(whole), shown, FLAT, format)


@app.command(help=commands.EXCEPTIONS)
def exceptions(
    register: RegisterFolder = Path("data"),
    as_at: AsAt = None,
    known_at: KnownAt = None,
    audience: Audience = Marking.PUBLIC,
    format: RowFormat = Format.TABLE,
) -> None:
    """Print what the group must look at on a day."""
    from tracker.outputs.data import EXCEPTION, exceptions_data

    found = _asked(register, as_at, known_at, audience)
    rows = exceptions_data(found.known.register, found.known.exceptions)
    print_rows(rows, rows, ("severity", "rule", "subject", "since", "message"), EXCEPTION, format)


@app.command(help=commands.PROGRESS)
def progress(
    register: RegisterFolder = Path("data"),
    as_at: AsAt = None,
    known_at: KnownAt = None,
    format: RowFormat = Format.TABLE,
) -> None:
    """Print how many were in which state at the end of each quarter."""
    from tracker.outputs.data import flat_quarters, progress_data
    from tracker.rules.series.quarters import quarter_series

    found = _asked(register, as_at, known_at)
    series = progress_data(quarter_series(found.known.register, found.known.spans, found.as_at))
    rows = flat_quarters(series)
    print_rows(series, rows, tuple(rows[0]), tuple(rows[0]), format)


@app.command(help=commands.FORECAST)
def forecast(
    register: RegisterFolder = Path("data"),
    as_at: AsAt = None,
    known_at: KnownAt = None,
    format: Annotated[SentenceFormat, typer.Option(help="text: to read; json: for a program.")] = SentenceFormat.TEXT,
) -> None:
    """Print when the open ones may be done, and how earlier forecasts did."""
    from tracker.outputs.data import as_json, forecast_data
    from tracker.rules.series.forecast import forecast as forecast_of
    from tracker.words.forecast import backtest_text, expected_text, forecast_text

    found = _asked(register, as_at, known_at)
    made = forecast_of(found.known.register, found.known.spans, found.as_at)
    if format is SentenceFormat.JSON:
        typer.echo(as_json(forecast_data(made)), nl=False)
    else:
        typer.echo("\n".join([forecast_text(made.now), backtest_text(made.backtest), expected_text(made)]))


@app.command(help=commands.COMPARE)
def compare(
    first: Annotated[str | None, typer.Argument(metavar="[FROM]", help="A day, a meeting or a revision.")] = None,
    second: Annotated[str | None, typer.Argument(metavar="[TO]", help="Another.")] = None,
    since_last: Annotated[
        str | None, typer.Option(metavar="MEETING", help="Instead: this meeting, and the one held before it.")
    ] = None,
    register: RegisterFolder = Path("data"),
    audience: Audience = Marking.PUBLIC,
    format: Annotated[
        ComparisonFormat, typer.Option(help="markdown: to read; json: for a program.")
    ] = ComparisonFormat.MARKDOWN,
) -> None:
    """Print what changed between two days, meetings or revisions."""
    from tracker.commands.comparing import recorder, two_positions
    from tracker.outputs.compared import comparison_data, comparison_markdown
    from tracker.outputs.data import as_json
    from tracker.rules.changes.compare import compare as compared
    from tracker.words.changes import OTHER_WAY_ROUND

    with refusals():
        before, after, turned = two_positions(register, first, second, since_last, audience)
        who = recorder(register, after, audience)
    tell(departure(register), OTHER_WAY_ROUND if turned else None)
    found = compared(before.known, after.known)
    if format is ComparisonFormat.JSON:
        typer.echo(as_json(comparison_data(before, after, found, who)), nl=False)
    else:
        typer.echo(comparison_markdown(after.known.register, before, after, found, who), nl=False)


@app.command(help=commands.EXPORT)
def export(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="The file to write. Its ending says the form: .csv, .json or .db.")
    ],
    register: RegisterFolder = Path("data"),
    as_at: AsAt = None,
    known_at: KnownAt = None,
    audience: Audience = Marking.PUBLIC,
) -> None:
    """Write the register and its position to a file."""
    from tracker.outputs.database.provenance import Provenance
    from tracker.outputs.export import ENDINGS
    from tracker.outputs.export import export as write
    from tracker.register.reading.reading import content_hash

    if not file.name or file.name.lower() in ENDINGS:
        refuse(USAGE, "Name the file as well as its ending, for example register.csv.")
    if file.suffix.lower() not in ENDINGS:
        refuse(USAGE, f"{file} does not end in {', '.join(ENDINGS[:-1])} or {ENDINGS[-1]}; the ending says the form.")
    found = _asked(register, as_at, known_at, audience)
    if not file.parent.is_dir():
        refuse(FILES, f"{file} cannot be written: there is no folder {file.parent}. Make it, or name a file elsewhere.")
    try:
        known, provenance = found.known, Provenance(content_hash(*found.folder), audience, restricted=found.stubs)
        write(known.register, known.spans, known.position, provenance, file, found.commit, found.recorded_on)
    except OSError as error:
        refuse(FILES, f"{file} cannot be written: {error.strerror or error}. {TO_WRITE}")
    held = counted(len(found.known.position.standings), "recommendation")
    restricted = f", {counted(found.stubs, 'item')} restricted" if found.stubs else ""
    tell(f"{file}: {held}, as at {found.as_at}{restricted}.")


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
        refuse(FILES, f"{manual}: {error}")
    except UnicodeDecodeError:
        refuse(FILES, f"{manual} is not in UTF-8. Save it again with the encoding UTF-8.")
    except OSError as error:
        refuse(FILES, f"{error.filename} cannot be read or written: {error.strerror}. See that you may do both.")


def _asked(folder: Path, as_at: str | None, known_at: str | None, audience: Marking = Marking.PUBLIC) -> Asked:
    with refusals():
        found = asked(folder, as_at, known_at, audience)
    tell(departure(folder))
    return found


def _main() -> None:
    """Run the command line. What it prints is UTF-8 on every system, so that no name stops it and files agree."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        app(prog_name="python -m tracker")
    except OSError as error:  # a full disk, say, under what is printed
        sys.stdout = open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115 — what is left unprinted stays so
        typer.echo(
            f"What is to be printed cannot be written: {error.strerror or error}. Print it to another place.", err=True
        )
        sys.exit(FILES)


if __name__ == "__main__":
    _main()
