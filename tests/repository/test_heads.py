"""The newest revision seen: a history that grew, was rewritten, or is looked at in an earlier revision."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.repository.conftest import Repository
from tracker.repository.heads import Departure, Heads
from tracker.words.changes.known import departure_text

DAY, LATER, MUCH_LATER = date(2024, 5, 3), date(2024, 5, 10), date(2024, 6, 30)


def departure(repository: Repository, cache: Path, today: date = LATER) -> Departure | None:
    """What a new process says of the history."""
    return Heads(repository.data, cache).departure(today)


def grow(repository: Repository, text: str = "meetings: []\n") -> str:
    repository.write("meetings.yaml", text)
    return repository.commit("Meetings", "2024-05-09T10:00:00+00:00")


def amend(repository: Repository) -> None:
    at = repository.git("log", "-1", "--format=%cI")
    repository.git("commit", "--quiet", "--amend", "--message", "Told otherwise", GIT_COMMITTER_DATE=at)


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    """Return a cache folder that nobody has made yet."""
    return tmp_path / "cache" / "below"


def test_what_was_never_seen_and_what_grew_is_nothing_to_tell(three_commits: Repository, cache: Path) -> None:
    assert departure(three_commits, cache, DAY) is None
    assert departure(three_commits, cache) is None
    grow(three_commits)
    assert departure(three_commits, cache) is None
    assert [each.name[:5] for each in cache.iterdir()] == ["revis"]


def test_an_amended_commit_is_a_rewritten_history(three_commits: Repository, cache: Path) -> None:
    seen = three_commits.git("rev-parse", "HEAD")
    departure(three_commits, cache, DAY)
    amend(three_commits)
    found = departure(three_commits, cache)
    assert found == Departure(seen, DAY, rewritten=True)
    assert departure_text(*found) == (
        f"The history was rewritten: revision {seen[:7]}, seen on 3 May 2024, is no longer part of it."
        " What was shown as known at that time may differ."
    )


def test_a_commit_that_git_has_thrown_away_is_a_rewritten_history(three_commits: Repository, cache: Path) -> None:
    seen = three_commits.git("rev-parse", "HEAD")
    departure(three_commits, cache, DAY)
    amend(three_commits)
    three_commits.git("reflog", "expire", "--expire=now", "--all")
    three_commits.git("gc", "--quiet", "--prune=now")
    assert departure(three_commits, cache) == Departure(seen, DAY, rewritten=True)


def test_what_becomes_of_code_is_nothing_to_tell(three_commits: Repository, cache: Path) -> None:
    (three_commits.root / "code.py").write_text("1\n")
    three_commits.commit("Code alone", "2024-05-04T10:00:00+00:00")
    departure(three_commits, cache, DAY)
    amend(three_commits)
    assert departure(three_commits, cache) is None
    three_commits.git("reset", "--quiet", "--hard", "HEAD~1")
    assert departure(three_commits, cache) is None


def test_a_branch_that_was_seen_and_is_then_merged_is_not_lost(three_commits: Repository, cache: Path) -> None:
    three_commits.git("checkout", "--quiet", "-b", "side")
    grow(three_commits)
    departure(three_commits, cache, DAY)
    three_commits.git("checkout", "--quiet", "main")
    (three_commits.root / "code.py").write_text("1\n")
    three_commits.commit("Code alone", "2024-05-10T10:00:00+00:00")
    three_commits.git("merge", "--quiet", "--no-ff", "--message", "Merged", "side")
    assert departure(three_commits, cache) is None


def test_a_clone_whose_missing_history_was_fetched_has_lost_nothing(three_commits: Repository, cache: Path) -> None:
    (three_commits.root / "code.py").write_text("1\n")
    three_commits.commit("Code alone", "2024-05-04T10:00:00+00:00")
    clone = Repository(three_commits.root.parent / "clone")
    clone.git("pull", "--quiet", "--depth=1", f"file://{three_commits.root}", "main")
    departure(clone, cache, DAY)
    clone.git("fetch", "--quiet", "--unshallow", f"file://{three_commits.root}", "main")
    assert departure(clone, cache) is None


def test_it_is_told_for_a_month_whatever_is_added_meanwhile(three_commits: Repository, cache: Path) -> None:
    seen = three_commits.git("rev-parse", "HEAD")
    departure(three_commits, cache, DAY)
    amend(three_commits)
    departure(three_commits, cache)
    grow(three_commits)
    assert departure(three_commits, cache) == Departure(seen, DAY, rewritten=True)
    assert departure(three_commits, cache, MUCH_LATER) is None


def test_back_on_the_history_that_had_been_left_nothing_is_told(three_commits: Repository, cache: Path) -> None:
    seen = three_commits.git("rev-parse", "HEAD")
    departure(three_commits, cache, DAY)
    amend(three_commits)
    departure(three_commits, cache)
    three_commits.git("reset", "--quiet", "--hard", seen)
    assert departure(three_commits, cache) is None


def test_an_earlier_revision_that_is_checked_out_is_told(three_commits: Repository, cache: Path) -> None:
    seen = three_commits.git("rev-parse", "HEAD")
    departure(three_commits, cache, DAY)
    three_commits.git("checkout", "--quiet", "HEAD~1")
    found = departure(three_commits, cache)
    assert found == Departure(seen, DAY, rewritten=False)
    assert departure_text(*found) == f"The revision checked out is earlier than the newest one seen, {seen[:7]}."
    three_commits.git("checkout", "--quiet", "main")
    assert departure(three_commits, cache) is None


def test_of_a_history_that_is_cut_off_nothing_is_claimed(three_commits: Repository, cache: Path) -> None:
    clone = Repository(three_commits.root.parent / "clone")
    clone.git("pull", "--quiet", "--depth=1", f"file://{three_commits.root}", "main")
    departure(clone, cache, DAY)
    grow(three_commits)
    grow(three_commits, "meetings: []\n\n")
    clone.git("fetch", "--quiet", "--depth=1", f"file://{three_commits.root}", "main")
    clone.git("reset", "--quiet", "--hard", "FETCH_HEAD")
    assert departure(clone, cache) is None


@pytest.mark.parametrize("text", ["", "{", '{"newest": {"commit": 1}}', '{"newest": null}'])
def test_a_file_that_is_not_ours_is_as_if_nothing_was_seen(three_commits: Repository, cache: Path, text: str) -> None:
    departure(three_commits, cache, DAY)
    [file] = cache.iterdir()
    file.write_text(text, encoding="utf-8")
    amend(three_commits)
    assert departure(three_commits, cache) is None


def test_without_a_folder_to_write_in_a_head_is_remembered_by_the_process(
    three_commits: Repository, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("no folder", encoding="utf-8")
    seen = three_commits.git("rev-parse", "HEAD")
    heads = Heads(three_commits.data, tmp_path / "file" / "cache")
    assert heads.departure(DAY) is None
    amend(three_commits)
    assert heads.departure(LATER) == Departure(seen, DAY, rewritten=True)
    assert departure(three_commits, tmp_path / "file" / "cache") is None


def test_what_was_seen_and_cannot_be_read_now_is_not_written_over(three_commits: Repository, cache: Path) -> None:
    assert departure(three_commits, cache, DAY) is None
    lost = three_commits.git("rev-parse", "HEAD")
    three_commits.git("reset", "--quiet", "--hard", "HEAD~1")
    [file] = cache.iterdir()
    aside = file.rename(cache / "aside")
    file.symlink_to(file)  # a circle, which nobody can read, and which a file could take the place of

    heads = Heads(three_commits.data, cache)
    assert heads.departure(LATER) is None
    assert heads.is_unread
    assert file.is_symlink()

    aside.replace(file)
    assert heads.departure(LATER) == Departure(lost, DAY, rewritten=False)
    assert not heads.is_unread
