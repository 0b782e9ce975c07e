"""What comes out of a printer: the page without what is only for the screen, whole charts, headers with their rows."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Server
from tests.browser.serving import wait_until_drawn

pytestmark = pytest.mark.xdist_group("borsetshire")

PAPER = 718  # pixels: an A4 page less its margins
# Where each chart stands, and how large it was drawn: in the window, which the page notes down before it is printed, or
# again for the paper, where the window's new width came first. All of one moment, since a chart may be drawn again.
SIZES = """charts => charts.map(chart => {
  const {left, right, height} = chart.getBoundingClientRect()
  const drawn = chart.hasAttribute('viewBox')
    ? chart.getAttribute('viewBox').split(' ').slice(2) : [chart.getAttribute('width'), chart.getAttribute('height')]
  return [left, right, height, ...drawn.map(Number)]
})"""

# Nothing is wider than the paper, neither the page nor a table on it.
FITS = """() => {
  const main = document.querySelector('[data-testid=stMain]')
  const tables = [...document.querySelectorAll('.region')]
  return main.scrollWidth === main.clientWidth && tables.every(table => table.scrollWidth - table.clientWidth <= 1)
}"""


@pytest.fixture
def printed(page: Callable[..., Page], served: Callable[[str], Server]) -> Callable[[str], Page]:
    """`printed("outcomes")` is a page as it goes to the printer, from a window that is wider than paper."""

    def open_(address: str) -> Page:
        tab = page(width=1280)
        tab.goto(f"{served('borsetshire').address}/{address}")
        wait_until_drawn(tab)
        tab.evaluate("() => window.dispatchEvent(new Event('beforeprint'))")
        tab.emulate_media(media="print")
        tab.set_viewport_size({"width": PAPER, "height": 1000})
        return tab

    return open_


@pytest.mark.parametrize("address", ["", "outcomes"])
def test_a_chart_is_printed_whole(printed: Callable[[str], Page], address: str) -> None:
    tab = printed(address)
    charts = tab.locator(".js-plotly-plot .main-svg:first-child")

    expect(charts.first).to_be_visible()
    for left, right, height, drawn_width, drawn_height in charts.evaluate_all(SIZES):
        assert left >= 0
        assert right <= PAPER
        assert (right - left) / height == pytest.approx(drawn_width / drawn_height, rel=0.02)


def test_the_browser_tells_the_page_that_it_is_printed(
    page: Callable[..., Page], served: Callable[[str], Server]
) -> None:
    tab = page()
    tab.goto(f"{served('borsetshire').address}/")
    wait_until_drawn(tab)
    tab.evaluate("""() => window.addEventListener('afterprint', () => {
      window.after = document.querySelector('.js-plotly-plot .main-svg').hasAttribute('viewBox')
    })""")
    tab.evaluate("""() => window.addEventListener('beforeprint', () => {
      window.before = document.querySelector('.js-plotly-plot .main-svg').hasAttribute('viewBox')
    })""")
    tab.pdf(format="A4")

    tab.wait_for_function("() => window.after !== undefined")
    assert tab.evaluate("() => [window.before, window.after]") == [True, False]


@pytest.mark.parametrize("address", ["recommendations", "progress", "meetings", "assurance", "actions", "about"])
def test_what_is_only_for_the_screen_is_not_printed(printed: Callable[[str], Page], address: str) -> None:
    tab = printed(address)

    for hidden in (".st-key-menu", "input", "button", "nav.on-this-page", "a.skip"):
        for each in tab.locator(hidden).all():
            expect(each).to_be_hidden()
    expect(tab.locator("p.position").first).to_be_visible()
    tab.wait_for_function(FITS)


def test_rows_are_whole_and_headers_come_again(printed: Callable[[str], Page]) -> None:
    tab = printed("recommendations")

    expect(tab.locator(".region thead")).to_have_css("display", "table-header-group")
    expect(tab.locator(".region tbody tr").first).to_have_css("break-inside", "avoid")
