"""A folder → {path: text}: what is read of it, and what is trusted without being read again."""

import os
from pathlib import Path
from typing import Any

import pytest

from tests.unprivileged import as_nobody, needs_accounts, open_folder
from tracker import files
from tracker.files import NoRegister, Shelf, read_folder, read_whole, write_whole
from tracker.register.text.folder import HELD_AS_LINK, LINK, UNREAD

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
    ("path", "text"),
    [
        ("meetings.yml", b"a: b"),
        ("Meetings.YAML", UNREAD),
        ("response/ICO-01.yaml", UNREAD),
        ("responses/2019/ICO-01.yaml", UNREAD),
        ("responses/ICO-01.yaml.txt", UNREAD),
    ],
)
def test_what_lies_where_no_register_has_a_file_is_noted_to_be_told(folder, path, text):
    (folder / path).parent.mkdir(exist_ok=True)
    (folder / path).write_text("a: b")
    assert read_folder(folder).texts[path] == text


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


@pytest.mark.parametrize("target", ["../recommendations.yaml", "2019/letter.txt", "link.txt", "nothing", "/etc/passwd"])
def test_a_link_among_the_evidence_is_noted_and_not_followed(folder, target):
    (folder / "evidence" / "link.txt").symlink_to(target)
    assert read_folder(folder).held == {"evidence/2019/letter.txt": AGREED, "evidence/link.txt": HELD_AS_LINK}


def test_a_folder_of_evidence_that_is_a_link_is_not_walked(folder):
    (folder / "evidence" / "all").symlink_to(folder / "evidence")
    assert read_folder(folder).held == {"evidence/2019/letter.txt": AGREED, "evidence/all": HELD_AS_LINK}


def test_where_the_folder_of_evidence_is_a_link_nothing_is_held(folder):
    (folder / "evidence").rename(folder / "elsewhere")
    (folder / "evidence").symlink_to("elsewhere")
    texts, held = read_folder(folder)
    assert held == {}
    assert texts["evidence"] is LINK


def test_where_the_folder_of_responses_is_a_link_nothing_is_read(folder):
    (folder / "responses").rename(folder / "elsewhere")
    (folder / "responses").symlink_to("elsewhere")
    texts = read_folder(folder).texts
    assert texts["responses"] is LINK
    assert "responses/ICO-01.yaml" not in texts


@pytest.mark.parametrize("name", [".#ICO-01.yaml", "README.md", "docs"])
def test_links_that_an_editor_makes_or_that_no_register_has_are_nobodys_business(folder, name):
    (folder / name).symlink_to("ada@host.4711")
    assert name not in read_folder(folder).texts


def test_a_link_that_takes_a_files_place_after_the_look_is_not_followed(folder, monkeypatch):
    path = folder / "recommendations.yaml"

    def open_late(*args, **kwargs):
        path.unlink(missing_ok=True)
        path.symlink_to("/etc/passwd")
        return open(*args, **kwargs)

    monkeypatch.setattr(files, "open", open_late, raising=False)
    with pytest.raises(OSError, match="symbolic links"):
        read_folder(folder)


def test_a_file_that_grows_after_the_look_is_read_to_its_end(folder, monkeypatch):
    path = folder / "recommendations.yaml"

    def open_late(*args, **kwargs):
        if args[0] == str(path):
            path.write_bytes(b"register: {title: A longer title}\n")
        return open(*args, **kwargs)

    monkeypatch.setattr(files, "open", open_late, raising=False)
    assert read_folder(folder).texts["recommendations.yaml"] == b"register: {title: A longer title}\n"


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


@needs_accounts
@pytest.mark.parametrize(
    ("closed", "mode"),
    [
        (".", 0),
        (".", 0o444),
        ("responses", 0),
        ("responses", 0o444),
        ("evidence", 0),
        ("evidence/2019", 0o444),
        ("recommendations.yaml", 0),
        ("responses/ICO-01.yaml", 0),
        ("evidence/2019/letter.txt", 0),
    ],
)
def test_what_may_not_be_read_is_an_error_of_the_system_and_never_taken_for_missing(closed, mode):
    with open_folder() as above:
        folder = above / "data"
        for path in ("responses/ICO-01.yaml", "recommendations.yaml", "evidence/2019/letter.txt"):
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(b"Agreed.\n")
        (folder / closed).chmod(mode)
        assert as_nobody(lambda: repr(read_folder(folder))).startswith("PermissionError: ")


@needs_accounts
def test_a_folder_below_one_that_is_closed_is_not_said_to_be_missing():
    with open_folder() as above:
        folder = above / "closed" / "data"
        folder.mkdir(parents=True)
        (above / "closed").chmod(0)
        said = as_nobody(lambda: repr(read_folder(folder)))
        assert said == f"PermissionError: [Errno 13] Permission denied: '{folder}'"


# What is written


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
@pytest.mark.parametrize(("owner_only", "mode"), [(False, 0o644), (True, 0o600)])
def test_who_may_read_what_is_written_does_not_depend_on_the_umask(tmp_path, umask, owner_only, mode):
    before = os.umask(umask)
    try:
        write_whole(tmp_path / "out.json", "{}", owner_only)
    finally:
        os.umask(before)
    assert (tmp_path / "out.json").stat().st_mode & 0o777 == mode


def test_what_everybody_could_read_is_its_owners_alone_once_it_is_written_so(tmp_path):
    write_whole(tmp_path / "out.json", "public")
    write_whole(tmp_path / "out.json", "restricted", owner_only=True)
    assert (tmp_path / "out.json").stat().st_mode & 0o777 == 0o600


def test_a_file_that_is_replaced_by_a_shorter_one_before_it_is_read_is_read(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def replace_and_open(path: str, mode: str, opener: Any) -> Any:
        write_whole(Path(path), "a\n")
        return open(path, mode, opener=opener)

    monkeypatch.setattr(files, "open", replace_and_open, raising=False)
    sha256 = "87428fc522803d31065e7bce3cf03fe475096631e5e07bbd7a0fde60c4cf25c7"  # of b"a\n"
    assert read_folder(folder) == (
        {"recommendations.yaml": b"a\n", "responses/ICO-01.yaml": b"a\n"},
        {"evidence/2019/letter.txt": sha256},
    )


def test_a_file_that_is_replaced_by_a_longer_one_while_it_is_being_read_is_read_as_it_was(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def open_and_replace(path: Path, mode: str) -> Any:
        opened = open(path, mode)  # noqa: SIM115 — it is closed by whoever asked for it
        write_whole(path, "Agreed, and signed.\n")
        return opened

    monkeypatch.setattr(files, "open", open_and_replace, raising=False)
    letter = folder / "evidence/2019/letter.txt"
    assert read_whole(letter) == b"Agreed.\n"
    assert letter.read_text() == "Agreed, and signed.\n"
