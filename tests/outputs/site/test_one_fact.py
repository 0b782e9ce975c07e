"""The pages of a site say what the commands print, in the words of the screens: the screens' own tests hold of them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.outputs.site.conftest import ROOT, make
from tests.pages import test_one_fact as on_a_day
from tests.pages import test_one_fact_over_time as over_time
from tests.pages.every_day import SHARP, Commands, Day, Drawn, compare_with_meetings
from tests.pages.facts import PAST, label_of
from tests.pages.reading import words_of
from tracker.vocabulary import AnswerKind

DAYS = [(folder, day) for folder, days in SHARP.items() for day in days[5::3]]
TESTS = (
    on_a_day.test_the_tiles_count_the_recommendations,
    on_a_day.test_the_tiles_say_what_moved_since_the_last_meeting,
    on_a_day.test_a_headline_tells_how_many_are_done,
    on_a_day.test_a_headline_tells_on_whose_word,
    on_a_day.test_a_headline_tells_what_is_late_or_missing,
    on_a_day.test_a_recommendation_is_listed_as_it_stands,
    on_a_day.test_a_square_says_what_the_list_says,
    on_a_day.test_the_deadlines_are_those_of_what_is_open,
    on_a_day.test_the_reading_of_the_deadlines,
    over_time.test_the_tables_of_quarters_are_those_that_the_command_prints,
    over_time.test_the_reading_of_the_quarters,
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("published")


def site_of(folder: Path, register: str, as_at: str) -> Path:
    return folder / register.replace("/", "-") / as_at


@pytest.fixture(scope="module")
def published(folder: Path) -> list[Day]:
    """A few days of both registers, each as a site and as the commands print it."""
    tmp = folder
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        patch.setenv("TRACKER_CACHE", str(tmp / "cache"))
        commands = {folder: Commands(folder, tmp) for folder in SHARP}
        return [_day(commands[folder], folder, as_at, tmp) for folder, as_at in DAYS]


def _day(commands: Commands, folder: str, as_at: str, tmp: Path) -> Day:
    site = site_of(tmp, folder, as_at)
    site.parent.mkdir(exist_ok=True)
    make(site, "--register", folder, "--as-at", as_at)
    files = {"overview": "index.html", "recommendations": "recommendations.html", "progress": "progress.html"}
    day = Day(
        folder=folder,
        as_at=as_at,
        pages={page: Drawn((site / file).read_text("utf-8")) for page, file in files.items()},
        position=commands.on(as_at, "position", "--format", "json"),
        exceptions=commands.on(as_at, "exceptions", "--format", "json"),
        progress=commands.on(as_at, "progress", "--format", "json"),
        forecast=commands.on(as_at, "forecast", "--format", "json"),
        register=commands.register,
        database=commands.database,
        csv="",
        json=None,
    )
    compare_with_meetings(day, commands)
    return day


@pytest.mark.parametrize("test", TESTS, ids=lambda test: test.__name__)
def test_it_holds_of_the_site(published: list[Day], test: object) -> None:
    assert len(published) == 5
    test(published)


def test_the_page_of_each_recommendation_says_where_it_stands(published: list[Day], folder: Path) -> None:
    for day in published:
        with day:
            for each in day.position["recommendations"]:
                page = site_of(folder, day.folder, day.as_at) / f"recommendations/{each['id']}.html"
                [facts] = re.findall(r'<dl class="facts-row stands">.*?</dl>', page.read_text("utf-8"))
                text = words_of(facts)
                assert text.startswith(f"State {label_of(day, each)} Against its deadline ")
                assert f"Answer {AnswerKind.of(each['answer']).label if each['answer'] else 'not on record'} " in text
                if each["timeliness"] in PAST:
                    assert f" ▲ {each['days']:,} day" in text
