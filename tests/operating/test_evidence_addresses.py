"""The documents at /evidence/…: who is sent which, only ever to be saved, and what nobody gets whatever they try."""

from __future__ import annotations

import hashlib
import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.browser.conftest import ROOT, Server
from tests.operating.asking import Answer, ask
from tests.pages.history import git
from tracker.ui.shell.fetching.evidence import NO_DOCUMENT, NOT_HERE, NOT_READ, ONLY_A_POINTER

SCRIPT = b"<script>alert(1)</script>"
SECRET = b"Names of witnesses."
POINTER = "version https://git-lfs.github.com/spec/v1\noid sha256:{}\nsize 5\n"
PROXIED = {"X-Real-IP": "203.0.113.9"}  # what nginx says of a reader elsewhere, who is the public


def sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


ITEM = """  - id: {id}
    title: Paper {id}
    kind: report
    date: {day}
    shows: Something.
    file: evidence/{file}
    sha256: {sha256}
    marking: {marking}
"""
ITEMS = (
    ("E1", "2020-01-08", "page.html", SCRIPT, "public"),
    ("E2", "2020-01-08", "witnesses.txt", SECRET, "official"),
    ("E3", "2020-01-08", "two names.txt", b"Held twice.", "public"),
    ("E4", "2020-01-08", "the-same.txt", b"Held twice.", "official"),
    ("E5", "2024-01-08", "later.txt", b"Later.", "public"),
)


class Folder(NamedTuple):
    """A dashboard, and the register that it shows."""

    server: Server
    register: Path

    def ask(self, path: str, method: str = "GET", **headers: str) -> Answer:
        names = {name.replace("_", "-"): value for name, value in headers.items()}
        return ask(f"{self.server.address}/evidence/{path}", names, method)


@pytest.fixture(scope="module")
def folder(serve: Callable[..., Server], tmp_path_factory: pytest.TempPathFactory) -> Folder:
    """At its own machine it is shown to readers of "official", at a proxy to the public."""
    root = tmp_path_factory.mktemp("documents")
    register = Path(shutil.copytree(ROOT / "data", root / "data"))
    (register / "evidence").mkdir()
    for _, _, file, content, _ in ITEMS:
        (register / "evidence" / file).write_bytes(content)
    (register / "evidence/unnamed.txt").write_text("Nobody names this.", encoding="utf-8")
    items = "".join(
        ITEM.format(id=id, day=day, file=file, sha256=sha256(content), marking=marking)
        for id, day, file, content, marking in ITEMS
    )
    (register / "responses/ICO-01.yaml").write_text(f"recommendation: ICO-01\nevidence:\n{items}", encoding="utf-8")
    git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "--message", "The register")
    server = serve(TRACKER_REGISTER=register, TRACKER_AUDIENCE="official", TRACKER_CACHE=root / "cache")
    return Folder(server, register)


def told(answer: Answer) -> tuple[int, str]:
    assert answer.headers["content-type"] == ["text/plain; charset=utf-8"]
    return answer.status, answer.body.decode().rstrip()


def test_a_document_is_sent_to_be_saved_and_is_never_shown(folder: Folder) -> None:
    answer = folder.ask("ICO-01/E1")
    assert (answer.status, answer.body) == (200, SCRIPT)
    assert {
        name: answer.headers[name] for name in ("content-type", "content-disposition", "x-content-type-options")
    } == {
        "content-type": ["application/octet-stream"],
        "content-disposition": ['attachment; filename="page.html"'],
        "x-content-type-options": ["nosniff"],
    }
    assert answer.headers["cache-control"] == ["private, no-store"]  # its reader may read more than the public
    assert folder.ask("ICO-01/E1", If_None_Match=f'"{sha256(SCRIPT)}"').status == 304
    assert folder.ask("ICO-01/E1", "HEAD").body == b""
    assert folder.ask("ICO-01/E1", "POST").status == 405
    assert folder.ask("ICO-01/E3").headers["content-disposition"] == ['attachment; filename="two-names.txt"']
    assert 'file="evidence/ICO-01/E1"' in folder.server.log()


def test_a_marking_decides_who_is_sent_it(folder: Folder) -> None:
    assert folder.ask("ICO-01/E2").body == SECRET
    assert told(folder.ask("ICO-01/E2", **PROXIED)) == (404, NO_DOCUMENT)
    assert folder.ask("ICO-01/E1", **PROXIED).body == SCRIPT


def test_what_is_kept_back_answers_as_what_is_not_there(folder: Folder) -> None:
    kept_back, nowhere = folder.ask("ICO-01/E2", **PROXIED), folder.ask("ICO-01/E9", **PROXIED)
    assert (kept_back.status, kept_back.body) == (nowhere.status, nowhere.body)
    assert kept_back.headers.keys() == nowhere.headers.keys()
    assert folder.ask("ICO-01/E2", If_None_Match=f'"{sha256(SECRET)}"', **PROXIED).status == 404
    assert folder.ask("ICO-01/E2", If_None_Match="*", **PROXIED).status == 404


def test_a_document_that_another_item_keeps_back_is_kept_back(folder: Folder) -> None:
    assert folder.ask("ICO-01/E3").status == 200
    assert told(folder.ask("ICO-01/E3", **PROXIED)) == (404, NO_DOCUMENT)


@pytest.mark.parametrize(
    "path",
    [
        *("", "ICO-01", "ICO-01/", "ICO-01/E1/", "ICO-01/E1/x", "ICO-99/E1", "ICO-01.1/E1", "ICO-01/e1"),
        *(
            "ICO-01/page.html",
            "evidence/page.html",
            "ICO-01/unnamed.txt",
            "ICO-01/E1.html",
            "ICO-01/evidence%2fpage.html",
        ),
    ],
)
def test_an_address_names_an_item_and_no_file(folder: Folder, path: str) -> None:
    answer = folder.ask(path)
    assert (answer.status, answer.body.decode().rstrip()) == (404, NO_DOCUMENT)


@pytest.mark.parametrize(
    "path",
    [
        *("../evidence/page.html", "ICO-01/..%2f..%2frecommendations.yaml", "ICO-01/%2e%2e", "ICO-01/E1%00.txt"),
        *("%2e%2e/%2e%2e/etc/passwd", "ICO-01%00/E1", "//etc/passwd", "ICO-01/..%5c..%5crecommendations.yaml"),
    ],
)
def test_a_path_leads_nowhere(folder: Folder, path: str) -> None:
    answer = folder.ask(path)
    assert (answer.status, answer.body) in [(400, b"Bad Request"), (404, f"{NO_DOCUMENT}\n".encode())]


def test_an_item_of_a_later_day_is_not_there_yet(folder: Folder) -> None:
    assert told(folder.ask("ICO-01/E5?as_at=2020-01-08")) == (404, NO_DOCUMENT)
    assert folder.ask("ICO-01/E5?as_at=2024-01-08").body == b"Later."
    assert told(folder.ask("ICO-01/E5?file=page.html"))[0] == 400


def test_a_page_of_another_site_gets_none(folder: Folder) -> None:
    for mode, destination in (("cors", "empty"), ("no-cors", "image"), ("navigate", "iframe")):
        there = {"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": mode, "Sec_Fetch_Dest": destination}
        assert folder.ask("ICO-01/E1", **there).status == 403
    assert folder.ask("ICO-01/E1", Origin="https://elsewhere.example").status == 403
    assert folder.ask("ICO-01/E1", Host="elsewhere.example").status == 403


def test_nothing_else_leaves_in_the_place_of_a_document(folder: Folder, tmp_path: Path) -> None:
    """Each is tried on a file whose register stays the last valid one: another content, a link, a pipe, a folder."""
    place = folder.register / "evidence/page.html"
    outside = tmp_path / "secret.txt"
    outside.write_bytes(SECRET)
    tried = []

    def replace(make: Callable[[], object]) -> None:
        shutil.rmtree(place) if place.is_dir() and not place.is_symlink() else place.unlink(missing_ok=True)
        make()
        answer = folder.ask("ICO-01/E1")
        assert SECRET not in answer.body
        tried.append(told(answer))

    try:
        replace(lambda: place.write_bytes(SECRET))
        replace(lambda: place.write_text(POINTER.format(sha256(SCRIPT)), encoding="utf-8"))
        replace(lambda: place.symlink_to(outside))
        replace(lambda: os.mkfifo(place))
        replace(place.mkdir)
        replace(lambda: None)
    finally:
        shutil.rmtree(place) if place.is_dir() else place.unlink(missing_ok=True)
        place.write_bytes(SCRIPT)
    # The server looks at the folder at most once a second: until then what it reads has another hash.
    assert set(tried) <= {(404, NOT_HERE), (404, ONLY_A_POINTER), (503, NOT_READ)}


def test_of_the_past_it_is_the_document_of_then_if_it_is_still_held_and_may_be_read_now(folder: Folder) -> None:
    then = git(folder.register.parent, "rev-parse", "HEAD")
    response = folder.register / "responses/ICO-01.yaml"
    was = response.read_text(encoding="utf-8")
    moved = ITEM.format(id="E1", day="2020-01-08", file="page.html", sha256=sha256(SCRIPT), marking="public")
    assert moved in was
    response.write_text(was.replace(moved, moved.replace("public", "official")), encoding="utf-8")
    git(folder.register.parent, "commit", "--quiet", "--all", "--message", "Mark it up")

    ends = time.monotonic() + 20
    while folder.ask("ICO-01/E1", **PROXIED).status == 200 and time.monotonic() < ends:
        pass  # the server looks at its files at most once a second
    assert folder.ask(f"ICO-01/E1?known_at={then}").body == SCRIPT
    assert told(folder.ask(f"ICO-01/E1?known_at={then}", **PROXIED)) == (404, NO_DOCUMENT)
    assert told(folder.ask("ICO-01/E1?known_at=0123456789"))[0] in (400, 404)
