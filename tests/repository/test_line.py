"""A pull that merged turned the line of first parents: what was seen is followed, and a meeting's papers are found."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.repository.conftest import ASKED, DONE, UPDATE, Repository
from tests.repository.test_commands import run, told
from tests.repository.test_history import LONDON, read, subjects
from tracker.repository.heads import Departure, Heads
from tracker.repository.history import NotInHistory, history
from tracker.repository.line import FIRST_PARENTS, Run, line_through
from tracker.words.changes.known import departure_text

SEEN, TODAY, LATER = date(2024, 3, 13), date(2024, 4, 2), date(2024, 6, 1)
MEETING = "meetings:\n  - {{id: panel, date: 2024-03-10, body: audit, title: Panel, status: held, circulated: {}}}\n"


class Turned:
    """A register of which a keeper's pull put what all had seen behind a merge: `papers`, `seen` and the `merge`."""

    def __init__(self, county: Repository) -> None:
        self.county = county
        county.write("recommendations.yaml", ASKED)
        self.first = county.commit("The register", "2024-02-01T10:00:00+00:00")
        county.git("branch", "keeper")
        county.write("responses/AUD-01.yaml", UPDATE)
        self.papers = county.commit("Shown to the meeting", "2024-03-02T10:00:00+00:00")
        county.write("meetings.yaml", MEETING.format(self.papers))
        self.seen = county.commit("The meeting", "2024-03-12T10:00:00+00:00")

    def pull(self, branch: str = "main") -> None:
        """The keeper's own commit, then the merge of what the others had: as `git pull` makes it."""
        county = self.county
        county.git("checkout", "--quiet", "keeper")
        county.write("concerns.yaml", "concerns: []\n")
        self.own = county.commit("Keeper, local", "2024-03-05T10:00:00+00:00")
        late = "2024-04-01T10:00:00+00:00"
        county.git("merge", "--quiet", "main", "--message", "Merge branch 'main'", GIT_COMMITTER_DATE=late)
        self.merge = county.git("rev-parse", "HEAD")
        if branch == "main":
            county.git("checkout", "--quiet", "-B", "main")


@pytest.fixture
def turned(repository: Repository) -> Turned:
    return Turned(repository)


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "cache"


def line_seen(turned: Turned, cache: Path, today: date = TODAY) -> tuple[Departure | None, tuple[str, ...]]:
    """What a new process says of the history, and through what it follows the line."""
    heads = Heads(turned.county.data, cache)
    return heads.departure(today), heads.line


@pytest.mark.parametrize("branch", ["main", "keeper"])
def test_the_line_that_was_seen_is_followed_and_it_is_said(turned: Turned, cache: Path, branch: str) -> None:
    assert line_seen(turned, cache, SEEN) == (None, ())
    turned.pull(branch)
    departure, line = line_seen(turned, cache)
    assert (departure, line) == (Departure(turned.seen, SEEN, rewritten=False, turned=branch), (turned.seen,))
    assert departure is not None
    assert departure_text(*departure) == (
        f"A pull has merged the history the wrong way round. Revision {turned.seen[:7]}, seen on 13 March 2024, now"
        " comes after what the puller had recorded meanwhile. This dashboard still follows the history as it was seen."
        " The register’s keeper can put it right for everybody:"
        f" `git switch --detach {turned.seen[:7]}`, `git merge --no-ff {branch}`, `git push origin HEAD:{branch}`."
    )
    followed = history(turned.county.data, LONDON, seen=line)
    assert subjects(followed) == ["The register", "Shown to the meeting", "The meeting", "Merge branch 'main'"]
    assert followed.by_the_end_of(date(2024, 3, 11)).commit == turned.papers
    assert followed.named(turned.papers).commit == turned.papers
    assert followed.pointed_at(turned.papers[:8]).commit == turned.papers
    assert sorted(followed.at(followed.revisions[2]).texts) == [
        "meetings.yaml", "recommendations.yaml", "responses/AUD-01.yaml",
    ]  # fmt: skip
    assert "concerns.yaml" in followed.at(followed.revisions[3]).texts
    with pytest.raises(NotInHistory, match="is not in the register's own line of history"):
        followed.named(turned.own)


def test_it_is_followed_for_good_and_told_for_a_month(turned: Turned, cache: Path) -> None:
    line_seen(turned, cache, SEEN)
    turned.pull()
    line_seen(turned, cache)
    turned.county.write("indicators.yaml", "indicators: []\n")
    turned.county.commit("Later", "2024-05-01T10:00:00+00:00")
    assert line_seen(turned, cache, LATER) == (None, (turned.seen,))
    followed = history(turned.county.data, LONDON, seen=(turned.seen,))
    assert subjects(followed)[-2:] == ["Merge branch 'main'", "Later"]


def test_what_the_sentence_tells_a_keeper_to_do_puts_it_right(turned: Turned, cache: Path) -> None:
    line_seen(turned, cache, SEEN)
    turned.pull()
    line_seen(turned, cache)
    county, merge = turned.county, turned.merge
    county.git("init", "--quiet", "--bare", str(county.root.parent / "shared.git"))
    county.git("remote", "add", "origin", str(county.root.parent / "shared.git"))
    county.git("push", "--quiet", "origin", "HEAD:main")
    county.git("switch", "--quiet", "--detach", turned.seen[:7])
    county.git("merge", "--quiet", "--no-ff", "main")
    county.git("push", "--quiet", "origin", "HEAD:main")  # a fast forward: nobody's history is rewritten
    county.git("checkout", "--quiet", "main")
    county.git("pull", "--quiet", "--ff-only", "origin", "main")
    assert county.git("merge-base", "HEAD", merge) == merge
    assert line_seen(turned, cache) == (None, ())
    assert subjects(read(county))[:3] == ["The register", "Shown to the meeting", "The meeting"]


def test_a_branch_that_was_looked_at_and_then_merged_turns_nothing(turned: Turned, cache: Path) -> None:
    county = turned.county
    line_seen(turned, cache, SEEN)
    county.git("checkout", "--quiet", "-b", "side")
    county.write("concerns.yaml", "concerns: []\n")
    county.commit("On a branch", "2024-03-14T10:00:00+00:00")
    line_seen(turned, cache, SEEN)
    county.git("checkout", "--quiet", "main")
    line_seen(turned, cache, SEEN)
    county.git("merge", "--quiet", "--no-ff", "--message", "Merged", "side")
    assert line_seen(turned, cache) == (None, ())


def test_a_line_that_was_turned_twice_is_followed_through_both(turned: Turned, cache: Path) -> None:
    line_seen(turned, cache, SEEN)
    turned.pull()
    line_seen(turned, cache)
    county = turned.county
    county.git("checkout", "--quiet", "-b", "other")
    county.write("indicators.yaml", "indicators: []\n")
    county.commit("Another keeper, local", "2024-04-03T10:00:00+00:00")
    county.git("checkout", "--quiet", "main")
    county.write("responses/AUD-01.yaml", UPDATE + DONE)
    again = county.commit("Seen", "2024-04-04T10:00:00+00:00")
    line_seen(turned, cache)
    county.git("checkout", "--quiet", "other")
    late = "2024-04-05T10:00:00+00:00"
    county.git("merge", "--quiet", "main", "--message", "Merged again", GIT_COMMITTER_DATE=late)
    county.git("checkout", "--quiet", "-B", "main")
    departure, line = line_seen(turned, cache)
    assert departure == Departure(again, TODAY, rewritten=False, turned="main")
    assert line == (again, turned.seen)
    assert subjects(history(county.data, LONDON, seen=line)) == [
        *("The register", "Shown to the meeting", "The meeting", "Merge branch 'main'", "Seen", "Merged again"),
    ]


def test_a_line_goes_through_what_is_behind_and_leaves_out_what_is_gone(turned: Turned) -> None:
    turned.pull()
    folder = turned.county.data
    expected = (Run("HEAD", turned.merge, turned.seen), Run(turned.seen))
    assert line_through(folder, (turned.papers,)) == expected
    assert line_through(folder, ("0" * 40, turned.papers)) == expected
    assert line_through(folder, (turned.first,)) == FIRST_PARENTS
    assert line_through(folder, (turned.own,)) == FIRST_PARENTS


def test_without_a_memory_the_papers_of_a_meeting_are_found_all_the_same(turned: Turned, cache: Path) -> None:
    turned.pull()
    found = told(turned.county, "position", "--known-at", "panel")
    assert (found["commit"], found["known_at"]) == (turned.papers, "2024-03-02")
    assert [each["state"] for each in found["recommendations"]] == ["in_progress"]
    with pytest.raises(NotInHistory, match="is not in the register's own line of history"):
        read(turned.county).named(turned.papers)
    outside = turned.county.git("commit-tree", "HEAD^{tree}", "-m", "Never merged")
    with pytest.raises(NotInHistory, match="is not in the register's own line of history"):
        read(turned.county).circulated(outside)


def test_what_was_restricted_on_either_line_is_kept_from_the_papers_too(turned: Turned) -> None:
    county = turned.county
    hidden = UPDATE.replace("note:", "marking: official_sensitive, note:")
    county.write("responses/AUD-01.yaml", hidden)
    county.commit("Restricted", "2024-03-13T10:00:00+00:00")
    county.write("responses/AUD-01.yaml", "recommendation: AUD-01\n")
    county.commit("Taken out", "2024-03-14T10:00:00+00:00")
    turned.pull()
    result = run(county, "compare", "panel", "2024-12-31", "--audience", "public")
    assert result.exit_code == 0
    assert "printer" not in result.stdout
    known = run(county, "position", "--known-at", "panel", "--format", "json")
    assert "printer" not in known.stdout
