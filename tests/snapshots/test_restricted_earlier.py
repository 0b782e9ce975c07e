"""What was restricted earlier, as a door that stays open learns of it: commit by commit, and where git is silent."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.repository.conftest import Repository
from tracker.register.schema.corrections import Correction
from tracker.register.schema.restricted import RESTRICTED
from tracker.snapshots import live
from tracker.snapshots.live import WorkingTree
from tracker.snapshots.memo import Memo
from tracker.snapshots.past import FolderHistory
from tracker.snapshots.readers import ReaderView, reader_view
from tracker.vocabulary import Marking

TODAY = date(2024, 6, 1)
ASKED = """
register: {title: Small}
parties: [{id: force, name: Force, kind: body}, {id: inspector, name: Inspector, kind: body}]
sources:
  - {id: AUD, title: Audit, kind: audit, issued_by: inspector, issued_on: 2024-01-10, verifiers: [], expected_count: 1}
recommendations:
  - {id: AUD-01, source: AUD, title: Keep a log, wording_status: summary, summary: A log., due_basis: none}
"""
PUBLIC = "recommendation: AUD-01\nactions: [{id: AUD-01.1, title: Keep it, updates: [\n" + (
    "  {date: 2024-02-01, status: in_progress, by: force, note: Begun.}"
)
SECRET = PUBLIC + ",\n  {date: 2024-03-01, status: in_progress, by: force, note: A name., marking: official}"
REDACTED = PUBLIC + ",\n  {date: 2024-03-01, status: in_progress, by: force, note: A post.}"
END = "\n]}]\n"
CORRECTION = """
corrections:
  - {date: 2024-05-01, by: force, field: "actions[AUD-01.1].updates[1].note",
     was: A name., now: A post., reason: It named somebody.}
"""


@pytest.fixture(autouse=True)
def looks_each_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live, "LOOKS_AGAIN_AFTER", 0.0)
    monkeypatch.setattr(live, "ASKS_GIT_AFTER", 0.0)


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    made = Repository(tmp_path / "register")
    made.write("recommendations.yaml", ASKED)
    return made


def public(repository: Repository) -> ReaderView:
    folder = repository.root / "data"
    history = FolderHistory(WorkingTree(folder, repository.root / "cache"), "Europe/London")
    return reader_view(history, Marking.PUBLIC, Memo())


def corrections(reader: ReaderView, path: str) -> tuple[Correction, ...]:
    valid = reader.live(TODAY).valid
    assert valid is not None
    return tuple(valid.register.corrections.get(path, ()))


def reasons(reader: ReaderView) -> list[object]:
    return [each.reason for each in corrections(reader, "responses/AUD-01.yaml")]


def record(repository: Repository, text: str, month: int) -> None:
    repository.write("responses/AUD-01.yaml", text)
    repository.commit("A step", f"2024-{month:02}-01T10:00:00+00:00")


def test_it_is_learnt_from_each_commit_in_its_turn(repository: Repository) -> None:
    record(repository, PUBLIC + END, 2)
    reader = public(repository)
    assert reasons(reader) == []
    record(repository, SECRET + END, 3)
    assert reasons(reader) == []
    reader.past.at("2024-03-31", reader.live(TODAY))
    record(repository, REDACTED + END + CORRECTION, 5)

    assert reasons(reader) == reasons(public(repository)) == [RESTRICTED]


def test_a_correction_is_told_where_nothing_was_ever_restricted(repository: Repository) -> None:
    record(repository, PUBLIC + END, 2)
    record(repository, REDACTED + END + CORRECTION, 5)

    assert reasons(public(repository)) == ["It named somebody."]


def test_a_correction_is_told_in_a_folder_without_a_history(repository: Repository) -> None:
    repository.write("responses/AUD-01.yaml", REDACTED + END + CORRECTION)

    assert reasons(public(repository)) == ["It named somebody."]


def test_no_words_of_a_correction_are_told_while_the_history_cannot_be_read(
    repository: Repository, monkeypatch: pytest.MonkeyPatch
) -> None:
    record(repository, REDACTED + END + CORRECTION, 5)
    with monkeypatch.context() as without_git:
        without_git.setenv("PATH", str(repository.root / "nothing"))
        reader = public(repository)
        assert reasons(reader) == [RESTRICTED]

    assert reasons(reader) == ["It named somebody."]


def test_a_history_that_is_cut_off_cannot_say_that_nothing_was_restricted(
    repository: Repository, tmp_path: Path
) -> None:
    record(repository, SECRET + END, 3)
    record(repository, REDACTED + END + CORRECTION, 5)
    clone = Repository(tmp_path / "clone")
    clone.git("fetch", "--quiet", "--depth=1", repository.root.as_uri(), "main")
    clone.git("reset", "--quiet", "--hard", "FETCH_HEAD")

    assert reasons(public(clone)) == [RESTRICTED]


def test_nor_can_a_branch_that_has_not_begun(repository: Repository) -> None:
    record(repository, SECRET + END, 3)
    record(repository, REDACTED + END + CORRECTION, 5)
    repository.git("checkout", "--quiet", "--orphan", "new")

    assert reasons(public(repository)) == [RESTRICTED]


def test_before_the_first_commit_nothing_was_restricted(repository: Repository) -> None:
    repository.write("responses/AUD-01.yaml", REDACTED + END + CORRECTION)

    assert reasons(public(repository)) == ["It named somebody."]


SAMPLED = "recommendation: AUD-01\nverifications:\n  - {date: 2024-03-01, by: inspector, outcome: verified, sample: "
NUMBERS = """
corrections:
  - {date: 2024-05-01, by: force, field: "verifications[0].sample.passed", was: "7707", now: "34", reason: Redacted.}
"""


def test_the_numbers_of_a_sample_that_was_restricted_are_not_told_by_its_correction(repository: Repository) -> None:
    verifiers = ASKED.replace("verifiers: []", "verifiers: [inspector]")
    repository.write("recommendations.yaml", verifiers)
    record(repository, SAMPLED + "{size: 7771, passed: 7707}, marking: official}\n", 3)
    record(repository, SAMPLED + "{size: 40, passed: 34}}\n" + NUMBERS, 5)
    [correction] = corrections(public(repository), "responses/AUD-01.yaml")
    assert (correction.was, correction.reason) == (RESTRICTED, RESTRICTED)


@pytest.mark.parametrize(
    ("was", "is_told"),
    [
        ("A name of a person that nobody", False),
        ("A name of a person …", True),  # too short to tell whose it is
        ("A name of a person that nobod…", False),
        ("Another name of a person that nobody", True),
    ],
)
def test_a_part_of_what_was_restricted_is_not_told_by_a_correction_of_another_file(
    repository: Repository, was: str, is_told: bool
) -> None:
    record(repository, SECRET.replace("A name.", "A name of a person that nobody may know.") + END, 3)
    record(repository, REDACTED + END, 4)
    told = (
        f"corrections:\n  - {{date: 2024-05-01, by: force, field: register.title, was: '{was}', now: B, reason: C}}\n"
    )
    repository.write("recommendations.yaml", ASKED + told)
    repository.commit("A correction", "2024-05-01T10:00:00+00:00")
    [correction] = corrections(public(repository), "recommendations.yaml")
    assert (correction.was == was) is is_told
