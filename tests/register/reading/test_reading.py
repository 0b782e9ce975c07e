"""{path: text} → (Register, problems): what is read, what is read again, and what is left as it was."""

import gc
from datetime import date

import pytest

from tracker.problems import Problem, in_order
from tracker.register.reading.reading import SPARE, Memory, content_hash, read
from tracker.register.text import marked_yaml
from tracker.register.text.folder import HELD_AS_LINK

TODAY = date(2026, 11, 23)
ASKED = b"""\
register:
  title: A small register
parties:
  - {id: mps, name: Police, kind: body}
  - {id: ico, name: Regulator, kind: body}
sources:
  - id: ICO
    title: Enforcement notice
    kind: enforcement_notice
    issued_by: ico
    issued_on: 2018-11-13
    verifiers: [ico]
    expected_count: 2
recommendations:
  - {id: ICO-01, source: ICO, title: Agreements, wording_status: summary, due: 2019-05-13, due_basis: inferred}
  - {id: ICO-02, source: ICO, title: Audits, wording_status: summary, due_basis: none}
"""
FIRST = b"""\
recommendation: ICO-01
actions:
  - id: ICO-01.1
    title: Agree with each partner
    owner: mps
    updates:
      - {date: 2019-10, status: in_progress, by: mps, note: Two of nine are signed., evidence: [E1]}
evidence:
  - id: E1
    title: Letter
    kind: letter
    date: 2019-10-04
    shows: Two of nine.
    file: evidence/letter.txt
    sha256: 69598c11fb4bbaffcb7996c9827338feb9acdb1fe1f81326f7613a65f14eb9f6
    marking: public
"""
SECOND = b"""\
recommendation: ICO-02
verifications:
  - {date: 2020-02-15, by: ico, outcome: verified}
"""
MEETINGS = b"""\
meetings:
  - {id: later, date: 2020-04-08, body: ico, title: Panel, status: held}
  - {id: earlier, date: 2020-01, body: ico, title: Panel, status: held}
"""
TEXTS = {
    "recommendations.yaml": ASKED,
    "responses/ICO-01.yaml": FIRST,
    "responses/ICO-02.yaml": SECOND,
    "meetings.yaml": MEETINGS,
}
HELD = {"evidence/letter.txt": "69598c11fb4bbaffcb7996c9827338feb9acdb1fe1f81326f7613a65f14eb9f6"}


def told(texts, held=HELD, today=TODAY, memory=None) -> list[str]:
    return [problem.told() for problem in read(texts, held, today, memory).problems]


def edited(path: str, old: bytes, new: bytes) -> dict[str, bytes]:
    assert TEXTS[path].count(old) == 1
    return {**TEXTS, path: TEXTS[path].replace(old, new)}


# What is read


def test_a_sound_register_is_read_whole():
    register, problems = read(TEXTS, HELD, TODAY)
    assert problems == ()
    assert register is not None
    assert register.settings.title == "A small register"
    assert list(register.parties) == ["mps", "ico"]
    assert register.sources["ICO"].verifiers == ("ico",)
    assert register.recommendations["ICO-01"].due == date(2019, 5, 13)
    assert register.recommendations["ICO-02"].due is None
    assert list(register.responses) == ["ICO-01", "ICO-02"]
    assert register.responses["ICO-01"].actions[0].updates[0].evidence == ("E1",)
    assert [meeting.id for meeting in register.meetings] == ["earlier", "later"]
    assert register.concerns == ()


def test_every_entry_knows_its_line():
    register, _ = read(TEXTS, HELD, TODAY)
    assert register is not None
    assert register.parties["ico"].line == 5
    assert register.recommendations["ICO-02"].line == 16
    assert register.responses["ICO-01"].actions[0].updates[0].line == 7
    assert register.responses["ICO-01"].evidence[0].line == 9


@pytest.mark.parametrize("blank", ["", "[]", "~", "null"])
def test_a_list_left_blank_is_empty(blank):
    texts = {"recommendations.yaml": f"register: {{title: T, as_at: }}\nparties: {blank}\n".encode()}
    register, problems = read(texts, {}, TODAY)
    assert problems == ()
    assert register is not None
    assert register.parties == {}
    assert register.settings.as_at is None


def test_only_recommendations_must_be_there():
    assert told({}) == [
        "recommendations.yaml:1:1: error[file]: There is no recommendations.yaml."
        " Make one that begins with 'register:' and, below it, '  title: …'."
    ]
    assert told({"recommendations.yaml": b"register: {title: T}\n"}) == []


def test_an_error_blocks_and_a_warning_does_not():
    future = edited("meetings.yaml", b"2020-04-08", b"2027-04-08")
    assert [problem.level for problem in read(future, HELD, TODAY).problems] == ["warning"]
    assert read(future, HELD, TODAY).register is not None
    broken = edited("meetings.yaml", b"2020-04-08", b"2020-04-31")
    assert [problem.level for problem in read(broken, HELD, TODAY).problems] == ["error"]
    assert read(broken, HELD, TODAY).register is None


def test_without_today_nothing_is_too_late():
    assert told(edited("meetings.yaml", b"2020-04-08", b"2027-04-08"), today=None) == []


def test_the_order_of_the_files_does_not_matter():
    broken = edited("responses/ICO-02.yaml", b"by: ico", b"by: icco")
    broken["meetings.yaml"] = b"meetings: none\n"
    backwards = dict(reversed(broken.items()))
    assert read(backwards, HELD, TODAY).problems == read(broken, HELD, TODAY).problems
    assert len(read(broken, HELD, TODAY).problems) == 2
    assert read(dict(reversed(TEXTS.items())), HELD, TODAY).register == read(TEXTS, HELD, TODAY).register


def test_a_problem_is_told_below_the_folder_of_the_register():
    [problem] = read(edited("responses/ICO-02.yaml", b"by: ico", b"by: icco"), HELD, TODAY).problems
    line = "responses/ICO-02.yaml:3:28: error[party]: 'icco' is not a party of the register. Did you mean 'ico'?"
    assert problem.told() == line
    assert problem.told("data") == f"data/{line}"
    assert problem.told("data/") == f"data/{line}"


def test_problems_are_in_the_order_of_file_line_and_column_and_told_once():
    def problem(path: str, line: int, column: int) -> Problem:
        return Problem(path, line, column, "error", "date", "Wrong.")

    ordered = (problem("a", 2, 9), problem("a", 2, 10), problem("a", 10, 1), problem("b", 1, 1))
    assert in_order([ordered[3], ordered[1], ordered[2], ordered[1], ordered[0]]) == ordered


@pytest.mark.parametrize(
    ("held", "code"), [({}, "no-file"), ({"evidence/letter.txt": HELD_AS_LINK}, "link"), (HELD, None)]
)
def test_an_evidence_file_is_what_the_caller_says_it_is(held, code):
    assert [problem.code for problem in read(TEXTS, held, TODAY).problems] == ([code] if code else [])


@pytest.mark.parametrize(
    ("issued", "day"),
    [
        (b"2018-11-13", "2018-11-13"),
        (b"2018-11-13", "2018-11"),
        (b"2018-11-13", "2018-11-14"),
        (b"2018-11", "2018-11-01"),
        (b"2018-11", "2018-11"),
    ],
)
def test_the_day_on_which_a_source_was_issued_and_its_month_are_not_before_it(issued, day):
    statement = f"    statements: [{{date: {day}, by: ico, says: accepted, covers: all, text: Yes}}]\n".encode()
    texts = edited("recommendations.yaml", b"recommendations:\n", statement + b"recommendations:\n")
    texts["recommendations.yaml"] = texts["recommendations.yaml"].replace(
        b"issued_on: 2018-11-13", b"issued_on: " + issued
    )
    texts["responses/ICO-02.yaml"] = SECOND.replace(b"2020-02-15", day.encode())
    assert told(texts) == []


# What is remembered


def test_what_did_not_change_is_not_read_again():
    memory = Memory()
    before = read(TEXTS, HELD, TODAY, memory).register
    after = read(edited("responses/ICO-02.yaml", b"2020-02-15", b"2020-02-16"), HELD, TODAY, memory).register
    assert before is not None
    assert after is not None
    assert after.responses["ICO-02"].verifications[0].date == date(2020, 2, 16)
    assert after.responses["ICO-02"] is not before.responses["ICO-02"]
    assert after.responses["ICO-01"] is before.responses["ICO-01"]
    assert after.recommendations["ICO-01"] is before.recommendations["ICO-01"]
    assert after.meetings[0] is before.meetings[0]


def test_of_many_edits_few_are_remembered():
    memory = Memory()
    first = read(TEXTS, HELD, TODAY, memory).register
    for number in range(len(TEXTS) + SPARE + 1):
        edit = b"# Edit %d\n" % number + TEXTS["responses/ICO-02.yaml"]
        last = read({**TEXTS, "responses/ICO-02.yaml": edit}, HELD, TODAY, memory).register
        assert len(memory.files) <= 2 * len(TEXTS) + SPARE
    assert len(memory.files) == len(TEXTS)
    assert last.responses["ICO-01"] is first.responses["ICO-01"]
    again = read(TEXTS, HELD, TODAY, memory).register
    assert again.responses["ICO-01"] is first.responses["ICO-01"]
    assert again.responses["ICO-02"] is not first.responses["ICO-02"]


def test_the_same_files_give_the_very_same_register():
    memory = Memory()
    before = read(TEXTS, HELD, TODAY, memory).register
    again = {path: bytes(bytearray(text)) for path, text in TEXTS.items()}
    assert read(again, HELD, TODAY, memory).register is before


def test_what_is_changed_in_a_mapping_that_was_read_is_noticed():
    memory, texts, held = Memory(), dict(TEXTS), dict(HELD)
    assert read(texts, held, TODAY, memory).problems == ()
    texts["responses/ICO-02.yaml"] = texts["responses/ICO-02.yaml"].replace(b"by: ico", b"by: icco")
    held.clear()
    assert read(texts, held, TODAY, memory).problems == read(texts, held, TODAY).problems != ()


def test_without_a_memory_everything_is_read_again():
    before, after = read(TEXTS, HELD, TODAY).register, read(TEXTS, HELD, TODAY).register
    assert before is not None
    assert after is not None
    assert after.responses["ICO-01"] is not before.responses["ICO-01"]


@pytest.mark.parametrize("path", ["recommendations.yaml", "responses/ICO-02.yaml", "meetings.yaml"])
def test_a_problem_moves_with_its_line_when_a_comment_is_put_above_it(path):
    memory = Memory()
    broken = {
        "recommendations.yaml": edited("recommendations.yaml", b"issued_by: ico", b"issued_by: icco"),
        "responses/ICO-02.yaml": edited("responses/ICO-02.yaml", b"by: ico", b"by: icco"),
        "meetings.yaml": edited("meetings.yaml", b"2020-04-08, body: ico", b"2020-04-08, body: icco"),
    }[path]
    [before] = read(broken, HELD, TODAY, memory).problems
    [after] = read({**broken, path: b"# A comment\n" + broken[path]}, HELD, TODAY, memory).problems
    assert after == before._replace(line=before.line + 1)


def test_a_party_that_is_gone_is_missed_in_files_that_did_not_change():
    memory = Memory()
    assert told(TEXTS, memory=memory) == []
    without = edited("recommendations.yaml", b"  - {id: mps, name: Police, kind: body}\n", b"")
    unknown = "'mps' is not a party of the register. Correct it, or add it to 'parties' in recommendations.yaml."
    assert told(without, memory=memory) == [
        f"responses/ICO-01.yaml:5:12: error[party]: {unknown}",
        f"responses/ICO-01.yaml:7:50: error[party]: {unknown}",
    ]
    assert told(TEXTS, memory=memory) == []


def test_an_entry_is_after_today_on_earlier_days_alone_whatever_day_was_asked_for_before():
    memory = Memory()
    days = [date(2026, 11, 23), date(2020, 2, 14), date(2020, 2, 13), date(2020, 2, 15), date(2026, 11, 23)]
    for day in [*days, None, *days]:
        assert read(TEXTS, HELD, day, memory).problems == read(TEXTS, HELD, day).problems
    met, verified = read(TEXTS, HELD, date(2020, 2, 14), memory).problems
    assert verified.message.startswith("2020-02-15 is after today, 2020-02-14,")
    assert met.path == "meetings.yaml"


def test_a_document_that_is_gone_is_missed_in_a_file_that_did_not_change():
    memory = Memory()
    assert told(TEXTS, memory=memory) == []
    assert [line.split(" ")[1] for line in told(TEXTS, {}, memory=memory)] == ["error[no-file]:"]
    assert told(TEXTS, memory=memory) == []


def test_the_day_of_the_reading_is_not_remembered():
    memory = Memory()
    future = edited("meetings.yaml", b"2020-04-08", b"2027-04-08")
    assert len(told(future, memory=memory)) == 1
    assert told(future, today=date(2027, 4, 8), memory=memory) == []


def test_the_content_has_one_hash_whatever_the_order_of_the_files():
    assert content_hash(dict(reversed(TEXTS.items())), HELD) == content_hash(TEXTS, HELD)
    others = [
        content_hash(TEXTS),
        content_hash(TEXTS, {"evidence/letter.txt": "0" * 64}),
        content_hash(edited("meetings.yaml", b"2020-04-08", b"2020-04-09"), HELD),
        content_hash({"a": b"b", "c": b""}),
        content_hash({"a": b"", "c": b"b"}),
        content_hash({"a": b"", "cb": b""}),
    ]
    assert len({content_hash(TEXTS, HELD), *others}) == 7


# What is left as it was


@pytest.mark.parametrize("was_on", [True, False])
def test_the_collector_of_garbage_is_left_as_it_was(was_on):
    during = []

    class Watched(dict[str, bytes]):
        def items(self):
            during.append(gc.isenabled())
            return super().items()

    before = gc.isenabled()
    (gc.enable if was_on else gc.disable)()
    try:
        read(Watched(TEXTS), HELD, TODAY)
        assert gc.isenabled() is was_on
        assert during == [False]
    finally:
        (gc.enable if before else gc.disable)()


def test_the_collector_of_garbage_is_on_again_after_a_failure(monkeypatch):
    def fail(text):
        raise MemoryError

    monkeypatch.setattr(marked_yaml, "read", fail)
    assert gc.isenabled()
    with pytest.raises(MemoryError):
        read(TEXTS, HELD, TODAY)
    assert gc.isenabled()
