"""The workbook, opened as its reader opens it: what it says it is, its dates, its texts, its bytes."""

from __future__ import annotations

import csv
import re
import shutil
import subprocess
import tempfile
import zipfile
from datetime import date, datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest

from tests.outputs.export.snapshots import FOLDERS, of_folder, of_literal
from tracker.outputs.data import FLAT, flat_rows, position_data
from tracker.outputs.database.rows import rows_of_entries
from tracker.outputs.export import workbook as made
from tracker.outputs.export.dataset import TooManyRows
from tracker.outputs.export.workbook import cell_text, workbook
from tracker.vocabulary import Marking


def opened(content: bytes) -> Any:
    return openpyxl.load_workbook(BytesIO(content))


def rows_of(book: Any, sheet: str) -> list[dict[str, Any]]:
    names, *rows = book[sheet].iter_rows(values_only=True)
    return [dict(zip(names, row, strict=True)) for row in rows]


def titles_of(content: bytes) -> list[str]:
    return [row["title"] for row in rows_of(opened(content), "recommendation")]


def test_the_first_sheet_says_what_this_is_and_which_sheets_there_are() -> None:
    book = opened(workbook(of_folder(FOLDERS[1])))

    front = [row[:3] for row in book.worksheets[0].iter_rows(values_only=True)]
    assert book.sheetnames[0] == "about"
    assert front[:3] == [
        ("Register", "Borsetshire oversight recommendations", None),
        ("Position as at", "31 March 2025", None),
        ("As known at", "now", None),
    ]
    facts = {name: value for name, value, _ in front[:9]}
    assert facts["Audience"] == "Public"
    assert facts["Entries without their words for this audience"] == "48"
    assert facts["Licence"].startswith("Open Government Licence v3.0 – https://")
    assert facts["Version"] == f"2025.3.31+{facts['Content'][:12]}"
    counted = {name: number for name, _, number in front if isinstance(number, int)}
    assert counted == {sheet.title: sheet.max_row - 1 for sheet in book.worksheets[1:-1]}
    links = [cell.hyperlink.location or cell.hyperlink.target for [cell] in book["about"]["A1:A60"] if cell.hyperlink]
    assert [link.lstrip("#") for link in links] == [f"'{name}'!A1" for name in book.sheetnames[1:]]


@pytest.mark.parametrize("folder", FOLDERS)
def test_the_last_sheet_explains_every_column(folder: str) -> None:
    book = opened(workbook(of_folder(folder)))

    explained = [(row["sheet"], row["column"]) for row in rows_of(book, "columns")]
    there = [(sheet.title, cell.value) for sheet in book.worksheets[1:-1] for cell in sheet[1]]
    assert explained == there
    assert all(row["meaning"] for row in rows_of(book, "columns"))


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_sheet_has_a_header_that_stays_and_filters(folder: str) -> None:
    for sheet in opened(workbook(of_folder(folder))).worksheets[1:]:
        assert sheet.freeze_panes == "B2"
        assert sheet.auto_filter.ref == sheet.dimensions


@pytest.mark.parametrize("folder", FOLDERS)
def test_a_recommendation_stands_as_the_position_says(folder: str) -> None:
    shown = of_folder(folder)
    told = flat_rows(position_data(shown.register, shown.position, None))

    rows = rows_of(opened(workbook(shown)), "recommendation")

    assert len(rows) == len(shown.register.recommendations)
    for row, expected in zip(rows, told, strict=False):
        for name in FLAT[3:]:
            value = row[name].date().isoformat() if isinstance(row[name], datetime) else row[name]
            wanted = "; ".join(expected[name]) or None if isinstance(expected[name], list) else expected[name]
            assert value == wanted, (row["id"], name)
    assert {row["state"] for row in rows[len(told) :]} <= {None}  # not issued yet on that day


def test_an_action_and_a_source_stand_as_the_position_says() -> None:
    literal = "{due: 2020-05, actions: [{updates: [2020-01: implemented]}], verifications: [2020-02-10: not_verified]}"
    book = opened(workbook(of_literal(literal)))

    [action] = rows_of(book, "action")
    [source] = rows_of(book, "source")
    assert (action["recommendation"], action["id"], action["status"], action["upheld"]) == (
        *("R-01", "R-01.1", "implemented"),
        False,
    )
    assert {name: source[name] for name in ("total", "state_in_progress", "state_verified", "answer_none", "done")} == {
        "total": 1,
        "state_in_progress": 1,
        "state_verified": 0,
        "answer_none": 1,
        "done": 0,
    }


def test_a_day_of_the_position_has_no_other_text_beside_it() -> None:
    """The recommendation's own day of issue need not be the one that the position goes by."""
    [row] = rows_of(opened(workbook(of_literal("{issued_on: 2020-01, due: 2020-02}"))), "recommendation")
    assert "issued_on_written" not in row
    assert row["due_written"] == "2020-02"


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_entry_of_the_register_has_its_row(folder: str) -> None:
    shown = of_folder(folder, Marking.OFFICIAL_SENSITIVE)
    book = opened(workbook(shown))

    entries = {name: len(rows) for name, rows in rows_of_entries(shown.register).items() if name in book.sheetnames}
    assert {name: book[name].max_row - 1 for name in entries} == entries
    left_out = set(rows_of_entries(shown.register)) - set(book.sheetnames)
    lists = {name for name in left_out if name.split("_")[0] in {*book.sheetnames, "action"}}
    assert left_out - lists == {"response"}  # which names its recommendation, and says nothing else


def test_a_list_stands_in_one_cell_of_its_entry() -> None:
    book = opened(workbook(of_folder(FOLDERS[1])))

    [row] = [row for row in rows_of(book, "recommendation") if row["id"] == "ICP-01"]
    assert row["related"] == "ICP-02; DATA-01"
    [covered] = [row for row in rows_of(book, "statement") if row["covers"] and ";" in row["covers"]][:1]
    assert re.fullmatch(r"[A-Z]+-\d+(; [A-Z]+-\d+)+", covered["covers"])
    assert {row["evidence"] for row in rows_of(book, "action_update")} >= {None, "E1", "E1; E2"}


def test_a_date_is_a_date_and_of_a_month_its_last_day() -> None:
    literal = "{due: 2020-02, actions: [{updates: [2020-01: in_progress]}]}"
    content = workbook(of_literal(literal))

    [row] = rows_of(opened(content), "recommendation")
    [update] = rows_of(opened(content), "action_update")
    assert (row["due"], row["due_written"]) == (datetime(2020, 2, 29), "2020-02")
    assert update["date"] == datetime(2020, 1, 31)
    assert opened(content)["action_update"]["C2"].value == "first_hand"
    read = pd.read_excel(BytesIO(content), sheet_name="action_update")
    assert str(read["date"].dtype).startswith("datetime64")


def test_a_day_that_no_spreadsheet_counts_is_written_out() -> None:
    [row] = rows_of(opened(workbook(of_literal("{issued_on: 1850-03-04}"))), "recommendation")
    assert row["issued_on"] == "1850-03-04"


@pytest.mark.parametrize(
    ("title", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("+44 20", "'+44 20"),
        ("-1", "'-1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\N{FULLWIDTH EQUALS SIGN}1", "'\N{FULLWIDTH EQUALS SIGN}1"),
        ("Łódź – ✓ 🙂", "Łódź – ✓ 🙂"),
        ("Named _x0041_", "Named _x005F_x0041_"),  # Excel reads _x005F_ as an underscore
    ],
)
def test_a_text_stays_the_text_that_it_is(title: str, cell: str) -> None:
    assert titles_of(workbook(of_literal(f"{{title: '{title}'}}"))) == [cell]


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("A bell \x07 rings", "A bell \N{REPLACEMENT CHARACTER} rings"),
        ("\x07=1", "'\N{REPLACEMENT CHARACTER}=1"),
        ("One\r=cmd", "One\n'=cmd"),
        ("\ud800\uffff", "\N{REPLACEMENT CHARACTER}" * 2),
    ],
)
def test_what_xml_refuses_is_replaced_visibly(text: str, cell: str) -> None:
    """No register that is sound holds any of these; the file must open though one did."""
    assert cell_text(text) == cell


@pytest.mark.parametrize("folder", FOLDERS)
def test_no_cell_is_a_formula(folder: str) -> None:
    with zipfile.ZipFile(BytesIO(workbook(of_folder(folder)))) as archive:
        parts = {name: archive.read(name).decode() for name in archive.namelist() if name.endswith(".xml")}
    assert not [name for name, text in parts.items() if "<f>" in text or "<f " in text]


def test_a_text_that_no_cell_holds_is_cut_and_says_so() -> None:
    [title] = titles_of(workbook(of_literal(f"{{title: {'a' * 40_000}}}")))

    note = " … [cut here: a cell holds no more; the whole text, of 40,000 characters, is in the .json, .csv and .db]"
    assert title == "a" * (32_767 - len(note)) + note


def test_a_cut_counts_as_spreadsheets_do_and_halves_no_sign() -> None:
    [title] = titles_of(workbook(of_literal(f"{{title: {'🙂' * 16_384}}}")))

    assert len(title.encode("utf-16-le")) // 2 <= 32_767
    assert title.startswith("🙂" * 16_000)
    assert "\ufffd" not in title


def test_a_text_that_a_cell_just_holds_is_whole() -> None:
    assert titles_of(workbook(of_literal(f"{{title: {'a' * 32_767}}}"))) == ["a" * 32_767]


def test_the_same_snapshot_gives_the_same_bytes_of_no_day() -> None:
    content = workbook(of_folder(FOLDERS[0]))

    assert workbook(of_folder(FOLDERS[0])) == content
    with zipfile.ZipFile(BytesIO(content)) as archive:
        assert {(member.date_time, member.create_system) for member in archive.infolist()} == {
            ((1980, 1, 1, 0, 0, 0), 3)
        }
        core = archive.read("docProps/core.xml").decode()
    days = re.findall(r">(\d{4}-\d{2}-\d{2}T[\d:]+Z)<", core)
    assert days == ["2020-01-08T00:00:00Z"] * 2


def test_no_file_is_made_on_the_way(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A full folder for temporary files is then not in the way, and one that is killed leaves nothing restricted."""
    content = workbook(of_literal("{}"))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))
    assert workbook(of_literal("{}")) == content


def test_more_rows_than_a_sheet_holds_are_refused_in_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(made, "MOST_ROWS", 3)
    with pytest.raises(TooManyRows) as caught:
        workbook(
            of_literal(
                "{actions: [{updates: [2020-01-10: in_progress, 2020-01-20: in_progress, 2020-02-01: implemented]}]}"
            )
        )
    assert str(caught.value) == (
        "party has 5 rows, and a sheet holds 2. Export to a .db file or a data package instead."
    )


def test_its_properties_name_the_register_and_nobody() -> None:
    properties = opened(workbook(of_literal("{settings: {title: Custody}}", date(2020, 2, 29)))).properties
    assert (properties.title, properties.creator, properties.lastModifiedBy) == (
        *("Custody", "Recommendations tracker"),
        None,
    )


@pytest.mark.skipif(shutil.which("soffice") is None, reason="there is no LibreOffice here")
def test_libreoffice_opens_it_and_reads_what_was_written(tmp_path: Path) -> None:
    """It is stricter than the library that wrote it."""
    shown = of_folder(FOLDERS[1])
    (tmp_path / "register.xlsx").write_bytes(workbook(shown))
    every_sheet = "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        "soffice",
        profile,
        "--headless",
        "--convert-to",
        every_sheet,
        "--outdir",
        str(tmp_path),
        "register.xlsx",
    ]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=120)
    if "could not be loaded" in done.stderr + done.stdout:
        pytest.skip("LibreOffice is here without Calc")
    with (tmp_path / "register-recommendation.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["id"] for row in rows] == list(shown.register.recommendations)
    assert {row["issued_on"] for row in rows} == {"2022-03-15", "2022-10-04", "2025-04-02", "2025-06-16"}
    assert len(list(tmp_path.glob("register-*.csv"))) == len(
        opened((tmp_path / "register.xlsx").read_bytes()).sheetnames
    )
