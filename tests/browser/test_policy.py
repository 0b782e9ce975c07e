"""Every page in a real browser under the policy that the server sends: nothing is blocked that a page needs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Server
from tracker.ui.shell.menu import PAGES

pytestmark = pytest.mark.xdist_group("borsetshire")

LISTEN = """
window.blocked = [];
document.addEventListener("securitypolicyviolation", event =>
  window.blocked.push(`${event.effectiveDirective}: ${event.blockedURI} in ${event.sourceFile}`));
"""


@pytest.fixture
def dashboard(served: Callable[[str], Server]) -> Server:
    return served("borsetshire")


@pytest.fixture
def opened(dashboard: Server, page: Callable[..., Page]) -> Callable[[str], tuple[Page, list[str]]]:
    """`opened("progress")`: the page when it is drawn, and whatever its console complains of from the first moment."""

    def open_it(place: str) -> tuple[Page, list[str]]:
        tab, complaints = page(), []
        tab.add_init_script(LISTEN)
        tab.on("console", lambda line: complaints.append(line.text) if line.type in ("error", "warning") else None)
        tab.on("pageerror", lambda error: complaints.append(str(error)))
        tab.goto(f"{dashboard.address}/{place}")
        expect(tab.get_by_role("heading", level=2).or_(tab.get_by_role("table")).first).to_be_visible(timeout=30_000)
        return tab, complaints

    return open_it


def blocked(tab: Page) -> list[str]:
    found: list[str] = tab.evaluate("window.blocked")
    return found


@pytest.mark.parametrize("place", ["", *PAGES, "recommendations?id=ICP-05"])
def test_a_page_breaks_no_rule_of_the_policy(opened: Callable[[str], tuple[Page, list[str]]], place: str) -> None:
    tab, complaints = opened(place)
    charts = tab.locator("[data-testid=stPlotlyChart]")
    for number in range(charts.count()):
        expect(charts.nth(number).locator("svg.main-svg").first).to_be_visible(timeout=20_000)
    tab.wait_for_load_state("networkidle")

    assert blocked(tab) == []
    # Streamlit looks for its own place below the address of the page that was opened; the first guess is not there.
    assert [each for each in complaints if "404 (Not Found)" not in each] == []


def test_there_are_charts_to_try_it_with(opened: Callable[[str], tuple[Page, list[str]]]) -> None:
    tab, _ = opened("outcomes")
    expect(tab.locator("[data-testid=stPlotlyChart]").first).to_be_visible(timeout=20_000)


def test_a_choice_and_a_download_break_no_rule(opened: Callable[[str], tuple[Page, list[str]]], tmp_path: Path) -> None:
    tab, _ = opened("recommendations")
    tab.get_by_role("combobox", name="Show the position as at").focus()
    tab.keyboard.type("2023-06-30")
    tab.keyboard.press("Enter")
    expect(tab.get_by_text("Position as at 30 June 2023")).to_be_visible(timeout=20_000)
    with tab.expect_download() as download:
        tab.locator("[data-testid=stDownloadButton] button").first.click()
    download.value.save_as(tmp_path / "list.csv")

    assert (tmp_path / "list.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert blocked(tab) == []


@pytest.mark.parametrize(
    ("attempt", "rule"),
    [
        (
            "document.body.append(Object.assign(document.createElement('script'), {text: 'window.ran = 1'}))",
            "script-src",
        ),
        ("document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=\"window.ran = 1\">')", "script-src"),
        ("try { window.ran = eval('1') } catch {}", "script-src"),
        ("fetch('https://elsewhere.example/').catch(() => {})", "connect-src"),
        ("document.body.append(Object.assign(new Image(), {src: 'https://elsewhere.example/a.png'}))", "img-src"),
    ],
)
def test_what_no_page_does_is_blocked(opened: Callable[[str], tuple[Page, list[str]]], attempt: str, rule: str) -> None:
    tab, _ = opened("about")
    tab.evaluate(
        f"() => {{ setTimeout(() => {{ {attempt} }}) }}"
    )  # later, as the page itself: the browser lets a tester do more
    tab.wait_for_function("() => window.blocked.length > 0", timeout=30_000)

    assert blocked(tab)[0].startswith(rule)
    assert tab.evaluate("window.ran") is None
