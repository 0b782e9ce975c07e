"""Looks into a document in a process of its own, which has so much time and memory and no more.

What somebody sends may be made to keep a library busy for ever, or to take all memory; then that process alone ends.
"""

import json
import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

from tracker.documents.document import DocumentFacts, DocumentRefused, refuse_too_large

SECONDS, MEMORY = 30, 1 << 30  # a scan of 20 MB takes two seconds, and 200 MB
_TOO_MUCH = (
    "It cannot be looked into: it is damaged, or made to take more time or memory than any document does. Print it to a"
    " new PDF, and add that."
)
_ROOT = Path(__file__).parents[2]


def look_into(name: str, content: bytes) -> DocumentFacts:
    """Return what a document is, by its content; raise `DocumentRefused`."""
    refuse_too_large(len(content))
    command = [sys.executable, "-P", "-m", __name__]
    environment = {**os.environ, "PYTHONPATH": str(_ROOT), "PYTHONUTF8": "1"}
    try:
        given = f"{json.dumps(name)}\n".encode() + content
        done = subprocess.run(command, input=given, capture_output=True, timeout=SECONDS, env=environment)
    except subprocess.TimeoutExpired:
        raise DocumentRefused(_TOO_MUCH) from None
    if done.returncode:
        raise DocumentRefused(_TOO_MUCH)
    told = json.loads(done.stdout)
    if isinstance(told, str):
        raise DocumentRefused(told)
    kind, endings, authors, comments, has_place = told
    return DocumentFacts(kind, tuple(endings), tuple(authors), comments, has_place)


def _limit() -> None:
    """Limit this process, where the system can: it writes no file, and takes no more than its time and memory."""
    if sys.platform == "win32":
        return
    import resource

    for limit, value in (("RLIMIT_AS", MEMORY), ("RLIMIT_CPU", SECONDS), ("RLIMIT_FSIZE", 0)):
        with suppress(ValueError, OSError):  # macOS knows no limit of memory
            resource.setrlimit(getattr(resource, limit), (value, value))


def _main() -> None:
    from tracker.documents.judging import judge

    _limit()
    try:
        name = json.loads(sys.stdin.buffer.readline())
        told: object = judge(name, sys.stdin.buffer.read())
    except DocumentRefused as error:
        told = str(error)
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    _main()
