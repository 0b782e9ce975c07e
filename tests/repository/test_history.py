from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.repository.conftest import ASKED, DONE, UPDATE, Repository
from tracker.files import read_folder
from tracker.register.text.folder import HELD_AS_LINK
from tracker.repository.blame import who_recorded
from tracker.repository.history import History, NeverVersioned, NoHistory, NotInHistory, head, history

LONDON = ZoneInfo("Europe/London")


def read(repository: Repository) -> History:
    return history(repository.data, LONDON)


def subjects(told: History) -> list[str]:
    return [each.subject for each in told.revisions]


def test_the_revisions_are_the_commits_that_changed_the_register_oldest_first(three_commits: Repository) -> None:
    (three_commits.root / "code.py").write_text("1\n")
    three_commits.commit("Code alone", "2024-06-01T10:00:00+00:00")
    assert subjects(read(three_commits)) == [
        "AUD: the audit's recommendation",
        "AUD-01: the form is with the printer",
        "AUD-01: the form is in use",
    ]


def test_the_files_at_a_revision_are_those_it_held(three_commits: Repository) -> None:
    told = read(three_commits)
    first, second, third = (told.at(each).texts for each in told.revisions)
    assert first == {"recommendations.yaml": ASKED.encode()}
    assert second == {"recommendations.yaml": ASKED.encode(), "responses/AUD-01.yaml": UPDATE.encode()}
    assert third["responses/AUD-01.yaml"] == (UPDATE + DONE).encode()


def test_a_file_that_was_taken_away_or_renamed_is_gone_from_then_on(three_commits: Repository) -> None:
    three_commits.git("mv", "data/responses/AUD-01.yaml", "data/responses/AUD-02.yaml")
    three_commits.commit("Renamed", "2024-06-01T10:00:00+00:00")
    three_commits.git("rm", "--quiet", "data/responses/AUD-02.yaml")
    three_commits.commit("Taken away", "2024-06-02T10:00:00+00:00")
    told = read(three_commits)
    assert sorted(told.at(told.revisions[-2]).texts) == ["recommendations.yaml", "responses/AUD-02.yaml"]
    assert sorted(told.at(told.revisions[-1]).texts) == ["recommendations.yaml"]


def test_a_blob_is_read_once(three_commits: Repository) -> None:
    told = read(three_commits)
    before = [told.at(each).texts["recommendations.yaml"] for each in told.revisions]
    assert all(text is before[0] for text in before)


def test_what_was_read_ahead_needs_git_no_more(three_commits: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    told = read(three_commits)
    assert len(list(told.in_turn())) == 3
    monkeypatch.setenv("PATH", "")
    assert [sorted(told.at(each).texts) for each in told.revisions] == [
        ["recommendations.yaml"],
        ["recommendations.yaml", "responses/AUD-01.yaml"],
        ["recommendations.yaml", "responses/AUD-01.yaml"],
    ]


def test_in_turn_what_is_to_come_is_not_read_before_it_is_asked_for(three_commits: Repository) -> None:
    told = read(three_commits)
    turns = told.in_turn()
    next(turns)
    assert set(told.blobs.texts.values()) == {ASKED.encode()}
    next(turns)
    assert set(told.blobs.texts.values()) == {ASKED.encode(), UPDATE.encode(), (UPDATE + DONE).encode()}


def test_by_the_end_of_a_day_means_in_london(three_commits: Repository) -> None:
    told = read(three_commits)
    assert told.by_the_end_of(date(2024, 5, 2)).subject == "AUD-01: the form is with the printer"
    assert told.by_the_end_of(date(2024, 5, 3)).subject == "AUD-01: the form is in use"  # at half past eleven
    assert told.before(date(2024, 5, 3)).subject == "AUD-01: the form is with the printer"


def test_before_the_first_commit_the_register_had_not_begun(three_commits: Repository) -> None:
    with pytest.raises(NotInHistory, match=r"^The register began on 1 February 2024; it said nothing before\.$"):
        read(three_commits).by_the_end_of(date(2024, 1, 31))


def test_a_clock_that_ran_behind_does_not_turn_the_order_round(three_commits: Repository) -> None:
    three_commits.write("responses/AUD-01.yaml", UPDATE)
    three_commits.commit("By a clock of last year", "2023-01-01T10:00:00+00:00")
    told = read(three_commits)
    assert [each.recorded_at.date() for each in told.revisions][-2:] == [date(2024, 5, 3), date(2024, 5, 3)]
    assert told.by_the_end_of(date(2024, 5, 3)).subject == "By a clock of last year"


def test_a_branch_counts_from_the_day_it_was_merged(three_commits: Repository) -> None:
    three_commits.git("checkout", "--quiet", "-b", "side")
    three_commits.write("meetings.yaml", "meetings: []\n")
    side = three_commits.commit("On a branch", "2024-05-10T10:00:00+00:00")
    three_commits.git("checkout", "--quiet", "main")
    late = "2024-07-01T10:00:00+00:00"
    three_commits.git("merge", "--quiet", "--no-ff", "--message", "Merged", "side", GIT_COMMITTER_DATE=late)
    told = read(three_commits)
    assert subjects(told)[-1] == "Merged"
    assert "meetings.yaml" not in told.at(told.by_the_end_of(date(2024, 6, 30))).texts
    assert "meetings.yaml" in told.at(told.by_the_end_of(date(2024, 7, 1))).texts
    with pytest.raises(NotInHistory, match="is not in the register's own line of history"):
        told.named(side)


def test_a_tag_or_a_commit_names_the_revision_that_the_register_was_at(three_commits: Repository) -> None:
    (three_commits.root / "code.py").write_text("1\n")
    three_commits.commit("Code alone", "2024-06-01T10:00:00+00:00")
    three_commits.git("tag", "papers")
    told = read(three_commits)
    assert told.named("papers").subject == "AUD-01: the form is in use"
    assert told.named("HEAD~3").subject == "AUD: the audit's recommendation"
    for name in ("nonsense", "--all", ""):
        with pytest.raises(NotInHistory):
            told.named(name)


def test_a_commit_from_before_the_register_says_so(repository: Repository) -> None:
    (repository.root / "code.py").write_text("1\n")
    early = repository.commit("Code alone", "2024-01-01T10:00:00+00:00")
    repository.write("recommendations.yaml", ASKED)
    repository.commit("The register", "2024-02-01T10:00:00+00:00")
    with pytest.raises(NotInHistory, match=f"^At '{early}' there was no register yet.$"):
        read(repository).named(early)


def test_a_shallow_clone_says_that_its_history_is_cut_off(three_commits: Repository, tmp_path: Path) -> None:
    three_commits.git("clone", "--quiet", "--depth=1", f"file://{three_commits.root}", str(tmp_path / "cut"))
    told = history(tmp_path / "cut" / "data", LONDON)
    assert told.shallow
    with pytest.raises(
        NotInHistory, match=r"^The history held here is cut off: what the register said before 3 May 2024"
    ):
        told.by_the_end_of(date(2024, 4, 1))


def test_no_repository_and_no_commit_are_told_in_a_sentence(repository: Repository, tmp_path: Path) -> None:
    repository.write("recommendations.yaml", ASKED)
    with pytest.raises(NeverVersioned, match=r"^The register has no commit yet, so it has no history to show\.$"):
        read(repository)
    (tmp_path / "alone").mkdir()
    with pytest.raises(NeverVersioned, match=r"^The register is not under version control here"):
        history(tmp_path / "alone", LONDON)


def breaks_head(git: Path) -> None:
    (git / "HEAD").unlink()


def breaks_settings(git: Path) -> None:
    (git / "config").write_text("[core\n")


def points_nowhere(git: Path) -> None:
    git.rename(git.with_name("moved"))
    git.write_text("gitdir: nowhere\n")


def breaks_objects(git: Path) -> None:
    for each in [each for each in (git / "objects").rglob("*") if each.is_file()]:
        each.unlink()


@pytest.mark.parametrize(
    ("breaks", "told"),
    [
        (breaks_head, r"not a git repository: '\.git'"),
        (breaks_settings, r"bad config line 1 in file \S*config"),
        (points_nowhere, "not a git repository: nowhere"),
        (breaks_objects, "bad object HEAD"),
    ],
)
def test_a_repository_that_git_cannot_read_is_told_with_what_git_says(
    three_commits: Repository, breaks: Callable[[Path], None], told: str
) -> None:
    breaks(three_commits.root / ".git")
    for reads in (read, lambda repository: head(repository.data)):
        with pytest.raises(NoHistory) as caught:
            reads(three_commits)
        sentence = "git cannot read the register's history, so it cannot be shown. It says: "
        assert re.fullmatch(f"{re.escape(sentence)}{told}", str(caught.value))
        assert not isinstance(caught.value, NeverVersioned)


def test_a_folder_above_that_git_was_told_not_to_look_into_is_no_version_control(
    three_commits: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(three_commits.root))
    with pytest.raises(NeverVersioned, match=r"^The register is not under version control here"):
        read(three_commits)


def test_no_git_is_told_in_a_sentence(three_commits: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    sentence = r"^git is not installed here, so the register's history cannot be shown\. Install it\.$"
    with pytest.raises(NoHistory, match=sentence):
        read(three_commits)


def test_the_head_says_whether_the_files_differ_from_it(three_commits: Repository) -> None:
    assert not head(three_commits.data).changed
    three_commits.write("meetings.yaml", "meetings: []\n")
    assert head(three_commits.data).changed


@pytest.mark.parametrize("name", [".pre-commit-config.yaml", "responses/.template.yaml", "responses/~$AUD-01.yaml"])
@pytest.mark.parametrize("is_link", [False, True])
def test_a_hidden_file_or_an_editor_s_is_nobody_s_business_in_the_past_either(
    three_commits: Repository, name: str, is_link: bool
) -> None:
    before = read_folder(three_commits.data)
    if is_link:
        (three_commits.data / name).symlink_to("../elsewhere.yaml")
    else:
        three_commits.write(name, "repos: []\n")
    three_commits.commit("A hidden file", "2024-06-01T10:00:00+00:00")
    told = read(three_commits)
    assert read_folder(three_commits.data) == before == told.at(told.revisions[-1])


def test_evidence_is_known_by_its_hash_and_a_link_as_one(three_commits: Repository) -> None:
    three_commits.write("evidence/form.txt", "a form\n")
    (three_commits.data / "evidence" / "out.txt").symlink_to("/etc/hostname")
    three_commits.commit("Evidence", "2024-06-01T10:00:00+00:00")
    told = read(three_commits)
    assert told.at(told.revisions[-1]).held == {
        "evidence/form.txt": "9879dd8a8ca9d265ceac66684748eb84c331cb4f71f893ec5b570fc119667978",
        "evidence/out.txt": HELD_AS_LINK,
    }


def test_each_line_leads_to_the_commit_that_brought_it(three_commits: Repository) -> None:
    told = who_recorded(read(three_commits), "responses/AUD-01.yaml")
    assert [each.subject for each in told if each] == [
        *["AUD-01: the form is with the printer"] * 7,
        "AUD-01: the form is in use",
    ]
    three_commits.write("responses/AUD-01.yaml", UPDATE + DONE + "corrections: []\n")
    assert who_recorded(read(three_commits), "responses/AUD-01.yaml")[-1] is None
    with pytest.raises(NoHistory, match=r"^Who recorded concerns.yaml cannot be told"):
        who_recorded(read(three_commits), "concerns.yaml")
