"""Every way in which git can fail, at each of its calls: one kind of error with one sentence, or the right answer."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from tests.repository.conftest import UPDATE, Repository, filled
from tests.repository.misbehaving import FAULTS, GIT
from tests.repository.test_commands import run
from tests.repository.test_history import LONDON, read
from tracker.repository.blame import who_recorded
from tracker.repository.heads import Heads
from tracker.repository.history import Blobs, NoHistory, NotInHistory, head, history, newest


def questions(repository: Repository, cache: Path) -> dict[str, Callable[[], object]]:
    """Everything that is asked of git, each from the beginning."""
    told = read(repository)
    off = repository.git("rev-parse", "HEAD^2")
    alone = lambda: history(repository.data, LONDON, Blobs())  # noqa: E731

    def departure() -> object:
        shutil.rmtree(cache, ignore_errors=True)
        shutil.copytree(repository.root.with_name("seen"), cache)
        heads = Heads(repository.data, cache)
        return heads.departure(date(2024, 7, 1)), heads.line

    return {
        "the revisions": lambda: alone().revisions,
        "a line that was seen": lambda: history(repository.data, LONDON, seen=(off,)).revisions,
        "the files of one": lambda: history_of(told).at(told.revisions[-1]),
        "the files of each": lambda: list(history_of(told).in_turn()),
        "a name": lambda: told.named("HEAD~1"),
        "a name in an address": lambda: told.pointed_at(told.revisions[0].commit[:8]),
        "the papers of a meeting": lambda: told.circulated(off),
        "who recorded": lambda: who_recorded(told, "responses/AUD-01.yaml"),
        "the head": lambda: head(repository.data),
        "a departure": departure,
    }


def history_of(told: object) -> object:
    from dataclasses import replace

    return replace(told, blobs=Blobs())


@pytest.fixture(scope="module")
def merged(tmp_path_factory: pytest.TempPathFactory) -> Repository:
    """A repository with evidence, a merge and a moved folder, whose history departs from what was seen of it."""
    made = tmp_path_factory.mktemp("faults")
    county = filled(Repository(made / "county"))
    county.write("evidence/form.txt", "a form\n" * 50)
    county.commit("Evidence", "2024-06-01T10:00:00+00:00")
    county.git("mv", "data", "reg")
    county.data = county.root / "reg"
    county.commit("Moved", "2024-06-02T10:00:00+00:00")
    county.git("checkout", "--quiet", "-b", "side")
    county.write("meetings.yaml", "meetings: []\n")
    county.commit("On a branch", "2024-06-03T10:00:00+00:00")
    county.git("checkout", "--quiet", "main")
    county.write("concerns.yaml", "concerns: []\n")
    county.commit("On main", "2024-06-04T10:00:00+00:00")
    Heads(county.data, made / "seen").departure(date(2024, 6, 5))
    county.git("reset", "--quiet", "--hard", "HEAD~1")
    county.write("indicators.yaml", "indicators: []\n")
    county.commit("On main, otherwise", "2024-06-05T10:00:00+00:00")
    late = "2024-06-06T10:00:00+00:00"
    county.git("merge", "--quiet", "--no-ff", "side", "--message", "Merged", GIT_COMMITTER_DATE=late)
    return county


NAMES = [
    *("the revisions", "a line that was seen", "the files of each", "a name", "a name in an address"),
    *("the papers of a meeting", "who recorded", "a departure"),
]
MOST = ("refuses", "is cut off in the middle", "talks nonsense", "talks nonsense in one word")
CASES = [(name, fault) for name in NAMES for fault in MOST]
CASES += [(name, fault) for name in ("the head", "the files of one") for fault in FAULTS]
CASES += [("the revisions", "hangs"), ("who recorded", "hangs half way")]


@pytest.mark.parametrize(("name", "fault"), CASES)
def test_a_fault_of_git_at_any_call_is_a_sentence_or_the_right_answer(
    merged: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, fault: str
) -> None:
    asked = questions(merged, tmp_path / "cache")[name]
    right = asked()
    calls, bin = tmp_path / "calls", tmp_path / "bin"
    bin.mkdir()
    script = bin / "git"
    monkeypatch.setenv("PATH", str(bin), prepend=os.pathsep)
    monkeypatch.setattr("tracker.repository.process.SECONDS", 0.4 if "hangs" in fault else 20)
    sentences: list[str] = []
    for number in range(1, 30):
        calls.write_bytes(b"")
        script.write_text(
            f'#!/bin/sh\nprintf x >> "{calls}"\n'
            f'if [ "$(stat -c %s "{calls}")" -eq {number} ]; then {FAULTS[fault]}; else exec {GIT} "$@"; fi\n'
        )
        script.chmod(0o755)
        try:
            assert asked() == right
        except (NoHistory, NotInHistory) as error:
            sentences.append(str(error))
        if calls.stat().st_size < number:
            break
    else:
        pytest.fail("more calls than are looked at")
    assert sentences
    assert [each for each in sentences if "\n" in each or not (each.endswith(".") or "It says: " in each)] == []
    script.unlink()
    assert asked() == right  # it recovers by itself


def test_a_git_that_may_not_be_run_or_is_none_is_told(
    three_commits: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = tmp_path / "git"
    monkeypatch.setenv("PATH", str(tmp_path))
    for content, mode, sentence in [
        (None, 0, "git is not installed here, so the register's history cannot be shown. Install it."),
        (
            b"\x00\x01no program", 0o755,
            "git cannot be started here (Exec format error), so the register's history cannot be shown. See that this"
            " account may run it, and that there is room.",
        ),
        (
            b"#!/bin/sh\n", 0o644,
            "git cannot be started here (Permission denied), so the register's history cannot be shown. See that this"
            " account may run it, and that there is room.",
        ),
    ]:  # fmt: skip
        if content is not None:
            script.write_bytes(content)
            script.chmod(mode)
        for asked in (read, lambda each: head(each.data), lambda each: newest(each.data)):
            with pytest.raises(NoHistory) as caught:
                asked(three_commits)
            assert str(caught.value) == sentence


def test_a_git_that_hangs_is_ended_with_all_that_it_started(
    three_commits: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "git").write_text(f"#!/bin/sh\nsleep 3600 &\necho $! > {tmp_path}/pid\nwait\n")
    (tmp_path / "git").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    monkeypatch.setattr("tracker.repository.process.SECONDS", 1)
    with pytest.raises(NoHistory) as caught:
        read(three_commits)
    assert str(caught.value) == (
        "git did not answer within 1 seconds, so the register's history cannot be shown. See what holds it up: a slow"
        " disk, or a program that git was told to run."
    )
    child = int((tmp_path / "pid").read_text())
    status = Path(f"/proc/{child}/stat")
    assert not status.exists() or status.read_text().split()[2] == "Z"


NOT_READABLE = (
    "git may not read all of the register's folder and its repository, so its history cannot be shown. See that the"
    " account that this runs under may enter and read them."
)
AS_ANOTHER = """
import os, sys
from pathlib import Path
from zoneinfo import ZoneInfo
from tracker.repository.history import NoHistory, head, history
if os.getuid() == 0:
    os.setgroups([]); os.setgid(65534); os.setuid(65534)
for asked in (lambda folder: history(folder, ZoneInfo("Europe/London")), head):
    try:
        asked(Path(sys.argv[1]))
        print("answered")
    except NoHistory as error:
        print(error)
"""


@pytest.fixture
def of_another(three_commits: Repository) -> Iterator[Path]:
    """Return the root of a clone that another account owns, in a place that everybody may enter."""
    if os.getuid():
        pytest.skip("root alone may look on as another account")
    with tempfile.TemporaryDirectory() as made:
        os.chmod(made, 0o755)
        root = Path(shutil.copytree(three_commits.root, Path(made, "county")))
        for path in (root, *root.rglob("*")):
            os.chown(path, 65534, 65534)
        yield root


@pytest.mark.parametrize("closed", ["data", ".", ".git", ".git/objects", ".git/HEAD", ".git/refs"])
def test_what_may_not_be_entered_is_told(of_another: Path, closed: str) -> None:
    place = of_another / closed
    mode = place.stat().st_mode
    words = [sys.executable, "-c", AS_ANOTHER, str(of_another / "data")]
    base = Path(__file__).parents[2]

    def told() -> list[str]:
        done = subprocess.run(words, capture_output=True, text=True, cwd=base, env={**os.environ, "HOME": "/"})
        assert done.returncode == 0, done.stderr
        return done.stdout.splitlines()

    place.chmod(0)
    found = told()
    place.chmod(mode)
    assert found[0] == NOT_READABLE or found[0].startswith("git cannot read the register's history"), found
    if closed in ("data", "."):
        assert found == [NOT_READABLE, NOT_READABLE]
    assert told() == ["answered", "answered"]


def test_a_command_says_why_git_does_not_answer(three_commits: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    (three_commits.root / ".git/HEAD").write_text("")
    for words in (["position", "--known-at", "2024-03-05"], ["check", "--base", "HEAD"], ["compare", "HEAD~1", "HEAD"]):
        result = run(three_commits, *words)
        assert (result.stdout, result.exit_code) == ("", 3)
        assert result.stderr.startswith("git cannot read the register's history, so it cannot be shown. It says: ")
    assert run(three_commits, "position").exit_code == 0
    assert UPDATE in (three_commits.data / "responses/AUD-01.yaml").read_text(encoding="utf-8")
