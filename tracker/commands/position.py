"""`position`: where everything stands on a day."""

from pathlib import Path

from tracker.commands.answering import snapshot
from tracker.commands.options import AsAt, Format, KnownAt, RegisterFolder, RowFormat
from tracker.commands.printing import print_rows

_SHOWN = ("id", "title", "owner", "state", "timeliness", "days", "due_now", "evidence")


def position(
    register: RegisterFolder = Path("data"),
    as_at: AsAt = None,
    known_at: KnownAt = None,
    format: RowFormat = Format.TABLE,
) -> None:
    """Print where everything stands on a day.

    There is a line for each recommendation. `days` goes with `timeliness`: past the deadline (overdue, unreported,
    late), left until it (due_soon, on_track), done before it (on_time), since evidence expired (retest_due), or
    since it was asked (undated). JSON also has the sources' counts, and each recommendation's actions in full.

    Claim, verdict and evidence are kept apart: `reported` is what the owners say, `verdict` is what a verifier found,
    `evidence` is how many documents are on the register, and `state` is the one word that follows from them.

    \b
    Examples:
      python -m tracker position
      python -m tracker position --as-at 2020-02-29 --format json
      python -m tracker position --format csv > position.csv
    """
    from tracker.outputs.data import FLAT, flat_rows, position_data

    shown = snapshot(register, as_at, known_at)
    whole = position_data(shown.register, shown.position, shown.commit, shown.recorded_on)
    print_rows(whole, flat_rows(whole), _SHOWN, FLAT, format)
