"""`make benchmarks`, or `python -m benchmarks`: measures the bars on this machine and prints a line for each.

Every side runs in fresh processes, in turn with the others; the figures are medians. Nothing here is a test.
"""

import argparse
import tempfile
from pathlib import Path

from benchmarks import packs, replay, screens, sites
from benchmarks.bars import (
    MEMORY,
    RATIOS,
    READ_FOR,
    READERS,
    SMALL,
    Bar,
    told,
    told_of_memory,
    told_of_readers,
    told_of_rerun,
)
from benchmarks.measure import Failed, Took, bare_interpreter, in_turn, machine, reading, reruns, sides_of
from benchmarks.synthetic import synthetic, write


def main() -> None:
    """Make a register, measure, and print."""
    asked = _asked()
    wanted = [bar for bar in (*RATIOS, MEMORY) if asked.only in bar.what]
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch, "register")
        size = _make(folder, asked.n)
        print(machine())
        print(
            f"{asked.n:,} recommendations in {size / 1e6:.1f} MB of YAML; medians of {asked.rounds} rounds", flush=True
        )
        ratios = [bar for bar in wanted if bar is not MEMORY]
        sides = sides_of((bar.side, bar.of) for bar in ratios)
        took = in_turn([*sides, *([MEMORY.side] if MEMORY in wanted else [])], folder, asked.rounds)
        for bar in ratios:
            print(_line(bar, took[bar.side], took[bar.of]))
        if MEMORY in wanted:
            print(_memory(took[MEMORY.side], size))
        if asked.only in "rerun":
            _print_reruns(Path(scratch), asked)
        if asked.only in "readers":
            _print_readers(Path(scratch))
        if asked.only in "screens":
            for line in screens.lines(Path(scratch)):
                print(line, flush=True)
        if asked.only in "packs":
            for line in packs.lines(Path(scratch), asked.rounds):
                print(line, flush=True)
        if asked.only in "sites":
            for line in sites.lines(Path(scratch), asked.rounds):
                print(line, flush=True)
        if asked.only in "replay":
            for line in replay.lines(Path(scratch), asked.rounds):
                print(line, flush=True)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--n", type=int, default=10_000, help="how many recommendations the made-up register has")
    parser.add_argument("--rounds", type=int, default=5, help="how often each side runs")
    parser.add_argument("--only", default="", metavar="WORDS", help="only the bars whose line holds these words")
    return parser.parse_args()


def _print_reruns(scratch: Path, asked: argparse.Namespace) -> None:
    for n in sorted({SMALL, asked.n}):
        folder = scratch / f"register-{n}"
        _make(folder, n)
        try:
            for page, took in reruns(folder, asked.rounds).items():
                print(told_of_rerun(page, took, n))
        except Failed as error:
            print(f"reruns with {n:,} recommendations: left out: {error}")


def _print_readers(scratch: Path) -> None:
    folder = scratch / "register-of-readers"
    _make(folder, SMALL)
    try:
        print(told_of_readers(reading(folder, 1, READ_FOR), reading(folder, READERS, READ_FOR)), flush=True)
    except Failed as error:
        print(f"readers: left out: {error}")


def _make(folder: Path, n: int) -> int:
    """Write the register; return the bytes of its YAML."""
    texts = synthetic(n)
    write(texts, folder)
    return sum(map(len, texts.values()))


def _line(bar: Bar, side: Took | Failed, of: Took | Failed) -> str:
    if isinstance(side, Failed) or isinstance(of, Failed):
        return f"{bar.what}: left out: {side if isinstance(side, Failed) else of}"
    return told(bar, side, of)


def _memory(took: Took | Failed, size: int) -> str:
    if isinstance(took, Failed):
        return f"{MEMORY.what}: left out: {took}"
    return told_of_memory(MEMORY, took.peak - bare_interpreter(), size)


if __name__ == "__main__":
    main()
