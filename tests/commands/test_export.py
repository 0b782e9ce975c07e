"""`export`: the files that it writes, opened as their reader opens them."""

import csv
import json
import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.commands.custody import ASKED, Run, Write

pytestmark = pytest.mark.usefixtures("custody")


def rows_of(database: Path, question: str, *values: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(database)) as connection:
        return connection.execute(question, values).fetchall()


def test_the_database_answers_for_any_day(run: Run, tmp_path: Path) -> None:
    assert run("export", "register.db").exit_code == 0
    question = "SELECT state FROM recommendation_span WHERE from_date <= ? AND ? < to_date ORDER BY recommendation"
    for day, states in {
        "2023-01-09": [],
        "2023-01-10": ["not_reported", "not_reported", "not_reported"],
        "2023-05-30": ["not_reported", "not_reported", "not_reported"],
        "2023-05-31": ["implemented", "not_reported", "not_reported"],
        "2023-09-01": ["verified", "not_reported", "not_reported"],
        "2024-02-19": ["verified", "not_reported", "not_reported"],
        "2024-02-20": ["verified", "in_progress", "not_reported"],
        "2090-01-01": ["verified", "in_progress", "not_reported"],
    }.items():
        assert [state for (state,) in rows_of(tmp_path / "register.db", question, day, day)] == states, day


def test_the_database_holds_the_register_with_null_for_what_is_missing(run: Run, tmp_path: Path) -> None:
    run("export", "register.db")
    database = tmp_path / "register.db"
    assert rows_of(database, "SELECT id, reference, owner, due FROM recommendation ORDER BY number") == [
        ("AUD-01", "Recommendation 1", "police", "2023-06-30"),
        ("AUD-02", None, "police", "2023-12-31"),
        ("AUD-03", None, None, None),
    ]
    of_second = "FROM {} WHERE recommendation = 'AUD-02'"
    columns = "agreed_on, due, due_written, yaml_file, yaml_line, action"
    assert rows_of(database, f"SELECT {columns} {of_second.format('extension')}") == [
        ("2023-12-01", "2024-02-29", "2024-02", "responses/AUD-02.yaml", 3, None)
    ]
    assert rows_of(database, f"SELECT date, to_party, yaml_line {of_second.format('handover')}") == [
        ("2023-07-01", "head", 5)
    ]
    assert rows_of(database, f"SELECT date, status, action, yaml_line {of_second.format('action_update')}") == [
        ("2024-02-20", "in_progress", "AUD-02.1", 11)
    ]


def test_entries_that_stand_on_one_line_are_all_in_the_database(run: Run, write: Write, tmp_path: Path) -> None:
    says = "{date: 2024-01-31, by: police, says: implemented, at_least: 2, text: Two of the three are complete.}"
    asked = ASKED.replace(f"          - {says}", f"          [{says}, {says.replace('2024', '2025')}]")
    write("recommendations.yaml", asked)
    update = "{date: 2024-02-20, status: in_progress, by: head, note: A first sample is drawn.}"
    action = f"{{id: AUD-02.1, title: Sample, updates: [{update}, {update.replace('20,', '21,')}]}}"
    write("responses/AUD-02.yaml", f"recommendation: AUD-02\nactions: [{action}]\n")
    assert run("export", "register.db").exit_code == 0
    question = "SELECT date FROM action_update WHERE recommendation = 'AUD-02' ORDER BY number"
    dates = rows_of(tmp_path / "register.db", question)
    assert dates == [("2024-02-20",), ("2024-02-21",)]
    assert rows_of(tmp_path / "register.db", "SELECT count(*) FROM statement") == [(2,)]


def test_csv_opens_in_a_spreadsheet_without_formulas(run: Run, write: Write, tmp_path: Path) -> None:
    asked = ASKED.replace("Say who checked each record", "=1+1").replace("Sample the records", '"@SUM(A1)"')
    write("recommendations.yaml", asked.replace("Tell people of their rights", "+Rights – é"))
    result = run("export", "register.csv")
    assert (result.stdout, result.stderr) == ("", "register.csv: 3 recommendations, as at 2024-03-15.\n")
    assert (tmp_path / "register.csv").read_bytes().startswith(b"\xef\xbb\xbfas_at,known_at,commit,id,")
    with (tmp_path / "register.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["title"] for row in rows] == ["'=1+1", "'@SUM(A1)", "'+Rights – é"]
    assert [(row["slipped_days"], row["days"]) for row in rows] == [("0", "30"), ("60", "15"), ("", "430")]


def test_json_holds_the_register_its_position_and_its_exceptions(run: Run, tmp_path: Path) -> None:
    run("export", "register.JSON", "--as-at", "2024-02")
    told = json.loads((tmp_path / "register.JSON").read_text(encoding="utf-8"))
    assert list(told) == [
        *("register", "parties", "sources", "recommendations", "responses", "meetings", "concerns", "indicators"),
        *("position", "exceptions"),
    ]
    assert told["register"]["title"] == "Custody recommendations"
    assert told["responses"][1]["handovers"] == [{"date": "2023-07-01", "from": "police", "to": "head", "reason": None}]
    assert told["responses"][0]["actions"][0]["updates"][0]["date"] == "2023-05"
    assert told["position"]["as_at"] == "2024-02-29"
    assert [each["rule"] for each in told["exceptions"]][:2] == ["owner_missing", "undated"]


@pytest.mark.parametrize("name", ["register.csv", "register.xlsx", "register.json", "register.db"])
def test_a_file_that_is_there_is_replaced_and_nothing_is_left_beside_it(run: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("an earlier one", encoding="utf-8")
    assert run("export", name).exit_code == 0
    assert b"an earlier one" not in (tmp_path / name).read_bytes()
    assert sorted(each.name for each in tmp_path.iterdir()) == ["custody", name]


@pytest.mark.parametrize("umask", [0o022, 0o077])
@pytest.mark.parametrize("name", ["register.csv", "register.xlsx", "register.json", "register.db"])
@pytest.mark.parametrize(("audience", "mode"), [("public", 0o644), ("official", 0o600), ("official_sensitive", 0o600)])
def test_what_is_not_for_the_public_is_its_owners_alone_whatever_the_umask(
    run: Run, tmp_path: Path, umask: int, name: str, audience: str, mode: int
) -> None:
    (tmp_path / name).write_text("an earlier one", encoding="utf-8")
    before = os.umask(umask)
    try:
        assert run("export", name, "--audience", audience).exit_code == 0
    finally:
        os.umask(before)
    assert oct((tmp_path / name).stat().st_mode & 0o777) == oct(mode)
