"""A real browser and a real server for the tests in this folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser.chromium import browser_tests_are_off, find_chromium
from tests.browser.guard import guarded
from tests.browser.screens import variables
from tests.browser.serving import FLAGS, ROOT, NotServedError, Server, free_port, start

__all__ = ["ROOT", "Server", "free_port"]

AT_HOME: dict[str, Any] = {"locale": "en-GB", "timezone_id": "Europe/London"}

expect.set_options(timeout=30_000)  # on a machine that does other things too


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if browser_tests_are_off():
        left_out = pytest.mark.skip(reason="TRACKER_NO_BROWSER=1: the browser tests are left out")
        for item in items:
            if item.path.is_relative_to(Path(__file__).parent):
                item.add_marker(left_out)


# For this folder, not the session: while Playwright is on, no other test can run an event loop of its own.
@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    executable = find_chromium()
    with sync_playwright() as playwright:
        # Without the sandbox, which does not start for root or in many containers; only pages served here are opened.
        browser = playwright.chromium.launch(executable_path=executable, chromium_sandbox=False, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def serve(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Server]]:
    """`serve(TRACKER_REGISTER="data")` starts a dashboard with these variables; its options are those of `start`."""
    servers: list[Server] = []

    def start_one(*flags: str, port: int | None = None, **variables: str | Path) -> Server:
        servers.append(started(tmp_path_factory, *flags, port=port, **variables))
        return servers[-1]

    yield start_one
    for server in servers:
        server.stop()


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Server]]:
    """`served("borsetshire")` is the dashboard over the register of that name in screens.py, which nobody changes.

    Started once for the tests that follow one another on it; of several, the two that were asked for last go on.
    """
    folder = tmp_path_factory.mktemp("registers")
    running: dict[str, Server] = {}

    def server(name: str) -> Server:
        running[name] = running.pop(name, None) or started(
            tmp_path_factory, **variables(name, folder), **guarded(folder / f"{name}-reached-for.txt")
        )
        for other in list(running)[:-2]:
            running.pop(other).stop()
        return running[name]

    yield server
    for other in running.values():
        other.stop()


def started(folders: pytest.TempPathFactory, *flags: str, port: int | None = None, **variables: str | Path) -> Server:
    try:
        return start(folders.mktemp("server") / "log.txt", *flags, port=port, **variables)
    except NotServedError as error:
        pytest.fail(str(error), pytrace=False)


@pytest.fixture(scope="package")
def shared_context(chromium: Browser) -> Iterator[BrowserContext]:
    """What readers have in common who ask for nothing of their own: what is fetched once is not fetched again."""
    context = chromium.new_context(**AT_HOME)
    yield context
    context.close()


@pytest.fixture(scope="package")
def kept_tab(shared_context: BrowserContext) -> Page:
    """A window that stays open, with what its process has compiled: half of what opening a page costs."""
    return shared_context.new_page()


@pytest.fixture
def page(chromium: Browser, shared_context: BrowserContext, kept_tab: Page) -> Iterator[Callable[..., Page]]:
    """`page(width=320)` is a window of that size, with no cookies; with options, that of a reader of its own.

    `fresh`: one that is closed afterwards, for whatever would stay with it: what listens, a script or a route that is
    added, an address that only has another place (#) than the page before.
    """
    tabs: list[Page] = []
    contexts: list[BrowserContext] = []
    lent = False
    shared_context.clear_cookies()

    def open_page(width: int = 1280, height: int = 800, *, fresh: bool = False, **options: Any) -> Page:
        nonlocal lent
        if options:
            contexts.append(chromium.new_context(**(AT_HOME | options)))
            tab = contexts[-1].new_page()
        elif fresh or lent:
            tab = shared_context.new_page()
            tabs.append(tab)
        else:
            tab, lent = kept_tab, True
        tab.set_viewport_size({"width": width, "height": height})
        return tab

    yield open_page
    kept_tab.emulate_media(media="null")
    for tab in tabs:
        tab.close()
    for context in contexts:
        context.close()
