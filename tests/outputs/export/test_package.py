"""The data package, validated as its users would: `frictionless validate datapackage.json`."""

from __future__ import annotations

import csv
import json
import signal
import subprocess
import sys
from io import StringIO
from pathlib import Path
from typing import Any

import frictionless
import pytest
from hypothesis import given

from tests.conftest import examples
from tests.outputs.database.registers import ROOT
from tests.outputs.export.snapshots import FOLDERS, of_folder, of_literal, of_texts
from tests.rules.registers_at_random import days_of_interest, registers, texts_of
from tracker.outputs.database.rows import rows_of_entries, rows_of_spans
from tracker.outputs.export.package import DESCRIPTOR, package, package_zip
from tracker.outputs.export.package_folder import write_package
from tracker.snapshots.snapshot import Snapshot
from tracker.vocabulary import Marking


def written(shown: Snapshot, folder: Path) -> Path:
    for name, content in package(shown):
        (folder / name).write_bytes(content)
    return folder / DESCRIPTOR


def complaints(shown: Snapshot, folder: Path) -> list[Any]:
    report = frictionless.validate(str(written(shown, folder)))
    return [*report.errors, *(error for task in report.tasks for error in task.errors)]


def descriptor_of(shown: Snapshot) -> dict[str, Any]:
    *_, (_, content) = package(shown)
    told: dict[str, Any] = json.loads(content)
    return told


@pytest.mark.parametrize("folder", FOLDERS)
@pytest.mark.parametrize("audience", list(Marking))
def test_the_command_frictionless_finds_nothing_wrong(tmp_path: Path, folder: str, audience: Marking) -> None:
    descriptor = written(of_folder(folder, audience), tmp_path)
    command = [sys.executable, "-m", "frictionless", "validate", DESCRIPTOR, "--json"]
    done = subprocess.run(command, cwd=descriptor.parent, capture_output=True, text=True)
    report = json.loads(done.stdout)
    assert (report["valid"], report["stats"]["errors"], done.returncode) == (True, 0, 0), done.stdout[:2000]
    assert report["stats"]["tasks"] == len(list(tmp_path.glob("*.csv")))


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("package")


@examples(5)
@given(registers(), days_of_interest())
def test_nothing_is_wrong_with_that_of_any_register(folder, files, day):
    assert complaints(of_texts(texts_of(files), day), folder) == []


def test_a_reference_to_nothing_is_found(tmp_path: Path) -> None:
    """Else that nothing is found would say nothing of the foreign keys."""
    cited = "{evidence: [2020-01-10], actions: [{updates: [{date: 2020-02-01, status: implemented, evidence: [E1]}]}]}"
    descriptor = written(of_literal(cited), tmp_path)
    file = tmp_path / "action_update_evidence.csv"
    assert file.read_text().count(",E1\n") == 1
    file.write_text(file.read_text().replace(",E1\n", ",E2\n"))  # as long as before
    told = json.loads(descriptor.read_text())
    for resource in told["resources"]:
        del resource["hash"]
    descriptor.write_text(json.dumps(told))
    report = frictionless.validate(str(descriptor))
    assert [(task.name, error.type) for task in report.tasks for error in task.errors] == [
        ("action_update_evidence", "foreign-key")
    ]


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_row_of_the_database_is_there(folder: str) -> None:
    shown = of_folder(folder)
    rows = rows_of_entries(shown.register) | rows_of_spans(shown.spans)
    files = {name: content.decode() for name, content in package(shown) if name.endswith(".csv")}
    for name, values in rows.items():
        told = list(csv.reader(StringIO(files[f"{name}.csv"])))[1:]
        assert told == [["" if value is None else str(value) for value in row] for row in values], name


def test_it_says_what_it_is() -> None:
    told = descriptor_of(of_folder(FOLDERS[1]))
    assert told["name"] == "borsetshire-oversight-recommendations"
    assert told["version"] == f"2025.3.31+{told['about']['content'][:12]}"
    assert told["licenses"] == [
        {
            "name": "open-government-licence-v3-0",
            "title": "Open Government Licence v3.0",
            "path": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
        }
    ]
    assert told["sources"][0] == {
        "title": "Stop and search and custody in Borsetshire, an inspection",
        "path": "https://icp.example/reports/borsetshire-2022",
    }
    about = told["about"]
    assert (about["audience"], about["restricted"], about["as_at"]) == ("public", 48, "2025-03-31")


def test_a_register_that_names_no_licence_has_none() -> None:
    assert "licenses" not in descriptor_of(of_folder(FOLDERS[0]))


def test_types_keys_and_meanings_are_those_of_the_declarations() -> None:
    [update] = [each for each in descriptor_of(of_literal("{}"))["resources"] if each["name"] == "action_update"]
    fields = {field["name"]: field for field in update["schema"]["fields"]}
    assert fields["date"]["type"] == "date"
    assert fields["risk"] == {"name": "risk", "type": "string", "description": "What threatens it."}
    assert update["schema"]["primaryKey"] == ["number"]
    assert {"fields": ["action"], "reference": {"resource": "action", "fields": ["id"]}} in (
        update["schema"]["foreignKeys"]
    )
    assert update["schema"]["missingValues"] == [""]


def test_the_same_snapshot_gives_the_same_bytes() -> None:
    assert dict(package(of_folder(FOLDERS[0]))) == dict(package(of_folder(FOLDERS[0])))
    assert package_zip(of_folder(FOLDERS[0])) == package_zip(of_folder(FOLDERS[0]))


KILLED = """
import os, signal, sys
from pathlib import Path

from tests.outputs.export.snapshots import of_literal
from tracker import folders
from tracker.outputs.export import package_folder

real = {module}.{function}


def killed(*given):
    for number, each in enumerate(real(*given)):
        if number == 20:
            os.kill(os.getpid(), signal.SIGKILL)
        yield each


def killed_before(*given):
    os.kill(os.getpid(), signal.SIGKILL)


{module}.{function} = {by}
package_folder.write_package(of_literal("{{title: The new title}}"), Path(sys.argv[1]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
@pytest.mark.parametrize(
    ("module", "function", "by"),
    [("package_folder", "package", "killed"), ("folders", "put_in_place", "killed_before")],
)
def test_one_that_is_killed_leaves_the_old_package_and_the_next_one_tidies_up(
    tmp_path: Path, module: str, function: str, by: str
) -> None:
    folder = tmp_path / "package"
    write_package(of_literal("{title: The old title}"), folder)
    before = {each.name: each.read_bytes() for each in folder.iterdir()}

    script = KILLED.format(module=module, function=function, by=by)
    done = subprocess.run([sys.executable, "-c", script, str(folder)], cwd=ROOT, capture_output=True, text=True)

    assert done.returncode == -signal.SIGKILL, done.stderr
    assert {each.name: each.read_bytes() for each in folder.iterdir()} == before
    assert len(list(tmp_path.iterdir())) == 2  # what was begun lies beside it
    write_package(of_literal("{title: The new title}"), folder)
    assert [each.name for each in tmp_path.iterdir()] == ["package"]
    assert b"The new title" in (folder / "recommendation.csv").read_bytes()
