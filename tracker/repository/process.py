"""A process of git: how it is started and ended, and what surrounds it.

Neither the settings, hooks and language of whoever calls, nor those of the repository, change an answer; no lock is
taken, and no program of the repository's is run. Nothing is fetched or sent, but where a caller says by what it may be.
"""

import os
import signal
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple, TypeAlias

from tracker.repository.failures import not_started, too_slow

SECONDS = 60  # an answer that comes later is of no use to the page that asked for it
Process: TypeAlias = "subprocess.Popen[bytes]"

# Set by whoever installed this: where git may look for a repository, and the files that say whose clones it may read.
_KEPT = {
    "GIT_CEILING_DIRECTORIES",
    "GIT_DISCOVERY_ACROSS_FILESYSTEM",
    "GIT_CONFIG_GLOBAL",
    "GIT_CONFIG_SYSTEM",
    "GIT_CONFIG_NOSYSTEM",
}
_ENVIRONMENT = {
    "LC_ALL": "C",  # its refusals are told apart by their words
    "LANGUAGE": "C",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "none",  # a git too old for the line above has no way to fetch either
    "GIT_GRAFT_FILE": os.devnull,
}
_SETTINGS = {
    "blame.markIgnoredLines": "false",
    "blame.markUnblamableLines": "false",
    "color.ui": "false",
    # Larger files go through git in pieces, and of a pack it maps a few only, so that no document fills the memory.
    "core.bigFileThreshold": "1m",
    "core.packedGitWindowSize": "4m",
    "core.packedGitLimit": "32m",
    "core.fsmonitor": "false",
    "core.hooksPath": os.devnull,
    "core.quotePath": "false",
    "diff.algorithm": "default",
    "diff.orderFile": os.devnull,
    "diff.relative": "false",
    "diff.renames": "false",
    "i18n.logOutputEncoding": "UTF-8",
    "log.date": "default",
    "log.follow": "false",
    "log.mailmap": "false",
    "log.showRoot": "true",
    "log.showSignature": "false",
}


class Reach(NamedTuple):
    """What a process of git may besides what all may: by variables of its environment, and for how many seconds."""

    variables: Mapping[str, str]
    seconds: float


class GitOutput(NamedTuple):
    """What a process of git printed, what it wrote to standard error, and its exit code."""

    output: bytes
    errors: bytes
    code: int


def answer(folder: Path, words: Iterable[str], given: bytes | None = None, reach: Reach | None = None) -> GitOutput:
    """Run git in `folder` to its end; raise `NoHistory` where it cannot be started, `TooSlow` where it never ends."""
    seconds = reach.seconds if reach else SECONDS
    variables = reach.variables if reach else {}
    with started(folder, words, is_asked=given is not None, variables=variables) as process:
        try:
            output, errors = process.communicate(given, timeout=seconds)
        except subprocess.TimeoutExpired:
            raise too_slow(seconds) from None
        except OSError as error:
            raise not_started(error, folder) from None
    return GitOutput(output, errors, process.returncode)


@contextmanager
def started(
    folder: Path, words: Iterable[str], *, is_asked: bool, variables: Mapping[str, str] = MappingProxyType({})
) -> Iterator[Process]:
    """Run git in `folder` for as long as the block lasts; raise `NoHistory` where it cannot be started.

    `is_asked`: whether it is written to; `variables`: of its environment, besides those of all. What the process
    started ends with it.
    """
    settings = [word for name, value in _SETTINGS.items() for word in ("-c", f"{name}={value}")]
    command = ["git", "--no-pager", "--no-replace-objects", "-C", str(folder), *settings, *words]
    pipe = subprocess.PIPE
    given = pipe if is_asked else subprocess.DEVNULL
    environment = {**_environment(os.environ), **variables}
    try:
        process = subprocess.Popen(
            command, stdin=given, stdout=pipe, stderr=pipe, env=environment, start_new_session=True
        )
    except (OSError, ValueError) as error:
        raise not_started(error, folder) from None
    try:
        yield process
    finally:
        end(process)
        for stream in (process.stdin, process.stdout, process.stderr):
            if stream is not None:
                with suppress(OSError):  # of what was still to be written to a process that has ended
                    stream.close()


def end(process: Process) -> None:
    """End a process that has not ended by itself, with all that it started."""
    if process.poll() is None:
        with suppress(ProcessLookupError):  # it ended meanwhile
            if os.name == "posix":
                os.killpg(process.pid, signal.SIGKILL)
            else:
                process.kill()
    process.wait()


def _environment(ours: Mapping[str, str]) -> dict[str, str]:
    """Return the environment of git: next to nothing of the `GIT_*` that a hook or a shell has set."""
    passed_on = {name: value for name, value in ours.items() if not name.startswith("GIT_") or name in _KEPT}
    return passed_on | _ENVIRONMENT | _readable_clones(ours)


def _readable_clones(ours: Mapping[str, str]) -> dict[str, str]:
    """Return those of git's settings in an environment that say whose clones may be read; others change answers."""
    count = ours.get("GIT_CONFIG_COUNT", "")
    values = [
        ours.get(f"GIT_CONFIG_VALUE_{number}", "")
        for number in range(int(count) if count.isdecimal() and len(count) < 4 else 0)
        if ours.get(f"GIT_CONFIG_KEY_{number}", "").lower() == "safe.directory"
    ]
    settings = {f"GIT_CONFIG_KEY_{number}": "safe.directory" for number in range(len(values))}
    settings |= {f"GIT_CONFIG_VALUE_{number}": value for number, value in enumerate(values)}
    return settings | ({"GIT_CONFIG_COUNT": str(len(values))} if values else {})
