"""The downloads there are, in the order of the Data page.

Knows how each form is made; what stands in it is `outputs.data`'s and the other outputs'.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

from tracker import collecting
from tracker.outputs.data import (
    EXCEPTION,
    as_json,
    exceptions_data,
    flat_quarters,
    position_data,
    progress_data,
)
from tracker.outputs.database.layout import table_layouts
from tracker.outputs.downloads.download import CannotBeMade, Download, DownloadRequest, FileForm, Term
from tracker.outputs.downloads.editions import changes_text
from tracker.outputs.downloads.first_rows import first_of_exceptions, first_of_position, first_of_progress
from tracker.outputs.downloads.papers import pack_forms
from tracker.outputs.export.dataset import TooManyRows
from tracker.outputs.export.forms import csv_content, export
from tracker.outputs.export.package import package_zip
from tracker.outputs.generated.schemas import schema_text
from tracker.outputs.position_columns import OF_QUARTERS
from tracker.outputs.tables import as_csv
from tracker.problems import quoted
from tracker.rules.series.quarters import quarter_series
from tracker.snapshots.errors import WrongQuestion
from tracker.snapshots.snapshot import Snapshot

_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _csv(make: Callable[[Snapshot], bytes]) -> FileForm:
    return FileForm("csv", "CSV", "text/csv; charset=utf-8", lambda asked: make(asked.snapshot))


def _json(make: Callable[[Snapshot], object]) -> FileForm:
    return FileForm("json", "JSON", "application/json", lambda asked: as_json(make(asked.snapshot)).encode())


def _exported(ending: str) -> Callable[[DownloadRequest], bytes]:
    """Return what writes the register as the command `export` does, to a file that is thrown away."""

    def make(asked: DownloadRequest) -> bytes:
        with TemporaryDirectory() as folder:
            file = Path(folder, f"register.{ending}")
            try:
                export(asked.snapshot, file)
            except TooManyRows as error:
                raise CannotBeMade(str(error)) from None
            return file.read_bytes()

    return make


def _position(shown: Snapshot) -> dict[str, object]:
    return position_data(shown.register, shown.position, shown.commit, shown.recorded_on)


def _exceptions(shown: Snapshot) -> list[dict[str, object]]:
    return exceptions_data(shown.register, shown.exceptions)


def _quarters_as_csv(shown: Snapshot) -> bytes:
    rows = flat_quarters(quarter_series(shown.register, shown.spans, shown.as_at))
    return as_csv(rows, [column.name for column in OF_QUARTERS]).encode("utf-8-sig")  # as spreadsheets know UTF-8


def _calendar(asked: DownloadRequest) -> bytes:
    # The library of calendars takes a twelfth of a second to import, which the server's start need not wait for.
    from tracker.outputs.calendar import NoSuchParty, calendar_bytes

    party = asked.terms.get("party")
    try:
        with collecting.paused():  # of many entries it goes through millions of objects, and every page waits
            return calendar_bytes(asked.snapshot, party, asked.address)
    except NoSuchParty:
        raise WrongQuestion(f"The register has no party {quoted(str(party))} on that day.") from None


CALENDAR = "calendar.ics"
DOWNLOADS = (
    Download(
        "position",
        "Position",
        "Where each recommendation stands on the day shown, a row each: state, claim, verdict, deadline, owner.",
        "For a spreadsheet, a chart or a report of your own.",
        (_csv(csv_content), _json(_position)),
        first_rows=first_of_position,
    ),
    Download(
        "exceptions",
        "Exceptions",
        "What the rules say the group must look at on the day shown, a row each, with what would clear it.",
        "For whoever chases what is late or cannot be vouched for.",
        (_csv(lambda shown: as_csv(_exceptions(shown), EXCEPTION).encode("utf-8-sig")), _json(_exceptions)),
        first_rows=first_of_exceptions,
    ),
    Download(
        "progress",
        "Progress",
        "How many recommendations stood in each state at the end of each quarter, up to the day shown.",
        "For a chart over time.",
        (
            _csv(_quarters_as_csv),
            _json(lambda shown: progress_data(quarter_series(shown.register, shown.spans, shown.as_at))),
        ),
        first_rows=first_of_progress,
    ),
    Download(
        "register",
        "Register",
        "Everything that the register says and what follows from it: every entry, table by table.",
        "For analysts, and for whoever keeps a copy that can be read without this dashboard.",
        (
            FileForm("xlsx", "Excel", _XLSX, _exported("xlsx"), takes_long=True),
            FileForm("db", "SQLite", "application/vnd.sqlite3", _exported("db"), takes_long=True),
            FileForm("json", "JSON", "application/json", _exported("json"), takes_long=True),
            FileForm(
                "zip", "Data package", "application/zip", lambda asked: package_zip(asked.snapshot), takes_long=True
            ),
        ),
        tables=table_layouts,
    ),
    Download(
        "schema",
        "JSON Schema",
        "What the register as JSON holds, field by field, with what each means.",
        "For programs that check what they read.",
        (FileForm("json", "JSON", "application/schema+json", lambda _: schema_text("export.json").encode()),),
        is_of_the_day=False,
    ),
    Download(
        "changes",
        "Changes",
        "What changed since an earlier edition, and of which kind it is: wording only, new rows, or changed meaning.",
        "For whoever publishes the data, or works with an earlier copy.",
        (FileForm("md", "Markdown", "text/markdown; charset=utf-8", changes_text),),
        terms=(Term("since", needed=True),),
    ),
    Download(
        "calendar",
        "Calendar",
        "Deadlines, the days by which owners expect to be done, answers due, evidence that expires, and meetings.",
        "For Outlook, Google Calendar or Apple’s Calendar. One owner’s is on their sheet in Actions.",
        (FileForm("ics", "iCalendar", "text/calendar; charset=utf-8", _calendar, takes_long=True),),
        terms=(Term("party"),),
        is_subscribed_to=True,
    ),
    Download(
        "pack",
        "Pack of a meeting",
        "What a meeting has before it, as a paper: summary, changes, what to decide, every recommendation in full.",
        "For those who read on paper, or who edit and circulate it.",
        pack_forms(),
        terms=(Term("meeting", needed=True),),
        is_of_the_day=False,  # but of the meeting's
    ),
)


BY_NAME = {download.name: download for download in DOWNLOADS}
BY_FILE = {download.file(form): (download, form) for download in DOWNLOADS for form in download.forms}
