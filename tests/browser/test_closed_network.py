"""On a machine that reaches no other: every screen works, and neither the browser nor the server tries to reach one."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Page, Route

from tests.browser.conftest import Server
from tests.browser.screens import BORSETSHIRE, SHIPPED, variables
from tests.browser.serving import wait_until_drawn

GUARD = Path(__file__).parent / "no_network"


def guarded(log: Path) -> dict[str, str]:
    """Return what a process is told so that it can reach no other machine, and writes into the log that it tried."""
    paths = [str(GUARD), *filter(None, [os.environ.get("PYTHONPATH")])]
    return {"PYTHONPATH": os.pathsep.join(paths), "NO_NETWORK_LOG": str(log)}


def test_the_guard_refuses_what_leaves_this_machine_and_nothing_else(tmp_path: Path) -> None:
    log = tmp_path / "log.txt"
    tries = """
import socket
served = socket.create_server(("127.0.0.1", 0))
socket.create_connection(("localhost", served.getsockname()[1])).close()
for far in (("192.0.2.1", 80), ("example.org", 80)):
    try:
        socket.create_connection(far, timeout=1)
    except ConnectionRefusedError:
        continue
    raise SystemExit(f"{far} was not refused")
"""
    subprocess.run([sys.executable, "-c", tries], env={**os.environ, **guarded(log)}, check=True)

    written = log.read_text(encoding="utf-8").splitlines()
    assert [line.partition(" ")[0] for line in written] == ["socket.getaddrinfo", "socket.getaddrinfo"]


def test_every_screen_works_and_no_other_machine_is_asked_for_anything(
    serve: Callable[..., Server], page: Callable[..., Page], tmp_path: Path
) -> None:
    log, far = tmp_path / "log.txt", list[str]()
    log.touch()
    servers = {name: serve(**variables(name, tmp_path), **guarded(log)) for name in ("shipped", "borsetshire")}
    near = {urlsplit(each.address).netloc for each in servers.values()}

    def only_near(route: Route) -> None:
        if urlsplit(route.request.url).netloc in near:
            route.continue_()
        else:
            far.append(route.request.url)
            route.abort()

    tab = page()
    tab.context.route("**/*", only_near)
    tab.on("websocket", lambda socket: None if urlsplit(socket.url).netloc in near else far.append(socket.url))
    for screen in (*SHIPPED, *BORSETSHIRE):
        tab.goto(f"{servers[screen.register].address}/{screen.address}")
        tab.get_by_text(screen.says).first.wait_for(state="attached", timeout=45_000)
        wait_until_drawn(tab)

    assert far == []
    assert log.read_text(encoding="utf-8") == ""
    for server in servers.values():
        server.stop()
