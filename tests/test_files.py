"""A folder → {path: text}: what is read of it, and what is trusted without being read again."""

import os
from pathlib import Path

import pytest

from tracker import files
from tracker.files import NoRegister, Shelf, read_folder
from tracker.register.reading.reading import LEAVES_FOLDER

AGREED = "69598c11fb4bbaffcb7996c9827338feb9acdb1fe1f81326f7613a65f14eb9f6"  # of b"Agreed.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "responses").mkdir()
    (tmp_path / "evidence" / "2019").mkdir(parents=True)
    (tmp_path / "recommendations.yaml").write_bytes(b"register: {title: T}\n")
    (tmp_path / "responses" / "ICO-01.yaml").write_bytes(b"recommendation: ICO-01\r\n")
    (tmp_path / "evidence" / "2019" / "letter.txt").write_bytes(b"Agreed.\n")
    return tmp_path


def overwrite(path: Path, text: bytes) -> None:
    """Write another text of the same length, so that neither size nor time of change tells."""
    before = path.stat()
    path.write_bytes(text)
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert path.stat().st_size == before.st_size


def test_a_folder_is_read_as_bytes_by_path_with_the_hash_of_its_evidence(folder):
    assert read_folder(folder) == (
        {"recommendations.yaml": b"register: {title: T}\n", "responses/ICO-01.yaml": b"recommendation: ICO-01\r\n"},
        {"evidence/2019/letter.txt": AGREED},
    )


def test_only_the_register_is_needed(tmp_path):
    assert read_folder(tmp_path) == ({}, {})


def test_what_is_no_text_of_a_register_is_not_read(folder):
    (folder / "README.md").write_text("How to add an update.")
    (folder / "notes.txt").write_text("Ring the panel.")
    (folder / ".hidden").mkdir()
    (folder / ".hidden" / "settings.yaml").write_text("a: b")
    (folder / "evidence" / "figures.yaml").write_text("a: b")
    assert sorted(read_folder(folder).texts) == ["recommendations.yaml", "responses/ICO-01.yaml"]


@pytest.mark.parametrize(
    "path", ["meetings.yml", "Meetings.YAML", "response/ICO-01.yaml", "responses/2019/ICO-01.yaml"]
)
def test_what_lies_where_no_register_has_a_file_is_read_to_be_told(folder, path):
    (folder / path).parent.mkdir(exist_ok=True)
    (folder / path).write_text("a: b")
    assert read_folder(folder).texts[path] == b"a: b"


def test_a_folder_is_not_searched_to_the_bottom(folder):
    (folder / "one" / "two" / "three").mkdir(parents=True)
    (folder / "one" / "two" / "seen.yaml").write_text("a: b")
    (folder / "one" / "two" / "three" / "unseen.yaml").write_text("a: b")
    assert [path for path in read_folder(folder).texts if path.startswith("one")] == ["one/two/seen.yaml"]


# What is trusted


def test_a_file_of_the_same_size_and_time_of_change_is_taken_as_it_was(folder):
    shelf = Shelf()
    before = read_folder(folder, shelf)
    overwrite(folder / "recommendations.yaml", b"register: {title: U}\n")
    overwrite(folder / "evidence" / "2019" / "letter.txt", b"Refused\n")
    after = read_folder(folder, shelf)
    assert after == before
    assert after.texts["recommendations.yaml"] is before.texts["recommendations.yaml"]
    assert read_folder(folder).texts["recommendations.yaml"] == b"register: {title: U}\n"
    assert read_folder(folder).held != before.held


def test_a_file_of_another_size_is_read_again(folder):
    shelf, path = Shelf(), folder / "recommendations.yaml"
    read_folder(folder, shelf)
    before = path.stat()
    path.write_bytes(b"register: {title: Another}\n")
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert read_folder(folder, shelf).texts["recommendations.yaml"] == b"register: {title: Another}\n"


def test_a_file_that_changed_a_nanosecond_later_is_read_again(folder):
    shelf = Shelf()
    read_folder(folder, shelf)
    for path, text in [
        (folder / "recommendations.yaml", b"register: {title: U}\n"),
        (folder / "evidence" / "2019" / "letter.txt", b"Refused\n"),
    ]:
        before = path.stat()
        path.write_bytes(text)
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns + 1))
        if path.stat().st_mtime_ns == before.st_mtime_ns:
            pytest.skip("this file system keeps no nanoseconds")
    after = read_folder(folder, shelf)
    assert after.texts["recommendations.yaml"] == b"register: {title: U}\n"
    assert after.held["evidence/2019/letter.txt"] != AGREED


def test_a_file_that_is_gone_is_gone(folder):
    shelf = Shelf()
    read_folder(folder, shelf)
    (folder / "responses" / "ICO-01.yaml").unlink()
    (folder / "evidence" / "2019" / "letter.txt").unlink()
    assert read_folder(folder, shelf) == ({"recommendations.yaml": b"register: {title: T}\n"}, {})


# Links


def test_a_link_out_of_the_folder_is_told_and_not_read(folder, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "secret.txt"
    elsewhere.write_text("secret")
    (folder / "evidence" / "out.txt").symlink_to(elsewhere)
    (folder / "evidence" / "up.txt").symlink_to("../recommendations.yaml")
    held = read_folder(folder).held
    assert held["evidence/out.txt"] == held["evidence/up.txt"] == LEAVES_FOLDER


def test_links_in_a_circle_or_to_nowhere_are_not_there(folder):
    (folder / "evidence" / "circle.txt").symlink_to("circle.txt")
    (folder / "evidence" / "nowhere.txt").symlink_to("nothing.txt")
    (folder / "evidence" / "itself").symlink_to(folder / "evidence")
    assert list(read_folder(folder).held) == ["evidence/2019/letter.txt"]


# What cannot be read


@pytest.mark.parametrize("make", [lambda path: None, lambda path: path.symlink_to("nothing")])
def test_where_there_is_no_folder_one_sentence_says_how_to_make_one(tmp_path, make):
    path = tmp_path / "data"
    make(path)
    with pytest.raises(NoRegister) as raised:
        read_folder(path)
    assert str(raised.value) == (
        f"There is no folder {path}. Make it, with a file recommendations.yaml in it, or name another with"
        " --register or TRACKER_REGISTER; data/README.md explains the files."
    )


def test_a_file_in_the_place_of_the_folder_is_told_as_one(tmp_path):
    path = tmp_path / "recommendations.yaml"
    path.write_text("a file")
    with pytest.raises(NoRegister) as raised:
        read_folder(path)
    assert str(raised.value) == (
        f"{path} is a file, and a register is a folder. Name the folder that recommendations.yaml is in, with"
        " --register or TRACKER_REGISTER."
    )


def test_a_file_that_may_not_be_read_is_an_error_of_the_system(folder, monkeypatch):
    def refuse(path, mode):
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr(files, "open", refuse, raising=False)
    with pytest.raises(OSError, match="Permission denied"):
        read_folder(folder)
