"""The shipped register at a remote, on whose Update page entries can be sent; and one entry, filled in and sent."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.serving import ROOT, wait_until_drawn
from tests.documents.small_files import pdf

_HOST = "  repository: https://git.county.example/board/register\n"
_PERSON = "[user]\n\tname = A. Owner\n\temail = owner@county.example\n"


def variables(folder: Path) -> dict[str, str | Path]:
    """Returns what a dashboard is told on which whoever sits at it may send entries."""
    return {
        "TRACKER_REGISTER": clone(folder) / "data",
        "TRACKER_CACHE": folder / "cache" / "published",
        "TRACKER_PUBLISH": "1",
        "GIT_CONFIG_GLOBAL": folder / "published" / "person",
    }


def clone(folder: Path) -> Path:
    """Makes the clone and its remote, where they are not there already; returns the clone."""
    there = folder / "published" / "clone"
    if not there.exists():
        shutil.copytree(ROOT / "data", there / "data")
        file = there / "data" / "recommendations.yaml"
        said = file.read_text(encoding="utf-8")
        assert "  repository: null\n" in said
        file.write_text(said.replace("  repository: null\n", _HOST, 1), encoding="utf-8")
        (there.parent / "person").write_text(_PERSON, encoding="utf-8")
        _git(there, "init", "--quiet", "--initial-branch=main")
        _git(there, "add", "data")
        _git(there, "commit", "--quiet", "--message", "The register")
        _git(there, "clone", "--quiet", "--bare", ".", "../remote.git")
        _git(there, "remote", "add", "origin", str(there.parent / "remote.git"))
    return there


def _git(folder: Path, *words: str) -> None:
    environment = os.environ | {"GIT_CONFIG_GLOBAL": str(folder.parent / "person"), "GIT_CONFIG_NOSYSTEM": "1"}
    subprocess.run(["git", *words], cwd=folder, env=environment, check=True, capture_output=True)


def fill_in(tab: Page) -> None:
    """Fills in that an agreement with one partner was signed, with the agreement; apart for each width of a window."""
    assert tab.viewport_size is not None
    partner = f"Borough {tab.viewport_size['width']}"
    _type(tab, "What it is, such as an agreement with one partner", f"Agreement with {partner}")
    _type(tab, "On which day was it so?", "25 November 2026")
    tab.get_by_role("radio", name="Implemented", exact=True).first.check(force=True)
    wait_until_drawn(tab)
    _type(tab, "What was done, in a sentence or two", f"Signed by both sides: {partner}.")
    scan = {"name": "scan.pdf", "mimeType": "application/pdf", "buffer": pdf()}
    tab.locator("input[type=file]").set_input_files(scan)  # type: ignore[arg-type]
    expect(tab.get_by_test_id("stFileChip")).to_be_visible()
    wait_until_drawn(tab)
    box = tab.get_by_role("combobox", name="What sort of document it is")
    box.click()
    box.fill("Agreement")
    tab.get_by_role("option").first.click()
    wait_until_drawn(tab)
    _type(tab, "The document’s own date", "25 November 2026")
    _type(tab, "What the document shows", "Both signatures.")
    tab.get_by_role("radiogroup", name="Who may read this").get_by_text("Public", exact=True).click()
    wait_until_drawn(tab)


def fill_in_and_send(tab: Page) -> None:
    """Fills it in, and sends it."""
    fill_in(tab)
    tab.get_by_role("button", name="Send for approval").click()


def _type(tab: Page, label: str, text: str) -> None:
    tab.get_by_label(label, exact=False).fill(text)
    tab.keyboard.press("Tab")
    wait_until_drawn(tab)
