"""Runs the sides, each in fresh processes and in turn, and keeps the median of what each took.

Knows processes and clocks; knows no bar.
"""

import json
import platform
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping
from importlib.metadata import version
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median
from typing import Any, NamedTuple

_LIBRARIES = ("PyYAML", "pydantic", "SQLAlchemy", "sqlmodel", "pandas", "openpyxl", "typer", "streamlit")


class Took(NamedTuple):
    """What a side took: seconds by the clock, seconds of the processor, and the peak of memory in bytes."""

    seconds: float
    processor: float
    peak: float


class Failed(Exception):
    """A side did not run; the message is the last thing that it said."""


def in_turn(sides: Iterable[str], folder: Path, rounds: int) -> dict[str, Took | Failed]:
    """Return the medians of what each side took in so many rounds, every side once in each round."""
    runs: dict[str, list[Took]] = {name: [] for name in sides}
    failed: dict[str, Failed] = {}
    for number in range(rounds):
        for name, took in runs.items():
            if name not in failed:
                _tell(f"round {number + 1} of {rounds}: {name}")
                try:
                    took.append(_took(name, folder))
                except Failed as error:
                    failed[name] = error
    _tell("")
    return {name: failed.get(name) or Took(*map(median, zip(*took, strict=True))) for name, took in runs.items()}


def _took(name: str, folder: Path) -> Took:
    return Took(**json.loads(output_of("-m", "benchmarks.sides", name, str(folder))))


def reruns(folder: Path, times: int) -> dict[str, Took]:
    """Return the medians of what it takes to draw each page again; raise `Failed` where one cannot be drawn."""
    _tell(f"the pages of {folder.name}")
    measured = json.loads(output_of("-m", "benchmarks.reruns", str(folder), str(times)))
    _tell("")
    return {page: Took(**took, peak=0) for page, took in measured.items()}


def reading(folder: Path, readers: int, seconds: float) -> dict[str, Any]:
    """Return what `benchmarks.readers` measures; raise `Failed` where it cannot."""
    _tell(f"{readers} readers for {seconds:g} s")
    measured: dict[str, Any] = json.loads(
        output_of("-m", "benchmarks.readers", str(folder), str(readers), str(seconds))
    )
    _tell("")
    return measured


def output_of(*arguments: str) -> str:
    """Return what Python prints with these arguments; raise `Failed` where it fails."""
    run = subprocess.run([sys.executable, *arguments], capture_output=True, text=True)
    if run.returncode:
        raise Failed((run.stderr.strip().splitlines() or ["no reason given"])[-1])
    return run.stdout


def whole_process(*command: str) -> Took:
    """Return what a command takes from its start to its end; raise `Failed` where it fails."""
    before, began = getrusage(RUSAGE_CHILDREN), time.perf_counter()
    run = subprocess.run(command, capture_output=True, text=True)
    seconds, after = time.perf_counter() - began, getrusage(RUSAGE_CHILDREN)
    if run.returncode:
        raise Failed((run.stderr.strip().splitlines() or ["no reason given"])[-1])
    return Took(seconds, after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime, 0)


def bare_interpreter() -> float:
    """Return the peak of memory of Python when it has only been started, in bytes."""
    return median(int(output_of(str(Path(__file__).with_name("peak.py")))) for _ in range(5))


def machine() -> str:
    """Return on what is measured: the processor and its cores, the system, Python and the libraries."""
    import os

    libraries = ", ".join(f"{name} {version(name)}" for name in _LIBRARIES)
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    system = f"{platform.system()} {platform.machine()}"
    return f"{_processor()}, {cores} cores, {system}, Python {platform.python_version()}; {libraries}"


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text().splitlines()
    except OSError:
        return platform.processor() or "processor unknown"
    return next((line.partition(": ")[2] for line in lines if line.startswith("model name")), platform.machine())


def _tell(what: str) -> None:
    """Say on a terminal what is being run, in one line that is written over."""
    if sys.stderr.isatty():
        print(f"\r\033[K{what}", end="", file=sys.stderr, flush=True)


def sides_of(pairs: Iterable[tuple[str, str]]) -> Mapping[str, None]:
    """Return every side once, in the order in which the pairs name them."""
    return dict.fromkeys(name for pair in pairs for name in pair)
