"""Rows as text for a screen and as CSV for a spreadsheet."""

import csv
from io import StringIO

import pytest

from tracker.outputs.tables import as_csv, as_text


def test_text_is_aligned_under_the_names_of_the_columns_asked_for() -> None:
    rows = [{"id": "A-1", "hidden": 1, "days": 5}, {"id": "A-10", "hidden": 2, "days": None}]
    assert as_text(rows, ["id", "days"]) == "id    days\nA-1   5\nA-10  –\n"


def test_nought_is_a_number_and_missing_is_not() -> None:
    assert as_text([{"days": 0}, {"days": None}], ["days"]) == "days\n0\n–\n"
    assert as_csv([{"days": 0, "id": "A"}, {"days": None, "id": "B"}], ["days", "id"]) == "days,id\n0,A\n,B\n"


def test_text_keeps_a_row_on_its_line_and_gives_the_terminal_no_orders() -> None:
    assert as_text([{"title": "One\n  two\t\x1b[2Jthree"}], ["title"]) == "title\nOne two [2Jthree\n"


def test_no_rows_are_said_to_be_none() -> None:
    assert as_text([], ["id"]) == "Nothing to show.\n"
    assert as_csv([], ["id", "days"]) == "id,days\n"


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20"])
def test_csv_text_that_a_spreadsheet_would_reckon_with_is_kept_text(sign: str) -> None:
    assert as_csv([{"title": f"{sign}1+1"}], ["title"]) == f"title\n'{sign}1+1\n"
    assert as_csv([{"flags": [f"{sign}a", "b"]}], ["flags"]) == f"flags\n'{sign}a; b\n"


def test_csv_text_that_begins_with_a_tab_or_a_new_line_is_kept_text() -> None:
    assert as_csv([{"title": "\t=1"}], ["title"]) == "title\n'\t=1\n"
    assert as_csv([{"title": "\n=1"}], ["title"]) == 'title\n"\'\n=1"\n'


def test_csv_leaves_numbers_alone_and_quotes_what_needs_it() -> None:
    assert as_csv([{"days": -5, "title": 'He said "now", twice'}], ["days", "title"]) == (
        'days,title\n-5,"He said ""now"", twice"\n'
    )


@pytest.mark.parametrize(
    ("title", "cell"),
    [
        ("Check\r=cmd|' /C calc'!A0", "\"Check\n'=cmd|' /C calc'!A0\""),
        ("Check\r@SUM(A1)", '"Check\n\'@SUM(A1)"'),
        ("\r=1", "\"'\n'=1\""),
        ("One\r\nTwo", '"One\nTwo"'),
        ("One\r\r=1", '"One\n\n\'=1"'),
        ("- one\n- two", '"\'- one\n- two"'),
    ],
)
def test_csv_begins_no_row_and_no_formula_within_a_cell(title: str, cell: str) -> None:
    made = as_csv([{"id": "A-1", "title": title}], ["id", "title"])
    assert made == f"id,title\nA-1,{cell}\n"
    assert len(list(csv.reader(StringIO(made)))) == 2


def test_csv_keeps_whole_numbers_and_words_as_they_are() -> None:
    rows = [{"n": 60, "yes": True, "f": 1.5}, {"n": None, "yes": False, "f": None}]
    assert as_csv(rows, ["n", "yes", "f"]) == "n,yes,f\n60,True,1.5\n,False,\n"
