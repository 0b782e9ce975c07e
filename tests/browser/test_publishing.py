"""An owner signs in, adds a document, and publishes: the branch arrives. Nobody else has that door."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import NOTHING, findings
from tests.browser.conftest import ROOT, Server, free_port
from tests.browser.serving import wait_until_drawn, wait_until_laid_out
from tests.browser.test_sign_in import provider, secrets, sign_in  # noqa: F401  (provider: a fixture)
from tests.documents.small_files import office, pdf

EDITORS = '\n[editors]\n"owner@force.example" = ["mps"]\n'


class County(NamedTuple):
    """A dashboard on which editors may publish, and the remote that they publish to."""

    server: Server
    host: Path


def git(folder: Path, *words: str) -> str:
    who = ("-c", "user.name=Keeper", "-c", "user.email=keeper@county.example")
    environment = os.environ | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    command = ["git", *who, *words]
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=True)
    return done.stdout.strip()


@pytest.fixture(scope="module")
def county(
    serve: Callable[..., Server],
    provider: str,  # noqa: F811  (it is the fixture)
    tmp_path_factory: pytest.TempPathFactory,
) -> County:
    folder = tmp_path_factory.mktemp("county")
    shutil.copytree(ROOT / "data", folder / "data")
    git(folder, "init", "--quiet", "--initial-branch=main")
    git(folder, "add", "data")
    git(folder, "commit", "--quiet", "--message", "The register")
    git(folder, "clone", "--quiet", "--bare", ".", "host.git")
    git(folder, "remote", "add", "origin", str(folder / "host.git"))
    port = free_port()
    file = secrets(tmp_path_factory.mktemp("secrets") / "secrets.toml", provider, port)
    file.write_text(file.read_text(encoding="utf-8") + EDITORS, encoding="utf-8")
    server = serve("--secrets.files", str(file), port=port, TRACKER_REGISTER=folder / "data", TRACKER_PUBLISH="1")
    return County(server, folder / "host.git")


def choose(tab: Page, label: str, words: str) -> None:
    box = tab.get_by_role("combobox", name=label)
    box.click()
    box.fill(words)
    tab.get_by_role("option").first.click()


def begin_evidence(tab: Page, county: County, who: str) -> None:
    tab.goto(f"{county.server.address}/update?about=ICO-05&record=evidence&party=mps")
    sign_in(tab, who)
    tab.get_by_label("Title of the document").wait_for(timeout=45_000)


def fill_in(tab: Page) -> None:
    tab.get_by_label("Title of the document").fill("The agreement")
    choose(tab, "What sort of document it is", "Agreement")
    tab.get_by_label("The document’s own date").fill("20 December 2019")
    tab.get_by_label("What the document shows").fill("It is signed.")
    tab.get_by_role("radiogroup", name="Who may read this").get_by_text("Public", exact=True).click()


def add(tab: Page, name: str, content: bytes) -> None:
    file = {"name": name, "mimeType": "application/octet-stream", "buffer": content}
    tab.locator("input[type=file]").set_input_files(file)  # type: ignore[arg-type]


def test_an_owner_adds_a_document_and_publishes_it(county: County, page: Callable[..., Page]) -> None:
    tab = page(fresh=True)
    begin_evidence(tab, county, "Owner@Force.example")
    fill_in(tab)
    add(tab, "Scan.docx", office(a__vbaProject_bin=b"a"))
    expect(tab.get_by_text("Scan.docx is not taken. It has macros")).to_be_visible()
    tab.get_by_test_id("stFileChip").get_by_role("button").click()
    expect(tab.get_by_text("Scan.docx is not taken.")).to_have_count(0)
    add(tab, "Scan.pdf", pdf(info="/Author (A. Clerk)"))
    expect(tab.get_by_text("Scan.pdf names A. Clerk")).to_be_visible()
    tab.get_by_role("button", name="Send for approval").click()
    expect(tab.get_by_text("with Scan.pdf (kept as evidence/ICO-05-the-agreement.pdf).")).to_be_visible()
    expect(tab.locator("input[type=file]")).to_have_count(0)
    expect(tab.get_by_role("heading", name="Your entry is sent")).to_be_focused()
    wait_until_drawn(tab)
    tab.set_viewport_size({"width": 320, "height": 800})
    wait_until_laid_out(tab)
    assert findings(tab) == NOTHING

    [branch] = [each for each in git(county.host, "branch", "--format=%(refname:short)").split() if each != "main"]
    assert git(county.host, "log", "--format=%ae %s", "-1", branch) == "Owner@Force.example ICO-05: evidence added"
    assert git(county.host, "diff", "--name-only", f"main...{branch}").splitlines() == [
        "data/evidence/ICO-05-the-agreement.pdf",
        "data/responses/ICO-05.yaml",
    ]
    assert f'change reader="Owner@Force.example" id="ICO-05" branch="{branch}"' in county.server.log()
    assert "The agreement" not in county.server.log()


def test_whoever_is_no_editor_has_no_field_for_a_document_and_no_door(
    county: County, page: Callable[..., Page]
) -> None:
    tab = page(fresh=True)
    begin_evidence(tab, county, "panel@force.example")
    fill_in(tab)
    expect(tab.get_by_text("not on the list of those who may send entries from here")).to_be_visible()
    expect(tab.locator("input[type=file]")).to_have_count(0)
    expect(tab.get_by_role("button", name="Send for approval")).to_have_count(0)
    answer = tab.evaluate(
        """async () => {
            const form = new FormData()
            form.append('file', new Blob(['a']), 'a.txt')
            const answer = await fetch('_stcore/upload_file/a/b', {method: 'PUT', body: form})
            return [answer.status, await answer.text()]
        }"""
    )
    assert answer == [404, "Nothing can be uploaded here.\n"]
