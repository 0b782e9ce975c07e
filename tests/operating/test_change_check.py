"""The check of a change, run as a host runs it: the workflow's step and .ci/check-register, in real repositories."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.operating.change import EDIT, ROOT, Change
from tests.repository.conftest import DONE, UPDATE

WORKFLOW = ROOT / ".github" / "workflows" / "check.yml"
[JOB] = yaml.safe_load(WORKFLOW.read_text(encoding="utf-8"))["jobs"].values()
[STEP] = [step for step in JOB["steps"] if "check-register" in step.get("run", "")]
NOT_COMPARED = "so the register is not compared with an earlier one.\n"
SOUND = "data is sound: 1 recommendation, 0 errors, 0 warnings.\n"


@pytest.fixture
def change(tmp_path: Path) -> Change:
    """Return a repository in which somebody is about to propose a change."""
    return Change(tmp_path / "host")


def test_a_pull_request_that_edits_a_recorded_date_fails_at_its_line(change: Change) -> None:
    change.write(EDIT)
    moved = change.move_base_on()
    # The host checks what the merge would be, on no branch.
    change.at_host.git("checkout", "--quiet", "--detach", "main")
    change.at_host.git("merge", "--quiet", "--no-edit", "change")
    done = change.check(STEP["run"], BASE=moved, GITHUB_ACTIONS="true", GITHUB_BASE_REF="main")
    assert done.returncode == 1, done.stderr
    assert done.stdout.startswith(
        "::error file=data/responses/AUD-01.yaml,line=7,col=16,title=promise::"
        "'date' of this update said '2024-03-01' and now says '2024-02-01'; what was recorded once is not rewritten."
    )
    assert done.stderr.startswith(f"Comparing with the register at {moved}.\n")


def test_of_a_pull_request_the_review_alone_shows_problems_at_their_lines(change: Change) -> None:
    change.write(EDIT)
    done = change.check(STEP["run"], BASE=change.base, GITHUB_ACTIONS="true", SHOWN_BY_REVIEW="true")
    assert done.returncode == 1
    assert done.stdout.startswith("data/responses/AUD-01.yaml:7:16: error[promise]: ")
    assert (
        change.check(STEP["run"], BASE=change.base, GITHUB_ACTIONS="true", SHOWN_BY_REVIEW="false").stdout[:2] == "::"
    )


def test_a_change_that_moves_the_register_as_well_is_held_to_what_it_was(change: Change) -> None:
    change.at_host.git("mv", "data", "register")
    change.at_host.data = change.at_host.root / "register"
    change.write(EDIT)

    done = change.check(BASE=change.base, TRACKER_REGISTER="register")
    assert done.returncode == 1
    assert "register/responses/AUD-01.yaml:7:16: error[promise]: " in done.stdout


def test_a_pull_request_that_adds_an_entry_passes(change: Change) -> None:
    change.write(UPDATE + DONE)
    done = change.check(STEP["run"], BASE=change.base, GITHUB_ACTIONS="true")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == f"Comparing with the register at {change.base}.\n{SOUND}"


def test_what_others_added_to_the_base_meanwhile_is_not_missed(change: Change) -> None:
    change.write(UPDATE + DONE)
    moved = change.move_base_on()
    done = change.check(BASE=moved)
    assert done.returncode == 0, done.stdout
    assert done.stderr == f"Comparing with the register at {change.base}.\n{SOUND}"


@pytest.mark.parametrize("name", ["BASE", "CI_MERGE_REQUEST_DIFF_BASE_SHA", "CI_COMMIT_BEFORE_SHA"])
def test_every_host_names_the_base_in_its_own_way(change: Change, name: str) -> None:
    change.write(EDIT)
    done = change.check(**{name: change.base})
    assert done.returncode == 1, done.stderr
    assert done.stdout.startswith("data/responses/AUD-01.yaml:7:")


def test_without_a_host_it_is_the_main_branch_of_the_origin(change: Change) -> None:
    change.at_host.git("update-ref", "refs/remotes/origin/main", "main")
    done = change.check()
    assert (done.returncode, done.stderr) == (
        0,
        f"Nothing was committed since the base {change.base}, {NOT_COMPARED}{SOUND}",
    )
    change.write(EDIT)
    assert change.check().returncode == 1


@pytest.mark.parametrize("first_push", ["", "0" * 40])
def test_where_no_base_is_known_the_register_alone_is_checked(change: Change, first_push: str) -> None:
    change.write(EDIT)
    done = change.check(BASE=first_push)
    assert (done.returncode, done.stderr) == (0, f"No base is known, {NOT_COMPARED}{SOUND}")


def test_a_register_that_is_new_has_promised_nothing(change: Change) -> None:
    shutil.copytree(change.at_host.data, change.at_host.root / "custody")
    begun = change.at_host.commit("A second register", "2024-05-03T10:00:00+00:00")
    done = change.check(BASE=change.base, TRACKER_REGISTER="custody")
    sound = SOUND.replace("data", "custody")
    assert (done.returncode, done.stderr) == (
        0,
        f"There was no register yet at the base {change.base}, {NOT_COMPARED}{sound}",
    )
    (change.at_host.root / "custody/responses/AUD-01.yaml").write_text(EDIT, encoding="utf-8")
    change.at_host.commit("AUD-01: changed", "2024-05-04T10:00:00+00:00")
    done = change.check(BASE=begun, TRACKER_REGISTER=str(change.at_host.root / "custody"))
    assert done.returncode == 1, done.stderr


@pytest.mark.parametrize(
    "base", ["f" * 40, "--octopus", "$(touch 'somebody ran this')", "main; touch 'somebody ran this'"]
)
def test_a_base_that_is_not_there_fails_and_is_never_run(change: Change, base: str) -> None:
    done = change.check(STEP["run"], BASE=base)
    assert done.returncode == 3
    assert "is not in this clone, or shares no commit with it." in done.stderr
    assert not change.ran.exists()


@pytest.mark.parametrize(
    "branch", ["$(touch${IFS}ran)", "a;touch${IFS}ran", "`touch${IFS}ran`", "a|touch${IFS}ran", "a&touch${IFS}ran"]
)
def test_a_branch_is_a_name_whatever_it_is_called(change: Change, branch: str) -> None:
    change.at_host.git("update-ref", f"refs/remotes/origin/{branch}", "main")
    change.at_host.git("checkout", "--quiet", "-B", branch)
    change.write(EDIT)
    done = change.check(STEP["run"], GITHUB_BASE_REF=branch, GITHUB_HEAD_REF=branch)
    assert done.returncode == 1, done.stderr
    assert not (change.at_host.root / "ran").exists()


def test_no_command_of_the_workflow_has_text_of_the_host_in_it() -> None:
    assert [step["run"] for step in JOB["steps"] if "${{" in step.get("run", "")] == []
    assert STEP["env"] == {
        "BASE": "${{ github.event.pull_request.base.sha || github.event.before }}",
        "SHOWN_BY_REVIEW": "${{ github.event_name == 'pull_request' }}",
    }


def test_the_auditor_of_workflows_finds_what_is_unsafe(tmp_path: Path) -> None:
    """The workflow is broken in four ways; `make test` runs the auditor and must let none through."""
    text = WORKFLOW.read_text(encoding="utf-8")
    unsafe = {
        "template-injection": ("run: .ci/check-register", "run: .ci/check-register ${{ github.head_ref }}"),
        "unpinned-uses": ("@93cb6efe18208431cddfb8368fd83d5badbf9bfd  # v5.0.1", "@v5"),
        "artipacked": ("persist-credentials: false", "submodules: false"),
        "excessive-permissions": ("permissions: {}", "permissions: write-all"),
    }
    auditor = Path(sys.executable).with_name("zizmor")
    for finding, (safe, broken) in unsafe.items():
        assert safe in text
        (tmp_path / "check.yml").write_text(text.replace(safe, broken), encoding="utf-8")
        command = [auditor, "--offline", "--quiet", "--pedantic", "--no-config", tmp_path / "check.yml"]
        done = subprocess.run(command, capture_output=True, text=True)
        assert done.returncode > 10
        assert f"[{finding}]" in done.stdout
