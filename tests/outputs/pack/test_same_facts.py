"""A pack has the figures of the position that the command prints, of both registers, on several days."""

from __future__ import annotations

import json
import re
import shutil
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from tests.outputs.pack.packs import BORSETSHIRE, SHIPPED, pack_of, rows_of, section, table_below
from tracker.commands import app
from tracker.outputs.paper.blocks import MeetingPaper, SquaresFigure
from tracker.vocabulary import OPEN, State

PAST, DONE = ("overdue", "unreported"), ("verified", "implemented")
LATER = "  - {id: later, date: 2030-01-01, body: audit-panel, title: Panel, status: planned}\n"
DAYS = {
    "shipped": ("2018-11-13", "2018-12-21", "2019-10-04", "2020-01-08", "2020-02-15", "2024-03-01"),
    "borsetshire": ("2022-03-15", "2023-06-30", "2024-05-15", "2025-01-15", "2025-03-31", "2025-06-30"),
}
CASES = [(register, day) for register, days in DAYS.items() for day in days]


class Told:
    """A pack of a day, beside the position that the command prints of it."""

    def __init__(self, folder: Path, meeting: str, day: str) -> None:
        self.paper: MeetingPaper = pack_of(folder, meeting, as_at=day)
        self.position = _printed(folder, "position", day)
        self.exceptions = _printed(folder, "exceptions", day)
        self.all: list[dict[str, Any]] = self.position["recommendations"]


def _printed(folder: Path, command: str, day: str) -> Any:
    done = CliRunner().invoke(app, [command, "--register", str(folder), "--as-at", day, "--format", "json"])
    assert done.exit_code == 0, done.output
    return json.loads(done.stdout)


@pytest.fixture(scope="module", params=CASES, ids=[" ".join(case) for case in CASES])
def told(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Told:
    """A pack of a copy outside of git: who recorded what is another test's, and to ask takes a process a file."""
    register, day = request.param
    folder = tmp_path_factory.mktemp("register") / "data"
    if register == "borsetshire":
        shutil.copytree(BORSETSHIRE, folder)
        return Told(folder, "jab-2025-07", day)
    shutil.copytree(SHIPPED, folder)
    with (folder / "meetings.yaml").open("a", encoding="utf-8") as meetings:
        meetings.write(LATER)
    return Told(folder, "later", day)


def test_the_counts_are_those_of_the_position(told: Told) -> None:
    counted = {
        row[0].partition(",")[0]: int(row[1].replace(",", ""))
        for row in rows_of(table_below(told.paper, "How many stand where"))
    }
    states = Counter(each["state"] for each in told.all)

    for state, number in states.items():
        label = State.of(state).label
        # Where some of a state's have no verifiers, the word is true of all: "Implemented".
        assert counted[label if label in counted else label.partition(" – ")[0]] == number
    late = Counter(each["timeliness"] for each in told.all)
    assert counted.get("Of all: overdue", 0) == late["overdue"]
    assert counted.get("Of all: deadline passed", 0) == late["unreported"]


def test_each_square_stands_as_its_recommendation(told: Told) -> None:
    [figure] = [block for block in told.paper.blocks if isinstance(block, SquaresFigure)]
    squares = {
        square.id: (square.state.value, square.late, square.by_statement)
        for _, group in figure.groups
        for square in group
    }

    assert squares == {
        each["id"]: (each["state"], each["timeliness"] in PAST, "by_statement" in each["flags"]) for each in told.all
    }


def test_a_source_comes_to_what_the_position_says(told: Told) -> None:
    rows = {row[0].split()[0]: row for row in rows_of(table_below(told.paper, "What each source comes to"))}

    for source in told.position["sources"]:
        own = [each for each in told.all if each["source"] == source["id"]]
        row = rows[source["id"]]
        low, high = source["done_from"], source["done_to"]
        assert row[1].split()[0] == str(source["total"])
        if source["gap"] and low is not None:
            assert row[2].startswith(f"{low} to {high} of" if low != high else f"{low} of")
        else:
            assert row[2].split()[0] in (str(source["done"]), str(low))
        for cell, way in ((row[3], "overdue"), (row[4], "unreported")):
            number = sum(each["timeliness"] == way for each in own)
            assert cell.split()[0] == (str(number) if any(each["due_now"] for each in own if _is_open(each)) else "no")


def test_what_is_late_is_counted_as_the_position_counts_it(told: Told) -> None:
    late = next(line for line in section(told.paper, "Key considerations") if line.startswith("Late:"))
    number = sum(each["timeliness"] in PAST for each in told.all)
    is_open = sum(_is_open(each) for each in told.all)

    if number:
        which = f"all {is_open}" if number == is_open else f"{number} of the {is_open}"
        assert late.startswith(f"Late: {which} open ")
        is_late = [each for each in told.all if each["timeliness"] in PAST]
        by_owner = Counter(owner for each in is_late for owner in each["owners"] or [None])
        told_of = [int(each) for each in re.findall(r" (\d+)(?=;|\.$)", late.partition("By owner:")[2])]
        assert told_of == sorted(by_owner.values(), reverse=True)[: len(told_of)]
    else:
        assert re.search("none of it is past its deadline|none of it has a deadline|nothing is open", late)


def test_each_line_has_the_evidence_and_the_days_of_the_position(told: Told) -> None:
    rows = {row[0]: row for row in rows_of(table_below(told.paper, "Each recommendation on a line"))}

    assert list(rows) == [each["id"] for each in told.all]
    for each in told.all:
        row = rows[each["id"]]
        assert row[6].partition(",")[0] == (str(each["evidence"]) if each["evidence"] else "none")
        if each["timeliness"] in PAST:
            assert f"{each['days']:,} day" in row[5]
        if each["state"] == "verified":
            assert row[2].startswith("Verified")


def test_as_many_exceptions_are_told_as_the_command_finds(told: Told) -> None:
    tables = {"Act now": 3, "Ask": 2, "Note": 1}
    captions = {
        name: int(number)
        for line in section(told.paper, "1.4 Exceptions, by rule")
        if (found := re.fullmatch(r"(Act now|Ask|Note): (\d+)", line))
        for name, number in [found.groups()]
    }

    assert captions == {
        name: number
        for name, severity in tables.items()
        if (number := sum(each["severity"] == severity for each in told.exceptions))
    }


def test_the_enclosed_position_is_the_printed_one(told: Told) -> None:
    assert json.loads(told.paper.enclosures[0].content) == told.position


def _is_open(recommendation: dict[str, Any]) -> bool:
    return State.of(recommendation["state"]) in OPEN
