"""Days, and months of which the day is not on record."""

import copy
import pickle
from datetime import date, timedelta

import pytest

from tracker.dates import (
    Month,
    NotADay,
    Year,
    as_written,
    day_from,
    first_day,
    in_few_words,
    in_words,
    last_day,
    quarter_end,
    quarter_ends,
    quarter_name,
)

CORRECT = "Correct the year, or leave the date out where there is none."
EITHER = "Write it as YEAR-MONTH-DAY, for example 2024-02-28; YEAR-MONTH or YEAR where no more is known."


def test_a_day_is_written_in_one_way():
    assert day_from("2020-02-29") == date(2020, 2, 29)
    assert type(day_from("2020-02-29")) is date


@pytest.mark.parametrize(
    ("written", "last"),
    [("2019-02", date(2019, 2, 28)), ("2020-02", date(2020, 2, 29)), ("2018-11", date(2018, 11, 30))],
)
def test_a_month_is_its_last_day_and_remembers_that_it_is_a_month(written, last):
    month = day_from(written)
    assert isinstance(month, Month)
    assert month == last
    assert hash(month) == hash(last)
    assert date(last.year, last.month, last.day - 1) < month < last + timedelta(days=1)
    assert as_written(month) == written


def test_a_year_is_its_last_day_and_remembers_that_it_is_a_year():
    year = day_from("2016")
    assert isinstance(year, Year)
    assert (year, last_day(year), first_day(year)) == (date(2016, 12, 31), date(2016, 12, 31), date(2016, 1, 1))
    assert (as_written(year), in_words(year), in_few_words(year)) == ("2016", "2016", "2016")
    assert type(pickle.loads(pickle.dumps(year))) is Year


@pytest.mark.parametrize(
    "written", ["2020-2-9", "2020-02-9", "20200209", "20", "2020-02-09 ", " 2020-02", "٢٠٢٠-٠٢-٠٩"]
)
def test_a_day_is_written_in_no_other_way(written):
    with pytest.raises(NotADay):
        day_from(written)


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("2023-02-29", "is not a day in the calendar. Write it as YEAR-MONTH-DAY, for example 2023-02-28."),
        ("2023-00-10", "is not a day in the calendar. Write it as YEAR-MONTH-DAY, for example 2023-01-28."),
        ("2023-00", "is not a month in the calendar. Write it as YEAR-MONTH, for example 2023-02."),
        ("1799-12", f"lies outside the years 1800 to 2199. {CORRECT}"),
        ("2200-01-01", f"lies outside the years 1800 to 2199. {CORRECT}"),
        ("29/02/2020", f"is not written the way the register writes a date. {EITHER}"),
        ("soon", f"is not a date. {EITHER}"),
    ],
)
def test_a_day_that_is_none_is_told_in_words(written, told):
    with pytest.raises(NotADay) as raised:
        day_from(written)
    assert str(raised.value) == f"'{written}' {told}"


def test_the_first_and_the_last_day_of_what_is_written():
    assert first_day(Month(2020, 2)) == date(2020, 2, 1)
    assert last_day(Month(2020, 2)) == date(2020, 2, 29)
    assert first_day(date(2020, 2, 9)) == last_day(date(2020, 2, 9)) == date(2020, 2, 9)
    assert not isinstance(first_day(Month(2020, 2)), Month)
    assert not isinstance(last_day(Month(2020, 2)), Month)


@pytest.mark.parametrize(
    ("counted", "result"),
    [
        (Month(2020, 2) + timedelta(days=1), date(2020, 3, 1)),
        (timedelta(days=31) + Month(2020, 2), date(2020, 3, 31)),
        (Month(2020, 2) - timedelta(days=29), date(2020, 1, 31)),
        (Month(2020, 2) + timedelta(), date(2020, 2, 29)),
    ],
)
def test_counting_from_a_month_counts_from_its_last_day_to_a_plain_day(counted, result):
    assert counted == result
    assert type(counted) is date


def test_between_a_month_and_a_day_lie_the_days_from_its_last():
    assert Month(2020, 2) - date(2020, 2, 9) == timedelta(days=20)
    assert date(2020, 3, 9) - Month(2020, 2) == timedelta(days=9)
    assert Month(2020, 3) - Month(2020, 2) == timedelta(days=31)


@pytest.mark.parametrize("copied", [lambda each: pickle.loads(pickle.dumps(each)), copy.copy, copy.deepcopy])
def test_a_copy_of_a_month_is_a_month(copied):
    month = copied(Month(2020, 2))
    assert type(month) is Month
    assert month == date(2020, 2, 29)


def test_months_and_days_stand_in_the_order_of_time():
    days = [day_from(each) for each in ["2020-03-01", "2020-02", "2020-02-28", "2020-01", "2020-02-01"]]
    assert [as_written(each) for each in sorted(days)] == [
        "2020-01",
        "2020-02-01",
        "2020-02-28",
        "2020-02",
        "2020-03-01",
    ]


def test_days_and_months_in_words():
    assert in_words(date(2020, 1, 8)) == "8 January 2020"
    assert in_words(Month(2021, 1)) == "January 2021"
    assert in_few_words(date(2020, 9, 8)) == "8 Sep 2020"
    assert in_few_words(Month(2021, 12)) == "Dec 2021"


@pytest.mark.parametrize(
    ("day", "end", "financial", "calendar"),
    [
        (date(2019, 3, 31), date(2019, 3, 31), "Q4 2018/19", "Q1 2019"),
        (date(2019, 4, 1), date(2019, 6, 30), "Q1 2019/20", "Q2 2019"),
        (date(2019, 9, 30), date(2019, 9, 30), "Q2 2019/20", "Q3 2019"),
        (date(2019, 12, 25), date(2019, 12, 31), "Q3 2019/20", "Q4 2019"),
        (date(2020, 1, 1), date(2020, 3, 31), "Q4 2019/20", "Q1 2020"),
        (date(1999, 4, 1), date(1999, 6, 30), "Q1 1999/00", "Q2 1999"),
        (Month(2020, 2), date(2020, 3, 31), "Q4 2019/20", "Q1 2020"),
    ],
)
def test_a_quarter_has_its_last_day_and_its_name(day, end, financial, calendar):
    assert quarter_end(day) == end
    assert quarter_name(day, "financial") == financial
    assert quarter_name(day, "calendar") == calendar


def test_the_quarters_between_two_days_are_those_that_end_there():
    assert list(quarter_ends(date(2019, 3, 31), date(2019, 12, 31))) == [
        date(2019, 3, 31),
        date(2019, 6, 30),
        date(2019, 9, 30),
        date(2019, 12, 31),
    ]
    assert list(quarter_ends(date(2019, 4, 1), date(2019, 12, 30))) == [date(2019, 6, 30), date(2019, 9, 30)]
    assert list(quarter_ends(date(2019, 4, 1), date(2019, 6, 29))) == []
    assert list(quarter_ends(Month(2019, 6), date(2019, 6, 30))) == [date(2019, 6, 30)]
