"""Packs: the command, whole, of what typst takes alone on the same source; and how long large registers take.

`python -m benchmarks.packs` prints the JSON that the template is given of the register that ships;
`python -m benchmarks --only packs` measures.
"""

import sys
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from statistics import median

from benchmarks.bars import LONGEST_PACKS, MOST_OF_TYPST, seconds_told, verdict
from benchmarks.measure import Failed, output_of, whole_process
from benchmarks.synthetic import synthetic, write

ENDINGS = (".pdf", ".docx", ".html")
SHIPPED, MEETING = "data", "audit-panel-2020-01"
_ALONE = """
import sys, typst
typst.compile(sys.argv[1], sys_inputs={"paper": open(sys.argv[2], encoding="utf-8").read()}, ignore_system_fonts=True,
              font_paths=[sys.argv[3]], pdf_standards=["ua-1", "a-3a"], output=sys.argv[4], timestamp=0)
"""


def lines(scratch: Path, rounds: int) -> Iterator[str]:
    """Yield a line for each bar."""
    try:
        yield _of_typst(scratch, rounds)
        for number, most in LONGEST_PACKS.items():
            folder = scratch / f"register-of-{number}"
            write(synthetic(number), folder)
            for ending in ENDINGS:
                yield _of_many(folder, number, ending, most, min(rounds, 3))
    except Failed as error:
        yield f"packs: left out: {error}"


def _of_typst(scratch: Path, rounds: int) -> str:
    """Return how long the pack of the shipped register takes, in turn with typst alone."""
    from tracker.outputs.paper.pdf.coverage import FONTS
    from tracker.outputs.paper.pdf.setting import TEMPLATE

    source = scratch / "paper.json"
    source.write_text(output_of("-m", "benchmarks.packs"), encoding="utf-8")
    pack = ("-m", "tracker", "pack", MEETING, "-o", str(scratch / "pack.pdf"), "--register", SHIPPED)
    typst = ("-c", _ALONE, str(TEMPLATE), str(source), str(FONTS), str(scratch / "alone.pdf"))
    whole, alone = [], []
    for _ in range(rounds):
        whole.append(whole_process(sys.executable, *pack))
        alone.append(whole_process(sys.executable, *typst))
    used, least = median(took.processor for took in whole), median(took.processor for took in alone)
    clock = median(took.seconds for took in whole) / median(took.seconds for took in alone)
    figures = f"{seconds_told(used)} / {seconds_told(least)} = {used / least:.3g} (by the clock {clock:.3g})"
    bar = f"bar {MOST_OF_TYPST:g}: {verdict(used / least, MOST_OF_TYPST)}"
    return f"the pack of the register that ships, of typst alone: {figures}; {bar}"


def _of_many(folder: Path, number: int, ending: str, most: float, rounds: int) -> str:
    meeting, file = _newest_meeting(folder), folder.with_suffix(ending)
    words = ("-m", "tracker", "pack", meeting, "-o", str(file), "--register", str(folder))
    took = [whole_process(sys.executable, *words) for _ in range(rounds)]
    clock, used = median(each.seconds for each in took), median(each.processor for each in took)
    size = file.stat().st_size / 1e6
    figures = f"{seconds_told(clock)} by the clock, {seconds_told(used)} of the processor, {size:.1f} MB"
    return f"a pack of {number:,} recommendations as {ending}: {figures}; bar {most:g} s: {verdict(clock, most)}"


def _newest_meeting(folder: Path) -> str:
    from tracker.files import read_folder
    from tracker.register.reading.reading import read

    files = read_folder(folder)
    register, _ = read(files.texts, files.held, date(2026, 1, 1))
    assert register is not None
    return register.meetings[-1].id


def _source() -> None:
    """Print what the template is given of the shipped register."""
    from tracker.commands import app
    from tracker.outputs.paper.pdf import setting

    setting.set_by_typst = lambda data, made_at: print(data) or b""  # type: ignore[assignment,func-returns-value]
    with tempfile.TemporaryDirectory() as folder:
        app(["pack", MEETING, "-o", f"{folder}/pack.pdf", "--register", SHIPPED])


if __name__ == "__main__":
    _source()
