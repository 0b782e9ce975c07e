"""Pictures of every screen at every size and as printed, and one contact sheet of them all, to be looked at.

python -m tests.browser.screenshots [FOLDER [NAME …]]
"""

from __future__ import annotations

import sys
from html import escape
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.chromium import find_chromium
from tests.browser.screens import SCREENS, Screen, variables
from tests.browser.serving import FLAGS, ROOT, Server, start, wait_until_drawn

FOLDER = ROOT / ".cache" / "screenshots"
_TALLEST = 16_000  # pixels; a picture that is taller is cut


class Size(NamedTuple):
    """How large a reader's window is; on paper, the part of an A4 page that is printed on."""

    name: str
    width: int
    height: int
    on_paper: bool = False


SIZES = (
    Size("projector", 1920, 1080),
    Size("laptop", 1280, 800),
    Size("tablet", 820, 1180),
    Size("phone", 320, 800),
    Size("paper", 718, 1047, on_paper=True),
)


def take_all(folder: Path, names: list[str]) -> None:
    """Take a picture of every screen, or of those named, at every size; write the contact sheet."""
    screens = [each for each in SCREENS if not names or each.name in names]
    work = folder / "registers"
    servers: dict[str, Server] = {}
    try:
        for name in dict.fromkeys(each.register for each in screens):
            servers[name] = start(_made(folder) / f"{name}.log", **variables(name, work))
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=find_chromium(), chromium_sandbox=False, args=FLAGS)
            for size in SIZES:
                _take(browser, size, screens, servers, folder)
            _write_sheet(browser, screens, folder)
    finally:
        for server in servers.values():
            server.stop()


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _take(browser: Browser, size: Size, screens: list[Screen], servers: dict[str, Server], folder: Path) -> None:
    tab = browser.new_page(viewport={"width": size.width, "height": size.height}, locale="en-GB")
    for screen in screens:
        tab.set_viewport_size({"width": size.width, "height": size.height})
        tab.emulate_media(media="screen")
        screen.open(tab, servers[screen.register].address)
        if size.on_paper:
            tab.emulate_media(media="print")
            tab.pdf(path=_made(folder / size.name) / f"{screen.name}.pdf", format="A4", margin=_MARGINS)
        _unroll(tab, size)
        tab.screenshot(path=_made(folder / size.name) / f"{screen.name}.png")
        print(f"{size.name}/{screen.name}.png", flush=True)
    tab.close()


_MARGINS = {"top": "10mm", "right": "10mm", "bottom": "10mm", "left": "10mm"}


def _unroll(tab: Page, size: Size) -> None:
    """Make the window as tall as what is in it, because a page scrolls inside the window's frame."""
    tall = tab.evaluate("""() => Math.max(document.querySelector('[data-testid="stMain"]').scrollHeight,
        document.documentElement.scrollHeight)""")
    tab.set_viewport_size({"width": size.width, "height": min(max(tall, size.height), _TALLEST)})
    tab.wait_for_timeout(300)  # a chart follows the window after a moment
    wait_until_drawn(tab)


_STYLE = """body { font: 14px sans-serif; margin: 16px; background: #ddd } h2 { margin: 24px 0 8px }
.row { display: flex; gap: 12px; align-items: flex-start } figure { margin: 0; background: #fff }
figcaption { padding: 4px } img { display: block; max-height: 900px; object-fit: cover; object-position: top }"""


def _write_sheet(browser: Browser, screens: list[Screen], folder: Path) -> None:
    """Write the contact sheet, as a page whose pictures open, and as one picture."""
    wide = {"projector": 560, "laptop": 420, "tablet": 280, "phone": 160, "paper": 280}
    rows = []
    for screen in screens:
        pictures = "".join(
            f'<figure><figcaption>{size.name}</figcaption><a href="{size.name}/{screen.name}.png">'
            f'<img width="{wide[size.name]}" src="{size.name}/{screen.name}.png" alt=""></a></figure>'
            for size in SIZES
        )
        rows.append(f'<h2>{escape(screen.name)}</h2><div class="row">{pictures}</div>')
    sheet = folder / "index.html"
    sheet.write_text(f"<!doctype html><title>Screens</title><style>{_STYLE}</style>{''.join(rows)}", encoding="utf-8")
    tab = browser.new_page(viewport={"width": 1820, "height": 1000})
    tab.goto(sheet.as_uri())
    tab.screenshot(path=folder / "sheet.png", full_page=True)
    print(f"The contact sheet: {sheet}, and as one picture {folder / 'sheet.png'}")


if __name__ == "__main__":
    take_all(Path(sys.argv[1]).absolute() if sys.argv[1:] else FOLDER, sys.argv[2:])
