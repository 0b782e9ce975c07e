"""What an account finds that may do little: tests run as root in many places, and root may read everything.

The work is done by a child of this process that has gone over to the account `nobody`.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

NOBODY = 65534
needs_accounts = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no accounts to go over to")


@contextmanager
def open_folder() -> Iterator[Path]:
    """Yield a folder that every account may enter, as the one that pytest makes is not; it is taken away after."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        try:
            yield folder
        finally:
            for each in (folder, *folder.rglob("*")):
                each.chmod(0o755)


def as_nobody(work: Callable[[], str]) -> str:
    """Return what `work` says as an account that owns nothing here, or the error of the system that it met."""
    receive, send = os.pipe()
    child = os.fork()
    if child == 0:
        said = "ended by something else than an error of the system"
        try:
            if os.geteuid() == 0:
                os.setgroups([])
                os.setuid(NOBODY)
            said = work()
        except OSError as error:
            said = f"{type(error).__name__}: {error}"
        finally:
            os.write(send, said.encode())
            os._exit(0)
    os.close(send)
    with open(receive, "rb") as answer:
        said = answer.read().decode()
    os.waitpid(child, 0)
    return said
