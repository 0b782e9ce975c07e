"""How long it takes to follow a register through its history, beside what git-history 0.8 takes for the same history.

Makes a history with `git fast-import`: a register of N recommendations, cut back, whose entries are then recorded, one
or two files a revision, on the days that they bear. For git-history the same history is made twice more as one file, a
JSON list with an item for each recommendation: `state` has the words that ask for it, and its state, owner, deadline,
verdict and their dates on the day of each revision; `record` has its actions and all its entries as well, as ours has.

Ours, `replayed`, reads the register at each revision, checks it whole as a reading does, works out its spans, and fills
one SQLite file, the tables of which are made beforehand: for each revision its number, commit and moment; and for each
recommendation whose spans are not those of the revision before, its rows of the database as they then were (what was
asked, every entry, every span), with the revision's number before them. Neither side has meetings, concerns or
indicators. git-history writes its own tables. Each side is a process of its own, its start
included: ours imports for a fifth to a quarter of its time.

`python -m benchmarks.replay SIDE FOLDER` runs one of ours; `python -m benchmarks --only replay` runs all of it.
"""

import json
import random
import sqlite3
import subprocess
import sys
import tempfile
import time
import venv
from collections.abc import Iterator
from copy import copy
from dataclasses import replace
from os import getloadavg
from pathlib import Path
from shutil import copyfile
from statistics import median

from benchmarks.bars import seconds_told, verdict
from benchmarks.histories import KINDS, LONDON, ONE_FILE, REVISIONS, TABLES, N, made_history, read_in_turn
from benchmarks.measure import Failed, Took, output_of, whole_process

OPENED = 20  # revisions
FASTER, LONGEST_OPENING = 30, 0.300  # times as fast as git-history; seconds
OTHER = "git-history==0.8"
LONGEST_OTHER = 240  # seconds that git-history may be expected to take before fewer of its revisions are timed


def lines(scratch: Path, rounds: int) -> Iterator[str]:
    """Make both histories, run both sides, and yield a line for each bar."""
    made = made_history(scratch / "replay")
    ours = [whole_process(sys.executable, "-m", "benchmarks.replay", "replayed", str(made)) for _ in range(rounds)]
    took = Took(*map(median, zip(*ours, strict=True)))
    try:
        _install(made)
        for kind in KINDS:
            yield _told_of_replay(kind, took, *_other(made, kind))
    except Failed as error:
        yield f"{_what()}: {_both(took)}; {OTHER} left out, so there is no ratio: {error}"
    opened = json.loads(output_of("-m", "benchmarks.replay", "opened", str(made)))
    middle, longest = median(opened), max(opened)
    yield (
        f"opening a past revision, {N} recommendations, warm, the first time, of {len(opened)}: {seconds_told(middle)}"
        f" by the clock (longest {seconds_told(longest)}); bar {seconds_told(LONGEST_OPENING)}:"
        f" {verdict(middle, LONGEST_OPENING)}"
    )


def _what() -> str:
    return f"replay of {REVISIONS} revisions of {N} recommendations"


def _both(took: Took) -> str:
    return f"{seconds_told(took.processor)} (by the clock {seconds_told(took.seconds)})"


def _told_of_replay(kind: str, ours: Took, other: Took, timed: int) -> str:
    scaled = "" if timed == REVISIONS else f", scaled from its first {timed} revisions"
    ratio, by_the_clock = other.processor / ours.processor, other.seconds / ours.seconds
    told = "met" if ratio >= FASTER else f"missed by {1 - ratio / FASTER:.0%}"
    return (
        f"{_what()}: {_both(ours)}, {OTHER} on {KINDS[kind]} {_both(other)}, run once{scaled}:"
        f" {ratio:.3g} × as fast (by the clock {by_the_clock:.3g}); bar {FASTER}: {told}; load {getloadavg()[0]:.1f}"
    )


def _install(made: Path) -> None:
    try:
        venv.create(made / "venv", with_pip=True)
    except subprocess.CalledProcessError as error:
        raise Failed(str(error)) from None
    whole_process(str(made / "venv/bin/python"), "-m", "pip", "install", "--quiet", OTHER)


def _other(made: Path, kind: str) -> tuple[Took, int]:
    """Return what git-history takes for all the revisions, and how many of them were timed."""
    few = REVISIONS // 5  # the first revision, which brings every item, weighs less than in a smaller part
    tried = _git_history(made, kind, few)
    many = min(REVISIONS, max(few, int(LONGEST_OTHER * few / tried.seconds)))
    took = _git_history(made, kind, many) if many > few else tried
    return Took(took.seconds * REVISIONS / many, took.processor * REVISIONS / many, 0), many


def _git_history(made: Path, kind: str, revisions: int) -> Took:
    """Run git-history over the first revisions, which have a branch of their own, into a new file."""
    branch = f"first-{revisions}"
    wanted = ("--repo", str(made / kind), "--branch", branch, "--id", "id", "--silent")
    repository = ["git", "-C", str(made / kind)]
    subprocess.run([*repository, "branch", branch, f"main~{REVISIONS - revisions}"], check=True)
    database = made / f"{kind}-{revisions}.db"
    return whole_process(str(made / "venv/bin/git-history"), "file", str(database), ONE_FILE, *wanted)


def replayed(made: Path) -> None:
    """Write every revision, and the rows of what each of them changed, into one SQLite file."""
    from tracker import collecting
    from tracker.outputs.database.rows import rows_of_entries, rows_of_spans

    with collecting.paused(), tempfile.TemporaryDirectory(dir=made) as scratch:
        copyfile(made / TABLES, Path(scratch, TABLES))
        with sqlite3.connect(Path(scratch, TABLES)) as database:
            for pragma in ("synchronous=OFF", "journal_mode=OFF"):  # as an exported file is written
                database.execute(f"PRAGMA {pragma}")
            for number, (known, register, spans, changed) in enumerate(read_in_turn(made / "register/data")):
                revision = number, known.revision.commit, known.revision.recorded_at.isoformat()
                database.execute("INSERT INTO revision VALUES (?, ?, ?)", revision)
                part = replace(
                    register,
                    recommendations={id: register.recommendations[id] for id in changed},
                    responses={id: register.responses[id] for id in changed if id in register.responses},
                    parties={},
                    sources={},
                    meetings=(),
                    concerns=(),
                    indicators=(),
                    corrections={},
                )
                of_spans = rows_of_spans({id: spans[id] for id in changed})
                for table, rows in (rows_of_entries(part) | of_spans).items():
                    if rows:
                        values = f"VALUES (?{', ?' * len(rows[0])})"
                        database.executemany(f"INSERT INTO {table} {values}", ((number, *row) for row in rows))
        _say_what_was_written(database)


def _say_what_was_written(database: sqlite3.Connection) -> None:
    tables = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    print(json.dumps({name: database.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in tables}))


def opened(made: Path) -> None:
    """Print, as JSON, the seconds that opening takes of twenty revisions, none of which was open before.

    Warm: the process has the history and the register as it is; each revision is opened with these alone.
    """
    from tracker.register.reading.reading import Memory
    from tracker.repository.history import history
    from tracker.rules.state.position import position
    from tracker.rules.state.standing import spans_of_register
    from tracker.snapshots.revisions import read_at

    told, memory = history(made / "register/data", LONDON), Memory()
    present = read_at(told, told.revisions[-1], memory).reading.register
    assert present is not None
    before = present, spans_of_register(present)
    took = []
    for revision in random.Random(1).sample(told.revisions[:-1], OPENED):
        blobs = replace(told.blobs, texts=copy(told.blobs.texts), hashes=copy(told.blobs.hashes))
        fresh, own = replace(told, blobs=blobs), Memory(copy(memory.files), memory.last)
        began = time.perf_counter()
        known = read_at(fresh, revision, own)
        register = known.reading.register
        assert register is not None
        position(register, spans_of_register(register, before), known.day)
        took.append(time.perf_counter() - began)
    print(json.dumps(took))


if __name__ == "__main__":
    {"replayed": replayed, "opened": opened}[sys.argv[1]](Path(sys.argv[2]))
