"""One small register for each mistake, and the very lines that are told of it, all of them, in order."""

import os
import re
from datetime import date
from pathlib import Path

import pytest

from tracker.files import read_folder
from tracker.register.reading.reading import read

BROKEN = Path(__file__).parents[2] / "registers" / "broken"
TODAY = date(2026, 11, 23)
TOLD = re.compile(r"[^:]+:[1-9]\d*:[1-9]\d*: (?:error|warning)\[[a-z0-9_-]+\]: .+[.?…]")

REGISTER = """\
register:
  title: A small register
parties:
  - {id: mps, name: Police, kind: body}
sources:
  - {id: ICO, title: Notice, kind: review, issued_by: mps, issued_on: 2018-11-13, expected_count: 1}
recommendations:
  - {id: ICO-01, source: ICO, title: Agreements, wording_status: summary, due_basis: none}
"""
LETTER = """\
recommendation: ICO-01
evidence:
  - id: E1
    title: Letter
    kind: letter
    date: 2019-10-04
    shows: Agreements with two of nine.
    file: evidence/letter.txt
    sha256: 69598c11fb4bbaffcb7996c9827338feb9acdb1fe1f81326f7613a65f14eb9f6
    marking: public
"""


def told(folder: Path) -> list[str]:
    texts, held = read_folder(folder)
    return [problem.told() for problem in read(texts, held, TODAY).problems]


def names() -> list[str]:
    return sorted(each.name for each in BROKEN.iterdir() if each.is_dir())


def write(folder: Path, **files: str | bytes) -> None:
    (folder / "responses").mkdir()
    (folder / "evidence").mkdir()
    (folder / "recommendations.yaml").write_text(REGISTER)
    for path, text in files.items():
        data = text if isinstance(text, bytes) else text.encode()
        (folder / path.replace("__", "/")).with_suffix(".yaml").write_bytes(data)


@pytest.mark.parametrize("name", names())
def test_each_mistake_is_told_in_these_very_lines(name):
    expected = (BROKEN / name / "problems.txt").read_text(encoding="utf-8").splitlines()
    assert told(BROKEN / name) == expected


@pytest.mark.parametrize("name", names())
def test_each_line_is_one_place_and_whole_sentences(name):
    for line in (BROKEN / name / "problems.txt").read_text(encoding="utf-8").splitlines():
        assert TOLD.fullmatch(line), line


def test_there_are_sixty_mistakes_or_more():
    assert len(names()) >= 60


def test_a_byte_order_mark_and_carriage_returns_are_no_mistake():
    lines = [(BROKEN / name / "problems.txt").read_text(encoding="utf-8") for name in names()]
    accepted = ["byte-order-mark-is-accepted", "crlf-is-accepted"]
    assert [name for name, text in zip(names(), lines, strict=True) if not text] == accepted


# What cannot well be kept in a folder of the repository


def test_a_response_of_one_mebibyte_is_read_and_one_byte_more_is_not(tmp_path):
    whole = b"recommendation: ICO-01\n" + b"# a comment\n" * 90_000
    write(tmp_path, **{"responses__ICO-01": whole[: 1024 * 1024]})
    assert told(tmp_path) == []
    (tmp_path / "responses" / "ICO-01.yaml").write_bytes(whole[: 1024 * 1024 + 1])
    assert told(tmp_path) == [
        "responses/ICO-01.yaml:1:1: error[size]: The file is larger than 1 MiB and is not read."
        " Move documents to evidence/, or cut it."
    ]


def test_any_other_file_of_more_than_64_mebibytes_is_not_read(tmp_path):
    write(tmp_path, meetings="meetings: []\n")
    os.truncate(tmp_path / "meetings.yaml", 64 * 1024 * 1024 + 1)
    assert told(tmp_path) == [
        "meetings.yaml:1:1: error[size]: The file is larger than 64 MiB and is not read."
        " Move documents to evidence/, or cut it."
    ]


@pytest.mark.parametrize(
    ("nested", "place"),
    [
        pytest.param("[" * 1000 + "]" * 1000, "1:65", id="flow"),
        pytest.param("[" * 1000, "1:65", id="flow, never closed"),
        pytest.param("".join(f"{' ' * depth}a:\n" for depth in range(1000)), "65:65", id="block"),
        pytest.param("- " * 1000 + "a", "1:129", id="dashes"),
        pytest.param("[" * 500_000 + "&", "1:65", id="flow, with a sign that is looked for first"),
    ],
)
def test_what_is_nested_a_thousand_deep_is_told_at_once(tmp_path, nested, place):
    write(tmp_path, meetings=nested)
    assert told(tmp_path) == [
        f"meetings.yaml:{place}: error[nesting]: This is nested more than 64 deep. Nothing in a register is:"
        " check the brackets and indentation."
    ]


def test_a_line_of_a_million_characters_is_refused(tmp_path):
    write(tmp_path, meetings="# a comment\nmeetings: [" + "a, " * 400_000 + "]\n")
    assert told(tmp_path) == [
        "meetings.yaml:2:1: error[size]: This line holds more than a million characters. Break it into lines."
    ]


def test_evidence_that_is_there_and_unchanged_is_no_problem(tmp_path):
    write(tmp_path, **{"responses__ICO-01": LETTER})
    (tmp_path / "evidence" / "letter.txt").write_bytes(b"Agreed.\n")
    assert told(tmp_path) == []


CALL_IT = "This file is not read, because of its name. Call it '{}', or take it away."
COPY = (
    "This file is not read: by its name it is a copy of '{}'. Take over what is missing there, and take this one away."
)
OF_NO_REGISTER = "No register has a file of this name, so it is not read. Rename it, or take it away."


@pytest.mark.parametrize(
    ("name", "message", "meant"),
    [
        ("responses/ICO-02.yaml.txt", CALL_IT, "responses/ICO-02.yaml"),
        ("responses/ICO-02.txt", CALL_IT, "responses/ICO-02.yaml"),
        ("responses/ICO-02", CALL_IT, "responses/ICO-02.yaml"),
        ("responses/ICO-02.json", CALL_IT, "responses/ICO-02.yaml"),
        ("responses/ICO-02.yamll", CALL_IT, "responses/ICO-02.yaml"),
        ("responses/ICO-02.yaml ", CALL_IT, "responses/ICO-02.yaml"),
        ("responses/ICO-02 .yaml", CALL_IT, "responses/ICO-02.yaml"),
        ("responses/ICO-02.YAML", CALL_IT, "responses/ICO-02.yaml"),
        ("responses/ico-02.yaml", CALL_IT, "responses/ICO-02.yaml"),
        ("responses/ICO-02 (1).yaml", CALL_IT, "responses/ICO-02.yaml"),
        ("Responses/ICO-02.yaml", CALL_IT, "responses/ICO-02.yaml"),
        ("responses /ICO-02.yaml", CALL_IT, "responses/ICO-02.yaml"),
        ("docs/ICO-02.txt", CALL_IT, "responses/ICO-02.yaml"),
        ("responses/ICO-01 (1).yaml", COPY, "responses/ICO-01.yaml"),
        ("responses/Copy of ICO-01.yaml", COPY, "responses/ICO-01.yaml"),
        ("responses/ICO-01 - Copy.yaml", COPY, "responses/ICO-01.yaml"),
        ("responses/ICO-01.yaml~", COPY, "responses/ICO-01.yaml"),
        ("responses/ICO-01.yaml.orig", COPY, "responses/ICO-01.yaml"),
        ("responses/ICO-01.yaml.bak", COPY, "responses/ICO-01.yaml"),
        ("recommendations (1).yaml", COPY, "recommendations.yaml"),
        ("recommendations.yaml~", COPY, "recommendations.yaml"),
        ("meetings.yaml.txt", CALL_IT, "meetings.yaml"),
        ("Meetings.yaml", CALL_IT, "meetings.yaml"),
        ("concerns.json", CALL_IT, "concerns.yaml"),
        ("indicators", CALL_IT, "indicators.yaml"),
        ("FAQ.md", CALL_IT, "faq.md"),
        ("concern.yaml", CALL_IT, "concerns.yaml"),
        ("recomendations.yaml", OF_NO_REGISTER, ""),
        ("responses/notes", OF_NO_REGISTER, ""),
    ],
)
def test_a_file_that_is_not_read_is_named_with_what_it_should_be_called(tmp_path, name, message, meant):
    write(tmp_path, **{"responses__ICO-01": "recommendation: ICO-01\n"})
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text("a: b\n")
    if not any(each.name == name.rpartition("/")[2] for each in (tmp_path / name).parent.iterdir()):
        pytest.skip("this system writes no such name")
    assert told(tmp_path) == [f"{name}:1:1: warning[file]: {message.format(meant)}"]


@pytest.mark.parametrize(
    "name",
    [
        ".ICO-01.yaml.swp",
        ".git",
        ".gitkeep",
        "responses/.ICO-01.yaml.swp",
        "responses/.DS_Store",
        "responses/ICO-01.yaml.swp",
        "responses/#ICO-01.yaml#",
        "responses/4913",
        "responses/Thumbs.db",
        "responses/~$ICO-01.docx",
        "responses/README.md",
        "README.md",
        "notes.txt",
        "meetings.xlsx",
        "docs/ICO-01.pdf",
        "evidence/ICO-01.yaml.txt",
    ],
)
def test_what_nobody_means_for_the_register_is_passed_over(tmp_path, name):
    write(tmp_path, **{"responses__ICO-01": "recommendation: ICO-01\n"})
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).write_text("a: b\n")
    assert told(tmp_path) == []


@pytest.mark.parametrize("target", ["../../letter.txt", "2019-10-04.txt", "letter.txt", "nowhere.txt"])
def test_a_link_is_no_evidence_wherever_it_leads(tmp_path, target):
    register = tmp_path / "register"
    register.mkdir()
    write(register, **{"responses__ICO-01": LETTER})
    (tmp_path / "letter.txt").write_bytes(b"Agreed.\n")
    (register / "evidence" / "2019-10-04.txt").write_bytes(b"Agreed.\n")
    (register / "evidence" / "letter.txt").symlink_to(target)
    assert told(register) == [
        "responses/ICO-01.yaml:8:11: error[link]: 'evidence/letter.txt' is a link; a register holds files."
        " Put the document itself there."
    ]


def test_what_lies_in_a_folder_that_is_a_link_is_no_evidence(tmp_path):
    register, elsewhere = tmp_path / "register", tmp_path / "elsewhere"
    register.mkdir()
    elsewhere.mkdir()
    (elsewhere / "letter.txt").write_bytes(b"Agreed.\n")
    write(register, **{"responses__ICO-01": LETTER.replace("evidence/letter", "evidence/2019/letter")})
    (register / "evidence" / "2019").symlink_to(elsewhere)
    assert told(register) == [
        "responses/ICO-01.yaml:8:11: error[link]: 'evidence/2019/letter.txt' is a link; a register holds files."
        " Put the document itself there."
    ]


@pytest.mark.parametrize("recorded", ["composed", "decomposed"])
def test_evidence_is_found_however_the_letters_of_its_name_are_composed(tmp_path, recorded):
    composed, decomposed = "evidence/Caf\u00e9.txt", "evidence/Cafe\u0301.txt"
    written, there = (composed, decomposed) if recorded == "composed" else (decomposed, composed)
    write(tmp_path, **{"responses__ICO-01": LETTER.replace("evidence/letter.txt", written)})
    (tmp_path / there).write_bytes(b"Agreed.\n")
    assert told(tmp_path) == []
    (tmp_path / there).write_bytes(b"Refused.\n")
    assert [line.split(": ")[1] for line in told(tmp_path)] == ["error[hash]"]


def test_of_several_files_of_one_look_none_is_taken_for_another(tmp_path):
    written = "evidence/\u1e69.txt"  # s, dot below, dot above, in one sign; below in two and in three
    write(tmp_path, **{"responses__ICO-01": LETTER.replace("evidence/letter.txt", written)})
    for there in ("\u1e63\u0307", "s\u0323\u0307"):
        (tmp_path / "evidence" / f"{there}.txt").write_bytes(b"Agreed.\n")
    assert told(tmp_path) == [
        f"responses/ICO-01.yaml:8:11: error[no-file]: '{written}' is not there, but several files that look the same"
        " are, their letters composed in other ways. Rename the right one, and write its new name here."
    ]


def test_a_name_that_is_nearly_there_is_suggested(tmp_path):
    write(tmp_path, **{"responses__ICO-01": LETTER})
    (tmp_path / "evidence" / "Letter.TXT").write_bytes(b"Agreed.\n")
    assert told(tmp_path) == [
        "responses/ICO-01.yaml:8:11: error[no-file]: 'evidence/letter.txt' is not there."
        " Did you mean 'evidence/Letter.TXT'?"
    ]


@pytest.mark.parametrize("name", ["recommendations.yaml", "responses", "evidence", "meetings.yaml", "ICO-01.yaml"])
def test_a_link_in_the_register_is_an_error_at_its_first_line_and_not_followed(tmp_path, name):
    register, elsewhere = tmp_path / "register", tmp_path / "elsewhere"
    register.mkdir()
    write(register)
    if (register / name).exists():
        (register / name).rename(elsewhere)
    else:
        elsewhere.write_bytes(b"root:x:0:0:root:/root:/bin/bash\n")
    (register / name).symlink_to(elsewhere)
    lines = told(register)
    assert (
        f"{name}:1:1: error[link]: This is a link; a register holds files. Put the file or folder itself here,"
        " or take the link away."
    ) in lines
    assert not [line for line in lines if "bash" in line]


@pytest.mark.parametrize("name", ["responses/ICO-01.yaml", "meetings.yaml", "responses/ICO-01.yml", "responses"])
def test_a_pipe_in_the_register_is_an_error_and_nobody_waits_for_it(tmp_path, name):
    if not hasattr(os, "mkfifo"):
        pytest.skip("this system has no pipes that have a name")
    write(tmp_path)
    if name == "responses":
        (tmp_path / name).rmdir()
    os.mkfifo(tmp_path / name)
    what = (
        "no-folder]: What stands here is no folder. Take it away, or put the folder back in its place."
        if name == "responses"
        else "no-file]: What stands here is no file; a register holds files. Put the file back, or take it away."
    )
    assert told(tmp_path) == [f"{name}:1:1: error[{what}"]


def test_a_file_name_that_cannot_be_written_is_told_with_question_marks(tmp_path):
    write(tmp_path)
    try:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9\n.yaml")).write_text("a: b\n")
    except OSError:
        pytest.skip("this system writes no such name")
    assert told(tmp_path) == [
        "caf??.yaml:1:1: warning[file]: No register has a file of this name, so it is not read."
        " Rename it, or take it away."
    ]
