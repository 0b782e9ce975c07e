"""How the commands print rows and values to standard output.

Prints; decides nothing.
"""

from collections.abc import Sequence
from typing import Any

import typer

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
