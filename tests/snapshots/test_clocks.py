"""Which two positions a comparison is about, on a register that began after its first meeting."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.repository.conftest import ASKED, DONE, UPDATE, Repository, repository  # noqa: F401  (fixture)
from tracker.snapshots.clocks import meeting_snapshots, since_last_meeting, since_meeting, two_days, two_named
from tracker.snapshots.errors import OutOfReach, WrongQuestion
from tracker.snapshots.live import WorkingTree
from tracker.snapshots.memo import Memo
from tracker.snapshots.past import FolderHistory
from tracker.snapshots.readers import reader_view
from tracker.snapshots.snapshot import Snapshot
from tracker.vocabulary import Marking

MEETINGS = """meetings:
  - {id: january, date: 2024-01-20, body: audit, title: Panel, status: held}
  - {id: february, date: 2024-02-20, body: audit, title: Panel, status: held}
  - {id: april, date: 2024-04-10, body: audit, title: Panel, status: held}
  - {id: may, date: 2024-05-10, body: audit, title: Panel, status: held}
  - {id: june, date: 2024-06-10, body: audit, title: Panel, status: cancelled}
  - {id: july, date: 2024-07-10, body: audit, title: Panel, status: planned}
"""
TODAY = date(2024, 6, 30)


class Asked:
    """The register as known now, and what it was at a revision."""

    def __init__(self, folder: Path) -> None:
        tree = WorkingTree(folder, folder.parent / "cache")
        self.reader = reader_view(
            FolderHistory(tree, "Europe/London"), Marking.OFFICIAL_SENSITIVE, Memo(), has_files=True
        )
        self.live = self.reader.live(TODAY)
        shown = self.reader.now(self.live, TODAY)
        assert shown is not None
        self.shown = shown

    def at(self, name: str) -> Snapshot:
        return self.reader.past.at(name, self.live)

    def two(self, first: str, second: str) -> list[tuple[str, str | None]]:
        pair = two_named(self.shown, first, second, self.at)
        return [clocks_of(pair.before), clocks_of(pair.after)]

    def of_meeting(self, id: str) -> tuple[list[tuple[str, str | None] | None], str, str]:
        meeting = next(each for each in self.shown.register.meetings if each.id == id)
        found = meeting_snapshots(self.shown, meeting, self.at)
        sides = [clocks_of(each) if each else None for each in (found.before, found.after, found.then_known)]
        return sides, found.why_known_now, found.why_no_history


def clocks_of(snapshot: Snapshot) -> tuple[str, str | None]:
    """The day of a snapshot, and the day on which its revision was recorded; None is as known now."""
    recorded = snapshot.recorded_on.isoformat() if snapshot.recorded_on else None
    return snapshot.as_at.isoformat(), recorded


@pytest.fixture
def county(repository: Repository) -> Asked:  # noqa: F811
    """It began on 1 February 2024 and was added to on 4 March and 3 May."""
    repository.write("recommendations.yaml", ASKED)
    repository.write("meetings.yaml", MEETINGS)
    repository.commit("It begins", "2024-02-01T10:00:00+00:00")
    repository.write("responses/AUD-01.yaml", UPDATE)
    repository.commit("In progress", "2024-03-04T10:00:00+00:00")
    repository.write("responses/AUD-01.yaml", UPDATE + DONE)
    repository.commit("Done", "2024-05-03T10:00:00+00:00")
    return Asked(repository.data)


BEGAN = "The register began on 1 February 2024; it said nothing before."


@pytest.mark.parametrize(
    ("meeting", "sides", "why"),
    [
        # The first: nothing before it, and no history that reaches to it.
        ("january", [None, ("2024-01-20", None), None], (BEGAN, BEGAN)),
        # The one before it was before the register began: both as known now, though its own day is known.
        ("february", [("2024-01-20", None), ("2024-02-20", None), ("2024-02-20", "2024-02-01")], (BEGAN, "")),
        ("april", [("2024-02-20", "2024-02-01"), ("2024-04-10", "2024-03-04"), ("2024-04-10", "2024-03-04")], ("", "")),
        # The newest held: as known now, set against what the one before had.
        ("may", [("2024-04-10", "2024-03-04"), ("2024-05-10", None), ("2024-05-10", "2024-05-03")], ("", "")),
        ("june", [("2024-05-10", "2024-05-03"), ("2024-06-10", None), None], ("", "")),
        # Still to come: the day shown, not its own.
        ("july", [("2024-05-10", "2024-05-03"), ("2024-06-30", None), None], ("", "")),
    ],
)
def test_a_meeting(county: Asked, meeting: str, sides: list, why: tuple[str, str]) -> None:
    assert county.of_meeting(meeting) == (sides, *why)


def test_what_is_shown_since_the_last_meeting(county: Asked) -> None:
    pair = since_last_meeting(county.shown, county.at)
    assert pair is not None
    assert [clocks_of(pair.before), clocks_of(pair.after)] == [("2024-05-10", "2024-05-03"), ("2024-06-30", None)]
    assert since_last_meeting(county.shown.on(date(2024, 1, 20)), county.at) is None


def test_what_is_known_from_before_a_meeting_is_set_against_its_day_as_it_is_known(county: Asked) -> None:
    may = next(each for each in county.shown.register.meetings if each.id == "may")
    in_march = county.at("2024-03-05").on(date(2024, 6, 1))
    pair = since_meeting(in_march, may, county.at)

    assert [clocks_of(each) for each in (pair.before, pair.after)] == [
        ("2024-05-10", "2024-03-04"),
        ("2024-06-01", "2024-03-04"),
    ]
    assert pair.why_known_now == "This shows what was recorded before the papers for the meeting of 10 May 2024."


def test_two_days_are_both_as_known_now(county: Asked) -> None:
    pair = two_days(county.shown, date(2024, 5, 1), date(2024, 3, 1))
    assert (clocks_of(pair.before), clocks_of(pair.after), pair.turned) == (
        ("2024-03-01", None),
        ("2024-05-01", None),
        True,
    )


@pytest.mark.parametrize(
    ("first", "second", "sides"),
    [
        ("2024-03-01", "2024-05-01", [("2024-03-01", None), ("2024-05-01", None)]),
        ("february", "april", [("2024-02-20", "2024-02-01"), ("2024-04-10", "2024-03-04")]),
        ("april", "february", [("2024-02-20", "2024-02-01"), ("2024-04-10", "2024-03-04")]),
        ("february", "may", [("2024-02-20", "2024-02-01"), ("2024-05-10", None)]),
        ("may", "july", [("2024-05-10", "2024-05-03"), ("2024-06-30", None)]),
        ("january", "april", [("2024-01-20", None), ("2024-04-10", None)]),
        ("HEAD~2", "HEAD", [("2024-02-01", "2024-02-01"), ("2024-05-03", "2024-05-03")]),
        ("february", "HEAD", [("2024-02-20", "2024-02-01"), ("2024-05-03", "2024-05-03")]),
        # A day is as known now, and so is then the meeting after it: else all recorded since would be taken away.
        ("2024-03-01", "april", [("2024-03-01", None), ("2024-04-10", None)]),
    ],
)
def test_two_that_are_named(county: Asked, first: str, second: str, sides: list) -> None:
    assert county.two(first, second) == sides


def test_what_cannot_be_meant_is_told_from_what_is_out_of_reach(county: Asked) -> None:
    with pytest.raises(WrongQuestion, match="'2024-02-30' is not a day in the calendar"):
        county.two("2024-02-30", "HEAD")
    with pytest.raises(OutOfReach, match="'nonsense' is not a date, meeting, tag or commit of this register"):
        county.two("nonsense", "HEAD")
