"""The page Data in a browser: a file is saved, the page stays and says what becomes of it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.conftest import Server
from tests.browser.serving import wait_until_drawn


def open_data(tab: Page, address: str) -> None:
    """Open the page and wait for its script: without one a link is followed as any other."""
    tab.goto(address)
    wait_until_drawn(tab)
    tab.wait_for_function("() => window.trackerAttends === true")


def form(tab: Page, file: str) -> Locator:
    """The link to a form of a file: "JSON: Position"."""
    label, title = file.split(": ")
    return tab.get_by_role("link", name=re.compile(rf"^{label}\s?: {title}$"))


def test_a_file_is_saved_under_its_name_by_keyboard_too_and_the_page_stays(
    served: Callable[[str], Server], page: Callable[..., Page]
) -> None:
    tab = page()
    open_data(tab, f"{served('shipped').address}/data?as_at=2020-02-29")
    link = form(tab, "JSON: Position")
    for press in (link.click, lambda: link.press("Enter")):
        with tab.expect_download() as saved:
            press()
        assert saved.value.suggested_filename == "position-2020-02-29-official-sensitive.json"
        assert json.loads(saved.value.path().read_bytes())["as_at"] == "2020-02-29"
    expect(tab).to_have_url(re.compile(r"/data\?as_at=2020-02-29$"))
    expect(tab.locator(".becomes").first).to_have_text("")


def test_while_a_file_is_made_the_page_says_so_and_a_second_press_asks_for_no_second(
    served: Callable[[str], Server], page: Callable[..., Page]
) -> None:
    tab = page(fresh=True)
    open_data(tab, f"{served('shipped').address}/data")
    asked: list[Route] = []  # held back: a large register takes as long
    tab.route("**/data/position.csv*", lambda route: asked.append(route))
    link = form(tab, "CSV: Position")
    link.click()
    becomes = tab.locator(".files", has=link).locator(".becomes")
    expect(becomes).to_have_text("Being made…")
    expect(becomes).to_have_role("status")
    expect(link).to_have_attribute("aria-busy", "true")
    link.click()
    with tab.expect_download():
        [held] = asked
        held.continue_()
    expect(becomes).to_have_text("")


def test_why_a_file_is_not_made_is_said_on_the_page(serve: Callable[..., Server], page: Callable[..., Page]) -> None:
    server = serve(TRACKER_REGISTER="data")
    tab = page(fresh=True)
    open_data(tab, f"{server.address}/data")
    link = form(tab, "CSV: Position")
    expect(link).to_be_visible()
    becomes = tab.locator(".files", has=link).locator(".becomes")
    link.evaluate("link => { link.href = 'data/position.csv?known_at=no-such-revision' }")
    link.click()
    expect(becomes).to_have_text("'no-such-revision' is not a date, meeting, tag or commit of this register.")

    server.stop()
    link.click()
    expect(becomes).to_have_text("The dashboard did not answer. Try again in a minute.")
    expect(tab.get_by_role("heading", level=1)).to_have_text(["Data"])


def test_the_address_for_a_script_is_that_under_which_the_reader_came(
    served: Callable[[str], Server], page: Callable[..., Page]
) -> None:
    tab = page()
    address = served("shipped").address
    open_data(tab, f"{address}/data")
    expect(tab.locator("#position")).to_be_visible()
    lines = tab.locator("details", has=tab.locator("#position")).locator("pre")
    assert lines.all_text_contents() == [
        f'curl --fail -OJ "{address}/data/position.csv?as_at=2020-01-08"',
        f'curl --fail -OJ "{address}/data/position.json?as_at=2020-01-08"',
    ]
