"""A correction changes the field that it names, and says so at the end of the file."""

from __future__ import annotations

import pytest

from tests.register.edit.test_styles import ASKED, after
from tracker.register.edit.additions import Addition, CannotRecord
from tracker.register.edit.edit import record

TEXT = """\
recommendation: R-01
acceptance: {decision: noted, date: null, by: force}
actions:
  - id: R-01.1
    title: Do it
    updates:
      - date: 2020-03-01 # a Sunday
        note: >-
          Two of five
          are signed.
        by: force
      - {date: 2020-04-01, note: Three, by: force}
"""
WHY = {"date": "2020-05-01", "by": "force", "reason": "A slip."}
SAID = """\
corrections:
  - date: 2020-05-01
    by: force
    field: {0}
    was: {1}
    now: {2}
    reason: A slip.
"""


@pytest.mark.parametrize(
    ("field", "was", "now", "line", "becomes"),
    [
        ("actions[R-01.1].updates[0].date", "2020-03-01", "2020-03-02", "date: 2020-03-01 #", "date: 2020-03-02 #"),
        ("actions[R-01.1].updates[1].note", "Three", "Four: of five", "note: Three", 'note: "Four: of five"'),
        (
            "actions[0].updates[0].note",
            "Two of five are signed.",
            "Two",
            ">-\n          Two of five\n          are signed.",
            "Two",
        ),
        ("acceptance[0].decision", "noted", "accepted", "decision: noted", "decision: accepted"),
        ("acceptance.date", "null", "2019-12-01", "date: null", "date: 2019-12-01"),
        ("actions[R-01.1].owner", "null", "force", "    title: Do it\n", "    title: Do it\n    owner: force\n"),
    ],
)
def test_the_field_is_changed_and_what_it_said_is_told(field: str, was: str, now: str, line: str, becomes: str) -> None:
    words = {
        "Four: of five": '"Four: of five"',
        "2020-03-01": '"2020-03-01"',
        "2020-03-02": '"2020-03-02"',
        "2019-12-01": '"2019-12-01"',
    }
    corrected = after(TEXT, Addition("correction", "R-01", {**WHY, "field": field, "now": now}))
    said = SAID.format(field, words.get(was, was), words.get(now, now))
    assert corrected == TEXT.replace(line, becomes, 1) + said


def test_a_field_that_says_it_already_is_left_alone() -> None:
    field = {"field": "actions[R-01.1].updates[1].note", "was": "Two", "now": "Three"}
    corrected = after(TEXT, Addition("correction", "R-01", {**WHY, **field}))
    assert corrected == TEXT + SAID.format(field["field"], "Two", "Three")


def test_a_field_that_never_said_it_is_not_changed() -> None:
    field = {"field": "actions[R-01.1].updates[1].note", "was": "Two", "now": "Four"}
    with pytest.raises(CannotRecord) as told:
        after(TEXT, Addition("correction", "R-01", {**WHY, **field}))
    message = "'actions[R-01.1].updates[1].note' says 'Three', so it was not 'Two'. Correct what it was."
    assert str(told.value) == message


def test_of_what_is_gone_or_of_a_list_only_the_correction_is_added() -> None:
    for field in (
        "actions[R-01.2].owner",
        "actions[R-01.1].updates",
        "evidence[E1].date",
        "actions[R-01.1].updates[7].note",
    ):
        corrected = after(TEXT, Addition("correction", "R-01", {**WHY, "field": field, "was": "x", "now": None}))
        assert corrected == TEXT + SAID.format(field, "x", "null")


def test_a_correction_goes_into_the_file_that_has_its_field() -> None:
    texts = {"recommendations.yaml": ASKED, "meetings.yaml": b"meetings:\n  - id: first\n    title: One\n"}
    edit = record(texts, [Addition("correction", "", {**WHY, "field": "meetings[first].title", "now": "Two"})])
    assert edit.texts["meetings.yaml"].decode().startswith("meetings:\n  - id: first\n    title: Two\n")
    edit = record(texts, [Addition("correction", "R-01", {**WHY, "field": "register.title", "now": "All"})])
    assert edit.texts["recommendations.yaml"].decode().startswith("register: {title: All}\n")
