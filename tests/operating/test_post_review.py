"""The comment below a change, posted as the host runs it: an event, a token, and what a fork's run left."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.operating.git_hosts import Comments, GitHost, packed, pages, served
from tracker.outputs.inert import MARKER, inert

ROOT = Path(__file__).parents[2]
TEXT = f"{MARKER}\n### What this change does to the register\n\n#### Still missing\n\n- AUD-01.1: no evidence.\n"
BRANCH = "update/$(touch ran)&x=@y"
RUN = {
    "id": 7,
    "event": "pull_request",
    "head_sha": "a" * 40,
    "head_branch": BRANCH,
    "head_repository": {"id": 22, "owner": {"login": "a-fork"}},
    "pull_requests": [],  # as GitHub has it of forks
}
PULL = {"number": 5, "head": {"sha": "a" * 40, "repo": {"id": 22}}}
API = "/repos/county/register"
BESIDE = "- This change also edits files beside the register"


@pytest.fixture
def github() -> Iterator[GitHost]:
    """Serve a host with a pull request of a fork whose run left the text."""
    comments = Comments({"user": {"login": "github-actions[bot]"}})
    host = GitHost({}, comments, f"{API}/issues/5/comments", f"{API}/issues/comments")
    with served(host), served(GitHost({"/kept/7.zip": packed("review.md", TEXT.encode())}, comments, "", "")) as blobs:
        host.answers |= {
            f"{API}/pulls": lambda query: [PULL] if query["head"] == [f"a-fork:{BRANCH}"] else [],
            f"{API}/pulls/5/files": pages([{"filename": "data/responses/AUD-01.yaml"}]),
            f"{API}/actions/runs/7/artifacts": {"artifacts": [{"id": 9, "name": "register-review", "expired": False}]},
            f"{API}/actions/artifacts/9/zip": f"{blobs.address}/kept/7.zip",
            "blobs": blobs,
        }
        yield host


def left(host: GitHost, content: bytes, name: str = "review.md") -> None:
    """Let the run have left this."""
    host.answers["blobs"].answers["/kept/7.zip"] = packed(name, content)


def post(host: GitHost, tmp_path: Path, run: Any = RUN, **more: str) -> subprocess.CompletedProcess[str]:
    event = tmp_path / "event.json"
    event.write_text(json.dumps({"workflow_run": run}), encoding="utf-8")
    variables = {
        "PATH": os.environ["PATH"],
        "GITHUB_API_URL": host.address,
        "GITHUB_REPOSITORY": "county/register",
        "GITHUB_EVENT_PATH": str(event),
        "GITHUB_TOKEN": "the token",
        "TRACKER_REGISTER": "data",
    }
    command = [sys.executable, "-I", str(ROOT / ".ci/post_review.py")]  # -I: with nothing that is installed
    return subprocess.run(command, env=variables | more, cwd=tmp_path, capture_output=True, text=True)


def test_the_text_becomes_one_comment_which_is_edited_from_then_on(github: GitHost, tmp_path: Path) -> None:
    github.comments.add("Thank you!", user={"login": "somebody"})
    done = post(github, tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert github.comments.bodies == ["Thank you!", TEXT]

    assert post(github, tmp_path).returncode == 0
    assert github.written == ["POST"]  # the same text is not written again

    left(github, TEXT.replace("no evidence", "still none").encode())
    assert post(github, tmp_path).returncode == 0
    assert github.written == ["POST", "PATCH"]
    assert github.comments.bodies == ["Thank you!", TEXT.replace("no evidence", "still none")]


def test_where_there_is_nothing_more_to_say_the_comment_goes(github: GitHost, tmp_path: Path) -> None:
    github.comments.add(TEXT)
    left(github, b"")
    assert post(github, tmp_path).returncode == 0
    assert github.comments.bodies == []
    assert post(github, tmp_path).returncode == 0
    assert github.written == ["DELETE"]


def test_a_comment_of_somebody_else_is_left_alone_whatever_it_says(github: GitHost, tmp_path: Path) -> None:
    github.comments.add(TEXT.replace("missing", "fine"), user={"login": "a-fork"})
    assert post(github, tmp_path).returncode == 0
    assert github.comments.bodies == [TEXT.replace("missing", "fine"), TEXT]


def test_it_is_found_behind_many_others(github: GitHost, tmp_path: Path) -> None:
    for number in range(150):
        github.comments.add(f"{number}", user={"login": "somebody"})
    github.comments.add(f"{MARKER}\n- old\n")
    assert post(github, tmp_path).returncode == 0
    assert (github.written, len(github.comments.kept)) == (["PATCH"], 151)


def test_the_token_goes_to_the_host_alone(github: GitHost, tmp_path: Path) -> None:
    assert post(github, tmp_path).returncode == 0
    assert {token for _, _, token in github.calls} == {"Bearer the token"}
    assert github.answers["blobs"].calls == [("GET", "/kept/7.zip", None)]


def test_files_beside_the_register_are_told_of_since_they_may_have_written_the_text(
    github: GitHost, tmp_path: Path
) -> None:
    many = [{"filename": f"data/responses/AUD-{number}.yaml"} for number in range(100)]
    for other in ({"filename": "tracker/words/x.py"}, {"filename": "data/x", "previous_filename": ".ci/run"}):
        github.answers[f"{API}/pulls/5/files"] = pages([*many, other])
        assert post(github, tmp_path).returncode == 0
        [body] = github.comments.bodies
        assert body.startswith(TEXT)
        assert body.splitlines()[-1].startswith(BESIDE)


def test_of_more_files_than_a_host_lists_some_may_be_beside_the_register(github: GitHost, tmp_path: Path) -> None:
    names = (f"data/responses/AUD-{number}.yaml" for number in range(1000))
    github.answers[f"{API}/pulls/5/files"] = pages([{"filename": each} for each in names])
    assert post(github, tmp_path).returncode == 0
    assert github.comments.bodies[0].splitlines()[-1].startswith(BESIDE)


@pytest.mark.parametrize(
    "content",
    [
        b"- @everyone\n",
        f"{TEXT}- @octocat\n".encode(),
        f"{TEXT}/close\n".encode(),
        f"{TEXT}- see https://a.example\n".encode(),
        f"{TEXT}![x](//a.example/x.png)\n".encode(),
        f"{TEXT}<!-- tracker review --><b>x</b>\n".encode(),
        TEXT.removeprefix(MARKER).encode(),
        b"\xff\xfe",
        f"{TEXT}{'- a line' * 10_000}\n".encode(),
    ],
)
def test_a_text_in_which_anything_could_come_alive_is_not_posted(
    github: GitHost, tmp_path: Path, content: bytes
) -> None:
    github.comments.add(TEXT)
    left(github, content)
    done = post(github, tmp_path)
    assert (done.returncode, github.written) == (1, [])
    assert len(done.stderr.splitlines()) == 1


def test_what_people_wrote_passes_as_the_command_writes_it(github: GitHost, tmp_path: Path) -> None:
    quoting = f"{TEXT}- {inert('@octocat <b> https://a.example #1 /close')}\n"
    left(github, quoting.encode())
    assert post(github, tmp_path).returncode == 0
    assert github.comments.bodies == [quoting]


def test_an_archive_that_is_none_or_is_a_bomb_is_refused(github: GitHost, tmp_path: Path) -> None:
    kept = github.answers["blobs"].answers
    for content in (
        b"no archive",
        packed("../review.md", b"x"),
        packed("review.md", b"\0" * (1 << 28)),
        b"x" * (2 << 20),
    ):
        kept["/kept/7.zip"] = content
        done = post(github, tmp_path)
        assert (done.returncode, github.written) == (1, [])
        assert "Traceback" not in done.stderr
    assert not (tmp_path.parent / "review.md").exists()


@pytest.mark.parametrize(
    "pull",
    [
        {**PULL, "head": {"sha": "b" * 40, "repo": {"id": 22}}},  # somebody has pushed since
        {**PULL, "head": {"sha": "a" * 40, "repo": {"id": 23}}},
        {**PULL, "head": {"sha": "a" * 40, "repo": None}},
    ],
)
def test_what_is_no_more_at_the_commit_of_the_run_gets_no_comment(github: GitHost, tmp_path: Path, pull: Any) -> None:
    github.answers[f"{API}/pulls"] = [pull]
    done = post(github, tmp_path)
    assert (done.returncode, github.written) == (0, [])
    assert done.stdout == "No open pull request is at the commit of this run: nothing is posted.\n"


def test_a_run_that_left_nothing_changes_nothing(github: GitHost, tmp_path: Path) -> None:
    github.comments.add(TEXT)
    github.answers[f"{API}/actions/runs/7/artifacts"] = {"artifacts": []}
    done = post(github, tmp_path)
    assert (done.returncode, done.stdout, github.written) == (0, "The run left no text: nothing is posted.\n", [])


def test_a_run_of_another_event_and_a_host_that_refuses_are_told_in_a_sentence(github: GitHost, tmp_path: Path) -> None:
    done = post(github, tmp_path, {**RUN, "event": "push"})
    assert (done.returncode, done.stderr) == (1, "The run is of the event 'push', not of a pull request.\n")
    del github.answers[f"{API}/actions/runs/7/artifacts"]
    done = post(github, tmp_path)
    expected = "The host answered 404 to GET repos/county/register/actions/runs/7/artifacts?name=register-review.\n"
    assert (done.returncode, done.stderr) == (1, expected)
    done = post(github, tmp_path, GITHUB_API_URL="http://127.0.0.1:1")
    assert (done.returncode, done.stderr.startswith("The host does not answer to GET ")) == (1, True)


@pytest.fixture
def gitlab() -> Iterator[GitHost]:
    """Serve a host with two merge requests: one of a fork, whose pipeline left the text, and one without a pipeline."""
    requests = "/projects/3/merge_requests"
    host = GitHost({}, Comments({"author": {"id": 99}}), f"{requests}/5/notes", f"{requests}/5/notes")
    kept = [{"file_type": "trace"}, {"file_type": "archive"}]
    host.answers = {
        "/user": {"id": 99},
        requests: pages([{"iid": 4}, {"iid": 5}]),
        f"{requests}/4": {"head_pipeline": None},
        f"{requests}/5": {"head_pipeline": {"id": 70, "project_id": 44}},
        f"{requests}/5/diffs": pages([{"new_path": "data/responses/AUD-01.yaml", "old_path": "data/x.yaml"}]),
        "/projects/44/pipelines/70/jobs": pages([{"id": 8, "name": "register", "artifacts": kept}]),
        "/projects/44/jobs/8/artifacts/review.md": TEXT.encode(),
    }
    with served(host):
        yield host


def on_gitlab(host: GitHost, tmp_path: Path) -> subprocess.CompletedProcess[str]:
    more = {"GITLAB_CI": "true", "CI_API_V4_URL": host.address, "CI_PROJECT_ID": "3", "TRACKER_REVIEW_TOKEN": "t"}
    return post(host, tmp_path, **more)


def test_on_gitlab_each_merge_request_gets_one_note(gitlab: GitHost, tmp_path: Path) -> None:
    gitlab.comments.add(TEXT.replace("missing", "fine"), author={"id": 1})
    for _ in range(2):
        done = on_gitlab(gitlab, tmp_path)
        assert (done.returncode, done.stderr) == (0, "")
    assert gitlab.comments.bodies == [TEXT.replace("missing", "fine"), TEXT]
    gitlab.answers["/projects/44/jobs/8/artifacts/review.md"] = TEXT.replace("no evidence", "none").encode()
    assert on_gitlab(gitlab, tmp_path).returncode == 0
    assert gitlab.written == ["POST", "PUT"]
    gitlab.answers["/projects/44/jobs/8/artifacts/review.md"] = b"/close\n"
    done = on_gitlab(gitlab, tmp_path)
    refused = "!5: The text is not as `review` writes it: something in it could come alive.\n"
    assert (done.returncode, done.stderr, gitlab.written) == (1, refused, ["POST", "PUT"])
