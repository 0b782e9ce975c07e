"""`record`: what it shows, what it writes, and that a patch of it is one that git takes."""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands.custody import Run, Write
from tests.documents.small_files import pdf
from tracker.files import ChangedMeanwhile, write_over
from tracker.register.edit.additions import KINDS, id_before_number
from tracker.register.schema.entries import fields_in_turn

ROOT = Path(__file__).parents[2]
ALL_SIGNS = "".join(map(chr, range(256)))  # a byte each in Latin-1
UPDATE = ("record", "update", "AUD-02.1", "--date", "2024-03-01", "--status", "implemented", "--by", "head")
NOTE = ("--note", "Samples are drawn.")

pytestmark = pytest.mark.usefixtures("custody")


def said(output: str) -> str:
    return " ".join(output.split())


def git(folder: Path, *words: str) -> str:
    # A name that git would take for somebody's own settings is not looked for.
    environment = os.environ | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    who = ("-c", "user.name=A", "-c", "user.email=a@b.example", "-c", "core.autocrlf=false")
    done = subprocess.run(["git", *who, *words], cwd=folder, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


def committed(folder: Path) -> None:
    git(folder, "init", "--quiet")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--message", "All")


def test_it_shows_the_position_the_difference_and_what_is_missing_and_writes_nothing(run: Run, tmp_path: Path) -> None:
    before = (tmp_path / "custody/responses/AUD-02.yaml").read_bytes()
    result = run(*UPDATE, *NOTE)

    assert result.exit_code == 0
    assert result.stdout == (
        "As at 15 March 2024:\n"
        "AUD-02: in progress, 15 days past its deadline, as before\n"
        "  On 1 March 2024 the Head of Custody reported AUD-02.1 as implemented, after in progress:"
        " “Samples are drawn.”\n"
        "\n"
        "diff --git a/custody/responses/AUD-02.yaml b/custody/responses/AUD-02.yaml\n"
        "--- a/custody/responses/AUD-02.yaml\n"
        "+++ b/custody/responses/AUD-02.yaml\n"
        "@@ -9,5 +9,6 @@\n"
        "     owner: head\n"
        "     updates:\n"
        "       - {date: 2024-02-20, status: in_progress, by: head, note: A first sample is drawn.}\n"
        "+      - {date: 2024-03-01, status: implemented, by: head, note: Samples are drawn.}\n"
        "   - id: AUD-02.2\n"
        "     title: Publish what it shows\n"
        "\n"
        "Still missing: AUD-02.1: claimed done, and no evidence is cited.\n"
    )
    assert result.stderr == (
        "Nothing was written. Add --write to write it, --patch FILE for a file that git apply takes, or --publish.\n"
    )
    assert (tmp_path / "custody/responses/AUD-02.yaml").read_bytes() == before


def test_with_write_the_file_is_written_and_the_register_says_it(run: Run, tmp_path: Path) -> None:
    result = run(*UPDATE, *NOTE, "--write")
    assert (result.exit_code, result.stderr) == (0, "custody/responses/AUD-02.yaml: written.\n")
    text = (tmp_path / "custody/responses/AUD-02.yaml").read_text(encoding="utf-8")
    assert "      - {date: 2024-03-01, status: implemented, by: head, note: Samples are drawn.}\n" in text
    assert run("check").stderr == "custody is sound: 3 recommendations, 0 errors, 0 warnings.\n"
    assert sorted(path.name for path in (tmp_path / "custody").rglob("*")) == [
        *("AUD-01.yaml", "AUD-02.yaml", "recommendations.yaml", "responses"),
    ]


def test_what_makes_an_error_is_told_at_its_line_and_not_written(run: Run, tmp_path: Path) -> None:
    before = (tmp_path / "custody/responses/AUD-02.yaml").read_bytes()
    result = run(*UPDATE[:5], "--status", "implementd", "--by", "haed", "--write", "--patch", "a.patch")

    assert result.exit_code == 1
    assert "custody/responses/AUD-02.yaml:12:36: error[word]: 'implementd' is not a word for 'status'." in result.stdout
    assert "custody/responses/AUD-02.yaml:12:9: error[missing]: 'note' is missing here. Add 'note: …'." in result.stdout
    assert result.stdout.startswith("What this changes is shown once the errors are put right.\n")
    assert result.stderr == "Nothing was written: put the errors right first.\n"
    assert (tmp_path / "custody/responses/AUD-02.yaml").read_bytes() == before
    assert not (tmp_path / "a.patch").exists()


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("update", "AUD-02.3"), "The register has no action 'AUD-02.3'. Did you mean 'AUD-02.2'?"),
        (("evidence", "AUD-1"), "The register has no recommendation 'AUD-1'. Did you mean 'AUD-01'?"),
        (
            ("update", "AUD-02.1", "--note", "a\x07"),
            "note: The invisible character U+0007 (bell) does not belong",
        ),
        (("update", "AUD-02.1", "--as-at", "2024-02-30"), "--as-at: '2024-02-30' is not a day in the calendar."),
        (
            ("escalation", "AUD-02", "--completes", "2024-01-01"),
            "AUD-02 has no escalation '2024-01-01'.",
        ),
    ],
)
def test_what_cannot_be_meant_is_wrong_usage(run: Run, words: tuple[str, ...], message: str) -> None:
    result = run("record", *words)
    assert result.exit_code == 2
    assert said(result.stderr).startswith(message)


def test_a_register_with_errors_says_them_when_nothing_can_be_added(run: Run, write: Write) -> None:
    write("responses/AUD-02.yaml", "recommendation: AUD-02\nactions: [\n")
    result = run(*UPDATE, *NOTE)
    assert result.exit_code == 1
    assert result.stderr.splitlines()[0].startswith("custody/responses/AUD-02.yaml:2:11: error[yaml]: ")
    assert result.stderr.splitlines()[-1].startswith(
        "Nothing can be added to responses/AUD-02.yaml until this is corrected"
    )


def test_an_error_elsewhere_does_not_keep_an_entry_from_being_written(run: Run, write: Write, tmp_path: Path) -> None:
    write("responses/AUD-03.yaml", "recommendation: AUD-03\nactons: []\n")
    result = run(*UPDATE, *NOTE, "--write")
    assert result.exit_code == 1
    assert result.stderr.endswith("The register has other errors, which `python -m tracker check` tells.\n")
    assert "Samples are drawn." in (tmp_path / "custody/responses/AUD-02.yaml").read_text(encoding="utf-8")


def test_evidence_is_copied_named_and_hashed(run: Run, tmp_path: Path) -> None:
    scan = pdf(info="/Author (A. Clerk)")
    (tmp_path / "Scan 7.PDF").write_bytes(scan)
    words = ("--title", "Sample of März: 40 of 40", "--kind", "audit", "--date", "2024-02", "--shows", "It was drawn.")
    result = run("record", "evidence", "AUD-02", *words, "--marking", "public", "--file", "Scan 7.PDF", "--write")

    assert result.exit_code == 0, result.output
    assert result.stderr.startswith("Scan 7.PDF names A. Clerk in its properties, comments or marked changes.\n")
    path = "evidence/AUD-02-sample-of-marz-40-of-40.pdf"
    assert (tmp_path / "custody" / path).read_bytes() == scan
    assert f"custody/{path}: a new document, 362 bytes\n" in result.stdout
    text = (tmp_path / "custody/responses/AUD-02.yaml").read_text(encoding="utf-8")
    assert text.endswith(
        'evidence:\n  - id: E1\n    title: "Sample of März: 40 of 40"\n    kind: audit\n    date: 2024-02\n'
        f"    shows: It was drawn.\n    file: {path}\n"
        f"    sha256: {hashlib.sha256(scan).hexdigest()}\n    marking: public\n"
    )
    assert run("check").exit_code == 0
    again = run("record", "evidence", "AUD-01", *words, "--marking", "public", "--file", "Scan 7.PDF", "--write")
    assert "a new document" not in again.stdout  # the very same is held already
    assert [each.name for each in (tmp_path / "custody/evidence").iterdir()] == [Path(path).name]


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("a.pdf", b"MZ\x90", "It is a program, and programs are not taken. Add the document that it stands for."),
        ("a.docx", pdf(), "Its name says .docx and its content PDF. Name it .pdf, if that is what it is."),
        (
            "a.txt",
            b"a" * (20 * 1024 * 1024 + 1),
            "It is larger than 20 MB. Save it smaller, or give its address instead.",
        ),
    ],
    ids=["program", "name", "size"],
)
def test_a_document_that_is_not_taken_is_told_why(
    run: Run, tmp_path: Path, name: str, content: bytes, sentence: str
) -> None:
    (tmp_path / name).write_bytes(content)
    words = ("--title", "Scan", "--kind", "audit", "--date", "2024-02", "--shows", "It.", "--marking", "public")
    result = run("record", "evidence", "AUD-02", *words, "--file", name, "--write")
    assert (result.exit_code, result.stderr) == (3, f"{name} is not taken. {sentence}\n")
    assert not (tmp_path / "custody/evidence").exists()


def test_with_publish_it_arrives_as_a_branch_and_nothing_here_changes(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings = tmp_path / "git settings"
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(settings))
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    committed(tmp_path)
    git(tmp_path, "branch", "--move", "main")
    git(tmp_path, "clone", "--quiet", "--bare", ".", "host.git")
    git(tmp_path, "remote", "add", "origin", "host.git")
    (tmp_path / "scan.pdf").write_bytes(pdf())
    new = ("--evidence-title", "A sample", "--evidence-kind", "audit", "--evidence-date", "2024-02-28")
    more = ("--evidence-shows", "It.", "--evidence-marking", "public", "--evidence-file", "scan.pdf")

    nobody = run(*UPDATE, *NOTE, *new, *more, "--publish")
    assert nobody.exit_code == 3
    assert said(nobody.stderr) == (
        "git does not know who you are, and the change carries your name. Tell it with `git config --global"
        " user.name` and `git config --global user.email`. Nothing was sent, and what you wrote is still here."
    )
    settings.write_text("[user]\n\tname = Keeper\n\temail = keeper@county.example\n")
    before = {str(path): path.read_bytes() for path in (tmp_path / "custody").rglob("*") if path.is_file()}
    result = run(*UPDATE, *NOTE, *new, *more, "--publish")

    [branch] = [
        each for each in git(tmp_path / "host.git", "branch", "--format=%(refname:short)").split() if "/" in each
    ]
    assert branch.startswith("update/AUD-02-update-")
    assert (result.exit_code, result.stderr) == (
        0,
        f"Sent to origin, as the branch {branch}. It counts once it is merged into main.\n",
    )
    log = git(tmp_path / "host.git", "log", "--format=%an <%ae>%n%s", "--name-only", f"main..{branch}").splitlines()
    assert log == [
        "Keeper <keeper@county.example>",
        "AUD-02: evidence added and AUD-02.1 reported as implemented",
        "",
        "custody/evidence/AUD-02-a-sample.pdf",
        "custody/responses/AUD-02.yaml",
    ]
    assert {str(path): path.read_bytes() for path in (tmp_path / "custody").rglob("*") if path.is_file()} == before
    assert run(*UPDATE, *NOTE, *new, *more, "--publish").stderr == (
        f"Exactly this was sent before: it is on the branch {branch} of origin. Nothing was sent again.\n"
    )


def test_an_update_comes_with_its_evidence(run: Run) -> None:
    new = ("--evidence-title", "A sample", "--evidence-kind", "audit", "--evidence-date", "2024-02-28")
    more = ("--evidence-shows", "It was drawn.", "--evidence-held", "The office", "--evidence-marking", "public")
    result = run(*UPDATE, *NOTE, *new, *more, "--write")
    assert result.exit_code == 0, result.output
    assert "note: Samples are drawn., evidence: [E1]}" in result.stdout
    assert "Still missing" not in result.stdout


def test_an_escalation_is_answered(run: Run, tmp_path: Path) -> None:
    asked = ("--date", "2024-03-01", "--to", "board", "--by", "audit", "--reason", "It stands still.")
    assert run("record", "escalation", "AUD-02", *asked, "--write").exit_code == 0
    answer = ("--completes", "2024-03-01", "--answered-on", "2024-03-08", "--answer", "By May.")
    assert run("record", "escalation", "AUD-02", *answer, "--write").exit_code == 0
    text = (tmp_path / "custody/responses/AUD-02.yaml").read_text(encoding="utf-8")
    assert text.endswith("    reason: It stands still.\n    answered_on: 2024-03-08\n    answer: By May.\n")


def test_a_first_response_and_a_concern_make_their_files(run: Run, tmp_path: Path) -> None:
    answer = ("--date", "null", "--decision", "accepted", "--by", "police")
    assert run("record", "answer", "AUD-03", *answer, "--write").exit_code == 0
    first = (tmp_path / "custody/responses/AUD-03.yaml").read_text(encoding="utf-8")
    assert first == ("recommendation: AUD-03\n\nacceptance:\n  - decision: accepted\n    date: null\n    by: police\n")
    raised = ("--kind", "community", "--raised-on", "2024-03-02", "--raised-by", "A resident", "--text", "It goes on.")
    assert run("record", "concern", *raised, "--write").exit_code == 0
    assert (tmp_path / "custody/concerns.yaml").read_text(encoding="utf-8") == (
        "concerns:\n  - id: C1\n    kind: community\n    raised_on: 2024-03-02\n    raised_by: A resident\n"
        "    text: It goes on.\n"
    )


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("end", ["\n", ""])
def test_git_applies_the_patch(run: Run, tmp_path: Path, newline: str, end: str) -> None:
    """Also in a folder whose name has a space, with line ends as Windows has them, and none at the end."""
    (tmp_path / "custody").rename(tmp_path / "my régister")
    file = tmp_path / "my régister/responses/AUD-02.yaml"
    text = file.read_text(encoding="utf-8").rstrip("\n") + end
    file.write_bytes(text.replace("\n", newline).encode())
    committed(tmp_path)
    scan = pdf(f"<< /Length 2304 >>\nstream\n{ALL_SIGNS * 9}\nendstream")
    (tmp_path / "scan.pdf").write_bytes(scan)
    new = ("--evidence-title", "A sample", "--evidence-kind", "audit", "--evidence-date", "2024-02-28")
    more = ("--evidence-shows", "It.", "--evidence-marking", "public", "--evidence-file", "scan.pdf")
    words = (*UPDATE, *NOTE, *new, *more, "--register", "my régister")
    result = run(*words, "--patch", "a.patch")
    assert (result.exit_code, result.stderr) == (0, "a.patch: for `git apply`, at the top of the repository.\n")
    assert file.read_bytes() == text.replace("\n", newline).encode()

    git(tmp_path, "apply", "a.patch")
    by_git = file.read_bytes()
    document = tmp_path / "my régister/evidence/AUD-02-a-sample.pdf"
    assert document.read_bytes() == scan
    git(tmp_path, "apply", "--reverse", "a.patch")
    assert not document.exists()
    assert run(*words, "--write").exit_code == 0
    assert file.read_bytes() == by_git
    assert by_git.endswith(newline.encode()) == bool(end)


def test_two_at_once_lose_nothing(tmp_path: Path) -> None:
    """Of several processes some may be told that the file changed; of those that were not, every entry is there."""
    environment = os.environ | {"PYTHONPATH": str(ROOT), "TRACKER_REGISTER": "custody"}
    command = [sys.executable, "-m", "tracker", *UPDATE, "--write", "--note"]
    started = [
        subprocess.Popen(
            [*command, f"Note {number}."],
            cwd=tmp_path,
            env=environment,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            text=True,
        )
        for number in range(4)
    ]
    ended = [(number, process.communicate()[1], process.returncode) for number, process in enumerate(started)]
    text = (tmp_path / "custody/responses/AUD-02.yaml").read_text(encoding="utf-8")
    written = [number for number, _, code in ended if code == 0]
    assert written
    assert sorted(map(int, re.findall(r"note: Note (\d)\.", text))) == written
    for _, told, code in ended:
        assert code == 0 or (code, "was changed meanwhile, so nothing was written. Try it again." in told) == (3, True)


def test_a_file_that_changed_since_it_was_read_is_not_written_over(tmp_path: Path) -> None:
    file = tmp_path / "custody/responses/AUD-02.yaml"
    read = {"responses/AUD-02.yaml": file.read_bytes()}
    file.write_bytes(b"recommendation: AUD-02\n")
    with pytest.raises(
        ChangedMeanwhile, match=r"AUD-02\.yaml was changed meanwhile, so nothing was written\. Try it again"
    ):
        write_over(tmp_path / "custody", read, {"evidence/new.txt": b"new", "responses/AUD-02.yaml": b"lost"})
    assert file.read_bytes() == b"recommendation: AUD-02\n"
    assert not (tmp_path / "custody/evidence").exists()


@pytest.mark.skipif(os.name == "nt", reason="links need a right of their own on Windows")
def test_nothing_is_written_where_a_link_leads_out_of_the_register(run: Run, tmp_path: Path) -> None:
    (tmp_path / "scan.pdf").write_bytes(pdf())
    (tmp_path / "outside").mkdir()
    (tmp_path / "custody/evidence").symlink_to("../outside")
    words = ("--title", "Scan", "--kind", "audit", "--date", "2024-02", "--shows", "It.", "--marking", "public")
    result = run("record", "evidence", "AUD-02", *words, "--file", "scan.pdf", "--write")
    assert result.exit_code == 3
    assert "AUD-02-scan.pdf leads elsewhere by a link, so nothing was written. Remove it." in said(result.stderr)
    assert list((tmp_path / "outside").iterdir()) == []
    assert "Scan" not in (tmp_path / "custody/responses/AUD-02.yaml").read_text(encoding="utf-8")


def test_a_text_that_no_file_could_hold_is_told_so(run: Run) -> None:
    result = run(*UPDATE, f"--note={'x' * 3_000_000}")
    assert (result.exit_code, said(result.stderr)) == (
        2,
        "note: The text is longer than 256 KiB. Add a document, or shorten it.",
    )


@pytest.mark.skipif(os.name == "nt", reason="a file's mode is Unix's")
def test_a_file_keeps_who_may_write_it(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "custody/responses/AUD-02.yaml"
    file.chmod(0o664)
    assert run(*UPDATE, *NOTE, "--write").exit_code == 0
    assert file.stat().st_mode & 0o777 == 0o664


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_has_an_option_with_its_description(run: Run, kind: str) -> None:
    shown = said(run("record", kind, "--help").stdout)
    for field in fields_in_turn(KINDS[kind]):
        option = f"--{field.written.replace('_', '-')}"
        is_made = field.written == "sha256" or (field.written == "id" and id_before_number(kind) is not None)
        if is_made or (field.entries is not None and field.is_list):
            assert f" {option} " not in shown
        elif field.entries is None and field.written != "file":
            described = KINDS[kind].__pydantic_fields__[field.name].description
            assert f" {option} " in shown
            assert said(described) in shown
    assert all(len(line) <= 80 for line in run("record", kind, "--help").stdout.splitlines())
