"""Refuses every connection of a Python process that leaves this machine, and writes it into NO_NETWORK_LOG.

Python runs this when it starts, where this folder is on PYTHONPATH.
"""

import os
import sys
from typing import Any

LOOPBACK = {"localhost", "127.0.0.1", "::1", "0.0.0.0", "::", "", None}
NAMES = {"socket.connect", "socket.sendto", "socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"}


def refuse(event: str, arguments: tuple[Any, ...]) -> None:
    """Let pass what stays here: loopback, and sockets that are files."""
    if event not in NAMES:
        return
    address = arguments[0] if event.startswith("socket.get") else arguments[1]
    host = address[0] if isinstance(address, tuple) else address if event.startswith("socket.get") else None
    if isinstance(host, bytes):
        host = host.decode("ascii", "replace")
    if host in LOOPBACK or str(host).startswith("127."):
        return
    with open(os.environ["NO_NETWORK_LOG"], "a", encoding="utf-8") as log:
        log.write(f"{event} {address}\n")
    raise ConnectionRefusedError(f"{event} {address}")


sys.addaudithook(refuse)
