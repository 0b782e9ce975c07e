"""Every task without a mouse: Tab, Shift+Tab, Enter, Escape, the arrows and typing alone. The focus is always seen."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from typer.testing import CliRunner

from tests.browser.conftest import ROOT, Server
from tests.browser.serving import wait_until_drawn
from tracker.commands import app

pytestmark = pytest.mark.xdist_group("shipped")

MOST_STEPS = 120  # of the Tab key, from one place to the next

_FOCUS = """() => {
  const element = document.activeElement
  const name = element.getAttribute('aria-label') || (element.matches('main, div') ? '' : element.innerText)
  const words = name.trim().replace(/\\s+/g, ' ')
  const outlined = [element, element.parentElement].some(each => {
    const style = getComputedStyle(each)
    return style.outlineStyle === 'solid' && parseFloat(style.outlineWidth) >= 2
  })
  const box = (element.getClientRects()[0] || element.getBoundingClientRect())
  const [x, y] = [box.left + Math.min(box.width, innerWidth - box.left) / 2, box.top + Math.min(box.height, 40) / 2]
  const top = document.elementFromPoint(x, y)
  const covered = !top || !(element.contains(top) || top.contains(element))
  return {tag: element.tagName.toLowerCase(), words, outlined, covered, seen: box.width > 0 && box.height > 0}
}"""


@pytest.fixture
def tab(page: Callable[..., Page]) -> Page:
    return page()


def opened(tab: Page, server: Server, address: str) -> None:
    tab.goto(f"{server.address}/{address}")
    wait_until_drawn(tab)


def step(tab: Page, key: str = "Tab") -> str:
    """Press a key that moves the focus; what has it then is seen, outlined and not covered. Return its words."""
    tab.keyboard.press(key)
    found = tab.evaluate(_FOCUS)
    assert found["tag"] != "body", "the focus is lost"
    assert found["seen"], f"what has the focus is not seen: {found}"
    assert found["outlined"], f"what has the focus has no outline: {found}"
    assert not found["covered"], f"what has the focus is covered: {found}"
    return str(found["words"])


def go_to(tab: Page, words: str, key: str = "Tab") -> None:
    """Step until something of these words has the focus."""
    passed = []
    for _ in range(MOST_STEPS):
        passed.append(step(tab, key))
        if re.search(words, passed[-1]):
            return
    pytest.fail(f"{words} is not reached by {key}; passed were {passed}")


def test_the_skip_link_leads_past_the_menu(tab: Page, served: Callable[[str], Server]) -> None:
    opened(tab, served("shipped"), "")
    go_to(tab, "^Skip to the content$")
    tab.keyboard.press("Enter")

    expect(tab.locator("h1")).to_be_focused()
    step(tab)
    assert tab.evaluate("() => document.activeElement.closest('.st-key-menu, .st-key-status')") is None
    assert tab.evaluate("() => document.activeElement.closest('main') !== null")


def test_a_recommendation_is_opened_from_the_overview_and_left_again(
    tab: Page, served: Callable[[str], Server]
) -> None:
    opened(tab, served("shipped"), "")
    go_to(tab, "^ICO-05")
    tab.keyboard.press("Enter")
    expect(tab.get_by_role("heading", level=1)).to_have_text(["ICO-05 Data Sharing Agreements with partners"])
    wait_until_drawn(tab)

    go_to(tab, "All recommendations")
    tab.keyboard.press("Enter")
    expect(tab.get_by_role("heading", level=1)).to_have_text(["Recommendations"])
    wait_until_drawn(tab)

    go_to(tab, "^Overview$")
    tab.keyboard.press("Enter")
    expect(tab.get_by_role("heading", level=1)).to_have_text(["Where things stand"])
    expect(tab.locator("h1")).to_be_focused()


def test_filters_are_set_to_nothing_and_cleared(tab: Page, served: Callable[[str], Server]) -> None:
    opened(tab, served("shipped"), "recommendations")
    go_to(tab, "^More filters$")
    tab.keyboard.press("Enter")
    expect(tab.get_by_role("combobox", name="State", exact=True)).to_be_visible()
    wait_until_drawn(tab)
    go_to(tab, "^State$")
    tab.keyboard.type("Verified")
    tab.keyboard.press("Enter")
    expect(tab.get_by_text("None of the 25 recommendations fits these filters")).to_be_visible()
    expect(tab).to_have_url(re.compile("state=verified"))
    expect(tab.get_by_role("combobox", name="State", exact=True)).to_be_focused()

    go_to(tab, "^Show all$")
    tab.keyboard.press("Enter")
    expect(tab.get_by_text("25 recommendations.")).to_be_visible()
    wait_until_drawn(tab)

    go_to(tab, "^Search$")
    tab.keyboard.type("partners")
    tab.keyboard.press("Enter")
    expect(tab.get_by_text(re.compile("of 25 recommendations"))).to_be_visible()


def test_a_list_opens_and_closes_and_lets_the_reader_go_on(tab: Page, served: Callable[[str], Server]) -> None:
    opened(tab, served("shipped"), "recommendations?more=yes")
    go_to(tab, "^Source$")
    tab.keyboard.press("ArrowDown")
    expect(tab.get_by_role("option").first).to_be_visible()
    tab.keyboard.press("Escape")
    expect(tab.get_by_role("listbox")).to_have_count(0)
    expect(tab.get_by_role("combobox", name="Source")).to_be_focused()

    tab.keyboard.press("ArrowDown")
    expect(tab.get_by_role("option").first).to_be_visible()
    tab.keyboard.press("Tab")
    expect(tab.get_by_role("listbox")).to_have_count(0)
    expect(tab.get_by_role("combobox", name="State", exact=True)).to_be_focused()
    assert step(tab, "Shift+Tab") == "Source"


def test_the_table_is_sorted(tab: Page, served: Callable[[str], Server]) -> None:
    opened(tab, served("shipped"), "recommendations")
    go_to(tab, "^Against its deadline")
    tab.keyboard.press("Enter")
    expect(tab.locator("th[aria-sort=ascending]")).to_contain_text("Against its deadline")


def test_another_day_is_chosen_from_the_list(tab: Page, served: Callable[[str], Server]) -> None:
    opened(tab, served("borsetshire"), "")
    go_to(tab, "^Show the position as at$")
    tab.keyboard.type("12 February 2025")
    expect(tab.get_by_role("option").first).to_contain_text("12 February 2025")
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("Enter")
    expect(tab.get_by_text("Position as at 12 February 2025")).to_be_visible()

    go_to(tab, "^As known$")
    tab.keyboard.type("11 October 2023")
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("Enter")
    expect(tab.get_by_text("as the register then stood")).to_be_visible()


@pytest.mark.parametrize(
    ("address", "button"),
    [
        ("recommendations", "Download as CSV"),
        ("progress", "Download these numbers"),
        ("outcomes", "Download these fig"),
    ],
)
def test_a_table_is_downloaded(tab: Page, served: Callable[[str], Server], address: str, button: str) -> None:
    opened(tab, served("shipped"), address)
    go_to(tab, f"^{button}")
    with tab.expect_download() as waits:
        tab.keyboard.press("Enter")

    assert Path(waits.value.path()).read_bytes().startswith(b"\xef\xbb\xbf")


def test_the_quarters_are_downloaded_as_the_command_prints_them(tab: Page, served: Callable[[str], Server]) -> None:
    day, folder = "2025-03-31", str(ROOT / "tests/registers/borsetshire")
    opened(tab, served("borsetshire"), f"progress?as_at={day}")
    go_to(tab, "^Download these numbers")
    with tab.expect_download() as waits:
        tab.keyboard.press("Enter")

    printed = CliRunner().invoke(app, ["progress", "--register", folder, "--as-at", day, "--format", "csv"])
    assert printed.exit_code == 0, printed.stderr
    assert Path(waits.value.path()).read_text(encoding="utf-8-sig") == printed.stdout


def test_two_dates_are_compared(tab: Page, served: Callable[[str], Server]) -> None:
    opened(tab, served("borsetshire"), "progress")
    days = (("First day", "2023-12-31", "31 December 2023"), ("Second day", "2024-12-31", "31 December 2024"))
    for name, day, shown in days:
        go_to(tab, f"^{name}$")
        tab.keyboard.press("Control+a")
        tab.keyboard.type(day)
        tab.keyboard.press("Enter")
        expect(tab.get_by_role("textbox", name=name)).to_have_value(shown)

    expect(tab.get_by_text("Between 31 December 2023 and 31 December 2024 something changed")).to_be_visible()


def test_another_meeting_is_chosen(tab: Page, served: Callable[[str], Server]) -> None:
    opened(tab, served("borsetshire"), "meetings")
    go_to(tab, "^Meeting$")
    tab.keyboard.type("11 October 2023")
    tab.keyboard.press("ArrowDown")
    tab.keyboard.press("Enter")

    expect(tab.get_by_role("heading", level=1)).to_have_text(["Joint Assurance Board, 11 October 2023"])


@pytest.mark.parametrize("address", ["", "progress", "about"])
def test_the_focus_goes_through_the_whole_page_and_out_again(
    page: Callable[..., Page], served: Callable[[str], Server], address: str
) -> None:
    tab = page(fresh=True)  # no page before it has said where the focus starts
    opened(tab, served("shipped"), address)
    last = tab.evaluate("""() => {
      const all = [...document.querySelectorAll('[data-testid="stMain"] :is(a, button, summary, input)')]
      const seen = all.filter(each => each.tabIndex >= 0 && each.checkVisibility())
      return (seen.at(-1).getAttribute('aria-label') || seen.at(-1).innerText).trim().replace(/\\s+/g, ' ')
    }""")
    tab.keyboard.press("Shift+Tab")  # from the window's edge, the other way round
    assert tab.evaluate(_FOCUS)["words"] == last
    step(tab, "Shift+Tab")


def test_a_letter_is_no_command(tab: Page, served: Callable[[str], Server]) -> None:
    opened(tab, served("shipped"), "recommendations")
    # Where Streamlit listens for r, which draws the page again, and c, which offers to clear the cache.
    tab.evaluate("""() => {
      window.heard = ''
      document.addEventListener('keydown', event => { window.heard += event.key })
    }""")
    for key in "rcRC":
        tab.keyboard.press(key)
    assert tab.evaluate("() => window.heard") == ""
    expect(tab.get_by_role("dialog")).to_have_count(0)

    tab.get_by_role("textbox", name="Search").focus()
    tab.keyboard.type("record")
    assert tab.evaluate("() => window.heard") == "record"
    tab.keyboard.press("Enter")
    expect(tab).to_have_url(re.compile("words=record"))


@pytest.mark.parametrize(
    "address", ["assurance#files", "assurance#overdue", "assurance#ICO", "about#accessibility", "progress#two-dates"]
)
def test_a_place_on_another_page_is_reached(
    page: Callable[..., Page], served: Callable[[str], Server], address: str
) -> None:
    server, tab = served("shipped"), page(fresh=True)
    tab.goto(f"{server.address}/{address}")
    place = tab.locator(f"#{address.partition('#')[2]}")
    expect(place).to_be_focused(timeout=30_000)
    expect(place).to_be_in_viewport()


def test_a_statement_is_reached_from_the_overview(tab: Page, served: Callable[[str], Server]) -> None:
    opened(tab, served("shipped"), "?as_at=2019-12-11")
    go_to(tab, "^The ICO said “the majority” on 4 October 2019")  # in the headline of its source
    tab.keyboard.press("Enter")

    expect(tab).to_have_url(re.compile(r"about\?source=ICO.*#statement-\d+"))
    statement = tab.locator(tab.evaluate("() => location.hash"))
    expect(statement).to_be_focused(timeout=30_000)
    expect(statement).to_be_in_viewport()
    expect(statement).to_contain_text("the ICO said that the majority", ignore_case=True)
