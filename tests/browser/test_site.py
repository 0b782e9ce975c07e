"""The public pages in a browser, as files without a server: what axe finds, narrow, printed, without a script."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.axe import NOTHING, findings, lay_bare
from tests.browser.conftest import AT_HOME, ROOT
from tests.outputs.site.conftest import make

PAGES = (
    "index.html",
    "recommendations.html",
    "lists/overdue.html",
    "recommendations/ICP-04.html",
    "recommendations/DATA-03.html",
    "progress.html",
    "meetings.html",
    "meetings/jab-2025-02.html",
    "outcomes.html",
    "outcomes/child-strip-searches.html",
    "sources.html",
    "sources/ICP.html",
    "data.html",
    "questions.html",
    "about.html",
    "404.html",
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The fictional register's pages, with questions and answers."""
    folder = tmp_path_factory.mktemp("public")
    register = folder / "data"
    for file in (ROOT / "tests/registers/borsetshire").rglob("*"):
        if file.is_file():
            copy = register / file.relative_to(ROOT / "tests/registers/borsetshire")
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(file.read_bytes())
    (register / "faq.md").write_text(
        "# Who asks?\n\nAnybody.\n\n## And then?\n\n1. One\n2. Two\n\n> Quoted\n\n`code`\n"
    )
    make(folder / "site", "--register", str(register))
    return folder / "site"


@pytest.mark.parametrize("width", [320, 1280])
def test_axe_finds_nothing_on_any_kind_of_page_and_none_is_wider_than_the_screen(
    page: Callable[..., Page], site: Path, width: int
) -> None:
    tab = page(width, fresh=True)
    for each in PAGES:
        tab.goto((site / each).as_uri())
        assert tab.evaluate("() => document.documentElement.scrollWidth") == width, each
        lay_bare(tab)
        assert findings(tab) == NOTHING, each


def test_a_page_asks_for_its_style_sheet_and_for_nothing_else(page: Callable[..., Page], site: Path) -> None:
    tab = page(1280, fresh=True)
    asked: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.goto((site / "recommendations/ICP-04.html").as_uri())
    assert [each.partition("/site/")[2] for each in asked if not each.startswith("data:")] == [
        "recommendations/ICP-04.html",
        "style.css",
    ]


def test_without_scripts_every_square_leads_to_its_recommendation(chromium: Browser, site: Path) -> None:
    context = chromium.new_context(**AT_HOME, java_script_enabled=False)
    tab = context.new_page()
    tab.goto((site / "index.html").as_uri())
    tab.locator('ul.squares a[title^="ICP-04 "]').click()
    assert tab.url.endswith("/recommendations/ICP-04.html")
    assert tab.locator("h1").inner_text().startswith("ICP-04 ")
    context.close()


def test_squares_keep_their_shapes_in_forced_colours(page: Callable[..., Page], site: Path) -> None:
    tab = page(1280, fresh=True)
    tab.goto((site / "index.html").as_uri())
    square = tab.locator("ul.squares .swatch.in_progress").first
    as_it_is = square.screenshot()
    tab.emulate_media(forced_colors="active")
    assert square.screenshot() == as_it_is


def test_on_paper_there_is_no_menu_and_what_opens_is_open(page: Callable[..., Page], site: Path) -> None:
    tab = page(1280, fresh=True)
    tab.goto((site / "index.html").as_uri())
    tab.emulate_media(media="print")
    assert not tab.locator("header nav").is_visible()
    assert tab.get_by_role("table", name="Deadlines of what is open").is_visible()
