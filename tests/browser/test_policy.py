"""A page in a real browser under the policy that the server sends: what a page does is let be, nothing else.

That every page can be opened under it is part of the tour (test_access.py).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import Server
from tests.browser.policy import blocked, complaints_of
from tests.browser.serving import wait_until_drawn

pytestmark = pytest.mark.xdist_group("borsetshire")


def test_a_choice_and_a_download_break_no_rule(
    page: Callable[..., Page], served: Callable[[str], Server], tmp_path: Path
) -> None:
    tab = page(fresh=True)
    complaints = complaints_of(tab)
    tab.goto(f"{served('borsetshire').address}/recommendations")
    wait_until_drawn(tab)
    tab.get_by_role("combobox", name="Show the position as at").focus()
    tab.keyboard.type("2023-06-30")
    tab.keyboard.press("Enter")
    expect(tab.get_by_text("Position as at 30 June 2023")).to_be_visible()
    with tab.expect_download() as download:
        tab.locator("[data-testid=stDownloadButton] button").first.click()
    download.value.save_as(tmp_path / "list.csv")

    assert (tmp_path / "list.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    assert blocked(tab) == []
    assert complaints == []


@pytest.fixture(scope="module")
def about(shared_context: BrowserContext, served: Callable[[str], Server]) -> Iterator[Page]:
    """A page to try on what no page does, one attempt after the other."""
    tab = shared_context.new_page()
    complaints_of(tab)
    tab.goto(f"{served('borsetshire').address}/about")
    wait_until_drawn(tab)
    yield tab
    tab.close()


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
def test_what_no_page_does_is_blocked(about: Page, attempt: str, rule: str) -> None:
    about.evaluate("() => { window.blocked = [] }")
    about.evaluate(
        f"() => {{ setTimeout(() => {{ {attempt} }}) }}"
    )  # later, as the page itself: the browser lets a tester do more
    about.wait_for_function("() => window.blocked.length > 0", timeout=30_000)

    assert blocked(about)[0].startswith(rule)
    assert about.evaluate("window.ran") is None
