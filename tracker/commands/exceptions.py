"""`exceptions`: what the group must look at on a day."""

from pathlib import Path

from tracker.commands.answering import snapshot
from tracker.commands.options import AsAt, Audience, Format, KnownAt, RegisterFolder, RowFormat
from tracker.commands.printing import print_rows
from tracker.vocabulary import Marking

_SHOWN = ("severity", "rule", "subject", "since", "message")


def exceptions(
    register: RegisterFolder = Path("data"),
    as_at: AsAt = None,
    known_at: KnownAt = None,
    audience: Audience = Marking.PUBLIC,
    format: RowFormat = Format.TABLE,
) -> None:
    """Print what the group must look at on a day.

    The worst come first: severity 3 means act now, 2 means ask, 1 means note. `since`
    is the first day on which the rule held. JSON and CSV also say how many days that is, and what would end it. The
    rules are explained in data/README.md.

    \b
    Examples:
      python -m tracker exceptions --as-at 2020-02-29
      python -m tracker exceptions --format csv > exceptions.csv
    """
    from tracker.outputs.data import EXCEPTION, exceptions_data

    shown = snapshot(register, as_at, known_at, audience)
    rows = exceptions_data(shown.register, shown.exceptions)
    print_rows(rows, rows, _SHOWN, EXCEPTION, format)
