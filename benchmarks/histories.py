"""A history to replay, made with `git fast-import`: once as a register, and as one file for other programs to follow.

Knows how a history is made and how it is gone through revision by revision; measures nothing.
"""

import json
import sqlite3
import subprocess
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

import yaml

from benchmarks.synthetic import synthetic

N, REVISIONS = 400, 500
KINDS = {"state": "one file of present states", "record": "one file of states and entries"}
TABLES = "replay.db"
ONE_FILE = "recommendations.json"
LONDON = ZoneInfo("Europe/London")
_OWN_DAY = ("answered_on", "agreed_on", "date")  # on which an entry is recorded, the first that it bears
_LISTS = ("extensions", "handovers", "evidence", "verifications", "escalations")


class Recorded(NamedTuple):
    """A revision to be made: when, and the files that it changes, by their path below the register's folder."""

    at: int
    files: dict[str, bytes]


def made_history(folder: Path) -> Path:
    """Make the history below `folder`: in register/data as a register, in state and in record as one file."""
    recorded = list(_history())
    commit(folder / "register", [Recorded(at, _below("data", files)) for at, files in recorded])
    for kind in KINDS:
        commit(folder / kind, list(_as_one_file(folder / "register/data", kind)))
    _make_tables(folder / TABLES)
    return folder


def _make_tables(path: Path) -> None:
    """Make the empty tables that a replay fills: the database's, each row after its revision's number."""
    from tracker.outputs.database.tables import METADATA

    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE revision (number INTEGER PRIMARY KEY, id TEXT, recorded_at TEXT)")
        for name, table in METADATA.tables.items():
            columns = ", ".join(f'"{each.name}"' for each in table.c)
            database.execute(f"CREATE TABLE {name} (revision INTEGER, {columns})")
    database.close()


def _below(folder: str, files: Mapping[str, bytes]) -> dict[str, bytes]:
    return {f"{folder}/{path}": text for path, text in files.items()}


def _history() -> Iterator[Recorded]:
    """Yield the register cut back, then each revision: a file, every third time two, with the entries of a day more."""
    texts = synthetic(N)
    whole = {path: yaml.load(text, yaml.CSafeLoader) for path, text in texts.items() if path.startswith("responses/")}
    events = sorted({(_day(each), path) for path, response in whole.items() for each in _entries(response)})
    sizes = [2 if number % 3 == 0 else 1 for number in range(1, REVISIONS)]
    events = events[-sum(sizes) :]
    begin, coming = events[0][0] - timedelta(1), iter(events)
    asked = {"recommendations.yaml": texts["recommendations.yaml"]}  # nothing beside it: one file has nothing of that
    yield Recorded(_moment(begin, 0), asked | {path: _cut_back(each, begin) for path, each in whole.items()})
    for number, size in enumerate(sizes, 1):
        changes = list(islice(coming, size))
        files = {path: _cut_back(whole[path], day) for day, path in changes}
        yield Recorded(_moment(changes[-1][0], number), files)


def _moment(day: date, number: int) -> int:
    return int(datetime.combine(day, time(9), UTC).timestamp()) + number


def _entries(response: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for name in _LISTS:
        yield from response.get(name, ())
    for action in response["actions"]:
        yield from (*action.get("updates", ()), *action.get("extensions", ()))


def _day(entry: dict[str, Any]) -> date:
    """Return an entry's own day: of a month its last."""
    own = next(entry[name] for name in _OWN_DAY if name in entry)
    if isinstance(own, date):
        return own
    year, month = map(int, own.split("-"))
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(1)


def _cut_back(response: dict[str, Any], day: date) -> bytes:
    """Return a response file with the entries up to a day."""
    then = _kept(response, _LISTS, day)
    then["actions"] = [_kept(action, ("updates", "extensions"), day) for action in response["actions"]]
    return yaml.dump(then, Dumper=yaml.CSafeDumper, sort_keys=False, width=1000).encode()


def _kept(record: dict[str, Any], names: tuple[str, ...], day: date) -> dict[str, Any]:
    kept = {name: [each for each in record[name] if _day(each) <= day] for name in names if name in record}
    return {name: kept.get(name, value) for name, value in record.items() if kept.get(name, value) != []}


def commit(repository: Path, revisions: list[Recorded]) -> None:
    """Make a repository of these revisions, and check the last of them out."""
    repository.mkdir(parents=True)
    git = ["git", "-C", str(repository)]
    subprocess.run([*git, "init", "--quiet", "--initial-branch=main"], check=True)
    subprocess.run([*git, "fast-import", "--quiet"], input=b"".join(map(_as_imported, revisions)), check=True)
    subprocess.run([*git, "checkout", "--quiet", "--force", "main"], check=True)


def _as_imported(revision: Recorded) -> bytes:
    who = f"Keeper <keeper@example.org> {revision.at} +0000"
    head = f"commit refs/heads/main\nauthor {who}\ncommitter {who}\ndata 9\nRecorded\n\n".encode()
    files = (
        b"M 100644 inline %b\ndata %d\n%b\n" % (path.encode(), len(text), text) for path, text in revision.files.items()
    )
    return head + b"".join(files)


def _as_one_file(folder: Path, kind: str) -> Iterator[Recorded]:
    """Yield the same history as one file: each recommendation with where it then stood."""
    from tracker.register.records import response_path
    from tracker.rules.state.spans import at

    for known, register, spans, _ in read_in_turn(folder):
        items = []
        for id, each in register.recommendations.items():
            record = _loaded(known.folder.texts[response_path(id)]) if kind == "record" else {}
            items.append(record | _item(each, at(spans[id].recommendation, known.day)))
        text = json.dumps(items, indent=1, default=str).encode()
        yield Recorded(int(known.revision.recorded_at.timestamp()), {ONE_FILE: text})


@cache
def _loaded(text: bytes) -> dict[str, Any]:
    return {name: value for name, value in yaml.load(text, yaml.CSafeLoader).items() if name in (*_LISTS, "actions")}


def _item(asked: Any, span: Any) -> dict[str, Any]:
    words = {name: getattr(asked, name) for name in ("id", "source", "reference", "title", "summary", "theme")}
    original, now, extensions, *_ = span.deadline
    dated = {"due": original, "due_now": now, "done_on": span.done_on, "closed_on": span.closed_on}
    dated |= {"reported_on": span.reported_on, "verdict_on": span.verdict_on, "last_activity": span.last_activity}
    stands = {name: getattr(span, name) for name in ("state", "reported", "verdict", "owner", "answer")}
    flags = ",".join(span.flags)
    return (
        words
        | {name: str(day) if day else None for name, day in dated.items()}
        | stands
        | {"times_extended": extensions, "items_of_evidence": span.evidence, "flags": flags}
    )


def read_in_turn(folder: Path) -> Iterator[tuple[Any, Any, dict[str, Any], list[str]]]:
    """Yield each revision as it was known, its register, its spans, and the recommendations whose spans are new."""
    from tracker.register.reading.reading import Memory
    from tracker.repository.history import history
    from tracker.rules.state.standing import spans_of_register
    from tracker.snapshots.revisions import read_in_turn

    before: tuple[Any, dict[str, Any]] | None = None
    for known in read_in_turn(history(folder, LONDON), Memory()):
        register = known.reading.register
        if register is None:
            raise SystemExit(f"The register to measure is not sound: {known.reading.problems[0].told()}")
        spans = spans_of_register(register, before)
        was = before[1] if before else {}
        yield known, register, spans, [id for id, each in spans.items() if each is not was.get(id)]
        before = register, spans
