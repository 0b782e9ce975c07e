"""The time zone in which it is told on which day something was recorded: a setting, Europe/London without it."""

from __future__ import annotations

import json

import pytest

from tests.repository.conftest import Repository
from tests.repository.test_commands import run, told
from tracker.settings import settings


@pytest.fixture
def zone(monkeypatch: pytest.MonkeyPatch):
    """`zone(name)`: set it."""

    def choose(name: str) -> None:
        monkeypatch.setenv("TRACKER_TIME_ZONE", name)
        settings.cache_clear()

    return choose


def recorded_on(repository: Repository) -> set[str]:
    found = told(repository, "compare", "2024-04-01", "2024-05-31")
    return {change["recorded_on"] for each in found["recommendations"] for change in each["changes"]} - {None}


# The last commit is of half past eleven in the evening of 3 May in London; it is half past midnight in Paris.
def test_the_day_of_a_change_and_of_a_revision_is_told_in_it(three_commits: Repository, zone) -> None:
    assert recorded_on(three_commits) == {"2024-05-03"}
    assert told(three_commits, "position", "--known-at", "2024-05-03")["known_at"] == "2024-05-03"
    zone("Europe/Paris")
    assert recorded_on(three_commits) == {"2024-05-04"}
    assert told(three_commits, "position", "--known-at", "2024-05-03")["known_at"] == "2024-03-04"


def test_after_midnight_in_london_is_the_new_day_though_it_is_the_old_one_by_universal_time(
    three_commits: Repository,
) -> None:
    text = (three_commits.data / "responses" / "AUD-01.yaml").read_text(encoding="utf-8")
    three_commits.write("responses/AUD-01.yaml", text.replace("status: implemented", "status:  implemented"))
    three_commits.commit("After midnight", "2024-05-08T00:30:00+01:00")
    assert recorded_on(three_commits) == {"2024-05-08"}


@pytest.mark.parametrize("name", ["Mars/Olympus", "Europe", "../x", "/etc/localtime"])
@pytest.mark.parametrize("words", [["position", "--known-at", "HEAD"], ["compare", "2024-04-01", "2024-05-31"]])
def test_a_name_that_is_none_is_one_sentence(three_commits: Repository, zone, name: str, words: list[str]) -> None:
    zone(name)
    result = run(three_commits, *words)
    sentence = (
        f"TRACKER_TIME_ZONE is '{name}', which names no time zone: set it to a name such as Europe/London,"
        " or leave it out.\n"
    )
    assert (result.stdout, result.stderr, result.exit_code) == ("", sentence, 2)


def test_a_variable_that_is_empty_is_as_if_it_were_not_there(three_commits: Repository, zone) -> None:
    zone("")
    assert json.loads(run(three_commits, "position", "--known-at", "HEAD", "--format", "json").stdout)
