"""Clocks that ran ahead, behind, or tell no time: no revision is recorded after its child, nor after today."""

from __future__ import annotations

import random
import subprocess
from datetime import UTC, date, datetime

import pytest

from tests.repository.conftest import UPDATE, Repository
from tests.repository.test_commands import run, told
from tests.repository.test_history import LONDON, read
from tracker.repository.blame import who_recorded
from tracker.repository.clocks import made_at
from tracker.repository.history import NotInHistory


def at(text: str | None) -> int | None:
    return None if text is None else int(datetime.fromisoformat(f"{text}T10:00:00+00:00").timestamp())


CLOCKS = [
    # what the clocks said, and when the commits were made
    (["2024-02-01", "2024-03-01", "2024-05-01"], ["2024-02-01", "2024-03-01", "2024-05-01"]),
    (["2024-02-01", "2038-01-01", "2024-06-02"], ["2024-02-01", "2024-06-02", "2024-06-02"]),
    (["2024-02-01", "2024-12-24", "2024-06-02"], ["2024-02-01", "2024-06-02", "2024-06-02"]),
    (["2038-01-01", "2024-06-02"], ["2024-06-02", "2024-06-02"]),
    (["2024-02-01", "2024-03-01", "2023-01-01"], ["2024-02-01", "2024-03-01", "2024-03-01"]),
    (
        ["2024-01-01", "2024-02-01", "2023-01-01", "2024-03-01"],
        ["2024-01-01", "2024-02-01", "2024-02-01", "2024-03-01"],
    ),
    (["2024-02-01", "1970-01-01", "2024-03-01"], ["2024-02-01", "2024-03-01", "2024-03-01"]),
    (["1970-01-01", "2024-03-01"], ["2024-03-01", "2024-03-01"]),
    ([None, "2024-03-01"], ["2024-03-01", "2024-03-01"]),
    (["2024-03-01", None], ["2024-03-01", "2024-03-01"]),
    (["2024-03-01", None, "2024-05-01"], ["2024-03-01", "2024-05-01", "2024-05-01"]),
    (["2024-02-01", "2030-01-01", "2029-01-01", "2024-06-02"], ["2024-02-01"] + ["2024-06-02"] * 3),
    (["2024-02-01", "2024-02-01", "2024-02-01"], ["2024-02-01"] * 3),
    (["1999-02-01", "2024-02-01"], ["1999-02-01", "2024-02-01"]),  # an older history that was brought to git
    ([], []),
]


@pytest.mark.parametrize(("clocks", "made"), CLOCKS)
def test_a_commit_is_made_between_its_parent_and_its_child(clocks: list[str | None], made: list[str]) -> None:
    assert [each.date().isoformat() for each in made_at([at(each) for each in clocks])] == made


@pytest.mark.parametrize("clock", [4102444800, 253402300800, 99999999999999, 10**19])
def test_the_newest_commit_is_not_made_after_today(clock: int) -> None:
    before = datetime.now(UTC)
    first, last = made_at([at("2024-02-01"), clock])
    assert first == datetime(2024, 2, 1, 10, tzinfo=UTC)
    assert before.replace(microsecond=0) <= last <= datetime.now(UTC)


def test_whatever_the_clocks_said_nothing_runs_backwards_and_most_of_them_are_believed() -> None:
    chance = random.Random(5)
    for _ in range(300):
        days = [chance.choice([None, 0, *range(1, 12), 10**11]) for _ in range(chance.randrange(1, 12))]
        clocks = [each if each is None else each * 10**8 for each in days]
        made = made_at(clocks)
        assert made == sorted(made)
        assert made[-1] <= datetime.now(UTC)
        right = [each.timestamp() == clock for each, clock in zip(made, clocks, strict=True)]
        assert sum(right) >= (1 if any(each and each < 10**11 and each * 10**8 < 17 * 10**8 for each in days) else 0)


def commit_raw(repository: Repository, committer: str, author: str = "K <k@county.example> 1717322400 +0000") -> str:
    """Commit what is there with the line of a committer as it is given, which git itself might not write."""
    repository.git("add", "--all")
    tree, parent = repository.git("write-tree"), repository.git("rev-parse", "HEAD")
    content = f"tree {tree}\nparent {parent}\nauthor {author}\ncommitter {committer}\n\nBy a strange clock\n"
    made = subprocess.run(
        ["git", "-C", str(repository.root), "hash-object", "-t", "commit", "-w", "--stdin", "--literally"],
        input=content.encode(),
        capture_output=True,
        check=True,
    ).stdout.decode()
    repository.git("reset", "--quiet", "--soft", made.strip())
    return made.strip()


STRANGE = [
    "K <k@county.example> 99999999999999 +0000",
    "K <k@county.example> 253402300800 +0000",
    "K <k@county.example> 99999999999999999999999999 +0000",
    "K <k@county.example> -5 +0000",
    "K <k@county.example> 4102444800 +9999",
    "K <k@county.example> soon +0000",
    "K <k@county.example>",
    "K k@county.example 1717322400 +0000",
    "<> 0 +0000",
    "",
]


@pytest.mark.parametrize("committer", STRANGE)
def test_a_commit_with_an_impossible_time_is_read_as_one_made_between_its_neighbours(
    three_commits: Repository, committer: str
) -> None:
    text = (three_commits.data / "responses/AUD-01.yaml").read_text(encoding="utf-8")
    three_commits.write("responses/AUD-01.yaml", text + "corrections: []\n")
    strange = commit_raw(three_commits, committer)
    three_commits.write("responses/AUD-01.yaml", text + "corrections: []\n# a comment\n")
    three_commits.commit("By a right clock", "2024-07-02T10:00:00+00:00")
    history = read(three_commits)
    days = [each.recorded_at.astimezone(LONDON).date().isoformat() for each in history.revisions]
    assert days[:3] + days[4:] == ["2024-02-01", "2024-03-04", "2024-05-03", "2024-07-02"]
    assert "2024-05-03" <= days[3] <= "2024-07-02"
    assert history.by_the_end_of(date(2024, 7, 2)).subject == "By a right clock"
    lines = who_recorded(history, "responses/AUD-01.yaml")
    assert [each.recorded_at.date().isoformat() for each in lines if each and each.commit == strange] == [days[3]]
    for words in (["position", "--known-at", "2024-07-02"], ["compare", "HEAD~1", "HEAD"], ["check", "--base", "HEAD"]):
        assert run(three_commits, *words).exit_code == 0


def ahead(repository: Repository) -> str:
    repository.write("meetings.yaml", "meetings: []\n")
    wrong = repository.commit("wrong clock", "2038-01-01T10:00:00+00:00")
    repository.write("concerns.yaml", "concerns: []\n")
    repository.commit("right clock", "2024-06-02T10:00:00+00:00")
    return wrong


def test_a_clock_that_ran_ahead_hides_nothing_and_is_told(three_commits: Repository) -> None:
    wrong = ahead(three_commits)
    now = three_commits.git("rev-parse", "HEAD")
    found = told(three_commits, "position", "--known-at", "2024-07-01")
    assert (found["known_at"], found["commit"]) == ("2024-06-02", now)
    assert told(three_commits, "position", "--known-at", "2024-06-01")["known_at"] == "2024-05-03"
    sentence = (
        "A clock was wrong when it was recorded: by the commits before and after it,"
        f" commit {wrong[:7]} counts as recorded on 2 June 2024.\n"
    )
    assert run(three_commits, "position", "--known-at", "2024-07-01").stderr == sentence
    assert "2038" not in run(three_commits, "position", "--known-at", wrong, "--format", "json").stdout


def test_a_clock_that_is_some_minutes_wrong_is_not_worth_a_word(three_commits: Repository) -> None:
    three_commits.write("responses/AUD-01.yaml", UPDATE)
    three_commits.commit("Some minutes behind", "2024-05-03T23:10:00+01:00")
    assert read(three_commits).wrong_clocks == ()


def test_before_the_first_commit_there_is_nothing_whatever_its_clock_said(repository: Repository) -> None:
    repository.write("recommendations.yaml", "register: {title: A}\n")
    repository.commit("First", "2038-01-01T10:00:00+00:00")
    ahead(repository)
    with pytest.raises(NotInHistory, match=r"^The register began on 2 June 2024; it said nothing before\.$"):
        read(repository).by_the_end_of(date(2024, 6, 1))
