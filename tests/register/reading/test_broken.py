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


def test_a_link_that_leads_out_of_the_folder_is_no_evidence(tmp_path):
    register, elsewhere = tmp_path / "register", tmp_path / "letter.txt"
    register.mkdir()
    write(register, **{"responses__ICO-01": LETTER})
    elsewhere.write_bytes(b"Agreed.\n")
    (register / "evidence" / "letter.txt").symlink_to(elsewhere)
    assert told(register) == [
        "responses/ICO-01.yaml:8:11: error[outside]: 'evidence/letter.txt' is a link that leads out of the folder"
        " evidence. Put the document itself there."
    ]


def test_a_link_within_the_folder_is_evidence(tmp_path):
    write(tmp_path, **{"responses__ICO-01": LETTER})
    (tmp_path / "evidence" / "2019-10-04.txt").write_bytes(b"Agreed.\n")
    (tmp_path / "evidence" / "letter.txt").symlink_to("2019-10-04.txt")
    assert told(tmp_path) == []


@pytest.mark.parametrize("target", ["letter.txt", "nowhere.txt"])
def test_a_link_that_leads_nowhere_is_told_as_a_missing_file(tmp_path, target):
    write(tmp_path, **{"responses__ICO-01": LETTER})
    (tmp_path / "evidence" / "letter.txt").symlink_to(target)
    assert told(tmp_path) == [
        "responses/ICO-01.yaml:8:11: error[no-file]: 'evidence/letter.txt' is not there. Add the document,"
        " or say in 'held' where it is."
    ]


def test_a_file_name_that_cannot_be_written_is_told_with_question_marks(tmp_path):
    write(tmp_path)
    try:
        Path(os.fsdecode(os.fsencode(tmp_path) + b"/caf\xe9\n.yaml")).write_text("a: b\n")
    except OSError:
        pytest.skip("this system writes no such name")
    assert told(tmp_path) == [
        "caf??.yaml:1:1: error[file]: No register has a file of this name, so it is not read."
        " Rename it, or take it away."
    ]
