"""What is asked for a new entry, and what is said of each value before it is added."""

from __future__ import annotations

import pytest

from tracker.register.edit.additions import KINDS
from tracker.register.edit.entry_fields import comes_with_evidence, entry_fields, later_day, value_written
from tracker.register.edit.judged import still_needed, wrong_values
from tracker.vocabulary import Status


def names(kind: str) -> list[tuple[str, ...]]:
    return [field.names for field in entry_fields(kind)]


def test_what_is_counted_worked_out_or_recorded_by_itself_is_not_asked() -> None:
    assert names("action") == [("title",), ("owner",), ("due",), ("limbs",)]
    assert ("sha256",) not in names("evidence")
    assert ("id",) in names("meeting")
    assert names("verification")[4:6] == [("sample", "size"), ("sample", "passed")]


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_has_its_description(kind: str) -> None:
    assert all(field.description.endswith((".", "…")) for field in entry_fields(kind))


def test_the_words_of_a_status_are_those_that_somebody_may_report() -> None:
    [status] = [field for field in entry_fields("update") if field.name == "status"]
    assert status.words == (
        *(Status.NOT_STARTED, Status.IN_PROGRESS, Status.PARTLY_IMPLEMENTED, Status.IMPLEMENTED, Status.WITHDRAWN),
    )


def test_the_day_of_an_entry_is_its_own_and_that_of_a_document_is_not() -> None:
    def own_days(kind: str) -> list[str]:
        return [field.name for field in entry_fields(kind) if field.is_own_day]

    assert [own_days(kind) for kind in ("update", "extension", "evidence", "observation")] == [
        *(["date"], ["agreed_on"], [], []),
    ]


def test_what_may_come_with_an_entry_or_happen_to_it_later() -> None:
    assert [kind for kind in KINDS if comes_with_evidence(kind)] == ["update", "verification"]
    later = {kind: day.written for kind in KINDS if (day := later_day(kind))}
    assert later == {"escalation": "answered_on", "decision": "done_on", "concern": "resolved_on"}


def test_what_is_not_on_record_is_null_and_one_word_stands_alone() -> None:
    [covers] = [field for field in entry_fields("statement") if field.name == "covers"]
    [note] = [field for field in entry_fields("update") if field.name == "note"]
    assert value_written(note, " null ") is None
    assert value_written(note, "One.\r\nTwo. ") == "One.\nTwo."
    assert value_written(covers, ["all"]) == "all"
    assert value_written(covers, ["R-01 ", "R-02"]) == ["R-01", "R-02"]


def test_what_is_wrong_is_said_of_each_field_and_what_is_empty_is_not() -> None:
    assert wrong_values("update", {"date": "2020-02-30", "status": "done", "note": "a\x07", "expected": "2020-01"}) == {
        ("date",): "'2020-02-30' is not a day in the calendar. Write it as YEAR-MONTH-DAY, for example 2020-02-28.",
        ("status",): "'done' is not a word for 'status'. Use one of not_started, in_progress, partly_implemented,"
        " implemented, withdrawn.",
        ("note",): wrong_values("update", {"note": "\x07"})[("note",)],
    }
    assert wrong_values("verification", {"sample": {"size": "many"}}).keys() == {("sample", "size")}
    assert wrong_values("update", {}) == {}


def test_of_two_days_one_will_do() -> None:
    item = {"title": "A", "kind": "letter", "shows": "B", "marking": "public"}
    assert still_needed("evidence", item) == [("date",)]
    assert still_needed("evidence", {**item, "received": "2020-01-01"}) == []
    assert still_needed("observation", {"value": "1", "title": "A"}) == [("as_of",)]


def test_what_is_still_needed_within_a_group_only_once_it_is_begun() -> None:
    assert still_needed("update", {"date": "2020-01-01", "by": "a"}) == [("status",), ("note",)]
    assert ("sample", "size") not in still_needed("verification", {})
    assert ("sample", "size") in still_needed("verification", {"sample": {"passed": "1"}})
