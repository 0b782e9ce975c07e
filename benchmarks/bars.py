"""The bars: which side, of which other side, may take how much. The one place where a bar is written.

Knows how a measured bar is told on one line; measures nothing.
"""

from typing import Any, NamedTuple

from benchmarks.measure import Took


class Bar(NamedTuple):
    """`side` may take at most `most` times the time of `of`."""

    what: str
    side: str
    of: str
    most: float


RATIOS = (
    Bar("cold read and full check, of yaml.load with CSafeLoader", "cold_read", "yaml_load", 0.4),
    Bar("read, spans and first position, of yaml.load with CSafeLoader", "first_position", "yaml_load", 0.55),
    Bar("read, spans and database file, of yaml.load with CSafeLoader", "database_file", "yaml_load", 1.75),
    Bar("workbook, of pandas writing the same cells", "workbook", "workbook_by_pandas", 3.0),
    Bar("spans and one position, of the cold read", "spans_and_position", "cold_read", 0.2),
    Bar("24 quarters by state, of one position", "quarters_by_state", "one_position", 2.0),
    Bar("24 quarters with timeliness, of one position", "quarters_with_timeliness", "one_position", 8.0),
    Bar("warm start, of the cold one", "warm_start", "cold_start", 0.05),
    Bar("one response file edited, of a cold start", "response_edited", "cold_start", 0.1),
    Bar("recommendations.yaml edited, of a cold start", "asked_edited", "cold_start", 0.3),
    Bar("the command check, of the imports that it cannot do without", "check", "imports", 2.5),
)
SMALL, LONGEST_RERUN, LONGEST_RERUN_OF_MANY = 25, 0.030, 0.150  # recommendations; seconds
READERS, READ_FOR, MOST_OF_ONE = 200, 60.0, 2.0  # sessions; seconds; times the p95 of one session
# Of a screen: windows in pixels, and what is in them in pixels, rows, words, nodes, and kB that are not compressed.
LOWEST_LOOK_FIRST = {(1280, 800): 720, (1920, 1080): 900}
ROWS_SHOWN = {(1280, 800): 8, (1920, 1080): 14, (768, 1024): 5}
LONGEST_PAGES = {"assurance": 4_000, "progress": 4_000, "meetings": 4_000}
MOST_WORDS, FIRST_WORDS = 600, 1.1  # words of the Overview; times what the list takes
MOST_BROUGHT, MOST_BROUGHT_AGAIN = 4_000, 50
MOST_NODES_OF_OVERVIEW, LONGEST_OVERVIEW, MOST_NODES = 2_500, 4_000, 6_000
MOST_OF_TYPST = 3.0  # times what typst takes alone, on the source of the same pack
LONGEST_PACKS = {400: 10.0, 1_800: 40.0}  # seconds by the clock on two cores, by how many recommendations
LONGEST_SITE, LONGEST_SITE_AGAIN = 60.0, 5.0  # seconds by the clock: of 1,800 recommendations; after one edit
MEMORY = Bar("memory of read and spans, of the YAML text", "read_and_spans", "", 8.0)


def told(bar: Bar, side: Took, of: Took) -> str:
    """Return the two sides' processor time, their ratio, that by the clock, and whether the bar is met.

    Both sides keep one core busy, so the two ratios agree where the machine has nothing else to do; where it has, the
    processor's is nearer to the truth.
    """
    ratio, clock = side.processor / of.processor, side.seconds / of.seconds
    figures = f"{seconds_told(side.processor)} / {seconds_told(of.processor)} = {ratio:.3g} (by the clock {clock:.3g})"
    return f"{bar.what}: {figures}; bar {bar.most:g}: {verdict(ratio, bar.most)}"


def told_of_rerun(page: str, took: Took, n: int) -> str:
    """Return what drawing a page again takes on a register of `n`, and whether the bar is met."""
    most = LONGEST_RERUN if n <= SMALL else LONGEST_RERUN_OF_MANY
    figures = f"{seconds_told(took.processor)} (by the clock {seconds_told(took.seconds)})"
    bar = f"bar {seconds_told(most)}: {verdict(took.processor, most)}"
    return f"a rerun of {page} with {n:,} recommendations: {figures}; {bar}"


def told_of_readers(one: dict[str, Any], many: dict[str, Any]) -> str:
    """Return what a rerun takes while many read, of what it takes while one does, and whether anything failed.

    By the clock, because waiting is what is measured: it says something only where the machine has nothing else to do.
    """
    ratio = many["p95"] / one["p95"]
    figures = f"{seconds_told(many['p95'])} / {seconds_told(one['p95'])} = {ratio:.3g} by the clock, p95"
    told = f"bar {MOST_OF_ONE:g}: {verdict(ratio, MOST_OF_ONE)}"
    first = f" ({many['errors'][0]})" if many["errors"] else ""
    failed = f"{len(many['errors'])} of {many['runs']:,} failed{first}; {many['processor']:.0f} s of the processor"
    return f"reruns while {READERS} readers have a page open, of one: {figures}; {told}; {failed}"


def told_of_screen(what: str, measured: float, bar: float, unit: str, *, at_least: bool = False) -> str:
    """Return what was measured of a screen, its bar, and whether it is met."""
    reached = "met" if measured >= bar else f"missed by {1 - measured / bar:.0%}"
    told = reached if at_least else verdict(measured, bar)
    figure = f"{measured:,.3g}" if measured < 10 else f"{measured:,.0f}"
    return f"{what}: {figure} {unit}; bar {'≥' if at_least else '≤'} {bar:,g}: {told}"


def told_of_memory(bar: Bar, held: float, text: float) -> str:
    """Return the same of two sizes in bytes."""
    return (
        f"{bar.what}: {_mb(held)} / {_mb(text)} = {held / text:.3g}; bar {bar.most:g}: {verdict(held / text, bar.most)}"
    )


def verdict(measured: float, most: float) -> str:
    """Return whether a bar is met, and if not by how much it is missed."""
    return "met" if measured <= most else f"missed by {measured / most - 1:.0%}"


def seconds_told(seconds: float) -> str:
    return f"{seconds:.2f} s" if seconds >= 1 else f"{seconds * 1000:.3g} ms"


def _mb(size: float) -> str:
    return f"{size / 1e6:.1f} MB"
