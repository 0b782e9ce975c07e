"""A folder put in the place of another: in one step where the system can, and otherwise without losing either."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from tracker import folders
from tracker.folders import files_in, folder_beside, put_in_place


@pytest.fixture(params=["in one step", "in two"])
def place(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that holds an old file, on a system that exchanges folders in one step, or on one that does not."""
    if request.param == "in two":
        monkeypatch.setattr(folders, "_exchanged", lambda one, other: False)
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "old.txt").write_text("old")
    return tmp_path / "site"


def fill(new: Path) -> None:
    (new / "new.txt").write_text("new")


def put(place: Path, work: Callable[[Path], None] = fill) -> None:
    with folder_beside(place) as new:
        work(new)
        put_in_place(new, place)


def test_the_new_one_takes_the_place_of_the_old_and_nothing_is_left_beside_it(place: Path) -> None:
    put(place)
    assert list(files_in(place)) == ["new.txt"]
    assert [each.name for each in place.parent.iterdir()] == ["site"]


def test_where_there_was_none_it_is_made(tmp_path: Path) -> None:
    put(tmp_path / "site")
    assert list(files_in(tmp_path / "site")) == ["new.txt"]
    assert [each.name for each in tmp_path.iterdir()] == ["site"]


def test_one_that_cannot_be_made_leaves_the_old_one(place: Path) -> None:
    def fail(new: Path) -> None:
        fill(new)
        raise OSError("full")

    with pytest.raises(OSError, match="full"):
        put(place, fail)
    assert list(files_in(place)) == ["old.txt"]
    assert [each.name for each in place.parent.iterdir()] == ["site"]


def test_one_that_cannot_be_renamed_leaves_the_old_one(place: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Path.rename

    def rename(self: Path, target: Path) -> Path:
        if (self / "new.txt").exists():
            raise PermissionError("a file in it is open")
        return real(self, target)

    monkeypatch.setattr(folders, "_exchanged", lambda one, other: False)
    monkeypatch.setattr(Path, "rename", rename)
    with pytest.raises(PermissionError):
        put(place)
    assert list(files_in(place)) == ["old.txt"]
    assert [each.name for each in place.parent.iterdir()] == ["site"]


def test_what_a_run_that_was_killed_left_is_taken_away(place: Path) -> None:
    (place.parent / ".site.making-abc").mkdir()
    fill(place.parent / ".site.making-abc")
    put(place)
    assert [each.name for each in place.parent.iterdir()] == ["site"]


def test_what_is_below_a_folder_is_named_by_its_path(tmp_path: Path) -> None:
    (tmp_path / "one" / "two").mkdir(parents=True)
    (tmp_path / "one" / "two" / "file.txt").write_text("")
    (tmp_path / "empty").mkdir()
    assert list(files_in(tmp_path)) == ["one/two/file.txt"]
