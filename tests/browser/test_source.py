"""From a record to the very line of the register's own text that says so, in a browser."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.axe import NOTHING, findings, lay_bare
from tests.browser.conftest import Server
from tests.browser.serving import wait_until_drawn, wait_until_laid_out
from tracker.ui.shell.menu import PAGES

pytestmark = pytest.mark.xdist_group("shipped")


@pytest.mark.parametrize(
    ("name", "line"),
    [("responses/ICO-05.yaml:10", "- date: 2020-01-08"), ("recommendations.yaml:270", "- id: ICO-05")],
)
def test_a_place_on_a_record_leads_to_its_line_which_is_marked_and_in_sight(
    served: Callable[[str], Server], page: Callable[..., Page], name: str, line: str
) -> None:
    tab = page(fresh=True)
    tab.goto(f"{served('shipped').address}/recommendations?id=ICO-05&as_at=2020-02-29")
    tab.get_by_role("link", name=name).first.click()
    file, _, number = name.partition(":")
    expect(tab.get_by_role("heading", level=1)).to_have_text([file])
    expect(tab.get_by_text("29 February 2020").first).to_be_visible()
    wait_until_drawn(tab)

    marked = tab.locator("tr.asked-for")
    expect(marked).to_have_count(1)
    expect(marked).to_have_attribute("id", f"L{number}")
    expect(marked).to_contain_text(line)
    expect(marked.get_by_role("rowheader")).to_have_accessible_name(f"{number} , the line asked for")
    expect(marked).to_be_in_viewport()
    expect(marked).to_be_focused()
    assert tab.evaluate("() => document.querySelectorAll('*').length") < 6000
    lay_bare(tab)
    assert findings(tab) == NOTHING


def test_it_is_in_no_menu(served: Callable[[str], Server], page: Callable[..., Page]) -> None:
    tab = page()
    tab.goto(f"{served('shipped').address}/source")
    expect(tab.get_by_role("heading", level=1)).to_have_text(["The register’s own text"])

    expect(tab.locator(".st-key-menu a")).to_have_count(len(PAGES))
    expect(tab.locator(".st-key-menu").get_by_text("Source")).to_have_count(0)
    expect(tab.get_by_test_id("stSidebarNav")).to_have_count(0)


def test_the_line_asked_for_is_told_without_colours_and_on_a_narrow_screen(
    served: Callable[[str], Server], page: Callable[..., Page]
) -> None:
    tab = page(width=320)
    tab.emulate_media(forced_colors="active")
    tab.goto(f"{served('shipped').address}/source?file=responses/ICO-05.yaml&line=10#L10")
    wait_until_drawn(tab)
    wait_until_laid_out(tab)
    marked = tab.locator("tr.asked-for td.text")

    assert marked.evaluate("cell => getComputedStyle(cell).borderTopWidth") == "2px"
    expect(tab.get_by_text("▶")).to_be_visible()
    tab.emulate_media(forced_colors="none")
