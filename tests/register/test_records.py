"""What a register answers when it is asked."""

from dataclasses import replace
from datetime import date

import pytest

from tracker.register.reading.reading import read
from tracker.register.records import Register

ASKED = b"""\
register: {title: A small register}
parties:
  - {id: mps, name: Police, kind: body}
sources:
  - id: ICO
    title: Notice
    kind: review
    issued_by: mps
    issued_on: 2018-11-13
    expected_count: 2
    statements:
      - {date: 2019-10-04, by: mps, says: implemented, covers: all, text: Done}
      - {date: 2019-10-05, by: mps, says: implemented, covers: some, text: Done}
      - {date: 2019-10-06, by: mps, says: implemented, covers: [ICO-02], text: Done}
      - {date: 2019-10-07, by: mps, says: implemented, at_least: 2, text: Done}
  - {id: MOPAC, title: Review, kind: review, issued_by: mps, issued_on: 2018-12-21, expected_count: 1}
recommendations:
  - {id: ICO-02, source: ICO, title: Audits, wording_status: summary, due_basis: none}
  - {id: MOPAC-01, source: MOPAC, title: Training, wording_status: summary, due_basis: none}
  - {id: ICO-01, source: ICO, title: Agreements, wording_status: summary, due_basis: none}
"""
MEETINGS = b"""\
meetings:
  - {id: third, date: 2020-03-01, body: mps, title: Panel, status: planned}
  - {id: second, date: 2020-02-01, body: mps, title: Panel, status: held}
  - {id: first, date: 2020-01-01, body: mps, title: Panel, status: held}
"""


@pytest.fixture
def register() -> Register:
    register, problems = read({"recommendations.yaml": ASKED, "meetings.yaml": MEETINGS})
    assert problems == ()
    assert register is not None
    return register


def test_a_name_is_that_of_the_party_or_the_words_themselves(register):
    assert register.name_of("mps") == "Police"
    assert register.name_of("A charity") == "A charity"
    assert register.name_of(None) == "nobody on record"


def test_recommendations_are_those_of_their_source_in_the_order_of_the_file(register):
    assert [each.id for each in register.of_source("ICO")] == ["ICO-02", "ICO-01"]
    assert list(register.of_source("HMIC")) == []
    assert register.issued_on(register.recommendations["MOPAC-01"]) == date(2018, 12, 21)


def test_what_is_taken_out_of_a_register_is_no_longer_of_its_source(register):
    left = replace(register, recommendations={"ICO-01": register.recommendations["ICO-01"]})

    assert [each.id for each in left.of_source("ICO")] == ["ICO-01"]
    assert list(left.of_source("MOPAC")) == []
    assert [each.id for each in register.of_source("ICO")] == ["ICO-02", "ICO-01"]


@pytest.mark.parametrize(
    ("day", "meeting"),
    [
        (date(2020, 1, 1), None),
        (date(2020, 1, 2), "first"),
        (date(2020, 2, 1), "first"),
        (date(2020, 2, 2), "second"),
        (date(2020, 4, 1), "second"),
    ],
)
def test_the_last_meeting_before_a_day_is_one_that_was_held(register, day, meeting):
    held = register.held_before(day)
    assert (held and held.id) == meeting


def test_a_statement_covers_all_or_what_it_lists_and_no_more(register):
    covered = {
        statement.date.day: [each for each in ("ICO-01", "ICO-02") if register.covers(statement, each)]
        for statement in register.sources["ICO"].statements
    }
    assert covered == {4: ["ICO-01", "ICO-02"], 5: [], 6: ["ICO-02"], 7: []}


def test_a_party_is_known_by_its_address_however_that_is_written():
    asked = ASKED.replace(b"{id: mps,", b"{id: mps, email: Chief@Police.example,")
    register, _ = read({"recommendations.yaml": asked})
    assert register is not None
    assert register.parties_at("chief@police.EXAMPLE") == ["mps"]
    assert register.parties_at("head@police.example") == []
    assert register.parties_at("") == []
