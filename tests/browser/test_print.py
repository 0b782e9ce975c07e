"""What comes out of a printer: the page without what is only for the screen, whole charts, headers with their rows."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Server, started
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


def test_a_chart_is_printed_whole(printed: Callable[[str], Page]) -> None:
    tab = printed("outcomes?indicator=search-disparity")
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
    tab.goto(f"{served('borsetshire').address}/outcomes?indicator=search-disparity")
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


@pytest.mark.parametrize("address", ["", "recommendations", "progress", "meetings", "assurance", "actions", "about"])
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


SHEETS = (  # whose sheet, of which register on which day
    ("shipped", "mps", "2020-01-08"),  # the largest of the shipped register: 23 lines
    ("shipped", "mopac", "2020-01-08"),
    ("borsetshire", "head-custody", "2025-03-31"),
    ("borsetshire", "head-information", "2023-05-17"),
)


@pytest.mark.parametrize(("register", "owner", "as_at"), SHEETS)
def test_a_sheet_prints_on_one_side_and_says_so(
    page: Callable[..., Page], served: Callable[[str], Server], register: str, owner: str, as_at: str
) -> None:
    assert sides_said_and_printed(page(width=1280), served(register), f"owner={owner}&as_at={as_at}") == (1, 1)


@pytest.mark.parametrize(("lines", "sides"), [(24, 1), (30, 2), (58, 2), (70, 3)])
def test_a_long_sheet_says_how_many_sides_it_takes(
    page: Callable[..., Page], tmp_path_factory: pytest.TempPathFactory, lines: int, sides: int
) -> None:
    folder = tmp_path_factory.mktemp("long")
    asked = "\n".join(
        f"  - {{id: AUD-{number:02}, source: AUD, title: Keep every record of a search for {number} years,"
        " wording_status: summary, owner: police, due: 2024-03-31, due_basis: inferred}"
        for number in range(1, lines + 1)
    )
    (folder / "recommendations.yaml").write_text(
        "register: {title: Custody, as_at: 2024-06-30}\n"
        "parties: [{id: police, name: County Police, kind: body}, {id: audit, name: County Audit, kind: body}]\n"
        "sources:\n  - {id: AUD, title: Audit, kind: audit, issued_by: audit, issued_on: 2024-01-15,"
        f" verifiers: [audit], expected_count: {lines}}}\nrecommendations:\n{asked}\n"
    )
    server = started(tmp_path_factory, TRACKER_REGISTER=folder)
    try:
        assert sides_said_and_printed(page(width=1280), server, "owner=police") == (sides, sides)
    finally:
        server.stop()


def sides_said_and_printed(tab: Page, server: Server, asked: str) -> tuple[int, int]:
    """Return on how many sides a sheet says that it prints, and on how many it does."""
    tab.goto(f"{server.address}/actions?{asked}")
    wait_until_drawn(tab)
    said = tab.get_by_text(re.compile(r"^Prints on \d+ sides? of A4\.$"))
    expect(said).to_be_visible()
    printed = tab.pdf(format="A4", prefer_css_page_size=True)
    return int(re.sub(r"\D", "", said.inner_text().removesuffix("A4."))), len(re.findall(rb"/Type\s*/Page\b", printed))
