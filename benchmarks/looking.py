"""What a browser has of a page: where things lie in its window, its words and nodes, and what was sent for it.

Measures one page that is open; knows no register and no bar.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

from playwright.sync_api import Browser, BrowserContext, CDPSession, Page

from tests.browser.serving import wait_until_drawn, wait_until_laid_out

_MAIN = '[data-testid="stMain"]'
_VISIBLE_TEXTS = """main => {
  const reads = node => {
    const parent = node.parentElement
    if (!node.data.trim() || !parent.checkVisibility({visibilityProperty: true, opacityProperty: true})) return false
    for (let each = parent; each !== main; each = each.parentElement) {
      if (each.offsetWidth <= 1 && each.offsetHeight <= 1) return false  // it is for ears alone
    }
    return true
  }
  const texts = document.createTreeWalker(main, NodeFilter.SHOW_TEXT)
  const found = []
  while (texts.nextNode()) if (reads(texts.currentNode)) found.push(texts.currentNode)
  return found
}"""
_WORDS = f"""() => {{
  const texts = ({_VISIBLE_TEXTS})(document.querySelector('{_MAIN}'))
  return texts.map(each => each.data.split(/\\s+/).filter(word => /[\\p{{L}}\\p{{N}}]/u.test(word)).length)
    .reduce((a, b) => a + b, 0)
}}"""
_WHOLLY_SHOWN = """box => box.height > 0 && box.top >= 0 && box.bottom <= innerHeight"""
_ROWS = f"""() => {{
  const rows = table => [...table.tBodies].flatMap(body => [...body.rows])
  const tables = [...document.querySelectorAll('{_MAIN} table')].sort((a, b) => rows(b).length - rows(a).length)
  return tables.length ? rows(tables[0]).filter(row => ({_WHOLLY_SHOWN})(row.getBoundingClientRect())).length : 0
}}"""
_SAYS = f"""words => ({_VISIBLE_TEXTS})(document.querySelector('{_MAIN}')).some(text => {{
  const at = ` ${{text.data}} `.search(new RegExp(`[^\\\\d,]${{words}}[^\\\\d,]`))
  if (at < 0) return false
  const range = document.createRange()
  range.selectNodeContents(text)
  return [...range.getClientRects()].some({_WHOLLY_SHOWN})
}})"""
_FIRST_TILE = f"""() => {{
  const tile = document.querySelector('{_MAIN} dl.tiles > *')
  return tile !== null && ({_WHOLLY_SHOWN})(tile.getBoundingClientRect())
}}"""
# The moment at which the heading is on the screen, in milliseconds after the browser began to open the page.
_WATCH = """() => {
  const look = () => {
    const heading = document.querySelector('[data-testid="stMain"] h1')
    if (heading && heading.textContent.trim()) requestAnimationFrame(now => { window.firstWords = performance.now() })
    else requestAnimationFrame(look)
  }
  look()
}"""


class Brought(NamedTuple):
    """Bytes, uncompressed: of the files that came over the network, and of what came over the socket."""

    files: int
    socket: int

    @property
    def all(self) -> int:
        return self.files + self.socket


@contextmanager
def window(browser: Browser, width: int, height: int) -> Iterator[Page]:
    """Open a window of that size, with a profile of its own."""
    context = browser.new_context(viewport={"width": width, "height": height}, locale="en-GB")
    try:
        yield context.new_page()
    finally:
        context.close()


def open_page(tab: Page, address: str) -> None:
    """Open an address and wait until all of it is drawn; raise Playwright's TimeoutError where it never is."""
    tab.goto(address)
    wait_until_drawn(tab)
    wait_until_laid_out(tab)


def top_of(tab: Page, heading: str) -> float:
    """Return how far below the top of the page a heading begins, in pixels."""
    place = tab.locator(_MAIN).get_by_role("heading", name=heading, exact=True).bounding_box()
    assert place is not None, f"no heading {heading!r} is shown at {tab.url}"
    return place["y"]


def length(tab: Page) -> int:
    """Return how long the page is, in pixels, with nothing opened."""
    return int(tab.locator(_MAIN).evaluate("main => main.scrollHeight"))


def words(tab: Page) -> int:
    """Return how many words can be read with nothing opened."""
    return int(tab.evaluate(_WORDS))


def nodes(tab: Page) -> int:
    """Return how many elements the whole document has."""
    return int(tab.evaluate("document.getElementsByTagName('*').length"))


def rows_shown(tab: Page) -> int:
    """Return how many rows of the page's longest table are wholly within the window."""
    return int(tab.evaluate(_ROWS))


def first_screen_says(tab: Page, number: int) -> bool:
    """Return whether a number, as people write it, can be read without scrolling."""
    return bool(tab.evaluate(_SAYS, f"{number:,}"))


def first_screen_has_a_tile(tab: Page) -> bool:
    """Return whether the first tile is wholly within the window."""
    return bool(tab.evaluate(_FIRST_TILE))


def first_words(browser: Browser, address: str) -> float:
    """Return after how many seconds a browser that has nothing of the dashboard yet shows a page's first words."""
    with window(browser, 1280, 800) as tab:
        tab.add_init_script(f"({_WATCH})()")
        open_page(tab, address)
        return float(tab.evaluate("window.firstWords")) / 1000


def brought(browser: Browser, address: str) -> tuple[Brought, Brought]:
    """Return what opening a page brings to a browser that has nothing yet, and what the same browser's second visit."""
    context = browser.new_context(viewport={"width": 1280, "height": 800}, locale="en-GB")
    try:
        return _visit(context, address), _visit(context, address)
    finally:
        context.close()


def _visit(context: BrowserContext, address: str) -> Brought:
    tab = context.new_page()
    sizes, kept, socket = _listen(context.new_cdp_session(tab))
    open_page(tab, address)
    tab.wait_for_load_state("networkidle")  # what is asked for only when the page is drawn has come as well
    tab.close()
    return Brought(sum(size for request, size in sizes.items() if request not in kept), sum(socket))


def _listen(browser: CDPSession) -> tuple[dict[str, int], set[str], list[int]]:
    """Return what fills: bytes by request, the requests answered from the browser's store, bytes of the socket."""
    sizes: dict[str, int] = {}
    kept: set[str] = set()
    socket: list[int] = []

    def received(event: dict[str, Any]) -> None:
        sizes[event["requestId"]] = sizes.get(event["requestId"], 0) + event["dataLength"]

    def answered(event: dict[str, Any]) -> None:
        if event["response"].get("fromDiskCache"):
            kept.add(event["requestId"])

    def told(event: dict[str, Any]) -> None:
        binary, payload = event["response"]["opcode"] == 2, event["response"]["payloadData"]
        socket.append(len(payload) * 3 // 4 if binary else len(payload))  # binary comes as base64

    browser.on("Network.dataReceived", received)
    browser.on("Network.responseReceived", answered)
    browser.on("Network.requestServedFromCache", lambda event: kept.add(event["requestId"]))
    browser.on("Network.webSocketFrameReceived", told)
    browser.send("Network.enable")
    return sizes, kept, socket
