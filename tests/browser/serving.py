"""Starts dashboards for the browser to open, and waits until a page is drawn. For tests and for the contact sheet."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Page, TimeoutError

ROOT = Path(__file__).parents[2]
STARTS_WITHIN = 90  # seconds; two servers may start at once on a slow machine
DRAWN_WITHIN = 45  # seconds; the first page of a server takes longest
FITS_WITHIN = 15  # seconds

# Quiet: the browser asks no outside host for anything on its own account.
FLAGS = [
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

_DRAWN = """() => {
  const app = document.querySelector('[data-testid="stApp"]')
  if (!app || app.dataset.testScriptState !== 'notRunning' || !document.querySelector('h1')) return false
  const charts = [...document.querySelectorAll('[data-testid="stPlotlyChart"]')]
  if (document.querySelector('[data-stale="true"], [data-testid="stSkeleton"]')) return false
  return charts.every(chart => chart.querySelector('.main-svg .xtick'))
}"""

_FITS = """() => {
  const main = document.querySelector('[data-testid="stMain"]')
  return main !== null && main.scrollWidth === main.clientWidth
}"""
_STICKING_OUT = """() => {
  const main = document.querySelector('[data-testid="stMain"]')
  const edge = main.getBoundingClientRect().left + main.clientWidth
  return [...main.querySelectorAll('*')].filter(each => each.getBoundingClientRect().right > edge + 1)
    .map(each => each.outerHTML.slice(0, 100)).slice(0, 5)
}"""


class NotServedError(Exception):
    """The dashboard did not start; the message has what it printed."""


@dataclass
class Server:
    """A dashboard that is being served; `address` has no slash at its end."""

    address: str
    log_file: Path
    process: subprocess.Popen[bytes]
    reached_for_file: Path | None = None

    def log(self) -> str:
        """What the server has printed so far."""
        return self.log_file.read_text(encoding="utf-8", errors="replace")

    def reached_for(self) -> str:
        """What other machine the server tried to reach; it was started with the guard of guard.py."""
        assert self.reached_for_file is not None
        return self.reached_for_file.read_text(encoding="utf-8")

    def stop(self) -> None:
        """Ends the process that was started here, and no other."""
        self.process.terminate()
        try:
            self.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait(timeout=10)


def start(log_file: Path, *flags: str, port: int | None = None, **variables: str | Path) -> Server:
    """Starts a dashboard with these environment variables, and none of the surroundings. Raises NotServedError.

    `port`: where, if it must be known beforehand; `flags`: what else its command line says.
    """
    port = port or free_port()
    surroundings = {
        name: value for name, value in os.environ.items() if not name.startswith(("TRACKER_", "STREAMLIT_"))
    }
    environment = surroundings | {name: str(value) for name, value in variables.items()}
    command = [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.port", str(port), *flags]
    with log_file.open("wb") as log:
        process = subprocess.Popen(
            command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT
        )
    below = variables.get("STREAMLIT_SERVER_BASE_URL_PATH")
    address = f"http://localhost:{port}{f'/{below}' if below else ''}"
    reached_for = variables.get("NO_NETWORK_LOG")
    server = Server(address, log_file, process, Path(reached_for) if reached_for else None)
    if not healthy(server):
        server.stop()
        raise NotServedError(f"The dashboard did not start within {STARTS_WITHIN} s. It printed:\n{server.log()}")
    return server


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


def healthy(server: Server) -> bool:
    """Waits until the server answers; False where it ended or never did."""
    ends = time.monotonic() + STARTS_WITHIN
    directly = urllib.request.build_opener(urllib.request.ProxyHandler({}))  # past any proxy that the machine uses
    while time.monotonic() < ends and server.process.poll() is None:
        try:
            with directly.open(f"{server.address}/_stcore/health", timeout=2) as answer:
                if answer.status == 200:
                    return True
        except OSError:
            time.sleep(0.1)
    return False


def wait_until_drawn(tab: Page) -> None:
    """Waits until the script has run, the heading is there and every chart is drawn."""
    tab.wait_for_function(_DRAWN, timeout=1000 * DRAWN_WITHIN)


def wait_until_nothing_sticks_out(tab: Page) -> None:
    """Waits until no part of the page lies beyond its right edge; raises AssertionError with those that stay there.

    It waits because a chart follows the window after a moment.
    """
    try:
        tab.wait_for_function(_FITS, timeout=1000 * FITS_WITHIN)
    except TimeoutError:
        raise AssertionError(f"Sticking out at {tab.url}: {tab.evaluate(_STICKING_OUT)}") from None


def wait_until_laid_out(tab: Page) -> None:
    """Waits until the browser has laid the page out in the window as it is now, and has drawn it."""
    tab.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
