"""A real browser and a real server for the tests in this folder."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.browser.chromium import browser_tests_are_off, find_chromium
from tests.browser.screens import variables
from tests.browser.serving import FLAGS, ROOT, NotServedError, Server, free_port, start

__all__ = ["ROOT", "Server", "free_port"]

expect.set_options(timeout=20_000)  # on a machine that does other things too


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


@pytest.fixture(scope="package")
def serve(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Server]]:
    """`serve(TRACKER_REGISTER="data")` starts a dashboard with these variables; its options are those of `start`."""
    servers: list[Server] = []

    def start_one(*flags: str, port: int | None = None, **variables: str | Path) -> Server:
        try:
            server = start(tmp_path_factory.mktemp("server") / "log.txt", *flags, port=port, **variables)
        except NotServedError as error:
            pytest.fail(str(error), pytrace=False)
        servers.append(server)
        return server

    yield start_one
    for server in servers:
        server.stop()


@pytest.fixture(scope="package")
def served(serve: Callable[..., Server], tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Server]:
    """`served("borsetshire")` is the dashboard over the register of that name in screens.py, started once."""
    folder = tmp_path_factory.mktemp("registers")

    @cache
    def server(name: str) -> Server:
        return serve(**variables(name, folder))

    return server


@pytest.fixture
def page(chromium: Browser) -> Iterator[Callable[..., Page]]:
    """`page(width=320)` opens an empty page of that size; each is a reader of its own, with no cookies."""
    contexts = []

    def open_page(width: int = 1280, height: int = 800, **options: Any) -> Page:
        options = {"locale": "en-GB", "timezone_id": "Europe/London"} | options
        context = chromium.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        return context.new_page()

    yield open_page
    for context in contexts:
        context.close()
