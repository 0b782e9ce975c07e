"""Whatever surrounds git, its answers are the same: settings, a hook's environment, a language, a place, odd signs."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.repository.conftest import ASKED, DONE, UPDATE, Repository
from tests.repository.test_commands import run
from tests.repository.test_history import LONDON, read, subjects
from tracker.repository.blame import who_recorded
from tracker.repository.history import NeverVersioned, NoHistory, head, history

SUBJECTS = ["AUD: the audit's recommendation", "AUD-01: the form is with the printer", "AUD-01: the form is in use"]


def everything(folder: Path) -> object:
    """Everything that git is asked about a register."""
    told = history(folder, LONDON)
    lines = who_recorded(told, "responses/AUD-01.yaml")
    return told.revisions, [told.at(each) for each in told.revisions], lines, head(folder), told.named("HEAD~1")


SETTINGS = [
    *("log.showRoot=false", "log.showSignature=true", "log.follow=true", "log.date=relative", "log.mailmap=true"),
    *("core.quotePath=true", "core.abbrev=4", "color.ui=always", "color.status=always", "diff.orderFile=/nowhere"),
    *("diff.renames=copies", "diff.noprefix=true", "diff.relative=true", "diff.external=false", "status.short=true"),
    *("status.branch=true", "status.showStash=true", "status.relativePaths=false", "status.showUntrackedFiles=no"),
    *("blame.ignoreRevsFile=.git-blame-ignore-revs", "blame.showEmail=true", "blame.date=relative"),
    *("blame.markIgnoredLines=true", "i18n.logOutputEncoding=UTF-16", "core.pager=false", "pager.log=true"),
    *("core.fsmonitor=/nowhere", "core.hooksPath=/nowhere", "format.pretty=oneline", "core.commentChar=A"),
    *("core.excludesFile=/nowhere", "submodule.recurse=true", "core.bigFileThreshold=1", "core.preloadIndex=false"),
]


@pytest.mark.parametrize("setting", SETTINGS)
def test_no_setting_of_a_reader_changes_an_answer(three_commits: Repository, setting: str) -> None:
    three_commits.write("responses/Müller.yaml", "a\n")
    three_commits.commit("Mit Umlaut: ü", "2024-05-04T10:00:00+00:00")
    before = everything(three_commits.data)
    name, value = setting.split("=")
    three_commits.git("config", name, value)
    assert everything(three_commits.data) == before


def test_what_a_file_is_made_into_to_be_read_is_not_what_is_blamed(three_commits: Repository) -> None:
    before = everything(three_commits.data)
    (three_commits.root / ".git/info/attributes").write_text("*.yaml diff=shout\n")
    three_commits.git("config", "diff.shout.textconv", "tac")
    three_commits.git("config", "diff.shout.command", "false")
    assert everything(three_commits.data) == before


def test_a_commit_that_stands_for_another_is_not_shown_in_its_place(three_commits: Repository) -> None:
    before = everything(three_commits.data)
    first = three_commits.git("rev-parse", "HEAD~2")
    three_commits.git("replace", "--graft", "HEAD", first)
    (three_commits.root / ".git/info/grafts").write_text(f"{three_commits.git('rev-parse', 'HEAD')} {first}\n")
    assert everything(three_commits.data) == before


ENVIRONMENT = [
    {"GIT_DIR": ".git"},
    {"GIT_DIR": "/nowhere", "GIT_WORK_TREE": "/nowhere"},
    {"GIT_INDEX_FILE": "/nowhere/index"},
    {"GIT_OBJECT_DIRECTORY": "/nowhere"},
    {"GIT_PREFIX": "data/", "GIT_EXEC_PATH": "/nowhere"},
    {"GIT_CONFIG_PARAMETERS": "'log.showroot'='false'"},
    {"GIT_CONFIG_COUNT": "1", "GIT_CONFIG_KEY_0": "core.worktree", "GIT_CONFIG_VALUE_0": "/nowhere"},
    {"GIT_CONFIG_COUNT": "many"},
    {"GIT_LITERAL_PATHSPECS": "1", "GIT_ICASE_PATHSPECS": "1"},
    {"GIT_TRACE": "1", "GIT_TRACE_SETUP": "2"},
    {"GIT_NAMESPACE": "other", "GIT_CEILING_DIRECTORIES": "/nowhere"},
    {"GIT_DEFAULT_HASH": "sha256", "GIT_REPLACE_REF_BASE": "refs/other/"},
    {"GIT_SHALLOW_FILE": "/nowhere"},
    {"LANGUAGE": "de", "LC_ALL": "C.UTF-8"},
    {"LC_ALL": "en_GB.ISO-8859-1", "TZ": "Asia/Tokyo"},
    {"PAGER": "false", "LESS": "x"},
]


@pytest.mark.parametrize("environment", ENVIRONMENT, ids=lambda each: " ".join(each))
def test_nothing_that_a_hook_or_a_shell_has_set_changes_an_answer(
    three_commits: Repository, monkeypatch: pytest.MonkeyPatch, environment: dict[str, str]
) -> None:
    before = everything(three_commits.data)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert everything(three_commits.data) == before


def test_whose_clones_may_be_read_is_still_said_by_the_environment(
    three_commits: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    if os.getuid():
        pytest.skip("root alone gives a clone to another account")
    before = everything(three_commits.data)
    for path in (three_commits.root, *three_commits.root.rglob("*")):
        os.chown(path, 65534, 65534)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    with pytest.raises(NoHistory) as caught:
        read(three_commits)
    assert str(caught.value) == (
        "git refuses this folder because somebody else owns it, so its history cannot be shown. Whoever runs this can"
        " allow it, for the account that it runs under: `git config --global --add safe.directory` and the folder of"
        " the clone."
    )
    monkeypatch.setenv("GIT_CONFIG_COUNT", "2")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", "core.worktree")
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", "/nowhere")
    monkeypatch.setenv("GIT_CONFIG_KEY_1", "safe.directory")
    monkeypatch.setenv("GIT_CONFIG_VALUE_1", str(three_commits.root))
    assert everything(three_commits.data) == before


def test_a_branch_that_has_not_begun_is_told_in_every_language(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    repository.write("recommendations.yaml", ASKED)
    monkeypatch.setenv("LANGUAGE", "de")
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    for reads in (read, lambda each: head(each.data)):
        with pytest.raises(NeverVersioned, match=r"^The register has no commit yet, so it has no history to show\.$"):
            reads(repository)


@pytest.mark.parametrize("content", ["junk\n", "", "ref: refs/heads/main\n"])
def test_a_branch_whose_file_is_spoilt_is_not_one_that_has_not_begun(three_commits: Repository, content: str) -> None:
    (three_commits.root / ".git/refs/heads/main").write_text(content)
    for reads in (read, lambda each: head(each.data)):
        with pytest.raises(NoHistory, match=r"^git cannot read the register's history, so it cannot be shown\."):
            reads(three_commits)


def test_a_hook_in_a_linked_worktree_reads_its_register(three_commits: Repository, tmp_path: Path) -> None:
    linked = tmp_path / "linked"
    three_commits.git("worktree", "add", "--quiet", str(linked))
    hook = three_commits.root / ".git/hooks/pre-commit"
    command = f"{sys.executable} -m tracker check --base HEAD --register {linked}/data"
    hook.write_text(f"#!/bin/sh\ncd {Path(__file__).parents[2]} && exec {command}\n")
    hook.chmod(0o755)
    (linked / "data/meetings.yaml").write_text("meetings: []\n")
    done = subprocess.run(
        ["git", "-C", str(linked), "-c", "user.name=K", "-c", "user.email=k@e.example", "commit", "-m", "b", "-a"],
        capture_output=True,
        text=True,
        env={**os.environ, "TRACKER_CACHE": str(tmp_path / "cache")},
    )
    assert f"{linked}/data is sound: 1 recommendation, 0 errors, 0 warnings." in done.stderr + done.stdout


def test_reading_takes_no_lock(three_commits: Repository) -> None:
    index = three_commits.root / ".git/index"
    before = index.read_bytes()
    os.utime(three_commits.data / "recommendations.yaml", (0, 0))  # git would note that it is unchanged all the same
    (three_commits.root / ".git/index.lock").touch()  # a keeper is at work
    assert not head(three_commits.data).changed
    assert subjects(read(three_commits)) == SUBJECTS
    (three_commits.root / ".git/index.lock").unlink()
    assert not head(three_commits.data).changed
    assert index.read_bytes() == before


def test_a_text_of_the_register_that_git_ignores_is_in_no_commit(three_commits: Repository) -> None:
    (three_commits.root / ".git/info/exclude").write_text("*.yaml\n.DS_Store\n")
    three_commits.write(".DS_Store", "")
    assert not head(three_commits.data).changed
    three_commits.write("meetings.yaml", "meetings: []\n")
    assert head(three_commits.data).changed


PLACES = ["", "data", "a b/re'gis\"ter", "re*g[i]s?ter", "Ämter/Überwachung", ":(top)x", "-x", "two\nlines"]


@pytest.mark.parametrize("place", PLACES)
def test_a_register_may_stand_anywhere_in_its_repository(tmp_path: Path, place: str) -> None:
    county = at_place(tmp_path / "county", place)
    assert subjects(read(county)) == ["First", "Second"]
    assert county.data == county.root / place
    told = read(county)
    assert told.at(told.revisions[-1]).texts["responses/AUD-01.yaml"] == (UPDATE + DONE).encode()
    assert [each.subject for each in who_recorded(told, "responses/AUD-01.yaml") if each][-1] == "Second"
    assert not head(county.data).changed
    for words in (["position", "--known-at", "HEAD"], ["compare", "HEAD~1", "HEAD"], ["check", "--base", "HEAD"]):
        assert run(county, *words).exit_code == 0


def at_place(root: Path, place: str) -> Repository:
    """A repository of two commits whose register stands in a folder of that name."""
    county = Repository(root)
    county.data.rmdir()
    county.data = root / place
    county.write("recommendations.yaml", ASKED)
    county.write("responses/AUD-01.yaml", UPDATE)
    county.commit("First", "2024-02-01T10:00:00+00:00")
    county.write("responses/AUD-01.yaml", UPDATE + DONE)
    county.commit("Second", "2024-05-03T10:00:00+00:00")
    return county


def test_a_register_may_be_a_submodule(tmp_path: Path) -> None:
    inner, outer = at_place(tmp_path / "inner", ""), Repository(tmp_path / "outer")
    outer.git("-c", "protocol.file.allow=always", "submodule", "--quiet", "add", str(inner.root), "register")
    outer.commit("The register", "2024-06-01T10:00:00+00:00")
    outer.data = outer.root / "register"
    assert subjects(read(outer)) == ["First", "Second"]
    assert run(outer, "position", "--known-at", "HEAD~1").exit_code == 0


def test_a_repository_within_the_evidence_is_no_file_of_the_register(three_commits: Repository, tmp_path: Path) -> None:
    other = at_place(tmp_path / "other", "")
    words = ("submodule", "--quiet", "add", str(other.root), "data/evidence/other")
    three_commits.git("-c", "protocol.file.allow=always", *words)
    three_commits.commit("Another repository", "2024-06-01T10:00:00+00:00")
    told = read(three_commits)
    assert told.at(told.revisions[-1]).held == {}


SIGNS = {
    "agreed\x02 with two": "agreed with two",
    "agreed\x01\x07\x1b[31m with two": "agreed[31m with two",
    "agreed\twith\u202e two": "agreed with two",
    "\u0085agreed\x7f with two": "agreed with two",
    "Zażółć 👩‍👩‍👧 می‌شود": "Zażółć 👩‍👩‍👧 می‌شود",
    "M :100644\x02 100644": "M :100644 100644",
    "commit " + "a" * 40: "commit " + "a" * 40,
    "%x00%H": "%x00%H",
}


@pytest.mark.parametrize(("written", "shown"), SIGNS.items())
def test_no_sign_in_a_subject_or_a_name_ends_a_field(three_commits: Repository, written: str, shown: str) -> None:
    three_commits.write("meetings.yaml", "meetings: []\n")
    three_commits.git("add", "--all")
    at = "2024-06-01T10:00:00+00:00"
    three_commits.git(
        *("commit", "--quiet", "--cleanup=verbatim", "--message", written),
        GIT_AUTHOR_NAME=written, GIT_AUTHOR_EMAIL="k\x02@e", GIT_AUTHOR_DATE=at, GIT_COMMITTER_DATE=at,
    )  # fmt: skip
    last = read(three_commits).revisions[-1]
    assert (last.subject, last.author, last.email) == (shown, shown, "k@e")
    [line] = who_recorded(read(three_commits), "meetings.yaml")
    assert line is not None
    assert (line.subject, line.author, line.email) == (shown, shown, "k@e")


def test_a_subject_in_another_encoding_is_read_in_it(three_commits: Repository) -> None:
    three_commits.write("meetings.yaml", "meetings: []\n")
    three_commits.git("add", "--all")
    message = three_commits.root / ".git/message"
    message.write_bytes("Für zwei\n".encode("latin-1"))
    three_commits.git("-c", "i18n.commitEncoding=ISO-8859-1", "commit", "--quiet", "--file", str(message))
    assert subjects(read(three_commits))[-1] == "Für zwei"
    message.write_bytes(b"Broken \xff\xfe\n")
    three_commits.git("-c", "i18n.commitEncoding=none", "commit", "--quiet", "--amend", "--file", str(message))
    assert subjects(read(three_commits))[-1] == "Broken \ufffd\ufffd"
