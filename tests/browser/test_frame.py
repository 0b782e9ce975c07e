"""The frame in a real browser: whoever opens a page first gets it whole, and an edit shows by itself."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import NOTHING, findings, lay_bare
from tests.browser.conftest import ROOT, Server
from tests.browser.serving import wait_until_drawn
from tracker.ui.shell.menu import PAGES

pytestmark = pytest.mark.xdist_group("shipped")


def expect_whole(tab: Page, name: str) -> None:
    """Expect a page with its frame, under its name. All begin with the same line (tests/pages/test_begin.py)."""
    expect(tab.get_by_role("heading", level=1)).to_have_count(1)
    expect(tab.locator(".st-key-menu a")).to_have_count(len(PAGES))
    expect(tab.locator(".st-key-menu a[aria-current=page]")).to_have_text(name)
    expect(tab.get_by_role("heading", level=2).or_(tab.get_by_role("table")).first).to_be_visible()


def test_a_page_opened_cold_by_its_address_carries_the_frame(
    serve: Callable[..., Server], page: Callable[..., Page]
) -> None:
    """A page that is not the first; the first is opened cold by the test of an edit."""
    server = serve(TRACKER_REGISTER="data")
    try:
        tab = page()
        tab.goto(f"{server.address}/assurance?as_at=2020-02-29")  # the first request after the start
        expect(tab.get_by_text("Position as at 29 February 2020")).to_be_visible()
        expect_whole(tab, "Assurance")
    finally:
        server.stop()


@pytest.fixture
def edited(serve: Callable[..., Server], tmp_path: Path) -> Iterator[tuple[Server, Path]]:
    """A dashboard over a copy of the shipped register, and the copy."""
    folder = Path(shutil.copytree(ROOT / "data", tmp_path / "data"))
    server = serve(TRACKER_REGISTER=folder, TRACKER_CACHE=tmp_path / "cache")
    yield server, folder
    server.stop()


def test_an_edit_shows_by_itself(edited: tuple[Server, Path], page: Callable[..., Page]) -> None:
    server, folder = edited
    tab = page()
    tab.goto(f"{server.address}/?as_at=2020-01-08")  # the first request after the start
    counts = tab.locator("dl.tiles").first  # while a page is drawn again, what it showed before stands below
    expect(counts).to_contain_text(re.compile("No progress reported\\s*21"))
    expect_whole(tab, "Overview")
    file = folder / "responses" / "MOPAC-08.yaml"
    sound = file.read_text(encoding="utf-8")

    file.unlink()
    expect(counts).to_contain_text(re.compile("No progress reported\\s*22"))

    file.write_text(sound.replace("status: in_progress", "status: in_progres"), encoding="utf-8")
    expect(tab.get_by_role("alert")).to_contain_text("responses/MOPAC-08.yaml, line 11")
    expect(counts).to_contain_text(re.compile("No progress reported\\s*22"))
    assert_the_banner_breaks_no_rule(page(), f"{server.address}/recommendations?state=verified")

    file.write_text(sound, encoding="utf-8")
    expect(counts).to_contain_text(re.compile("No progress reported\\s*21"))
    expect(tab.get_by_role("alert")).to_have_count(0)


def assert_the_banner_breaks_no_rule(tab: Page, address: str) -> None:
    """Over a page that shows the last sound register while the files have a mistake."""
    tab.goto(address)
    expect(tab.get_by_role("alert")).to_be_visible()
    wait_until_drawn(tab)
    lay_bare(tab)

    assert findings(tab) == NOTHING


def test_the_position_goes_with_the_reader_from_page_to_page(dashboard: Server, page: Callable[..., Page]) -> None:
    tab = page()
    tab.goto(f"{dashboard.address}/?as_at=2020-02-29")
    wait_until_drawn(tab)
    expect(tab.get_by_text("Position as at 29 February 2020")).to_be_visible()

    tab.locator(".st-key-menu").get_by_role("link", name="Recommendations").click()
    expect(tab).to_have_url(f"{dashboard.address}/recommendations?as_at=2020-02-29")
    expect(tab.get_by_role("heading", level=1)).to_have_text(["Recommendations"])

    tab.get_by_role("link", name="ICO-05 Data Sharing Agreements with partners").click()
    expect(tab).to_have_url(f"{dashboard.address}/recommendations?id=ICO-05&as_at=2020-02-29")
    expect(tab.get_by_text("Position as at 29 February 2020")).to_be_visible()
    expect(tab.get_by_role("heading", level=1)).to_have_text(["ICO-05 Data Sharing Agreements with partners"])

    tab.go_back()
    expect(tab.get_by_role("heading", level=1)).to_have_text(["Recommendations"])


def test_a_day_is_chosen_with_the_keyboard_alone(dashboard: Server, page: Callable[..., Page]) -> None:
    tab = page()
    tab.goto(f"{dashboard.address}/?as_at=2020-01-08")
    wait_until_drawn(tab)  # what is drawn later would close the list
    expect(tab.get_by_text("Position as at 8 January 2020")).to_be_visible()

    tab.get_by_role("combobox", name="Show the position as at").focus()
    tab.keyboard.type("2020-02-29")
    tab.keyboard.press("Enter")

    expect(tab.get_by_text("Position as at 29 February 2020")).to_be_visible()
    expect(tab).to_have_url(f"{dashboard.address}/?as_at=2020-02-29")


@pytest.fixture
def dashboard(served: Callable[[str], Server]) -> Server:
    return served("shipped")
