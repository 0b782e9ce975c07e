"""A paper as one HTML file in a browser: what axe finds, on narrow screens, in forced colours, without a mouse."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.axe import NOTHING, findings, lay_bare
from tests.outputs.paper.papers import EVERY_SQUARE, ORIGIN, PAPER
from tests.registers.hostile import SPRAWLING
from tracker.outputs.paper.blocks import Block, Facts, Heading, MeetingPaper, PaperColumn, PaperTable, Paragraph, line
from tracker.outputs.paper.html.page import html_page
from tracker.outputs.paper.imprint import imprint_json

SPRAWLS = (
    Paragraph(line(SPRAWLING)),
    Facts(((SPRAWLING, line(SPRAWLING)),)),
    PaperTable(SPRAWLING, (PaperColumn("No."), PaperColumn(SPRAWLING)), ((line("A-1"), line(SPRAWLING)),)),
)


def opened(tab: Page, folder: Path, paper: MeetingPaper = PAPER) -> list[str]:
    """Open the paper as a file; return the addresses that the page then asks for."""
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    file = folder / "paper.html"
    file.write_bytes(html_page(paper, imprint_json(paper, ORIGIN)))
    tab.goto(file.as_uri())
    return asked


@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing(page: Callable[..., Page], tmp_path: Path, width: int) -> None:
    tab = page(width, fresh=True)
    annex = (Heading(2, "Annex"), *(Heading(3, f"B-{number}") for number in range(13)))
    asked = opened(tab, tmp_path, replace(PAPER, blocks=(*PAPER.blocks, EVERY_SQUARE, *annex)))
    lay_bare(tab)

    assert findings(tab) == NOTHING
    assert len(asked) == 1


@pytest.mark.parametrize("blocks", [PAPER.blocks, (*PAPER.blocks, *SPRAWLS)], ids=["whole", "sprawling"])
def test_nothing_is_wider_than_a_narrow_screen(
    page: Callable[..., Page], tmp_path: Path, blocks: tuple[Block, ...]
) -> None:
    tab = page(320, fresh=True)
    opened(tab, tmp_path, replace(PAPER, blocks=blocks))
    assert tab.evaluate("() => document.documentElement.scrollWidth") == 320


def test_squares_keep_their_shapes_in_forced_colours_and_on_a_dark_screen(
    page: Callable[..., Page], tmp_path: Path
) -> None:
    tab = page(800, fresh=True)
    opened(tab, tmp_path)
    # At whole pixels, or the page around it is in the picture.
    tab.add_style_tag(content=".squares .swatch { position: fixed; top: 10px; left: 10px; width: 22px; height: 22px }")
    light = tab.locator(".squares .swatch").last.screenshot()
    tab.emulate_media(color_scheme="dark")
    dark = tab.locator(".squares .swatch").last.screenshot()
    tab.emulate_media(color_scheme="dark", forced_colors="active")

    assert dark == light
    assert tab.locator(".squares .swatch").last.screenshot() == light


def test_who_skips_the_contents_is_at_the_paper(page: Callable[..., Page], tmp_path: Path) -> None:
    tab = page(800, fresh=True)
    opened(tab, tmp_path)
    tab.keyboard.press("Tab")
    assert tab.evaluate("() => document.activeElement.textContent") == "Skip the contents"
    tab.keyboard.press("Enter")
    assert tab.evaluate("() => document.activeElement.id") == "paper"
