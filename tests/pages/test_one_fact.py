"""The same fact has the same figure on every page, command and export, of both registers, on a sample of days."""

from __future__ import annotations

import csv
import json
import re
from collections import Counter
from html import unescape
from io import StringIO

import pytest
from typer.testing import CliRunner

from tracker.commands import app
from tracker.vocabulary import OPEN, AnswerKind, Outcome, State, Status, Timeliness

PAST = ("overdue", "unreported")
DAYS = [
    *(("data", day) for day in ("2018-11-13", "2018-12-21", "2019-05-14", "2019-10-04", "2019-12-31")),
    *(("data", day) for day in ("2020-01-08", "2020-02-15", "2020-02-29", "2024-02-13", "2024-03-01")),
    *(("tests/registers/borsetshire", day) for day in ("2022-03-15", "2022-09-30", "2023-01-20", "2023-06-30")),
    *(("tests/registers/borsetshire", day) for day in ("2023-12-31", "2024-05-15", "2024-10-22", "2025-01-15")),
    *(("tests/registers/borsetshire", day) for day in ("2025-03-31", "2026-12-31")),
]


def command(folder, day, *words):
    result = CliRunner().invoke(app, [*words, "--register", folder, "--as-at", day])
    assert result.exit_code == 0, result.stderr
    return result.stdout


def words_of(markup: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", markup)).split())


def rows(markup: str, caption: str) -> list[dict[str, str]]:
    """The rows of the table whose caption begins so, each cell by the title of its column."""
    tables = re.findall(r"<table.*?</table>", markup, re.DOTALL)
    [table] = [
        each
        for each in tables
        if words_of(re.findall(r"<caption.*?</caption>", each, re.DOTALL)[0]).startswith(caption)
    ]
    head, *body = re.findall(r"<tr.*?</tr>", table, re.DOTALL)
    cells = r"<t[hd][^>]*>(.*?)</t[hd]>"
    titles = [
        words_of(each).partition(" ↕")[0].partition(" ↑")[0].partition(" ↓")[0]
        for each in re.findall(cells, head, re.DOTALL)
    ]
    return [dict(zip(titles, map(words_of, re.findall(cells, each, re.DOTALL)), strict=True)) for each in body]


@pytest.fixture(params=DAYS, ids=lambda param: f"{param[0].rpartition('/')[2]} {param[1]}")
def shown(request, register):
    """A register, a day, and its position as the command prints it."""
    folder, day = request.param
    register(folder)
    return folder, day, json.loads(command(folder, day, "position", "--format", "json"))


def plain(label: str) -> str:
    """A state's word without what depends on the source: whether anybody may verify, and what it rests on."""
    return label.removesuffix(", by statement").removesuffix(" – awaiting verification")


def label(state: str) -> str:
    return plain(State.of(state).label)


def test_the_pages_and_the_commands_count_the_same(shown, open_page):
    folder, day, position = shown
    recommendations = position["recommendations"]
    states = Counter(each["state"] for each in recommendations)
    late = Counter(each["timeliness"] for each in recommendations if each["timeliness"] in PAST)

    # The sources' own counts are those of their recommendations.
    for source in position["sources"]:
        own = [each for each in recommendations if each["source"] == source["id"]]
        done = [each for each in own if each["state"] in ("verified", "implemented")]
        assert source["states"] == Counter(each["state"] for each in own)
        assert source["answers"] == Counter(each["answer"] or "none" for each in own)
        assert source["done"] == len(done)
        assert source["done_by_statement"] == sum("by_statement" in each["flags"] for each in done)

    # Overview: a tile for each state, one for what is past its deadline; a range for each source.
    overview = open_page(as_at=day)
    tiles = {
        name: int(number) for name, number in re.findall(r'aria-label="([^"]+): (\d+)\. Show them"', overview.markup)
    }
    assert {plain(unescape(name)): number for name, number in tiles.items() if number} == {
        **{label(state): number for state, number in states.items()},
        **({"Past deadline": late.total()} if late else {}),
    }
    for source in position["sources"]:
        low, high, total = source["done_from"], source["done_to"], source["total"]
        if low is None:
            assert f"{source['done']} of {total} shown as done; a statement that claims more" in overview.text
        elif f"{low} to {high} of {total} may be done" not in overview.text:
            assert f"{source['done']} of {total} done" in overview.text or f"{low} of {total} done, by" in overview.text

    # The list: a row for each, with its state, answer, verdict, owners, evidence, and how late it is.
    listed = rows(open_page("recommendations", as_at=day).markup, "Recommendations as at")
    assert Counter(plain(each["State"]) for each in listed) == {
        label(state): number for state, number in states.items()
    }
    by_statement = sum("by_statement" in each["flags"] for each in recommendations)
    assert sum(each["State"].endswith(", by statement") for each in listed) == by_statement
    answers = (AnswerKind.of(each["answer"]).label if each["answer"] else "not on record" for each in recommendations)
    assert [each["Answer"] for each in listed] == list(answers)
    verdicts = (Outcome.of(each["verdict"]).label if each["verdict"] else "none" for each in recommendations)
    assert [each["Verdict"] for each in listed] == list(verdicts)
    assert [int(each["Evidence"]) for each in listed] == [each["evidence"] for each in recommendations]
    assert sum(each["Against its deadline"].startswith("▲") for each in listed) == late.total()
    for each, row in zip(recommendations, listed, strict=True):
        if each["timeliness"] in PAST:
            assert f"{each['days']:,} day" in row["Against its deadline"]

    # Progress: the last row of the quarters is the day's position.
    *_, quarter = rows(open_page("progress", as_at=day).markup, "How many were in which state")
    quarter = {plain(title): cell for title, cell in quarter.items()}
    assert {name: int(quarter[label(name)]) for name in states} == states
    assert int(quarter["All"]) == len(recommendations)
    assert int(quarter[Timeliness.OVERDUE.label]) == late["overdue"]
    assert int(quarter[Timeliness.UNREPORTED.label]) == late["unreported"]
    *_, last = json.loads(command(folder, day, "progress", "--format", "json"))
    assert (last["states"], last["overdue"], last["unreported"]) == (states, late["overdue"], late["unreported"])

    # Exceptions: one for each that is overdue, unreported, or verified on what has expired.
    found = Counter(each["rule"] for each in json.loads(command(folder, day, "exceptions", "--format", "json")))
    assert (found["overdue"], found["unreported"]) == (late["overdue"], late["unreported"])
    assert found["verification_lapsed"] == states["verification_lapsed"]

    # Forecast: open is open.
    forecast = json.loads(command(folder, day, "forecast", "--format", "json"))
    assert forecast["open"] == sum(each["state"] in OPEN for each in recommendations)


def test_the_actions_page_counts_what_the_position_says_is_owed(shown, open_page):
    _, day, position = shown
    owed = Counter()
    for each in position["recommendations"]:
        for action in each["actions"] if each["state"] in OPEN else ():
            if action["status"] != Status.WITHDRAWN and (
                action["status"] != Status.IMPLEMENTED or not action["upheld"]
            ):
                owed[action["id"]] += 1
    page = open_page("actions", as_at=day)
    told = re.search(r"actions? (?:is|are) on the register: ([\d,]+) open", page.text)
    assert (int(told[1]) if told else 0) == len(owed)
    if owed:
        assert {each["Action"].split()[0] for each in rows(page.markup, "Every open action, by owner")} == set(owed)


def test_what_leaves_as_a_file_is_the_position(shown, tmp_path):
    folder, day, position = shown
    command(folder, day, "export", str(tmp_path / "register.json"))
    whole = json.loads((tmp_path / "register.json").read_text(encoding="utf-8"))
    assert whole["position"] == position
    assert whole["exceptions"] == json.loads(command(folder, day, "exceptions", "--format", "json"))
    command(folder, day, "export", str(tmp_path / "register.csv"))
    lines = list(csv.DictReader(StringIO((tmp_path / "register.csv").read_text(encoding="utf-8-sig"))))
    assert [each["state"] for each in lines] == [each["state"] for each in position["recommendations"]]
    assert [each["owners"] for each in lines] == ["; ".join(each["owners"]) for each in position["recommendations"]]
