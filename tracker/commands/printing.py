"""How the commands print: rows and values to standard output, sentences to standard error, refusals as exit codes.

Prints; decides nothing.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NoReturn

import typer

from tracker.commands.asking import Refused
from tracker.commands.options import Format


def print_rows(
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


def tell(*lines: str | None) -> None:
    """Print sentences for the person who runs the command; None is left out."""
    for line in filter(None, lines):
        typer.echo(line, err=True)


def refuse(code: int, *lines: str) -> NoReturn:
    """Say why the command cannot be carried out, and end it."""
    tell(*lines)
    raise typer.Exit(code)


@contextmanager
def refusals() -> Iterator[None]:
    """Turn what cannot be answered into an exit code."""
    try:
        yield
    except Refused as refused:
        refuse(refused.code, *refused.lines)
