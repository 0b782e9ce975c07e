"""A command while a call fails: what it prints is right, or a sentence and an exit code; no file is half written."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from tests.faults.injecting import ROOT, injected
from tests.faults.kinds import ABSENT, Call, InjectedFault, faults_of, is_told_well, picked
from tests.repository.conftest import Repository
from tracker.commands import COMMANDS, app

# What a command is asked, where more is asked of it than its name; one that is added later is run by its name.
WORDS: dict[str, list[list[str]]] = {
    "check": [[], ["--base", "HEAD~1"]],
    "position": [[], ["--known-at", "2024-03-10"]],
    "compare": [["2024-02-15", "HEAD"]],
    "review": [["HEAD~1", "HEAD"], ["HEAD~1", "HEAD", "--format", "github", "-o", "out/comment.md"]],
    "export": [
        ["out/register.csv"],
        ["out/register.json", "--audience", "official"],
        ["out/register.xlsx"],
        ["out/register.db"],
        ["out/package", "--package", "--since", "2024-03-10"],
    ],
    "pack": [["board-2024-06", "-o", "out/pack.pdf"], ["board-2024-04", "-o", "out/pack.html"]],
    "calendar": [["-o", "out/police.ics", "--party", "police"]],
    "digest": [["--all", "-o", "out/messages"]],
    "site": [["-o", "out/site"]],
    "codeowners": [["-o", "out/CODEOWNERS"]],
    "schema": [["--manual", "out/manual.md", "--folder", "out/schema", "--forms", "out/forms"]],
}
ASKED = [[command.__name__, *words] for command in COMMANDS for words in WORDS.get(command.__name__, [[]])]
MEETINGS = """meetings:
  - {id: board-2024-04, date: 2024-04-10, body: audit, title: Board, status: held}
  - {id: board-2024-06, date: 2024-06-10, body: audit, title: Board, status: held}
"""
BEFORE = "what was there before\n"
OLD_PACKAGE = '{"made_by": "Recommendations tracker", "resources": []}'


@pytest.fixture
def folder(county: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    county.write("meetings.yaml", MEETINGS)
    county.git("add", "--all")
    county.git("commit", "--quiet", "--amend", "--no-edit", GIT_COMMITTER_DATE="2024-05-03T23:30:00+01:00")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TRACKER_REGISTER", "county/data")
    return tmp_path


def run(words: list[str]) -> Result:
    return CliRunner().invoke(app, words, prog_name="python -m tracker")


def prepare(folder: Path) -> None:
    """Make the folder for what is written, with an older file in each place."""
    shutil.rmtree(folder / "out", ignore_errors=True)
    shutil.rmtree(folder / "cache of commands", ignore_errors=True)
    (folder / "out").mkdir()
    shutil.copy(ROOT / "data/README.md", folder / "out/manual.md")
    for ending in ("csv", "json", "xlsx", "db"):
        (folder / f"out/register.{ending}").write_text(BEFORE)
    (folder / "out/package").mkdir()
    (folder / "out/package/datapackage.json").write_text(OLD_PACKAGE)


def written(folder: Path) -> dict[str, bytes]:
    """Return what is there now; of databases, whose bytes differ each time, whether it is the old one."""
    return {
        str(file.relative_to(folder)): b"new" if file.suffix == ".db" and file.read_bytes() != BEFORE.encode() else (
            file.read_bytes()
        )
        for file in sorted((folder / "out").rglob("*"))
        if file.is_file()
    }  # fmt: skip


def mistakes(result: Result, right: Result, fault: InjectedFault, is_written: bool, is_left: bool) -> list[str]:
    """Return what is wrong with what a command did while a call failed."""
    if not (result.exception is None or isinstance(result.exception, SystemExit)):
        return [f"an exception: {result.exception!r}"]
    found = []
    lines = result.stderr.splitlines()
    if "Traceback" in result.output or not all(is_told_well(line) for line in lines):
        found.append(f"badly told: {result.stderr}")
    if result.exit_code == right.exit_code:
        if not is_written:
            found.append("nothing is written, and nothing told")
        if result.stdout != right.stdout and result.stderr == right.stderr:
            found.append("it prints something else, and does not say why")
    else:
        if result.exit_code != 3 and fault.error and fault.name not in ABSENT:
            found.append(f"the exit code {result.exit_code} of a fault of the disk")
        if result.exit_code == 3 and (result.stdout or len(lines) != 1):
            found.append(f"not one sentence: {result.output}")
        if not is_left:
            found.append("what was there before is gone")
    return found


def test_a_command_while_a_call_fails(folder: Path) -> None:
    known: set[Call] = set()
    found = []
    for words in ASKED:
        prepare(folder)
        before = written(folder)
        with injected(folder) as noted:
            right = run(words)
        assert right.exit_code == 0, right.output
        after = written(folder)
        for number, call in picked(noted.calls, known):
            for fault in faults_of(call):
                prepare(folder)
                with injected(folder, number=number, fault=fault) as injection:
                    result = run(words)
                assert injection.calls[number - 1] == call
                now = written(folder)
                # The files of `schema` are several, each of which is whole.
                is_left = before.items() <= now.items() or words[0] == "schema"
                # Where nothing can be taken away, what was in the way of a folder stays beside it for the next run.
                is_written = after.items() <= now.items() if fault.lasts else now == after
                wrong = mistakes(result, right, fault, is_written, is_left)
                if set(now) - set(after) and not fault.lasts:  # else it could not be taken away either
                    wrong.append(f"left lying about: {set(now) - set(after)}")
                found += [f"{' '.join(words)}: {fault} at {call.name} in {call.place}: {each}" for each in wrong]
        prepare(folder)
        assert (run(words).output, written(folder)) == (right.output, after)  # nothing of it stays in this process
    assert {call.kind for call in known} == {"open", "path", "entry", "read", "write", "close", "git"}
    assert not found, "\n".join(found)
