"""What is told of a change, run as a host runs it: the workflow's step and .ci/review-register, on real commits."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.operating.change import EDIT, ROOT, Change
from tests.repository.conftest import DONE, UPDATE
from tracker.outputs.inert import MARKER

WORKFLOWS = ROOT / ".github" / "workflows"
REVIEW, COMMENT = ((WORKFLOWS / f"{name}.yml").read_text(encoding="utf-8") for name in ("register", "register-comment"))
[JOB] = yaml.safe_load(REVIEW)["jobs"].values()
[STEP] = [step for step in JOB["steps"] if "review-register" in step.get("run", "")]
[POSTING] = yaml.safe_load(COMMENT)["jobs"].values()
HOSTILE = ["$(touch${IFS}ran)", "a;touch${IFS}ran", "`touch${IFS}ran`", "a|touch${IFS}ran", "@everyone"]


@pytest.fixture
def change(tmp_path: Path) -> Change:
    """Return a repository in which somebody is about to propose a change."""
    return Change(tmp_path / "host")


def on_github(change: Change, base: str, **more: str) -> tuple[subprocess.CompletedProcess[str], str, str]:
    """Run the workflow's step as GitHub does, on what the merge would be; return it, the text and the job's summary."""
    text, summary = change.at_host.root / "review.md", change.at_host.root / "summary.md"
    summary.write_text("", encoding="utf-8")
    variables = {"BASE": base, "GITHUB_ACTIONS": "true", "GITHUB_BASE_REF": "main", "TRACKER_AUDIENCE": ""}
    variables |= {"REVIEW": str(text), "TRACKER_REGISTER": "data", "GITHUB_STEP_SUMMARY": str(summary), **more}
    done = change.check(STEP["run"], **variables)
    left = text.read_text(encoding="utf-8") if text.exists() else "no text"
    return done, left, summary.read_text(encoding="utf-8")


def merged(change: Change) -> None:
    change.at_host.git("checkout", "--quiet", "--detach", "main")
    change.at_host.git("merge", "--quiet", "--no-ff", "--no-edit", "change")


def test_a_pull_request_is_told_in_the_text_and_in_the_summary(change: Change) -> None:
    change.write(UPDATE + DONE)
    moved = change.move_base_on()
    merged(change)
    done, text, summary = on_github(change, moved)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert text.startswith(f"{MARKER}\n### What this change does to the register\n")
    assert "\n- AUD-01: in progress, " in text
    assert "April" not in text  # what others added to the base meanwhile is not of this change
    assert summary == text


def test_a_broken_promise_fails_with_a_note_at_its_line(change: Change) -> None:
    change.write(EDIT)
    done, text, _ = on_github(change, change.base)
    assert done.returncode == 1
    assert done.stdout.startswith("::error file=data/responses/AUD-01.yaml,line=7,col=16,title=promise::")
    assert "#### Promises broken" in text


def test_where_there_is_nothing_to_say_the_text_is_empty(change: Change) -> None:
    change.write(f"# A comment.\n{UPDATE}")
    done, text, summary = on_github(change, change.base)
    assert (done.returncode, text, summary) == (0, "", "")


def test_a_text_of_an_earlier_run_does_not_pass_for_one_of_this(change: Change) -> None:
    change.write(UPDATE + DONE)
    (change.at_host.root / "review.md").write_text("of an earlier run", encoding="utf-8")
    done, text, _ = on_github(change, "f" * 40)
    assert (done.returncode, text) == (3, "no text")


def test_a_register_that_is_new_is_checked_alone(change: Change) -> None:
    shutil.copytree(change.at_host.data, change.at_host.root / "custody")
    change.at_host.commit("A second register", "2024-05-03T10:00:00+00:00")
    done, text, _ = on_github(change, change.base, TRACKER_REGISTER="custody")
    assert (done.returncode, text) == (0, "")
    assert done.stderr.startswith(f"There was no register yet at the base {change.base}, so the register is not")


@pytest.mark.parametrize("branch", HOSTILE)
def test_a_forks_branch_its_title_and_its_files_are_names_whatever_they_are_called(change: Change, branch: str) -> None:
    change.at_host.git("checkout", "--quiet", "-B", branch)
    change.at_host.write(f"responses/{branch}.yml", "x")
    change.write((UPDATE + DONE).replace("The form is in use.", f'"{branch} <b>"'))
    event = {"pull_request": {"title": branch, "head": {"ref": branch, "repo": {"fork": True}}}}
    (change.at_host.root / "event.json").write_text(json.dumps(event), encoding="utf-8")
    done, text, _ = on_github(change, change.base, GITHUB_HEAD_REF=branch, GITHUB_EVENT_PATH="event.json")
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("::warning file=data/responses/")
    assert "\n- AUD-01: in progress, " in text
    assert "@everyone" not in text
    assert not list(change.at_host.root.rglob("ran"))


def test_gitlab_gets_its_report_and_another_host_the_text(change: Change) -> None:
    change.write(EDIT)
    root = change.at_host.root
    done = change.check(".ci/review-register", GITLAB_CI="true", CI_MERGE_REQUEST_DIFF_BASE_SHA=change.base)
    assert (done.returncode, done.stdout) == (1, "")
    [note] = json.loads((root / "gl-code-quality-report.json").read_text(encoding="utf-8"))
    assert note["location"] == {"path": "data/responses/AUD-01.yaml", "lines": {"begin": 7}}
    assert (root / "review.md").read_text(encoding="utf-8").startswith(MARKER)

    done = change.check(".ci/review-register", BASE=change.base)
    assert done.returncode == 1
    assert done.stdout.startswith("Promises broken\n  data/responses/AUD-01.yaml:7:16: ")


def test_gitlabs_file_is_what_the_manual_says() -> None:
    jobs = yaml.safe_load((ROOT / "deploy/gitlab-ci.yml").read_text(encoding="utf-8"))
    telling, posting = jobs["register"], jobs["register comment"]
    assert telling["artifacts"]["paths"] == ["review.md"]
    assert telling["artifacts"]["reports"] == {"codequality": "gl-code-quality-report.json"}
    assert telling["variables"] == {"GIT_DEPTH": "0"}
    # The job with the token runs nothing that somebody has proposed.
    [rule] = posting["rules"]
    assert '"schedule" && $CI_COMMIT_BRANCH == $CI_DEFAULT_BRANCH && $TRACKER_REVIEW_TOKEN' in rule["if"]
    assert "merge_request" not in rule["if"]


def test_no_command_of_the_workflows_has_text_of_the_host_in_it() -> None:
    steps = [*JOB["steps"], *POSTING["steps"]]
    assert [step["run"] for step in steps if "${{" in step.get("run", "")] == []
    # A branch, a title or a file name of the fork's is in no variable either.
    assert STEP["env"] == {
        "BASE": "${{ github.event.pull_request.base.sha }}",
        "REVIEW": "${{ runner.temp }}/review.md",
        "TRACKER_REGISTER": "${{ vars.TRACKER_REGISTER || 'data' }}",
        "TRACKER_AUDIENCE": "${{ vars.TRACKER_AUDIENCE }}",
    }


def test_each_job_may_do_what_it_has_to_and_no_more() -> None:
    assert yaml.safe_load(REVIEW)["permissions"] == yaml.safe_load(COMMENT)["permissions"] == {}
    assert JOB["permissions"] == {"contents": "read"}
    assert POSTING["permissions"] == {"contents": "read", "actions": "read", "pull-requests": "write"}
    assert "secrets." not in REVIEW + COMMENT


def test_the_job_that_may_write_checks_out_the_default_branch_alone() -> None:
    [checkout] = [step["with"] for step in POSTING["steps"] if "checkout" in step.get("uses", "")]
    assert checkout == {"ref": "${{ github.event.repository.default_branch }}", "persist-credentials": False}
    assert [step.get("uses", step.get("run")).partition("@")[0] for step in POSTING["steps"]] == [
        "actions/checkout",
        "python3 .ci/post_review.py",
    ]


def test_the_auditor_of_workflows_finds_what_is_unsafe(tmp_path: Path) -> None:
    """The workflow that may write is broken in three ways; `make test` runs the auditor and must let none through."""
    unsafe = {
        "dangerous-triggers": ("  # zizmor: ignore[dangerous-triggers]", "  #"),
        "template-injection": ("python3 .ci/post_review.py", "echo ${{ github.event.workflow_run.head_branch }}"),
        "unpinned-uses": ("@93cb6efe18208431cddfb8368fd83d5badbf9bfd  # v5.0.1", "@v5"),
    }
    auditor = Path(sys.executable).with_name("zizmor")
    for finding, (safe, broken) in unsafe.items():
        assert safe in COMMENT
        (tmp_path / "comment.yml").write_text(COMMENT.replace(safe, broken), encoding="utf-8")
        command = [auditor, "--offline", "--quiet", "--pedantic", "--no-config", tmp_path / "comment.yml"]
        done = subprocess.run(command, capture_output=True, text=True)
        assert done.returncode > 10
        assert f"[{finding}]" in done.stdout
