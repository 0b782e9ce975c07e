"""The frame in a real browser: whoever opens a page first gets it whole, and an edit shows by itself."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import ROOT, Server
from tracker.ui.shell.menu import PAGES

pytestmark = pytest.mark.xdist_group("shipped")


@pytest.mark.parametrize("name", ["overview", "assurance"])
def test_a_page_opened_cold_by_its_address_carries_the_frame(
    serve: Callable[..., Server], page: Callable[..., Page], name: str
) -> None:
    """The first page and one that is not: all begin with the same line (tests/pages/test_begin.py)."""
    server = serve(TRACKER_REGISTER="data")
    try:
        tab = page()
        tab.goto(f"{server.address}/{name}?as_at=2020-02-29")  # the first request after the start
        expect(tab.get_by_text("Position as at 29 February 2020")).to_be_visible(timeout=30_000)
        expect(tab.get_by_role("heading", level=1)).to_have_count(1)
        expect(tab.locator(".st-key-menu a")).to_have_count(len(PAGES))
        expect(tab.locator(".st-key-menu a[aria-current=page]")).to_have_text(name.capitalize())
        expect(tab.get_by_role("heading", level=2).or_(tab.get_by_role("table")).first).to_be_visible()
    finally:
        server.stop()


@pytest.fixture
def edited(serve: Callable[..., Server], tmp_path: Path) -> tuple[Server, Path]:
    """A dashboard over a copy of the shipped register, and the copy."""
    folder = Path(shutil.copytree(ROOT / "data", tmp_path / "data"))
    return serve(TRACKER_REGISTER=folder), folder


def test_an_edit_shows_by_itself(edited: tuple[Server, Path], page: Callable[..., Page]) -> None:
    server, folder = edited
    tab = page()
    tab.goto(f"{server.address}/?as_at=2020-01-08")
    counts = tab.locator("dl.tiles")
    expect(counts).to_contain_text(re.compile("No progress reported\\s*21"), timeout=30_000)
    file = folder / "responses" / "MOPAC-08.yaml"
    sound = file.read_text(encoding="utf-8")

    file.unlink()
    expect(counts).to_contain_text(re.compile("No progress reported\\s*22"))

    file.write_text(sound.replace("status: in_progress", "status: in_progres"), encoding="utf-8")
    expect(tab.get_by_role("alert")).to_contain_text("responses/MOPAC-08.yaml, line 11")
    expect(counts).to_contain_text(re.compile("No progress reported\\s*22"))

    file.write_text(sound, encoding="utf-8")
    expect(counts).to_contain_text(re.compile("No progress reported\\s*21"))
    expect(tab.get_by_role("alert")).to_have_count(0)


def test_the_position_goes_with_the_reader_from_page_to_page(dashboard: Server, page: Callable[..., Page]) -> None:
    tab = page()
    tab.goto(f"{dashboard.address}/?as_at=2020-02-29")
    expect(tab.get_by_text("Position as at 29 February 2020")).to_be_visible(timeout=30_000)

    tab.locator(".st-key-menu").get_by_role("link", name="Recommendations").click()
    expect(tab).to_have_url(f"{dashboard.address}/recommendations?as_at=2020-02-29")
    expect(tab.get_by_role("heading", level=1)).to_have_text("Recommendations")

    tab.get_by_role("link", name="ICO-05 Data Sharing Agreements with partners").click()
    expect(tab).to_have_url(f"{dashboard.address}/recommendations?id=ICO-05&as_at=2020-02-29")
    expect(tab.get_by_text("Position as at 29 February 2020")).to_be_visible()
    expect(tab.get_by_role("heading", level=1)).to_have_text("ICO-05 Data Sharing Agreements with partners")

    tab.go_back()
    expect(tab.get_by_role("heading", level=1)).to_have_text("Recommendations")


def test_a_day_is_chosen_with_the_keyboard_alone(dashboard: Server, page: Callable[..., Page]) -> None:
    tab = page()
    tab.goto(f"{dashboard.address}/?as_at=2020-01-08")
    expect(tab.get_by_text("Position as at 8 January 2020")).to_be_visible(timeout=30_000)

    tab.get_by_role("combobox", name="Show the position as at").focus()
    tab.keyboard.type("2020-02-29")
    tab.keyboard.press("Enter")

    expect(tab.get_by_text("Position as at 29 February 2020")).to_be_visible()
    expect(tab).to_have_url(f"{dashboard.address}/?as_at=2020-02-29")


@pytest.mark.parametrize("width", [320, 768, 1280, 1920])
@pytest.mark.parametrize("address", ["", "recommendations", "recommendations?id=ICO-05"])
def test_nothing_sticks_out_at_the_side(dashboard: Server, page: Callable[..., Page], width: int, address: str) -> None:
    tab = page(width=width)
    tab.goto(f"{dashboard.address}/{address}")
    expect(tab.get_by_role("heading", level=2).or_(tab.get_by_role("table")).first).to_be_visible(timeout=30_000)
    sticking_out = tab.locator("[data-testid=stMain]").evaluate("main => main.scrollWidth - main.clientWidth")

    assert sticking_out == 0


@pytest.fixture
def dashboard(served: Callable[[str], Server]) -> Server:
    return served("shipped")
