"""What git does not hold is never told as what nobody reported: missing, damaged or not fetched, it is a sentence."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

from tests.repository.conftest import DONE, UPDATE, Repository
from tests.repository.test_commands import run
from tests.repository.test_history import read
from tracker.repository.history import NoHistory
from tracker.snapshots import live
from tracker.snapshots.revisions import restricted_so_far

REMEDY = (
    "so what the register then said cannot be shown. Bring what is missing with `git fetch --refetch --no-filter`, or"
    " clone the repository anew."
)
BASE = Path(__file__).parents[2]


def loose(repository: Repository, name: str) -> Path:
    """The file of an object."""
    id = repository.git("rev-parse", name)
    return repository.root / ".git/objects" / id[:2] / id[2:]


def lacking(repository: Repository, name: str = "HEAD~1") -> str:
    path = "responses/AUD-01.yaml"
    commit = repository.git("rev-parse", "--short=7", name)
    return f"git lacks {path} of commit {commit}, recorded on 4 March 2024, {REMEDY}"


def missing(file: Path) -> None:
    file.unlink()


def cut_off(file: Path) -> None:
    file.chmod(0o644)
    file.write_bytes(file.read_bytes()[:20])


def empty(file: Path) -> None:
    file.chmod(0o644)
    file.write_bytes(b"")


def garbage(file: Path) -> None:
    file.chmod(0o644)
    file.write_bytes(b"garbage" * 20)


@pytest.mark.parametrize("damage", [missing, cut_off, empty, garbage])
def test_a_text_that_git_lacks_is_told_where_it_is_needed_and_only_there(three_commits: Repository, damage) -> None:
    damage(loose(three_commits, "HEAD~1:data/responses/AUD-01.yaml"))
    told = read(three_commits)
    with pytest.raises(NoHistory) as caught:
        told.at(told.revisions[1])
    assert str(caught.value) == lacking(three_commits)
    assert sorted(told.at(told.revisions[0]).texts) == ["recommendations.yaml"]
    assert told.at(told.revisions[2]).texts["responses/AUD-01.yaml"] == (UPDATE + DONE).encode()
    turns = read(three_commits).in_turn()
    assert next(turns)[0] == told.revisions[0]
    with pytest.raises(NoHistory) as caught:
        next(turns)
    assert str(caught.value) == lacking(three_commits)


@pytest.mark.parametrize("words", ["position --known-at 2024-03-05", "check --base HEAD~1", "compare HEAD~1 HEAD"])
def test_a_command_says_it_and_prints_no_table(three_commits: Repository, words: str) -> None:
    sentence = lacking(three_commits)
    missing(loose(three_commits, "HEAD~1:data/responses/AUD-01.yaml"))
    result = run(three_commits, *words.split())
    assert (result.stdout, result.stderr, result.exit_code) == ("", f"{sentence}\n", 3)


def test_what_was_ever_restricted_is_not_told_of_a_history_with_a_hole(three_commits: Repository) -> None:
    sentence = lacking(three_commits)
    missing(loose(three_commits, "HEAD~1:data/responses/AUD-01.yaml"))
    with pytest.raises(NoHistory) as caught:
        restricted_so_far(read(three_commits))
    assert str(caught.value) == sentence


def first_text(repository: Repository) -> bytes:
    told = read(repository)
    return told.at(told.revisions[1]).texts["responses/AUD-01.yaml"]


@pytest.mark.parametrize("name", ["HEAD~1^{tree}", "HEAD~1:data", "HEAD~1", "HEAD"])
@pytest.mark.parametrize("damage", [missing, cut_off, empty, garbage])
def test_a_history_with_a_hole_is_no_shorter_history(three_commits: Repository, name: str, damage) -> None:
    damage(loose(three_commits, name))
    with pytest.raises(NoHistory, match=r"^git cannot read the register's history, so it cannot be shown\. It says: "):
        first_text(three_commits)


def test_evidence_that_git_lacks_is_no_evidence_that_was_not_there(three_commits: Repository) -> None:
    three_commits.write("evidence/form.txt", "a form\n")
    commit = three_commits.commit("Evidence", "2024-06-01T10:00:00+00:00")
    missing(loose(three_commits, "HEAD:data/evidence/form.txt"))
    told = read(three_commits)
    with pytest.raises(NoHistory) as caught:
        told.at(told.revisions[-1])
    assert str(caught.value) == f"git lacks evidence/form.txt of commit {commit[:7]}, recorded on 1 June 2024, {REMEDY}"


def test_a_pack_that_is_cut_off_is_told(three_commits: Repository) -> None:
    three_commits.git("gc", "--quiet")
    [pack] = (three_commits.root / ".git/objects/pack").glob("*.pack")
    pack.chmod(0o644)
    pack.write_bytes(pack.read_bytes()[:-200])
    with pytest.raises(NoHistory, match=r"^git (cannot read the register's history|lacks )"):
        for _ in read(three_commits).in_turn():
            pass


@pytest.mark.parametrize("filter", ["blob:none", "tree:0"])
@pytest.mark.parametrize("gone", [True, False])
def test_a_partial_clone_fetches_nothing_and_says_what_it_lacks(
    three_commits: Repository, tmp_path: Path, filter: str, gone: bool
) -> None:
    three_commits.git("config", "uploadpack.allowFilter", "true")
    clone = Repository(tmp_path / "clone")
    shutil.rmtree(clone.root)
    subprocess.run(
        ["git", "clone", "--quiet", f"--filter={filter}", f"file://{three_commits.root}", str(clone.root)],
        check=True,
        capture_output=True,
    )
    if gone:
        three_commits.root.rename(tmp_path / "away")
    objects = sorted(clone.root.rglob(".git/objects/**/*"))
    with pytest.raises(NoHistory, match=r"^git (lacks responses/AUD-01.yaml|cannot read the register's history)"):
        first_text(clone)
    assert sorted(clone.root.rglob(".git/objects/**/*")) == objects
    if not gone:
        clone.git("fetch", "--quiet", "--refetch", "--no-filter")
        assert first_text(clone) == UPDATE.encode()


DOCUMENT = b"A form, signed.\n"
HASH = hashlib.sha256(DOCUMENT).hexdigest()
POINTER = f"version https://git-lfs.github.com/spec/v1\noid sha256:{HASH}\nsize {len(DOCUMENT)}\n"
EXTENDED = POINTER.replace("oid", f"ext-0-foo sha256:{'0' * 64}\noid")
NO_POINTER = [
    *(POINTER + "\n", " " + POINTER, POINTER.replace("\n", "\r\n"), POINTER.replace("sha256:", "sha1:")),
    *(POINTER.replace(HASH, HASH[:-1]), POINTER.replace("v1", "v2"), POINTER + "x" * 1024 + "\n"),
]


@pytest.mark.parametrize("pointer", [POINTER, EXTENDED])
def test_a_pointer_in_a_past_revision_stands_for_its_document(three_commits: Repository, pointer: str) -> None:
    three_commits.write("evidence/form.txt", pointer)
    three_commits.commit("Evidence, kept elsewhere", "2024-06-01T10:00:00+00:00")
    told = read(three_commits)
    assert told.at(told.revisions[-1]).held == {"evidence/form.txt": HASH}


@pytest.mark.parametrize("text", NO_POINTER)
def test_what_is_only_like_a_pointer_is_a_document_itself(three_commits: Repository, text: str) -> None:
    three_commits.write("evidence/form.txt", "")
    (three_commits.data / "evidence/form.txt").write_bytes(text.encode())
    three_commits.commit("Evidence", "2024-06-01T10:00:00+00:00")
    told = read(three_commits)
    assert told.at(told.revisions[-1]).held == {"evidence/form.txt": hashlib.sha256(text.encode()).hexdigest()}


PEAK = """
import resource, sys
from pathlib import Path
from zoneinfo import ZoneInfo
from tracker.repository.history import history
told = history(Path(sys.argv[1]), ZoneInfo("Europe/London"))
if sys.argv[2] == "read":
    for known in (told.at(told.revisions[-1]), *(folder for _, folder in told.in_turn())):
        pass
    print(*sorted(known.held.values()))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


def peak(folder: Path, what: str) -> tuple[list[str], int, int]:
    """The hashes that a process found, and the memory in kB that it, and its largest process of git, took at most."""
    printed = subprocess.run(
        [sys.executable, "-c", PEAK, str(folder), what], capture_output=True, check=True, text=True, cwd=BASE
    ).stdout.split()
    return printed[:-2], int(printed[-2]), int(printed[-1])


@pytest.mark.parametrize("packed", [False, True])
def test_reading_the_past_holds_no_document_in_memory(three_commits: Repository, packed: bool) -> None:
    size, hashes = 40_000_000, []
    for number in range(3):
        document = hashlib.shake_256(bytes([number])).digest(size)
        hashes.append(hashlib.sha256(document).hexdigest())
        path = three_commits.data / "evidence" / f"{number}.bin"
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(document)
    del document
    three_commits.git("config", "core.compression", "0")
    three_commits.commit("Three large documents", "2024-06-01T10:00:00+00:00")
    if packed:
        # Beyond the threshold git looks for no likeness between them, which would take longest of all.
        three_commits.git("-c", "core.bigFileThreshold=1m", "repack", "-a", "-d", "--quiet")
    _, bare, _ = peak(three_commits.data, "only the revisions")
    found, ours, theirs = peak(three_commits.data, "read")
    assert found == sorted(hashes)
    assert ours - bare < 40_000
    assert theirs < 80_000


def test_of_a_text_that_is_too_large_only_the_beginning_is_kept(
    three_commits: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tracker.repository.contents.LARGEST_FILE", 100)
    told = read(three_commits)
    assert told.at(told.revisions[-1]).texts["responses/AUD-01.yaml"] == (UPDATE + DONE).encode()[:101]


def test_a_document_that_was_not_fetched_is_not_one_that_was_changed(three_commits: Repository) -> None:
    evidence = (
        "evidence: [{id: E1, title: A form, kind: other, date: 2024-04-01, shows: It, marking: public,"
        f" file: evidence/form.txt, sha256: {HASH}}}]\n"
    )
    three_commits.write("responses/AUD-01.yaml", UPDATE + DONE + evidence)
    three_commits.write("evidence/form.txt", POINTER)
    three_commits.commit("Evidence, kept elsewhere", "2024-06-01T10:00:00+00:00")
    found = run(three_commits, "check")
    assert found.exit_code == 1
    assert (
        "error[no-file]: 'evidence/form.txt' was not fetched: only the pointer of Git LFS to it is here."
        " Run `git lfs pull`.\n"
    ) in found.stdout
    three_commits.write("evidence/form.txt", DOCUMENT.decode())
    assert run(three_commits, "check").exit_code == 0
    assert run(three_commits, "check", "--base", "HEAD").exit_code == 0


LEFT_OUT = (
    "git was told to leave responses/AUD-01.yaml out of this folder (a sparse checkout), so what the register says"
    " cannot be shown. Bring all of it with `git sparse-checkout disable`."
)


def leave_responses_out(repository: Repository) -> None:
    repository.git("reset", "--quiet", "--hard")  # what was copied looks changed to git, which leaves it there then
    repository.git("sparse-checkout", "set", "--no-cone", "/data/*.yaml")


@pytest.mark.parametrize("words", [("check",), ("position",), ("position", "--known-at", "HEAD"), ("exceptions",)])
def test_a_part_of_a_register_does_not_pass_for_all_of_it(three_commits: Repository, words: tuple[str, ...]) -> None:
    leave_responses_out(three_commits)
    assert not (three_commits.data / "responses").exists()
    result = run(three_commits, *words)
    assert (result.exit_code, result.stdout, result.stderr) == (3, "", f"{LEFT_OUT}\n")

    three_commits.git("sparse-checkout", "disable")
    assert run(three_commits, *words).exit_code == 0


def test_a_server_shows_nothing_of_a_part_and_all_when_it_is_whole_again(
    three_commits: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(live, "LOOKS_AGAIN_AFTER", 0.0)
    monkeypatch.setattr(live, "ASKS_GIT_AFTER", 0.0)
    tree = live.WorkingTree(three_commits.data, three_commits.root / "cache")
    today = date(2024, 6, 1)
    assert tree.load(today).valid is not None
    leave_responses_out(three_commits)
    assert (tree.load(today).valid, tree.now.trouble) == (None, LEFT_OUT)
    assert (tree.load(today).valid, tree.now.trouble) == (None, LEFT_OUT)

    three_commits.git("sparse-checkout", "disable")
    assert (tree.load(today).valid is not None, tree.now.trouble) == (True, "")
