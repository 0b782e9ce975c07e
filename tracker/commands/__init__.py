"""The command line: a file for each command, with its options, its help (the docstring), its call and its exit codes.

To add one, write a file like `position.py`, list it in `COMMANDS`, and explain it in README.md. What several commands
share: `options` (the register's folder, the day, the audience, the formats), `answering` (the register as it is asked
for, refusals and exit codes), `printing` (rows). A command decides nothing, and what only its call needs it imports in
the call: `check` is run before every commit. `recording` is the one command that takes more than a file; `writing`
holds those that write files to take away.
"""

import io
import sys

import typer

from tracker.commands.answering import FILES, no_access_text, say
from tracker.commands.check import check
from tracker.commands.codeowners import codeowners
from tracker.commands.compare import compare
from tracker.commands.exceptions import exceptions
from tracker.commands.forecast import forecast
from tracker.commands.pack import pack
from tracker.commands.position import position
from tracker.commands.progress import progress
from tracker.commands.recording.record import record
from tracker.commands.review import review
from tracker.commands.schema import schema
from tracker.commands.writing.calendar import calendar
from tracker.commands.writing.digest import digest
from tracker.commands.writing.export import export
from tracker.commands.writing.site import site

COMMANDS = (
    check,
    position,
    exceptions,
    progress,
    forecast,
    compare,
    review,
    pack,
    export,
    calendar,
    digest,
    site,
    codeowners,
    schema,
)  # in the order of `--help`

_ABOUT = """Keep track of recommendations: where they stand, who owes what, and what is claimed, verified and evidenced.

A register is a folder of YAML files, by default data/; the README.md in it explains every field. All commands but
`record --write` read the register and change nothing in it. `python -m tracker COMMAND --help` tells more about each.
"""

_AFTERWARDS = """\b
Exit codes:
  0  done; of `check`: the register is sound (a warning does not make it unsound)
  1  the register has errors, and every one of them is told
  2  wrong usage: a command, an option or a day that cannot be understood
  3  git, a folder or a file stands in the way

\b
Settings, as environment variables:
  TRACKER_REGISTER  the register's folder, where --register does not name one
  TRACKER_TIME_ZONE the time zone that tells which day is today, and on which
                    day a revision was recorded, by default Europe/London
  TRACKER_CACHE     the folder, by default .cache, that keeps which revision of
                    a register was seen last: so a rewritten history is told
  TRACKER_AUDIENCE  for whom, where --audience does not say, by default public
  TRACKER_ADDRESS   the web address of the dashboard, to which calendars and
                    messages lead
  TRACKER_SMTP_HOST the mail server of `digest --send`; README.md has the others

A dash, a null or an empty cell means that something is not known or does not apply. It never means 0.
"""

app = typer.Typer(
    help=_ABOUT,
    epilog=_AFTERWARDS,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
for command in COMMANDS:
    app.command()(command)
app.add_typer(record, name="record")


def main() -> None:
    """Run the command line. What it prints is UTF-8 on every system, so that no name stops it and files agree."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        app(prog_name="python -m tracker")
    except OSError as error:
        # Of the register and of what a command writes it speaks itself. What is named here is a file of the program's
        # own; without a name it is what is printed, to a full disk, say. What is left of that stays unprinted, and the
        # place for it is no file: there may be too many open ones.
        sys.stdout = io.StringIO()
        printing = f"What is to be printed cannot be written: {error.strerror or error}. Print it to another place."
        say(no_access_text(error) if error.filename else printing)
        sys.exit(FILES)
