"""The screens, measured in a browser: what the first screen shows, how long and heavy a page is, how soon it is read.

`python -m benchmarks.screens [REGISTER …]` prints a line for each bar; without names it goes through all of REGISTERS.
"""

import argparse
import tempfile
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Error, sync_playwright

from benchmarks.bars import (
    FIRST_WORDS,
    LONGEST_OVERVIEW,
    LONGEST_PAGES,
    LOWEST_LOOK_FIRST,
    MOST_BROUGHT,
    MOST_BROUGHT_AGAIN,
    MOST_NODES,
    MOST_NODES_OF_OVERVIEW,
    MOST_WORDS,
    ROWS_SHOWN,
    told_of_screen,
)
from benchmarks.histories import Recorded, commit
from benchmarks.looking import (
    brought,
    first_screen_has_a_tile,
    first_screen_says,
    first_words,
    length,
    nodes,
    open_page,
    rows_shown,
    top_of,
    window,
    words,
)
from benchmarks.shapes import AS_AT, SHAPES, Shape
from benchmarks.synthetic import shaped
from tests.browser.chromium import NoChromiumError, find_chromium
from tests.browser.serving import FLAGS, ROOT, NotServedError, start
from tests.registers import replay
from tracker.register.reading.reading import read
from tracker.ui.shell.menu import PAGES

_ROUNDS = 5
_SHAPES = {shape.name.replace(" ", "-"): shape for shape in SHAPES}
REGISTERS = ("shipped", "demo", *_SHAPES)


def lines(scratch: Path, registers: Iterable[str] = REGISTERS) -> Iterator[str]:
    """Serve each register, and yield a line for each of its bars."""
    try:
        executable = find_chromium()
    except NoChromiumError as error:
        yield f"screens: left out: {error}"
        return
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, chromium_sandbox=False, args=FLAGS)
        for name in registers:
            try:
                for line in _served(browser, scratch, name):
                    yield f"{name}: {line}"
            except (NotServedError, Error, AssertionError) as error:
                yield f"{name}: the rest is left out: {error}"
        browser.close()


def _served(browser: Browser, scratch: Path, name: str) -> Iterator[str]:
    """Serve the register of a name, and measure."""
    folder = _made(scratch, name)
    server = start(
        scratch / f"{name}.log",
        TRACKER_REGISTER=folder,
        TRACKER_CACHE=scratch / f"cache-of-{name}",
    )
    try:
        if name in _SHAPES:
            yield from _of_shape(browser, server.address, folder, _SHAPES[name])
        else:
            yield from _look_first(browser, server.address)
        if name == "demo":
            yield from _of_demo(browser, server.address)
    finally:
        server.stop()


def _made(scratch: Path, name: str) -> Path:
    """Make the register of a name, with a history; return its folder."""
    there = scratch / name
    if name == "shipped":
        return ROOT / "data"
    if name == "demo":
        replay.build(ROOT / "tests/registers/borsetshire", there)
    else:
        texts = shaped(_SHAPES[name])
        assert read(texts).register, "it is not sound, so no page would show it"
        files = {f"data/{path}": text for path, text in texts.items()}
        commit(there, [Recorded(int(datetime(AS_AT.year, AS_AT.month, AS_AT.day, 9, tzinfo=UTC).timestamp()), files)])
    return there / "data"


def _look_first(browser: Browser, address: str) -> Iterator[str]:
    for (width, height), most in LOWEST_LOOK_FIRST.items():
        with window(browser, width, height) as tab:
            open_page(tab, address)
            what = f"top of Look at first at {width} × {height}"
            yield told_of_screen(what, top_of(tab, "Look at first"), most, "px")


def _of_demo(browser: Browser, address: str) -> Iterator[str]:
    for (width, height), least in ROWS_SHOWN.items():
        with window(browser, width, height) as tab:
            open_page(tab, f"{address}/recommendations")
            what = f"rows of Recommendations shown at {width} × {height}"
            yield told_of_screen(what, rows_shown(tab), least, "rows", at_least=True)
    with window(browser, 1920, 1080) as tab:
        for page, most in LONGEST_PAGES.items():
            open_page(tab, f"{address}/{page}")
            yield told_of_screen(f"length of {page} at 1920", length(tab), most, "px")
        open_page(tab, address)
        yield told_of_screen("words on the Overview", words(tab), MOST_WORDS, "words")
    yield _first_words(browser, address)
    yield from _brought(browser, address)


def _first_words(browser: Browser, address: str) -> str:
    took: dict[str, list[float]] = {address: [], f"{address}/recommendations": []}
    for _ in range(_ROUNDS):
        for page, seconds in took.items():
            seconds.append(first_words(browser, page))
    overview, listed = map(median, took.values())
    what = f"first words of the Overview, {overview:.2f} s, of the list's, {listed:.2f} s, medians of {_ROUNDS}"
    return told_of_screen(what, overview / listed, FIRST_WORDS, "×")


def _brought(browser: Browser, address: str) -> Iterator[str]:
    visits = brought(browser, address)
    for which, visit, most in zip(("cold", "second"), visits, (MOST_BROUGHT, MOST_BROUGHT_AGAIN), strict=True):
        parts = f"files {visit.files / 1000:,.1f} kB, socket {visit.socket / 1000:,.1f} kB"
        yield told_of_screen(f"a {which} visit to the Overview brings ({parts})", visit.all / 1000, most, "kB")


def _of_shape(browser: Browser, address: str, folder: Path, shape: Shape) -> Iterator[str]:
    with window(browser, 1280, 800) as tab:
        open_page(tab, address)
        yield told_of_screen("nodes of the Overview", nodes(tab), MOST_NODES_OF_OVERVIEW, "nodes")
        yield told_of_screen("length of the Overview at 1280", length(tab), LONGEST_OVERVIEW, "px")
        for what, shown in (
            ("the total", first_screen_says(tab, shape.recommendations)),
            ("the first tile", first_screen_has_a_tile(tab)),
        ):
            yield f"{what} is in the first screen at 1280 × 800: {'met' if shown else 'missed'}"
        for page in _addresses(folder, shape):
            open_page(tab, f"{address}/{page}")
            what = f"nodes of {page} ({length(tab):,} px long)"
            yield told_of_screen(what, nodes(tab), MOST_NODES, "nodes")


def _addresses(folder: Path, shape: Shape) -> list[str]:
    """Return every page, and those that it has for one: of a recommendation the one with most to say."""
    longest = max((path.stat().st_size, path.stem) for path in (folder / "responses").iterdir())[1]
    return [*PAGES, f"recommendations?id={longest}", f"actions?owner={shape.bodies[0]}", "guide?sheet=chair"]


def main() -> None:
    """Measure the registers that are named, and print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.screens", description=__doc__)
    parser.add_argument("registers", nargs="*", metavar="REGISTER", help=", ".join(REGISTERS))
    asked = parser.parse_args().registers or REGISTERS
    if unknown := set(asked) - set(REGISTERS):
        parser.error(f"no such register: {', '.join(sorted(unknown))}; there are {', '.join(REGISTERS)}")
    with tempfile.TemporaryDirectory() as scratch:
        for line in lines(Path(scratch), asked):
            print(line, flush=True)


if __name__ == "__main__":
    main()
