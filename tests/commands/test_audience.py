"""`--audience`: what the commands print and write for whom, on a register whose every restricted word is a canary."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.commands.custody import Run
from tests.registers.canaries import AUTHOR, CANARY, SUBJECT, all_bytes_of, git

COMMANDS = [
    ("position", "--format", "json"),
    ("exceptions", "--format", "json"),
    ("progress", "--format", "json"),
    ("forecast", "--format", "json"),
    ("compare", "2022-01-01", "2025-03-31", "--format", "json"),
    ("compare", "first", "second"),
    ("exceptions", "--known-at", "first"),
]


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_the_public_gets_no_restricted_word_and_no_name(canaries: Run, command: tuple[str, ...]) -> None:
    printed = canaries(*command)

    assert printed.exit_code == 0
    for word in (CANARY, AUTHOR, SUBJECT):
        assert word not in printed.output


def test_readers_of_everything_get_the_words_and_the_names(canaries: Run) -> None:
    printed = canaries("compare", "2022-01-01", "2025-03-31", "--audience", "official_sensitive").output

    assert CANARY in printed
    assert AUTHOR in printed


def test_names_begin_with_official(canaries: Run) -> None:
    printed = canaries("compare", "2022-01-01", "2025-03-31", "--audience", "official").output

    assert AUTHOR in printed
    assert CANARY not in printed


FORMS = (["register.csv"], ["register.xlsx"], ["register.json"], ["register.db"], ["package", "--package"])


@pytest.mark.parametrize("form", FORMS, ids=" ".join)
def test_a_file_for_the_public_holds_stubs(canaries: Run, tmp_path: Path, form: list[str]) -> None:
    name, *options = form
    file = tmp_path / name
    told = canaries("export", str(file), *options).stderr

    assert told.endswith("items restricted.\n")
    assert CANARY.encode() not in b"".join(all_bytes_of(file))


@pytest.mark.parametrize("form", FORMS[1:], ids=" ".join)
def test_a_file_for_readers_of_everything_holds_the_words(canaries: Run, tmp_path: Path, form: list[str]) -> None:
    name, *options = form
    file = tmp_path / name
    told = canaries("export", str(file), *options, "--audience", "official_sensitive").stderr

    assert told == f"{file}: 24 recommendations, as at 2025-03-31.\n"
    assert CANARY.encode() in b"".join(all_bytes_of(file))


def test_what_changed_since_the_words_were_public_repeats_none_of_them(canaries: Run, tmp_path: Path) -> None:
    folder = tmp_path / "package"
    assert canaries("export", str(folder), "--package", "--since", "first").exit_code == 0

    assert "**Changed meaning.**" in (folder / "CHANGES.md").read_text(encoding="utf-8")
    told = b"".join(all_bytes_of(folder))
    for word in (CANARY, AUTHOR, SUBJECT):
        assert word.encode() not in told


def test_the_variable_says_it_for_every_command(canaries: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TRACKER_AUDIENCE", "official_sensitive")

    assert CANARY in canaries("compare", "2022-01-01", "2025-03-31").output


def test_the_exceptions_are_the_same_for_everybody(canaries: Run) -> None:
    columns = "severity rule subject since".split()

    def told(audience: str) -> list[list[str]]:
        printed = canaries("exceptions", "--format", "csv", "--audience", audience).stdout
        return [line.split(",")[: len(columns)] for line in printed.splitlines()]

    assert told("public") == told("official_sensitive")
    assert len(told("public")) > 20


ASKED = """
register: {title: Small, as_at: 2024-06-01}
parties: [{id: force, name: Force, kind: body}, {id: inspector, name: Inspector, kind: body}]
sources:
  - {id: AUD, title: Audit, kind: audit, issued_by: inspector, issued_on: 2024-01-10, verifiers: [], expected_count: 1}
recommendations:
  - {id: AUD-01, source: AUD, title: Keep a log, wording_status: summary, summary: A log., due_basis: none}
"""
ANSWERED = """
recommendation: AUD-01
actions:
  - id: AUD-01.1
    title: Keep it
    updates:
      - {date: 2024-02-01, status: in_progress, by: force, note: Begun.}
"""
SECRET = """
      - {date: 2024-03-01, status: in_progress, by: force, note: SECRETWORD says it., marking: official_sensitive}
"""
REDACTED = "      - {date: 2024-03-01, status: in_progress, by: force, note: It has begun.}"
PUBLIC = "      - {date: 2024-03-02, status: not_started, by: force, note: SECRETWORD says it.}"
MARKED = "      - {date: 2024-03-01, status: in_progress, by: force, note: A post says it., marking: official}"


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A register in a repository of its own, in which nothing is recorded yet."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TRACKER_REGISTER", "data")
    monkeypatch.setenv("TRACKER_AUDIENCE", "public")
    git(tmp_path, "init", "--quiet")
    (tmp_path / "data" / "responses").mkdir(parents=True)
    (tmp_path / "data" / "recommendations.yaml").write_text(ASKED)
    return tmp_path


def commit(root: Path, text: str) -> None:
    (root / "data" / "responses" / "AUD-01.yaml").write_text(text)
    git(root, "add", ".")
    git(root, "commit", "--quiet", "--message", "A step")


def corrections_advised(run: Run) -> str:
    """Return the lines that `check --base` says to add, completed."""
    lines = re.findall(r"add below 'corrections:' (- \{.*\})", run("check", "--base", "HEAD").stdout)
    completed = (line.replace("YEAR-MONTH-DAY", "2024-05-01").replace("by: PARTY", "by: force") for line in lines)
    return "".join(f"  {line.replace('WHY', 'It named somebody')}\n" for line in completed)


def all_that_leaves(run: Run, root: Path) -> str:
    """Return what the public gets from every command that tells corrections, now and of each revision."""
    told = [run("compare", *days) for days in (("2024-01-10", "2024-06-01"), ("HEAD~1", "HEAD"))]
    assert [each.exit_code for each in told] == [0, 0], [each.output for each in told]
    files = [root / f"now.{ending}" for ending in ("json", "csv", "xlsx", "db")]
    then = root / "then.json"
    for words in (*([str(file)] for file in files), [str(then), "--known-at", "HEAD~1"]):
        exported = run("export", *words)
        assert exported.exit_code == 0, exported.output
    read = [part.decode("utf-8", "replace") for file in (*files, then) for part in all_bytes_of(file)]
    return "".join([*(each.stdout for each in told), *read])


@pytest.mark.parametrize("is_marked", [True, False], ids=["as advised", "without its marking"])
def test_the_correction_that_is_asked_for_does_not_publish_what_was_redacted(
    run: Run, small: Path, is_marked: bool
) -> None:
    commit(small, f"{ANSWERED.rstrip()}{SECRET}")
    (small / "data" / "responses" / "AUD-01.yaml").write_text(f"{ANSWERED}{REDACTED}\n")
    lines = corrections_advised(run)
    assert lines.count("SECRETWORD") == 1
    assert lines.count(", marking: official_sensitive}") == lines.count("\n") == 2
    if not is_marked:
        lines = lines.replace(", marking: official_sensitive}", "}")
    (small / "data" / "responses" / "AUD-01.yaml").write_text(f"{ANSWERED}{REDACTED}\ncorrections:\n{lines}")
    assert run("check", "--base", "HEAD").exit_code == 0
    assert "SECRETWORD" not in all_of_now(run, small)
    commit(small, f"{ANSWERED}{REDACTED}\ncorrections:\n{lines}")

    told = all_that_leaves(run, small)

    assert "SECRETWORD" not in told
    assert "It has begun." in told
    assert "SECRETWORD" in run("compare", "2024-01-10", "2024-06-01", "--audience", "official_sensitive").stdout


def all_of_now(run: Run, root: Path) -> str:
    """Return what the public gets of files that are not recorded yet."""
    run("export", str(root / "now.json"))
    return (root / "now.json").read_text() + run("compare", "2024-01-10", "2024-06-01").stdout


def test_what_is_dated_and_worded_anew_and_marked_at_once_is_told_at_no_revision(run: Run, small: Path) -> None:
    commit(small, f"{ANSWERED}{PUBLIC}\n")
    then = small / "then.json"
    run("export", str(then), "--known-at", "HEAD")
    assert "SECRETWORD" in then.read_text()
    (small / "data" / "responses" / "AUD-01.yaml").write_text(f"{ANSWERED}{MARKED}\n")
    run("export", str(then), "--known-at", "HEAD")
    assert "SECRETWORD" not in then.read_text()
    commit(small, f"{ANSWERED}{MARKED}\n")

    told = all_that_leaves(run, small)

    assert "SECRETWORD" not in told
    assert "Begun." in told
