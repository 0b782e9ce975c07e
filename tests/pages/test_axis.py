"""An axis of days: where a day lies, and which months stand above it."""

from datetime import date

import pytest

from tracker.outputs.parts.axis import Axis


def test_a_day_lies_as_far_along_as_its_time():
    axis = Axis(date(2020, 1, 1), date(2020, 4, 10))

    assert [axis.place(day) for day in (axis.first, date(2020, 2, 20), axis.last)] == [0, 50, 100]
    assert axis.width(date(2020, 1, 11), date(2020, 1, 31)) == pytest.approx(20)


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [
        ("2020-01-20", "2020-03-10", ["Feb 2020", "Mar 2020"]),
        ("2018-11-13", "2020-01-14", ["Jan 2019", "Apr 2019", "Jul 2019", "Oct 2019", "Jan 2020"]),
        ("2022-02-28", "2025-10-20", ["Jan 2023", "Jan 2024", "Jan 2025"]),
        ("2020-12-05", "2021-01-05", ["Jan 2021"]),
        ("1990-05-01", "2020-05-01", ["Jan 1995", "Jan 2000", "Jan 2005", "Jan 2010", "Jan 2015", "Jan 2020"]),
    ],
)
def test_no_more_months_are_written_than_there_is_room_for(first, last, months):
    axis = Axis(date.fromisoformat(first), date.fromisoformat(last))

    assert [name for _, name in axis.labels] == months
    assert all(axis.first <= day <= axis.last and day.day == 1 for day, _ in axis.labels)


def test_an_axis_of_one_day_is_no_division_by_nothing():
    assert Axis(date(2020, 1, 1), date(2020, 1, 1)).place(date(2020, 1, 1)) == 0
