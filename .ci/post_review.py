"""Posts what `review-register` left of a change as one comment below it: writes it, edits it, or takes it away.

Runs where it may write, so it is run from the default branch and with the standard library alone. What it posts a fork
can have written: it is read as data, and refused where anything in it could come alive.

On GitHub it is told of a run that has ended (`GITHUB_EVENT_PATH`, `GITHUB_TOKEN`); on GitLab a schedule starts it, and
it looks at every open merge request (`CI_API_V4_URL`, `CI_PROJECT_ID`, `TRACKER_REVIEW_TOKEN`).
"""

from __future__ import annotations

import io
import json
import os
import sys
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
from tracker.outputs.inert import MARKER, MOST_BYTES, inert, is_inert

ARTIFACT, FILE, JOB = "register-review", "review.md", "register"
_MOST_PACKED, _MOST_PAGES, _SECONDS = 1 << 20, 40, 30
_MOST_FILES = 1000  # GitLab lists no more of a change, GitHub 3,000: behind them any other file may be changed as well
BESIDE = (
    "This change also edits files beside the register, and may so have changed what wrote the lines above:"
    " read those files first."
)


class Refused(Exception):
    """Nothing is posted; the message says why in one sentence."""


class Comment(NamedTuple):
    """A comment of ours: its id, and its text."""

    id: int
    body: str


class Host:
    """A host's API, by its address and the header that carries the token."""

    def __init__(self, address: str, header: str, token: str) -> None:
        self._address, self._header, self._token = address.rstrip("/"), header, token

    def bytes_of(self, path: str, most: int, method: str = "GET", data: Any = None) -> bytes:
        """Return what the host answers; raise `Refused` where it is longer, or where the host refuses."""
        body = None if data is None else json.dumps(data).encode()
        request = Request(f"{self._address}/{path}", body, {"Content-Type": "application/json"}, method=method)
        # Unredirected: a document is fetched from another host, which the token is none of.
        request.add_unredirected_header(self._header, self._token)
        try:
            with urlopen(request, timeout=_SECONDS) as answer:
                content = answer.read(most + 1)
        except HTTPError as error:
            raise Refused(f"The host answered {error.code} to {method} {path}.") from None
        except (URLError, OSError) as error:
            raise Refused(f"The host does not answer to {method} {path}: {error}.") from None
        if len(content) > most:
            raise Refused(f"What the host answers to {path} is longer than {most:,} bytes.")
        return bytes(content)

    def ask(self, path: str, method: str = "GET", data: Any = None) -> Any:
        """Return a host's answer."""
        content = self.bytes_of(path, 1 << 25, method, data)
        try:
            return json.loads(content) if content else None
        except ValueError:
            raise Refused(f"The host answers to {path} with something that is no JSON.") from None

    def all_of(self, path: str, **query: str) -> Iterator[Any]:
        """Yield the items of a list, page by page."""
        for page in range(1, _MOST_PAGES + 1):
            items = self.ask(f"{path}?{urlencode({**query, 'per_page': 100, 'page': page})}")
            yield from items
            if len(items) < 100:
                return


def on_github(environment: dict[str, str]) -> None:
    """Post the text of the run that has ended."""
    host = Host(environment["GITHUB_API_URL"], "Authorization", f"Bearer {environment['GITHUB_TOKEN']}")
    repository = f"repos/{environment['GITHUB_REPOSITORY']}"
    run = json.loads(Path(environment["GITHUB_EVENT_PATH"]).read_bytes())["workflow_run"]
    number = _pull_request(host, repository, run)
    if number is None:
        print("No open pull request is at the commit of this run: nothing is posted.")
        return
    text = _left_by(host, repository, int(run["id"]))
    if text is None:
        print("The run left no text: nothing is posted.")
        return
    files = host.all_of(f"{repository}/pulls/{number}/files")
    # Of a file that was moved its earlier place counts too.
    changed = {name for each in files for name in (each["filename"], each.get("previous_filename")) if name}
    comments = f"{repository}/issues/{number}/comments"
    ours = [
        Comment(each["id"], each["body"])
        for each in host.all_of(comments)
        if each["body"].startswith(MARKER) and each["user"]["login"] == "github-actions[bot]"
    ]
    edit = f"{repository}/issues/comments"
    _post(host, _checked(text, changed, environment), ours, comments, edit, "PATCH")


def _pull_request(host: Host, repository: str, run: Any) -> int | None:
    """Return the open pull request at whose newest commit the run was, None where there is none."""
    if run["event"] != "pull_request":
        raise Refused(f"The run is of the event '{run['event']}', not of a pull request.")
    head = run["head_repository"]
    if head is None:  # the fork is gone
        return None
    branch = f"{head['owner']['login']}:{run['head_branch']}"
    found = [
        int(each["number"])
        for each in host.all_of(f"{repository}/pulls", state="open", head=branch)
        if each["head"]["sha"] == run["head_sha"] and (each["head"]["repo"] or {}).get("id") == head["id"]
    ]
    return found[0] if found else None


def _left_by(host: Host, repository: str, run: int) -> bytes | None:
    """Return the text that a run left, None where it left none."""
    listed = host.ask(f"{repository}/actions/runs/{run}/artifacts?name={ARTIFACT}")["artifacts"]
    ids = [int(each["id"]) for each in listed if each["name"] == ARTIFACT and not each["expired"]]
    if not ids:
        return None
    packed = host.bytes_of(f"{repository}/actions/artifacts/{max(ids)}/zip", _MOST_PACKED)
    try:
        with zipfile.ZipFile(io.BytesIO(packed)) as archive, archive.open(FILE) as file:
            return file.read(MOST_BYTES + 1)  # of what claims to be short, too, no more is unpacked
    except (zipfile.BadZipFile, zlib.error, KeyError, RuntimeError, OSError, EOFError, ValueError) as error:
        raise Refused(f"What the run left is no archive with a file {FILE}: {error}") from None


def on_gitlab(environment: dict[str, str]) -> None:
    """Post the text of every open merge request."""
    host = Host(environment["CI_API_V4_URL"], "PRIVATE-TOKEN", environment["TRACKER_REVIEW_TOKEN"])
    project = f"projects/{int(environment['CI_PROJECT_ID'])}"
    me = host.ask("user")["id"]
    refused = []
    for request in host.all_of(f"{project}/merge_requests", state="opened"):
        try:
            _post_on_gitlab(host, f"{project}/merge_requests/{int(request['iid'])}", me, environment)
        except Refused as error:
            refused.append(f"!{request['iid']}: {error}")
    if refused:
        raise Refused("\n".join(refused))


def _post_on_gitlab(host: Host, request: str, me: int, environment: dict[str, str]) -> None:
    pipeline = host.ask(request).get("head_pipeline")
    if not pipeline:
        return
    project = f"projects/{int(pipeline['project_id'])}"
    jobs = [
        int(each["id"])
        for each in host.all_of(f"{project}/pipelines/{int(pipeline['id'])}/jobs")
        if each["name"] == JOB and any(kept["file_type"] == "archive" for kept in each.get("artifacts") or ())
    ]
    if not jobs:
        return
    text = host.bytes_of(f"{project}/jobs/{max(jobs)}/artifacts/{FILE}", MOST_BYTES)
    diffs = host.all_of(f"{request}/diffs")
    changed = {name for each in diffs for name in (each["new_path"], each["old_path"])}
    notes = f"{request}/notes"
    ours = [
        Comment(each["id"], each["body"])
        for each in host.all_of(notes)
        if each["body"].startswith(MARKER) and each["author"]["id"] == me
    ]
    _post(host, _checked(text, changed, environment), ours, notes, notes, "PUT")


def _checked(text: bytes, changed: set[str], environment: dict[str, str]) -> str:
    """Return what may be posted, "" where there is nothing to say; raise `Refused` where the text is no such."""
    if not text:
        return ""
    if len(text) > MOST_BYTES:
        raise Refused(f"The text is longer than {MOST_BYTES:,} bytes.")
    try:
        lines = text.decode()
    except UnicodeDecodeError:
        raise Refused("The text is not in UTF-8.") from None
    if not lines.startswith(f"{MARKER}\n") or not is_inert(lines.removeprefix(f"{MARKER}\n")):
        raise Refused("The text is not as `review` writes it: something in it could come alive.")
    folder = f"{environment.get('TRACKER_REGISTER') or 'data'}/"
    beside = len(changed) >= _MOST_FILES or any(not name.startswith(folder) for name in changed)
    return f"{lines}\n- {inert(BESIDE)}\n" if beside else lines


def _post(host: Host, text: str, ours: list[Comment], new: str, edit: str, change: str) -> None:
    """Leave one comment that says this; none where there is nothing to say."""
    kept = ours[:1] if text else []
    for each in ours[len(kept) :]:
        host.ask(f"{edit}/{each.id}", "DELETE")
    if kept and kept[0].body.strip() != text.strip():
        host.ask(f"{edit}/{kept[0].id}", change, {"body": text})
    elif text and not kept:
        host.ask(new, "POST", {"body": text})


def main() -> int:
    """Post; return the exit code."""
    environment = dict(os.environ)
    try:
        (on_gitlab if environment.get("GITLAB_CI") == "true" else on_github)(environment)
    except Refused as error:
        print(error, file=sys.stderr)
        return 1
    except KeyError as error:
        print(f"{error.args[0]} is not set, or not in what the host answers.", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
