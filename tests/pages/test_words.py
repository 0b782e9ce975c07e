"""What the screens say and choose, without a screen."""

from datetime import date
from pathlib import Path

import pytest

from tracker.dates import Month
from tracker.files import read_folder
from tracker.register.reading.reading import read
from tracker.register.records import ASKED
from tracker.rules.history.deadline import Deadline
from tracker.rules.lists.dated import dated
from tracker.rules.meetings.ahead import ahead
from tracker.rules.state.position import position
from tracker.rules.state.standing import spans_of_register
from tracker.vocabulary import Timeliness
from tracker.words.dated import dated_text
from tracker.words.deadlines import deadline_text, timeliness_text
from tracker.words.figures import ids_text
from tracker.words.overview import change_text

ROOT = Path(__file__).parents[2]


def position_of(folder: str, day: date):
    found = read_folder(ROOT / folder)
    register = read(found.texts, found.held).register
    return register, position(register, spans_of_register(register), day)


@pytest.mark.parametrize(
    ("timeliness", "days", "inferred", "told"),
    [
        (Timeliness.OVERDUE, 1, False, "1 day past its deadline"),
        (Timeliness.UNREPORTED, 240, True, "240 days past an inferred deadline"),
        (Timeliness.ON_TRACK, 91, True, "due in 91 days (inferred)"),
        (Timeliness.UNDATED, 300, False, "no deadline; open for 300 days"),
        (Timeliness.LATE, 12, True, "done 12 days late (deadline inferred)"),
        (Timeliness.ON_TIME, 0, False, "done on time"),
        (Timeliness.ON_TIME, 9, False, "done 9 days early"),
        (Timeliness.NOT_APPLICABLE, None, False, "not applicable"),
    ],
)
def test_how_something_stands_against_its_deadline(timeliness, days, inferred, told):
    assert timeliness_text(timeliness, days, inferred) == told


def test_where_the_day_is_not_known_that_is_said():
    assert timeliness_text(Timeliness.LATE, 240, at_least=True) == "done at least 240 days late"
    assert timeliness_text(Timeliness.DAY_NOT_KNOWN, None) == "done; day not on record"


def test_a_deadline_tells_what_it_was_and_whether_anybody_stated_it():
    first, later = date(2019, 9, 30), date(2019, 12, 31)

    assert deadline_text(Deadline(None, None), False) == "none on record"
    assert deadline_text(Deadline(first, first), True) == "30 Sep 2019 (inferred)"
    assert deadline_text(Deadline(first, later, 1), False) == "31 Dec 2019, extended once from 30 Sep 2019"
    assert deadline_text(Deadline(Month(2019, 9), later, 3), False) == "31 Dec 2019, extended 3 times from Sep 2019"


def test_runs_of_ids_are_drawn_together():
    assert ids_text(["ICO-01"]) == "ICO-01"
    assert ids_text(["ICO-01", "ICO-02"]) == "ICO-01 and ICO-02"
    assert ids_text(["ICO-01", "ICO-02", "ICO-03", "ICO-06", "MOPAC-07"]) == "ICO-01 to ICO-03, ICO-06 and MOPAC-07"


def test_a_change_is_told_only_where_there_was_a_meeting():
    register, _ = position_of("data", date(2020, 1, 8))
    meeting = register.meetings[0]

    assert change_text(4, None, None) == ""
    assert change_text(4, 4, meeting) == ""
    assert change_text(4, 5, meeting) == "−1"
    assert change_text(1004, 3, meeting) == "+1,001"


def test_what_comes_up_lies_after_the_day_and_not_after_the_next_meeting():
    register, found = position_of("tests/registers/borsetshire", date(2025, 3, 31))
    until, items = ahead(register, found)

    assert until == date(2025, 4, 30)
    assert [(each.what, each.on, each.subject) for each in items] == [
        ("expected", date(2025, 4, 25), "ICP-04.2"),
        ("expected", date(2025, 4, 30), "DATA-03.4"),
        ("due", date(2025, 4, 30), "ICP-04"),
        ("escalation", None, "DATA-03"),
    ]


def test_everything_dated_is_told_with_its_place_up_to_the_day():
    register, _ = position_of("data", date(2020, 1, 8))
    entries = dated(register, "ICO-05", date(2019, 12, 31))

    assert [(each.on, dated_text(register, each).kind, each.path) for each in entries] == [
        (date(2018, 11, 13), "Issued by the ICO", ASKED),
        (
            date(2018, 11, 16),
            "The MPS said that all of the source’s recommendations were accepted",
            ASKED,
        ),
        (
            date(2018, 11, 16),
            "Evidence E1, web page: PublicTechnology, report on the notice, 16 November 2018",
            "responses/ICO-05.yaml",
        ),
        (date(2019, 10, 4), "The ICO said that the majority (at least 9), without saying which, were done", ASKED),
    ]
    assert entries[2].entry.line == 20


def test_every_kind_of_entry_is_told():
    register, found = position_of("tests/registers/borsetshire", date(2030, 1, 1))

    for id in found.standings:
        for each in dated(register, id, date(2030, 1, 1)):
            assert dated_text(register, each).kind
