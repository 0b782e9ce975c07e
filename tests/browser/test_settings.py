"""What a reader's own system asks for: less motion, colours of their own, dark; text set wider."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Server
from tests.browser.serving import wait_until_drawn, wait_until_laid_out, wait_until_nothing_sticks_out

pytestmark = pytest.mark.xdist_group("shipped")

WIDER = """* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
p { margin-bottom: 2em !important }"""  # WCAG 1.4.12


def opened(tab: Page, server: Server, **asked_for: Any) -> Page:
    tab.emulate_media(**asked_for)
    tab.goto(f"{server.address}/")
    wait_until_drawn(tab)
    return tab


def longest_motion(tab: Page) -> float:
    """Return how many seconds the longest transition or animation of anything on the page takes."""
    seconds: float = tab.evaluate("""() => Math.max(...[...document.querySelectorAll('*')].flatMap(each => {
      const style = getComputedStyle(each)
      const seconds = `${style.transitionDuration}, ${style.animationDuration}`.split(', ')
      return seconds.map(each => parseFloat(each) * (each.endsWith('ms') ? 0.001 : 1))
    }))""")
    return seconds


def test_nothing_moves_where_less_motion_is_asked_for(
    page: Callable[..., Page], served: Callable[[str], Server]
) -> None:
    """On a page with fields, which move a little where nobody minds."""
    tab = page(fresh=True)
    tab.goto(f"{served('shipped').address}/recommendations")
    wait_until_drawn(tab)
    assert longest_motion(tab) > 0.01

    tab.emulate_media(reduced_motion="reduce")
    assert longest_motion(tab) <= 0.01


def test_with_colours_of_the_readers_own_the_open_page_is_marked_and_states_keep_their_shapes(
    page: Callable[..., Page], served: Callable[[str], Server]
) -> None:
    tab = opened(page(fresh=True), served("shipped"), forced_colors="active")
    edges = tab.evaluate("""() => ['.here', '[data-testid="stPageLink-NavLink"]'].map(each =>
      getComputedStyle(document.querySelector(`.st-key-menu ${each}`)).borderBottomColor)""")

    assert edges[0] != edges[1]
    for swatch in tab.locator(".swatch").all()[:4]:
        expect(swatch).to_have_css("forced-color-adjust", "none")


def test_a_browser_that_asks_for_dark_gets_the_light_page(
    page: Callable[..., Page], served: Callable[[str], Server]
) -> None:
    tab = opened(page(fresh=True), served("shipped"), color_scheme="dark")

    expect(tab.locator("[data-testid=stApp]")).to_have_css("background-color", "rgb(255, 255, 255)")
    expect(tab.locator("h1")).to_have_css("color", "rgb(11, 12, 12)")
    expect(tab.get_by_role("combobox", name="As known")).to_have_css("color", "rgb(11, 12, 12)")


def test_text_set_wider_is_not_cut(page: Callable[..., Page], served: Callable[[str], Server]) -> None:
    tab = opened(page(width=320), served("borsetshire"))
    tab.add_style_tag(content=WIDER)
    wait_until_laid_out(tab)
    cut = tab.evaluate("""() => [...document.querySelectorAll('.stHtml :is(p, dt, dd, li, h1, h2, h3, td, th, span)')]
      .filter(each => !each.closest('.unseen, .bar, .region, .swatch, .track')
        && each.checkVisibility() && each.clientWidth > 0
        && each.scrollWidth > each.clientWidth + 1 && getComputedStyle(each).display !== 'inline')
      .map(each => each.outerHTML.slice(0, 100))""")

    assert cut == []
    wait_until_nothing_sticks_out(tab)
