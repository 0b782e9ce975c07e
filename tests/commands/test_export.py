"""`export`: the files that it writes, opened as their reader opens them."""

import csv
import json
import os
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.commands.custody import ASKED, Run, Write
from tests.registers.canaries import git

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
        "about",
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


@pytest.fixture
def package(run: Run, tmp_path: Path) -> Path:
    assert run("export", "package", "--package").exit_code == 0
    return tmp_path / "package"


def test_a_data_package_is_a_folder_with_a_file_for_each_table(run: Run, package: Path) -> None:
    told = json.loads((package / "datapackage.json").read_text(encoding="utf-8"))
    names = sorted(each.name for each in package.iterdir())
    assert names == sorted(["datapackage.json", *(each["path"] for each in told["resources"])])
    with (package / "recommendation_position.csv").open(encoding="utf-8", newline="") as file:
        assert [(row["id"], row["state"]) for row in csv.DictReader(file)] == [
            ("AUD-01", "verified"),
            ("AUD-02", "in_progress"),
            ("AUD-03", "not_reported"),
        ]


def test_an_earlier_package_is_replaced_whole(run: Run, package: Path, tmp_path: Path) -> None:
    told = json.loads((package / "datapackage.json").read_text(encoding="utf-8"))
    told["resources"].append({"path": "of_an_earlier_version.csv"})
    (package / "datapackage.json").write_text(json.dumps(told), encoding="utf-8")
    (package / "of_an_earlier_version.csv").write_text("id\n", encoding="utf-8")

    result = run("export", "package", "--package")

    assert (result.stderr, result.exit_code) == ("package: 3 recommendations, as at 2024-03-15.\n", 0)
    assert not (package / "of_an_earlier_version.csv").exists()
    assert sorted(each.name for each in tmp_path.iterdir()) == ["custody", "package"]


@pytest.mark.parametrize("descriptor", [None, "", "[]", "{}", '{"made_by": "somebody", "resources": []}'])
def test_a_folder_that_holds_anything_else_is_left_alone(run: Run, tmp_path: Path, descriptor: str | None) -> None:
    folder = tmp_path / "package"
    folder.mkdir()
    (folder / "notes.txt").write_text("mine", encoding="utf-8")
    if descriptor is not None:
        (folder / "datapackage.json").write_text(descriptor, encoding="utf-8")
    held = {each.name: each.read_bytes() for each in folder.iterdir()}

    result = run("export", "package", "--package")

    foreign = "notes.txt" if descriptor is None else "datapackage.json"
    assert (result.stderr, result.exit_code) == (
        f"{folder} holds {foreign}, which is not part of a data package that was written there before. Name an empty"
        " folder, or one that is not there yet.\n",
        2,
    )
    assert {each.name: each.read_bytes() for each in folder.iterdir()} == held
    assert sorted(each.name for each in tmp_path.iterdir()) == ["custody", "package"]


def test_an_empty_folder_is_filled_and_a_file_is_refused(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert run("export", "empty", "--package").exit_code == 0
    assert (tmp_path / "empty" / "datapackage.json").is_file()
    result = run("export", "empty/party.csv", "--package")
    file = tmp_path / "empty" / "party.csv"
    sentence = f"{file} is a file, and a data package is a folder. Name another.\n"
    assert (result.stderr, result.exit_code) == (sentence, 2)


@pytest.mark.parametrize(("audience", "mode"), [("public", 0o755), ("official", 0o700)])
def test_a_package_that_is_not_for_the_public_is_its_owners_alone(
    run: Run, package: Path, audience: str, mode: int
) -> None:
    assert run("export", "package", "--package", "--audience", audience).exit_code == 0
    assert oct(package.stat().st_mode & 0o777) == oct(mode)
    assert {oct(each.stat().st_mode & 0o777) for each in package.iterdir()} == {oct(mode & 0o666)}


@pytest.fixture
def county(tmp_path: Path, write: Write, run: Run) -> Path:
    """The register in a repository, with a package of its first commit; a title is another in the second."""
    git(tmp_path, "init", "--quiet")
    git(tmp_path, "add", "custody")
    git(tmp_path, "commit", "--quiet", "--message", "The register")
    assert run("export", "package", "--package").exit_code == 0
    assert run("export", "earlier.json").exit_code == 0
    write("recommendations.yaml", ASKED.replace("Say who checked each record", "Say who checked a record"))
    git(tmp_path, "commit", "--quiet", "--all", "--message", "A title")
    return tmp_path


@pytest.mark.parametrize("since", ["HEAD~1", "package/datapackage.json", "earlier.json"])
def test_what_changed_since_an_earlier_edition_stands_beside_the_tables(county: Path, run: Run, since: str) -> None:
    before = json.loads((county / "package" / "datapackage.json").read_text(encoding="utf-8"))

    assert run("export", "package", "--package", "--since", since).exit_code == 0

    told = (county / "package" / "CHANGES.md").read_text(encoding="utf-8")
    now = json.loads((county / "package" / "datapackage.json").read_text(encoding="utf-8"))
    assert now["changes"] == {"since": before["version"], "kind": "Wording only"}
    assert "- recommendations.yaml: recommendations\\[AUD-01\\].title is worded anew\n" in told
    assert f"Version {now['version']}, since version {before['version']}." in told


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("", "is no file that this command wrote."),
        ('{"about": {"commit": 7, "as_at": "2024-03-15"}}', "is no file that this command wrote."),
        ('{"about": {"commit": null, "as_at": "2024-03-15"}}', "was made from files that no commit holds."),
    ],
)
def test_a_file_that_names_no_edition_is_told(county: Path, run: Run, content: str, sentence: str) -> None:
    (county / "other.json").write_text(content, encoding="utf-8")
    result = run("export", "package", "--package", "--since", "other.json")
    assert (result.stderr, result.exit_code) == (
        f"--since: other.json {sentence} Name a commit, a day or a meeting instead.\n",
        2,
    )


def test_an_edition_of_a_later_day_is_told(county: Path, run: Run) -> None:
    result = run("export", "package", "--package", "--since", "earlier.json", "--as-at", "2024-03-01")
    assert (result.stderr, result.exit_code) == (
        "--since: earlier.json shows 2024-03-15, a later day than 2024-03-01. Name an earlier one, or a later day with"
        " --as-at.\n",
        2,
    )


def test_a_package_without_a_folder_for_it_is_refused(run: Run) -> None:
    result = run("export", "nowhere/package", "--package")
    sentence = "there is no folder nowhere. Make it, or name a folder elsewhere."
    assert (result.stderr, result.exit_code) == (f"{Path('nowhere/package')} cannot be written: {sentence}\n", 3)
