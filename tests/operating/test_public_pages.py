"""The public pages, made by the workflow's very command, as a real nginx with deploy/nginx-site.conf serves them."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from tests.browser.conftest import ROOT, free_port
from tests.operating.asking import ask
from tests.operating.nginx import find_nginx, start_nginx, wait_for, write_certificate

WORKFLOW = yaml.safe_load((ROOT / ".github/workflows/pages.yml").read_text("utf-8"))


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The pages, made by the very command that the workflow runs."""
    [command] = [step["run"] for step in WORKFLOW["jobs"]["make"]["steps"] if "-m tracker" in step.get("run", "")]
    folder = tmp_path_factory.mktemp("pages")
    environment = os.environ | {"ADDRESS": "https://register.example.org", "TRACKER_REGISTER": "data"}
    placed = command.replace("-o site", f"-o {folder / 'site'}")
    assert placed != command
    done = subprocess.run(["bash", "-e", "-c", placed], cwd=ROOT, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return folder / "site"


@pytest.fixture(scope="module")
def served(made: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    nginx = find_nginx()
    if nginx is None:
        pytest.skip("There is no nginx here, and it cannot be installed: on Debian, apt-get install nginx-light.")
    folder, port = tmp_path_factory.mktemp("nginx"), free_port()
    write_certificate(folder)
    text = (ROOT / "deploy/nginx-site.conf").read_text("utf-8")
    text = text.replace("register.example.org", "localhost").replace("/srv/site/pages", str(made))
    text = re.sub(r" *listen \[::\].*\n", "", re.sub(r"/etc/ssl/\w+/", f"{folder}/", text))
    process = start_nginx(nginx, folder, text.replace("listen 443", f"listen 127.0.0.1:{port}"))
    wait_for(port)
    yield f"https://localhost:{port}"
    process.terminate()
    process.wait(timeout=10)


def test_the_workflow_has_no_more_rights_than_each_job_needs() -> None:
    assert WORKFLOW["permissions"] == {}
    assert {name: job["permissions"] for name, job in WORKFLOW["jobs"].items()} == {
        "make": {"contents": "read"},
        "publish": {"pages": "write", "id-token": "write"},
    }
    assert WORKFLOW["jobs"]["make"]["if"] == "vars.TRACKER_SITE == 'on'"


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/recommendations/ICO-05.html", "text/html; charset=utf-8"),
        ("/style.css", "text/css; charset=utf-8"),
        ("/feed.xml", "application/atom+xml; charset=utf-8"),
        ("/data/position.json", "application/json"),
    ],
)
def test_each_file_is_sent_as_what_it_is_and_asked_about_every_time(served: str, path: str, kind: str) -> None:
    answer = ask(served + path)
    assert (answer.status, answer.headers["content-type"]) == (200, [kind])
    assert answer.headers["cache-control"] == ["no-cache"]
    assert answer.headers["x-content-type-options"] == ["nosniff"]
    [policy] = answer.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; style-src 'self';")
    again = ask(served + path, {"If-None-Match": answer.headers["etag"][0]})
    assert again.status == 304


def test_an_address_without_a_page_is_told_so_with_the_way_to_those_that_there_are(served: str) -> None:
    answer = ask(f"{served}/recommendations/ICO-99.html")
    assert answer.status == 404
    text = answer.body.decode()
    assert "This page is not there" in text
    assert 'href="https://register.example.org/recommendations.html"' in text


def test_nothing_that_begins_with_a_dot_is_served(served: str, made: Path) -> None:
    (made / ".unfinished.html").write_text("half")
    assert ask(f"{served}/.unfinished.html").status == 404
