"""The guard behind which the servers of the other tests run (test_access.py) lets nothing out, and says who tried."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.browser.guard import guarded


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
