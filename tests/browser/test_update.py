"""From the address alone to a patch that git takes, on the form, in a browser: with the keyboard, narrow, on paper."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.axe import NOTHING, findings, lay_bare
from tests.browser.conftest import ROOT, Server
from tests.browser.serving import wait_until_drawn, wait_until_nothing_sticks_out
from tests.pages.history import git
from tracker.files import read_folder
from tracker.problems import errors_in
from tracker.register.reading.reading import read
from tracker.ui.kit.address import as_the_register_writes

NOTE = "Signed with every partner."


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The shipped register in a repository of its own."""
    root = tmp_path_factory.mktemp("update")
    shutil.copytree(ROOT / "data", root / "data")
    git(root, "init", "--quiet", "--initial-branch=main")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "--message", "The register")
    return root


@pytest.fixture(scope="module")
def server(serve: Callable[..., Server], repository: Path) -> Server:
    return serve(TRACKER_REGISTER=repository / "data", TRACKER_AUDIENCE="public")


def open_form(tab: Page, server: Server) -> None:
    """Opens the form of an action, empty: what another test typed there and did not send is brought back."""
    tab.goto(f"{server.address}/update?about=ICO-05.1&party=mps-intelligence&record=update")
    expect(tab.get_by_label("On which day was it so?")).to_be_visible()
    wait_until_drawn(tab)
    empty = tab.get_by_role("link", name="Empty the form")
    if empty.is_visible():
        empty.click()
        expect(empty).to_have_count(0)
        wait_until_drawn(tab)


def typed(tab: Page, label: str, text: str) -> None:
    tab.get_by_label(label, exact=False).fill(text)
    tab.keyboard.press("Tab")
    wait_until_drawn(tab)


def chosen(tab: Page, label: str, text: str) -> None:
    box: Locator = tab.get_by_role("combobox", name=label)
    box.click()
    box.fill(text)
    tab.get_by_role("option").first.click()
    wait_until_drawn(tab)


def ticked(tab: Page, role: str, name: str) -> None:
    box = tab.get_by_role(role, name=name, exact=True).first  # type: ignore[arg-type]
    box.focus()  # by the keyboard: what is drawn meanwhile may move it
    box.press("Space")
    expect(box).to_be_checked()
    wait_until_drawn(tab)


def test_an_update_with_its_evidence_becomes_a_patch_that_git_takes(
    server: Server, repository: Path, page: Callable[..., Page], tmp_path: Path
) -> None:
    tab = page(fresh=True)
    tab.goto(f"{server.address}/update")
    tab.get_by_role("link", name="ICO-05.1").first.click()
    expect(tab.get_by_role("radio", name="One part of it, such as an agreement with one partner")).not_to_be_checked()
    ticked(tab, "radio", "All of it")
    expect(tab.get_by_role("heading", name="Your entry")).to_be_visible()
    wait_until_drawn(tab)

    chosen(tab, "Who says so", "Head of Intelligence")
    ticked(tab, "radio", "Implemented")
    typed(tab, "What was done, in a sentence or two", NOTE)
    ticked(tab, "checkbox", "Name a document that shows it (a scan, a letter, a report)")
    typed(tab, "Title of the document", "The agreements: all of them")
    chosen(tab, "What sort of document it is", "Agreement")
    typed(tab, "The document’s own date", "1 November 2026")
    typed(tab, "What the document shows", "Each bears both signatures.")
    typed(tab, "Where it is kept", "MPS, file 12")
    ticked(tab, "radio", "Public")

    sides = tab.get_by_role("table", name="ICO-05 now, and with your entry")
    expect(sides.get_by_role("row", name=re.compile("^ICO-05.1"))).to_contain_text("In progress")
    expect(sides.get_by_role("row", name=re.compile("^ICO-05.1"))).to_contain_text("Implemented")
    expect(tab.get_by_role("heading", name="Still missing")).to_have_count(0)
    with tab.expect_download() as download:
        tab.get_by_role("button", name="Download the patch").click()
    patch = tmp_path / download.value.suggested_filename
    download.value.save_as(patch)

    clone = tmp_path / "clone"
    subprocess.run(["git", "clone", "--quiet", repository, clone], check=True)
    git(clone, "apply", "--whitespace=error", str(patch))
    assert git(clone, "diff", "--stat").endswith("1 file changed, 12 insertions(+)")
    files = read_folder(clone / "data")
    register, problems = read(files.texts, files.held, date(2027, 1, 1))
    assert register is not None
    assert errors_in(problems) == 0
    response = register.responses["ICO-05"]
    assert (response.actions[0].updates[-1].note, response.actions[0].updates[-1].evidence) == (NOTE, ("E3",))
    assert response.evidence[-1].title == "The agreements: all of them"
    assert git(repository, "status", "--porcelain") == ""


def test_with_the_keyboard_alone_what_is_wrong_is_told_with_its_field_and_narrow_nothing_sticks_out(
    server: Server, page: Callable[..., Page]
) -> None:
    tab = page(width=320, height=640)
    open_form(tab, server)
    day = tab.get_by_label("On which day was it so?")
    day.focus()
    tab.keyboard.press("Control+a")
    tab.keyboard.type("31 February 2026")
    tab.keyboard.press("Tab")
    expect(day).to_have_accessible_description(re.compile("'2026-02-31' is not a day in the calendar"))
    expect(day).to_have_attribute("aria-invalid", "true")
    wait_until_drawn(tab)
    tab.evaluate("() => document.activeElement.blur()")
    assert findings(tab) == NOTHING

    day.focus()
    tab.keyboard.press("Control+a")
    tab.keyboard.type("2026-02-28")
    tab.keyboard.press("Tab")
    expect(tab.locator(".wrong-value")).to_have_count(0)
    tab.keyboard.press("ArrowDown")
    expect(tab.get_by_role("radio", name="In progress")).to_be_checked()
    wait_until_drawn(tab)
    tab.keyboard.press("Tab")
    expect(tab.get_by_label("What was done, in a sentence or two", exact=False)).to_be_focused()
    tab.keyboard.type("Going on.")
    tab.keyboard.press("Tab")
    expect(tab.get_by_role("button", name="Download the patch")).to_be_visible()
    wait_until_drawn(tab)
    lay_bare(tab)
    wait_until_nothing_sticks_out(tab)
    assert findings(tab) == NOTHING


def test_the_text_is_copied_by_a_button_under_the_shipped_policy(server: Server, page: Callable[..., Page]) -> None:
    tab = page(permissions=["clipboard-read", "clipboard-write"])
    open_form(tab, server)
    ticked(tab, "radio", "In progress")
    typed(tab, "What was done, in a sentence or two", "Going on.")
    tab.get_by_role("button", name="In data/responses/ICO-05.yaml, below line 17").click()
    expect(tab.locator(".copied:not([hidden])")).to_have_text("Copied")
    today = as_the_register_writes(tab.get_by_label("On which day was it so?").input_value())
    assert tab.evaluate("() => navigator.clipboard.readText()") == (
        f"      - date: {today}\n        status: in_progress\n        by: mps-intelligence\n        note: Going on.\n"
    )


def test_where_no_page_may_copy_the_text_is_selected(server: Server, page: Callable[..., Page]) -> None:
    tab = page(fresh=True)
    tab.add_init_script("Object.defineProperty(navigator, 'clipboard', {value: undefined})")
    open_form(tab, server)
    ticked(tab, "radio", "In progress")
    typed(tab, "What was done, in a sentence or two", "Going on.")
    tab.get_by_role("button", name="The whole new text of responses/ICO-05.yaml").click()
    assert tab.evaluate("() => getSelection().toString()").startswith("# yaml-language-server: ")
    expect(tab.locator(".copied:not([hidden])")).to_have_count(0)


def test_what_is_typed_stays_while_other_pages_are_read(server: Server, page: Callable[..., Page]) -> None:
    tab = page(fresh=True)
    tab.goto(f"{server.address}/update?about=ICO-05.1&party=mps-intelligence&record=update")
    typed(tab, "What was done, in a sentence or two", "Half a sentence")
    tab.locator(".st-key-menu").get_by_text("Outcomes").click()
    expect(tab.get_by_role("heading", level=1)).to_have_text(["Outcomes"])
    tab.go_back()
    expect(tab.get_by_label("What was done, in a sentence or two", exact=False)).to_have_value("Half a sentence")
