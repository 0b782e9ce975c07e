"""A paper → its file, made in a process of its own, which has so much time and memory and no more.

A large register's PDF takes gigabytes, and a server that ran out of memory for one reader would end for all. What the
process takes it gives back when it ends, and the pages go before it.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
import traceback
from contextlib import suppress
from pathlib import Path

from tracker.outputs.paper.blocks import MeetingPaper
from tracker.outputs.paper.forms import FORMS, PaperForm
from tracker.outputs.paper.imprint import Origin

SECONDS, MEMORY = 300, 5 << 29  # 2.5 GiB, of the four that the service has: about 600 recommendations as PDF
_NO_MEMORY, _FAILED = 3, 4  # exit codes of ours
_ROOT = Path(__file__).parents[3]


class PaperTooLarge(Exception):
    """The file takes more time or memory than there is for it here."""


class PaperFailed(Exception):
    """The file was not made; the message says where in the program, and no word of the paper."""


def made_apart(
    form: PaperForm, paper: MeetingPaper, origin: Origin, memory: int = MEMORY, seconds: float = SECONDS
) -> bytes:
    """Return what `form.made` returns; raise `PaperTooLarge` or `PaperFailed`. `memory`: in bytes."""
    command = [sys.executable, "-P", "-m", __name__, str(memory)]
    environment = {**os.environ, "PYTHONPATH": str(_ROOT), "PYTHONUTF8": "1"}
    given = pickle.dumps((form.ending, paper, origin))
    try:
        done = subprocess.run(command, input=given, capture_output=True, timeout=seconds, env=environment)
    except subprocess.TimeoutExpired:
        raise PaperTooLarge from None
    if done.returncode == 0:
        return done.stdout
    # What is not Python ends the process where it has no memory, by a signal.
    if done.returncode == _NO_MEMORY or done.returncode < 0:
        raise PaperTooLarge
    raise PaperFailed(done.stderr.decode(errors="replace") if done.returncode == _FAILED else "it did not start")


def _limit(memory: int) -> None:
    """Limit this process, where the system can, and let every other go before it."""
    if sys.platform == "win32":
        return
    import resource

    os.nice(10)
    with suppress(ValueError, OSError):  # macOS knows no limit of memory
        resource.setrlimit(resource.RLIMIT_AS, (memory, memory))


def _main() -> None:
    given = sys.stdin.buffer.read()
    _limit(int(sys.argv[1]))
    try:
        ending, paper, origin = pickle.loads(given)
        content = FORMS[ending].made(paper, origin)
    except MemoryError:
        sys.exit(_NO_MEMORY)
    except Exception as error:  # whichever: its message may quote the paper, and what this prints is logged
        where = "".join(traceback.format_tb(error.__traceback__))
        sys.stderr.write(f"{type(error).__name__}\n{where}")
        sys.exit(_FAILED)
    sys.stdout.buffer.write(content)


if __name__ == "__main__":
    _main()
