"""What a command says where it cannot do what it was asked: one plain sentence, and the exit code."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from typer.testing import Result

from tests.commands.custody import Run
from tests.unprivileged import as_nobody, needs_accounts, open_folder
from tracker.files import TO_READ, TO_WRITE

USAGE, FILES = 2, 3
A_DAY = "Write it as YEAR-MONTH-DAY, for example"
needs_links = pytest.mark.skipif(os.name == "nt", reason="Windows lets few people make links")

pytestmark = pytest.mark.usefixtures("custody")


@pytest.mark.parametrize("command", [["position"], ["exceptions"], ["export", "out.csv"]])
@pytest.mark.parametrize(
    ("day", "sentence"),
    [
        ("2020-02-30", f"'2020-02-30' is not a day in the calendar. {A_DAY} 2020-02-28."),
        ("8 January", f"'8 January' is not a date. {A_DAY} 2024-02-28; YEAR-MONTH or YEAR where no more is known."),
        ("", f"'' is not a date. {A_DAY} 2024-02-28; YEAR-MONTH or YEAR where no more is known."),
    ],
)
def test_a_day_that_is_none_is_wrong_usage(
    run: Run, command: list[str], day: str, sentence: str, tmp_path: Path
) -> None:
    result = run(*command, "--as-at", day)
    assert (result.stdout, result.stderr, result.exit_code) == ("", f"--as-at: {sentence}\n", USAGE)
    assert not (tmp_path / "out.csv").exists()


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (["position", "--format", "yaml"], "'yaml' is not one of"),
        (["check", "--format", "csv"], "'csv' is not one of"),
        (["position", "--asat", "2020"], "No such option: --asat"),
        (["export"], "Missing argument 'FILE|DIR'"),
        (["frobnicate"], "No such command 'frobnicate'"),
        (["check", "data"], "unexpected extra argument"),
    ],
)
def test_a_word_that_means_nothing_is_wrong_usage(run: Run, words: list[str], sentence: str) -> None:
    result = run(*words)
    assert (result.stdout, result.exit_code) == ("", USAGE)
    assert sentence in result.stderr


@pytest.mark.parametrize("name", ["register.xls", "register"])
def test_an_ending_that_is_no_form_is_wrong_usage(run: Run, name: str) -> None:
    result = run("export", name)
    sentence = f"{name} does not end in .csv, .xlsx, .json or .db; the ending says the form.\n"
    assert (result.stdout, result.stderr, result.exit_code) == ("", sentence, USAGE)


@pytest.mark.parametrize("command", [["check"], ["position"], ["exceptions"], ["export", "out.json"]])
@pytest.mark.parametrize(
    ("folder", "told"),
    [
        ("nowhere", "There is no folder nowhere. Make it, with a file recommendations.yaml in it"),
        ("custody/recommendations.yaml", "custody/recommendations.yaml is a file, and a register is a folder. Name "),
    ],
)
def test_without_a_folder_one_sentence_says_what_to_do(run: Run, command: list[str], folder: str, told: str) -> None:
    result = run(*command, "--register", folder)
    assert (result.stdout, result.exit_code) == ("", FILES)
    assert result.stderr.startswith(told)
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize("command", [["check"], ["position"], ["compare", "2024-01-01", "2024-02-01"]])
@pytest.mark.parametrize("name", ["", " "])
def test_a_folder_without_a_name_is_wrong_usage(run: Run, command: list[str], name: str) -> None:
    result = run(*command, "--register", name)
    assert (result.stdout, result.exit_code) == ("", USAGE)
    assert "Name a folder, or leave the option out." in result.stderr


@needs_accounts
@pytest.mark.parametrize("closed", ["custody", "custody/responses", "custody/responses/AUD-01.yaml"])
@pytest.mark.parametrize("command", [["check"], ["position"], ["export", "out.csv"]])
def test_what_may_not_be_read_is_told_in_a_sentence(run: Run, command: list[str], closed: str, tmp_path: Path) -> None:
    run(*command)  # what a command imports must be there before the account changes
    with in_open_folder(tmp_path) as folder:
        (folder / closed).chmod(0)
        told = f"{closed} cannot be read: Permission denied. {TO_READ}"
        assert as_nobody(lambda: told_by(run(*command))) == f"{FILES} {told}\n"


@contextmanager
def in_open_folder(made: Path) -> Iterator[Path]:
    """Copy the register that was made into a folder that every account may enter, and go there."""
    with open_folder() as folder:
        shutil.copytree(made / "custody", folder / "custody")
        os.chdir(folder)
        yield folder


def told_by(result: Result) -> str:
    return f"{result.exit_code} {result.stdout}{result.stderr}"


@needs_links
@pytest.mark.parametrize("name", ["out.csv", "out.xlsx", "out.json", "out.db"])
def test_an_export_through_a_link_writes_what_it_leads_to(run: Run, name: str, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / name).symlink_to(Path("elsewhere", "target"))
    result = run("export", name)
    assert result.exit_code == 0, result.stderr
    assert (tmp_path / name).is_symlink()
    assert (tmp_path / "elsewhere" / "target").stat().st_size > 0
    assert [each.name for each in (tmp_path / "elsewhere").iterdir()] == ["target"]


def test_days_the_wrong_way_round_are_told_and_data_stays_clean(run: Run) -> None:
    right = run("compare", "2024-02-01", "2024-03-15", "--format", "json")
    turned = run("compare", "2024-03-15", "2024-02-01", "--format", "json")
    told = "The first day is later than the second, so they are compared the other way round.\n"
    assert (right.stderr, turned.stderr, turned.exit_code) == ("", told, 0)
    assert turned.stdout == right.stdout


@pytest.mark.parametrize("name", ["out.csv", "out.xlsx", "out.json", "out.db"])
def test_a_file_in_a_folder_that_is_not_there_is_not_written(run: Run, name: str, tmp_path: Path) -> None:
    result = run("export", f"nowhere/{name}")
    file = Path("nowhere", name)
    assert (
        result.stderr == f"{file} cannot be written: there is no folder nowhere. Make it, or name a file elsewhere.\n"
    )
    assert result.exit_code == FILES
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize("name", ["out.csv", "out.xlsx", "out.json", "out.db"])
def test_a_folder_in_the_place_of_the_file_is_left_alone(run: Run, name: str, tmp_path: Path) -> None:
    (tmp_path / name).mkdir()
    result = run("export", name)
    assert result.stderr.startswith(f"{name} cannot be written: ")
    assert (result.stderr.count("\n"), result.exit_code) == (1, FILES)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["custody", name]


@needs_accounts
@pytest.mark.parametrize("name", ["out.csv", "out.xlsx", "out.json", "out.db", "package"])
def test_a_folder_that_may_not_be_written_to(run: Run, name: str, tmp_path: Path) -> None:
    options = ["--package"] if name == "package" else []
    run("export", name, *options)
    with in_open_folder(tmp_path) as folder:
        (folder / "closed").mkdir(mode=0o755)  # root's
        said = as_nobody(lambda: told_by(run("export", f"closed/{name}", *options)))
    assert said == f"{FILES} {Path('closed', name)} cannot be written: Permission denied. {TO_WRITE}\n"


@pytest.mark.parametrize(
    ("words", "sentence", "code"),
    [
        (
            ["register.csv", "--since", "HEAD"],
            "--since goes with --package: what changed is told in a file beside the tables.\n",
            USAGE,
        ),
        (["package", "--package", "--since", "HEAD"], None, FILES),  # there is no repository
    ],
)
def test_an_earlier_edition_that_there_is_none_of(
    run: Run, tmp_path: Path, words: list[str], sentence: str | None, code: int
) -> None:
    result = run("export", *words)
    assert (result.exit_code, result.stdout, result.stderr.count("\n")) == (code, "", 1)
    assert sentence in (None, result.stderr)
    assert sorted(each.name for each in tmp_path.iterdir()) == ["custody"]


def test_a_disk_that_is_full_is_no_traceback(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import sqlite3

    from sqlalchemy.exc import OperationalError

    def full(*_: object) -> None:
        raise OperationalError("INSERT", {}, sqlite3.OperationalError("database or disk is full"))

    monkeypatch.setattr("tracker.outputs.database.writing._fill", full)
    result = run("export", "out.db")
    assert (result.stderr, result.exit_code) == (
        f"out.db cannot be written: database or disk is full. {TO_WRITE}\n",
        FILES,
    )


@needs_links
@pytest.mark.parametrize("target", ["AUD-01.yaml", "nowhere.yaml", "/etc/passwd", "../recommendations.yaml"])
def test_a_link_in_the_place_of_a_file_is_an_error_at_its_first_line_and_is_not_followed(
    run: Run, tmp_path: Path, target: str
) -> None:
    file = tmp_path / "custody" / "responses" / "AUD-01.yaml"
    file.unlink()
    file.symlink_to(target)
    result = run("check")
    assert (result.stdout, result.exit_code) == (
        "custody/responses/AUD-01.yaml:1:1: error[link]: This is a link; a register holds files."
        " Put the file or folder itself here, or take the link away.\n",
        1,
    )


@pytest.mark.parametrize("name", ["recommendations.yaml", "responses/AUD-01.yaml"])
def test_a_folder_in_the_place_of_a_file_is_told_and_nothing_is_lost_in_silence(
    run: Run, tmp_path: Path, name: str
) -> None:
    file = tmp_path / "custody" / name
    file.unlink()
    file.mkdir()
    result = run("check")
    stands = "What stands here is no file; a register holds files. Put the file back, or take it away."
    assert (result.stdout, result.exit_code) == (f"custody/{name}:1:1: error[no-file]: {stands}\n", 1)


def test_a_file_in_the_place_of_the_responses_is_told(run: Run, tmp_path: Path) -> None:
    shutil.rmtree(tmp_path / "custody" / "responses")
    (tmp_path / "custody" / "responses").write_text("hi", encoding="utf-8")
    result = run("check")
    stands = "What stands here is no folder. Take it away, or put the folder back in its place."
    assert (result.stdout, result.exit_code) == (f"custody/responses:1:1: error[no-folder]: {stands}\n", 1)


@pytest.mark.parametrize("content", [b"", b"\xff\xfe", b"[" * 2000, b"register: &a {title: *a}", b"\x00"])
def test_whatever_the_file_holds_it_is_told_in_a_line(run: Run, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "custody" / "recommendations.yaml").write_bytes(content)
    result = run("check")
    assert result.exit_code == 1
    assert all(line.startswith("custody/") for line in result.stdout.splitlines())
    assert "custody/recommendations.yaml:1:" in result.stdout


def test_an_empty_base_is_no_base(custody: None, run: Run) -> None:
    result = run("check", "--base", "")

    assert (result.exit_code, result.stderr) == (2, "--base: it is empty. Name a revision, or leave the option out.\n")


@pytest.mark.parametrize("file", [".csv", ".db"])
def test_an_ending_alone_is_no_file(custody: None, run: Run, file: str) -> None:
    result = run("export", file)

    assert (result.exit_code, result.stderr) == (
        2,
        "Name the file as well as its ending, for example register.csv.\n",
    )
