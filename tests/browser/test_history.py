"""Meetings and Progress in a real browser, on a register with three years of history, as `make demo` serves it."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Server
from tests.browser.serving import wait_until_drawn, wait_until_nothing_sticks_out

pytestmark = pytest.mark.xdist_group("public")

WAIT = 30_000


@pytest.fixture
def demo(served: Callable[[str], Server]) -> Server:
    return served("public")


def opened(demo: Server, tab: Page, address: str, heading: str) -> Page:
    """Open a page and wait until its last section is there, which is named."""
    tab.goto(f"{demo.address}/{address}")
    expect(tab.get_by_role("heading", level=2, name=heading, exact=True)).to_be_visible(timeout=WAIT)
    return tab


def choose(tab: Page, label: str, option: str) -> None:
    """Choose from a list by the keyboard, once the page has been drawn: what is drawn later would close the list."""
    expect(tab.get_by_test_id("stApp")).to_have_attribute("data-test-script-state", "notRunning", timeout=WAIT)
    tab.get_by_role("combobox", name=label, exact=True).focus()
    tab.keyboard.type(option)
    expect(tab.get_by_role("option", name=option).first).to_be_visible()
    tab.keyboard.press("Enter")


def after(tab: Page, heading: str) -> Locator:
    """The part of the page that holds a heading."""
    return tab.locator(".stHtml", has=tab.get_by_role("heading", level=2, name=heading, exact=True))


def test_a_meeting_that_is_chosen_is_shown_on_its_own_day(demo: Server, page: Callable[..., Page]) -> None:
    tab = opened(demo, page(), "meetings?as_at=2025-03-31", "Agenda")
    expect(tab.get_by_role("heading", level=1)).to_have_text(["Joint Assurance Board, 30 April 2025"])

    choose(tab, "Meeting", "17 May 2023")

    expect(tab.get_by_role("heading", level=1)).to_have_text(["Joint Assurance Board, 17 May 2023"])
    expect(tab).to_have_url(f"{demo.address}/meetings?meeting=jab-2023-05")
    expect(tab.get_by_role("combobox", name="Show the position as at")).to_have_value("17 May 2023")
    expect(tab.locator(".st-key-status")).to_contain_text("recorded on 16 May 2023")
    agenda = tab.get_by_role("table", name="The agenda, the worst first").first
    expect(agenda.get_by_role("link", name="DATA-02").first).to_be_visible()

    tab.go_back()
    expect(tab.get_by_role("heading", level=1)).to_have_text(["Joint Assurance Board, 30 April 2025"], timeout=WAIT)


def test_each_change_since_the_last_meeting_opens_to_its_commit(demo: Server, page: Callable[..., Page]) -> None:
    tab = opened(demo, page(), "meetings?meeting=jab-2023-05", "Since 22 February")
    since = tab.locator("section", has=tab.get_by_role("heading", level=2, name="Since 22 February", exact=True))
    known = r"as known then \(commit [0-9a-f]{7}\)"
    expect(since).to_contain_text(re.compile(f"{known}; and 17 May 2023, {known}\\."))

    line = since.locator("li.changed", has=tab.get_by_role("link", name="ICP-02"))
    expect(line.locator(".recorded").first).to_be_hidden()
    line.locator("summary").click()
    expect(line.locator(".recorded").first).to_have_text(re.compile(r"^recorded in [0-9a-f]{7} on \d+ \w{3} 2023$"))
    expect(line.locator(".commit").first).to_be_visible()


def test_what_a_meeting_had_before_it_is_chosen_and_kept_from_page_to_page(
    demo: Server, page: Callable[..., Page]
) -> None:
    tab = opened(demo, page(), "?as_at=2023-03-31", "Look at first")

    choose(tab, "As known", "22 February 2023 – what")

    stood = r"as the register then stood \(commit [0-9a-f]{7}, recorded on 15 February 2023\), under today’s rules"
    expect(tab.locator(".st-key-status")).to_contain_text(re.compile(stood))
    expect(tab.locator(".st-key-status")).to_contain_text("Position as at 31 March 2023")
    expect(tab).to_have_url(f"{demo.address}/?as_at=2023-03-31&known_at=jab-2023-02")

    tab.locator(".st-key-menu").get_by_role("link", name="Progress").click()
    expect(tab).to_have_url(f"{demo.address}/progress?as_at=2023-03-31&known_at=jab-2023-02")
    expect(tab.get_by_role("heading", level=1)).to_have_text(["Progress"], timeout=WAIT)
    expect(tab.locator(".st-key-status")).to_contain_text(re.compile(stood))

    choose(tab, "As known", "now")
    expect(tab.locator(".st-key-status")).to_contain_text("as known now")
    expect(tab).to_have_url(f"{demo.address}/progress?as_at=2023-03-31")


def test_the_bars_of_progress_have_a_sentence_and_a_table(demo: Server, page: Callable[..., Page]) -> None:
    tab = opened(demo, page(), "progress", "Forecast")

    expect(tab.locator("table.stack .bar").first).to_be_visible()
    tab.get_by_text("The same as a table of numbers").click()
    reading = re.compile(r"^Since the end of Q4 2021/22 \(14 on file then, 24 now\), verified rose from 0 to 9")
    expect(tab.get_by_text(reading).first).to_be_visible()
    numbers = tab.get_by_role("table", name="How many were in which state at the end of each quarter")
    expect(numbers.get_by_role("row").last).to_contain_text("Q4 2024/25")
    expect(numbers.get_by_role("columnheader").first).to_have_text("Quarter")


def test_two_dates_that_are_typed_stand_side_by_side(demo: Server, page: Callable[..., Page]) -> None:
    tab = opened(demo, page(), "progress", "Two dates side by side")

    first = tab.get_by_role("textbox", name="First day")
    first.fill("27 November 2024")
    first.press("Enter")

    told = "Between 27 November 2024 and 31 March 2025 something changed about"
    expect(tab.get_by_text(told)).to_be_visible(timeout=WAIT)
    changed = tab.get_by_role("table", name="What changed between 27 November 2024 and 31 March 2025")
    expect(changed.get_by_role("columnheader").nth(1)).to_have_text("27 Nov 2024")
    expect(changed.get_by_role("columnheader").nth(2)).to_have_text("31 Mar 2025")


def test_a_meetings_restatements_are_reached_from_progress(demo: Server, page: Callable[..., Page]) -> None:
    section = "What earlier meetings were shown that reads differently now"
    tab = opened(demo, page(), "progress", section)
    tab.get_by_role("heading", name=section).click()

    after(tab, section).get_by_role("link", name="28 Sep 2022 – Joint Assurance Board").click()

    expect(tab.get_by_role("heading", level=1)).to_have_text(["Joint Assurance Board, 28 September 2022"], timeout=WAIT)
    expect(after(tab, "What reads differently now")).to_contain_text(
        "Something reads differently now about 2 recommendations and 1 source.", timeout=WAIT
    )


@pytest.mark.parametrize(
    ("address", "heading"),
    [
        ("meetings?meeting=jab-2025-04&known_at=jab-2023-02", "Agenda"),
        (
            "progress?as_at=2023-03-31&known_at=jab-2023-02",
            "What earlier meetings were shown that reads differently now",
        ),
    ],
)
def test_nothing_sticks_out_at_320_pixels(demo: Server, page: Callable[..., Page], address: str, heading: str) -> None:
    """As it is known now, each is on the tour (test_access.py)."""
    tab = opened(demo, page(width=320), address, heading)
    wait_until_drawn(tab)
    wait_until_nothing_sticks_out(tab)
