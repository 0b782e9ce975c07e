"""What a pack counts of a position: what is late and whose, which states there are, who answers for what."""

from __future__ import annotations

from datetime import date

from tests.rules import day, position_of, register_of
from tracker.rules.changes.change import Change
from tracker.rules.changes.importance import newest_first
from tracker.rules.meetings.contacts import contacts
from tracker.rules.meetings.counts import counts_of
from tracker.rules.meetings.late import late_by_owner
from tracker.vocabulary import State, Timeliness

LITERAL = """
recommendations:
  - {owner: head, due: 2020-03-31, actions: [{owner: successor, updates: [2020-02-01: in_progress]}]}
  - {owner: successor, due: 2020-03-31}
  - {owner: null, due: 2020-03-31}
  - {owner: head, due: 2021-03-31}
"""


def test_what_several_own_is_late_for_each_of_them_and_the_most_comes_first() -> None:
    late = late_by_owner(position_of(LITERAL, "2020-06-15"))

    assert [(each.owner, each.overdue, each.unreported) for each in late] == [
        ("successor", ("R-01",), ("R-02",)),
        ("head", ("R-01",), ()),
        (None, (), ("R-03",)),
    ]
    assert [each.number for each in late] == [2, 1, 1]


def test_nobody_is_late_on_the_day_of_the_deadline() -> None:
    assert late_by_owner(position_of(LITERAL, "2020-03-31")) == ()


def test_states_are_counted_with_what_they_were_and_that_none_is_verified_or_overdue() -> None:
    register, now = register_of(LITERAL), position_of(LITERAL, "2020-03-31")
    before = position_of(LITERAL, "2020-01-31")

    counts = counts_of(register, now, before)

    assert [(each.of, len(each.standings), each.before) for each in counts] == [
        (State.VERIFIED, 0, 0),
        (State.IN_PROGRESS, 1, 0),
        (State.NOT_REPORTED, 3, 4),
        (Timeliness.OVERDUE, 0, 0),
    ]
    assert {each.before for each in counts_of(register, now, None)} == {None}


def test_that_none_is_verified_is_not_counted_where_nobody_may_nor_overdue_without_a_deadline() -> None:
    literal = "{verifiers: [], owner: head}"

    counts = counts_of(register_of(literal), position_of(literal, "2020-06-15"), None)

    assert [each.of for each in counts] == [State.NOT_REPORTED]


def test_those_answer_for_something_who_own_verify_or_issued_it() -> None:
    found = contacts(register_of(LITERAL), position_of(LITERAL, "2020-06-15"))

    assert [(each.party.id, each.owns, each.verifies, each.issued) for each in found] == [
        ("head", 2, (), ()),
        ("successor", 2, (), ()),
        ("inspectorate", 0, ("R",), ("R",)),
    ]


def test_before_a_source_is_issued_nobody_answers_for_anything() -> None:
    assert contacts(register_of(LITERAL), position_of(LITERAL, "2019-12-31")) == ()


def _changed(on: date | None) -> tuple[Change, ...]:
    return (Change("update", None, None, on=on),)


def test_what_changed_last_comes_first_and_what_is_not_dated_last() -> None:
    changes = {"R-01": _changed(None), "R-02": _changed(day("2020-02-01")), "R-03": _changed(day("2020-03-01"))}

    assert list(newest_first(changes)) == ["R-03", "R-02", "R-01"]
