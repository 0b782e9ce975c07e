"""A marking that is mistyped, or that stands where it cannot be read, keeps words back all the same."""

import pytest

from tracker.register.audience import as_read_by
from tracker.register.markings import Markings
from tracker.register.reading.likeness import mentions_marking
from tracker.register.reading.reading import Memory, legible, read
from tracker.vocabulary import Marking

ASKED = b"""\
register: {title: T}
parties: [{id: mps, name: Police, kind: body}]
sources: [{id: ICO, title: Notice, kind: review, issued_by: mps, issued_on: 2018-11-13, expected_count: 2}]
recommendations:
  - {id: ICO-01, source: ICO, title: A, wording_status: summary, due_basis: none}
  - {id: ICO-02, source: ICO, title: B, wording_status: summary, due_basis: none}
"""
FIRST = """\
recommendation: ICO-01
actions:
  - id: ICO-01.1
    title: Agree
    updates:
      - {date: 2019-10-04, status: in_progress, by: mps, note: CANARY begins.}
      - {date: 2019-10-04, status: in_progress, by: mps, note: It goes on.}
evidence:
  - {id: E1, title: A letter, kind: report, date: 2019-10-04, shows: It., held: Police, marking: public}
"""
SECOND = b"recommendation: ICO-02\nescalations: [{date: 2019-10-04, to: mps, by: mps, reason: The second.}]\n"
MEETINGS = """\
meetings:
  - id: first
    date: 2019-10-04
    body: mps
    title: Panel
    status: held
    decisions: [{id: D1, text: CANARY noted., outcome: agreed}]
    papers: [{title: An update.}]
"""
CONCERNS = """\
concerns:
  - {id: C1, kind: delivery, raised_on: 2019-10-04, raised_by: mps, text: CANARY raised.}
  - {id: C2, kind: delivery, raised_on: 2019-10-04, raised_by: mps, text: Another.}
"""
SOUND = {
    "recommendations.yaml": ASKED,
    "responses/ICO-01.yaml": FIRST.encode(),
    "responses/ICO-02.yaml": SECOND,
    "meetings.yaml": MEETINGS.encode(),
    "concerns.yaml": CONCERNS.encode(),
}
NOTE, TEXT = "note: CANARY begins.", "text: CANARY noted."


def shown(newer, audience=Marking.PUBLIC):
    """Return what an audience sees of the last sound register while the files say something newer."""
    register = read(SOUND).register
    found = legible({**SOUND, **newer}, Memory())
    return str(as_read_by(audience, register, Markings(found.register, {}, found.unclear)).register)


@pytest.mark.parametrize(
    "marked",
    [
        "marking: offical",
        "marking: Official",
        "marking: official-sensitive",
        "marking: OFFICIAL SENSITIVE",
        "marking: secret",
        "marking:",
        "Marking: official",
        "makring: official",
        "marking : [official]",
        "marking: offici\u0430l",
        "marking: official, expectd: 2020",
        "marking: official, risk: [",
        "marking official",
        "marking=official",
        "official",
        "classification: official",
        '"marking": "official", status: done',
    ],
)
def test_whatever_is_like_a_marking_and_not_understood_restricts(marked):
    text = FIRST.replace(NOTE, f"{NOTE}, {marked}")
    assert read({**SOUND, "responses/ICO-01.yaml": text.encode()}).register is None
    told = shown({"responses/ICO-01.yaml": text.encode()})
    assert "CANARY begins." not in told
    assert "CANARY noted." in told
    assert "The second." in told


LETTER = "held: Police, marking: public}"
UNDER_THE_NOTE = """\
recommendation: ICO-01
actions:
  - id: ICO-01.1
    title: Agree
    updates:
      - date: 2019-10-04
        status: in_progress
        by: mps
        note: NOTE
"""


@pytest.mark.parametrize("first", ["public", "official"])
@pytest.mark.parametrize("second", ["public", "official", "offical"])
def test_of_what_is_marked_twice_nobody_can_tell_how(first, second):
    twice = FIRST.replace(LETTER, f"held: Police, marking: {first}, marking: {second}}}").encode()
    told = shown({"responses/ICO-01.yaml": twice})
    assert ("A letter" in told) is (first == second == "public")
    assert "CANARY begins." in told


@pytest.mark.parametrize(
    "note",
    [
        ">-\n          CANARY begins.\n          marking: official",
        ">-\n          CANARY begins.\n\n            marking: official_sensitive\n          And it goes on.",
        "|\n          CANARY begins.\n          'Marking': official-sensitive",
        ">-\r\n          CANARY begins.\r\n          marking: official\r",
        "CANARY begins.\n          marking official",
        "'CANARY begins.\n          marking: official'",
    ],
)
def test_a_marking_that_became_a_part_of_the_words_restricts_them(note):
    text = UNDER_THE_NOTE.replace("NOTE", note).encode()
    assert "marking" in {each.code for each in read({**SOUND, "responses/ICO-01.yaml": text}).problems}
    assert "CANARY begins." not in shown({"responses/ICO-01.yaml": text})


@pytest.mark.parametrize(
    "note",
    [
        ">-\n          CANARY begins.\n          It carries the marking: official.",
        ">-\n          CANARY begins.\n          marking: official.",
        ">-\n          CANARY begins.\n        marking: public",
        "CANARY begins, with a protective\n          marking that says who may read it.",
        "CANARY begins.\n        marking: public",
    ],
)
def test_words_about_a_marking_are_words(note):
    text = UNDER_THE_NOTE.replace("NOTE", note).encode()
    assert read({**SOUND, "responses/ICO-01.yaml": text}).problems == ()


@pytest.mark.parametrize("marking", ["marking: official", "Marking: official", "makring: official", "marking:"])
def test_a_marking_of_a_whole_file_restricts_all_of_it(marking):
    for path, word in {"responses/ICO-01.yaml": "CANARY begins.", "concerns.yaml": "CANARY raised."}.items():
        told = shown({path: f"{marking}\n".encode() + SOUND[path]})
        assert word not in told
        assert "CANARY noted." in told


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32"])
def test_a_marking_in_a_file_that_is_not_in_utf_8_restricts_all_of_it(encoding):
    text = FIRST.replace(NOTE, f"{NOTE}, marking: official")
    assert "CANARY begins." not in shown({"responses/ICO-01.yaml": text.encode(encoding)})


def test_what_can_be_told_apart_stays():
    told = shown({"responses/ICO-01.yaml": FIRST.replace(NOTE, f"{NOTE}, marking: offical").encode()})
    assert "It goes on." in told
    assert "A letter" in told


def test_what_cannot_be_told_apart_is_restricted_in_that_file_alone():
    told = shown({"responses/ICO-01.yaml": (FIRST + "marking official\n").encode()})
    assert "CANARY begins." not in told
    assert "It goes on." not in told
    assert "A letter" not in told
    assert "The second." in told


@pytest.mark.parametrize(
    ("path", "text", "word", "stays"),
    [
        ("meetings.yaml", MEETINGS.replace("noted.", "noted., marking: offical"), "CANARY noted.", "An update."),
        ("concerns.yaml", CONCERNS.replace("raised.}", "raised., marking: offical}"), "CANARY raised.", "Another."),
    ],
)
def test_the_other_files_are_read_alike(path, text, word, stays):
    told = shown({path: text.encode()})
    assert word not in told
    assert stays in told
    assert "CANARY begins." in told


def test_readers_of_everything_go_on_reading():
    text = FIRST.replace(NOTE, f"{NOTE}, marking: offical").encode()
    assert "CANARY begins." in shown({"responses/ICO-01.yaml": text}, Marking.OFFICIAL_SENSITIVE)
    assert "CANARY begins." not in shown({"responses/ICO-01.yaml": text}, Marking.OFFICIAL)


def test_a_marking_that_is_understood_counts_though_recommendations_cannot_be_read():
    marked = {"responses/ICO-01.yaml": FIRST.replace(NOTE, f"{NOTE}, marking: official").encode()}
    for asked in (b"register: [", b"", b"\xff"):
        told = shown({**marked, "recommendations.yaml": asked})
        assert "CANARY begins." not in told
        assert "It goes on." in told


def test_a_response_that_is_a_link_now_or_under_a_name_that_is_not_read_is_unclear():
    from tracker.register.text.folder import LINK, UNREAD

    assert "CANARY begins." not in shown({"responses/ICO-01.yaml": LINK})
    left = {path: text for path, text in SOUND.items() if path != "responses/ICO-01.yaml"}
    found = legible({**left, "responses/ICO-01.yaml.txt": UNREAD, "concerns.yaml": b"["}, Memory())
    assert found.unclear == {"responses/ICO-01.yaml"}


@pytest.mark.parametrize(
    "broken",
    [
        FIRST.replace("date: 2019-10-04, status", "date: 2019-10-99, status"),
        FIRST.replace(NOTE, "note: A note: of the office, making sense"),
        FIRST + "- [\n",
    ],
)
def test_a_slip_in_a_file_that_marks_nothing_restricts_nothing(broken):
    assert "CANARY begins." in shown({"responses/ICO-01.yaml": broken.encode()})


@pytest.mark.parametrize("text", ["marking: public", "{marking: 'public', a: b}", "the public office", "making sense"])
def test_no_marking(text):
    assert not mentions_marking(text)


def test_a_block_of_any_number_of_lines_is_gone_through_once():
    """Of blank lines as deep as the words, each could once be taken in two ways: forty took for ever."""
    blank = ">-\n          CANARY begins.\n" + f"{' ' * 12}\n" * 200 + "          And it ends."
    assert read({**SOUND, "responses/ICO-01.yaml": UNDER_THE_NOTE.replace("NOTE", blank).encode()}).problems == ()
