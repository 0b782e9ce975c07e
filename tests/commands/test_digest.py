"""`digest`: the files that it writes, and why it writes none."""

import stat
from pathlib import Path

import pytest

from tests.commands.custody import Run
from tracker.settings import settings

pytestmark = pytest.mark.usefixtures("custody")
ADDRESS = "https://tracker.example.org"


def test_it_writes_a_message_to_a_party_in_three_forms(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TRACKER_ADDRESS", ADDRESS)
    settings.cache_clear()
    result = run("digest", "--party", "head", "-o", "out")
    said = "out: 1 message, each as Markdown, HTML and plain text.\n"
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", said)
    assert (
        (tmp_path / "out/head.txt").read_text()
        == f"""\
Head of Custody: what is owed
=============================

Position as at 15 March 2024: 1 overdue.

Open the whole sheet: {ADDRESS}/actions?owner=head
Record an update: {ADDRESS}/update?party=head

Overdue
-------

- AUD-02 Sample the records – Feb 2024, 15 days past its deadline. AUD-02.1
  Draw a sample each quarter: In progress

This message is made from the register “Custody recommendations”.
"""
    )
    assert (
        (tmp_path / "out/head.md").read_text()
        == f"""\
# Head of Custody: what is owed

Position as at 15 March 2024: 1 overdue.

[Open the whole sheet]({ADDRESS}/actions?owner=head) · [Record an update]({ADDRESS}/update?party=head)

## Overdue

- [AUD-02 Sample the records]({ADDRESS}/recommendations?id=AUD-02) – Feb 2024, 15 days past its deadline. \
AUD-02.1 Draw a sample each quarter: In progress

This message is made from the register “Custody recommendations”.
"""
    )
    html = (tmp_path / "out/head.html").read_text()
    assert f'<a href="{ADDRESS}/recommendations?id=AUD-02"' in html
    assert "<h2>Overdue</h2>" in html
    assert "<script" not in html
    monkeypatch.undo()
    settings.cache_clear()


def test_who_owes_nothing_is_told_so_in_a_line(run: Run, tmp_path: Path) -> None:
    assert run("digest", "--party", "board", "-o", "out").stdout == "board: nothing is owed, and nobody waits.\n"
    assert (
        (tmp_path / "out/board.txt").read_text()
        == """\
Oversight Board: what is owed
=============================

Position as at 15 March 2024. Nothing is owed on this day, and nobody waits
for this party.
"""
    )


def test_all_have_a_message_so_that_no_older_one_is_left(run: Run, tmp_path: Path) -> None:
    result = run("digest", "--all", "-o", "out")
    assert result.stdout == "3 of 4 parties owe nothing, and nobody waits for them.\n"
    assert sorted(each.name for each in (tmp_path / "out").iterdir()) == sorted(
        f"{party}.{ending}" for party in ("police", "head", "audit", "board") for ending in ("md", "html", "txt")
    )


@pytest.mark.parametrize(("audience", "mode"), [("public", 0o644), ("official", 0o600)])
def test_what_is_not_for_all_is_for_its_owner_alone(run: Run, tmp_path: Path, audience: str, mode: int) -> None:
    run("digest", "--party", "head", "-o", "out", "--audience", audience)
    assert {stat.S_IMODE(each.stat().st_mode) for each in (tmp_path / "out").iterdir()} == {mode}


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (("-o", "out"), 2, "Name a party with --party, or all of them with --all."),
        (("--all", "--party", "head", "-o", "out"), 2, "Name a party with --party, or all of them with --all."),
        (("--all",), 2, "Name a folder for the messages with -o, or send them with --send, or both."),
        (("--party", "heda", "-o", "out"), 2, "--party: 'heda' is no party of the register. Did you mean 'head'?"),
        (
            ("--all", "-o", "custody/recommendations.yaml"),
            3,
            "custody/recommendations.yaml cannot be written: File exists. See that there is room and that you may write"
            " there, or name a file elsewhere.",
        ),
    ],
)
def test_it_says_why_it_writes_nothing(
    run: Run, tmp_path: Path, words: tuple[str, ...], code: int, sentence: str
) -> None:
    result = run("digest", *words)
    assert (result.exit_code, result.stderr) == (code, f"{sentence}\n")
    assert [each.name for each in tmp_path.iterdir()] == ["custody"]
