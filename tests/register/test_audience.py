"""What an audience may not read: stubs for the words, the same figures for everybody."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import get_type_hints

import pytest

from tests.registers.canaries import CANARY, canaries_into
from tracker.files import read_folder
from tracker.register.audience import as_read_by, may_hold_restricted
from tracker.register.ever_restricted import RestrictedSoFar
from tracker.register.markings import FOLLOWING, RESTRICTABLE, EverRestricted, Markings
from tracker.register.reading.reading import read
from tracker.register.records import Register
from tracker.register.schema.levels import may_read
from tracker.register.schema.meanings import Mark, declared_fields, hidden_in
from tracker.register.schema.restricted import RESTRICTED, Restricted
from tracker.rules.exceptions import exceptions
from tracker.rules.state.position import position
from tracker.rules.state.standing import spans_of_register
from tracker.vocabulary import Marking, Word

PUBLIC, OFFICIAL, SENSITIVE = Marking
TODAY = date(2025, 4, 1)

ASKED = b"""
register: {title: Small}
parties: [{id: force, name: Force, kind: body}, {id: inspector, name: Inspector, kind: body}]
sources:
  - {id: AUD, title: Audit, kind: audit, issued_by: inspector, issued_on: 2024-01-10, verifiers: [], expected_count: 1}
recommendations:
  - {id: AUD-01, source: AUD, title: Keep a log, wording_status: summary, summary: A log., due_basis: none}
"""


def response(updates: str, rest: str = "") -> bytes:
    return f"""
recommendation: AUD-01
actions:
  - id: AUD-01.1
    title: Keep it
    updates:
{updates}
{rest}
""".encode()


def register_of(files: dict[str, bytes]) -> Register:
    register, problems = read(files, {}, TODAY)
    assert register is not None, problems
    return register


def small(updates: str, rest: str = "") -> Register:
    return register_of({"recommendations.yaml": ASKED, "responses/AUD-01.yaml": response(updates, rest)})


def notes(register: Register) -> list[str]:
    return [update.note for update in register.responses["AUD-01"].actions[0].updates]


def restricted_at(*revisions: Register) -> EverRestricted:
    so_far = RestrictedSoFar()
    for register in revisions:
        so_far.add(register)
    return so_far.until(revisions[-1])


@pytest.mark.parametrize(
    ("audience", "readable"),
    [(PUBLIC, [True, False, False]), (OFFICIAL, [True, True, False]), (SENSITIVE, [True, True, True])],
)
def test_an_audience_reads_its_own_marking_and_those_below(audience, readable):
    assert [may_read(audience, marking) for marking in Marking] == readable


THREE = """
      - {date: 2024-02-01, status: in_progress, by: force, note: Begun.}
      - {date: 2024-03-01, status: in_progress, by: force, note: Half done., marking: official, risk: Money}
      - {date: 2024-04-01, status: implemented, by: force, note: All done., marking: official_sensitive}
"""


@pytest.mark.parametrize(
    ("audience", "told", "stubs"),
    [
        (PUBLIC, ["Begun.", RESTRICTED, RESTRICTED], 2),
        (OFFICIAL, ["Begun.", "Half done.", RESTRICTED], 1),
        (SENSITIVE, ["Begun.", "Half done.", "All done."], 0),
    ],
)
def test_a_stub_stands_in_place_of_the_words(audience, told, stubs):
    shown = as_read_by(audience, small(THREE))

    assert notes(shown.register) == told
    assert shown.stubs == stubs


def test_a_stub_keeps_its_day_its_status_and_who_said_it_and_what_was_missing_stays_missing():
    shown = as_read_by(PUBLIC, small(THREE)).register.responses["AUD-01"].actions[0].updates

    assert [(each.date, each.status.value, each.by) for each in shown[1:]] == [
        (date(2024, 3, 1), "in_progress", "force"),
        (date(2024, 4, 1), "implemented", "force"),
    ]
    assert [each.risk for each in shown] == [None, RESTRICTED, None]
    assert [each.marking for each in shown] == list(Marking)


def test_what_is_public_is_the_very_same_register():
    register = small("      - {date: 2024-02-01, status: in_progress, by: force, note: Begun.}")

    assert as_read_by(PUBLIC, register).register is register


def test_what_was_marked_up_since_is_kept_in_the_past_too():
    then = small("      - {date: 2024-02-01, status: in_progress, by: force, note: A name.}")
    now = small("      - {date: 2024-02-01, status: in_progress, by: force, note: A name., marking: official}")

    assert notes(as_read_by(PUBLIC, then, Markings(now, {})).register) == [RESTRICTED]


def test_what_was_reworded_and_marked_up_since_is_kept_in_the_past_too():
    then = small("      - {date: 2024-02-01, status: in_progress, by: force, note: A name.}")
    now = small("      - {date: 2024-02-01, status: in_progress, by: force, note: A post., marking: official}")

    assert notes(as_read_by(PUBLIC, then, Markings(now, {})).register) == [RESTRICTED]


def test_what_was_dated_anew_and_marked_up_since_is_kept_in_the_past_too():
    then = small("      - {date: 2024-03-02, status: in_progress, by: force, note: A name.}")
    now = small("      - {date: 2024-03-01, status: in_progress, by: force, note: A name., marking: official}")

    assert notes(as_read_by(PUBLIC, then, Markings(now, {})).register) == [RESTRICTED]


def test_what_was_marked_up_and_then_taken_out_is_kept_in_the_past_too():
    then = small("      - {date: 2024-02-01, status: in_progress, by: force, note: A name.}")
    between = small("      - {date: 2024-02-01, status: in_progress, by: force, note: A name., marking: official}")
    now = small("      - {date: 2024-03-01, status: in_progress, by: force, note: Other.}")
    ever = restricted_at(between)

    assert ever == {("responses/AUD-01.yaml", "A name."): Marking.OFFICIAL}
    assert notes(as_read_by(PUBLIC, then, Markings(now, ever)).register) == [RESTRICTED]
    assert notes(as_read_by(OFFICIAL, then, Markings(now, ever)).register) == ["A name."]


def test_steps_of_a_concern_count_among_its_words():
    def register(marking: str, step: str) -> Register:
        concern = f"""
concerns:
  - {{id: C1, kind: delivery, raised_on: 2024-02-01, raised_by: force, text: A concern., marking: {marking},
     steps: [{{date: 2024-03-01, to: inspector, text: {step}}}]}}
"""
        return register_of({"recommendations.yaml": ASKED, "concerns.yaml": concern.encode()})

    then, now = register("official", "It named somebody."), register("public", "Put to them.")
    shown = as_read_by(PUBLIC, then, Markings(now, {})).register

    assert shown.concerns[0].steps[0].text == RESTRICTED


def test_minutes_that_name_a_restricted_file_are_kept_back(tmp_path):
    register = of_canaries(tmp_path)
    minutes = {meeting.id: meeting.minutes for meeting in register.meetings}
    files = {item.file for each in register.responses.values() for item in each.evidence if item.file}
    shown = {meeting.id: meeting.minutes for meeting in as_read_by(PUBLIC, register).register.meetings}

    assert {id for id in shown if shown[id] != minutes[id]} == {id for id in minutes if minutes[id] in files}


def test_what_was_marked_down_since_is_shown_in_the_past_too():
    then = small("      - {date: 2024-02-01, status: in_progress, by: force, note: Begun., marking: official}")
    now = small("      - {date: 2024-02-01, status: in_progress, by: force, note: Begun.}")

    assert notes(as_read_by(PUBLIC, then, Markings(now, {})).register) == ["Begun."]


def test_what_is_gone_now_keeps_the_marking_that_it_had():
    then = small("      - {date: 2024-02-01, status: in_progress, by: force, note: Begun., marking: official}")
    now = small("      - {date: 2024-03-01, status: in_progress, by: force, note: Other.}")

    assert notes(as_read_by(PUBLIC, then, Markings(now, {})).register) == [RESTRICTED]


CORRECTED = """
corrections:
  - {date: 2024-05-01, by: force, field: "actions[AUD-01.1].updates[1].note",
     was: A name., now: Half done., reason: It named somebody.}
  - {date: 2024-05-02, by: force, field: "actions[AUD-01.1].updates[1].date",
     was: 2024-03-02, now: 2024-03-01, reason: A slip.}
  - {date: 2024-05-03, by: force, field: "the note of Jane", was: A name., now: Half done., reason: It named somebody.}
"""


def test_corrections_of_a_file_with_stubs_tell_days_and_no_words():
    register = as_read_by(PUBLIC, small(THREE, CORRECTED)).register
    corrections = register.corrections["responses/AUD-01.yaml"]
    assert register.responses["AUD-01"].corrections == corrections  # what the export as JSON holds

    assert [(each.was, each.now, each.reason) for each in corrections] == [
        (RESTRICTED, RESTRICTED, RESTRICTED),
        ("2024-03-02", "2024-03-01", RESTRICTED),
        (RESTRICTED, RESTRICTED, RESTRICTED),
    ]
    assert [each.field for each in corrections][1:] == ["actions[AUD-01.1].updates[1].date", RESTRICTED]


def test_corrections_of_a_file_without_stubs_are_told():
    public = "      - {date: 2024-03-01, status: in_progress, by: force, note: Half done.}"
    corrections = as_read_by(PUBLIC, small(public, CORRECTED)).register.corrections["responses/AUD-01.yaml"]

    assert corrections[0].reason == "It named somebody."


REDACTED = """
      - {date: 2024-03-01, status: in_progress, by: force, note: Half done.}
"""
SAYS_A_NAME = """
      - {date: 2024-03-01, status: in_progress, by: force, note: A name., marking: official_sensitive}
"""
RESPONSE = "responses/AUD-01.yaml"


def test_corrections_of_a_file_that_held_a_restricted_entry_tell_no_words_of_it():
    now = small(REDACTED, CORRECTED)
    markings = Markings(now, restricted_at(small(SAYS_A_NAME), now))
    shown = as_read_by(PUBLIC, now, markings)

    assert [(each.was, each.now, each.reason) for each in shown.register.corrections[RESPONSE]] == [
        (RESTRICTED, RESTRICTED, RESTRICTED),
        ("2024-03-02", "2024-03-01", RESTRICTED),
        (RESTRICTED, RESTRICTED, RESTRICTED),
    ]
    assert notes(shown.register) == ["Half done."]
    assert shown.stubs == 3
    assert as_read_by(SENSITIVE, now, markings).register is now


def test_corrections_are_told_where_what_was_restricted_is_public_by_now():
    now = small(SAYS_A_NAME.replace(", marking: official_sensitive", ""), CORRECTED)
    shown = as_read_by(PUBLIC, now, Markings(now, restricted_at(small(SAYS_A_NAME), now)))

    assert shown.register is now


def test_corrections_tell_no_words_where_it_cannot_be_known_what_was_restricted():
    now = small(REDACTED, CORRECTED)

    assert as_read_by(PUBLIC, now, Markings(now, None)).stubs == 3


MOVED = """
concerns: [{id: C1, kind: delivery, raised_on: 2024-02-01, raised_by: force, text: A concern.}]
corrections:
  - {date: 2024-05-01, by: force, field: "concerns[C1].text", was: A name., now: A concern., reason: A slip.}
  - {date: 2024-05-01, by: force, field: "concerns[C1].kind", was: community, now: delivery, reason: A slip.}
"""


def test_a_correction_that_repeats_what_was_restricted_in_another_file_tells_no_words():
    files = {"recommendations.yaml": ASKED, "concerns.yaml": MOVED.encode()}
    now = register_of({**files, RESPONSE: response(REDACTED)})
    shown = as_read_by(PUBLIC, now, Markings(now, restricted_at(small(SAYS_A_NAME), now))).register

    assert [each.was for each in shown.corrections["concerns.yaml"]] == [RESTRICTED, "community"]


MARKED = """
corrections:
  - {date: 2024-05-01, by: force, field: "actions[AUD-01.1].updates[0].note",
     was: A name., now: Half done., reason: It named somebody., marking: official}
  - {date: 2024-05-02, by: force, field: "actions[AUD-01.1].updates[0].note",
     was: A post., now: Half done., reason: A slip.}
"""


@pytest.mark.parametrize(("audience", "told"), [(PUBLIC, [RESTRICTED, "A post."]), (OFFICIAL, ["A name.", "A post."])])
def test_the_marking_of_a_correction_hides_its_own_words_alone(audience, told):
    shown = as_read_by(audience, small(REDACTED, MARKED)).register

    assert [each.was for each in shown.corrections[RESPONSE]] == told
    assert [each.field for each in shown.corrections[RESPONSE]] == ["actions[AUD-01.1].updates[0].note"] * 2


FIRST = "\n      - {date: 2024-02-01, status: in_progress, by: force, note: Begun.}"
OLD = "\n      - {date: 2024-03-02, status: in_progress, by: force, note: A name.}"
NEW = "\n      - {date: 2024-03-01, status: not_started, by: force, note: A post., marking: official}"
LAST = "\n      - {date: 2024-04-01, status: in_progress, by: force, note: Half done.}"
ELSEWHERE = """
  - id: AUD-01.2
    title: Show it
    updates:
"""


@pytest.mark.parametrize(
    ("then", "now"),
    [
        ([FIRST, OLD, LAST], [FIRST, NEW, LAST]),
        ([OLD, FIRST, LAST], [NEW, FIRST, LAST]),
        ([FIRST, OLD, LAST], [FIRST, LAST, NEW]),
        ([FIRST, OLD, LAST], [FIRST, LAST, ELSEWHERE, NEW]),
    ],
    ids=["in its place", "as the first", "at another place", "in another action"],
)
def test_what_was_dated_and_worded_anew_and_marked_up_at_once_is_kept_in_the_past_too(then, now):
    before, after = small("".join(then)), small("".join(now))
    shown = as_read_by(PUBLIC, before, Markings(after, restricted_at(before, after)))

    assert "A name." not in notes(shown.register)
    assert sorted(map(str, notes(shown.register))) == ["Begun.", "Half done.", "restricted"]


def test_all_that_an_entry_ever_said_is_kept_once_it_is_marked_up():
    first = small(FIRST + "\n      - {date: 2024-03-03, status: in_progress, by: force, note: A first name.}")
    second, third = small(FIRST + OLD), small(FIRST + NEW)
    shown = as_read_by(PUBLIC, first, Markings(third, restricted_at(first, second, third)))

    assert notes(shown.register) == ["Begun.", RESTRICTED]


def test_what_was_restricted_in_between_alone_is_kept():
    """In a file that was there before and is there since, and where the entry was there at that revision alone."""
    first, between, last = small(FIRST), small(FIRST + NEW), small(FIRST + LAST)
    ever = restricted_at(first, between, last)

    assert ever == {(RESPONSE, "A post."): Marking.OFFICIAL}
    assert notes(as_read_by(PUBLIC, small(FIRST + OLD), Markings(last, ever)).register) == ["Begun.", "A name."]
    repeated = small(FIRST + OLD.replace("A name.", "A post."))
    assert notes(as_read_by(PUBLIC, repeated, Markings(last, ever)).register) == ["Begun.", RESTRICTED]


def test_a_new_entry_that_is_restricted_hides_nothing_of_the_others():
    before, after = small(FIRST + OLD), small(FIRST + OLD + NEW)

    assert as_read_by(PUBLIC, before, Markings(after, restricted_at(before, after))).register is before


def with_minutes(name: str, evidence: str) -> Register:
    meeting = f"""
meetings: [{{id: board, date: 2024-03-01, body: force, title: Board, status: held, minutes: {name}}}]
"""
    files = {
        "recommendations.yaml": ASKED,
        "meetings.yaml": meeting.encode(),
        RESPONSE: response(FIRST, f"evidence: [{evidence}]"),
    }
    register, problems = read(files, {"evidence/a-name.pdf": HASH}, TODAY)
    assert register is not None, problems
    return register


HASH = "0" * 64
HELD = f"""{{id: E1, title: Paper, kind: minutes, shows: A vote, date: 2024-03-01, file: evidence/a-name.pdf,
     sha256: "{HASH}", marking: %s}}"""


@pytest.mark.parametrize(("marking", "told"), [("official", RESTRICTED), ("public", "evidence/a-name.pdf")])
def test_minutes_keep_back_the_name_of_a_file_whose_restricted_evidence_was_taken_out(marking, told):
    before = with_minutes("evidence/a-name.pdf", HELD % marking)
    now = with_minutes("evidence/a-name.pdf", "")
    shown = as_read_by(PUBLIC, now, Markings(now, restricted_at(before, now)))

    assert [meeting.minutes for meeting in shown.register.meetings] == [told]


def of_canaries(folder: Path) -> Register:
    texts = read_folder(canaries_into(folder))
    register, problems = read(texts.texts, texts.held, TODAY)
    assert register is not None, problems
    return register


@pytest.mark.parametrize("audience", [PUBLIC, OFFICIAL])
def test_no_word_of_what_is_restricted_is_left_anywhere(tmp_path, audience):
    register = of_canaries(tmp_path)
    shown, stubs = as_read_by(audience, register)

    assert repr(register).count(CANARY) > 300
    assert CANARY not in repr(shown)
    assert stubs > 150


@pytest.mark.parametrize("day", [date(2023, 5, 17), date(2024, 11, 27), date(2025, 3, 31)])
def test_the_figures_are_the_same_for_everybody(tmp_path, day):
    whole = of_canaries(tmp_path)
    shown = as_read_by(PUBLIC, whole).register
    stands, seen = (position(each, spans_of_register(each), day) for each in (whole, shown))

    assert seen.standings == stands.standings
    assert [(each.rule, each.subject, each.since, each.days) for each in exceptions(shown, seen)] == [
        (each.rule, each.subject, each.since, each.days) for each in exceptions(whole, stands)
    ]
    assert len(exceptions(whole, stands)) > 10


def test_every_class_with_a_marking_may_be_restricted_and_what_it_holds_follows_it():
    assert {kind.__name__ for kind in RESTRICTABLE} == {
        *("Update", "Extension", "Evidence", "Verification", "Escalation", "Decision", "Paper", "Concern"),
        "Correction",
    }
    assert {kind.__name__ for kind in FOLLOWING - RESTRICTABLE} == {"Sample", "Step"}


@pytest.mark.parametrize("kind", sorted(RESTRICTABLE, key=str))
def test_what_a_marking_hides_may_be_a_stub(kind):
    """A field that may be hidden says so in its type, or mypy could not name who takes a stub for text."""
    hidden = [field for field in hidden_in(kind) if field.entries is None or not field.is_list]

    assert hidden
    assert [field.name for field in hidden if Restricted not in field.types] == []


@pytest.mark.parametrize("kind", sorted(FOLLOWING, key=str))
def test_nothing_that_is_open_is_free_text(kind):
    """What every reader sees is a day, a word of the vocabulary, an id, or the id of a record that is known to be."""
    is_open = [field for field in declared_fields(kind) if field.is_open]

    free = [field.name for field in is_open if not {Mark.REF, Mark.PARTY, Mark.NAME} & field.marks]
    assert [name for name in free if not is_day_or_word(kind, name)] == []
    assert all("pattern='^" in str(hint_of(kind, field.name)) for field in is_open if Mark.NAME in field.marks)


def is_day_or_word(kind, name):
    types = next(field.types for field in declared_fields(kind) if field.name == name)
    return all(each is date or issubclass(each, Word) for each in types)


def hint_of(kind, name):
    return get_type_hints(kind, include_extras=True)[name]


@pytest.mark.parametrize(
    ("text", "restricted"),
    [
        (b"marking: public", False),
        (b"{marking: public}", False),
        (b"title: Official wording", False),
        (b"marking: official", True),
        (b"marking:\n  official_sensitive", True),
        (b"'marking': \"official\"", True),
        (b"markng: official", True),
        (b"marking: oficial", True),
        (b"mark: OFFICIAL-SENSITIVE", True),
        (b"marking:", True),
    ],
)
def test_a_file_that_may_hold_what_is_restricted_is_told_from_one_that_cannot(text, restricted):
    assert may_hold_restricted({"responses/AUD-01.yaml": text}) is restricted
    assert not may_hold_restricted({"README.md": text})
