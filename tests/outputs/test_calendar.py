"""The calendar, read back as calendar programs read it: what is in it, under which identity, and what is cancelled."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar, Event

from tests.conftest import examples
from tests.outputs.reading import BORSETSHIRE, SHIPPED, held, snapshot
from tests.registers.canaries import CANARY, canaries_into
from tests.rules import register_from, texts_of
from tests.rules.registers_at_random import days_of_interest, registers
from tests.rules.registers_at_random import texts_of as texts_at_random
from tracker.dates import last_day
from tracker.outputs.calendar import calendar_bytes
from tracker.rules.meetings.ahead import ahead, whose
from tracker.snapshots.snapshot import Snapshot
from tracker.vocabulary import OPEN, Marking

ALL_THAT_COMES = date(2199, 12, 31)
ADDRESS = "https://tracker.example.org/"

ONE = """
    due: 2020-06-30
    due_basis: inferred
    extensions: [{2020-06-01: 2020-09-30}]
    handovers: [{2020-08-01: successor}]
    verifications: [{2020-11-02: verified}]
    actions:
      - due: 2020-05-31
        updates: [{date: 2020-04-01, status: in_progress, expected: 2020-05}, {2020-04-20: in_progress}]
    evidence: [{date: 2020-03-01, expires: 2021-02-28, title: "A paper; with a comma, and more"}]
    meetings: [{date: 2020-07-15}, {date: 2020-12-10, status: cancelled}]
"""


def events(made: bytes) -> list[Event]:
    return Calendar.from_ical(made).events


def of_one(day: str, party: str | None = None) -> dict[str, Event]:
    """Return the entries of the register ONE on a day, by what their line begins with."""
    made = events(calendar_bytes(snapshot(register_from(texts_of(ONE)), day), party))
    return {str(each["SUMMARY"]): each for each in made}


def told(each: Event) -> tuple[str, date, str]:
    return str(each["SUMMARY"]), each["DTSTART"].dt, str(each["STATUS"])


def test_each_kind_of_day_has_its_entry() -> None:
    assert [told(each) for each in of_one("2020-04-10").values()] == [
        ("R-01.1 due: Action 1", date(2020, 5, 31), "CONFIRMED"),
        ("R-01.1 expected by its owner by the end of May 2020: Action 1", date(2020, 5, 31), "CONFIRMED"),
        ("R-01 due (inferred): Title of R-01", date(2020, 6, 30), "CONFIRMED"),
        ("Oversight Board", date(2020, 7, 15), "CONFIRMED"),
        ("Cancelled: Oversight Board", date(2020, 12, 10), "CANCELLED"),
        ("R-01 E1 expires: A paper; with a comma, and more", date(2021, 2, 28), "CONFIRMED"),
    ]


def test_an_entry_lasts_its_day_takes_up_nobodys_time_and_leads_to_what_it_is_about() -> None:
    register = register_from(texts_of(ONE))
    [due] = [
        each
        for each in events(calendar_bytes(snapshot(register, "2020-04-10"), None, ADDRESS))
        if "R-01 due" in each["SUMMARY"]
    ]
    assert (due["DTEND"].dt, due["TRANSP"], due["CATEGORIES"].cats) == (date(2020, 7, 1), "TRANSPARENT", ["Deadline"])
    assert due["URL"] == "https://tracker.example.org/recommendations?id=R-01"
    assert str(due["DESCRIPTION"]).split("\n") == [
        "Where R-01 stands: In progress.",
        "Deadline: 30 Jun 2020 (inferred).",
        "No document on the register states this deadline: it is inferred.",
        "Whose: Borset Police and Head of Delivery.",
        "https://tracker.example.org/recommendations?id=R-01",
    ]


def test_a_deadline_that_moves_keeps_its_identity_and_tells_that_it_is_newer() -> None:
    before, after = (
        of_one("2020-05-31")["R-01 due (inferred): Title of R-01"],
        of_one("2020-06-01")["R-01 due: Title of R-01"],
    )
    assert before["UID"] == after["UID"]
    assert (before["DTSTART"].dt, after["DTSTART"].dt) == (date(2020, 6, 30), date(2020, 9, 30))
    assert before["SEQUENCE"] < after["SEQUENCE"]
    assert after["LAST-MODIFIED"].dt == after["DTSTAMP"].dt == datetime(2020, 6, 1, tzinfo=UTC)


def test_what_is_met_is_cancelled_under_the_same_identity() -> None:
    before, after = of_one("2020-11-01"), of_one("2020-11-02")
    for awaited, settled in (
        ("R-01 due: Title of R-01", "No longer due: R-01, Title of R-01"),
        ("R-01.1 due: Action 1", "No longer due: R-01.1, Action 1"),
    ):
        assert before[awaited]["UID"] == after[settled]["UID"]
        assert (before[awaited]["STATUS"], after[settled]["STATUS"]) == ("CONFIRMED", "CANCELLED")
        assert before[awaited]["SEQUENCE"] < after[settled]["SEQUENCE"]


def test_a_day_that_the_owner_no_longer_names_is_cancelled() -> None:
    before = of_one("2020-04-19")["R-01.1 expected by its owner by the end of May 2020: Action 1"]
    after = of_one("2020-04-20")["No longer expected: R-01.1, Action 1"]
    assert before["UID"] == after["UID"]
    assert after["STATUS"] == "CANCELLED"


def test_a_partys_calendar_has_its_own_and_the_meetings() -> None:
    assert set(of_one("2020-04-10", "board")) == {"Oversight Board", "Cancelled: Oversight Board"}
    assert "R-01.1 due: Action 1" in of_one("2020-04-10", "head")
    assert "R-01.1 due: Action 1" not in of_one("2020-04-10", "force")


def test_what_was_handed_over_is_cancelled_in_the_calendar_of_who_had_it() -> None:
    before, after, taken = (
        of_one("2020-07-31", "force"),
        of_one("2020-08-01", "force"),
        of_one("2020-08-01", "successor"),
    )
    [was, is_gone] = before["R-01 due: Title of R-01"], after["Now somebody else’s: R-01, Title of R-01"]
    assert was["UID"] == is_gone["UID"] == taken["R-01 due: Title of R-01"]["UID"]
    assert is_gone["STATUS"] == "CANCELLED"


def test_each_body_has_its_own_answer_to_give() -> None:
    register = register_from(
        texts_of(
            "answer_due: 2020-03-31\nactions: [{owner: inspectorate}]\n"
            "acceptance: {decision: accepted, date: 2020-02-10}"
        )
    )
    told_on = {
        day: [told(each) for each in events(calendar_bytes(snapshot(register, day)))]
        for day in ("2020-02-09", "2020-02-10")
    }
    ours, theirs = (
        "R-01 answer due from Borset Police: Title of R-01",
        "R-01 answer due from the Inspectorate: Title of R-01",
    )
    day = date(2020, 3, 31)
    assert told_on["2020-02-09"] == [(ours, day, "CONFIRMED"), (theirs, day, "CONFIRMED")]
    assert told_on["2020-02-10"] == [
        ("No longer due: R-01, Title of R-01", day, "CANCELLED"),
        (theirs, day, "CONFIRMED"),
    ]


def test_an_answer_without_a_day_counts_as_something_newer() -> None:
    asked = "answer_due: 2020-03-31\nactions: [{owner: head}]\n"
    answered = f"{asked}acceptance: {{decision: accepted}}\n"
    was, now = (
        next(event for event in events(calendar_bytes(snapshot(register_from(texts_of(text)), "2020-02-10"))))
        for text in (asked, answered)
    )
    assert (was["UID"], str(was["STATUS"]), str(now["STATUS"])) == (now["UID"], "CONFIRMED", "CANCELLED")
    assert was["SEQUENCE"] < now["SEQUENCE"]


def test_what_is_said_of_a_whole_source_and_what_a_meeting_decided_have_their_days() -> None:
    text = """
        statements: [{date: 2020-02-01, by: force, says: expected, covers: all, expected: 2020-04, text: All of it.}]
        meetings:
          - date: 2020-02-03
            decisions: [{owner: head, due: 2020-03-02, done_on: 2020-03-01, text: Write to all.}]
    """
    register = register_from(texts_of(text))
    assert [told(each) for each in events(calendar_bytes(snapshot(register, "2020-02-29")))] == [
        ("Oversight Board", date(2020, 2, 3), "CONFIRMED"),
        ("Decision board-1/D1 to be carried out: Write to all.", date(2020, 3, 2), "CONFIRMED"),
        ("R expected to be done by the end of April 2020: All of it.", date(2020, 4, 30), "CONFIRMED"),
    ]
    assert [told(each)[2] for each in events(calendar_bytes(snapshot(register, "2020-03-01")))] == [
        "CONFIRMED",
        "CANCELLED",
        "CONFIRMED",
    ]


def test_identity_outlives_the_title_of_the_register_and_differs_from_another_register() -> None:
    mine, renamed = texts_of(ONE), texts_of(ONE + "    settings: {title: Another title}\n")
    other = {path: text.replace(b"2020-01-01", b"2019-01-01") for path, text in mine.items()}
    uids = [
        {each["UID"] for each in events(calendar_bytes(snapshot(register_from(texts), "2020-04-10")))}
        for texts in (mine, renamed, other)
    ]
    assert uids[0] == uids[1]
    assert not uids[0] & uids[2]


def test_nothing_changes_from_day_to_day_where_nothing_happens() -> None:
    """So a program that asks again is told that nothing is new."""
    register = register_from(texts_of(ONE))
    assert calendar_bytes(snapshot(register, "2020-04-21")) == calendar_bytes(snapshot(register, "2020-05-29"))


DAYS = (
    date(2018, 12, 31),
    date(2020, 1, 8),
    date(2023, 5, 17),
    date(2024, 6, 30),
    date(2025, 3, 31),
    date(2026, 11, 26),
)


@pytest.mark.parametrize("folder", [SHIPPED, BORSETSHIRE], ids=["shipped", "borsetshire"])
@pytest.mark.parametrize("day", DAYS, ids=str)
def test_a_calendar_holds_whatever_comes_up_and_every_deadline(folder: Path, day: date) -> None:
    shown = snapshot(held(folder), day)
    made = calendar_bytes(shown)
    holds(shown, made)
    assert made == calendar_bytes(snapshot(held(folder), day))
    parties = {party: calendar_bytes(shown, party) for party in shown.register.parties}
    for coming in ahead(shown.register, shown.position, ALL_THAT_COMES)[1]:
        for party in whose(coming, shown.position) if coming.on and coming.what != "answer" else ():
            assert any(
                str(each["STATUS"]) == "CONFIRMED" and each["DTSTART"].dt == coming.on
                for each in events(parties[str(party)])
            )


def holds(shown: Snapshot, made: bytes) -> None:
    """Assert what holds of every calendar."""
    assert made.endswith(b"END:VCALENDAR\r\n")
    assert all(len(line) <= 75 and b"\n" not in line for line in made.split(b"\r\n"))
    calendar = Calendar.from_ical(made)
    assert (calendar["METHOD"], calendar["VERSION"]) == ("PUBLISH", "2.0")
    assert calendar.errors == []
    assert calendar.to_ical() == made
    found = calendar.events
    assert len({each["UID"] for each in found}) == len(found)
    for each in found:
        assert each.errors == []
        assert each["DTEND"].dt - each["DTSTART"].dt == timedelta(1)
        assert str(each["SUMMARY"])
        assert each["LAST-MODIFIED"].dt.date() <= shown.as_at
    confirmed = {told(each)[:2] for each in found if each["STATUS"] == "CONFIRMED"}
    for id, standing in shown.position.standings.items():
        due = standing.span.deadline.now
        if due is not None:
            is_there = any(summary.startswith(f"{id} due") and on == last_day(due) for summary, on in confirmed)
            assert is_there == (standing.span.state in OPEN)
    for coming in ahead(shown.register, shown.position, ALL_THAT_COMES)[1]:
        if coming.on is not None:
            assert any(
                summary.split(" ")[0].strip() in coming.subject or coming.subject in summary
                for summary, on in confirmed
                if on == last_day(coming.on)
            )


@given(files=registers(), days=st.lists(days_of_interest(), min_size=2, max_size=4, unique=True))
@examples(30)
def test_registers_at_random_make_calendars_that_hold_and_never_go_back(
    files: dict[str, object], days: list[date]
) -> None:
    register = register_from(texts_at_random(files))
    seen: dict[str, tuple[int, datetime]] = {}
    for day in sorted(days):
        shown = snapshot(register, day)
        made = calendar_bytes(shown)
        holds(shown, made)
        now = {str(each["UID"]): (each["SEQUENCE"], each["LAST-MODIFIED"].dt, told(each)) for each in events(made)}
        assert seen.keys() <= now.keys(), "an entry vanished: who subscribed is not told that it is off"
        for uid, (sequence, changed, said) in seen.items():
            assert now[uid][:2] >= (sequence, changed)
            if now[uid][2][1:] != said[1:]:
                assert now[uid][0] > sequence
        seen = now


@pytest.mark.parametrize("party", [None, "head-custody", "opcc-secretariat"])
def test_no_restricted_word_is_in_a_calendar_for_the_public(tmp_path: Path, party: str | None) -> None:
    register = held(canaries_into(tmp_path))
    assert CANARY.encode() in calendar_bytes(snapshot(register, "2025-03-31", Marking.OFFICIAL_SENSITIVE))
    assert b"CLASS:CONFIDENTIAL" in calendar_bytes(snapshot(register, "2025-03-31", Marking.OFFICIAL_SENSITIVE), party)
    made = calendar_bytes(snapshot(register, "2025-03-31"), party)
    assert CANARY.encode() not in made.replace(b"\r\n ", b"")
    assert b"restricted" in made or party is not None
    assert len(events(made)) == len(
        events(calendar_bytes(snapshot(register, "2025-03-31", Marking.OFFICIAL_SENSITIVE), party))
    )
