"""A real browser and a real server for the tests in this folder."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.chromium import browser_tests_are_off, find_chromium

ROOT = Path(__file__).parents[2]
STARTS_WITHIN = 90  # seconds; two servers may start at once on a slow machine

# Quiet: the browser asks no outside host for anything on its own account.
FLAGS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@dataclass
class Server:
    """A dashboard that is being served; `address` has no slash at its end."""

    address: str
    log_file: Path
    process: subprocess.Popen[bytes]

    def log(self) -> str:
        """What the server has printed so far."""
        return self.log_file.read_text(encoding="utf-8", errors="replace")

    def stop(self) -> None:
        """Ends the process that was started here, and no other."""
        self.process.terminate()
        try:
            self.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait(timeout=10)


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
    """`serve(TRACKER_REGISTER="data")` starts a dashboard with these variables, and none of the surroundings.

    `port`: where, if it must be known beforehand; `flags`: what else its command line says.
    """
    servers: list[Server] = []

    def start(*flags: str, port: int | None = None, **variables: str | Path) -> Server:
        port = port or free_port()
        log_file = tmp_path_factory.mktemp("server") / "log.txt"
        environment = {
            name: value for name, value in os.environ.items() if not name.startswith(("TRACKER_", "STREAMLIT_"))
        }
        environment |= {name: str(value) for name, value in variables.items()}
        command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.port", str(port), *flags]
        with log_file.open("wb") as log:
            process = subprocess.Popen(
                command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT
            )
        below = (
            f"/{variables['STREAMLIT_SERVER_BASE_URL_PATH']}" if "STREAMLIT_SERVER_BASE_URL_PATH" in variables else ""
        )
        server = Server(f"http://localhost:{port}{below}", log_file, process)
        servers.append(server)
        wait_until_healthy(server)
        return server

    yield start
    for server in servers:
        server.stop()


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


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def wait_until_healthy(server: Server) -> None:
    ends = time.monotonic() + STARTS_WITHIN
    directly = urllib.request.build_opener(urllib.request.ProxyHandler({}))  # past any proxy that the machine uses
    while time.monotonic() < ends and server.process.poll() is None:
        try:
            with directly.open(f"{server.address}/_stcore/health", timeout=2) as answer:
                if answer.status == 200:
                    return
        except OSError:
            time.sleep(0.1)
    pytest.fail(f"The dashboard did not start within {STARTS_WITHIN} s. It printed:\n{server.log()}", pytrace=False)
