"""`record --from-issue`: what somebody sent with a form becomes the keeper's change. `codeowners`: who reviews what."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from tests.commands.custody import Run, Write

SENT = """\
### Update: which action?

AUD-02.1

### Date

2024-03-10

### Status

Implemented

### By

Head of Custody

### Note

Every record: "checked", by name.

### Evidence

_No response_

### New evidence, title

The new form

### New evidence, kind

Policy

### New evidence, date

2024-03-09

### New evidence, shows

The field for the name.

### New evidence, marking

Public
"""

pytestmark = pytest.mark.usefixtures("custody")


@pytest.fixture
def sent(tmp_path: Path) -> Path:
    file = tmp_path / "issue.md"
    file.write_text(SENT, encoding="utf-8")
    return file


def response(tmp_path: Path) -> str:
    return (tmp_path / "custody/responses/AUD-02.yaml").read_text(encoding="utf-8")


def test_it_is_shown_first_and_written_only_when_asked(run: Run, sent: Path, tmp_path: Path) -> None:
    before = response(tmp_path)
    shown = run("record", "--from-issue", str(sent))
    assert shown.exit_code == 0, shown.output
    assert shown.stdout.startswith("As at 15 March 2024:\nAUD-02: ")
    assert "by: head" in shown.stdout
    assert response(tmp_path) == before

    written = run("record", "--from-issue", str(sent), "--write")
    assert (written.exit_code, written.stderr) == (0, "custody/responses/AUD-02.yaml: written.\n")
    assert run("check").exit_code == 0
    assert "title: The new form" in response(tmp_path)


def test_a_document_is_held_as_the_evidence_that_it_brings(run: Run, sent: Path, tmp_path: Path) -> None:
    (tmp_path / "form.txt").write_bytes(b"The new form.\n")
    done = run("record", "--from-issue", str(sent), "--document", "form.txt", "--write")
    assert done.exit_code == 0, done.output
    [held] = (tmp_path / "custody/evidence").iterdir()
    assert held.read_bytes() == b"The new form.\n"
    assert hashlib.sha256(b"The new form.\n").hexdigest() in response(tmp_path)


def test_a_patch_is_left_and_nothing_is_written(run: Run, sent: Path, tmp_path: Path) -> None:
    before = response(tmp_path)
    assert run("record", "--from-issue", str(sent), "--patch", "one.patch").exit_code == 0
    assert (tmp_path / "one.patch").read_bytes().startswith(b"diff --git a/custody/responses/AUD-02.yaml ")
    assert response(tmp_path) == before


def test_what_is_wrong_in_it_is_told_at_its_line_and_not_written(run: Run, sent: Path, tmp_path: Path) -> None:
    before = response(tmp_path)
    for right, wrong, told in (
        ("2024-03-10", "yesterday", "error[date]: 'yesterday' is not a date."),
        ("Head of Custody", "Somebody", "'Somebody'"),
    ):
        sent.write_text(SENT.replace(right, wrong), encoding="utf-8")
        done = run("record", "--from-issue", str(sent), "--write")
        assert done.exit_code == 1
        [line] = [line for line in done.stdout.splitlines() if "error[" in line]
        assert line.startswith("custody/responses/AUD-02.yaml:")
        assert told in line
    assert response(tmp_path) == before


@pytest.mark.parametrize(
    ("content", "code", "why"),
    [
        (
            b"### Hello\n\nthere\n",
            2,
            "issue.md: This is not the text of an issue made with one of the register's forms",
        ),
        (b"\xff\xfe", 2, "issue.md is not in UTF-8."),
        (None, 3, "issue.md cannot be read: No such file or directory."),
    ],
)
def test_what_is_no_issue_is_refused_in_a_sentence(
    run: Run, sent: Path, tmp_path: Path, content: bytes | None, code: int, why: str
) -> None:
    sent.unlink()
    if content is not None:
        sent.write_bytes(content)
    done = run("record", "--from-issue", "issue.md", "--write")
    assert (done.exit_code, done.stdout) == (code, "")
    assert done.stderr.startswith(why)


def test_options_before_a_kind_are_refused_since_they_would_be_lost(run: Run, sent: Path) -> None:
    for words in (["--write"], ["--register", "other"], ["--from-issue", str(sent)]):
        done = run("record", *words, "update", "AUD-02.1")
        assert (done.exit_code, done.stdout) == (2, "")
        assert done.stderr.startswith("Write the options after the kind of entry")


def test_codeowners_says_where_nobody_has_a_handle(run: Run, write: Write, tmp_path: Path) -> None:
    done = run("codeowners", "-o", "CODEOWNERS")
    nobody = "Nobody who would review a change has a handle in recommendations.yaml, so there is nothing to write.\n"
    assert (done.exit_code, done.stdout, done.stderr) == (0, "", nobody)
    assert not (tmp_path / "CODEOWNERS").exists()

    asked = (tmp_path / "custody/recommendations.yaml").read_text(encoding="utf-8")
    write(
        "recommendations.yaml", asked.replace("name: County Audit Office,", "name: County Audit Office, handle: cao,")
    )
    assert run("codeowners", "-o", "CODEOWNERS", "--keeper", "audit").exit_code == 0
    lines = (tmp_path / "CODEOWNERS").read_text(encoding="utf-8").splitlines()
    assert lines[-3:-1] == ["/custody/responses/AUD-01.yaml @cao", "/custody/responses/AUD-02.yaml @cao"]
    assert "* @cao" in lines

    done = run("codeowners", "--keeper", "nobody")
    assert (done.exit_code, done.stdout) == (2, "")
