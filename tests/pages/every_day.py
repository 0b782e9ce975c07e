"""Both registers on a hundred days each: every page drawn once a day, every command asked once, to be compared.

A page is drawn by one AppTest that is run again for each day, and a command reads the folder once, as the dashboard
does: so a day of eight pages and eight commands costs about what opening one page anew does.
"""

from __future__ import annotations

import importlib
import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import pytest
import streamlit as st
from streamlit.runtime.context import ContextProxy
from streamlit.testing.v1 import AppTest
from typer.testing import CliRunner

from tests.pages.reading import text_of_page
from tracker.commands import answering, app
from tracker.rules.meetings.agenda import agenda
from tracker.settings import settings
from tracker.ui.guide.guide import chair_sheet
from tracker.ui.kit.address import PAST_DEADLINES
from tracker.ui.meetings.agenda import agenda_lines
from tracker.ui.overview import attention
from tracker.vocabulary import OPEN, AnswerKind, Outcome, Priority, Rule, State, Timeliness

# Days on which something was told wrongly once, or on which an entry is dated; beside them days at an even distance.
SHARP = {
    "data": (
        "2018-11-13",
        "2018-12-21",
        "2019-05-14",
        "2019-10-04",
        "2019-12-31",
        "2020-01-08",
        "2020-02-15",
        "2020-02-29",
        "2024-02-13",
        "2024-03-01",
    ),
    "tests/registers/borsetshire": (
        "2022-03-14",
        "2022-03-15",
        "2022-09-30",
        "2023-01-20",
        "2023-06-30",
        "2023-12-31",
        "2024-05-15",
        "2024-10-22",
        "2025-01-15",
        "2025-03-10",
        "2025-03-31",
        "2025-04-02",
        "2025-06-02",
        "2026-12-31",
    ),
}
FIRST_AND_STEP = {"data": ("2018-12-01", 31), "tests/registers/borsetshire": ("2022-03-20", 15)}
ROOT = Path(__file__).parents[2]
DAYS = 100
_APART = "<!-- apart: "
PARTS = 2  # of each register: what one process draws; each has the start of its pages to pay


def days_of(folder: str) -> list[str]:
    """Return the days on which a register is looked at, in order."""
    first, step = FIRST_AND_STEP[folder]
    even = (str(date.fromisoformat(first) + number * timedelta(step)) for number in range(DAYS))
    chosen = dict.fromkeys([*SHARP[folder], *even])
    return sorted(list(chosen)[:DAYS])


@dataclass
class Drawn:
    """A page as it was drawn; `apart`: what was drawn with it to be compared, and is no part of the page."""

    markup: str
    apart: dict[str, str] = field(default_factory=dict)

    @cached_property
    def text(self) -> str:
        return text_of_page(self.markup)


Plain = dict[str, Any]  # what a command prints as JSON, read


@dataclass(kw_only=True)
class Day:
    """A register on a day, as pages show it, as commands print it and as files hold it.

    `register`, `database`: all that it says, whatever the day; `json`: None where that file was not asked for;
    `filtered`: which filter the list was asked for; `owner`: whose sheet was opened; `last`: the meeting held last
    before the day, `before`: the position on its day, `compared`: what changed since; `since`: the same as the meeting
    of the day has it before it.
    """

    folder: str
    as_at: str
    pages: dict[str, Drawn]
    position: Plain
    exceptions: list[Plain]
    progress: list[Plain]
    forecast: Plain
    register: Plain
    database: Path
    csv: str
    json: str | None
    filtered: tuple[str, str] = ("", "")
    owner: str | None = None
    last: Plain | None = None
    before: Plain | None = None
    compared: Plain | None = None
    since: Plain | None = None

    def __enter__(self) -> Day:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: object) -> None:
        if error is not None:
            error.add_note(f"of {self.folder} as at {self.as_at}")


class Commands:
    """The commands, asked of one register, each question once."""

    def __init__(self, folder: str, tmp: Path) -> None:
        self._folder = folder
        self.ask = cache(self._ask)
        self.database = tmp / "whole.db"
        self._ask("export", str(self.database), "--as-at", "2026-12-31")
        self.register = json.loads(self.export("2026-12-31", tmp / "whole.json"))

    def _ask(self, *words: str) -> Any:
        result = CliRunner().invoke(app, [*words, "--register", self._folder])
        assert result.exit_code == 0, (words, result.stderr)
        return json.loads(result.stdout) if "json" in words else result.stdout

    def on(self, day: str, *words: str) -> Any:
        return self.ask(*words, "--as-at", day)

    def export(self, day: str, file: Path) -> str:
        self._ask("export", str(file), "--as-at", day)
        return file.read_text(encoding="utf-8-sig")


class Pages:
    """The pages, each drawn by one AppTest, again for each day."""

    def __init__(self) -> None:
        self._apps: dict[str, AppTest] = {}

    def draw(self, page: str, **asked: str) -> Drawn:
        if page not in self._apps:
            self._apps[page] = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
            self._apps[page].switch_page(f"pages/{page}.py")
        app = self._apps[page]
        app.query_params = dict(asked)
        app.run()
        assert not app.exception, (page, asked)
        bodies = [each.proto.body for each in app.get("html") if not each.proto.unsafe_allow_javascript]
        apart = (each.removeprefix(_APART).partition(" -->") for each in bodies if each.startswith(_APART))
        markup = "\n".join(each for each in bodies if not each.startswith(_APART))
        return Drawn(markup, {name: drawn_apart for name, _, drawn_apart in apart})


def draw_all_that_is_alike(view: Any) -> None:
    """Draw Overview's list as it is, and beside it the agenda of a meeting on that day and the chair's sheet."""
    st.html(attention.look_first(view))
    of_the_day = agenda(view.register, view.position, view.exceptions, view.as_at + timedelta(92))
    lines = agenda_lines(view, (*of_the_day.to_escalate, *of_the_day.to_ask))
    for name, markup in (("agenda", lines), ("sheet", chair_sheet(view))):
        st.html(f"{_APART}{name} -->{markup}")


def the_filters(position: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield what the list may be filtered by, a filter of each kind after the other."""
    owners = sorted({owner for each in position["recommendations"] for owner in each["owners"]})
    kinds = {
        "state": [each.value for each in State],
        "owner": [*owners, "nobody"],
        "answer": [*(each.value for each in AnswerKind), "none"],
        "verdict": [*(each.value for each in Outcome if each is not Outcome.SUPERSEDED), "none"],
        "timeliness": [PAST_DEADLINES, *(each.value for each in Timeliness if each is not Timeliness.NOT_APPLICABLE)],
        "rule": [each.value for each in Rule],
        "vouched": ["no"],
        "waiting_on": sorted({*waited_for(position)}),
        "priority": [*(each.value for each in Priority), "none"],
        "source": [each["id"] for each in position["sources"]],
    }
    for number in range(max(map(len, kinds.values()))):
        for kind, values in kinds.items():
            if values:
                yield kind, values[number % len(values)]


def waited_for(position: Plain) -> Iterator[str]:
    """Yield whom live actions of what is open wait for."""
    for each in position["recommendations"]:
        if each["state"] in OPEN:
            yield from (action["waiting_on"] for action in each["actions"] if action["waiting_on"])


def drawn(folder: str, part: int, tmp: Path) -> Iterator[Day]:
    """Yield every day of a part of a register's days."""
    commands, pages = Commands(folder, tmp), Pages()
    in_all = days_of(folder)
    share = -(-len(in_all) // PARTS)
    for number, day in list(enumerate(in_all))[part * share : (part + 1) * share]:
        yield _day(folder, day, number, commands, pages, tmp)


def _day(folder: str, as_at: str, number: int, commands: Commands, pages: Pages, tmp: Path) -> Day:
    # Whole files take longest, and About says little that another page does not: they are asked for now and then.
    now_and_then = number % 4 == 0 or as_at in SHARP[folder]
    names = ["overview", "recommendations", "actions", "progress", "meetings", "assurance"]
    if now_and_then:
        names.append("about")
    day = Day(
        folder=folder,
        as_at=as_at,
        pages={name: pages.draw(name, as_at=as_at) for name in names},
        position=commands.on(as_at, "position", "--format", "json"),
        exceptions=commands.on(as_at, "exceptions", "--format", "json"),
        progress=commands.on(as_at, "progress", "--format", "json"),
        forecast=commands.on(as_at, "forecast", "--format", "json"),
        register=commands.register,
        database=commands.database,
        csv=commands.export(as_at, tmp / "register.csv"),
        json=commands.export(as_at, tmp / "register.json") if now_and_then else None,
    )
    _draw_a_choice(day, number, pages)
    compare_with_meetings(day, commands)
    return day


def _draw_a_choice(day: Day, number: int, pages: Pages) -> None:
    """Draw the list by a filter and the sheet of an owner, on each day by the next."""
    filters = list(the_filters(day.position))
    day.filtered = filters[number % len(filters)]
    kind, value = day.filtered
    day.pages["filtered"] = pages.draw("recommendations", as_at=day.as_at, **{kind: value})
    actions = (action for each in day.position["recommendations"] for action in each["actions"])
    owners = sorted({action["owner"] or "nobody" for action in actions})
    if owners:
        day.owner = owners[number % len(owners)]
        day.pages["sheet"] = pages.draw("actions", as_at=day.as_at, owner=day.owner)


def compare_with_meetings(day: Day, commands: Commands) -> None:
    """Ask what changed since the meeting held last before the day: between two days, and as its page tells it."""
    held = [meeting for meeting in day.register["meetings"] if meeting["status"] == "held"]
    earlier = [meeting for meeting in held if meeting["date"] < day.as_at]
    if earlier:
        day.last = max(earlier, key=lambda meeting: meeting["date"])
        day.before = commands.on(day.last["date"], "position", "--format", "json")
        day.compared = commands.ask("compare", day.last["date"], day.as_at, "--format", "json")
        on_the_day = [meeting["id"] for meeting in held if meeting["date"] == day.as_at]
        asked = ("--since-last", on_the_day[0]) if on_the_day else (day.last["id"], day.as_at)
        day.since = commands.ask("compare", *asked, "--format", "json")


@pytest.fixture(
    scope="session",
    params=[
        pytest.param((folder, part), marks=pytest.mark.xdist_group(f"every day, {name} {part}"), id=f"{name}-{part}")
        for name, folder in (("shipped", "data"), ("borsetshire", "tests/registers/borsetshire"))
        for part in range(PARTS)
    ],
)
def days(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> list[Day]:
    """Both registers, each in parts: every day of a part."""
    folder, part = request.param
    opened = cache(answering.open_register)
    tmp = tmp_path_factory.mktemp("every-day")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        patch.setenv("TRACKER_REGISTER", folder)
        patch.setenv("TRACKER_AUDIENCE", "official_sensitive")
        patch.setenv("TRACKER_CACHE", str(tmp / "cache"))
        patch.setattr(ContextProxy, "ip_address", None)
        patch.setattr(attention, "draw_look_first", draw_all_that_is_alike)
        patch.setattr(answering, "open_register", opened)
        patch.setattr(importlib.import_module("tracker.commands.compare"), "open_register", opened)
        settings.cache_clear()
        every = list(drawn(folder, part, tmp))
    settings.cache_clear()
    return every  # what was changed for the drawing is as it was: other tests may come between
