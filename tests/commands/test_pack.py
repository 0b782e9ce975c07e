"""`pack` and `pack verify`: a meeting's pack as a file, and whether such a file is what a clone gives."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import pytest
from typer.testing import CliRunner

from tests.commands.custody import ASKED, FIRST, SECOND, Run
from tests.outputs.paper.reading_pdf import everything_in, words_of
from tests.registers.canaries import AUTHOR, CANARY, EMAIL, SUBJECT, all_bytes_of
from tests.repository.conftest import Repository
from tests.unprivileged import as_nobody, needs_accounts, open_folder
from tracker.commands import app
from tracker.files import TO_READ, TO_WRITE
from tracker.settings import settings

ROOT = Path(__file__).parents[2]
ENDINGS = ("pdf", "docx", "html")
MEETING = "board-2024-03"
MEETINGS = """\
meetings:
  - {id: board-2024-01, date: 2024-01-31, body: board, title: Oversight Board, status: held}
  - {id: board-2024-03, date: 2024-03-14, body: board, title: Oversight Board, status: held}
  - {id: board-2024-06, date: 2024-06-14, body: board, title: Oversight Board, status: planned}
"""


@pytest.fixture
def custody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repository:
    """A register of three recommendations under git, of which the first two were told to a board."""
    made = Repository(tmp_path / "custody")
    made.write("recommendations.yaml", dedent(ASKED))
    made.write("responses/AUD-01.yaml", dedent(FIRST))
    made.write("meetings.yaml", MEETINGS)
    made.commit("AUD: what was asked", "2024-01-20T10:00:00+00:00")
    made.write("responses/AUD-02.yaml", dedent(SECOND))
    made.commit("AUD-02: a first sample", "2024-02-21T10:00:00+00:00")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TRACKER_REGISTER", "custody/data")
    monkeypatch.setenv("TRACKER_AUDIENCE", "public")
    monkeypatch.setenv("TRACKER_CACHE", str(tmp_path / "cache of commands"))
    settings.cache_clear()
    return made


def ask(*words: str) -> tuple[int, str]:
    result = CliRunner().invoke(app, ["pack", *words], prog_name="python -m tracker")
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    assert result.stdout == ""
    return result.exit_code, result.stderr


def head(repository: Repository) -> str:
    return repository.git("rev-parse", "HEAD")


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_pack_is_written_and_is_what_the_clone_gives(custody: Repository, tmp_path: Path, ending: str) -> None:
    file = f"pack.{ending}"
    (tmp_path / file).write_text("an earlier one")
    assert ask(MEETING, "-o", file) == (
        0,
        f"{file}: Oversight Board, Position as at 14 March 2024, as known now · Audience: public.\n",
    )
    assert ask("verify", file) == (
        0,
        f"{file}: It is the pack that commit {head(custody)[:7]} gives: made again, it has the same bytes.\n",
    )
    assert b"an earlier one" not in (tmp_path / file).read_bytes()
    assert {each.name for each in tmp_path.iterdir()} == {"custody", file, "cache of commands"}


@pytest.mark.parametrize("meeting", ["board-2024-01", "board-2024-03", "board-2024-06"])
def test_every_meeting_has_a_pack_that_can_be_made_again(custody: Repository, meeting: str) -> None:
    """One known as the board knew it then, one as known now, one that is still to come."""
    assert ask(meeting, "-o", "pack.pdf")[0] == 0
    custody.write("responses/AUD-03.yaml", "recommendation: AUD-03\n")
    custody.commit("AUD-03: a file", "2024-03-20T10:00:00+00:00")
    assert ask("verify", "pack.pdf")[0] == 0


def test_a_pack_of_the_past_is_made_again_too(custody: Repository, tmp_path: Path) -> None:
    assert ask(MEETING, "-o", "then.pdf", "--known-at", "2024-02-01")[0] == 0
    assert ask(MEETING, "-o", "now.pdf")[0] == 0
    assert "A first sample is drawn" in " ".join(words_of((tmp_path / "now.pdf").read_bytes()))
    assert "A first sample is drawn" not in " ".join(words_of((tmp_path / "then.pdf").read_bytes()))
    assert ask("verify", "then.pdf")[0] == 0


def test_the_clone_is_not_touched_by_verifying(custody: Repository) -> None:
    ask(MEETING, "-o", "pack.pdf")
    custody.write("notes.txt", "not of the register")
    before = custody.git("status", "--porcelain"), custody.git("for-each-ref"), custody.git("count-objects")
    assert ask("verify", "pack.pdf")[0] == 0
    assert (custody.git("status", "--porcelain"), custody.git("for-each-ref"), custody.git("count-objects")) == before


def test_the_same_bytes_on_another_day_in_another_folder_and_time_zone(custody: Repository, tmp_path: Path) -> None:
    assert ask(MEETING, "-o", "pack.pdf")[0] == 0
    clone = tmp_path / "elsewhere" / "clone"
    shutil.copytree(custody.root, clone)
    environment = {**os.environ, "TZ": "Pacific/Auckland", "PYTHONPATH": str(ROOT), "TRACKER_CACHE": str(clone / "c")}
    command = [sys.executable, "-m", "tracker", "pack", MEETING, "-o", "pack.pdf", "--register", "data"]
    subprocess.run(command, cwd=clone, env=environment, check=True, capture_output=True)
    assert (clone / "pack.pdf").read_bytes() == (tmp_path / "pack.pdf").read_bytes()


def test_a_file_that_was_changed_since_is_told_with_the_first_byte(custody: Repository, tmp_path: Path) -> None:
    ask(MEETING, "-o", "pack.html")
    page = (tmp_path / "pack.html").read_bytes()
    at = page.index(b"Sample the records")
    (tmp_path / "pack.html").write_bytes(page.replace(b"Sample the records", b"Simple the records"))
    commit = head(custody)[:7]
    assert ask("verify", "pack.html") == (
        1,
        f"pack.html: It is not the pack that commit {commit} gives: its imprint is the same, but from byte {at + 1:,}"
        " on the file is not, so it was changed after it was made.\n",
    )


def test_a_block_that_is_another_is_named_with_its_section(custody: Repository, tmp_path: Path) -> None:
    ask(MEETING, "-o", "pack.html")
    page = (tmp_path / "pack.html").read_text()
    hashes = re.findall(r'^  "([0-9a-f]{8})"', page, re.MULTILINE)
    page = re.sub(r'"content": "[0-9a-f]{64}"', f'"content": "{"0" * 64}"', page)
    (tmp_path / "pack.html").write_text(page.replace(f'"{hashes[1]}"', '"00000000"'))
    code, said = ask("verify", "pack.html")
    first, second = said.splitlines()
    assert code == 1
    assert first.endswith(f"gives: 1 of {len(hashes)} blocks differ.")
    assert (
        second
        == "pack.html: The first difference is under “Report summary”: made again, the pack says “Report summary”."
    )


def test_words_of_a_pack_for_others_are_not_told_whatever_its_imprint_says(custody: Repository, tmp_path: Path) -> None:
    ask(MEETING, "-o", "pack.html")
    page = (tmp_path / "pack.html").read_text()
    page = re.sub(r'"content": "[0-9a-f]{64}"', f'"content": "{"0" * 64}"', page)
    hashes = re.findall(r'^  "([0-9a-f]{8})"', page, re.MULTILINE)
    page = page.replace(f'"{hashes[1]}"', '"00000000"')
    (tmp_path / "pack.html").write_text(page.replace('"audience": "public"', '"audience": "official_sensitive"'))

    code, said = ask("verify", "pack.html")
    assert (code, said.splitlines()[1]) == (
        1,
        "pack.html: Where is not said: the pack is for Official – sensitive. With --audience official_sensitive it is.",
    )
    code, said = ask("verify", "pack.html", "--audience", "official_sensitive")
    assert code == 1
    assert "made again, the pack says “" in said


def test_of_another_version_of_the_program_the_content_is_compared(custody: Repository, tmp_path: Path) -> None:
    ask(MEETING, "-o", "pack.html")
    page = (tmp_path / "pack.html").read_text()
    (tmp_path / "pack.html").write_text(re.sub(r'"tracker": "[0-9a-f]{64}"', f'"tracker": "{"0" * 64}"', page))
    code, said = ask("verify", "pack.html")
    assert (code, said) == (
        0,
        f"pack.html: Its imprint names the content that commit {head(custody)[:7]} gives. It was made with another"
        " version of this program, so bytes cannot be compared: whether its pages were changed since is not shown.\n",
    )


def test_a_pack_of_files_that_no_commit_holds_cannot_be_made_again(custody: Repository) -> None:
    custody.write("responses/AUD-03.yaml", "recommendation: AUD-03\n")
    ask(MEETING, "-o", "pack.pdf")
    assert ask("verify", "pack.pdf") == (
        3,
        "pack.pdf cannot be verified. It was made from files that no commit holds, so nothing can be made again to"
        " compare it with. Commit them, and make the pack anew.\n",
    )


def test_a_clone_without_the_commit_says_so(custody: Repository, tmp_path: Path) -> None:
    ask(MEETING, "-o", "pack.pdf")
    other = Repository(tmp_path / "other")
    other.write("recommendations.yaml", dedent(ASKED))
    other.commit("AUD", "2024-01-20T10:00:00+00:00")
    assert ask("verify", "pack.pdf", "--register", "other/data") == (
        3,
        f"pack.pdf cannot be verified: Commit {head(custody)[:7]} is not in this clone. Fetch it, or name another"
        " clone.\n",
    )


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7\n%%EOF\n", b"\x00" * 100, b"<html></html>"])
@pytest.mark.parametrize("ending", ENDINGS)
def test_what_is_no_pack_is_told(custody: Repository, tmp_path: Path, content: bytes, ending: str) -> None:
    (tmp_path / f"pack.{ending}").write_bytes(content)
    assert ask("verify", f"pack.{ending}") == (
        3,
        f"pack.{ending} cannot be verified. It holds no imprint, so it does not say from what it was made.\n",
    )


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("head", "--help"),
        ("head", "HEAD"),
        ("register", "../../elsewhere"),
        ("register", "/etc"),
        ("meeting", "nobody-met"),
        ("known_at", "--all"),
        ("zone", "Nowhere/Land"),
        ("as_at", "tomorrow"),
        ("audience", "everybody"),
    ],
)
def test_an_imprint_that_somebody_made_up_is_told_in_a_sentence(
    custody: Repository, tmp_path: Path, field: str, value: str
) -> None:
    ask(MEETING, "-o", "pack.html")
    page = (tmp_path / "pack.html").read_text()
    (tmp_path / "pack.html").write_text(re.sub(rf'"{field}": (null|"[^"]*")', f'"{field}": "{value}"', page))
    code, said = ask("verify", "pack.html")
    assert code == 3
    assert re.fullmatch(r"pack\.html cannot be verified[.:] [^\n]+\.\n", said)


@pytest.mark.parametrize(
    ("words", "code", "sentence"),
    [
        (["nobody-met", "-o", "pack.pdf"], 2, "'nobody-met' is not a meeting of the register."),
        ([MEETING, "-o", "pack.odt"], 2, "pack.odt does not end in .pdf"),
        ([MEETING], 2, "Name the file to write with -o, for example: pack MEETING -o pack.pdf."),
        (["verify"], 2, "Name the pack to verify, for example: pack verify pack.pdf."),
        (["verify", "a.pdf", "-o", "b.pdf"], 2, "A pack says itself what it is of: verify takes neither --output"),
        ([MEETING, "-o", "none/pack.pdf"], 3, "none/pack.pdf cannot be written: there is no folder none. Make it,"),
        ([MEETING, "-o", "pack.pdf", "--register", "none"], 3, "There is no folder none."),
        ([MEETING, "-o", "pack.pdf", "--known-at", "no-such-tag"], 3, "'no-such-tag' is no"),
        (["verify", "none.pdf"], 3, f"none.pdf cannot be read: No such file or directory. {TO_READ}"),
    ],
)
def test_what_cannot_be_done_is_one_sentence(custody: Repository, words: list[str], code: int, sentence: str) -> None:
    answered, said = ask(*words)
    assert (answered, said.count("\n")) == (code, 1)
    assert said.startswith(sentence)


@needs_accounts
def test_a_folder_that_may_not_be_written_is_told(custody: Repository) -> None:
    with open_folder() as folder:
        shutil.copytree(custody.data, folder / "data")  # without the history, which is root's
        words = (MEETING, "-o", f"{folder}/closed/pack.html", "--register", f"{folder}/data")
        (folder / "closed").mkdir(mode=0o755)
        assert ask(*words)[0] == 0  # what a command imports must be there before the account changes
        (folder / "closed" / "pack.html").unlink()
        os.chdir(folder)
        said = as_nobody(lambda: "{} {}".format(*ask(*words)))
        os.chdir(ROOT)
    assert said == f"3 {folder}/closed/pack.html cannot be written: Permission denied. {TO_WRITE}\n"


KILLED = """
import os, pathlib, signal, sys
from tracker.commands import main
whole = pathlib.Path.write_bytes
def half(path, content):
    whole(path, content[: len(content) // 2])
    os.kill(os.getpid(), signal.SIGKILL)
pathlib.Path.write_bytes = half
sys.argv = ["tracker", "pack", *sys.argv[1:]]
main()
"""


@pytest.mark.skipif(os.name == "nt", reason="Windows has no signal that ends a process at once")
def test_a_process_that_is_killed_while_it_writes_leaves_the_old_file_whole(
    custody: Repository, tmp_path: Path
) -> None:
    (tmp_path / "pack.pdf").write_text("an earlier one")
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-c", KILLED, MEETING, "-o", "pack.pdf"]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True)
    assert done.returncode == -signal.SIGKILL, done.stderr.decode()
    assert (tmp_path / "pack.pdf").read_text() == "an earlier one"


@pytest.mark.parametrize(("audience", "mode"), [("public", 0o644), ("official", 0o600), ("official_sensitive", 0o600)])
def test_what_is_not_for_the_public_is_its_owners_alone(
    custody: Repository, tmp_path: Path, audience: str, mode: int
) -> None:
    assert ask(MEETING, "-o", "pack.pdf", "--audience", audience)[0] == 0
    assert oct((tmp_path / "pack.pdf").stat().st_mode & 0o777) == oct(mode)


@pytest.mark.parametrize("ending", ENDINGS)
@pytest.mark.parametrize("meeting", ["jab-2022-04", "jab-2025-02"])
def test_the_public_gets_no_restricted_word_and_no_name(
    canaries: Run, tmp_path: Path, ending: str, meeting: str
) -> None:
    file = tmp_path / f"pack.{ending}"
    assert canaries("pack", meeting, "-o", str(file)).exit_code == 0
    held = everything_in(file.read_bytes()) if ending == "pdf" else b"".join(all_bytes_of(file))
    for word in (CANARY, AUTHOR, EMAIL, SUBJECT):
        assert word.encode() not in held


@pytest.mark.parametrize("ending", ENDINGS)
def test_readers_of_everything_get_the_words_and_the_register(canaries: Run, tmp_path: Path, ending: str) -> None:
    file = tmp_path / f"pack.{ending}"
    assert canaries("pack", "jab-2025-02", "-o", str(file), "--audience", "official_sensitive").exit_code == 0
    held = everything_in(file.read_bytes()) if ending == "pdf" else b"".join(all_bytes_of(file))
    assert CANARY.encode() in held
    if ending == "pdf":
        assert any(CANARY in page for page in words_of(file.read_bytes()))
