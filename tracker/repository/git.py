"""The git command line: one way to run it, and what it says when it cannot answer.

Owns the process; knows nothing of registers.
"""

import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

_SECONDS = 120


class NoHistory(Exception):
    """There is no history to tell; the message says why in one sentence."""


class Refused(Exception):
    """git ran and refused; the message is its own."""


def run(folder: Path, *words: str, given: bytes | None = None) -> bytes:
    """Run git in `folder` and return what it prints; raise `NoHistory` or `Refused`."""
    command = ["git", "-C", str(folder), "-c", "core.quotepath=off", *words]
    try:
        done = subprocess.run(command, input=given, capture_output=True, timeout=_SECONDS, check=False)
    except FileNotFoundError:
        raise NoHistory("git is not installed here, so the register's history cannot be shown.") from None
    except (OSError, subprocess.TimeoutExpired):
        raise NoHistory("git did not answer, so the register's history cannot be shown.") from None
    if done.returncode:
        raise Refused(done.stderr.decode(errors="replace").strip())
    return done.stdout


def said(folder: Path, *words: str) -> str:
    """Run git in `folder` and return what it prints as text."""
    return run(folder, *words).decode(errors="replace").strip()


def blobs(folder: Path, ids: Iterable[str]) -> Iterator[tuple[str, bytes]]:
    """Yield the content of each blob, by its id, from one process; a blob that is not there is left out."""
    wanted = "".join(f"{id}\n" for id in ids)
    if not wanted:
        return
    told = run(folder, "cat-file", "--batch", given=wanted.encode())
    at = 0
    while at < len(told):
        end = told.index(b"\n", at)
        id, _, size = told[at:end].decode().partition(" ")
        if size == "missing":
            at = end + 1
            continue
        length = int(size.rpartition(" ")[2])
        yield id, told[end + 1 : end + 1 + length]
        at = end + 2 + length
