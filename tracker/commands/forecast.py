"""`forecast`: when the open ones may be done, and how earlier forecasts did."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from tracker.commands.answering import snapshot
from tracker.commands.options import AsAt, KnownAt, RegisterFolder


class SentenceFormat(StrEnum):
    """How sentences are printed."""

    TEXT = "text"
    JSON = "json"


def forecast(
    register: RegisterFolder = Path("data"),
    as_at: AsAt = None,
    known_at: KnownAt = None,
    format: Annotated[SentenceFormat, typer.Option(help="text: to read; json: for a program.")] = SentenceFormat.TEXT,
) -> None:
    """Print when the open ones may be done, and how earlier forecasts did.

    Made from the pace of what was done one by one, never from a statement about a source as a whole. With
    completions in fewer than three weeks, or where earlier forecasts of this register were mostly wrong, it says
    so, and gives no number. Beside it stand the dates by which owners themselves expect to be
    done: in JSON each of them under `expected`. `last_deadline_inferred` is true where no document states the last
    deadline.

    \b
    Examples:
      python -m tracker forecast
      python -m tracker forecast --register tests/registers/borsetshire
    """
    from tracker.outputs.data import as_json, forecast_data
    from tracker.rules.series.forecast import forecast as forecast_of
    from tracker.words.series.forecast import backtest_text, expected_text, forecast_text

    shown = snapshot(register, as_at, known_at)
    made = forecast_of(shown.register, shown.spans, shown.as_at)
    if format is SentenceFormat.JSON:
        typer.echo(as_json(forecast_data(made)), nl=False)
    else:
        typer.echo("\n".join([forecast_text(made.now), backtest_text(made.backtest), expected_text(made)]))
