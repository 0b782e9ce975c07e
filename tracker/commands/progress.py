"""`progress`: how many were in which state at the end of each quarter."""

from pathlib import Path

from tracker.commands.answering import snapshot
from tracker.commands.options import AsAt, Format, KnownAt, RegisterFolder, RowFormat
from tracker.commands.printing import print_rows


def progress(
    register: RegisterFolder = Path("data"),
    as_at: AsAt = None,
    known_at: KnownAt = None,
    format: RowFormat = Format.TABLE,
) -> None:
    """Print how many were in which state at the end of each quarter.

    There is a line for each quarter's last day since the first source was issued, and one for the day asked about
    itself ("to date"). The rules are those of `position`, and so are the words.

    \b
    Examples:
      python -m tracker progress
      python -m tracker progress --as-at 2020-02-29 --format json
    """
    from tracker.outputs.data import flat_quarters, progress_data
    from tracker.rules.series.quarters import quarter_series

    shown = snapshot(register, as_at, known_at)
    series = quarter_series(shown.register, shown.spans, shown.as_at)
    rows = flat_quarters(series)
    columns = tuple(rows[0])
    print_rows(progress_data(series), rows, columns, columns, format)
