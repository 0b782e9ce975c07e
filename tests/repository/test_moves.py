"""A register whose folder was moved within its repository: its history goes on where the folder stood before."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from tests.repository.conftest import ASKED, DONE, UPDATE, Repository
from tests.repository.test_commands import run, told
from tests.repository.test_history import LONDON, read, subjects
from tests.repository.test_surroundings import at_place
from tracker.repository.blame import who_recorded
from tracker.repository.history import NotInHistory, head, history

MOVES = [("data", "reg"), ("data", "a/b/c"), ("a/b", "a"), ("", "data"), ("data", ""), ("x y", "x*y"), ("a", "a/b")]


def move(county: Repository, to: str, at: str = "2024-06-01T10:00:00+00:00", subject: str = "Move") -> str:
    """Move the register's files to another folder of its repository, and commit."""
    after = county.root / to
    scratch = county.root.parent / "moving"
    scratch.mkdir()
    for name in ("recommendations.yaml", "responses"):
        (county.data / name).rename(scratch / name)
    after.mkdir(parents=True, exist_ok=True)
    for each in scratch.iterdir():
        each.rename(after / each.name)
    scratch.rmdir()
    county.data = after
    return county.commit(subject, at)


@pytest.mark.parametrize(("before", "after"), MOVES)
def test_history_goes_on_through_a_move(tmp_path: Path, before: str, after: str) -> None:
    county = at_place(tmp_path / "county", before)
    (county.root / "code.py").write_text("1\n")
    county.commit("Code alone", "2024-05-20T10:00:00+00:00")
    move(county, after)
    county.write("meetings.yaml", "meetings: []\n")
    county.commit("After it", "2024-07-01T10:00:00+00:00")
    found = read(county)
    held = [each for each in found.revisions if found.at(each).texts]
    assert [each.subject for each in held if each.subject != "Code alone"] == ["First", "Second", "Move", "After it"]
    texts = {each.subject: found.at(each).texts for each in held}
    assert texts["First"] == {"recommendations.yaml": ASKED.encode(), "responses/AUD-01.yaml": UPDATE.encode()}
    assert texts["Move"] == texts["Second"]
    assert texts["Second"]["responses/AUD-01.yaml"] == (UPDATE + DONE).encode()
    assert found.by_the_end_of(date(2024, 3, 1)).subject == "First"
    assert found.named("HEAD~4").subject == "First"
    assert found.pointed_at(county.git("rev-parse", "HEAD~3")[:9]).subject == "Second"
    folders = {revision.subject: folder.texts for revision, folder in found.in_turn()}
    assert folders["First"] == texts["First"]
    assert folders["After it"] == texts["After it"]


def test_who_recorded_is_told_from_before_a_move(tmp_path: Path) -> None:
    county = at_place(tmp_path / "county", "data")
    first = county.git("rev-parse", "HEAD~1")
    move(county, "kept/here")
    lines = who_recorded(read(county), "responses/AUD-01.yaml")
    assert [each.subject for each in lines if each] == ["First"] * 7 + ["Second"]
    assert [each.commit for each in who_recorded(read(county), "responses/AUD-01.yaml", first) if each] == [first] * 7


def test_the_commands_follow_it(tmp_path: Path) -> None:
    county = at_place(tmp_path / "county", "data")
    move(county, "reg")
    assert told(county, "position", "--known-at", "2024-03-01")["known_at"] == "2024-02-01"
    assert run(county, "check", "--base", "HEAD~2").exit_code == 0
    text = run(county, "compare", "HEAD~2", "HEAD").stdout
    assert "AUD-01" in text


def test_a_register_that_was_moved_twice_and_edited_on_the_way_is_followed(tmp_path: Path) -> None:
    county = at_place(tmp_path / "county", "data")
    county.write("responses/AUD-02.yaml", UPDATE)
    county.write("meetings.yaml", "meetings: []\n")
    county.commit("More", "2024-05-10T10:00:00+00:00")
    move(county, "one")
    (county.data / "recommendations.yaml").write_text(ASKED + "# A comment.\n")
    move(county, "two", "2024-06-02T10:00:00+00:00", "Again")
    assert subjects(read(county)) == ["First", "Second", "More", "Move", "Again"]


def test_a_register_that_was_copied_and_then_taken_away_is_followed(tmp_path: Path) -> None:
    county = at_place(tmp_path / "county", "data")
    before, county.data = county.data, county.root / "reg"
    county.write("recommendations.yaml", ASKED)
    county.write("responses/AUD-01.yaml", UPDATE + DONE)
    county.commit("Copied", "2024-06-01T10:00:00+00:00")
    with pytest.raises(NotInHistory, match=r"^The register began on 1 June 2024; it said nothing before\.$"):
        read(county).by_the_end_of(date(2024, 3, 1))  # both are kept: another register
    county.git("rm", "-r", "--quiet", str(before))
    county.commit("Taken away", "2024-06-02T10:00:00+00:00")
    assert subjects(read(county)) == ["First", "Second", "Copied"]


def test_another_register_that_took_the_place_of_one_is_its_own(tmp_path: Path) -> None:
    county = at_place(tmp_path / "county", "data")
    county.git("rm", "-r", "--quiet", str(county.data))
    county.data = county.root / "other"
    county.write("recommendations.yaml", ASKED.replace("Custody", "Another"))
    county.write("responses/AUD-01.yaml", UPDATE.replace("printer", "painter"))
    county.commit("Another", "2024-06-01T10:00:00+00:00")
    sentence = "In this folder the register's history begins on 1 June 2024; before that a register stood in data/."
    with pytest.raises(NotInHistory, match=f"^{re.escape(sentence)}$"):
        read(county).by_the_end_of(date(2024, 3, 1))


def test_a_folder_that_was_there_before_its_register_is_no_move(repository: Repository) -> None:
    repository.write("README.md", "To come.\n")
    repository.commit("To come", "2024-01-01T10:00:00+00:00")
    repository.write("recommendations.yaml", ASKED)
    repository.commit("The register", "2024-02-01T10:00:00+00:00")
    assert subjects(read(repository)) == ["To come", "The register"]


def test_a_move_in_a_history_that_is_cut_off_claims_nothing(tmp_path: Path) -> None:
    county = at_place(tmp_path / "county", "data")
    move(county, "reg")
    county.git("clone", "--quiet", "--depth=1", f"file://{county.root}", str(tmp_path / "cut"))
    found = history(tmp_path / "cut/reg", LONDON)
    with pytest.raises(NotInHistory, match=r"^The history held here is cut off: what the register said before 1 June"):
        found.by_the_end_of(date(2024, 3, 1))
    assert not head(tmp_path / "cut/reg").changed
