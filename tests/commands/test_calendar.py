"""`calendar`: the file that it writes, and why it writes none."""

import stat
from datetime import date
from pathlib import Path

import pytest
from icalendar import Calendar

from tests.commands.custody import Run
from tracker.settings import settings

pytestmark = pytest.mark.usefixtures("custody")


def entries(file: Path) -> list[tuple[str, date]]:
    return [(str(each["SUMMARY"]), each["DTSTART"].dt) for each in Calendar.from_ical(file.read_bytes()).events]


def test_it_writes_the_entries_of_all_or_of_one_party(run: Run, tmp_path: Path) -> None:
    result = run("calendar", "-o", "all.ics")
    assert (result.stdout, result.stderr, result.exit_code) == ("", "all.ics: 2 entries, as at 2024-03-15.\n", 0)
    assert entries(tmp_path / "all.ics") == [
        ("No longer due: AUD-01, Say who checked each record", date(2023, 6, 30)),
        ("AUD-02 due: Sample the records", date(2024, 2, 29)),
    ]
    assert (
        run("calendar", "-o", "police.ics", "--party", "police").stderr == "police.ics: 2 entries, as at 2024-03-15.\n"
    )
    assert entries(tmp_path / "police.ics")[1][0] == "Now somebody else’s: AUD-02, Sample the records"


def test_it_tells_the_position_that_is_asked_for(run: Run, tmp_path: Path) -> None:
    run("calendar", "-o", "then.ics", "--as-at", "2023-11-30")
    assert entries(tmp_path / "then.ics")[1] == ("AUD-02 due (inferred): Sample the records", date(2023, 12, 31))


def test_entries_lead_to_the_dashboard_where_its_address_is_set(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRACKER_ADDRESS", "https://tracker.example.org/county/")
    settings.cache_clear()
    run("calendar", "-o", "all.ics")
    [_, due] = Calendar.from_ical((tmp_path / "all.ics").read_bytes()).events
    assert due["URL"] == "https://tracker.example.org/county/recommendations?id=AUD-02"
    monkeypatch.undo()
    settings.cache_clear()


@pytest.mark.parametrize(("audience", "mode"), [("public", 0o644), ("official", 0o600)])
def test_what_is_not_for_all_is_for_its_owner_alone(run: Run, tmp_path: Path, audience: str, mode: int) -> None:
    run("calendar", "-o", "all.ics", "--audience", audience)
    assert stat.S_IMODE((tmp_path / "all.ics").stat().st_mode) == mode


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (("-o", "all.ical"), 2, "all.ical does not end in .ics, by which calendars know such a file."),
        (
            ("-o", "all.ics", "--party", "polise"),
            2,
            "--party: 'polise' is no party of the register. Did you mean 'police'?",
        ),
        (
            ("-o", "all.ics", "--party", "nobody"),
            2,
            "--party: 'nobody' is no party of the register. The parties stand in recommendations.yaml, under parties.",
        ),
        (
            ("-o", "none/all.ics"),
            3,
            "none/all.ics cannot be written: No such file or directory. See that there is room and that you may write"
            " there, or name a file elsewhere.",
        ),
    ],
)
def test_it_says_why_it_writes_nothing(
    run: Run, tmp_path: Path, words: tuple[str, ...], code: int, sentence: str
) -> None:
    result = run("calendar", *words)
    assert (result.exit_code, result.stderr) == (code, f"{sentence}\n")
    assert [each.name for each in tmp_path.iterdir()] == ["custody"]
