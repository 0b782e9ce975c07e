"""How long the public pages take, of a large register: made for the first time, and again after one edit.

The register is in a repository of its own. The edit is an update on the register's own day, in a commit; what is
measured is the whole command. `python -m benchmarks --only sites` measures.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from statistics import median

from benchmarks.bars import LONGEST_SITE, LONGEST_SITE_AGAIN, seconds_told, verdict
from benchmarks.measure import Failed, Took, whole_process
from benchmarks.shapes import AS_AT, Shape
from benchmarks.synthetic import shaped, write

N = 1_800
FIRST_OWNER = re.compile(r"(?m)^    owner: (\S+)\n    updates:\n")


def lines(scratch: Path, rounds: int) -> Iterator[str]:
    """Make the register, and yield a line for each bar: without what takes long to make, then with all of it."""
    folder = scratch / "register-of-sites"
    write(shaped(Shape("four sources", N)), folder / "data")
    _git(folder, "init", "--quiet")
    _record(folder)
    try:
        for options in (("--quick",), ()):
            site, what = scratch / f"site{''.join(options)}", " ".join(["site", *options])
            yield _told(f"`{what}` of {N:,} recommendations", [_took(folder, site, *options)], LONGEST_SITE)
            again = [_took_again(folder, site, number, *options) for number in range(min(rounds, 3))]
            yield _told("the same again after one edit", again, LONGEST_SITE_AGAIN)
    except Failed as error:
        yield f"sites: left out: {error}"


def _took_again(folder: Path, site: Path, number: int, *options: str) -> Took:
    """Return how long it takes after an update was recorded, on the register's own day."""
    for file in sorted((folder / "data/responses").iterdir())[100 * (number + 1) :]:
        text = file.read_text("utf-8")
        if found := FIRST_OWNER.search(text):
            update = f"      - {{date: {AS_AT}, by: {found[1]}, status: in_progress, note: Begun again.}}\n"
            file.write_text(f"{text[: found.end()]}{update}{text[found.end() :]}", "utf-8")
            break
    _record(folder)
    return _took(folder, site, *options)


def _took(folder: Path, site: Path, *options: str) -> Took:
    words = ("-m", "tracker", "site", "-o", str(site), "--register", str(folder / "data"), *options)
    return whole_process(sys.executable, *words)


def _told(what: str, took: list[Took], most: float) -> str:
    clock, used = median(each.seconds for each in took), median(each.processor for each in took)
    figures = f"{seconds_told(clock)} by the clock, {seconds_told(used)} of the processor"
    return f"{what}: {figures}; bar {most:g} s: {verdict(clock, most)}"


def _record(folder: Path) -> None:
    _git(folder, "add", "--all")
    _git(folder, "-c", "user.name=Keeper", "-c", "user.email=keeper@county.example", "commit", "--quiet", "-m", "Edit")


def _git(folder: Path, *words: str) -> None:
    subprocess.run(["git", *words], cwd=folder, check=True)
